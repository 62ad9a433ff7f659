"""All services over one database: what the composition root makes and every page is given."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.acting import Clock
    from desktop_app.services.agency import AgencyService
    from desktop_app.services.appointments import AppointmentService
    from desktop_app.services.cases import CaseService
    from desktop_app.services.checklists import ChecklistService
    from desktop_app.services.directory import DirectoryService
    from desktop_app.services.follow_ups import FollowUpService
    from desktop_app.services.handouts.service import HandoutService
    from desktop_app.services.history import HistoryService
    from desktop_app.services.items import ItemService
    from desktop_app.services.rooms import RoomService
    from desktop_app.services.staff import StaffService
    from desktop_app.services.today import TodayService
    from desktop_app.store.database import Database


class Services:
    """One of each, imported and made when it is first asked for: the sign-in page needs two of them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @cached_property
    def agency(self) -> AgencyService:
        """AgencyService, once."""
        from desktop_app.services.agency import AgencyService

        return AgencyService(self._database, self._clock)

    @cached_property
    def appointments(self) -> AppointmentService:
        """AppointmentService, once."""
        from desktop_app.services.appointments import AppointmentService

        return AppointmentService(self._database, self._clock, self.checklists)

    @cached_property
    def cases(self) -> CaseService:
        """CaseService, once."""
        from desktop_app.services.cases import CaseService

        return CaseService(self._database, self._clock)

    @cached_property
    def checklists(self) -> ChecklistService:
        """ChecklistService, once."""
        from desktop_app.services.checklists import ChecklistService

        return ChecklistService(self._database, self._clock)

    @cached_property
    def directory(self) -> DirectoryService:
        """DirectoryService, once."""
        from desktop_app.services.directory import DirectoryService

        return DirectoryService(self._database, self._clock)

    @cached_property
    def follow_ups(self) -> FollowUpService:
        """FollowUpService, once."""
        from desktop_app.services.follow_ups import FollowUpService

        return FollowUpService(self._database, self._clock)

    @cached_property
    def handouts(self) -> HandoutService:
        """HandoutService, once."""
        from desktop_app.services.handouts.service import HandoutService

        return HandoutService(self._database, self._clock)

    @cached_property
    def history(self) -> HistoryService:
        """HistoryService, once."""
        from desktop_app.services.history import HistoryService

        return HistoryService(self._database, self._clock)

    @cached_property
    def items(self) -> ItemService:
        """ItemService, once."""
        from desktop_app.services.items import ItemService

        return ItemService(self._database, self._clock, self.checklists)

    @cached_property
    def rooms(self) -> RoomService:
        """RoomService, once."""
        from desktop_app.services.rooms import RoomService

        return RoomService(self._database, self._clock)

    @cached_property
    def staff(self) -> StaffService:
        """StaffService, once."""
        from desktop_app.services.staff import StaffService

        return StaffService(self._database, self._clock)

    @cached_property
    def today(self) -> TodayService:
        """TodayService, once."""
        from desktop_app.services.today import TodayService

        return TodayService(self._database, self._clock, self.checklists)


def services_over(database: Database, clock: Clock) -> Services:
    """Every service over an open database, with one clock."""
    return Services(database, clock)

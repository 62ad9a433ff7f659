"""All services over one database: what the composition root makes and every page is given."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.services.acting import Clock
from desktop_app.services.agency import AgencyService
from desktop_app.services.appointments import AppointmentService
from desktop_app.services.cases import CaseService
from desktop_app.services.checklists import ChecklistService
from desktop_app.services.directory import DirectoryService
from desktop_app.services.follow_ups import FollowUpService
from desktop_app.services.handouts import HandoutService
from desktop_app.services.history import HistoryService
from desktop_app.services.items import ItemService
from desktop_app.services.rooms import RoomService
from desktop_app.services.staff import StaffService
from desktop_app.services.today import TodayService
from desktop_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """One of each."""

    agency: AgencyService
    appointments: AppointmentService
    cases: CaseService
    checklists: ChecklistService
    directory: DirectoryService
    follow_ups: FollowUpService
    handouts: HandoutService
    history: HistoryService
    items: ItemService
    rooms: RoomService
    staff: StaffService
    today: TodayService


def services_over(database: Database, clock: Clock) -> Services:
    """Every service over an open database, with one clock."""
    steps = ChecklistService(database, clock)
    return Services(
        AgencyService(database, clock),
        AppointmentService(database, clock, steps),
        CaseService(database, clock),
        steps,
        DirectoryService(database, clock),
        FollowUpService(database, clock),
        HandoutService(database, clock),
        HistoryService(database, clock),
        ItemService(database, clock, steps),
        RoomService(database, clock),
        StaffService(database, clock),
        TodayService(database, clock, steps),
    )

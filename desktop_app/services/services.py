"""All services over one database: what the composition root makes and every page is given."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.accounts import AccountService
    from desktop_app.services.acting import Clock
    from desktop_app.services.agency import AgencyService
    from desktop_app.services.appointments import AppointmentService
    from desktop_app.services.audit import AuditService
    from desktop_app.services.authority import AuthorityService
    from desktop_app.services.backups import BackupService
    from desktop_app.services.board import BoardService
    from desktop_app.services.buffers import BufferService
    from desktop_app.services.by_post import ByPostService
    from desktop_app.services.calendar_files.service import CalendarFileService
    from desktop_app.services.cases import CaseService
    from desktop_app.services.cash import CashService
    from desktop_app.services.checklists import ChecklistService
    from desktop_app.services.closures import ClosureService
    from desktop_app.services.consents import ConsentService
    from desktop_app.services.custody import CustodyService
    from desktop_app.services.destructions import DestructionService
    from desktop_app.services.directory import DirectoryService
    from desktop_app.services.find_time import FindTimeService
    from desktop_app.services.flags import FlagService
    from desktop_app.services.follow_ups import FollowUpService
    from desktop_app.services.handouts.service import HandoutService
    from desktop_app.services.history import HistoryService
    from desktop_app.services.hold_requests import HoldRequestService
    from desktop_app.services.identity import IdentityService
    from desktop_app.services.items import ItemService
    from desktop_app.services.lobby import LobbyService
    from desktop_app.services.missing_items import MissingItemService
    from desktop_app.services.notices import NoticeService
    from desktop_app.services.packing import PackingService
    from desktop_app.services.paper_forms import PaperFormService
    from desktop_app.services.phrases import PhraseService
    from desktop_app.services.preferences import PreferenceService
    from desktop_app.services.prints import PrintService
    from desktop_app.services.reports import ReportService
    from desktop_app.services.retention import RetentionService
    from desktop_app.services.return_documents import ReturnDocumentService
    from desktop_app.services.rooms import RoomService
    from desktop_app.services.schedule import ScheduleService
    from desktop_app.services.search import SearchService
    from desktop_app.services.separation import SeparationService
    from desktop_app.services.series import SeriesService
    from desktop_app.services.staff import StaffService
    from desktop_app.services.staff_checkins import StaffCheckinService
    from desktop_app.services.team import TeamService
    from desktop_app.services.today import TodayService
    from desktop_app.services.waiting_list import WaitingListService
    from desktop_app.services.week_board import WeekBoardService
    from desktop_app.services.wording import WordingService
    from desktop_app.store.database import Database


class Services:
    """One of each, imported and made when it is first asked for: the sign-in page needs two of them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @cached_property
    def accounts(self) -> AccountService:
        """AccountService, once."""
        from desktop_app.services.accounts import AccountService

        return AccountService(self._database, self._clock)

    @property
    def only_looking(self) -> bool:
        """Whether this is a passing copy of records that lie where nothing is written."""
        return self._database.only_looking

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
    def audit(self) -> AuditService:
        """AuditService, once."""
        from desktop_app.services.audit import AuditService

        return AuditService(self._database, self._clock)

    @cached_property
    def authority(self) -> AuthorityService:
        """AuthorityService, once."""
        from desktop_app.services.authority import AuthorityService

        return AuthorityService(self._database, self._clock)

    @cached_property
    def backups(self) -> BackupService:
        """BackupService, once."""
        from desktop_app.services.backups import BackupService

        return BackupService(self._database, self._clock)

    @cached_property
    def board(self) -> BoardService:
        """BoardService, once."""
        from desktop_app.services.board import BoardService

        return BoardService(self._database, self._clock)

    @cached_property
    def buffers(self) -> BufferService:
        """BufferService, once."""
        from desktop_app.services.buffers import BufferService

        return BufferService(self._database, self._clock)

    @cached_property
    def by_post(self) -> ByPostService:
        """ByPostService, once."""
        from desktop_app.services.by_post import ByPostService

        return ByPostService(self._database, self._clock, self.checklists)

    @cached_property
    def calendar_files(self) -> CalendarFileService:
        """CalendarFileService, once."""
        from desktop_app.services.calendar_files.service import CalendarFileService

        return CalendarFileService(self._database, self._clock)

    @cached_property
    def cash(self) -> CashService:
        """CashService, once."""
        from desktop_app.services.cash import CashService

        return CashService(self._database, self._clock)

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
    def closures(self) -> ClosureService:
        """ClosureService, once."""
        from desktop_app.services.closures import ClosureService

        return ClosureService(self._database, self._clock)

    @cached_property
    def custody(self) -> CustodyService:
        """CustodyService, once."""
        from desktop_app.services.custody import CustodyService

        return CustodyService(self._database, self._clock)

    @cached_property
    def consents(self) -> ConsentService:
        """ConsentService, once."""
        from desktop_app.services.consents import ConsentService

        return ConsentService(self._database, self._clock)

    @cached_property
    def destructions(self) -> DestructionService:
        """DestructionService, once."""
        from desktop_app.services.destructions import DestructionService

        return DestructionService(self._database, self._clock)

    @cached_property
    def directory(self) -> DirectoryService:
        """DirectoryService, once."""
        from desktop_app.services.directory import DirectoryService

        return DirectoryService(self._database, self._clock)

    @cached_property
    def find_time(self) -> FindTimeService:
        """FindTimeService, once."""
        from desktop_app.services.find_time import FindTimeService

        return FindTimeService(self._database, self._clock)

    @cached_property
    def flags(self) -> FlagService:
        """FlagService, once."""
        from desktop_app.services.flags import FlagService

        return FlagService(self._database, self._clock)

    @cached_property
    def follow_ups(self) -> FollowUpService:
        """FollowUpService, once."""
        from desktop_app.services.follow_ups import FollowUpService

        return FollowUpService(self._database, self._clock)

    @cached_property
    def handouts(self) -> HandoutService:
        """HandoutService, once."""
        from desktop_app.services.handouts.service import HandoutService

        return HandoutService(self._database, self._clock, self.checklists)

    @cached_property
    def history(self) -> HistoryService:
        """HistoryService, once."""
        from desktop_app.services.history import HistoryService

        return HistoryService(self._database, self._clock)

    @cached_property
    def hold_requests(self) -> HoldRequestService:
        """HoldRequestService, once."""
        from desktop_app.services.hold_requests import HoldRequestService

        return HoldRequestService(self._database, self._clock)

    @cached_property
    def identity(self) -> IdentityService:
        """IdentityService, once."""
        from desktop_app.services.identity import IdentityService

        return IdentityService(self._database, self._clock, self.checklists)

    @cached_property
    def items(self) -> ItemService:
        """ItemService, once."""
        from desktop_app.services.items import ItemService

        return ItemService(self._database, self._clock, self.checklists)

    @cached_property
    def lobby(self) -> LobbyService:
        """LobbyService, once."""
        from desktop_app.services.lobby import LobbyService

        return LobbyService(self._database, self._clock)

    @cached_property
    def notices(self) -> NoticeService:
        """NoticeService, once."""
        from desktop_app.services.notices import NoticeService

        return NoticeService(self._database, self._clock)

    @cached_property
    def missing_items(self) -> MissingItemService:
        """MissingItemService, once."""
        from desktop_app.services.missing_items import MissingItemService

        return MissingItemService(self._database, self._clock)

    @cached_property
    def packing(self) -> PackingService:
        """PackingService, once."""
        from desktop_app.services.packing import PackingService

        return PackingService(self._database, self._clock, self.checklists)

    @cached_property
    def paper_forms(self) -> PaperFormService:
        """PaperFormService, once."""
        from desktop_app.services.paper_forms import PaperFormService

        return PaperFormService(self._database, self._clock)

    @cached_property
    def phrases(self) -> PhraseService:
        """PhraseService, once."""
        from desktop_app.services.phrases import PhraseService

        return PhraseService(self._database, self._clock)

    @cached_property
    def preferences(self) -> PreferenceService:
        """PreferenceService, once."""
        from desktop_app.services.preferences import PreferenceService

        return PreferenceService(self._database, self._clock, self.checklists)

    @cached_property
    def prints(self) -> PrintService:
        """PrintService, once."""
        from desktop_app.services.prints import PrintService

        return PrintService(self._database, self._clock)

    @cached_property
    def reports(self) -> ReportService:
        """ReportService, once."""
        from desktop_app.services.reports import ReportService

        return ReportService(self._database, self._clock)

    @cached_property
    def return_documents(self) -> ReturnDocumentService:
        """ReturnDocumentService, once."""
        from desktop_app.services.return_documents import ReturnDocumentService

        return ReturnDocumentService(self._database, self._clock)

    @cached_property
    def retention(self) -> RetentionService:
        """RetentionService, once."""
        from desktop_app.services.retention import RetentionService

        return RetentionService(self._database, self._clock)

    @cached_property
    def rooms(self) -> RoomService:
        """RoomService, once."""
        from desktop_app.services.rooms import RoomService

        return RoomService(self._database, self._clock)

    @cached_property
    def schedule(self) -> ScheduleService:
        """ScheduleService, once."""
        from desktop_app.services.schedule import ScheduleService

        return ScheduleService(self._database, self._clock, self.checklists)

    @cached_property
    def search(self) -> SearchService:
        """SearchService, once."""
        from desktop_app.services.search import SearchService

        return SearchService(self._database, self._clock)

    @cached_property
    def separation(self) -> SeparationService:
        """SeparationService, once."""
        from desktop_app.services.separation import SeparationService

        return SeparationService(self._database, self._clock)

    @cached_property
    def series(self) -> SeriesService:
        """SeriesService, once."""
        from desktop_app.services.series import SeriesService

        return SeriesService(self._database, self._clock, self.checklists)

    @cached_property
    def staff(self) -> StaffService:
        """StaffService, once."""
        from desktop_app.services.staff import StaffService

        return StaffService(self._database, self._clock)

    @cached_property
    def staff_checkins(self) -> StaffCheckinService:
        """StaffCheckinService, once."""
        from desktop_app.services.staff_checkins import StaffCheckinService

        return StaffCheckinService(self._database, self._clock)

    @cached_property
    def team(self) -> TeamService:
        """TeamService, once."""
        from desktop_app.services.team import TeamService

        return TeamService(self._database, self._clock)

    @cached_property
    def today(self) -> TodayService:
        """TodayService, once."""
        from desktop_app.services.today import TodayService

        return TodayService(self._database, self._clock, self.checklists)

    @cached_property
    def waiting_list(self) -> WaitingListService:
        """WaitingListService, once."""
        from desktop_app.services.waiting_list import WaitingListService

        return WaitingListService(self._database, self._clock, self.appointments)

    @cached_property
    def week_board(self) -> WeekBoardService:
        """WeekBoardService, once."""
        from desktop_app.services.week_board import WeekBoardService

        return WeekBoardService(self._database, self._clock)

    @cached_property
    def wording(self) -> WordingService:
        """WordingService, once."""
        from desktop_app.services.wording import WordingService

        return WordingService(self._database, self._clock)


def services_over(database: Database, clock: Clock) -> Services:
    """Every service over an open database, with one clock."""
    return Services(database, clock)

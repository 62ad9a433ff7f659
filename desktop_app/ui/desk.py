"""One desk: who signs in, which pages they get, and how a wish on one page opens another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import IDLE_MINUTES
from desktop_app.domain.agency import Agency
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.acting import Clock
from desktop_app.services.services import Services
from desktop_app.ui import clipboard, unlearned
from desktop_app.ui.cover import kept_covered
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.lock import let_go, lock_all
from desktop_app.ui.messages import Messages
from desktop_app.ui.session import Session
from desktop_app.ui.sign_in import SignInPage, SignInPerson
from desktop_app.ui.window import MainWindow
from desktop_app.ui.words import word

if TYPE_CHECKING:
    from desktop_app.services.entrance import Entered, Entrance
    from desktop_app.services.preparing import Prepared
    from desktop_app.ui.directory.page import DirectoryPage
    from desktop_app.ui.entrance.door import Door
    from desktop_app.ui.handouts.page import HandoutsPage
    from desktop_app.ui.returns.page import ReturnsPage
    from desktop_app.ui.rooms.page import RoomsPage
    from desktop_app.ui.wording.unsaved import Unsaved


class Desk(QObject):
    """Holds the window and the session of whoever is signed in.

    A sample agency is open all the time and one click signs in. An agency's own records are behind `entrance`: they are
    opened with a password, and shut again whenever the desk is locked.
    """

    look_chosen = Signal(bool)
    """Dark, or light again."""

    def __init__(
        self,
        services: Services | None,
        agency: Agency | None,
        clock: Clock,
        window: MainWindow | None = None,
        entrance: Entrance | None = None,
        entered: Entered | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._agency = agency
        self._clock = clock
        self.messages = Messages()
        self.window = window or MainWindow()
        self.session: Session | None = None
        self._unsaved: dict[int, dict[tuple[str, str], Unsaved]] = {}
        self.idle = IdleWatch()
        self.door = self._door(entrance) if entrance else None
        clipboard.watch()
        unlearned.watch()
        self.idle.idle.connect(lock_all)
        self.idle.looked.connect(self.look_again)
        self._asking = False
        self.window.lock_requested.connect(self.lock)
        if self.door is not None and entered is not None:
            self.door.welcome(entered)
        else:
            self.lock()

    def lock(self) -> None:
        """Back to "Who is at this desk?"; nothing of one person's view stays for the next."""
        self.window.clear_pages()
        if self.session is not None:
            let_go(self.session)
            self.session = None
        self.idle.stop()
        if self.door is not None:
            self._services = self._agency = None
            self.door.shut()
            return
        _, agency = self._opened()
        note = self.tr("Sample agency. Everything here is invented.") if agency.sample else ""
        people = [SignInPerson(each.id, each.name, word(each.role)) for each in self.people()]
        page = SignInPage(agency.name, people, note)
        page.chosen.connect(self.sign_in)
        self.window.show_alone(page)

    def put_back(self, prepared: Prepared) -> None:
        """A copy takes the place of the records; then everybody signs in again."""
        session = self.session
        if session is None:
            return  # the desk was locked meanwhile: the next sign-in takes away what lies ready
        self.lock()
        if self.door is not None:
            self.door.put_back(prepared, session.actor)

    def people(self) -> tuple[StaffMember, ...]:
        """Everyone who may sign in with one click, by role."""
        services, _ = self._opened()
        return tuple(sorted(services.staff.all(), key=_by_role))

    def sign_in(self, staff_id: int) -> None:
        """One click: open the pages for one person."""
        self._begin(next(each for each in self.people() if each.id == staff_id))

    def look_again(self) -> None:
        """Every few seconds: whether whoever sits here still may, and said lately who they are."""
        session = self.session
        if session is None or self.door is None or self._asking:
            return
        people = session.services.accounts
        if people.must_confirm(session.actor, Action.VIEW_SCHEDULE) is True:
            self._confirm(session)
        elif isinstance(people.standing(session.actor), Refused):
            lock_all()
        else:
            session.services.backups.tend(session.actor)

    def _confirm(self, session: Session) -> None:
        """After twelve hours everything is hidden until the password is given; whoever does not give it is signed out."""
        from desktop_app.ui.accounts.confirming import ask

        self._asking = True
        sentence = self.tr("You have been signed in for twelve hours. Please confirm it with your password.")
        with kept_covered():
            stays = ask(session, self.window, sentence)
        self._asking = False
        if not stays and self.session is session:
            lock_all()

    def _door(self, entrance: Entrance) -> Door:
        from desktop_app.ui.entrance.door import Door

        door = Door(entrance, self.window, self.messages, self._clock)
        door.opened.connect(self._on_opened)
        door.given_up.connect(self.lock)
        door.entered.connect(self._on_entered)
        return door

    def _on_opened(self, entered: Entered) -> None:
        """A card or a first password that nobody looks at is as good as a page."""
        self._watch(entered.services, entered.actor)

    def _watch(self, services: Services, actor: StaffMember) -> None:
        chosen = services.accounts.security(actor)
        self.idle.start(IDLE_MINUTES if isinstance(chosen, Refused) else chosen.idle_minutes)

    def _on_entered(self, entered: Entered) -> None:
        self._services, self._agency = entered.services, entered.agency
        self._begin(entered.actor)

    def _begin(self, actor: StaffMember) -> None:
        """Open the pages for one person, Today first."""
        services, agency = self._opened()
        self.session = Session(services, agency, actor, self.messages, self._clock)
        self.session.unsaved = self._unsaved.setdefault(actor.id, {})
        self.session.changed.connect(self.window.refresh)
        self._watch(services, actor)
        self.window.set_person(actor.name, word(actor.role))
        looking = self.tr(
            "You are looking at these records as they were when you signed in. Nothing can be changed or printed here, and "
            "their log does not tell of it."
        )
        self.window.set_note(looking if services.only_looking else "")
        if actor.role is Role.ADMINISTRATOR:
            self.window.add_page("accounts", self.tr("Accounts"), "person", self._accounts)
            self.window.show_page("accounts")
            return
        self._add_pages(actor)
        self.window.show_page("today")

    def _add_pages(self, actor: StaffMember) -> None:
        window = self.window
        window.add_page("today", self.tr("Today"), "today", self._today)
        window.add_page("rooms", self.tr("Rooms"), "rooms", self._rooms)
        if actor.role is not Role.FRONT_DESK:
            window.add_page("returns", self.tr("Returns"), "returns", self._returns)
        window.add_page("handouts", self.tr("Handouts"), "handouts", self._handouts)
        window.add_page("directory", self.tr("Directory"), "directory", self._directory)
        window.add_page("protocols", self.tr("Protocols"), "protocols", self._protocols)
        if may(actor.role, Action.VIEW_REPORTS):
            window.add_page("reports", self.tr("Reports"), "reports", self._reports)
        window.add_page("settings", self.tr("Settings"), "settings", self._settings)

    # Pages, each imported and built when it is first shown: the window is there before they are needed

    def _today(self) -> QWidget:
        from desktop_app.ui.today.page import TodayPage

        page = TodayPage(self._open())
        page.hide_wanted.connect(self.window.toggle_cover)
        page.open_case_wanted.connect(self.open_case)
        page.open_appointment_wanted.connect(self.open_appointment)
        page.review_wanted.connect(self._review_directory)
        return page

    def _rooms(self) -> QWidget:
        from desktop_app.ui.rooms.page import RoomsPage

        page = RoomsPage(self._open())
        page.checklist_wanted.connect(self.show_checklist)
        page.letter_wanted.connect(self._letter)
        return page

    def _returns(self) -> QWidget:
        from desktop_app.ui.returns.page import ReturnsPage

        page = ReturnsPage(self._open())
        page.book_wanted.connect(self._book_return)
        page.handout_wanted.connect(self.show_handout)
        page.table_wanted.connect(self.show_table)
        return page

    def _handouts(self) -> QWidget:
        from desktop_app.ui.handouts.page import HandoutsPage

        page = HandoutsPage(self._open())
        page.open_directory_wanted.connect(self._show_directory)
        return page

    def _directory(self) -> QWidget:
        from desktop_app.ui.directory.page import DirectoryPage

        return DirectoryPage(self._open())

    def _protocols(self) -> QWidget:
        from desktop_app.ui.protocols import ProtocolsPage

        return ProtocolsPage(self._open())

    def _reports(self) -> QWidget:
        from desktop_app.ui.reports.page import ReportsPage

        page = ReportsPage(self._open())
        page.rooms_wanted.connect(self._show_rooms)
        return page

    def _accounts(self) -> QWidget:
        from desktop_app.ui.accounts.page import AccountsPage

        return AccountsPage(self._open())

    def _settings(self) -> QWidget:
        from desktop_app.ui.settings import SettingsPage

        page = SettingsPage(self._open())
        page.theme_chosen.connect(self.look_chosen)
        page.appointment_wanted.connect(self.open_appointment)
        page.restore_wanted.connect(self.put_back, Qt.ConnectionType.QueuedConnection)
        return page

    # Wishes of one page that another fulfils

    def open_case(self, case_id: int) -> None:
        """Show a family on the Returns page."""
        self.window.show_page("returns")
        cast("ReturnsPage", self.window.page("returns")).open_case(case_id)

    def open_appointment(self, appointment_id: int) -> None:
        """Show an appointment on the Rooms page."""
        self.window.show_page("rooms")
        cast("RoomsPage", self.window.page("rooms")).open_appointment(appointment_id)

    def show_handout(self, kind: str, case_id: int, appointment_id: int) -> None:
        """Show a document on the Handouts page."""
        self.window.show_page("handouts")
        cast("HandoutsPage", self.window.page("handouts")).show_document(kind, case_id, appointment_id)

    def show_checklist(self, appointment_id: int) -> None:
        """The checklist of an appointment, over the page."""
        from desktop_app.ui.checklist_dialog import ChecklistDialog

        dialog = ChecklistDialog(self._open(), appointment_id, self.window)
        dialog.exec()
        dialog.deleteLater()

    def show_table(self, case_id: int, appointment_id: int) -> None:
        """At the table: the whole window, without the rail."""
        from desktop_app.ui.returns.table import TableScreen

        screen = TableScreen(self._open(), case_id, appointment_id)
        screen.leave.connect(self._leave_table)
        screen.handout_wanted.connect(self._handout_from_table)
        self.window.show_alone(screen)

    def _leave_table(self) -> None:
        self.window.show_pages()

    def _handout_from_table(self, kind: str, case_id: int, appointment_id: int) -> None:
        self.window.show_pages()
        self.show_handout(kind, case_id, appointment_id)

    def _book_return(self, case_id: int) -> None:
        self.window.show_page("rooms")
        cast("RoomsPage", self.window.page("rooms")).book_return(case_id)

    def _letter(self, appointment_id: int) -> None:
        self.show_handout("appointment_letter", 0, appointment_id)

    def _show_directory(self) -> None:
        self.window.show_page("directory")

    def _review_directory(self) -> None:
        self.window.show_page("directory")
        cast("DirectoryPage", self.window.page("directory")).review()

    def _show_rooms(self) -> None:
        self.window.show_page("rooms")

    def _opened(self) -> tuple[Services, Agency]:
        if self._services is None or self._agency is None:
            raise RuntimeError("the records are shut")
        return self._services, self._agency

    def _open(self) -> Session:
        if self.session is None:
            raise RuntimeError("nobody is signed in")
        return self.session


def _by_role(member: StaffMember) -> tuple[int, str]:
    return list(Role).index(member.role), member.name

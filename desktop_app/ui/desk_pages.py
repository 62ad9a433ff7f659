"""The pages of whoever is signed in, and how a wish on one opens another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role
from desktop_app.ui.session import Session
from desktop_app.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.ui.directory.page import DirectoryPage
    from desktop_app.ui.handouts.page import HandoutsPage
    from desktop_app.ui.returns.page import ReturnsPage
    from desktop_app.ui.rooms.page import RoomsPage


class DeskPages(QObject):
    """Fills the window's rail for one person after the other."""

    look_chosen = Signal(bool)
    """Dark, or light again."""
    restore_wanted = Signal(object)
    """A copy that is to take the place of the records."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self.session: Session | None = None

    def show(self, session: Session) -> None:
        """Put the pages of a role into the rail, and open the first."""
        self.session = session
        if session.actor.role is Role.ADMINISTRATOR:
            self.window.add_page("accounts", self.tr("Accounts"), "person", self._accounts)
            self.window.show_page("accounts")
            return
        self._add(session)
        self.window.show_page("today")

    def forget(self) -> None:
        """Nothing of one person's view stays for the next."""
        self.window.clear_pages()
        self.session = None

    def _add(self, session: Session) -> None:
        window = self.window
        window.add_page("today", self.tr("Today"), "today", self._today)
        window.add_page("rooms", self.tr("Rooms"), "rooms", self._rooms)
        if session.actor.role is not Role.FRONT_DESK:
            window.add_page("returns", self.tr("Returns"), "returns", self._returns)
        if session.may(Action.PRINT_CHECKLIST):  # which is everybody, where anything is printed at all
            window.add_page("handouts", self.tr("Handouts"), "handouts", self._handouts)
        window.add_page("directory", self.tr("Directory"), "directory", self._directory)
        window.add_page("protocols", self.tr("Protocols"), "protocols", self._protocols)
        if session.may(Action.VIEW_REPORTS):
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
        page.restore_wanted.connect(self.restore_wanted)
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

    def _open(self) -> Session:
        if self.session is None:
            raise RuntimeError("nobody is signed in")
        return self.session

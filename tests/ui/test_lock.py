"""F9 locks at once, whatever stands in front of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDateEdit, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.first_start import FirstStartDialog
from desktop_app.ui.pdf_output import save_pdf
from desktop_app.ui.reason import ReasonDialog
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.sign_in import SignInPage
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.today.unannounced import UnannouncedCard
from desktop_app.ui.widgets.fields import TextField
from tests.ui.conftest import Fairhaven, the

LEFT = Qt.MouseButton.LeftButton
F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9
POPUPS = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
"""The offscreen platform has no other windows that a list could be above."""


@pytest.fixture
def desk(qtbot: QtBot, fairhaven: Fairhaven) -> Iterator[Desk]:
    """The front desk, signed in."""
    agency = fairhaven.services.agency.get()
    assert agency is not None
    made = Desk(fairhaven.services, agency, fairhaven.clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.sign_in(fairhaven.one(Role.FRONT_DESK).id)
    yield made
    made.lock()


def rooms_of(desk: Desk) -> RoomsPage:
    desk.window.show_page("rooms")
    page = desk.window.page("rooms")
    assert isinstance(page, RoomsPage)
    return page


def booking(qtbot: QtBot, desk: Desk) -> BookingDialog:
    qtbot.mouseClick(rooms_of(desk).book, LEFT)
    return in_front(qtbot, BookingDialog)


def panel(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> AppointmentPanel:
    supervisor = fairhaven.one(Role.SUPERVISOR)
    day = fairhaven.services.schedule.day(supervisor, fairhaven.session(Role.SUPERVISOR).today())
    assert not isinstance(day, Refused)
    visit = next(each for each in day.appointments if each.guest_name == "Tess Howard")
    rooms_of(desk).open_appointment(visit.id)
    return in_front(qtbot, AppointmentPanel)


def in_front(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    return QApplication.activeWindow()


def inside(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Do something in the dialog that is about to run its own loop."""

    def look() -> None:
        dialog = QApplication.activeWindow()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)


def assert_locked(desk: Desk) -> None:
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [desk.window]
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert not desk.window.is_covered()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [page.isVisible() for page in desk.window.findChildren(SignInPage)] == [True]
    assert desk.session is None
    assert desk.window.findChildren(QDialog) == []


def test_a_dialog_is_left_and_the_desk_locked(qtbot: QtBot, desk: Desk) -> None:
    dialog = booking(qtbot, desk)
    assert isinstance(dialog, BookingDialog)
    qtbot.keyClicks(dialog.form.guest.line, "Half a na")
    qtbot.keyClick(dialog.form.guest.line, F9)
    assert_locked(desk)


def test_after_the_lock_somebody_else_may_sign_in_at_once(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> None:
    qtbot.keyClick(booking(qtbot, desk), F9)
    other = fairhaven.one(Role.EVIDENCE)
    qtbot.mouseClick(the(desk.window, f"sign_in.person.{other.id}"), LEFT)
    assert desk.session is not None
    assert desk.session.actor == other
    assert desk.window.current_key() == "today"


def test_dialogs_over_dialogs_are_all_left(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> None:
    below = panel(qtbot, desk, fairhaven)
    qtbot.mouseClick(the(below, "appointment.change"), LEFT)
    qtbot.keyClick(in_front(qtbot, BookingDialog), F9)
    assert_locked(desk)


def test_a_question_that_waits_is_left_and_nothing_is_done(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> None:
    below = panel(qtbot, desk, fairhaven)
    inside(ReasonDialog, lambda dialog: qtbot.keyClick(dialog, F9))
    qtbot.mouseClick(the(below, "appointment.cancel"), LEFT)
    assert_locked(desk)
    assert panel_status(fairhaven) == "tentative"


def panel_status(fairhaven: Fairhaven) -> str:
    supervisor = fairhaven.one(Role.SUPERVISOR)
    day = fairhaven.services.schedule.day(supervisor, fairhaven.session(Role.SUPERVISOR).today())
    assert not isinstance(day, Refused)
    return next(each for each in day.appointments if each.guest_name == "Tess Howard").status.value


def test_a_card_that_runs_over_a_page_is_left(qtbot: QtBot, desk: Desk) -> None:
    inside(UnannouncedCard, lambda dialog: qtbot.keyClick(dialog, F9))
    today = desk.window.page("today")
    assert isinstance(today, TodayPage)
    today.unannounced.card_wanted.emit()
    assert_locked(desk)


def test_a_question_over_a_checklist_is_left_with_it(qtbot: QtBot, desk: Desk) -> None:
    assert desk.session is not None
    messages = desk.session.messages

    def ask(dialog: QWidget) -> None:
        inside(ReasonDialog, lambda reason: qtbot.keyClick(reason, F9))
        assert messages.ask_reason(dialog, "Why", "Why does it not apply?") is None
        assert dialog.windowTitle() == "Checklist", "What asked is still there when the answer comes."

    inside(CalmDialog, ask)
    desk.pages.show_checklist(1)
    assert_locked(desk)


def test_a_hidden_screen_locks_too(qtbot: QtBot, desk: Desk) -> None:
    dialog = booking(qtbot, desk)
    qtbot.keyClick(dialog, F8)
    assert desk.window.is_covered()
    qtbot.keyClick(dialog, F9)
    assert_locked(desk)


def test_a_hidden_page_without_a_dialog_locks_too(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.window, F8)
    qtbot.keyClick(desk.window, F9)
    assert_locked(desk)


@POPUPS
def test_an_open_list_does_not_stay_above_the_sign_in_page(qtbot: QtBot, desk: Desk) -> None:
    dialog = booking(qtbot, desk)
    assert isinstance(dialog, BookingDialog)
    dialog.form.host.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(dialog.form.host.view(), F9)
    assert_locked(desk)


@POPUPS
def test_an_open_calendar_does_not_stay_above_the_sign_in_page(qtbot: QtBot, desk: Desk) -> None:
    dialog = booking(qtbot, desk)
    date = the(dialog, "booking.date")
    assert isinstance(date, QDateEdit)
    qtbot.mouseClick(date, LEFT, pos=date.rect().topRight() + QPoint(-10, 15))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(QApplication.activePopupWidget(), F9)
    assert_locked(desk)


@POPUPS
def test_f8_hides_an_open_list_too(qtbot: QtBot, desk: Desk) -> None:
    dialog = booking(qtbot, desk)
    assert isinstance(dialog, BookingDialog)
    dialog.form.host.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(dialog.form.host.view(), F8)
    assert QApplication.activePopupWidget() is None
    assert desk.window.is_covered()
    qtbot.keyClick(dialog, F9)


def test_the_calendar_on_the_page_goes_with_the_page(qtbot: QtBot, desk: Desk) -> None:
    page = rooms_of(desk)
    qtbot.mouseClick(the(page, "rooms.jump"), LEFT)
    calendar = the(page, "rooms.calendar")
    qtbot.keyClick(calendar, F9)
    assert_locked(desk)


def test_the_systems_own_dialog_is_left_too(qtbot: QtBot, desk: Desk) -> None:
    assert desk.session is not None
    inside(QFileDialog, lambda dialog: qtbot.keyClick(dialog, F9))
    assert save_pdf(rooms_of(desk), b"%PDF-", "26-0117.pdf", desk.session.messages) is None
    assert_locked(desk)


@pytest.mark.parametrize("role", AT_WORK)
def test_no_part_of_a_page_is_a_window_of_its_own_while_it_is_built(
    qtbot: QtBot, desk: Desk, fairhaven: Fairhaven, role: Role
) -> None:
    """It would flash, and take the keyboard from the window, so that F8 and F9 did nothing."""
    desk.lock()
    desk.sign_in(fairhaven.one(role).id)
    seen = Windows()
    seen.watch()
    for key in ("today", "rooms", "directory", "protocols", "settings"):
        desk.window.show_page(key)
    if role is not Role.FRONT_DESK:
        desk.pages.open_case(1)
        desk.pages.show_table(1, 2)
    seen.leave()
    assert seen.names == []
    qtbot.waitUntil(desk.window.isActiveWindow)


class Windows(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def watch(self) -> None:
        QApplication.instance().installEventFilter(self)

    def leave(self) -> None:
        QApplication.instance().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_a_dialog_of_its_own_is_just_left(qtbot: QtBot) -> None:
    dialog = CalmDialog("Book a room")
    dialog.body.addWidget(TextField("Host"))
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, F9)
    assert not dialog.isVisible()


def test_before_anybody_can_sign_in_there_is_nothing_to_lock(qtbot: QtBot) -> None:
    dialog = FirstStartDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.agency_name.line, "Oak Hill Police")
    qtbot.keyClick(dialog, F9)
    assert dialog.isVisible()
    assert dialog.agency_name.text() == "Oak Hill Police"

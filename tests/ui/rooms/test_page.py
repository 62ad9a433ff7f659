from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.rooms import PURPOSES
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.date_popup import DatePopup
from desktop_app.ui.rooms.move_dialog import MoveDialog
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.rooms.planning import ANY_ROOM
from desktop_app.ui.widgets.button import Button
from tests.agency import TODAY, SampleAgency, at, given
from tests.ui.rooms.drawn_day import Hand

SOFT_A, SOFT_B, GARDEN, WILLOW = 1, 2, 3, 4


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(parent.findChild(Button, name), Qt.MouseButton.LeftButton)


def opened(page: QWidget, kind: type[QDialog]) -> QDialog:
    [found] = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def drag(page: RoomsPage, start: tuple[int, int], end: tuple[int, int]) -> Hand:
    hand = Hand(page.view)
    hand.drag(page.view.point_of(*start), page.view.point_of(*end))
    return hand


def test_it_shows_the_day_in_words_and_every_visit(page: RoomsPage) -> None:
    assert page.navigation.heading.subtitle() == "Tuesday 24 November"
    assert [block.appointment.guest_name for block in page.view.blocks()] == [
        "Rita Soto", "Frank Adeyemi", "Tess Howard", "Kim Lowell", page.view.blocks()[-1].appointment.guest_name,
    ]  # fmt: skip


def test_one_reload_asks_the_service_once(page: RoomsPage, agency: SampleAgency, monkeypatch) -> None:
    asked = []
    real = type(agency.services.schedule).day

    def day(service: object, *wish: object) -> object:
        asked.append(wish)
        return real(service, *wish)

    monkeypatch.setattr(type(agency.services.schedule), "day", day)
    page.reload()
    assert len(asked) == 1


def test_days_are_turned_like_pages(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.next")
    assert page.day() == TODAY + timedelta(days=1)
    assert page.navigation.heading.subtitle() == "Wednesday 25 November"
    press(qtbot, page, "rooms.previous")
    press(qtbot, page, "rooms.previous")
    assert page.day() == TODAY - timedelta(days=1)
    press(qtbot, page, "rooms.today")
    assert page.day() == TODAY


def test_a_calendar_jumps_to_a_day(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.jump")
    popup = opened(page, DatePopup)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 24)
    popup.calendar.clicked.emit(QDate(2026, 12, 24))
    assert page.day() == date(2026, 12, 24)
    assert "No appointments in this time" in page.legend._note.text()


def test_the_calendar_leaves_by_escape_and_by_a_click_beside_it(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.jump")
    qtbot.keyClick(opened(page, DatePopup), Qt.Key.Key_Escape)
    press(qtbot, page, "rooms.jump")
    opened(page, DatePopup)
    qtbot.mouseClick(page.legend, Qt.MouseButton.LeftButton)
    assert not [popup for popup in page.findChildren(DatePopup) if popup.isVisible()]
    assert page.day() == TODAY


def test_day_and_agenda_show_the_same_and_keep_the_choice(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    page.view.select(agency.visit("Tess Howard").id)
    press(qtbot, page, "rooms.shape.agenda")
    assert page.agenda.isVisible()
    assert page.agenda.selected() == agency.visit("Tess Howard")
    assert page.agenda.agenda.rowCount() == len(page.view.blocks())
    page.agenda.select(agency.visit("Kim Lowell").id)
    press(qtbot, page, "rooms.shape.day")
    assert page.view.selected() == agency.visit("Kim Lowell")


def test_drawing_on_free_time_books_it(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    drag(page, (SOFT_B, at(14)), (SOFT_B, at(15))).release()
    dialog = opened(page, BookingDialog)
    assert (dialog.form.room.currentData(), dialog.form.span()) == (SOFT_B, Span(at(14), at(15)))
    qtbot.keyClicks(dialog.form.guest.line, "Ann Bell")
    dialog.form.not_suspect.click()
    press(qtbot, dialog, "booking.save")
    assert page.view.selected() == agency.visit("Ann Bell")
    assert page.legend.said() == "Booked: 2:00 – 3:00 in Soft room B"


def test_the_ghost_gives_the_services_reason(page: RoomsPage) -> None:
    hand = drag(page, (SOFT_B, at(12, 5)), (SOFT_B, at(13)))
    ghost = page.view.ghost()
    assert ghost is not None
    assert ghost.why.startswith("Soft room B is held from 10:30 am to 12:30 pm.")
    hand.release()
    assert page.notice.sentence() == ghost.why
    assert not page.findChildren(BookingDialog)


def test_every_room_takes_what_a_new_ghost_asks_for() -> None:
    assert all(ANY_ROOM in purposes for purposes in PURPOSES.values())


def test_a_busy_drawer_may_still_draw_for_another_host(qtbot: QtBot, page: RoomsPage) -> None:
    """Amina Hale is in an interview from 9:30 to 10:45; another host may receive the guest she draws."""
    drag(page, (GARDEN, at(10, 1)), (GARDEN, at(10, 45)))
    ghost = page.view.ghost()
    assert ghost is not None
    assert ghost.free
    page.view.leave_ghost()


def test_a_booking_on_another_day_is_shown_there(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.book")
    dialog = opened(page, BookingDialog)
    dialog.form.set_start(at(14, day=27))
    dialog.form.guest.set_text("Ann Bell")
    dialog.form.not_suspect.click()
    press(qtbot, dialog, "booking.save")
    assert page.day() == date(2026, 11, 27)
    assert page.view.selected() is not None
    assert page.view.selected().guest_name == "Ann Bell"


def test_the_button_books_at_the_free_time_one_stands_on(qtbot: QtBot, page: RoomsPage) -> None:
    page.view.go(Place(1, at(16)))
    press(qtbot, page, "rooms.book")
    dialog = opened(page, BookingDialog)
    assert (dialog.form.room.currentData(), dialog.form.span()) == (SOFT_B, Span(at(16), at(17)))
    dialog.reject()


def test_cancelling_the_form_books_nothing(qtbot: QtBot, page: RoomsPage) -> None:
    before = len(page.view.blocks())
    press(qtbot, page, "rooms.book")
    opened(page, BookingDialog).reject()
    assert len(page.view.blocks()) == before


def test_a_tentative_visit_is_moved_after_a_question_and_back_by_undo(
    qtbot: QtBot, page: RoomsPage, agency: SampleAgency
) -> None:
    drag(page, (SOFT_A, at(14)), (SOFT_B, at(15))).release()
    question = opened(page, MoveDialog)
    assert question.reason.isHidden()
    assert question.cancel.isDefault()
    press(qtbot, question, "move.save")
    moved = agency.visit("Tess Howard")
    assert (moved.room_id, moved.event) == (SOFT_B, Span(at(14, 30), at(16)))
    undo = page.findChild(Button, "rooms.undo")
    assert undo.text() == "Undo: moved 1:30 visit to 2:30, Soft room B"
    press(qtbot, page, "rooms.undo")
    back = agency.visit("Tess Howard")
    assert (back.room_id, back.event) == (SOFT_A, Span(at(13, 30), at(15)))
    assert not undo.isVisible()


def test_a_confirmed_visit_is_moved_with_a_reason(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    drag(page, (SOFT_B, at(11, 30)), (SOFT_B, at(12, 30))).release()
    question = opened(page, MoveDialog)
    press(qtbot, question, "move.save")
    assert question.refusal.sentence() == "Please give a short reason."
    qtbot.keyClicks(question.findChild(QLineEdit, "move.reason"), "They are on their way")
    press(qtbot, question, "move.save")
    assert agency.visit("Frank Adeyemi").event == Span(at(12), at(13))


def test_leaving_it_where_it_is_moves_nothing(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    drag(page, (SOFT_A, at(14)), (SOFT_B, at(15))).release()
    opened(page, MoveDialog).reject()
    assert agency.visit("Tess Howard").room_id == SOFT_A


def test_the_keyboard_does_it_all(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    page.view.select(agency.visit("Tess Howard").id)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    question = opened(page, MoveDialog)
    question.confirm.setFocus()
    qtbot.keyClick(question.confirm, Qt.Key.Key_Return)
    assert agency.visit("Tess Howard").event == Span(at(13, 45), at(15, 15))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    panel = opened(page, AppointmentPanel)
    assert panel.detail() is not None
    assert panel.detail().appointment.guest_name == "Tess Howard"
    panel.reject()


def test_an_opened_visit_shows_on_its_own_day(page: RoomsPage, agency: SampleAgency) -> None:
    nadia = agency.visit("Nadia Farouk", TODAY + timedelta(days=1))
    page.open_appointment(nadia.id)
    assert page.day() == TODAY + timedelta(days=1)
    assert page.view.selected() == nadia
    opened(page, AppointmentPanel).reject()


def test_checklist_and_letter_are_passed_on(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    tess = agency.visit("Tess Howard")
    for name, signal in (("checklist", page.checklist_wanted), ("letter", page.letter_wanted)):
        page.open_appointment(tess.id)
        with qtbot.waitSignal(signal) as asked:
            press(qtbot, opened(page, AppointmentPanel), f"appointment.{name}")
        assert asked.args == [tess.id]


def test_a_visit_postponed_in_the_panel_leaves_the_day(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    tess = agency.visit("Tess Howard")
    page.open_appointment(tess.id)
    given(agency.services.appointments.postpone(agency.one(Role.SUPERVISOR), tess.id, tess.version, True, "Later"))
    opened(page, AppointmentPanel).reject()
    assert tess.id not in [block.appointment.id for block in page.view.blocks()]


def test_a_familys_return_is_booked_from_its_page(page: RoomsPage, agency: SampleAgency) -> None:
    [row, *_] = given(agency.services.cases.list(agency.one(Role.SUPERVISOR)))
    page.book_return(row.case.id)
    dialog = opened(page, BookingDialog)
    assert dialog.form.case.currentData() == row.case.id
    assert dialog.form.room.currentData() == WILLOW
    dialog.reject()


def test_the_desk_shows_the_lobby_initials_only(page_for: Callable[[Role], RoomsPage], agency: SampleAgency) -> None:
    page = page_for(Role.FRONT_DESK)
    tess = agency.visit("Tess Howard")
    page.view.select(tess.id)
    assert page.view.accessibleName().startswith("T. H., 1:30 pm to 3:00 pm, Soft room A")
    shown = [str(page.agenda.agenda.index(row, column).data()) for row in range(5) for column in range(5)]
    assert not any("interview" in text or "Tess" in text for text in shown)


def test_evidence_sees_the_rooms_and_books_none(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency
) -> None:
    page = page_for(Role.EVIDENCE)
    assert not page.book.isVisible()
    drag(page, (SOFT_A, at(14)), (SOFT_B, at(15)))
    ghost = page.view.ghost()
    assert ghost is not None
    assert ghost.why == "This is for front desk, victim services or supervisor. Please ask one of them."
    page.view.leave_ghost()
    assert agency.visit("Tess Howard").status is Status.TENTATIVE


def test_everything_one_can_press_has_a_name_for_the_ear(page: RoomsPage) -> None:
    unnamed = [
        button.objectName()
        for button in page.findChildren(Button)
        if button.isVisible() and not button.accessibleName()
    ]
    assert unnamed == []

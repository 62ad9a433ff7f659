"""Day, week, month and agenda on the Rooms page; rooms, filter, keys; and a week's moves through the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.filter_popup import FilterPopup
from desktop_app.ui.rooms.keys import KeysPopup
from desktop_app.ui.rooms.move_dialog import MoveDialog
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.empty import EmptyState
from tests.agency import TODAY, SampleAgency, at
from tests.ui.rooms.drawn_day import Hand

SOFT_A, SOFT_B, GARDEN = 1, 2, 3
LEFT, CONTROL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(parent.findChild(Button, name), LEFT)


def opened(page: QWidget, kind: type[QWidget]) -> QWidget:
    [found] = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def choose(page: QWidget, name: str, words: str) -> None:
    combo = page.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findText(words))


# Views


def test_the_week_shows_its_days_and_turns_by_weeks(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    press(qtbot, page, "rooms.shape.week")
    assert page.view.isVisible()
    assert len(page.view.geometry_now().columns) == 28
    nadia = agency.visit("Nadia Farouk", TODAY + timedelta(days=1))
    assert nadia in [block.appointment for block in page.view.blocks()]
    assert "November" in page.navigation.heading.subtitle()
    press(qtbot, page, "rooms.next")
    assert page.day() == TODAY + timedelta(days=7)
    assert page.navigation.next.accessibleName() == "Next week"
    press(qtbot, page, "rooms.today")
    assert page.day() == TODAY


def test_the_agenda_lists_the_days_that_were_drawn_last(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.shape.week")
    drawn = {block.appointment.id for block in page.view.blocks()}
    press(qtbot, page, "rooms.shape.agenda")
    model = page.agenda.agenda
    assert {
        page.agenda.agenda.data(model.index(row, 0), Qt.ItemDataRole.UserRole + 1).id for row in range(model.rowCount())
    } == drawn
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Day"
    press(qtbot, page, "rooms.next")
    assert page.day() == TODAY + timedelta(days=7)


def test_a_day_of_the_month_is_opened_by_a_click(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    press(qtbot, page, "rooms.shape.month")
    assert page.month.isVisible()
    assert agency.visit("Tess Howard") in page.month.on(TODAY)
    tomorrow = TODAY + timedelta(days=1)
    qtbot.mouseClick(page.month, LEFT, pos=page.month.cell(tomorrow).center().toPoint())
    assert page.view.isVisible()
    assert page.day() == tomorrow
    assert page.navigation.shape.value() == "day"


def test_the_month_turns_by_page_keys_and_by_walking_over_its_edge(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.shape.month")
    qtbot.keyClick(page.month, Qt.Key.Key_PageDown)
    assert page.day() == date(2026, 12, 24)
    for _ in range(6):
        qtbot.keyClick(page.month, Qt.Key.Key_Up)
    assert page.navigation.heading.subtitle() == "November 2026"
    assert page.month.day() == date(2026, 11, 12)


def test_letters_change_the_view_and_the_keyboard_stays_there(qtbot: QtBot, page: RoomsPage) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.view.setFocus()
    for key, shown in ((Qt.Key.Key_W, page.view), (Qt.Key.Key_M, page.month), (Qt.Key.Key_D, page.view)):
        qtbot.keyClick(page.current(), key)
        assert page.current() is shown
        assert shown.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_A)
    assert page.agenda.hasFocus()


def test_an_opened_visit_of_the_same_week_stays_in_the_week(
    qtbot: QtBot, page: RoomsPage, agency: SampleAgency
) -> None:
    press(qtbot, page, "rooms.shape.week")
    nadia = agency.visit("Nadia Farouk", TODAY + timedelta(days=1))
    page.open_appointment(nadia.id)
    assert page.navigation.shape.value() == "week"
    assert page.view.selected() == nadia
    next(each for each in page.findChildren(QDialog) if each.isVisible()).reject()


def test_one_look_at_the_week_asks_the_service_once(
    qtbot: QtBot, page: RoomsPage, agency: SampleAgency, monkeypatch
) -> None:
    asked = []
    real = type(agency.services.schedule).period

    def period(service: object, *wish: object) -> object:
        asked.append(wish)
        return real(service, *wish)

    monkeypatch.setattr(type(agency.services.schedule), "period", period)
    press(qtbot, page, "rooms.shape.week")
    assert len(asked) == 1
    page.navigation.room.setCurrentIndex(1)
    assert len(asked) == 1, "What is read already is only drawn anew."


# Rooms and filter


def test_one_room_can_be_looked_at(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.shape.week")
    choose(page, "rooms.room", "Soft room A")
    assert {column.room_id for column in page.view.geometry_now().columns} == {SOFT_A}
    assert len(page.view.geometry_now().columns) == 7
    press(qtbot, page, "rooms.shape.agenda")
    rooms = {page.agenda.agenda.index(row, 2).data() for row in range(page.agenda.agenda.rowCount())}
    assert rooms == {"Soft room A"}


def test_a_purpose_is_looked_for_and_let_go_by_its_chip(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.filter")
    panel = opened(page, FilterPopup)
    choose(panel, "rooms.filter.purpose", "Family meeting")
    assert page.navigation.wanted().purpose is Purpose.FAMILY_MEETING
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    chip = page.findChild(Button, "rooms.chip.purpose")
    assert chip.isVisible()
    assert (chip.text(), chip.accessibleName()) == ("Family meeting", "Stop showing only Family meeting")
    press(qtbot, page, "rooms.shape.agenda")
    assert [page.agenda.agenda.index(row, 2).data() for row in range(page.agenda.agenda.rowCount())] == [
        "Family meeting"
    ]
    qtbot.mouseClick(chip, LEFT)
    assert not chip.isVisible()
    assert page.agenda.agenda.rowCount() == 5


def test_a_person_and_a_case_are_cleared_together(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    press(qtbot, page, "rooms.filter")
    panel = opened(page, FilterPopup)
    assert isinstance(panel, FilterPopup)
    panel.person.setCurrentIndex(panel.person.findText("Maria Reyes"))
    panel.case.setCurrentIndex(1)
    wanted = page.navigation.wanted()
    assert wanted.staff_id == agency.named("Maria Reyes").id
    assert wanted.case_id is not None
    panel.leave()
    press(qtbot, page, "rooms.filter_clear")
    assert page.navigation.wanted().everything
    assert not page.findChild(Button, "rooms.filter_clear").isVisible()


def test_the_counter_is_asked_for_no_purpose_and_no_case(qtbot: QtBot, page_for: Callable[[Role], RoomsPage]) -> None:
    page = page_for(Role.FRONT_DESK)
    press(qtbot, page, "rooms.filter")
    panel = opened(page, FilterPopup)
    assert isinstance(panel, FilterPopup)
    assert [each.isVisible() for each in (panel.purpose, panel.person, panel.case)] == [False, True, False]
    panel.leave()


def test_a_day_where_nothing_fits_the_filter_does_not_say_that_it_is_empty(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.shape.agenda")
    press(qtbot, page, "rooms.filter")
    panel = opened(page, FilterPopup)
    panel.person.setCurrentIndex(panel.person.findText("Peter Novak"))
    nothing = page.findChild(EmptyState)
    read = "\n".join(each.text() for each in nothing.findChildren(QLabel))
    assert nothing.isVisible()
    assert "Nothing in this time is what you look for" in read
    assert "clear the filter above" in read
    assert not nothing.button.isVisible()
    panel.leave()
    press(qtbot, page, "rooms.filter_clear")
    assert page.agenda.isVisible()


# Keys and zoom


def test_letters_are_the_pages_also_from_the_table(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.shape.agenda")
    qtbot.keyClick(page.agenda, Qt.Key.Key_Down)
    assert page.agenda.currentIndex().row() == 1
    qtbot.keyClick(page.agenda, Qt.Key.Key_M)
    assert page.current() is page.month


def test_the_schedules_keys_work_from_every_button_of_the_page(qtbot: QtBot, page: RoomsPage) -> None:
    page.find.setFocus()
    qtbot.keyClick(page.find, Qt.Key.Key_M)
    assert page.current() is page.month
    qtbot.keyClick(page.find, Qt.Key.Key_D)
    assert page.current() is page.view
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert page.focusWidget() is page.view
    page.find.setFocus()
    qtbot.keyClick(page.find, Qt.Key.Key_N)
    dialog = opened(page, BookingDialog)
    dialog.reject()


def test_a_letter_in_a_panel_of_the_page_does_nothing_behind_it(qtbot: QtBot, page: RoomsPage) -> None:
    press(qtbot, page, "rooms.keys")
    panel = opened(page, KeysPopup)
    qtbot.keyClick(panel.close_button, Qt.Key.Key_M)
    assert page.current() is page.view
    assert panel.isVisible()
    panel.leave()


def test_the_keys_are_listed_and_the_list_goes_away(qtbot: QtBot, page: RoomsPage) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_F1)
    keys = opened(page, KeysPopup)
    assert "Ctrl + arrows" in keys.accessibleDescription()
    press(qtbot, keys, "rooms.keys_close")
    assert not [each for each in page.findChildren(KeysPopup) if each.isVisible()]


def test_two_buttons_zoom_and_rest_where_nothing_is_drawn_by_the_hour(qtbot: QtBot, page: RoomsPage) -> None:
    before = page.view.zoom()
    press(qtbot, page, "rooms.zoom_in")
    assert page.view.zoom() > before
    press(qtbot, page, "rooms.zoom_out")
    assert abs(page.view.zoom() - before) < 0.001
    press(qtbot, page, "rooms.shape.month")
    assert not page.navigation.zoom_in.isEnabled()


# Through the services


def test_a_visit_is_dragged_to_another_day_and_back_by_undo(
    qtbot: QtBot, page: RoomsPage, agency: SampleAgency
) -> None:
    press(qtbot, page, "rooms.shape.week")
    start = page.view.point_of(SOFT_A, at(14))
    hand = Hand(page.view)
    hand.drag(start, page.view.point_of(SOFT_A, at(14, day=25)))
    hand.release()
    press(qtbot, opened(page, MoveDialog), "move.save")
    assert agency.visit("Tess Howard", date(2026, 11, 25)).event == Span(at(13, 30, day=25), at(15, day=25))
    assert page.view.selected().guest_name == "Tess Howard"
    press(qtbot, page, "rooms.undo")
    assert agency.visit("Tess Howard").event == Span(at(13, 30), at(15))


def test_a_longer_visit_is_asked_about_and_can_be_taken_back(
    qtbot: QtBot, page: RoomsPage, agency: SampleAgency
) -> None:
    page.view.select(agency.visit("Tess Howard").id)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, CONTROL | SHIFT)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    question = opened(page, MoveDialog)
    assert question.windowTitle() == "Change the length of this visit?"
    press(qtbot, question, "move.save")
    assert agency.visit("Tess Howard").event == Span(at(13, 30), at(15, 15))
    assert page.findChild(Button, "rooms.undo").text() == "Undo: the 1:30 visit now ends at 3:15"
    press(qtbot, page, "rooms.undo")
    assert agency.visit("Tess Howard").event == Span(at(13, 30), at(15))


def test_a_confirmed_visit_is_made_longer_with_a_reason(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
    view = page.view
    block = next(block for block in view.blocks() if block.appointment == agency.visit("Frank Adeyemi"))
    rect = view.geometry_now().event_rect(block)
    edge = QPoint(round(rect.center().x()), round(rect.bottom() - 2))
    hand = Hand(view)
    hand.drag(edge, edge + QPoint(0, round(15 * view.geometry_now().per_minute)))
    hand.release()
    question = opened(page, MoveDialog)
    press(qtbot, question, "move.save")
    assert isinstance(question, MoveDialog)
    assert question.refusal.sentence() == "Please give a short reason."
    question.reason.set_text("They asked for more time")
    press(qtbot, question, "move.save")
    assert agency.visit("Frank Adeyemi").event == Span(at(11), at(12, 15))


def test_a_drag_reads_once_and_then_asks_the_database_nothing(
    page: RoomsPage, agency: SampleAgency, monkeypatch
) -> None:
    hand = Hand(page.view)
    start = page.view.point_of(SOFT_A, at(14))
    hand.drag(start, page.view.point_of(SOFT_B, at(14)))
    asked: list[object] = []
    execute = agency.database.engine.execute_sql
    monkeypatch.setattr(
        agency.database.engine, "execute_sql", lambda *sql, **more: (asked.append(sql), execute(*sql, **more))[1]
    )
    for hour in range(11, 17):
        hand.move(page.view.point_of(GARDEN, at(hour)))
        assert page.view.ghost() is not None
    assert asked == []
    page.view.leave_ghost()


def test_the_front_desk_moves_a_return_without_holding_its_name(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency
) -> None:
    page = page_for(Role.FRONT_DESK)
    assert {block.appointment.guest_name for block in page.view.blocks()} == {""}
    before = agency.visit("Tess Howard")
    page.view.select(before.id)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, CONTROL)
    assert page.view.ghost().free, page.view.ghost().why
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    question = opened(page, MoveDialog)
    press(qtbot, question, "move.save")
    after = agency.visit("Tess Howard")
    assert (after.guest_name, after.case_id, after.event.start) == ("Tess Howard", before.case_id, at(13, 45))

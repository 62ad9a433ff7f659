from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import STEP
from desktop_app.domain.times import Span
from desktop_app.ui import theme
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH
from desktop_app.ui.rooms.ghost import Wish
from desktop_app.ui.rooms.time_view import TimeView
from tests.agency import at
from tests.ui.rooms.drawn_day import (
    GARDEN,
    HERE,
    MEETING,
    SOFT_A,
    SOFT_B,
    WILLOW,
    WITNESS,
    Hand,
    Planner,
    drawn,
    visit,
)

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def shown(view: TimeView) -> QImage:
    return view.viewport().grab().toImage()


def colour(image: QImage, x: float, y: float) -> str:
    return QColor(image.pixel(round(x), round(y))).name().upper()


# Creating by drawing


def test_drawing_on_free_time_asks_for_an_appointment(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(GARDEN, at(11, 2)), hand.over(GARDEN, at(12, 11)))
    ghost = view.ghost()
    assert ghost is not None
    assert ghost.free
    with qtbot.waitSignal(view.create_wanted) as asked:
        hand.release()
    assert asked.args == [GARDEN.id, at(11), at(12, 15)]
    assert view.ghost() is None


def test_drawing_upwards_and_beside_the_column_stays_in_it(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(GARDEN, at(12)), hand.over(SOFT_A, at(11)))
    with qtbot.waitSignal(view.create_wanted) as asked:
        hand.release()
    assert asked.args == [GARDEN.id, at(11), at(12)]


def test_the_ghost_says_before_the_drop_why_not_and_what_is_free(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(SOFT_B, at(9, 30)), hand.over(SOFT_B, at(10, 15)))
    ghost = view.ghost()
    assert ghost is not None
    assert not ghost.free
    assert "Soft room B is held from 10:30 am to 12:30 pm" in ghost.why
    assert "Free: 10:30" in ghost.why
    rect = view.geometry_now().span_rect(1, ghost.wish.event)
    image = shown(view)
    assert colour(image, rect.right() - 30, rect.top() + 30) == theme.current().clay_soft
    with qtbot.assertNotEmitted(view.create_wanted), qtbot.waitSignal(view.drop_refused) as told:
        hand.release()
    assert told.args == [ghost.why]


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(GARDEN, at(11)), hand.over(GARDEN, at(12)))
    qtbot.keyClick(view, KEY.Key_Escape)
    assert view.ghost() is None
    with qtbot.assertNotEmitted(view.create_wanted):
        hand.release()


def test_a_planner_is_asked_once_for_each_quarter(view: TimeView, hand: Hand, planner: Planner) -> None:
    start = hand.over(GARDEN, at(11, 1))
    hand.drag(start, start + QPoint(0, 40))
    asked = len(planner.asked)
    for step in range(5):
        hand.move(start + QPoint(step, 40 + step % 2))
    assert len(planner.asked) == asked


def test_a_press_that_hardly_moves_is_a_click(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    point = hand.over(GARDEN, at(11))
    hand.press(point)
    hand.move(point + QPoint(2, 2))
    assert view.ghost() is None
    with qtbot.assertNotEmitted(view.create_wanted):
        hand.release()
    assert view.place() == Place(3, at(11))


def test_free_time_clicked_twice_is_a_new_hour(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    with qtbot.waitSignal(view.create_wanted) as asked:
        hand.double_click(hand.over(GARDEN, at(11, 20)))
    assert asked.args == [GARDEN.id, at(11, 15), at(12, 15)]


def test_the_day_scrolls_while_a_drag_is_held_below_it(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    before = view.verticalScrollBar().value()
    hand.drag(hand.over(GARDEN, at(16)), QPoint(hand.over(GARDEN, at(16)).x(), view.viewport().height() + 30))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > before)
    qtbot.keyClick(view, KEY.Key_Escape)
    assert view.ghost() is None


# Moving by dragging


def test_a_visit_is_dragged_to_another_time_by_where_it_was_taken(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(SOFT_A, at(14)), hand.over(SOFT_A, at(15, 2)))
    with qtbot.waitSignal(view.move_wanted) as asked:
        hand.release()
    assert asked.args == [WITNESS.id, SOFT_A.id, at(14, 30), at(16)]


def test_a_visit_is_dragged_to_another_room(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(SOFT_A, at(14)), hand.over(GARDEN, at(14)))
    assert view.ghost() is not None
    assert view.ghost().column == 3
    with qtbot.waitSignal(view.move_wanted) as asked:
        hand.release()
    assert asked.args == [WITNESS.id, GARDEN.id, at(13, 30), at(15)]


def test_back_where_it_was_nothing_is_asked(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    start = hand.over(SOFT_A, at(14))
    hand.drag(start, hand.over(GARDEN, at(15)))
    hand.move(start)
    assert view.ghost() is None
    with qtbot.assertNotEmitted(view.move_wanted):
        hand.release()


def test_a_visit_someone_has_come_for_stays(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.drag(hand.over(SOFT_A, at(10)), hand.over(GARDEN, at(12)))
    assert view.ghost() is None
    with qtbot.assertNotEmitted(view.move_wanted), qtbot.assertNotEmitted(view.open_wanted):
        hand.release()


def test_a_move_never_leaves_the_day(view: TimeView, hand: Hand) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.show_schedule(drawn(late := visit(8, GARDEN, at(21), at(23))))
    hand.drag(hand.over(GARDEN, at(21, 10)), hand.over(GARDEN, at(0, day=25)) + QPoint(0, 10))
    assert view.ghost() is not None
    assert view.ghost().wish == Wish(GARDEN.id, Span(at(22), at(0, day=25)), late)


def test_a_click_opens_a_visit(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    hand.press(hand.over(SOFT_B, at(11, 30)))
    with qtbot.waitSignal(view.open_wanted) as asked:
        hand.release()
    assert asked.args == [MEETING.id]


def test_the_header_and_the_hours_take_no_clicks(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    view.go(standing := Place(3, at(9)))
    with qtbot.assertNotEmitted(view.create_wanted):
        hand.double_click(QPoint(HOURS_WIDTH + 20, 20))
        hand.double_click(QPoint(20, 300))
    assert view.place() == standing


# Keyboard


def test_arrows_walk_over_times_visits_and_rooms(qtbot: QtBot, view: TimeView) -> None:
    view.go(Place(0, at(13)))
    for key, place in (
        (KEY.Key_Down, Place(0, at(13, 15))),
        (KEY.Key_Down, Place(0, at(13, 30), WITNESS.id)),
        (KEY.Key_Right, Place(1, at(13, 30))),
        (KEY.Key_Up, Place(1, at(13, 15))),
        (KEY.Key_Left, Place(0, at(13, 15))),
        (KEY.Key_PageDown, Place(0, at(13, 30), WITNESS.id)),
        (KEY.Key_PageUp, Place(1, at(11), MEETING.id)),
        (KEY.Key_Home, Place(1, at(8))),
        (KEY.Key_End, Place(1, at(17))),
    ):
        qtbot.keyClick(view, key)
        assert view.place() == place


def test_the_keyboard_takes_the_view_along(qtbot: QtBot, view: TimeView) -> None:
    view.go(Place(0, at(8)))
    for _ in range(10):
        qtbot.keyClick(view, KEY.Key_Up)
    assert view.geometry_now().y(0, at(5, 30)) >= HEADER_HEIGHT


def test_enter_opens_a_visit_and_books_free_time(qtbot: QtBot, view: TimeView) -> None:
    view.select(MEETING.id)
    with qtbot.waitSignal(view.open_wanted) as asked:
        qtbot.keyClick(view, KEY.Key_Return)
    assert asked.args == [MEETING.id]
    view.go(Place(3, at(9)))
    with qtbot.waitSignal(view.create_wanted) as asked:
        qtbot.keyClick(view, KEY.Key_Enter)
    assert asked.args == [GARDEN.id, at(9), at(10)]


@pytest.mark.parametrize("key", [KEY.Key_N, KEY.Key_Insert])
def test_n_and_insert_book_here(qtbot: QtBot, view: TimeView, key: Qt.Key) -> None:
    view.go(Place(2, at(11)))
    with qtbot.waitSignal(view.create_wanted) as asked:
        qtbot.keyClick(view, key)
    assert asked.args == [WILLOW.id, at(11), at(12)]


def test_control_and_arrows_move_the_ghost_and_enter_drops_it(qtbot: QtBot, view: TimeView) -> None:
    view.select(WITNESS.id)
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right):
        qtbot.keyClick(view, key, CONTROL)
    assert view.ghost() is not None
    assert view.ghost().wish.event == WITNESS.event.moved(2 * STEP)
    with qtbot.waitSignal(view.move_wanted) as asked:
        qtbot.keyClick(view, KEY.Key_Return)
    assert asked.args == [WITNESS.id, GARDEN.id, at(14), at(15, 30)]


def test_a_ghost_moved_by_keyboard_refuses_as_the_drop_does(qtbot: QtBot, view: TimeView) -> None:
    view.select(MEETING.id)
    qtbot.keyClick(view, KEY.Key_Left, CONTROL)
    assert view.ghost() is not None
    assert "Soft room A is held" in view.ghost().why
    with qtbot.assertNotEmitted(view.move_wanted), qtbot.waitSignal(view.drop_refused):
        qtbot.keyClick(view, KEY.Key_Return)


def test_escape_and_a_plain_arrow_leave_the_ghost(qtbot: QtBot, view: TimeView) -> None:
    view.select(WITNESS.id)
    for leave in (KEY.Key_Escape, KEY.Key_Down):
        qtbot.keyClick(view, KEY.Key_Down, CONTROL)
        assert view.ghost() is not None
        qtbot.keyClick(view, leave)
        assert view.ghost() is None


def test_control_moves_nothing_that_must_stay(qtbot: QtBot, view: TimeView) -> None:
    view.select(HERE.id)
    qtbot.keyClick(view, KEY.Key_Down, CONTROL)
    assert view.ghost() is None
    view.go(Place(3, at(9)))
    qtbot.keyClick(view, KEY.Key_Down, CONTROL)
    assert view.ghost() is None


def test_coming_by_keyboard_one_stands_on_the_visit_of_now(qtbot: QtBot, view: TimeView) -> None:
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.selected() is HERE

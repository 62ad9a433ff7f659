"""Several days beside each other, longer and shorter, zoom, and the keys that go with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.schedule import Wanted
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.ui import theme
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH, LARGEST_ZOOM
from desktop_app.ui.rooms.time_view import TimeView
from desktop_app.ui.rooms.wording import abbreviations
from tests.agency import at
from tests.ui.rooms.drawn_day import (
    GARDEN,
    HERE,
    MEETING,
    NOW,
    ROOMS,
    SOFT_A,
    SOFT_B,
    VISITS,
    WITNESS,
    Hand,
    Planner,
    drawn,
    schedule,
    visit,
)

KEY, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MONDAY = date(2026, 11, 23)
TOMORROW = visit(6, SOFT_A, at(10, day=25), at(11, day=25), status=Status.CONFIRMED)
TUESDAY, WEDNESDAY = 4, 8  # the first columns of those days


@pytest.fixture
def week(view: TimeView) -> TimeView:
    view.show_schedule(drawn(*VISITS, TOMORROW, day=MONDAY, count=7))
    return view


def shown(view: TimeView) -> QImage:
    return view.viewport().grab().toImage()


def colour(image: QImage, x: float, y: float) -> str:
    return QColor(image.pixel(round(x), round(y))).name().upper()


def middle(view: TimeView, number: int) -> QPoint:
    block = next(block for block in view.blocks() if block.appointment.id == number)
    return view.geometry_now().event_rect(block).center().toPoint()


# What is drawn


def test_a_week_has_a_column_a_day_and_room(week: TimeView) -> None:
    geometry = week.geometry_now()
    assert len(geometry.columns) == 28
    assert geometry.compact
    assert {block.appointment.id: block.column for block in week.blocks()} == {1: 4, 2: 5, 4: 4, 3: 6, 6: 8}


def test_28_columns_fit_a_small_screen(week: TimeView) -> None:
    assert week.horizontalScrollBar().maximum() == 0


def test_a_week_of_one_room_has_a_column_a_day(view: TimeView) -> None:
    view.show_schedule(drawn(*VISITS, TOMORROW, day=MONDAY, count=7, wanted=Wanted(room_id=SOFT_A.id)))
    assert len(view.geometry_now().columns) == 7
    assert not view.geometry_now().compact
    assert {block.column for block in view.blocks()} == {1, 2}
    assert not shown(view).isNull()


def test_the_line_of_now_is_strong_on_today_alone(week: TimeView) -> None:
    image, geometry, palette = shown(week), week.geometry_now(), theme.current()
    y = geometry.y(TUESDAY, NOW)
    assert colour(image, geometry.left(TUESDAY + 3) + 20, y) == palette.clay
    assert colour(image, geometry.left(20) + 20, y) not in {palette.clay, palette.surface}


def test_closed_time_is_a_little_darker(week: TimeView) -> None:
    image, geometry, palette = shown(week), week.geometry_now(), theme.current()
    before = geometry.y(0, at(7, 58, day=23))
    assert colour(image, geometry.left(20) + 10, before) == theme.mix(palette.ground, palette.surface, 0.6).upper()
    assert colour(image, geometry.left(20) + 10, geometry.y(0, at(8, 10, day=23))) == palette.surface


def test_a_room_out_of_service_says_so(view: TimeView) -> None:
    closed = Closure(1, ClosureKind.OUT_OF_SERVICE, GARDEN.id, Span(at(9), at(17)), "Painters")
    open_day = shown(view)
    words = drawn(*VISITS)
    view.show_schedule(replace(words, schedule=replace(words.schedule, closures=(closed,))))
    rect = view.geometry_now().span_rect(3, closed.span).toRect()
    assert shown(view).copy(rect) != open_day.copy(rect)


def test_what_is_not_looked_for_stays_without_words_so_that_it_never_looks_free(view: TimeView) -> None:
    view.show_schedule(drawn(*VISITS, wanted=Wanted(purpose=Purpose.FAMILY_MEETING)))
    assert len(view.blocks()) == len(VISITS)
    image, geometry, palette = shown(view), view.geometry_now(), theme.current()
    for each, tone in ((WITNESS, palette.stone), (MEETING, palette.blue)):
        block = next(block for block in view.blocks() if block.appointment is each)
        rect = geometry.event_rect(block)
        assert colour(image, rect.left() + 2, rect.center().y()) == tone


def test_the_guests_own_time_is_lighter_than_the_event(view: TimeView) -> None:
    block = next(block for block in view.blocks() if block.appointment is WITNESS)
    rect = view.geometry_now().rect(block.column, block.decompression)
    assert rect.height() > 5
    palette = theme.current()
    lighter = theme.mix(palette.plum_soft, palette.surface, 0.5).upper()
    assert colour(shown(view), rect.center().x(), rect.center().y()) == lighter


def test_only_what_is_exposed_is_painted(week: TimeView) -> None:
    spot = week.geometry_now().span_rect(TUESDAY, WITNESS.event).toRect()
    assert week.viewport().grab(spot).toImage() == shown(week).copy(spot)


def test_a_narrow_column_is_told_whole_under_the_pointer_and_to_the_ear(week: TimeView) -> None:
    assert week.words_at(QPointF(middle(week, WITNESS.id))).startswith(
        "Witness interview, Tuesday 24 November, 1:30 pm to 3:00 pm, Soft room A"
    )
    head = QPointF(week.geometry_now().left(TUESDAY) + 5, 45)
    assert week.words_at(head).startswith("Soft room A, Tuesday 24 November")
    week.select(TOMORROW.id)
    assert week.accessibleName().startswith("Victim interview, Wednesday 25 November, 10:00 am")
    assert "Monday 23 November to Sunday 29 November" in week.accessibleDescription()


def test_every_room_has_letters_of_its_own() -> None:
    assert list(abbreviations(ROOMS).values()) == ["SA", "SB", "Wi", "Ga"]
    twins = [replace(SOFT_A, id=n, name=name) for n, name in enumerate(("Room 1", "Room 12", "Oak room", "Oasis room"))]
    assert list(abbreviations(twins).values()) == ["R1", "R12", "Oa", "Oa2"]


def test_a_room_with_a_long_name_has_two_letters_above_its_narrow_column() -> None:
    long = [replace(SOFT_A, id=n, name=f"Quiet room at the end of the corridor {n}") for n in (1, 2)]
    assert list(abbreviations(long).values()) == ["Q1", "Q2"]


def test_many_columns_begin_with_today_and_leave_the_hours_where_they_are(view: TimeView) -> None:
    rooms = tuple(replace(SOFT_A, id=number, name=f"Room {number}") for number in range(1, 9))
    view.show_schedule(drawn(rooms=rooms, day=MONDAY, count=7))
    assert view.horizontalScrollBar().maximum() > 0
    assert view.geometry_now().left(8) == HOURS_WIDTH
    hours = view.viewport().rect().adjusted(0, HEADER_HEIGHT, HOURS_WIDTH - 10 - view.viewport().width(), 0)
    before = shown(view).copy(hours)
    view.horizontalScrollBar().setValue(0)
    assert shown(view).copy(hours) == before


# Moving between days


def test_a_visit_is_dragged_to_another_day(qtbot: QtBot, week: TimeView) -> None:
    hand, start = Hand(week), middle(week, WITNESS.id)
    hand.drag(start, start + QPoint(round(4 * week.geometry_now().column_width), 0))
    assert week.ghost() is not None
    assert week.ghost().column == WEDNESDAY
    with qtbot.waitSignal(week.move_wanted) as asked:
        hand.release()
    assert asked.args == [WITNESS.id, SOFT_A.id, at(13, 30, day=25), at(15, day=25)]


def test_drawing_on_a_free_time_of_another_day_asks_for_it(qtbot: QtBot, week: TimeView) -> None:
    hand = Hand(week)
    hand.drag(week.point_of(GARDEN.id, at(11, 2, day=26)), week.point_of(GARDEN.id, at(11, 57, day=26)))
    with qtbot.waitSignal(week.create_wanted) as asked:
        hand.release()
    assert asked.args == [GARDEN.id, at(11, day=26), at(12, day=26)]


def test_control_and_arrows_go_to_the_next_room_and_then_the_next_day(qtbot: QtBot, week: TimeView) -> None:
    week.select(WITNESS.id)
    for _ in range(3):
        qtbot.keyClick(week, KEY.Key_Right, CONTROL)
    assert week.ghost().wish.room_id == GARDEN.id
    qtbot.keyClick(week, KEY.Key_Right, CONTROL)
    assert (week.ghost().wish.room_id, week.ghost().wish.event.start) == (SOFT_A.id, at(13, 30, day=25))
    with qtbot.waitSignal(week.move_wanted):
        qtbot.keyClick(week, KEY.Key_Return)


def test_page_down_goes_through_the_days(qtbot: QtBot, week: TimeView) -> None:
    week.select(HERE.id)
    seen = [HERE.id]
    for _ in range(5):
        qtbot.keyClick(week, KEY.Key_PageDown)
        seen.append(week.selected().id)
    assert seen == [HERE.id, MEETING.id, WITNESS.id, 3, TOMORROW.id, TOMORROW.id]


def test_the_choice_is_kept_from_the_day_to_its_week(view: TimeView) -> None:
    view.select(WITNESS.id)
    view.show_schedule(drawn(*VISITS, TOMORROW, day=MONDAY, count=7))
    assert view.place() == Place(TUESDAY, WITNESS.event.start, WITNESS.id)


# Longer and shorter


def edge(view: TimeView, number: int, below: bool) -> QPoint:
    block = next(block for block in view.blocks() if block.appointment.id == number)
    rect = view.geometry_now().event_rect(block)
    return QPointF(rect.center().x(), rect.bottom() - 2 if below else rect.top() + 2).toPoint()


def test_the_lower_edge_makes_a_visit_longer(qtbot: QtBot, view: TimeView, hand: Hand) -> None:
    start = edge(view, WITNESS.id, below=True)
    hand.drag(start, start + QPoint(90, round(30 * view.geometry_now().per_minute)))
    assert view.ghost() is not None
    assert view.ghost().column == 0
    with qtbot.waitSignal(view.move_wanted) as asked:
        hand.release()
    assert asked.args == [WITNESS.id, SOFT_A.id, at(13, 30), at(15, 30)]


def test_the_upper_edge_makes_it_begin_later_and_never_shorter_than_a_quarter(view: TimeView, hand: Hand) -> None:
    start = edge(view, WITNESS.id, below=False)
    hand.drag(start, start + QPoint(0, round(30 * view.geometry_now().per_minute)))
    assert view.ghost().wish.event == Span(at(14), at(15))
    hand.move(start + QPoint(0, 500))
    assert view.ghost().wish.event == Span(at(14, 45), at(15))


def test_a_length_that_runs_into_another_hold_is_refused_before_the_drop(
    qtbot: QtBot, view: TimeView, hand: Hand
) -> None:
    start = edge(view, WITNESS.id, below=False)
    hand.drag(start, hand.over(SOFT_A, at(11, 30)))
    assert "Soft room A is held" in view.ghost().why
    qtbot.keyClick(view, KEY.Key_Escape)
    assert view.ghost() is None
    with qtbot.assertNotEmitted(view.move_wanted), qtbot.assertNotEmitted(view.drop_refused):
        hand.release()


def test_the_pointer_tells_the_edge_from_the_middle(view: TimeView, hand: Hand) -> None:
    shapes = []
    for point in (edge(view, WITNESS.id, below=True), middle(view, WITNESS.id), edge(view, HERE.id, below=True)):
        qtmove(view, point)
        shapes.append(view.viewport().cursor().shape())
    assert shapes == [
        Qt.CursorShape.SizeVerCursor,
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.PointingHandCursor,
    ]


def qtmove(view: TimeView, point: QPoint) -> None:
    hand = Hand(view)
    hand._send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)


def test_control_shift_and_arrows_change_the_length(qtbot: QtBot, view: TimeView) -> None:
    view.select(WITNESS.id)
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        qtbot.keyClick(view, key, CONTROL | SHIFT)
    assert view.ghost().wish.event == Span(at(13, 30), at(15, 15))
    with qtbot.waitSignal(view.move_wanted) as asked:
        qtbot.keyClick(view, KEY.Key_Return)
    assert asked.args == [WITNESS.id, SOFT_A.id, at(13, 30), at(15, 15)]


def test_nobodys_visit_gets_longer_once_they_are_here(qtbot: QtBot, view: TimeView) -> None:
    view.select(HERE.id)
    qtbot.keyClick(view, KEY.Key_Down, CONTROL | SHIFT)
    assert view.ghost() is None


# What a drag asks


def test_everything_a_drag_must_know_is_read_once_when_it_begins(
    qtbot: QtBot, view: TimeView, hand: Hand, planner: Planner
) -> None:
    start = hand.over(SOFT_A, at(14))
    hand.drag(start, hand.over(GARDEN, at(15)))
    hand.move(start)
    hand.move(hand.over(SOFT_B, at(15)))
    assert planner.begun == [WITNESS]
    qtbot.keyClick(view, KEY.Key_Escape)
    hand.drag(hand.over(GARDEN, at(11)), hand.over(GARDEN, at(12)))
    assert planner.begun == [WITNESS, None]
    view.leave_ghost()


def test_in_a_narrow_column_the_answer_stands_beside_the_ghost(week: TimeView) -> None:
    hand = Hand(week)
    hand.drag(week.point_of(SOFT_B.id, at(9, 32)), week.point_of(SOFT_B.id, at(10, 15)))
    before = shown(week)
    assert "is held" in week.ghost().why
    week.leave_ghost()
    assert shown(week) != before


# Zoom


def wheel(view: TimeView, y: int, steps: int) -> None:
    place = QPointF(300, y)
    event = QWheelEvent(
        place, QPointF(view.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("steps", [3, -2])
def test_control_and_the_wheel_keep_the_hour_under_the_pointer(view: TimeView, steps: int) -> None:
    before, minute = view.geometry_now().per_minute, view.geometry_now().minute(400)
    wheel(view, 400, steps)
    assert (view.geometry_now().per_minute > before) is (steps > 0)
    assert view.geometry_now().minute(400) == pytest.approx(minute, abs=2)


def test_keys_zoom_within_bounds_and_back(qtbot: QtBot, view: TimeView) -> None:
    usual = view.geometry_now().per_minute
    for _ in range(20):
        qtbot.keyClick(view, KEY.Key_Plus, CONTROL)
    assert view.zoom() == LARGEST_ZOOM
    qtbot.keyClick(view, KEY.Key_Minus, CONTROL)
    assert view.zoom() < LARGEST_ZOOM
    qtbot.keyClick(view, KEY.Key_0, CONTROL)
    assert view.geometry_now().per_minute == usual


def test_zoom_stays_when_another_day_is_shown(view: TimeView) -> None:
    view.zoom_in()
    tall = view.geometry_now().per_minute
    view.show_schedule(drawn(day=MONDAY))
    assert view.geometry_now().per_minute == tall


# Other keys


@pytest.mark.parametrize(
    ("key", "shape"), [(KEY.Key_D, "day"), (KEY.Key_W, "week"), (KEY.Key_M, "month"), (KEY.Key_A, "agenda")]
)
def test_a_letter_changes_the_view(qtbot: QtBot, view: TimeView, key: Qt.Key, shape: str) -> None:
    with qtbot.waitSignal(view.view_wanted) as asked:
        qtbot.keyClick(view, key)
    assert asked.args == [shape]


def test_today_and_help_have_keys(qtbot: QtBot, view: TimeView) -> None:
    with qtbot.waitSignal(view.today_wanted):
        qtbot.keyClick(view, KEY.Key_T)
    for key in (KEY.Key_F1, KEY.Key_Question):
        with qtbot.waitSignal(view.keys_wanted):
            qtbot.keyClick(view, key)


def test_a_week_the_clocks_change_in_keeps_its_lines(view: TimeView) -> None:
    view.show_schedule(drawn(day=date(2026, 10, 26), count=7))
    geometry = view.geometry_now()
    nine = [column.span.start + 9 * HOUR for column in geometry.columns]
    nine[-4:] = [start + HOUR for start in nine[-4:]]  # Sunday 1 November is an hour longer
    assert {round(geometry.y(at, instant)) for at, instant in enumerate(nine)} == {round(geometry.y_of_minute(540))}
    assert schedule(day=date(2026, 10, 26), count=7).span.minutes == (7 * 24 + 1) * HOUR // MINUTE

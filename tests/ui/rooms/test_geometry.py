from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF

from desktop_app.domain.schedule import Column, columns_for, days_from, lay_out
from desktop_app.domain.times import HOUR, MINUTE, Span, clock_hour, day_span
from desktop_app.ui.rooms.geometry import (
    HEADER_HEIGHT,
    HOURS_WIDTH,
    NARROWEST_COLUMN,
    USUAL_PER_MINUTE,
    WIDEST_PER_MINUTE,
    Geometry,
    fitted,
)
from tests.agency import TODAY, ZONE, at
from tests.ui.rooms.drawn_day import SOFT_A, VISITS, WITNESS, visit

DAY = day_span(TODAY, ZONE)
COLUMNS = columns_for((TODAY,), (1, 2, 3, 4), ZONE)
SHAPE = Geometry(COLUMNS, 24 * 60, 1.0, 200, scroll_x=30, scroll_y=480)


def alone(rooms: int, day: date = TODAY) -> tuple[Column, ...]:
    return columns_for((day,), tuple(range(1, rooms + 1)), ZONE)


def test_an_instant_and_its_line_find_each_other() -> None:
    assert SHAPE.y(0, at(8)) == HEADER_HEIGHT
    assert SHAPE.instant(0, HEADER_HEIGHT + 90) == at(9, 30)


@given(minute=some.integers(0, 24 * 60), per_minute=some.floats(USUAL_PER_MINUTE, WIDEST_PER_MINUTE))
def test_every_minute_comes_back(minute: int, per_minute: float) -> None:
    shape = Geometry(alone(1), 24 * 60, per_minute, 200, scroll_y=123)
    instant = DAY.start + minute * MINUTE
    assert shape.instant(0, shape.y(0, instant)) == pytest.approx(instant, abs=1)


def test_what_lies_outside_the_day_is_its_edge() -> None:
    assert SHAPE.instant(0, -9999) == DAY.start
    assert SHAPE.instant(0, 9999) == DAY.end


def test_a_column_is_found_under_the_scrolled_pointer() -> None:
    assert SHAPE.column(HOURS_WIDTH - 1) is None
    assert SHAPE.column(HOURS_WIDTH + 169) == 0
    assert SHAPE.column(HOURS_WIDTH + 171) == 1
    assert SHAPE.column(HOURS_WIDTH + 4 * 200) is None
    assert SHAPE.nearest_column(-50) == 0
    assert SHAPE.nearest_column(9999) == 3


def test_a_block_is_found_by_its_event_and_not_by_its_hold() -> None:
    blocks = lay_out(VISITS, COLUMNS, SHAPE.per_minute)
    x = SHAPE.left(0) + 100
    assert SHAPE.block_at(QPointF(x, SHAPE.y(0, at(14))), blocks).appointment is WITNESS
    assert SHAPE.block_at(QPointF(x, SHAPE.y(0, at(13, 10))), blocks) is None
    scrolled = Geometry(COLUMNS, 24 * 60, 1.0, 200, scroll_y=14 * 60)
    assert scrolled.block_at(QPointF(x, HEADER_HEIGHT - 5), blocks) is None, "The header lies above the blocks."


def test_drawing_asks_for_whole_quarters_either_way() -> None:
    assert SHAPE.drawn_span(0, 557, 602) == Span(at(9, 15), at(10, 15))
    assert SHAPE.drawn_span(0, 602, 557) == Span(at(9, 15), at(10, 15))
    assert SHAPE.drawn_span(0, 543, 544) == Span(at(9), at(9, 15))


def test_snapping_finds_the_nearest_quarter() -> None:
    assert SHAPE.snap(0, 547) == at(9)
    assert SHAPE.snap(0, 548) == at(9, 15)


def test_columns_share_the_width_until_they_would_be_too_narrow() -> None:
    assert fitted(alone(2), HOURS_WIDTH + 600, 648).column_width == 300
    crowded = fitted(alone(12), 900, 648)
    assert crowded.column_width == NARROWEST_COLUMN
    assert crowded.width > 900


def test_a_tall_window_shows_the_office_hours_larger_within_reason() -> None:
    assert fitted(alone(1), 900, 300).per_minute == USUAL_PER_MINUTE
    assert USUAL_PER_MINUTE < fitted(alone(1), 900, 800).per_minute < WIDEST_PER_MINUTE
    assert fitted(alone(1), 900, 5000).per_minute == WIDEST_PER_MINUTE


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25)])
def test_a_day_on_which_the_clocks_change_is_drawn_as_long_as_it_is(day: date, hours: int) -> None:
    shape = fitted(alone(1, day), 900, 648)
    assert shape.height == pytest.approx(hours * HOUR / MINUTE * shape.per_minute)


# Several days beside each other

WEEK = columns_for(days_from(date(2026, 10, 26), 7), (1, 2), ZONE)


def test_hours_line_up_across_a_change_of_the_clocks() -> None:
    """On Sunday 1 November 2026 the clocks go back; nine o'clock is in one line with Saturday's all the same."""
    shape = fitted(WEEK, 1100, 648)
    assert shape.minutes == 24 * 60
    saturday, sunday = clock_hour(date(2026, 10, 31), 9, ZONE), clock_hour(date(2026, 11, 1), 9, ZONE)
    assert shape.y(10, saturday) == shape.y(12, sunday)
    assert shape.instant(12, shape.y(12, sunday)) == pytest.approx(sunday, abs=1)


def test_a_column_is_a_room_on_a_day() -> None:
    shape = fitted(WEEK, 1100, 648)
    assert shape.column_of(2, clock_hour(date(2026, 10, 28), 9, ZONE)) == 5
    assert shape.column_of(3, clock_hour(date(2026, 10, 28), 9, ZONE)) is None
    assert shape.column_of(1, clock_hour(date(2026, 12, 28), 9, ZONE)) is None


def test_many_columns_scroll_and_only_those_in_view_are_looked_at() -> None:
    shape = replace(fitted(columns_for(days_from(TODAY, 7), tuple(range(8)), ZONE), 900, 648), scroll_x=360)
    assert shape.compact
    assert shape.width > 900
    assert shape.in_view(HOURS_WIDTH, 900) == range(10, 34)


def test_an_edge_is_taken_hold_of_within_a_few_pixels() -> None:
    [*_, block] = lay_out((WITNESS,), COLUMNS, 1.0)
    rect = SHAPE.event_rect(block)
    edges = [
        SHAPE.edge_at(QPointF(rect.center().x(), y), block)
        for y in (rect.top() + 2, rect.top() + 20, rect.bottom() - 2)
    ]
    assert edges == [-1, 0, 1]


def test_a_short_event_keeps_a_middle_to_take_it_by() -> None:
    [block] = lay_out((visit(9, SOFT_A, at(9), at(9, 15)),), COLUMNS, 0.6)
    assert SHAPE.edge_at(SHAPE.event_rect(block).center(), block) == 0

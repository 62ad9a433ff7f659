from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF

from desktop_app.domain.schedule import lay_out
from desktop_app.domain.times import HOUR, MINUTE, Span, day_span
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
from tests.ui.rooms.drawn_day import VISITS, WITNESS

DAY = day_span(TODAY, ZONE)
SHAPE = Geometry((1, 2, 3, 4), DAY, 1.0, 200, scroll_x=30, scroll_y=480)


def test_an_instant_and_its_line_find_each_other() -> None:
    assert SHAPE.y(at(8)) == HEADER_HEIGHT
    assert SHAPE.instant(HEADER_HEIGHT + 90) == at(9, 30)


@given(minute=some.integers(0, 24 * 60), per_minute=some.floats(USUAL_PER_MINUTE, WIDEST_PER_MINUTE))
def test_every_minute_comes_back(minute: int, per_minute: float) -> None:
    shape = Geometry((1,), DAY, per_minute, 200, scroll_y=123)
    instant = DAY.start + minute * MINUTE
    assert shape.instant(shape.y(instant)) == pytest.approx(instant, abs=1)


def test_what_lies_outside_the_day_is_its_edge() -> None:
    assert SHAPE.instant(-9999) == DAY.start
    assert SHAPE.instant(9999) == DAY.end


def test_a_column_is_found_under_the_scrolled_pointer() -> None:
    assert SHAPE.column(HOURS_WIDTH - 1) is None
    assert SHAPE.column(HOURS_WIDTH + 169) == 0
    assert SHAPE.column(HOURS_WIDTH + 171) == 1
    assert SHAPE.column(HOURS_WIDTH + 4 * 200) is None
    assert SHAPE.nearest_column(-50) == 0
    assert SHAPE.nearest_column(9999) == 3


def test_a_block_is_found_by_its_event_and_not_by_its_hold() -> None:
    blocks = lay_out(VISITS, SHAPE.rooms, DAY, SHAPE.per_minute)
    x = SHAPE.left(0) + 100
    assert SHAPE.block_at(QPointF(x, SHAPE.y(at(14))), blocks).appointment is WITNESS
    assert SHAPE.block_at(QPointF(x, SHAPE.y(at(13, 10))), blocks) is None
    scrolled = Geometry(SHAPE.rooms, DAY, 1.0, 200, scroll_y=14 * 60)
    assert scrolled.block_at(QPointF(x, HEADER_HEIGHT - 5), blocks) is None, "The header lies above the blocks."


def test_drawing_asks_for_whole_quarters_either_way() -> None:
    assert SHAPE.drawn_span(at(9, 17), at(10, 2)) == Span(at(9, 15), at(10, 15))
    assert SHAPE.drawn_span(at(10, 2), at(9, 17)) == Span(at(9, 15), at(10, 15))
    assert SHAPE.drawn_span(at(9, 3), at(9, 4)) == Span(at(9), at(9, 15))


def test_snapping_finds_the_nearest_quarter() -> None:
    assert SHAPE.snap(at(9, 7)) == at(9)
    assert SHAPE.snap(at(9, 8)) == at(9, 15)


def test_columns_share_the_width_until_they_would_be_too_narrow() -> None:
    assert fitted((1, 2), DAY, HOURS_WIDTH + 600, 648).column_width == 300
    crowded = fitted(tuple(range(12)), DAY, 900, 648)
    assert crowded.column_width == NARROWEST_COLUMN
    assert crowded.width > 900


def test_a_tall_window_shows_the_office_hours_larger_within_reason() -> None:
    assert fitted((1,), DAY, 900, 300).per_minute == USUAL_PER_MINUTE
    assert USUAL_PER_MINUTE < fitted((1,), DAY, 900, 800).per_minute < WIDEST_PER_MINUTE
    assert fitted((1,), DAY, 900, 5000).per_minute == WIDEST_PER_MINUTE


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25)])
def test_a_day_on_which_the_clocks_change_is_drawn_as_long_as_it_is(day: date, hours: int) -> None:
    shape = fitted((1,), day_span(day, ZONE), 900, 648)
    assert shape.height == pytest.approx(hours * HOUR / MINUTE * shape.per_minute)

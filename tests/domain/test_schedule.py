from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.schedule import Band, band, lay_out
from desktop_app.domain.times import HOUR, MINUTE, Span

DAY = Span(1_764_000_000, 1_764_000_000 + 24 * HOUR)
VISIT = Appointment(
    1, "26-0001", 7, Purpose.FAMILY_MEETING, Span(DAY.start + 10 * HOUR, DAY.start + 11 * HOUR),
    Span(DAY.start + 9 * HOUR + 30 * MINUTE, DAY.start + 12 * HOUR), Status.CONFIRMED, 1, "Ann Bell", "A. B.", 1,
    frozenset(), None, None, "en", "", 1,
)  # fmt: skip


def test_a_visit_lies_to_the_minute_between_its_holds() -> None:
    [block] = lay_out([VISIT], [3, 7], DAY, 1.0)
    assert block.column == 1
    assert block.before == Band(570, 30)
    assert block.event == Band(600, 60)
    assert block.after == Band(660, 60)


def test_a_hold_that_is_the_event_leaves_nothing_to_hatch() -> None:
    [block] = lay_out([replace(VISIT, hold=VISIT.event)], [7], DAY, 2.0)
    assert (block.before.height, block.after.height) == (0, 0)
    assert block.event.height == 120


def test_rooms_that_are_not_shown_have_no_blocks() -> None:
    assert lay_out([VISIT], [1, 2], DAY, 1.0) == ()


def test_a_visit_of_another_day_is_left_out_and_one_over_midnight_is_not() -> None:
    tomorrow = replace(VISIT, event=VISIT.event.moved(24 * HOUR), hold=VISIT.hold.moved(24 * HOUR))
    over = replace(VISIT, event=VISIT.event.moved(14 * HOUR), hold=VISIT.hold.moved(14 * HOUR))
    assert [block.appointment for block in lay_out([tomorrow, over], [7], DAY, 1.0)] == [over]


def test_a_hold_that_only_touches_the_day_is_left_out() -> None:
    before = replace(
        VISIT, hold=Span(DAY.start - 2 * HOUR, DAY.start), event=Span(DAY.start - 2 * HOUR, DAY.start - HOUR)
    )
    assert lay_out([before], [7], DAY, 1.0) == ()


@pytest.mark.parametrize("hours", [23, 24, 25])
def test_a_day_is_as_long_as_its_clocks_make_it(hours: int) -> None:
    day = Span(DAY.start, DAY.start + hours * HOUR)
    assert band(day, day.start, 0.5) == Band(0, hours * 30)


@given(
    starts=some.lists(some.integers(0, 22 * 60), max_size=12),
    per_minute=some.floats(0.2, 4.0),
)
def test_bands_join_and_stay_in_proportion(starts: list[int], per_minute: float) -> None:
    visits = [
        replace(VISIT, id=index, event=(event := Span(DAY.start + at * MINUTE, DAY.start + (at + 60) * MINUTE)),
                hold=Span(event.start - 30 * MINUTE, event.end + 15 * MINUTE))
        for index, at in enumerate(starts)
    ]  # fmt: skip
    for block in lay_out(visits, [7], DAY, per_minute):
        assert block.before.top + block.before.height == pytest.approx(block.event.top)
        assert block.event.top + block.event.height == pytest.approx(block.after.top)
        assert block.event.height == pytest.approx(60 * per_minute)
        assert block.after.height == pytest.approx(15 * per_minute)

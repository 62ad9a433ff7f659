"""Opening hours and closed times, by the room's own clock."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.closures import Closure, ClosureKind, Opening, hours_of, open_hours, open_spans, wall_minute
from desktop_app.domain.times import HOUR, MINUTE, Span, day_span
from tests.agency import ZONE, at
from tests.domain.around import A, B

MONDAY = date(2026, 11, 30)
NINE_TO_FIVE = tuple(Opening(None, weekday, 9 * 60, 17 * 60) for weekday in range(5))
OWN = (Opening(A.id, 0, 10 * 60, 12 * 60),)


@pytest.mark.parametrize(
    ("room_id", "weekday", "openings", "hours"),
    [
        (A.id, 0, (), (8 * 60, 18 * 60)),
        (A.id, 6, (), (8 * 60, 18 * 60)),
        (A.id, 0, NINE_TO_FIVE, (9 * 60, 17 * 60)),
        (A.id, 6, NINE_TO_FIVE, None),
        (A.id, 0, NINE_TO_FIVE + OWN, (10 * 60, 12 * 60)),
        (A.id, 1, NINE_TO_FIVE + OWN, None),
        (B.id, 1, NINE_TO_FIVE + OWN, (9 * 60, 17 * 60)),
        (B.id, 0, OWN, (8 * 60, 18 * 60)),
    ],
)
def test_a_rooms_own_hours_go_before_the_agencys(
    room_id: int, weekday: int, openings: tuple[Opening, ...], hours: tuple[int, int] | None
) -> None:
    assert hours_of(room_id, weekday, openings) == hours


@pytest.mark.parametrize(("day", "hours"), [(date(2027, 3, 14), 23), (date(2026, 11, 1), 25), (MONDAY, 24)])
def test_a_day_that_is_open_throughout_is_as_long_as_its_clocks_say(day: date, hours: int) -> None:
    always = tuple(Opening(None, weekday, 0, 1440) for weekday in range(7))
    span = open_hours(day, A, always)
    assert span == day_span(day, ZONE)
    assert span.end - span.start == hours * HOUR


@pytest.mark.parametrize("day", [date(2027, 3, 14), date(2026, 11, 1)])
def test_hours_that_begin_in_the_hour_the_clocks_change_still_end_after_they_begin(day: date) -> None:
    for opens in range(0, 240, 15):
        for closes in range(opens + 15, 300, 15):
            span = open_hours(day, A, (Opening(None, 6, opens, closes),))
            assert span is None or day_span(day, ZONE).start <= span.start < span.end


def closed(first: int, last: int, room_id: int | None = None) -> Closure:
    return Closure(1, ClosureKind.HOLIDAY, room_id, Span(at(0, day=30) + first * 60, at(0, day=30) + last * 60), "")


@pytest.mark.parametrize(
    ("closures", "open_"),
    [
        ((), [(480, 1080)]),
        ((closed(600, 660),), [(480, 600), (660, 1080)]),
        ((closed(0, 480), closed(1080, 1440)), [(480, 1080)]),
        ((closed(0, 1440),), []),
        ((closed(0, 500), closed(490, 520), closed(1000, 2000)), [(520, 1000)]),
        ((closed(600, 660, B.id),), [(480, 1080)]),
    ],
)
def test_what_is_closed_is_not_open(closures: tuple[Closure, ...], open_: list[tuple[int, int]]) -> None:
    midnight = at(0, day=30)
    wanted = tuple(Span(midnight + first * MINUTE, midnight + last * MINUTE) for first, last in open_)
    assert open_spans(MONDAY, A, (), closures) == wanted


minutes = st.integers(0, 1440)


@given(st.lists(st.tuples(minutes, minutes), max_size=6), minutes)
def test_a_minute_is_open_when_nothing_closes_it(pairs: list[tuple[int, int]], minute: int) -> None:
    spans = [closed(first, last) for first, last in pairs if first < last]
    moment = wall_minute(MONDAY, minute, ZONE)
    is_open = any(span.start <= moment < span.end for span in open_spans(MONDAY, A, (), spans))
    wanted = 480 <= minute < 1080 and not any(each.span.start <= moment < each.span.end for each in spans)
    assert is_open is wanted

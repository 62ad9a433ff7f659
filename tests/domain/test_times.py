"""Clock changes, half-open spans and calendar days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.times import HOUR, Span, comes_twice, day_span, instant, local, local_day, utc_text
from tests.agency import NOW, TODAY, ZONE, causes


def test_r15_a_time_the_clocks_skip_is_refused_with_the_next_that_exists() -> None:
    answer = instant(datetime(2027, 3, 14, 2, 30), ZONE)
    assert causes(answer) == {Cause.TIME_DOES_NOT_EXIST}
    assert isinstance(answer, Refused)
    assert answer.reasons[0].facts["next"] == datetime(2027, 3, 14, 3, 30)


def test_r15_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    first = instant(datetime(2026, 11, 1, 1, 30), ZONE)
    assert isinstance(first, int)
    assert utc_text(first) == "2026-11-01T05:30:00+00:00"


def test_r15_of_a_time_that_comes_twice_the_second_can_be_meant() -> None:
    wall = datetime(2026, 11, 1, 1, 30, fold=1)
    second = instant(wall, ZONE)
    assert isinstance(second, int)
    assert utc_text(second) == "2026-11-01T06:30:00+00:00"
    assert local(second, ZONE).replace(tzinfo=None) == wall


@pytest.mark.parametrize(
    ("wall", "zone", "twice"),
    [
        (datetime(2026, 11, 1, 1, 30), ZONE, True),
        (datetime(2026, 11, 1, 2, 0), ZONE, False),
        (datetime(2027, 3, 14, 2, 30), ZONE, False),
        (datetime(2026, 11, 1, 1, 30), "America/Phoenix", False),
        (datetime(2027, 4, 4, 1, 45), "Australia/Lord_Howe", True),
    ],
)
def test_a_time_comes_twice_only_when_the_clocks_are_put_back(wall: datetime, zone: str, twice: bool) -> None:
    assert comes_twice(wall, zone) is twice


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2027, 3, 14), ZONE, 23),
        (date(2026, 11, 1), ZONE, 25),
        (TODAY, ZONE, 24),
        (date(2027, 3, 14), "America/Phoenix", 24),
        (date(2027, 4, 4), "Australia/Lord_Howe", 24.5),
    ],
)
def test_a_day_lasts_as_long_as_its_clocks_say(day: date, zone: str, hours: float) -> None:
    span = day_span(day, zone)
    assert (span.end - span.start) / HOUR == hours
    assert local_day(span.start, zone) == day == local_day(span.end - 1, zone)
    assert day_span(day + timedelta(days=1), zone).start == span.end


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.sampled_from([ZONE, "Europe/Berlin", "UTC"]))
def test_a_wall_clock_time_comes_back_as_it_was(wall: datetime, zone: str) -> None:
    wall = wall.replace(microsecond=0)
    moment = instant(wall, zone)
    if isinstance(moment, Refused):
        wall = moment.reasons[0].facts["next"]  # type: ignore[assignment]
        moment = instant(wall, zone)
    assert isinstance(moment, int)
    assert local(moment, zone).replace(tzinfo=None, fold=0) == wall


spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: Span(pair[0], sum(pair)))


@given(spans, spans)
def test_two_spans_overlap_when_they_share_a_moment(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


def test_a_span_moves_whole() -> None:
    assert Span(0, 5400).moved(60) == Span(60, 5460)
    assert Span(0, 5400).minutes == 90
    assert local_day(NOW, ZONE) == TODAY

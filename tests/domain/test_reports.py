"""Counts of a period: nothing twice, nothing lost, and no more known of a visit than its room, purpose and times."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.appointments import RELEASED, Status
from desktop_app.domain.reports import Ending, Lead, Period, Use, Visit, lead_of, period_of, report_on
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR

ZONE = "America/New_York"
ROOMS = ((1, "Soft room A", ZONE), (2, "Willow room", ZONE))
TUESDAY_TEN = int(datetime(2026, 11, 24, 15, tzinfo=UTC).timestamp())
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def visit(
    room: int = 1, start: int = TUESDAY_TEN, status: Status = Status.CONFIRMED, booked: int | None = None
) -> Visit:
    return Visit(room, Purpose.WITNESS_INTERVIEW, start, start + HOUR, status, booked)


def test_it_counts_by_room_purpose_hour_and_weekday() -> None:
    report = report_on([visit(), visit(), visit(2, TUESDAY_TEN + 25 * HOUR)], ROOMS, ZONE, FIRST, LAST)
    assert report.rooms == (("Soft room A", Use(2, 120)), ("Willow room", Use(1, 60)))
    assert dict(report.purposes)[Purpose.WITNESS_INTERVIEW] == Use(3, 180)
    assert (report.hours[10], report.hours[11], sum(report.hours)) == (2, 1, 3)
    assert report.weekdays == (0, 2, 1, 0, 0, 0, 0)


def test_what_was_called_off_is_counted_apart() -> None:
    report = report_on([visit(status=status) for status in Status], ROOMS, ZONE, FIRST, LAST)
    assert dict(report.endings) == {
        Ending.KEPT: 6,
        Ending.POSTPONED_BY_PERSON: 1,
        Ending.POSTPONED_BY_AGENCY: 1,
        Ending.CANCELLED: 1,
    }
    assert report.visits == 6


def test_the_days_from_booking_to_visit_are_calendar_days() -> None:
    late_evening = TUESDAY_TEN - 11 * HOUR  # 23:00 the day before
    report = report_on(
        [visit(booked=late_evening), visit(booked=TUESDAY_TEN + HOUR), visit()], ROOMS, ZONE, FIRST, LAST
    )
    assert dict(report.leads)[Lead.ONE_TO_TWO_DAYS] == 1
    assert dict(report.leads)[Lead.SAME_DAY] == 1
    assert report.lead_days == 0.5


@pytest.mark.parametrize(
    ("days", "lead"),
    [
        (0, Lead.SAME_DAY), (1, Lead.ONE_TO_TWO_DAYS), (2, Lead.ONE_TO_TWO_DAYS), (3, Lead.THREE_TO_SIX_DAYS),
        (6, Lead.THREE_TO_SIX_DAYS), (7, Lead.ONE_TO_TWO_WEEKS), (13, Lead.ONE_TO_TWO_WEEKS),
        (14, Lead.TWO_TO_FOUR_WEEKS), (27, Lead.TWO_TO_FOUR_WEEKS), (28, Lead.LONGER), (900, Lead.LONGER),
    ],
)  # fmt: skip
def test_every_number_of_days_has_its_class(days: int, lead: Lead) -> None:
    assert lead_of(days) is lead


def test_an_empty_period_is_empty() -> None:
    report = report_on([], ROOMS, ZONE, FIRST, LAST)
    assert report.empty
    assert report.lead_days is None
    assert not report_on([visit(status=Status.CANCELLED)], ROOMS, ZONE, FIRST, LAST).empty


def test_a_visit_knows_nobody() -> None:
    assert {part.name for part in fields(Visit)} == {"room_id", "purpose", "start", "end", "status", "booked_at"}


VISITS = st.builds(
    Visit,
    st.sampled_from([1, 2]),
    st.sampled_from(Purpose),
    st.integers(TUESDAY_TEN, TUESDAY_TEN + 40 * 24 * HOUR),
    st.just(TUESDAY_TEN + 41 * 24 * HOUR),
    st.sampled_from(Status),
    st.none() | st.integers(TUESDAY_TEN - 90 * 24 * HOUR, TUESDAY_TEN),
)


@given(st.lists(VISITS, max_size=60))
def test_every_way_of_counting_comes_to_the_same(visits: list[Visit]) -> None:
    report = report_on(visits, ROOMS, ZONE, FIRST, LAST)
    standing = [each for each in visits if each.status not in RELEASED]
    ways = (
        report.hours,
        report.weekdays,
        [use.visits for _, use in report.rooms],
        [u.visits for _, u in report.purposes],
    )
    assert {sum(way) for way in ways} == {len(standing)}
    assert sum(count for _, count in report.endings) == len(visits)
    assert sum(count for _, count in report.leads) == sum(each.booked_at is not None for each in standing)


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        (Period.THIS_MONTH, date(2028, 2, 9), date(2028, 2, 1), date(2028, 2, 29)),
        (Period.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (Period.QUARTER, date(2026, 11, 24), date(2026, 10, 1), date(2026, 12, 31)),
        (Period.QUARTER, date(2026, 5, 31), date(2026, 4, 1), date(2026, 6, 30)),
        (Period.YEAR, date(2026, 11, 24), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_whole_calendar_months(period: Period, today: date, first: date, last: date) -> None:
    assert period_of(period, today) == (first, last)

"""What a time asks a second thought for; nothing of it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.cautions import Caution, around_for_cautions, cautions_for, falls_on
from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.planning import Surroundings
from desktop_app.domain.times import HOUR, MINUTE, Span
from tests.agency import ZONE, at
from tests.domain.around import NOTHING, WISH, A, B, around, booked, wish

MONDAY = date(2026, 11, 30)
FRIDAY = Span(at(14, day=27), at(15, day=27))
OURS = wish(case_id=11)


def found(request: BookingRequest, house: Surroundings = NOTHING, **more: Any) -> set[Caution]:
    return {each.caution for each in cautions_for(request, house, **more)}


def visits(*starts: int, **changes: Any) -> Surroundings:
    events = [Span(start, start + HOUR) for start in starts]
    others = [wish(event=event, room_id=B.id, **changes) for event in events]
    return around(occupied=tuple(booked(other, number) for number, other in enumerate(others)))


def test_most_times_ask_for_nothing() -> None:
    assert cautions_for(OURS, NOTHING) == ()
    assert cautions_for(wish(room_id=99), NOTHING) == ()


@pytest.mark.parametrize(
    ("remembered", "day", "falls"),
    [
        (MONDAY, MONDAY, True),
        (date(1990, 11, 30), MONDAY, True),
        (date(2027, 11, 30), MONDAY, False),
        (date(2026, 12, 1), MONDAY, False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2028, 2, 28), False),
        (date(2024, 2, 29), date(2028, 2, 29), True),
    ],
)
def test_a_remembered_day_comes_again_every_year(remembered: date, day: date, falls: bool) -> None:
    assert falls_on(remembered, day) is falls


def test_a_date_to_be_gentle_with_is_told() -> None:
    [warned] = cautions_for(OURS, NOTHING, dates=[SensitiveDate(date(2000, 11, 30), "birthday")])
    assert warned.caution is Caution.SENSITIVE_DATE
    assert warned.facts == {"what": "birthday", "day": MONDAY}


@pytest.mark.parametrize("kind", ClosureKind)
def test_a_holiday_is_told(kind: ClosureKind) -> None:
    closure = Closure(1, kind, None, WISH.event, "Memorial Day")
    assert found(WISH, around(closures=(closure,))) == ({Caution.HOLIDAY} if kind is ClosureKind.HOLIDAY else set())
    assert found(WISH, around(closures=(replace(closure, room_id=B.id),))) == set()


@pytest.mark.parametrize(
    ("event", "late"),
    [
        (FRIDAY, False),
        (FRIDAY.moved(MINUTE), True),
        (FRIDAY.moved(-24 * HOUR + MINUTE), False),
        (FRIDAY.moved(24 * HOUR + MINUTE), False),
    ],
)
def test_late_on_a_friday_is_told(event: Span, late: bool) -> None:
    assert found(wish(event=event)) == ({Caution.FRIDAY_LATE} if late else set())


@pytest.mark.parametrize(
    ("first", "openings", "outside"),
    [
        (8 * 60, (), False),
        (8 * 60 - 1, (), True),
        (17 * 60, (), False),
        (17 * 60 + 1, (), True),
        (10 * 60, (Opening(A.id, 1, 480, 1080),), True),
        (10 * 60, (Opening(A.id, 0, 480, 659),), True),
        (10 * 60, (Opening(B.id, 0, 480, 659),), False),
    ],
)
def test_outside_the_hours_is_told(first: int, openings: tuple[Opening, ...], outside: bool) -> None:
    start = at(0, day=30) + first * MINUTE
    request = wish(event=Span(start, start + HOUR))
    assert found(request, around(openings=openings)) == ({Caution.OUTSIDE_HOURS} if outside else set())


@pytest.mark.parametrize(
    ("opened_at", "short"), [(at(23, day=29), True), (at(23, day=28), False), (at(9, day=30), True), (None, False)]
)
def test_fewer_than_two_nights_since_the_case_was_opened_are_told(opened_at: int | None, short: bool) -> None:
    assert found(OURS, opened_at=opened_at) == ({Caution.SHORT_RECOVERY} if short else set())
    assert found(WISH, opened_at=opened_at) == set()


@pytest.mark.parametrize(
    ("start", "caution"),
    [
        (at(14, day=30), Caution.SAME_DAY),
        (at(10, day=29), Caution.SHORT_RECOVERY),
        (at(9, day=29), None),
        (at(10, day=30) + 24 * HOUR, Caution.SHORT_RECOVERY),
        (at(11, day=30) + 24 * HOUR, None),
    ],
)
def test_another_visit_of_the_family_too_soon_is_told(start: int, caution: Caution | None) -> None:
    wanted = {caution} if caution else set()
    house = visits(start, case_id=11, host_id=8)
    assert found(OURS, house) == wanted
    assert found(OURS, house, ignoring=frozenset({0})) == set()
    assert found(wish(case_id=12), house) == found(WISH, house) == set()
    assert found(wish(party_id=1), visits(start, party_id=1, host_id=8)) == wanted
    assert found(wish(party_id=1, case_id=11), visits(start, party_id=2, case_id=11, host_id=8)) == set()


@pytest.mark.parametrize(("others", "full"), [(2, False), (3, True)])
def test_a_host_with_more_than_three_visits_a_day_is_told(others: int, full: bool) -> None:
    starts = [at(hour, day=30) for hour in (8, 12, 14)][:others]
    assert found(WISH, visits(*starts)) == ({Caution.HOST_FULL} if full else set())
    assert found(wish(host_id=8), visits(*starts)) == set()
    assert found(WISH, visits(*starts[1:], at(8, day=29))) == set()


def test_each_caution_is_told_once_and_in_order() -> None:
    starts = [at(hour, day=30) for hour in (8, 13, 15)]
    told = cautions_for(OURS, visits(*starts, case_id=11), [SensitiveDate(MONDAY, "hearing")] * 2, at(8, day=30))
    assert [each.caution for each in told] == [
        Caution.SENSITIVE_DATE, Caution.SHORT_RECOVERY, Caution.SAME_DAY, Caution.HOST_FULL,
    ]  # fmt: skip
    assert told[1].facts == {"nights": 0}


def test_enough_is_read_to_warn() -> None:
    assert around_for_cautions(WISH.event, ZONE) == Span(at(10, day=29), at(11, day=30) + 24 * HOUR)

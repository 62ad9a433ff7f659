"""What waits for a person to decide; nobody is released by a clock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.alerts import Alert, AlertKind, Watched, alerts, watched_from
from desktop_app.domain.appointments import Status
from desktop_app.domain.times import HOUR, MINUTE, Span

TEN = 36_000
LATE, OVER, WAITS = AlertKind.LATE, AlertKind.RUNNING_OVER, AlertKind.NEXT_WAITS


def visit(number: int, start: int, status: Status, room: int = 1, buffer: int = 30) -> Watched:
    event = Span(start, start + HOUR)
    hold = Span(event.start - buffer * MINUTE, event.end + buffer * MINUTE)
    return Watched(number, "R. S.", "Maria Reyes", frozenset({number}), room, "Soft room A", "UTC", event, hold, status)


FIRST, SECOND = visit(1, TEN, Status.IN_ROOM), visit(2, TEN + 2 * HOUR, Status.CONFIRMED)


def kinds(now: int, *visits: Watched) -> list[tuple[AlertKind, int]]:
    return [(each.kind, each.visit.appointment_id) for each in alerts(visits, now)]


@pytest.mark.parametrize(
    ("status", "after", "told"),
    [
        (Status.CONFIRMED, 10 * MINUTE - 1, False),
        (Status.CONFIRMED, 10 * MINUTE, True),
        (Status.CONFIRMED, 5 * HOUR, True),
        (Status.TENTATIVE, 10 * MINUTE, False),
        (Status.ARRIVED, 10 * MINUTE, False),
        (Status.CANCELLED, 10 * MINUTE, False),
    ],
)
def test_who_was_expected_and_is_not_here_is_told_after_ten_minutes(status: Status, after: int, told: bool) -> None:
    assert kinds(TEN + after, visit(1, TEN, status)) == ([(LATE, 1)] if told else [])


def test_a_visit_past_its_end_runs_over_as_long_as_somebody_is_in_the_room() -> None:
    assert kinds(TEN + HOUR - 1, FIRST) == []
    assert kinds(TEN + HOUR, FIRST) == [(OVER, 1)]
    assert kinds(TEN + HOUR, replace(FIRST, status=Status.FINISHED)) == []


@pytest.mark.parametrize(("before_its_hold", "told"), [(16, False), (15, True), (0, True), (-20, True)])
def test_the_next_one_waits_from_a_quarter_of_an_hour_before_its_hold(before_its_hold: int, told: bool) -> None:
    now = SECOND.hold.start - before_its_hold * MINUTE
    assert ((WAITS, 2) in kinds(now, FIRST, SECOND)) is told


def test_only_the_next_one_of_that_room_waits() -> None:
    third, elsewhere = visit(3, TEN + 3 * HOUR, Status.CONFIRMED), visit(4, TEN + 2 * HOUR, Status.CONFIRMED, room=2)
    now = SECOND.hold.start
    assert kinds(now, FIRST, elsewhere, third, SECOND) == [(WAITS, 2), (OVER, 1)]
    assert kinds(now, FIRST, elsewhere, third) == [(OVER, 1)]


def test_an_alert_is_about_the_people_of_both_visits() -> None:
    [waiting, *_] = alerts((FIRST, SECOND), SECOND.hold.start)
    assert waiting == Alert(WAITS, SECOND, FIRST)
    assert waiting.people == {1, 2}


def test_what_is_watched_reaches_back_by_the_longest_hold() -> None:
    assert watched_from(TEN + 24 * HOUR) == Span(TEN, TEN + 24 * HOUR + 15 * MINUTE + 1)

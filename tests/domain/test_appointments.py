"""When a wish for a room is refused and why, what is proposed instead, and what may happen to a visit next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.appointments import (
    LONGEST,
    NEXT,
    OCCUPYING,
    RELEASED,
    SHORTEST,
    STEP,
    BookingRequest,
    Need,
    Occupied,
    Status,
    next_status,
)
from desktop_app.domain.buffers import Held, buffers_for, held_around
from desktop_app.domain.planning import Surroundings, nearest_free, plan
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import PURPOSES, Purpose, Room, RoomKind
from desktop_app.domain.times import HOUR, MINUTE, Span, local
from tests.agency import NOW, ZONE, at, causes

ROOM = Room(1, "Soft room A", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "main lobby")
WISH = BookingRequest(
    Purpose.VICTIM_INTERVIEW, ROOM.id, Span(at(10, day=30), at(11, day=30)), 7, "Ann Bell", not_a_suspect=True
)


def wish(**changes: Any) -> BookingRequest:
    return replace(WISH, **changes)


def lasting(seconds: int) -> Span:
    return Span(WISH.event.start, WISH.event.start + seconds)


def around(*occupied: Occupied, room: Room = ROOM, now: int = NOW) -> Surroundings:
    """Two rooms alike, and what is taken in them."""
    return Surroundings({room.id: room, 2: replace(room, id=2)}, {}, occupied, (), (), (), (), (), now)


def taken(event: Span, room: int = ROOM.id, *people: int, number: int = 9) -> Occupied:
    return Occupied(
        number, room, held_around(event, buffers_for(ROOM, WISH.purpose, {})).hold, event, frozenset(people)
    )


def test_a_free_room_gives_a_hold_wider_than_its_event() -> None:
    held = plan(WISH, around())
    assert isinstance(held, Held)
    assert held.hold == Span(WISH.event.start - 30 * MINUTE, WISH.event.end + 30 * MINUTE)


@pytest.mark.parametrize(
    ("request_", "room", "cause"),
    [
        (wish(not_a_suspect=False), ROOM, Cause.SUSPECT),
        (wish(purpose=Purpose.RETURN_OF_BELONGINGS, case_id=1), ROOM, Cause.PURPOSE_NOT_FOR_ROOM),
        (wish(guest_name=" "), ROOM, Cause.EMPTY),
        (
            wish(purpose=Purpose.RETURN_OF_BELONGINGS),
            replace(ROOM, kind=RoomKind.PROPERTY_RETURN),
            Cause.CASE_NEEDED,
        ),
        (wish(needs=frozenset({Need.WHEELCHAIR})), replace(ROOM, step_free=False), Cause.NOT_STEP_FREE),
        (wish(party_size=4), ROOM, Cause.TOO_MANY_PEOPLE),
        (wish(event=lasting(SHORTEST - 1)), ROOM, Cause.LENGTH),
        (wish(event=lasting(LONGEST + 1)), ROOM, Cause.LENGTH),
        (wish(event=lasting(-HOUR)), ROOM, Cause.LENGTH),
        (wish(event=Span(NOW - STEP - 1, NOW + HOUR)), ROOM, Cause.IN_THE_PAST),
    ],
)
def test_a_wish_is_refused_for(request_: BookingRequest, room: Room, cause: Cause) -> None:
    assert causes(plan(request_, around(room=room))) == {cause}


@pytest.mark.parametrize(
    "request_",
    [
        wish(party_size=3),
        wish(event=lasting(SHORTEST)),
        wish(event=lasting(LONGEST)),
        wish(event=Span(NOW - STEP, NOW + HOUR)),
        wish(needs=frozenset(Need)),
    ],
)
def test_at_the_limit_a_wish_is_granted(request_: BookingRequest) -> None:
    assert isinstance(plan(request_, around()), Held)


def test_every_reason_is_told_at_once() -> None:
    hopeless = wish(not_a_suspect=False, guest_name="", party_size=9, event=Span(0, 1))
    assert causes(plan(hopeless, around())) == {
        Cause.SUSPECT, Cause.EMPTY, Cause.TOO_MANY_PEOPLE, Cause.LENGTH, Cause.IN_THE_PAST,
    }  # fmt: skip


@pytest.mark.parametrize(("apart", "free"), [(60, True), (59, False), (0, False), (-30, False)])
def test_holds_may_touch_and_never_overlap(apart: int, free: bool) -> None:
    """Two events an hour apart have holds of half an hour each that touch: [start, end)."""
    before = Span(WISH.event.start - (apart + 60) * MINUTE, WISH.event.start - apart * MINUTE)
    after = Span(WISH.event.end + apart * MINUTE, WISH.event.end + (apart + 60) * MINUTE)
    for other in (before, after):
        answer = plan(WISH, around(taken(other)))
        assert isinstance(answer, Held) is free
        if not free:
            assert causes(answer) == {Cause.ROOM_HELD}


def test_another_room_is_no_hindrance_but_a_busy_host_is() -> None:
    assert isinstance(plan(WISH, around(taken(WISH.event, 2, 8))), Held)
    assert causes(plan(WISH, around(taken(WISH.event, 2, 7)))) == {Cause.HOST_BUSY}
    with_evidence = wish(evidence_id=8)
    assert causes(plan(with_evidence, around(taken(WISH.event, 2, 8)))) == {Cause.HOST_BUSY}


def test_a_host_may_go_from_one_event_straight_to_the_next() -> None:
    assert isinstance(plan(WISH, around(taken(Span(at(9, day=30), WISH.event.start), 2, 7))), Held)


def test_a_moved_visit_does_not_stand_in_its_own_way() -> None:
    own = taken(WISH.event, ROOM.id, 7, number=5)
    assert isinstance(plan(WISH, around(own), frozenset({5})), Held)
    assert causes(plan(WISH, around(own))) == {Cause.ROOM_HELD, Cause.HOST_BUSY}


def test_no_room_takes_a_suspect_and_the_purpose_cannot_even_be_named() -> None:
    assert not [each for each in Purpose if "suspect" in each.value]
    assert set(PURPOSES) == set(RoomKind)
    assert {room for room, purposes in PURPOSES.items() if Purpose.RETURN_OF_BELONGINGS in purposes} == {
        RoomKind.PROPERTY_RETURN
    }


quarter = st.integers(0, 4 * 24 * 4).map(lambda number: at(0, day=24) + number * STEP)
events = st.builds(lambda start, quarters: Span(start, start + quarters * STEP), quarter, st.integers(1, 16))
others = st.lists(st.builds(taken, events, st.integers(1, 2), st.integers(6, 8)))


@given(event=events, occupied=others)
def test_a_proposed_time_is_never_refused(event: Span, occupied: list[Occupied]) -> None:
    length = event.end - event.start
    found = nearest_free(wish(event=event), around(*occupied))
    assert len(found) == 3
    assert all(later - earlier >= HOUR for earlier, later in pairwise(found))
    for start in found:
        moved = wish(event=Span(start, start + length))
        assert isinstance(plan(moved, around(*occupied)), Held)
        begins, ends = local(start, ZONE), local(start + length, ZONE)
        assert begins.hour >= 8
        assert (ends.hour, ends.minute) <= (18, 0)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2027, 3, 14)])
def test_office_hours_are_the_clocks_even_on_the_days_it_changes(day: date) -> None:
    early = datetime(day.year, day.month, day.day, 6, tzinfo=ZoneInfo(ZONE))
    start = int(early.timestamp())
    found = nearest_free(wish(event=Span(start, start + HOUR)), around(now=start - HOUR))
    assert [f"{local(each, ZONE):%H:%M}" for each in found] == ["08:00", "09:00", "10:00"]


def test_the_nearest_times_are_proposed_in_order() -> None:
    found = nearest_free(WISH, around(taken(WISH.event)))
    assert [f"{local(start, ZONE):%H:%M}" for start in found] == ["08:00", "12:00", "13:00"]


ALLOWED = {
    (Status.TENTATIVE, Status.CONFIRMED), (Status.CONFIRMED, Status.ARRIVED), (Status.ARRIVED, Status.IN_ROOM),
    (Status.IN_ROOM, Status.FINISHED), (Status.FINISHED, Status.RESET_DONE),
    (Status.IN_ROOM, Status.POSTPONED_BY_PERSON),
    *((current, gone) for current in (Status.TENTATIVE, Status.CONFIRMED, Status.ARRIVED) for gone in RELEASED),
}  # fmt: skip


@pytest.mark.parametrize("current", Status)
def test_a_visit_goes_only_where_it_may(current: Status) -> None:
    for wanted in Status:
        answer = next_status(current, wanted)
        assert answer == wanted if (current, wanted) in ALLOWED else causes(answer) == {Cause.STATUS}


def test_what_was_given_up_stays_given_up_and_holds_no_room() -> None:
    assert set(NEXT) == set(Status)
    assert frozenset(Status) == OCCUPYING | RELEASED
    assert all(not NEXT[status] for status in RELEASED)
    assert not any("no_show" in status for status in Status)


def test_a_refusal_names_no_guest() -> None:
    answer = plan(WISH, around(taken(WISH.event)))
    assert isinstance(answer, Refused)
    assert set(answer.reasons[0].facts) == {"room", "hold", "zone"}

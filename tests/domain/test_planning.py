"""When a wish is refused and why: rooms, closures, people and parties, and what is free instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop_app.domain.appointments import LONGEST, SHORTEST, STEP, BookingRequest, Need
from desktop_app.domain.buffers import Buffers, Held
from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.planning import Surroundings, buffers_of, earliest_free, nearest_free, plan
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose, RoomKind
from desktop_app.domain.separation import Party, Scope, Separation, Why
from desktop_app.domain.team import Busy, Duty
from desktop_app.domain.times import HOUR, MINUTE, Span, local
from tests.agency import NOW, ZONE, at, causes
from tests.domain.around import NOTHING, WISH, A, B, C, around, booked, facts_of, wish

EVENT = WISH.event
HOLD = Span(EVENT.start - 30 * MINUTE, EVENT.end + 30 * MINUTE)
APART = Separation(1, 1, 2, 60, Scope.BUILDING, Why.TWO_SIDES)


def lasting(seconds: int) -> Span:
    return Span(EVENT.start, EVENT.start + seconds)


def in_room_a(**changes: Any) -> Surroundings:
    return around(rooms={A.id: replace(A, **changes)})


def test_a_free_room_gives_the_hold_and_the_end_of_the_guests_own_time() -> None:
    assert plan(WISH, NOTHING) == Held(HOLD, EVENT.end + 15 * MINUTE)


def test_a_room_nobody_knows_is_not_found() -> None:
    assert causes(plan(wish(room_id=99), NOTHING)) == {Cause.NOT_FOUND}
    assert nearest_free(wish(room_id=99), NOTHING) == ()


@pytest.mark.parametrize(
    ("request_", "house", "cause"),
    [
        (wish(not_a_suspect=False), NOTHING, Cause.SUSPECT),
        (wish(purpose=Purpose.RETURN_OF_BELONGINGS, case_id=1), NOTHING, Cause.PURPOSE_NOT_FOR_ROOM),
        (wish(guest_name=" "), NOTHING, Cause.EMPTY),
        (wish(party_size=0), NOTHING, Cause.COUNT),
        (
            wish(purpose=Purpose.RETURN_OF_BELONGINGS),
            in_room_a(kind=RoomKind.PROPERTY_RETURN),
            Cause.CASE_NEEDED,
        ),
        (wish(needs=frozenset({Need.WHEELCHAIR})), in_room_a(step_free=False), Cause.NOT_STEP_FREE),
        (wish(party_size=4), NOTHING, Cause.TOO_MANY_PEOPLE),
        (wish(event=lasting(SHORTEST - 1)), NOTHING, Cause.LENGTH),
        (wish(event=lasting(LONGEST + 1)), NOTHING, Cause.LENGTH),
        (wish(event=lasting(-HOUR)), NOTHING, Cause.LENGTH),
        (wish(event=Span(NOW - STEP - 1, NOW + HOUR)), NOTHING, Cause.IN_THE_PAST),
    ],
)
def test_a_wish_is_refused_for(request_: BookingRequest, house: Surroundings, cause: Cause) -> None:
    assert causes(plan(request_, house)) == {cause}


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
    assert isinstance(plan(request_, NOTHING), Held)


def test_every_reason_is_told_at_once() -> None:
    hopeless = wish(not_a_suspect=False, guest_name="", party_size=9, event=Span(0, 1), interpreter_id=3)
    busy = (Busy(1, 7, None, Span(0, 9)), Busy(2, None, 3, Span(0, 9)))
    closed = (Closure(1, ClosureKind.AGENCY_CLOSED, None, Span(0, 9), ""),)
    house = around(busy=busy, closures=closed, occupied=(booked(wish(event=Span(0, HOUR), host_id=1)),))
    assert causes(plan(hopeless, house)) == {
        Cause.SUSPECT, Cause.EMPTY, Cause.TOO_MANY_PEOPLE, Cause.LENGTH, Cause.IN_THE_PAST, Cause.ROOM_CLOSED,
        Cause.ROOM_HELD, Cause.HOST_BUSY, Cause.INTERPRETER_BUSY,
    }  # fmt: skip


# --- the room ---


@pytest.mark.parametrize(("apart", "free"), [(60, True), (59, False), (0, False), (-30, False)])
def test_holds_may_touch_and_never_overlap(apart: int, free: bool) -> None:
    """Two events an hour apart have holds of half an hour each that touch: [start, end)."""
    before = Span(EVENT.start - (apart + 60) * MINUTE, EVENT.start - apart * MINUTE)
    after = Span(EVENT.end + apart * MINUTE, EVENT.end + (apart + 60) * MINUTE)
    for other in (before, after):
        answer = plan(WISH, around(occupied=(booked(wish(event=other, host_id=8)),)))
        assert isinstance(answer, Held) is free
        if not free:
            assert causes(answer) == {Cause.ROOM_HELD}


def test_a_purpose_has_its_own_buffers_in_a_room() -> None:
    house = around(buffers={(A.id, Purpose.VICTIM_INTERVIEW): Buffers(10, 60, 20)})
    held = Held(Span(EVENT.start - 10 * MINUTE, EVENT.end + 80 * MINUTE), EVENT.end + 60 * MINUTE)
    assert plan(WISH, house) == held
    assert plan(wish(purpose=Purpose.FAMILY_MEETING), house) == Held(HOLD, EVENT.end + 15 * MINUTE)
    assert plan(wish(room_id=B.id), house) == Held(HOLD, EVENT.end + 15 * MINUTE)


@pytest.mark.parametrize(
    ("shorter", "kept"),
    [
        (Buffers(5, 10, 0), Buffers(5, 10, 0)),
        (Buffers(99, 99, 99), Buffers(30, 15, 15)),
        (Buffers(-5, -5, -5), Buffers(0, 0, 0)),
    ],
)
def test_shorter_buffers_are_never_longer_than_the_rooms(shorter: Buffers, kept: Buffers) -> None:
    assert buffers_of(wish(shorter=shorter), A, {}) == kept


@pytest.mark.parametrize("kind", ClosureKind)
@pytest.mark.parametrize("room_id", [None, A.id, B.id])
def test_a_closed_room_is_refused_and_a_holiday_is_not(kind: ClosureKind, room_id: int | None) -> None:
    closure = Closure(1, kind, room_id, Span(HOLD.end - 1, HOLD.end + HOUR), "new carpet")
    answer = plan(WISH, around(closures=(closure,)))
    if kind is ClosureKind.HOLIDAY or room_id == B.id:
        assert isinstance(answer, Held)
    else:
        assert causes(answer) == {Cause.ROOM_CLOSED}
        assert facts_of(answer) == {
            "room": A.name, "closure": closure.span, "reason": "new carpet", "zone": ZONE,
        }  # fmt: skip


def test_a_closure_may_touch_the_hold() -> None:
    for span in (Span(HOLD.start - HOUR, HOLD.start), Span(HOLD.end, HOLD.end + HOUR)):
        closure = Closure(1, ClosureKind.OUT_OF_SERVICE, A.id, span, "")
        assert isinstance(plan(WISH, around(closures=(closure,))), Held)


def test_opening_hours_warn_and_never_refuse() -> None:
    hours = tuple(Opening(None, weekday, 12 * 60, 13 * 60) for weekday in range(7))
    assert isinstance(plan(WISH, around(openings=hours)), Held)


# --- the people ---

TWO = wish(evidence_id=8, advocate_id=5, child_supervisor_id=6, interpreter_id=3)


@pytest.mark.parametrize(
    ("other", "duty"),
    [
        ({"host_id": 7}, Duty.HOST),
        ({"host_id": 8}, Duty.EVIDENCE),
        ({"host_id": 1, "advocate_id": 5}, Duty.ADVOCATE),
        ({"host_id": 1, "child_supervisor_id": 6}, Duty.CHILD_SUPERVISOR),
        ({"host_id": 1, "evidence_id": 5}, Duty.ADVOCATE),
    ],
)
def test_nobody_is_in_two_places_whatever_they_do_there(other: dict[str, int], duty: Duty) -> None:
    answer = plan(TWO, around(occupied=(booked(wish(room_id=B.id, **other)),)))
    assert causes(answer) == {Cause.HOST_BUSY}
    assert facts_of(answer) == {"event": EVENT, "zone": ZONE, "duty": duty}


def test_the_interpreter_is_not_in_two_places_either_nor_mistaken_for_staff() -> None:
    theirs = booked(wish(room_id=B.id, host_id=1, interpreter_id=3))
    assert causes(plan(TWO, around(occupied=(theirs,)))) == {Cause.INTERPRETER_BUSY}
    assert isinstance(plan(wish(host_id=3), around(occupied=(theirs,))), Held)
    assert isinstance(plan(TWO, around(occupied=(booked(wish(room_id=B.id, host_id=3)),))), Held)


@pytest.mark.parametrize(
    ("busy", "cause"),
    [
        (Busy(1, 7, None, Span(EVENT.end - 1, EVENT.end + HOUR)), Cause.HOST_BUSY),
        (Busy(1, None, 3, Span(EVENT.start - HOUR, EVENT.start + 1)), Cause.INTERPRETER_BUSY),
        (Busy(1, 7, None, Span(EVENT.end, EVENT.end + HOUR)), None),
        (Busy(1, 3, None, EVENT), None),
        (Busy(1, None, 7, EVENT), None),
    ],
)
def test_a_time_somebody_is_taken_elsewhere_counts(busy: Busy, cause: Cause | None) -> None:
    answer = plan(TWO, around(busy=(busy,)))
    assert causes(answer) == {cause} if cause else isinstance(answer, Held)


def test_the_first_time_each_person_is_taken_is_told() -> None:
    spans = [Span(EVENT.start + 20 * MINUTE, EVENT.end), Span(EVENT.start - HOUR, EVENT.start + MINUTE)]
    answer = plan(WISH, around(busy=tuple(Busy(number, 7, None, span) for number, span in enumerate(spans))))
    assert facts_of(answer)["event"] == spans[1]


def test_a_host_may_go_from_one_event_straight_to_the_next() -> None:
    before = booked(wish(room_id=B.id, event=Span(at(9, day=30), EVENT.start)))
    assert isinstance(plan(WISH, around(occupied=(before,))), Held)


def test_moved_visits_do_not_stand_in_their_own_way() -> None:
    own = (booked(WISH, 5), booked(wish(room_id=B.id), 6))
    assert causes(plan(WISH, around(occupied=own))) == {Cause.ROOM_HELD, Cause.HOST_BUSY}
    assert causes(plan(WISH, around(occupied=own), frozenset({5}))) == {Cause.HOST_BUSY}
    assert isinstance(plan(WISH, around(occupied=own), frozenset({5, 6})), Held)


# --- parties kept apart ---


def kept_apart(other: BookingRequest, rule: Separation = APART, **changes: Any) -> Surroundings:
    parties = (Party(1, "P-0001", 11), Party(2, "P-0002", 12))
    return around(occupied=(booked(other),), separations=(rule,), parties=parties, **changes)


THEIRS = wish(room_id=C.id, host_id=8, party_id=2)


def test_parties_kept_apart_are_told_the_earliest_time_and_the_door_and_nothing_else() -> None:
    answer = plan(wish(party_id=1), kept_apart(THEIRS))
    assert causes(answer) == {Cause.SEPARATION}
    earliest = HOLD.end + 60 * MINUTE + 30 * MINUTE
    assert facts_of(answer) == {"earliest": earliest, "entrance": "North", "zone": ZONE}
    moved = wish(party_id=1, event=Span(earliest, earliest + HOUR))
    assert isinstance(plan(moved, kept_apart(THEIRS)), Held)
    sooner = wish(party_id=1, event=Span(earliest - 60, earliest - 60 + HOUR))
    assert causes(plan(sooner, kept_apart(THEIRS))) == {Cause.SEPARATION}


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"),
    [
        ({"party_id": 2}, {"party_id": 1}, True),
        ({"case_id": 11}, {"case_id": 12}, True),
        ({"party_id": 1, "case_id": 12}, {"party_id": 2}, True),
        ({"party_id": 2}, {"party_id": 2}, False),
        ({"party_id": 1}, {}, False),
        ({}, {"party_id": 2}, False),
        ({"case_id": 99}, {"party_id": 2}, False),
        ({"party_id": 3}, {"party_id": 2}, False),
    ],
)
def test_a_rule_is_about_the_party_named_or_the_only_one_of_the_case(
    mine: dict[str, int], theirs: dict[str, int], apart: bool
) -> None:
    answer = plan(wish(**mine), kept_apart(wish(room_id=C.id, host_id=8, **theirs)))
    assert isinstance(answer, Refused) is apart


def test_of_a_divided_family_both_sides_are_meant_until_one_is_named() -> None:
    parties = (Party(1, "P-0001", 11), Party(2, "P-0002", 11))
    house = replace(kept_apart(wish(room_id=C.id, host_id=8, case_id=11, party_id=2)), parties=parties)
    assert causes(plan(wish(case_id=11), house)) == {Cause.SEPARATION}
    assert causes(plan(wish(case_id=11, party_id=1), house)) == {Cause.SEPARATION}


def test_an_ended_rule_keeps_nobody_apart() -> None:
    assert isinstance(plan(wish(party_id=1), kept_apart(THEIRS, replace(APART, ended_at=NOW))), Held)


def test_of_two_rules_about_a_pair_each_counts() -> None:
    near = replace(APART, id=2, minutes=0, scope=Scope.BUILDING)
    far = replace(APART, minutes=240, scope=Scope.ROOM)
    house = replace(kept_apart(THEIRS), separations=(near, far))
    assert causes(plan(wish(party_id=1), house)) == {Cause.SEPARATION}
    apart = wish(party_id=1, event=EVENT.moved(2 * HOUR))
    assert isinstance(plan(apart, house), Held)
    assert causes(plan(replace(apart, room_id=C.id), house)) == {Cause.SEPARATION}


def test_the_earliest_time_is_free_in_every_way_or_not_told() -> None:
    taken = booked(wish(event=EVENT.moved(3 * HOUR), host_id=9), 10)
    house = kept_apart(THEIRS)
    house = replace(house, occupied=(*house.occupied, taken))
    earliest = earliest_free(wish(party_id=1), house)
    assert earliest is not None
    assert isinstance(plan(wish(party_id=1, event=Span(earliest, earliest + HOUR)), house), Held)
    closed = Closure(1, ClosureKind.OUT_OF_SERVICE, A.id, Span(EVENT.end + HOUR, EVENT.end + 40 * HOUR), "")
    assert facts_of(plan(wish(party_id=1), replace(house, closures=(closed,))))["earliest"] is None


# --- what is free instead ---


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2027, 3, 14)])
def test_office_hours_are_the_clocks_even_on_the_days_it_changes(day: date) -> None:
    early = int(datetime(day.year, day.month, day.day, 6, tzinfo=ZoneInfo(ZONE)).timestamp())
    found = nearest_free(wish(event=Span(early, early + HOUR)), around(now=early - HOUR))
    assert [f"{local(each, ZONE):%H:%M}" for each in found] == ["08:00", "09:00", "10:00"]


def test_the_nearest_times_are_proposed_in_order() -> None:
    found = nearest_free(WISH, around(occupied=(booked(WISH),)))
    assert [f"{local(start, ZONE):%H:%M}" for start in found] == ["08:00", "12:00", "13:00"]


def test_nothing_is_proposed_on_a_holiday_or_outside_the_rooms_hours() -> None:
    holiday = Closure(1, ClosureKind.HOLIDAY, None, Span(at(0, day=30), at(0, day=30) + 24 * HOUR), "a holiday")
    hours = tuple(Opening(A.id, weekday, 13 * 60, 15 * 60 + 30) for weekday in range(7))
    found = nearest_free(WISH, around(closures=(holiday,), openings=hours))
    assert [f"{local(start, ZONE):%d %H:%M}" for start in found] == ["01 13:00", "01 14:00", "02 13:00"]


def test_planning_among_six_hundred_takes_less_than_a_millisecond(measured: bool) -> None:
    rule = Separation(1, 1, 2, 60, Scope.BUILDING, Why.TWO_SIDES)
    day = [wish(event=EVENT.moved(number * 20 * MINUTE), room_id=1 + number % 4, host_id=9) for number in range(600)]
    house = around(
        occupied=tuple(booked(each, number) for number, each in enumerate(day)), separations=(rule,), now=NOW
    )
    times = []
    for _ in range(20):
        began = perf_counter()
        plan(wish(party_id=1), house)
        times.append(perf_counter() - began)
    assert not measured or min(times) < 0.001

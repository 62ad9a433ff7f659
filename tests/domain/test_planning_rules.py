"""The planner against the same rules written out by hand, on houses made at random."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.appointments import STEP, BookingRequest, Occupied
from desktop_app.domain.buffers import Held
from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.planning import Surroundings, blocked_starts, nearest_free, plan
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.separation import Scope, Separation, Why
from desktop_app.domain.team import Busy
from desktop_app.domain.times import HOUR, MINUTE, Span, local
from tests.agency import ZONE, at, causes
from tests.domain.around import ROOMS, around, booked, wish

quarter = st.integers(0, 4 * 24 * 4).map(lambda number: at(0, day=24) + number * STEP)
events = st.builds(lambda start, quarters: Span(start, start + quarters * STEP), quarter, st.integers(1, 16))
requests = st.builds(
    lambda event, room, host, interpreter, party, second: wish(
        event=event, room_id=room, host_id=host, interpreter_id=interpreter, party_id=party, advocate_id=second
    ),
    events, st.sampled_from(sorted(ROOMS)), st.integers(6, 8), st.none() | st.integers(6, 7),
    st.none() | st.integers(1, 3), st.none() | st.integers(6, 8),
)  # fmt: skip
rules = st.lists(
    st.builds(
        lambda one, minutes, scope: Separation(1, one, one + 1, minutes, scope, Why.TWO_SIDES),
        st.integers(1, 2), st.sampled_from([0, 10, 60, 480]), st.sampled_from(Scope),
    ),
    max_size=3,
)  # fmt: skip
houses = st.builds(
    lambda others, separations, closures, busy: around(
        occupied=tuple(booked(other, number) for number, other in enumerate(others)),
        separations=separations,
        closures=tuple(Closure(1, kind, room, span, "") for kind, room, span in closures),
        busy=tuple(Busy(1, who, None, span) if staff else Busy(1, None, who, span) for who, span, staff in busy),
    ),
    st.lists(requests, max_size=12), rules,
    st.lists(st.tuples(st.sampled_from(ClosureKind), st.none() | st.integers(1, 4), events), max_size=2),
    st.lists(st.tuples(st.integers(6, 8), events, st.booleans()), max_size=3),
)  # fmt: skip

OF_THE_TIME = {Cause.ROOM_HELD, Cause.ROOM_CLOSED, Cause.HOST_BUSY, Cause.INTERPRETER_BUSY, Cause.SEPARATION}


def by_hand(request: BookingRequest, house: Surroundings) -> set[Cause]:
    """The same rules, second by second where it must be: slow, and plain enough to believe."""
    room, event = house.rooms[request.room_id], request.event
    hold = booked(request).hold
    people, interpreter = request.staff_ids, request.interpreter_id
    found = set()
    for each in house.occupied:
        if each.room_id == room.id and each.hold.overlaps(hold):
            found.add(Cause.ROOM_HELD)
        if each.event.overlaps(event) and people & each.people:
            found.add(Cause.HOST_BUSY)
        if each.event.overlaps(event) and interpreter and interpreter == each.interpreter_id:
            found.add(Cause.INTERPRETER_BUSY)
        found |= {
            Cause.SEPARATION
            for rule in house.separations
            if {request.party_id, each.party_id} == {rule.one_id, rule.other_id}
            and near(rule.scope, room.id, each.room_id)
            and hold.start < each.hold.end + rule.minutes * MINUTE
            and each.hold.start < hold.end + rule.minutes * MINUTE
        }
    for closure in house.closures:
        if closure.kind is not ClosureKind.HOLIDAY and closure.covers(room.id) and closure.span.overlaps(hold):
            found.add(Cause.ROOM_CLOSED)
    for busy in house.busy:
        if busy.span.overlaps(event):
            found |= {Cause.HOST_BUSY} if busy.staff_id in people else set()
            found |= {Cause.INTERPRETER_BUSY} if interpreter and busy.interpreter_id == interpreter else set()
    return found


NEAR = {Scope.ROOM: set(), Scope.ENTRANCE: {(1, 2)}, Scope.WAITING_AREA: {(1, 2)}, Scope.FLOOR: {(1, 2), (1, 3)},
        Scope.BUILDING: {(1, 2), (1, 3), (2, 3)}}  # fmt: skip


def near(scope: Scope, one: int, other: int) -> bool:
    return one == other or tuple(sorted((one, other))) in NEAR[scope]


@given(request=requests, house=houses)
def test_the_planner_says_what_the_rules_say(request: BookingRequest, house: Surroundings) -> None:
    answer = plan(request, house)
    found = causes(answer) & OF_THE_TIME if isinstance(answer, Refused) else set()
    assert found == by_hand(request, house)
    blocked = any(low < request.event.start < high for low, high in blocked_starts(request, house))
    assert blocked is bool(found)


@given(request=requests, house=houses)
def test_a_proposed_time_is_never_refused(request: BookingRequest, house: Surroundings) -> None:
    request = replace(request, event=Span(request.event.start, request.event.start + HOUR))
    found = nearest_free(request, house)
    assert len(found) == 3
    assert all(later - earlier >= HOUR for earlier, later in pairwise(found))
    for start in found:
        assert isinstance(plan(replace(request, event=Span(start, start + HOUR)), house), Held)
        begins, ends = local(start, ZONE), local(start + HOUR, ZONE)
        assert begins.hour >= 8
        assert (ends.hour, ends.minute) <= (18, 0)


@given(wishes=st.lists(requests, max_size=40), separations=rules)
def test_whatever_was_granted_nothing_stands_against_anything(
    wishes: list[BookingRequest], separations: list[Separation]
) -> None:
    house = around(separations=separations)
    granted: list[Occupied] = []
    for number, request in enumerate(wishes):
        if isinstance(plan(request, replace(house, occupied=granted)), Held):
            granted.append(booked(request, number))
    for first, one in enumerate(granted):
        for other in granted[first + 1 :]:
            assert one.room_id != other.room_id or not one.hold.overlaps(other.hold)
            if one.event.overlaps(other.event):
                assert not one.people & other.people
                assert one.interpreter_id is None or one.interpreter_id != other.interpreter_id
            for rule in separations:
                if {one.party_id, other.party_id} == {rule.one_id, rule.other_id}:
                    gap = max(one.hold.start, other.hold.start) - min(one.hold.end, other.hold.end)
                    assert gap >= rule.minutes * MINUTE or not near(rule.scope, one.room_id, other.room_id)

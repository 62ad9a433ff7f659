from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.appointments import Need, Occupied
from desktop_app.domain.buffers import Buffers, Held, held_around
from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.cautions import Caution, cautions_for
from desktop_app.domain.closures import Closure, ClosureKind, Opening, open_hours, wall_minute
from desktop_app.domain.find_time import Merit, RoomNeed, Taken, TimeWish, find_times, first_time, ids_of, taken_of
from desktop_app.domain.planning import Surroundings, plan
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.separation import Party, Scope, Separation, Why
from desktop_app.domain.team import Busy
from desktop_app.domain.times import HOUR, MINUTE, Span, local, local_day
from tests.agency import NOW, TODAY, ZONE, at

A = Room(1, "Soft room A", RoomKind.SOFT_INTERVIEW, ZONE, 4, False, "North", 30, 30, 15, "1", "Main", "Lobby")
B = Room(2, "Soft room B", RoomKind.SOFT_INTERVIEW, ZONE, 5, True, "North", 15, 15, 5, "1", "Main", "Lobby")
C = Room(3, "Room C", RoomKind.CHILD_FRIENDLY, ZONE, 8, True, "East", 30, 45, 15, "2", "Main", "", True, True)
ROOMS = {room.id: room for room in (A, B, C)}
BASE = at(0, day=25)
TOMORROW = TODAY + timedelta(days=1)
WISH = TimeWish(Purpose.VICTIM_INTERVIEW, 60, TOMORROW, 3, host_id=7)


def world(*occupied: Occupied, **more: object) -> Surroundings:
    rest: dict[str, object] = {
        "rooms": ROOMS, "buffers": {}, "occupied": occupied, "closures": (), "openings": (), "separations": (),
        "parties": (), "busy": (), "now": NOW,
    }  # fmt: skip
    return Surroundings(**{**rest, **more})  # type: ignore[arg-type]


def held(number: int, room: Room, start: int, minutes: int = 60, host: int = 9, **more: object) -> Occupied:
    event = Span(start, start + minutes * MINUTE)
    hold = Span(event.start - room.before_minutes * MINUTE, event.end + room.after_minutes * MINUTE)
    return Occupied(number, room.id, hold, event, frozenset({host}), **more)  # type: ignore[arg-type]


def suits(wish: TimeWish, around: Surroundings, room: Room, start: int) -> bool:
    """By the planner alone, one quarter of an hour at a time: what the search must agree with."""
    day = local_day(start, room.zone)
    hours = open_hours(day, room, around.openings)
    event = Span(start, start + wish.minutes * MINUTE)
    return (
        day in set(wish.dates())
        and hours is not None
        and hours.start <= event.start
        and event.end <= hours.end
        and wall_minute(day, wish.from_minute, room.zone) <= event.start
        and event.end <= wall_minute(day, wish.until_minute, room.zone)
        and start >= around.now
        and room.takes(wish.purpose)
        and all(
            {
                RoomNeed.STEP_FREE: room.step_free,
                RoomNeed.CHILD_FRIENDLY: room.child_friendly,
                RoomNeed.RECORDING: room.recording,
                RoomNeed.PRIVATE_ENTRANCE: room.private_entrance,
                RoomNeed.SEATS: True,
            }[need]
            for need in wish.room_needs
        )
        and isinstance(plan(wish.request(room.id, start), around), Held)
    )


def by_force(wish: TimeWish, around: Surroundings) -> list[tuple[int, int]]:
    first = wall_minute(wish.from_day, 0, ZONE)
    last = wall_minute(wish.from_day + timedelta(days=wish.days), 0, ZONE)
    return [
        (start, room.id)
        for start in range(first, last, 15 * MINUTE)
        for room in around.rooms.values()
        if (not wish.rooms or room.id in wish.rooms) and suits(wish, around, room, start)
    ]


# --- small worlds, against the planner ---

starts = st.integers(0, 4 * 96).map(
    lambda quarter: BASE - 24 * HOUR + quarter * 15 * MINUTE + (quarter % 3) * 5 * MINUTE
)


@st.composite
def worlds(draw: st.DrawFn) -> Surroundings:
    occupied: list[Occupied] = []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        room = draw(st.sampled_from(list(ROOMS.values())))
        each = held(
            number, room, draw(starts), draw(st.sampled_from([30, 60, 95, 240])), draw(st.sampled_from([7, 8, 9])),
            interpreter_id=draw(st.sampled_from([None, 5])), party_id=draw(st.sampled_from([None, None, 2])),
        )  # fmt: skip
        if not any(other.room_id == each.room_id and other.hold.overlaps(each.hold) for other in occupied):
            occupied.append(each)
    closures = [
        Closure(
            number,
            draw(st.sampled_from(ClosureKind)),
            draw(st.sampled_from([None, 1, 2])),
            Span(start, start + 5 * HOUR),
            "",
        )
        for number, start in enumerate(draw(st.lists(starts, max_size=2)), 1)
    ]
    openings = draw(
        st.sampled_from([(), tuple(Opening(None, day, 540, 1020) for day in range(5)), (Opening(2, 2, 600, 900),)])
    )
    apart = Separation(1, 1, 2, draw(st.sampled_from([0, 30, 90])), draw(st.sampled_from(Scope)), Why.TWO_SIDES)
    busy = [Busy(1, 7, None, Span(start, start + 3 * HOUR)) for start in draw(st.lists(starts, max_size=1))]
    table = {(2, Purpose.VICTIM_INTERVIEW): Buffers(5, 40, 20)} if draw(st.booleans()) else {}
    return world(
        *occupied, closures=closures, openings=openings, busy=busy, buffers=table,
        separations=(apart,), parties=(Party(1, "P1"), Party(2, "P2")),
    )  # fmt: skip


@st.composite
def wishes(draw: st.DrawFn) -> TimeWish:
    first = draw(st.sampled_from([0, 0, 9 * 60, 13 * 60 + 10]))
    return TimeWish(
        Purpose.VICTIM_INTERVIEW,
        draw(st.sampled_from([15, 60, 90, 200])),
        draw(st.sampled_from([TODAY, TOMORROW])),
        draw(st.integers(1, 3)),
        draw(st.integers(1, 5)),
        draw(st.sampled_from([frozenset(), frozenset({Need.WHEELCHAIR})])),
        draw(st.sampled_from([frozenset(), frozenset(), frozenset({RoomNeed.RECORDING})])),
        host_id=draw(st.sampled_from([None, 7])),
        interpreter_id=draw(st.sampled_from([None, 5])),
        weekdays=draw(st.sampled_from([frozenset(range(7)), frozenset({2, 3})])),
        from_minute=first,
        until_minute=draw(st.sampled_from([24 * 60, 17 * 60])),
        avoid=draw(st.sampled_from([frozenset(), frozenset({TOMORROW})])),
        party_id=draw(st.sampled_from([None, 1])),
    )


@settings(max_examples=120)
@given(wishes(), worlds())
def test_every_offer_is_accepted_and_nothing_sooner_was_missed(wish: TimeWish, around: Surroundings) -> None:
    forced = by_force(wish, around)
    found = find_times(wish, around)
    for slot in found.slots:
        assert (slot.event.start, slot.room_id) in forced
        assert plan(wish.request(slot.room_id, slot.event.start), around) == slot.held
    assert bool(found.slots) == bool(forced)
    first = first_time(wish, around, 1 << 60)
    assert (first.event.start if first else None) == min((start for start, _ in forced), default=None)
    easy = [start for start, room_id in forced if not cautions_for(wish.request(room_id, start), around)]
    if easy:
        next_day = wall_minute(local_day(min(easy), ZONE) + timedelta(days=1), 0, ZONE)
        offered = min(slot.event.start for slot in found.slots)
        assert offered < next_day, "The soonest day that nothing is warned of is among the offers, or a sooner one."


@settings(max_examples=60)
@given(wishes(), worlds())
def test_offers_are_a_choice(wish: TimeWish, around: Surroundings) -> None:
    begun = [slot.event.start for slot in find_times(wish, around).slots]
    assert all(abs(one - other) >= 2 * HOUR for one in begun for other in begun if one is not other)


@settings(max_examples=60)
@given(wishes(), worlds())
def test_rows_and_values_give_the_same_answer(wish: TimeWish, around: Surroundings) -> None:
    """Read as rows, only those with somebody in them whom the wish is about are whole."""
    whole = taken_of(around.occupied)
    staff = wish.staff_ids
    met = tuple(
        each
        for each in whole.met
        if staff & each.people or (wish.interpreter_id or -1) == each.interpreter_id or each.party_id is not None
    )
    lean = find_times(wish, replace(around, occupied=()), taken=Taken(whole.holds, met, ids_of(met)))
    full = find_times(wish, around)
    assert lean.slots == full.slots
    assert (lean.obvious is None) == (full.obvious is None)


# --- one by one ---


def test_three_offers_for_a_wheelchair_and_an_interpreter() -> None:
    wish = replace(WISH, needs=frozenset({Need.WHEELCHAIR, Need.INTERPRETER}), interpreter_id=5)
    found = find_times(wish, world(held(1, B, at(9, day=25), 120, interpreter_id=5)))
    assert len(found.slots) == 3
    assert all(ROOMS[slot.room_id].step_free for slot in found.slots)
    assert all({Merit.STEP_FREE, Merit.INTERPRETER_FREE, Merit.PEOPLE_FREE} <= set(slot.merits) for slot in found.slots)
    assert Merit.SOONEST in found.slots[0].merits
    assert len({local_day(slot.event.start, ZONE) for slot in found.slots}) >= 2


def test_a_small_room_goes_before_a_large_one() -> None:
    assert find_times(WISH, world()).slots[0].room_id == A.id
    assert find_times(replace(WISH, party_size=4), world()).slots[0].room_id == B.id


def test_a_time_beside_another_hold_goes_before_one_that_leaves_a_useless_gap() -> None:
    only = replace(WISH, rooms=frozenset({A.id}), days=1, from_minute=9 * 60, until_minute=14 * 60)
    around = world(held(1, A, at(9, day=25), 30))
    best = find_times(only, around, 1).slots[0]
    assert best.event.start == at(10, 30, day=25), "Its hold begins as the other ends."
    assert Merit.NO_GAP in best.merits


def test_a_day_to_be_gentle_with_comes_last_and_says_so() -> None:
    wish = replace(WISH, gentle=(SensitiveDate(TOMORROW, "birthday"),), days=2)
    slots = find_times(wish, world(), 8).slots
    assert local_day(slots[0].event.start, ZONE) == TOMORROW + timedelta(days=1)
    told = [slot for slot in slots if slot.cautions]
    assert told
    assert all(slot.cautions == (Caution.SENSITIVE_DATE,) for slot in told)


def test_a_holiday_and_a_late_friday_are_told() -> None:
    holiday = Closure(1, ClosureKind.HOLIDAY, None, Span(at(0, day=26), at(0, day=27)), "Thanksgiving Day")
    wish = replace(WISH, from_day=date(2026, 11, 26), days=2, from_minute=15 * 60)
    cautions = {slot.cautions for slot in find_times(wish, world(closures=(holiday,))).slots}
    assert cautions == {(Caution.HOLIDAY,), (Caution.FRIDAY_LATE,)}


def test_why_not_is_said_for_each_room() -> None:
    wish = replace(WISH, needs=frozenset({Need.WHEELCHAIR}), room_needs=frozenset({RoomNeed.RECORDING}))
    around = world(held(1, C, at(10, day=25), host=7))
    obvious = find_times(wish, around).obvious
    assert obvious is not None
    assert obvious.event == Span(at(10, day=25), at(11, day=25))
    assert {each.room_id: each.lacking for each in obvious.rooms} == {
        1: (RoomNeed.STEP_FREE, RoomNeed.RECORDING), 2: (RoomNeed.RECORDING,), 3: (),
    }  # fmt: skip
    busy = next(each for each in obvious.rooms if each.room_id == C.id)
    assert {reason.cause for reason in busy.reasons} == {Cause.ROOM_HELD, Cause.HOST_BUSY}


def test_the_obvious_time_may_be_free_and_may_be_asked_for() -> None:
    asked = find_times(replace(WISH, asked=at(14, day=27)), world()).obvious
    assert asked is not None
    assert (asked.event.start, asked.free_in) == (at(14, day=27), A.id)
    first = find_times(replace(WISH, from_minute=13 * 60), world()).obvious
    assert first is not None
    assert first.event.start == at(13, day=25)


def test_no_room_that_fits_is_said_and_nothing_is_offered() -> None:
    found = find_times(replace(WISH, party_size=20, asked=at(10, day=25)), world())
    assert found.slots == ()
    assert found.obvious is not None
    assert all(RoomNeed.SEATS in each.lacking for each in found.obvious.rooms)


def test_days_without_hours_are_left_out() -> None:
    openings = tuple(Opening(None, day, 9 * 60, 12 * 60) for day in range(5))
    wish = replace(WISH, from_day=date(2026, 11, 28), days=4, host_id=None)
    begun = [slot.event.start for slot in find_times(wish, world(openings=openings), 6).slots]
    assert [local(start, ZONE).strftime("%a %H:%M") for start in sorted(begun)] == [
        "Mon 09:00", "Mon 11:00", "Tue 09:00", "Tue 11:00",
    ]  # fmt: skip


def test_hours_hold_over_a_change_of_the_clocks() -> None:
    wish = replace(WISH, from_day=date(2027, 3, 13), days=3, from_minute=9 * 60, until_minute=11 * 60)
    slots = find_times(wish, world(), 3).slots
    assert {local(slot.event.start, ZONE).hour for slot in slots} <= {9, 10}
    assert len({local_day(slot.event.start, ZONE) for slot in slots}) == 3


def test_a_return_is_found_before_its_case_is_chosen() -> None:
    willow = Room(4, "Willow room", RoomKind.PROPERTY_RETURN, ZONE, 6, True, "East")
    wish = replace(WISH, purpose=Purpose.RETURN_OF_BELONGINGS, minutes=90)
    slot = find_times(wish, world(rooms={**ROOMS, 4: willow}), 1).slots[0]
    assert slot.room_id == 4
    assert slot.held == held_around(slot.event, Buffers(30, 15, 15))


def test_the_visit_that_is_moved_is_not_in_its_own_way() -> None:
    around = world(held(1, B, at(9, day=25), 60, host=7))
    only = replace(WISH, rooms=frozenset({B.id}), days=1, from_minute=9 * 60, until_minute=10 * 60)
    assert find_times(only, around).slots == ()
    assert find_times(only, around, ignoring=frozenset({1})).slots[0].event.start == at(9, day=25)

"""Whether a wish for a room can be granted, against everything that stands around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from desktop_app.domain.appointments import LONGEST, SHORTEST, STEP, Appointment, BookingRequest, Need, Occupied
from desktop_app.domain.buffers import Buffers, BufferTable, Held, buffers_for, held_around
from desktop_app.domain.closures import BLOCKING, Closure, Opening, open_spans
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.separation import (
    Party,
    Separation,
    least_minutes,
    parties_meant,
    rules_between,
    rules_for,
    sides_of,
    too_close,
)
from desktop_app.domain.team import Busy, duties_of
from desktop_app.domain.texts import check_count, check_text
from desktop_app.domain.times import HOUR, MINUTE, Span, local_day

DAYS = 15
"""How many days free times are looked for, the wished one first."""
EARLIEST_WITHIN = 24 * HOUR
"""How far after the wish the earliest time is looked for; what is read around it reaches that far."""
_EARLIEST_STEP = 5 * MINUTE
FARTHEST = 6 * 365 * 24 * HOUR
"""How far from now a booking may lie (seconds); the booking form offers five years."""

Interval = tuple[int, int]
"""Starts strictly between the two are not to be had; the two themselves are (epoch seconds)."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything around a wish, read once: rooms by id, what is taken, closed, kept apart, and now (epoch seconds)."""

    rooms: Mapping[int, Room]
    buffers: BufferTable
    occupied: Sequence[Occupied]
    closures: Sequence[Closure]
    openings: Sequence[Opening]
    separations: Sequence[Separation]
    parties: Sequence[Party]
    busy: Sequence[Busy]
    now: int


def within_reach(event: Span, now: int) -> bool:
    """Whether a time lies in the years that can be booked, so that every clock and calendar can show it."""
    return now - FARTHEST < event.start < event.end + HOUR < now + FARTHEST


def plan(request: BookingRequest, around: Surroundings, ignoring: frozenset[int] = _NONE) -> Held | Refused:
    """The hold a request would own, or every reason why not. `ignoring` are appointments that are being moved."""
    room = around.rooms.get(request.room_id)
    if room is None:
        return refuse(Cause.NOT_FOUND)
    held = held_around(request.event, buffers_of(request, room, around.buffers))
    reasons = [
        *_about_the_request(request, room, around.now),
        *_about_the_time(request, room, held.hold, around, ignoring),
    ]
    return Refused(tuple(reasons)) if reasons else held


def buffers_of(request: BookingRequest, room: Room, table: BufferTable) -> Buffers:
    """The buffers of a request: the room's for its purpose, or the shorter ones asked for, which are never longer."""
    usual = buffers_for(room, request.purpose, table)
    wished = request.shorter
    if wished is None:
        return usual
    return Buffers(
        max(0, min(usual.setup, wished.setup)),
        max(0, min(usual.decompression, wished.decompression)),
        max(0, min(usual.reset, wished.reset)),
    )


def _about_the_request(request: BookingRequest, room: Room, now: int) -> Iterator[Reason]:
    if not request.not_a_suspect:
        yield Reason(Cause.SUSPECT)
    if not room.takes(request.purpose):
        yield Reason(Cause.PURPOSE_NOT_FOR_ROOM, {"room": room.name, "purpose": request.purpose})
    if isinstance(name := check_text("guest_name", request.guest_name), Refused):
        yield from name.reasons
    if wrong := check_count("party_size", request.party_size):
        yield wrong
    if request.purpose is Purpose.RETURN_OF_BELONGINGS and request.case_id is None:
        yield Reason(Cause.CASE_NEEDED)
    if Need.WHEELCHAIR in request.needs and not room.step_free:
        yield Reason(Cause.NOT_STEP_FREE, {"room": room.name})
    if request.party_size + 1 > room.seats:
        yield Reason(Cause.TOO_MANY_PEOPLE, {"room": room.name, "seats": room.seats})
    if not SHORTEST <= request.event.end - request.event.start <= LONGEST:
        yield Reason(Cause.LENGTH, {"shortest": SHORTEST // MINUTE, "longest": LONGEST // MINUTE})
    if request.event.start < now - STEP:
        yield Reason(Cause.IN_THE_PAST)
    if request.event.start > now + FARTHEST:
        yield Reason(Cause.TOO_FAR)


def _about_the_time(
    request: BookingRequest, room: Room, hold: Span, around: Surroundings, ignoring: frozenset[int]
) -> Iterator[Reason]:
    sides = sides_of(around.parties)
    rules = rules_for(parties_meant(request.party_id, request.case_id, sides), around.separations)
    widest = max((rule.minutes * MINUTE for about in rules.values() for rule in about), default=0)
    first, last = hold.start - widest, hold.end + widest
    near = [
        each
        for each in around.occupied
        if each.hold.start < last and first < each.hold.end and each.appointment_id not in ignoring
    ]
    for closure in around.closures:
        if closure.kind in BLOCKING and closure.covers(room.id) and closure.span.overlaps(hold):
            facts = {"room": room.name, "closure": closure.span, "reason": closure.reason, "zone": room.zone}
            yield Reason(Cause.ROOM_CLOSED, facts)
            break
    held = [each.hold for each in near if each.room_id == room.id and each.hold.overlaps(hold)]
    if held:
        yield Reason(Cause.ROOM_HELD, {"room": room.name, "hold": min(held), "zone": room.zone})
    yield from _about_the_people(request, room.zone, near, around.busy)
    if rules and any(
        minutes is not None and too_close(hold, each.hold, minutes)
        for each in near
        if (between := rules_between(rules, parties_meant(each.party_id, each.case_id, sides)))
        for minutes in (least_minutes(between, room, around.rooms.get(each.room_id)),)
    ):
        earliest = earliest_free(request, around, ignoring)
        yield Reason(Cause.SEPARATION, {"earliest": earliest, "entrance": room.entrance, "zone": room.zone})


def stays_too_near(visit: Appointment, longer: Appointment, around: Surroundings) -> Reason | None:
    """Why a visit cannot be made so long: somebody it is kept apart from would come too soon after.

    `until` is how long they may stay (epoch seconds); None when that is no longer than now.
    """
    sides, room = sides_of(around.parties), around.rooms[visit.room_id]
    rules = rules_for(parties_meant(visit.party_id, visit.case_id, sides), around.separations)
    limits = [
        each.hold.start - minutes * MINUTE
        for each in around.occupied
        if rules and each.appointment_id != visit.id and each.hold.end > visit.hold.start
        if (between := rules_between(rules, parties_meant(each.party_id, each.case_id, sides)))
        for minutes in (least_minutes(between, room, around.rooms.get(each.room_id)),)
        if minutes is not None and too_close(longer.hold, each.hold, minutes)
    ]
    if not limits:
        return None
    until = min(limits) - (longer.hold.end - longer.event.end)
    return Reason(Cause.STAYS_TOO_NEAR, {"until": until if until > visit.event.end else None, "zone": room.zone})


def _about_the_people(
    request: BookingRequest, zone: str, near: Iterable[Occupied], busy: Iterable[Busy]
) -> Iterator[Reason]:
    """Each person who is with somebody else, with the first such time; nobody is in two places."""
    event, interpreter = request.event, request.interpreter_id
    taken = [each for each in near if each.event.overlaps(event)]
    absent = [each for each in busy if each.span.overlaps(event)]
    for duty, staff_id in duties_of(request):
        spans = [each.event for each in taken if staff_id in each.people]
        spans += [each.span for each in absent if each.staff_id == staff_id]
        if spans:
            yield Reason(Cause.HOST_BUSY, {"event": min(spans), "zone": zone, "duty": duty})
    if interpreter is not None:
        spans = [each.event for each in taken if each.interpreter_id == interpreter]
        spans += [each.span for each in absent if each.interpreter_id == interpreter]
        if spans:
            yield Reason(Cause.INTERPRETER_BUSY, {"event": min(spans), "zone": zone})


def blocked_starts(
    request: BookingRequest, around: Surroundings, ignoring: frozenset[int] = _NONE
) -> tuple[Interval, ...]:
    """Every interval in which the request cannot start in its room, whoever or whatever is in the way; first to last."""
    room = around.rooms[request.room_id]
    buffers = buffers_of(request, room, around.buffers)
    length = request.event.end - request.event.start
    before = buffers.setup * MINUTE
    after = length + (buffers.decompression + buffers.reset) * MINUTE
    people, interpreter = request.staff_ids, request.interpreter_id
    sides = sides_of(around.parties)
    rules = rules_for(parties_meant(request.party_id, request.case_id, sides), around.separations)
    found: list[Interval] = []
    for each in around.occupied:
        if each.appointment_id in ignoring:
            continue
        hold, event = each.hold, each.event
        if each.room_id == room.id:
            found.append((hold.start - after, hold.end + before))
        if not people.isdisjoint(each.people) or (interpreter is not None and interpreter == each.interpreter_id):
            found.append((event.start - length, event.end))
        if rules and (between := rules_between(rules, parties_meant(each.party_id, each.case_id, sides))):
            minutes = least_minutes(between, room, around.rooms.get(each.room_id))
            if minutes is not None:
                found.append((hold.start - minutes * MINUTE - after, hold.end + minutes * MINUTE + before))
    shut = (each.span for each in around.closures if each.kind in BLOCKING and each.covers(room.id))
    found += [(span.start - after, span.end + before) for span in shut]
    found += [
        (each.span.start - length, each.span.end)
        for each in around.busy
        if each.staff_id in people or (interpreter is not None and interpreter == each.interpreter_id)
    ]
    return _joined(found)


def _joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Overlapping intervals as one; those that only touch leave their common edge free."""
    joined: list[Interval] = []
    for low, high in sorted(intervals):
        if joined and low < joined[-1][1]:
            if high > joined[-1][1]:
                joined[-1] = (joined[-1][0], high)
        elif low < high:
            joined.append((low, high))
    return tuple(joined)


def earliest_free(request: BookingRequest, around: Surroundings, ignoring: frozenset[int] = _NONE) -> int | None:
    """The first start on or after the wished one that nothing stands against, within a day; to five minutes."""
    start = request.event.start
    for low, high in blocked_starts(request, around, ignoring):
        if low < start < high:
            start = -(-high // _EARLIEST_STEP) * _EARLIEST_STEP
    return start if start + LONGEST <= request.event.end + EARLIEST_WITHIN else None


def nearest_free(
    request: BookingRequest, around: Surroundings, ignoring: frozenset[int] = _NONE, count: int = 3
) -> tuple[int, ...]:
    """Up to `count` free starts nearest to the wished one and an hour apart, in open hours of the next two weeks."""
    room = around.rooms.get(request.room_id)
    if room is None:
        return ()
    wished, length = request.event.start, request.event.end - request.event.start
    blocked = blocked_starts(request, around, ignoring)
    day = local_day(wished, room.zone)
    found: list[int] = []
    for ahead in range(DAYS):
        spans = open_spans(day + timedelta(days=ahead), room, around.openings, around.closures)
        starts = [start for span in spans for start in _free_starts(span, length, blocked) if start >= around.now]
        for start in sorted(starts, key=lambda start: abs(start - wished)):
            if len(found) < count and all(abs(start - other) >= HOUR for other in found):
                found.append(start)
        if len(found) == count:
            break
    return tuple(sorted(found))


def _free_starts(open_span: Span, length: int, blocked: Sequence[Interval]) -> Iterator[int]:
    """The quarter hours of an open span at which a visit can start and still end in it."""
    first = -(-open_span.start // STEP) * STEP
    for start in range(first, open_span.end - length + 1, STEP):
        at = bisect_left(blocked, (start,)) - 1
        if at < 0 or blocked[at][1] <= start:
            yield start

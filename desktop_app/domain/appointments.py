"""Appointments: an event inside a wider hold, what may happen to it next, and why a wish is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.times import HOUR, MINUTE, Span, clock_hour, local_day

SHORTEST, LONGEST = 15 * MINUTE, 8 * HOUR
STEP = 15 * MINUTE
OPENS, CLOSES = 8, 18


class Status(StrEnum):
    """Where an appointment stands; lateness never changes it, only a person does."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    IN_ROOM = "in_room"
    FINISHED = "finished"
    RESET_DONE = "reset_done"
    POSTPONED_BY_PERSON = "postponed_by_person"
    POSTPONED_BY_AGENCY = "postponed_by_agency"
    CANCELLED = "cancelled"


RELEASED = frozenset({Status.POSTPONED_BY_PERSON, Status.POSTPONED_BY_AGENCY, Status.CANCELLED})
OCCUPYING = frozenset(Status) - RELEASED
MOVABLE = frozenset({Status.TENTATIVE, Status.CONFIRMED})
NEXT: dict[Status, frozenset[Status]] = {
    Status.TENTATIVE: RELEASED | {Status.CONFIRMED},
    Status.CONFIRMED: RELEASED | {Status.ARRIVED},
    Status.ARRIVED: RELEASED | {Status.IN_ROOM},
    Status.IN_ROOM: frozenset({Status.FINISHED, Status.POSTPONED_BY_PERSON}),
    Status.FINISHED: frozenset({Status.RESET_DONE}),
    Status.RESET_DONE: frozenset(),
    Status.POSTPONED_BY_PERSON: frozenset(),
    Status.POSTPONED_BY_AGENCY: frozenset(),
    Status.CANCELLED: frozenset(),
}


class Need(StrEnum):
    """What the person needs to be at ease."""

    WHEELCHAIR = "wheelchair"
    INTERPRETER = "interpreter"
    CHILD = "child"
    SUPPORT_PERSON = "support_person"


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A wish for a room. `guest_name` is the name to use; `not_a_suspect` answers gate A1."""

    purpose: Purpose
    room_id: int
    event: Span
    host_id: int
    guest_name: str
    party_size: int = 1
    needs: frozenset[Need] = frozenset()
    case_id: int | None = None
    evidence_id: int | None = None
    language: str = "en"
    not_a_suspect: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked event and its hold; `guest_label` (initials) is all the lobby may see of the guest."""

    id: int
    number: str
    room_id: int
    purpose: Purpose
    event: Span
    hold: Span
    status: Status
    host_id: int
    guest_name: str
    guest_label: str
    party_size: int
    needs: frozenset[Need]
    case_id: int | None
    evidence_id: int | None
    language: str
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class Occupied:
    """What the planner must know of another appointment: no names."""

    appointment_id: int
    room_id: int
    hold: Span
    event: Span
    people: frozenset[int]


def hold_for(room: Room, event: Span) -> Span:
    """The event with the room's arrival and setup before it, decompression and reset after it."""
    return Span(event.start - room.before_minutes * MINUTE, event.end + room.after_minutes * MINUTE)


def plan_booking(
    request: BookingRequest, room: Room, occupied: Iterable[Occupied], now: int, ignoring: int | None = None
) -> Span | Refused:
    """The hold a request would own, or every reason why not. `ignoring` is the appointment being moved."""
    others = [each for each in occupied if each.appointment_id != ignoring]
    reasons = [*_about_the_request(request, room, now), *_about_the_time(request, room, others)]
    return Refused(tuple(reasons)) if reasons else hold_for(room, request.event)


def _about_the_request(request: BookingRequest, room: Room, now: int) -> Iterable[Reason]:
    if not request.not_a_suspect:
        yield Reason(Cause.SUSPECT)
    if not room.takes(request.purpose):
        yield Reason(Cause.PURPOSE_NOT_FOR_ROOM, {"room": room.name, "purpose": request.purpose})
    if not request.guest_name.strip():
        yield Reason(Cause.EMPTY, {"field": "guest_name"})
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


def _about_the_time(request: BookingRequest, room: Room, others: Sequence[Occupied]) -> Iterable[Reason]:
    hold = hold_for(room, request.event)
    for other in others:
        if other.room_id == room.id and other.hold.overlaps(hold):
            yield Reason(Cause.ROOM_HELD, {"room": room.name, "hold": other.hold, "zone": room.zone})
            break
    wanted = {request.host_id, request.evidence_id} - {None}
    for other in others:
        if wanted & other.people and other.event.overlaps(request.event):
            yield Reason(Cause.HOST_BUSY, {"event": other.event, "zone": room.zone})
            break


def nearest_free(
    request: BookingRequest, room: Room, occupied: Sequence[Occupied], now: int, count: int = 3
) -> tuple[int, ...]:
    """Up to `count` free starts nearest to the wished one and an hour apart, in office hours of the next 14 days."""
    length = request.event.end - request.event.start
    day = local_day(request.event.start, room.zone)
    found: list[int] = []
    for ahead in range(15):
        starts = _free_on(day + timedelta(days=ahead), length, request, room, occupied, now)
        for start in sorted(starts, key=lambda start: abs(start - request.event.start)):
            if len(found) < count and all(abs(start - other) >= HOUR for other in found):
                found.append(start)
        if len(found) == count:
            break
    return tuple(sorted(found))


def _free_on(
    day: date, length: int, request: BookingRequest, room: Room, occupied: Sequence[Occupied], now: int
) -> list[int]:
    opens, closes = (clock_hour(day, hour, room.zone) for hour in (OPENS, CLOSES))
    wanted = {request.host_id, request.evidence_id} - {None}
    free = []
    for start in range(opens, closes - length + 1, STEP):
        event = Span(start, start + length)
        hold = hold_for(room, event)
        busy = any(
            (each.room_id == room.id and each.hold.overlaps(hold))
            or (wanted & each.people and each.event.overlaps(event))
            for each in occupied
        )
        if start >= now and not busy:
            free.append(start)
    return free


def next_status(current: Status, wanted: Status) -> Status | Refused:
    """The wanted status when the table allows it from here."""
    return wanted if wanted in NEXT[current] else refuse(Cause.STATUS, current=current, wanted=wanted)

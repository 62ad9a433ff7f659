"""Times that ask for care: warned of, never blocked; what the person chose is recorded (scheduling reference, 5)."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.closures import Closure, ClosureKind, open_hours
from desktop_app.domain.times import HOUR, Span, day_span, local, local_day

if TYPE_CHECKING:
    from desktop_app.domain.appointments import BookingRequest, Occupied
    from desktop_app.domain.cases import SensitiveDate
    from desktop_app.domain.planning import Surroundings
    from desktop_app.domain.rooms import Room

FRIDAY, LATE = 4, 15
"""A visit that ends after this hour of a Friday has nobody to turn to until Monday."""
NIGHTS = 2
"""The least nights between the day a case was opened and a visit."""
REST = 24 * HOUR
HOST_MOST = 3
"""The visits a host can do well in a day."""
_NONE: frozenset[int] = frozenset()


class Caution(StrEnum):
    """Why a time asks for a second thought."""

    SENSITIVE_DATE = "sensitive_date"
    HOLIDAY = "holiday"
    FRIDAY_LATE = "friday_late"
    OUTSIDE_HOURS = "outside_hours"
    SHORT_RECOVERY = "short_recovery"
    SAME_DAY = "same_day"
    HOST_FULL = "host_full"


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution with the facts its sentence needs."""

    caution: Caution
    facts: Mapping[str, object] = field(default_factory=dict)


def around_for_cautions(event: Span, zone: str) -> Span:
    """What must be read around a visit to warn of it: its whole day, and a day's rest before and after."""
    day = day_span(local_day(event.start, zone), zone)
    return Span(min(day.start, event.start - REST), max(day.end, event.end + REST))


def cautions_for(
    request: BookingRequest, around: Surroundings, dates: Iterable[SensitiveDate] = (), opened_at: int | None = None,
    ignoring: frozenset[int] = _NONE,
) -> tuple[Warned, ...]:  # fmt: skip
    """Everything about a time that asks for care, one of each kind, in the order of Caution.

    `around` covers `around_for_cautions`. `dates` are the family's dates to be gentle with and `opened_at` when its case
    was opened (epoch seconds), where there is one. `ignoring` are appointments that are being moved.
    """
    room = around.rooms.get(request.room_id)
    if room is None:
        return ()
    day = local_day(request.event.start, room.zone)
    others = [each for each in around.occupied if each.appointment_id not in ignoring]
    found = [
        *_of_the_day(request.event, room, day, around, dates),
        *_of_the_family(request, room.zone, day, others, opened_at),
        *_of_the_host(request, room.zone, day, others),
    ]
    first = {each.caution: each for each in reversed(found)}
    return tuple(first[caution] for caution in Caution if caution in first)


def _of_the_day(
    event: Span, room: Room, day: date, around: Surroundings, dates: Iterable[SensitiveDate]
) -> Iterator[Warned]:
    for gentle in dates:
        if falls_on(gentle.day, day):
            yield Warned(Caution.SENSITIVE_DATE, {"what": gentle.what, "day": day})
    for closure in around.closures:
        if closure.kind is ClosureKind.HOLIDAY and closure.covers(room.id) and closure.span.overlaps(event):
            yield Warned(Caution.HOLIDAY, {"reason": closure.reason, "day": day})
    ends = local(event.end, room.zone)
    if day.weekday() == FRIDAY and (ends.date() > day or (ends.hour, ends.minute) > (LATE, 0)):
        yield Warned(Caution.FRIDAY_LATE, {"day": day})
    hours = open_hours(day, room, around.openings)
    if hours is None or event.start < hours.start or hours.end < event.end:
        yield Warned(Caution.OUTSIDE_HOURS, {"room": room.name, "hours": hours, "zone": room.zone})


def turning_points(request: BookingRequest, closures: Iterable[Closure], others: Iterable[Occupied]) -> tuple[int, ...]:
    """The starts from which on, within one day, other things may be warned of than just before; first to last.

    Friday afternoon is not among them: the clock alone tells it.
    """
    length = request.event.end - request.event.start
    found: set[int] = set()
    for closure in closures:
        if closure.kind is ClosureKind.HOLIDAY:
            found |= {closure.span.start - length + 1, closure.span.end}
    for each in others:
        if _same_family(request, each):
            found |= {each.event.start - REST - length + 1, each.event.end + REST}
    return tuple(sorted(found))


def falls_on(remembered: date, day: date) -> bool:
    """Whether a day is a remembered one or its anniversary; of 29 February that is the 28th in most years."""
    if day.year <= remembered.year:
        return day == remembered
    month_day = (remembered.month, remembered.day)
    if month_day == (2, 29) and not isleap(day.year):
        month_day = (2, 28)
    return (day.month, day.day) == month_day


def _of_the_family(
    request: BookingRequest, zone: str, day: date, others: Iterable[Occupied], opened_at: int | None
) -> Iterator[Warned]:
    """Two visits of one day are warned of as such; those of two days when less than a day's rest lies between."""
    if opened_at is not None and request.case_id is not None:
        nights = (day - local_day(opened_at, zone)).days
        if nights < NIGHTS:
            yield Warned(Caution.SHORT_RECOVERY, {"nights": max(nights, 0)})
    event = request.event
    for each in others:
        if not _same_family(request, each):
            continue
        if local_day(each.event.start, zone) == day:
            yield Warned(Caution.SAME_DAY, {"event": each.event, "zone": zone})
        elif max(event.start, each.event.start) - min(event.end, each.event.end) < REST:
            yield Warned(Caution.SHORT_RECOVERY, {"event": each.event, "zone": zone})


def _same_family(request: BookingRequest, other: Occupied) -> bool:
    """Whether a visit is the same party's, or of the same case where either party is not known."""
    if request.party_id is not None and other.party_id is not None:
        return request.party_id == other.party_id
    return request.case_id is not None and request.case_id == other.case_id


def _of_the_host(request: BookingRequest, zone: str, day: date, others: Iterable[Occupied]) -> Iterator[Warned]:
    whole = day_span(day, zone)
    visits = 1 + sum(request.host_id in each.people and whole.start <= each.event.start < whole.end for each in others)
    if visits > HOST_MOST:
        yield Warned(Caution.HOST_FULL, {"visits": visits})

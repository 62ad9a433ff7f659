"""What a change of one visit of a series reaches, and what each of the others makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from desktop_app.domain.appointments import MOVABLE, Appointment, BookingRequest
from desktop_app.domain.bookings import request_of
from desktop_app.domain.series.dates import Occurrence, Series, occurrence_at
from desktop_app.domain.times import local

_FIELDS = (
    "room_id",
    "host_id",
    "guest_name",
    "party_size",
    "needs",
    "case_id",
    "evidence_id",
    "language",
    "advocate_id",
    "child_supervisor_id",
    "interpreter_id",
    "party_id",
    "purpose",
)
"""What a request and an appointment both say, beside the time."""

Zones = Mapping[int, str]
"""The IANA zone of each room, by its id."""


class Scope(StrEnum):
    """How far a change of one visit reaches."""

    THIS = "this"
    THIS_AND_FOLLOWING = "this_and_following"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Usual:
    """What most visits of a series have in common: the time of day, the minutes, and each field's value.

    A visit that differs was changed on its own and keeps what it has.
    """

    at: time
    minutes: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Merged:
    """One visit after the change: the wish (None where the clocks skip its time) and whether it kept something own."""

    request: BookingRequest | None
    occurrence: Occurrence
    kept_own: bool


def reached(members: Iterable[Appointment], anchor: Appointment, scope: Scope, now: int) -> tuple[Appointment, ...]:
    """The visits a change may touch, by date: still to come and not begun; the past is never rewritten."""
    if scope is Scope.THIS:
        return (anchor,)
    first = anchor.occurrence if scope is Scope.THIS_AND_FOLLOWING else None
    chosen = [
        each
        for each in members
        if each.status in MOVABLE and each.event.start > now and (first is None or _day(each) >= first)
    ]
    return tuple(sorted(chosen, key=_day))


def usual_of(members: Sequence[Appointment], anchor: Appointment, zones: Zones) -> Usual:
    """What most have in common; where as many differ, the visit one began from decides."""
    at, minutes = _most([_clock(each, zones) for each in members], _clock(anchor, zones))
    fields = {name: _most([getattr(each, name) for each in members], getattr(anchor, name)) for name in _FIELDS}
    return Usual(at, minutes, fields)


def merged(
    member: Appointment, request: BookingRequest, anchor: Appointment, usual: Usual, zones: Zones, *, chosen: bool
) -> Merged:
    """The visit with what the request changes of the anchor, but for what is its own. `chosen`: its own is given up."""
    if member.id == anchor.id:
        wall = local(request.event.start, zones[request.room_id])
        return Merged(request, Occurrence(wall.date(), request.event), kept_own=False)
    own_fields = {name for name in _FIELDS if getattr(member, name) != usual.fields[name]}
    changed = {name for name in _FIELDS if getattr(request, name) != getattr(anchor, name)}
    taken = changed if chosen else changed - own_fields
    wish = replace(request_of(member), **_values(request, taken))
    was, wanted = _clock(anchor, zones), _clock_of(request, zones)
    own_time = _clock(member, zones) != (usual.at, usual.minutes) or _wall(member, zones).date() != _day(member)
    kept = bool(changed - taken) or (was != wanted and own_time and not chosen)
    if was == wanted or (own_time and not chosen):
        there = Occurrence(_wall(member, zones).date(), wish.event)
        return Merged(wish, there, kept)
    found = occurrence_at(datetime.combine(_day(member), wanted[0]), wanted[1], zones[wish.room_id])
    return Merged(replace(wish, event=found.event) if found.event else None, found, kept)


def retimed(series: Series, anchor: Appointment, request: BookingRequest, zones: Zones) -> Series:
    """The series at the hours a request asks of one of its visits, where it asks for others."""
    if _clock_of(request, zones) == _clock(anchor, zones):
        return series
    at, minutes = _clock_of(request, zones)
    wall = datetime.combine(series.wall_start.date(), at)
    return replace(series, wall_start=wall, minutes=minutes, zone=zones[request.room_id])


def moves_day(anchor: Appointment, request: BookingRequest, zones: Zones) -> bool:
    """Whether a request asks for another day than the visit has."""
    return local(request.event.start, zones[request.room_id]).date() != _wall(anchor, zones).date()


def _values(source: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in names}


def _most(values: Sequence[Any], preferred: Any) -> Any:
    counted = Counter(values)
    most = max(counted.values(), default=0)
    return preferred if counted[preferred] == most else next(value for value in values if counted[value] == most)


def _day(member: Appointment) -> date:
    return member.occurrence or date.min


def _wall(member: Appointment, zones: Zones) -> datetime:
    return local(member.event.start, zones[member.room_id])


def _clock(member: Appointment, zones: Zones) -> tuple[time, int]:
    return _wall(member, zones).time(), member.event.minutes


def _clock_of(request: BookingRequest, zones: Zones) -> tuple[time, int]:
    return local(request.event.start, zones[request.room_id]).time(), request.event.minutes

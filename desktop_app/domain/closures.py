"""Opening hours and closures of the agency and its rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from desktop_app.domain.appointments import CLOSES, OPENS
from desktop_app.domain.rooms import Room
from desktop_app.domain.times import Span

MIDNIGHT = 24 * 60  # minutes


class ClosureKind(StrEnum):
    """A holiday is warned of; while the agency is closed or a room is out of service nothing can be booked."""

    HOLIDAY = "holiday"
    AGENCY_CLOSED = "agency_closed"
    OUT_OF_SERVICE = "out_of_service"


BLOCKING = frozenset({ClosureKind.AGENCY_CLOSED, ClosureKind.OUT_OF_SERVICE})
"""While one of these lasts nothing can be booked; a holiday is only warned of."""


@dataclass(frozen=True, slots=True)
class Closure:
    """A time that is closed; `room_id` None means the whole agency. `uid` names its calendar entry, if it came from one."""

    id: int
    kind: ClosureKind
    room_id: int | None
    span: Span
    reason: str
    uid: str = ""

    def covers(self, room_id: int) -> bool:
        """Whether it is about a room."""
        return self.room_id is None or self.room_id == room_id


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours of a weekday (0 is Monday), minutes after midnight; `room_id` None means the agency's usual ones."""

    room_id: int | None
    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday, and whether the agency keeps it."""

    day: date
    name: str
    kept: bool


def hours_of(room_id: int, weekday: int, openings: Iterable[Opening]) -> tuple[int, int] | None:
    """Minutes after midnight between which a room is open on a weekday, or None for a day without hours.

    A room's own hours go before the agency's; a weekday that neither names is closed. Without any, it is eight to six.
    """
    own = {each.weekday: (each.opens, each.closes) for each in openings if each.room_id == room_id}
    usual = own or {each.weekday: (each.opens, each.closes) for each in openings if each.room_id is None}
    return usual.get(weekday) if usual else (OPENS * 60, CLOSES * 60)


def open_hours(day: date, room: Room, openings: Iterable[Opening]) -> Span | None:
    """A day's opening hours in instants, by the room's clocks, also on the days they change; None when it has none."""
    hours = hours_of(room.id, day.weekday(), openings)
    if hours is None:
        return None
    start, end = (wall_minute(day, minute, room.zone) for minute in hours)
    return Span(start, end) if start < end else None


def wall_minute(day: date, minute: int, zone: str) -> int:
    """The instant at which a zone's clocks show a minute of a day; 1440 is the next midnight."""
    if minute >= MIDNIGHT:
        day, minute = day + timedelta(days=1), minute - MIDNIGHT
    wall = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZoneInfo(zone))
    return int(wall.timestamp())


def open_spans(day: date, room: Room, openings: Sequence[Opening], closures: Iterable[Closure]) -> tuple[Span, ...]:
    """What of a day's opening hours no closure takes away, holidays included; first to last."""
    hours = open_hours(day, room, openings)
    spans = [] if hours is None else [hours]
    for closure in closures:
        if spans and closure.covers(room.id) and closure.span.overlaps(Span(spans[0].start, spans[-1].end)):
            spans = [part for span in spans for part in _without(span, closure.span)]
    return tuple(spans)


def _without(span: Span, taken: Span) -> Iterable[Span]:
    if not span.overlaps(taken):
        return (span,)
    parts = (Span(span.start, min(span.end, taken.start)), Span(max(span.start, taken.end), span.end))
    return tuple(part for part in parts if part.start < part.end)

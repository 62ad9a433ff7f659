"""Where each appointment lies on days drawn side by side: pure geometry for the Rooms page and printed sheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import BLOCKING, Closure, ClosureKind, Opening, hours_of
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR, MINUTE, Span, day_span, local

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Column:
    """A room on a day. `span` is the day in epoch seconds.

    Where days stand side by side their hours must line up, also on a day on which the clocks change by `shift`
    seconds at the instant `change`: an hour that is skipped stays empty, one that comes twice is drawn at half its
    height, so that later is always lower. Without a change the day is drawn as long as it is.
    """

    room_id: int
    span: Span
    day: date
    change: int = 0
    shift: int = 0

    def minute(self, instant: int) -> float:
        """Minutes from the column's upper edge to an instant; beyond its edges where the instant is."""
        seconds = instant - self.span.start
        if not self.shift or instant < self.change - abs(min(self.shift, 0)):
            return seconds / MINUTE
        if instant >= self.change - min(self.shift, 0):
            return (seconds + self.shift) / MINUTE
        twice = self.change + self.shift
        return (twice - self.span.start + (instant - twice) / 2) / MINUTE

    def instant(self, minute: float) -> int:
        """The instant at a minute, within the day; of a time that is skipped the moment after."""
        seconds = round(minute * MINUTE)
        if self.shift > 0 and self.span.start + seconds >= self.change:
            seconds = max(seconds - self.shift, self.change - self.span.start)
        elif self.shift < 0:
            twice = self.change + self.shift - self.span.start
            seconds += max(min(seconds - twice, -self.shift), 0)
        return min(max(self.span.start + seconds, self.span.start), self.span.end)


class Band(NamedTuple):
    """A vertical stretch in pixels: top and height."""

    top: float
    height: float


class Block(NamedTuple):
    """One appointment's place in a column: setup, event, the guest's own time after it, and the reset."""

    appointment: Appointment
    column: int
    setup: Band
    event: Band
    decompression: Band
    reset: Band


def columns_for(days: Sequence[date], rooms: Sequence[int], zone: str) -> tuple[Column, ...]:
    """A column a day and room, day by day. One day alone is drawn as long as it is, several by the wall clock."""
    columns = []
    for day in days:
        span = day_span(day, zone)
        change, shift = _clock_change(span, zone) if len(days) > 1 else (0, 0)
        columns += [Column(room, span, day, change, shift) for room in rooms]
    return tuple(columns)


def _clock_change(span: Span, zone: str) -> tuple[int, int]:
    """The instant at which the clocks change within a day, and by how many seconds forward; (0, 0) when they do not."""
    shift = 24 * HOUR - (span.end - span.start)
    if not shift:
        return 0, 0
    before, low, high = local(span.start, zone).utcoffset(), span.start, span.end
    while high - low > MINUTE:
        middle = (low + high) // 2 // MINUTE * MINUTE
        low, high = (middle, high) if local(middle, zone).utcoffset() == before else (low, middle)
    return high, shift


def lay_out(appointments: Iterable[Appointment], columns: Sequence[Column], per_minute: float) -> tuple[Block, ...]:
    """Blocks of what meets the columns, to the minute; over midnight one in each day.

    Holds of a room never share a moment, and later is always lower: so no two blocks of a column overlap.
    """
    of_room = defaultdict(list)
    for index, column in enumerate(columns):
        of_room[column.room_id].append((index, column, column.span.start, column.span.end))
    return tuple(
        _block(each, index, column, per_minute)
        for each in appointments
        for index, column, first, last in of_room.get(each.room_id, ())
        if each.hold.start < last and first < each.hold.end
    )


def _block(each: Appointment, index: int, column: Column, per_minute: float) -> Block:
    event, hold = each.event, each.hold
    end = max(each.decompression_end, event.end)
    edges = (hold.start, event.start, event.end, min(end, hold.end), hold.end)
    length = (column.span.end - column.span.start + column.shift) / MINUTE
    one, two, three, four, five = (min(max(column.minute(at), 0.0), length) * per_minute for at in edges)
    return Block(
        each,
        index,
        Band(one, max(two - one, 0.0)),
        Band(two, max(three - two, 0.0)),
        Band(three, max(four - three, 0.0)),
        Band(four, max(five - four, 0.0)),
    )


@dataclass(frozen=True, slots=True)
class Shade:
    """A part of a column in which nobody is expected: outside the opening hours, on a holiday, or closed (`kind`)."""

    column: int
    band: Band
    kind: ClosureKind | None = None


def shades(
    columns: Sequence[Column], openings: Sequence[Opening], closures: Sequence[Closure], per_minute: float
) -> tuple[Shade, ...]:
    """The closed parts of every column: before and after its hours, and each closure."""
    found = []
    for index, column in enumerate(columns):
        length = (column.span.end - column.span.start + column.shift) / MINUTE
        opens, closes = hours_of(column.room_id, column.day.weekday(), openings) or (0, 0)
        for first, last in ((0, min(opens, length)), (min(closes, length), length)):
            if first < last:
                found.append(Shade(index, Band(first * per_minute, (last - first) * per_minute)))
        for closure in closures:
            if closure.covers(column.room_id) and closure.span.overlaps(column.span):
                first = max(column.minute(closure.span.start), 0)
                last = min(column.minute(closure.span.end), length)
                found.append(Shade(index, Band(first * per_minute, (last - first) * per_minute), closure.kind))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to look at; None means everything."""

    room_id: int | None = None
    purpose: Purpose | None = None
    staff_id: int | None = None
    case_id: int | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing in the rooms shown is left out."""
        return self.purpose is None and self.staff_id is None and self.case_id is None

    def takes(self, each: Appointment) -> bool:
        """Whether an appointment is wanted."""
        people = (each.host_id, each.evidence_id, each.advocate_id, each.child_supervisor_id)
        return (
            (self.room_id is None or each.room_id == self.room_id)
            and (self.purpose is None or each.purpose is self.purpose)
            and (self.staff_id is None or self.staff_id in people)
            and (self.case_id is None or each.case_id == self.case_id)
        )


EVERYTHING = Wanted()


def by_day(appointments: Iterable[Appointment], days: Sequence[date], zone: str) -> dict[date, list[Appointment]]:
    """The appointments of each day by their start; the days' edges are looked up once, not once an appointment."""
    found: dict[date, list[Appointment]] = {day: [] for day in days}
    ordered = sorted(appointments, key=_start)
    place = 0
    for day in sorted(days):
        span = day_span(day, zone)
        while place < len(ordered) and ordered[place].event.start < span.start:
            place += 1
        while place < len(ordered) and ordered[place].event.start < span.end:
            found[day].append(ordered[place])
            place += 1
    return found


def closed_days(closures: Iterable[Closure], days: Iterable[date], zone: str) -> dict[date, ClosureKind]:
    """The days on which the whole agency is closed or keeps a holiday; that it is closed says more."""
    whole = [closure for closure in closures if closure.room_id is None]
    found: dict[date, ClosureKind] = {}
    for day in days if whole else ():
        span = day_span(day, zone)
        for closure in whole:
            if closure.span.overlaps(span) and found.get(day) not in BLOCKING:
                found[day] = closure.kind
    return found


def _start(appointment: Appointment) -> tuple[int, int]:
    return appointment.event.start, appointment.id


def days_from(first: date, count: int) -> tuple[date, ...]:
    """`count` days in a row."""
    return tuple(first + timedelta(days=ahead) for ahead in range(count))

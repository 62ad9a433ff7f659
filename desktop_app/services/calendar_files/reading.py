"""The times a calendar file says are taken: their start and end, and nothing of what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from hashlib import blake2b
from typing import Any

from icalendar import vDuration
from icalendar.error import InvalidCalendar

from desktop_app.domain.calendar_files import MOST_ENTRIES, Flaw, Flawed, KeptCalendar, KeptTime
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import HOUR, Span
from desktop_app.services.calendar_files.lines import Property, Section, take_apart
from desktop_app.services.calendar_files.repeating import Steps, day_of, later, occurrences
from desktop_app.services.calendar_files.zones import Moment, Zones

_DURATION: Any = vDuration
"""The library's own reader of a length of time; it ships without types here."""
_DAY = 24 * HOUR
_LONGEST = 10 * 366 * _DAY


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs to know of the agency; `read` touches no database, so that it can happen in another thread."""

    zone: str
    window: Span
    agency_uid: str

    def read(self, data: bytes) -> KeptCalendar | Refused:
        """What is kept of a file, or why it is not read and in which line: all of it or nothing."""
        try:
            return self._read(data)
        except Flawed as flawed:
            return flawed.refused()

    def _read(self, data: bytes) -> KeptCalendar:
        sections = take_apart(data)
        zones, steps = Zones(sections.zones, self.zone), Steps()
        times: dict[Span, str] = {}
        counted = _Counted()
        for uid, events in self._groups(sections.events, counted).items():
            for span in _Entry(events, zones, counted).spans(self.window, steps):
                kept = Span(max(span.start, self.window.start), min(span.end, self.window.end))
                if kept.start < kept.end:
                    times.setdefault(kept, uid)
                if len(times) > MOST_ENTRIES:
                    raise Flawed(Flaw.TOO_MANY)
        source = self._fingerprint(sections.naming)
        rows = (KeptTime(span, f"{source}:{self._fingerprint(uid)}") for span, uid in sorted(times.items()))
        return KeptCalendar(source, tuple(rows), counted.own, counted.free)

    def _groups(self, events: Sequence[Section], counted: _Counted) -> dict[str, list[Section]]:
        """The parts of each entry by its uid; the agency's own appointments are not busy times beside themselves."""
        groups: dict[str, list[Section]] = defaultdict(list)
        for number, event in enumerate(events):
            row = event.first("UID")
            uid = row.value.strip() if row and row.value.strip() else f"without {number}"
            if self.agency_uid and uid.endswith(f"@{self.agency_uid}"):
                counted.own += 1
            else:
                groups[uid].append(event)
        return groups

    def _fingerprint(self, words: str) -> str:
        """Short, the same each time, and of no use to anybody who does not have the agency's own mark."""
        return blake2b(words.encode(), digest_size=12, key=self.agency_uid.encode()[:64]).hexdigest()


@dataclass(slots=True)
class _Counted:
    """What was left out on purpose."""

    own: int = 0
    free: int = 0


class _Entry:
    """One entry of a calendar with its changed dates."""

    def __init__(self, parts: Sequence[Section], zones: Zones, counted: _Counted) -> None:
        self._zones = zones
        self._counted = counted
        mains = [part for part in parts if part.first("RECURRENCE-ID") is None]
        self._changes = [part for part in parts if part.first("RECURRENCE-ID") is not None]
        self._main = max(mains, key=_sequence) if mains else None

    def spans(self, window: Span, steps: Steps) -> Iterator[Span]:
        """The times taken by it that begin before the window ends; who asks cuts them to the window."""
        changed, shifts = self._changed()
        if self._main is not None and self._taken(self._main):
            start, length = self._start(self._main), self._length(self._main)
            left_out = self._left_out(self._main, start)
            for moment in self._moments(self._main, start, window.end, steps):
                instant = self._zones.instant(moment)
                if instant not in changed and instant not in left_out and day_of(moment) not in left_out:
                    yield self._span(*_shifted(moment, length, instant, shifts))
        for part in self._changes:
            if self._taken(part):
                yield self._span(self._start(part), self._length(part))
        yield from self._periods()

    def _moments(self, main: Section, start: Moment, end: int, steps: Steps) -> Iterator[Moment]:
        """The first date, what the rules give, and the dates added."""
        seen = {self._zones.instant(start)}
        rules = main.all("RRULE")
        if not rules:
            yield start
        for row in rules:
            for moment in occurrences(row, start, self._zones, end, steps):
                seen.add(self._zones.instant(moment))
                yield moment
        for row in main.all("RDATE"):
            for text in row.value.split(","):
                moment = self._zones.moment(text.partition("/")[0], row, self._zones.zone(row))
                if "/" not in text and self._zones.instant(moment) not in seen:
                    seen.add(self._zones.instant(moment))
                    yield moment

    def _periods(self) -> Iterator[Span]:
        """Added dates that bring their own end or length along."""
        if self._main is None or not self._taken(self._main, count=False):
            return
        for row in self._main.all("RDATE"):
            for text in row.value.split(","):
                first, slash, last = text.partition("/")
                if not slash:
                    continue
                zone = self._zones.zone(row)
                start = self._zones.moment(first, row, zone)
                if last.strip()[:1].upper() == "P":
                    yield self._span(start, _duration(last, row))
                else:
                    end = self._zones.moment(last, row, zone)
                    yield Span(self._zones.instant(start), self._zones.instant(end))

    def _changed(self) -> tuple[set[int], list[tuple[int, int, int]]]:
        """The instants that are told apart, and from when on everything is later and of another length."""
        instants: set[int] = set()
        shifts = []
        for part in self._changes:
            row = part.first("RECURRENCE-ID")
            assert row is not None
            instant = self._zones.instant(self._zones.moment(row.value, row, self._zones.zone(row)))
            instants.add(instant)
            if row.parameters.get("RANGE", "").upper() == "THISANDFUTURE":
                start = self._start(part)
                shifts.append((instant, self._zones.instant(start) - instant, self._length(part)))
        return instants, sorted(shifts)

    def _left_out(self, main: Section, start: Moment) -> set[int | date]:
        found: set[int | date] = set()
        for row in main.all("EXDATE"):
            for text in row.value.split(","):
                moment = self._zones.moment(text, row, self._zones.zone(row))
                whole = not isinstance(moment, datetime) and isinstance(start, datetime)
                found.add(day_of(moment) if whole else self._zones.instant(moment))
        return found

    def _taken(self, part: Section, *, count: bool = True) -> bool:
        """Whether it is busy at all: not called off, not shown as free."""
        free = (
            part.value("TRANSP") == "TRANSPARENT"
            or part.value("STATUS") == "CANCELLED"
            or part.value("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE"
        )
        self._counted.free += free and count
        return not free

    def _start(self, part: Section) -> Moment:
        row = part.first("DTSTART")
        if row is None:
            raise Flawed(Flaw.NO_START, part.line)
        return self._zones.moment(row.value, row, self._zones.zone(row))

    def _length(self, part: Section) -> int:
        """Seconds, in whole days for a day; nothing for a time without an end."""
        start, last, duration = self._start(part), part.first("DTEND"), part.first("DURATION")
        if last is not None:
            zone: tzinfo = self._zones.zone(last)
            end = self._zones.moment(last.value, last, zone)
            if isinstance(end, datetime) == isinstance(start, datetime) and not isinstance(start, datetime):
                length = (day_of(end) - day_of(start)).days * _DAY
            else:
                length = self._zones.instant(end) - self._zones.instant(start)
            if length < 0:
                raise Flawed(Flaw.ENDS_BEFORE_START, last.line)
            return length
        if duration is not None:
            return _duration(duration.value, duration)
        return 0 if isinstance(start, datetime) else _DAY

    def _span(self, start: Moment, length: int) -> Span:
        begun = self._zones.instant(start)
        if isinstance(start, datetime):
            return Span(begun, begun + length)
        return Span(begun, self._zones.instant(start + timedelta(seconds=length)))


def _shifted(moment: Moment, length: int, instant: int, shifts: list[tuple[int, int, int]]) -> tuple[Moment, int]:
    """A date as the last "this and all later ones" before it has moved it."""
    for since, seconds, other in reversed(shifts):
        if instant > since:
            return later(moment, seconds), other
    return moment, length


def _duration(text: str, row: Property) -> int:
    try:
        length = int(_DURATION.from_ical(text.strip().upper()).total_seconds())
    except (InvalidCalendar, ValueError, OverflowError) as error:
        raise Flawed(Flaw.BAD_DURATION, row.line) from error
    if not 0 <= length <= _LONGEST:
        raise Flawed(Flaw.BAD_DURATION if length > 0 else Flaw.ENDS_BEFORE_START, row.line)
    return length


def _sequence(part: Section) -> int:
    text = part.value("SEQUENCE")
    return int(text) if text.isdecimal() and len(text) < 10 else 0

"""Appointments as an iCalendar file: purpose class, room and time, never a person or a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from desktop_app.domain.calendar_files import Entry, EntryStatus, PurposeClass
from desktop_app.domain.times import HOUR, Span, local

PRODUCT = "-//Safekeeping//Rooms//EN"
SUMMARIES: dict[str, dict[PurposeClass, str]] = {
    "en": {PurposeClass.INTERVIEW: "Interview", PurposeClass.MEETING: "Meeting", PurposeClass.RETURN: "Return"},
    "es": {PurposeClass.INTERVIEW: "Entrevista", PurposeClass.MEETING: "Reunión", PurposeClass.RETURN: "Entrega"},
}
"""The words an entry shows; a shoulder-surfer learns no more from them than from a diary's."""


def write_calendar(entries: Sequence[Entry], agency_uid: str, now: int, language: str = "en") -> bytes:
    """The file's bytes: the same for the same appointments at the same moment."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for zone in sorted({each.zone for each in entries if _in_zone(each)}):
        calendar.add_component(_timezone(zone, [each.event for each in entries if each.zone == zone]))
    for entry in entries:
        calendar.add_component(_event(entry, agency_uid, now, language))
    return bytes(calendar.to_ical())


def entry_uid(number: str, agency_uid: str) -> str:
    """The name of an entry for as long as the appointment exists, wherever it travels."""
    return f"{number}@{agency_uid}"


def _event(entry: Entry, agency_uid: str, now: int, language: str) -> Event:
    event = Event()
    event.add("uid", entry_uid(entry.number, agency_uid))
    event.add("dtstamp", datetime.fromtimestamp(now, UTC))
    zone = ZoneInfo(entry.zone) if _in_zone(entry) else UTC
    event.add("dtstart", datetime.fromtimestamp(entry.event.start, zone))
    event.add("dtend", datetime.fromtimestamp(entry.event.end, zone))
    event.add("summary", SUMMARIES[language][entry.purpose])
    event.add("location", entry.room)
    event.add("status", entry.status.value)
    event.add("sequence", entry.version - 1)
    event.add("transp", "TRANSPARENT" if entry.status is EntryStatus.CANCELLED else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _in_zone(entry: Entry) -> bool:
    """Whether its wall-clock times say which instants are meant; of an hour that comes twice they mean the first."""
    return not any(local(at, entry.zone).fold for at in (entry.event.start, entry.event.end))


def _timezone(zone: str, events: Sequence[Span]) -> Timezone:
    """The zone's clock over the years of the events, one part for each change of the clocks.

    The library's own part names the hour after a change where RFC 5545 asks for the hour before it.
    """
    first = datetime(local(min(each.start for each in events), zone).year, 1, 1, tzinfo=UTC)
    last = datetime(local(max(each.end for each in events), zone).year + 1, 1, 1, tzinfo=UTC)
    made = Timezone()
    made.add("tzid", zone)
    start = int(first.timestamp()) - 24 * HOUR
    made.add_component(_observance(start, start - HOUR, zone))
    for change in _changes(start, int(last.timestamp()), zone):
        made.add_component(_observance(change, change - 1, zone))
    return made


def _observance(onset: int, before: int, zone: str) -> TimezoneStandard | TimezoneDaylight:
    earlier, later = local(before, zone), local(onset, zone)
    part = TimezoneDaylight() if later.dst() else TimezoneStandard()
    was = earlier.utcoffset() or timedelta()
    part.add("dtstart", (datetime.fromtimestamp(onset, UTC) + was).replace(tzinfo=None))
    part.add("tzoffsetfrom", was)
    part.add("tzoffsetto", later.utcoffset() or timedelta())
    part.add("tzname", later.tzname() or zone)
    return part


def _changes(start: int, end: int, zone: str) -> list[int]:
    """The instants at which the zone's clocks change."""
    found = []
    for day in range(start, end, 24 * HOUR):
        low, high = day, day + 24 * HOUR
        if local(low, zone).utcoffset() == local(high, zone).utcoffset():
            continue
        before = local(low, zone).utcoffset()
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if local(middle, zone).utcoffset() == before else (low, middle)
        found.append(high)
    return found

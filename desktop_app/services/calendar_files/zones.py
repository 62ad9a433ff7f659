"""Which clock a time of a calendar file means: an IANA zone, one of Outlook's, or one that the file brings along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from desktop_app.domain.calendar_files import Flaw, Flawed
from desktop_app.services.calendar_files.lines import Property, Section

Moment = datetime | date
"""A wall-clock time in its zone, or a whole day."""


class Zones:
    """The zones of one file. Floating times and whole days are the agency's own."""

    def __init__(self, sections: Sequence[Section], agency_zone: str) -> None:
        self._own = {row.value.strip(): section for section in sections if (row := section.first("TZID"))}
        self._known: dict[str, tzinfo] = {}
        self.agency = ZoneInfo(agency_zone)

    def zone(self, row: Property) -> tzinfo:
        """The clock that a line names; the agency's where it names none."""
        name = row.parameters.get("TZID", "").strip()
        if not name:
            return self.agency
        if name not in self._known:
            self._known[name] = self._find(name, row.line)
        return self._known[name]

    def moment(self, text: str, row: Property, zone: tzinfo) -> Moment:
        """A date or a time of a line, as `20261124`, `20261124T093000` or with a Z; Flawed when it is neither."""
        text = text.strip()
        try:
            if len(text) == 8 and text.isdecimal():
                return date(int(text[:4]), int(text[4:6]), int(text[6:]))
            clock, universal = (text[:-1], True) if text[-1:] in {"Z", "z"} else (text, False)
            if len(clock) != 15 or clock[8] not in "Tt" or not (clock[:8] + clock[9:]).isdecimal():
                raise Flawed(Flaw.BAD_TIME, row.line)
            numbers = [int(clock[a:b]) for a, b in ((0, 4), (4, 6), (6, 8), (9, 11), (11, 13), (13, 15))]
            year, month, day, hour, minute, second = numbers
            found = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC if universal else zone)
        except ValueError as error:
            raise Flawed(Flaw.BAD_TIME, row.line) from error
        if not 1902 <= found.year <= 9000:
            raise Flawed(Flaw.BAD_TIME, row.line)
        return found

    def instant(self, moment: Moment) -> int:
        """Epoch seconds; a day begins at midnight of the agency's clock. Of a time that exists twice the first."""
        if not isinstance(moment, datetime):
            moment = datetime(moment.year, moment.month, moment.day, tzinfo=self.agency)
        return int(moment.timestamp())

    def _find(self, name: str, line: int) -> tzinfo:
        for known in (name, name.strip('"'), "/".join(name.split("/")[-2:]), "/".join(name.split("/")[-3:])):
            if known in available_timezones():
                return ZoneInfo(known)
        if name in WINDOWS_TO_OLSON:
            return ZoneInfo(WINDOWS_TO_OLSON[name])
        section = self._own.get(name)
        if section is None:
            raise Flawed(Flaw.UNKNOWN_ZONE, line)
        return _brought_along(section)


def _brought_along(section: Section) -> tzinfo:
    """The clock that a VTIMEZONE describes; its changes happen by the year, or a bad file could keep us for ever."""
    for row in section.all("RRULE"):
        if "FREQ=YEARLY" not in row.value.upper():
            raise Flawed(Flaw.BAD_RULE, row.line)
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", *section.text, "END:VTIMEZONE", "END:VCALENDAR", ""])
    try:
        zone = tzical(StringIO(text)).get()
        zone = zone if zone is None or _tells_time(zone) else None
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise Flawed(Flaw.UNKNOWN_ZONE, section.line) from error
    if zone is None:
        raise Flawed(Flaw.UNKNOWN_ZONE, section.line)
    return zone


def _tells_time(zone: tzinfo) -> bool:
    return datetime(2026, 7, 1, 12, tzinfo=zone).utcoffset() is not None

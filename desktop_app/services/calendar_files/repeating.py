"""The dates on which an entry of a calendar file repeats, by RFC 5545, inside a window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from dateutil.rrule import rrule, rrulestr

from desktop_app.domain.calendar_files import Flaw, Flawed
from desktop_app.services.calendar_files.lines import Property
from desktop_app.services.calendar_files.zones import Moment, Zones

STEPS = 2_000_000
"""Dates that all rules of one file may walk through on their way into the window."""
_FINE = {"SECONDLY", "MINUTELY", "HOURLY"}
_COARSE = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_UNTIL = re.compile(r"UNTIL=([0-9TZtz]+)", re.IGNORECASE)


class Steps:
    """Counts what the rules of one file walk through."""

    def __init__(self, allowed: int = STEPS) -> None:
        self._left = allowed

    def take(self) -> None:
        """One step more; Flawed when there were too many."""
        self._left -= 1
        if self._left < 0:
            raise Flawed(Flaw.TOO_MANY)


def occurrences(row: Property, start: Moment, zones: Zones, end: int, steps: Steps) -> Iterator[Moment]:
    """The moments a rule gives from its start until the instant `end`, by the wall clock of the start's zone."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    wall = _wall(start)
    parts = _parts(row)
    until = _until(row, start, zones)
    if until is not None and until < wall:
        return
    rule = _rule(row, parts, wall, until)
    given = False
    for each in rule:
        steps.take()
        given = True
        moment = _moment(each, zone)
        if zones.instant(moment) >= end:
            return
        yield moment
    if not given:
        raise Flawed(Flaw.RULE_WITHOUT_DATES, row.line)


def _parts(row: Property) -> dict[str, str]:
    try:
        parts = dict(part.upper().split("=", 1) for part in row.value.strip().strip(";").split(";"))
    except ValueError as error:
        raise Flawed(Flaw.BAD_RULE, row.line) from error
    if parts.get("FREQ") in _FINE or parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        raise Flawed(Flaw.RULE_TOO_FINE, row.line)
    every = parts.get("INTERVAL", "1")
    sound = parts.get("FREQ") in _COARSE and every.isdecimal() and len(every) <= 4 and int(every) >= 1
    if not sound or {"COUNT", "UNTIL"} <= parts.keys():
        raise Flawed(Flaw.BAD_RULE, row.line)
    return parts


def _rule(row: Property, parts: dict[str, str], wall: datetime, until: datetime | None) -> rrule:
    given = ";".join(f"{key}={value}" for key, value in parts.items() if key != "UNTIL")
    try:
        made = rrulestr(given, dtstart=wall)
        assert isinstance(made, rrule)
        return made.replace(until=until) if until is not None else made
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise Flawed(Flaw.BAD_RULE, row.line) from error


def _until(row: Property, start: Moment, zones: Zones) -> datetime | None:
    """The last wall-clock time of a rule: told in UTC, or as a day, which counts to its end."""
    found = _UNTIL.search(row.value)
    if found is None:
        return None
    zone: tzinfo = (start.tzinfo if isinstance(start, datetime) else None) or zones.agency
    last = zones.moment(found.group(1), row, zone)
    if isinstance(last, datetime):
        return last.astimezone(zone).replace(tzinfo=None) if last.tzinfo is UTC else last.replace(tzinfo=None)
    return datetime(last.year, last.month, last.day, 23, 59, 59)  # noqa: DTZ001 - a wall clock, whose zone is the start's


def _wall(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a day has no zone


def _moment(wall: datetime, zone: tzinfo | None) -> Moment:
    return wall.replace(tzinfo=zone) if zone is not None else wall.date()


def later(moment: Moment, seconds: int) -> Moment:
    """A moment so much later; a day moves by whole days."""
    if isinstance(moment, datetime):
        return moment + timedelta(seconds=seconds)
    return moment + timedelta(days=round(seconds / 86_400))


def day_of(moment: Moment) -> date:
    """The calendar day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment

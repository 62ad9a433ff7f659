"""Instants are UTC epoch seconds; spans are half-open; wall-clock rules live in a room's IANA zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import tz

from desktop_app.domain.refusals import Cause, Reason, Refused, refuse

MINUTE = 60
HOUR = 3600


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of epoch seconds."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a moment; touching ends do not."""
        return self.start < other.end and other.start < self.end

    def moved(self, seconds: int) -> Span:
        """The same length, later (or earlier) by `seconds`."""
        return Span(self.start + seconds, self.end + seconds)

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return (self.end - self.start) // MINUTE


def local(instant: int, zone: str) -> datetime:
    """The wall-clock time of an instant in an IANA zone."""
    return datetime.fromtimestamp(instant, ZoneInfo(zone))


def instant(wall: datetime, zone: str) -> int | Refused:
    """Epoch seconds of a naive wall-clock time; refused when the clocks skip it, with the next that exists.

    Of a time that exists twice the first is taken, or the second when its `fold` is 1 (PEP 495).
    """
    aware = wall.replace(tzinfo=ZoneInfo(zone))
    if not tz.datetime_exists(aware):
        return refuse(Cause.TIME_DOES_NOT_EXIST, next=tz.resolve_imaginary(aware).replace(tzinfo=None))
    return int(aware.timestamp())


def not_later(field: str, day: date | None, today: date) -> Reason | None:
    """Why a day on which something is said to have happened cannot be: it is still to come."""
    return Reason(Cause.IN_THE_FUTURE, {"field": field}) if day is not None and day > today else None


def in_order(earlier: str, first: date, later: str, second: date | None) -> Reason | None:
    """Why a second day cannot be: it lies before the first. Both are named by their fields."""
    wrong = second is not None and second < first
    return Reason(Cause.DAY_ORDER, {"earlier": earlier, "later": later}) if wrong else None


def comes_twice(wall: datetime, zone: str) -> bool:
    """Whether clocks show this naive wall-clock time twice, because they are put back."""
    first, second = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    return tz.datetime_exists(first) and first.utcoffset() != second.utcoffset()


def day_span(day: date, zone: str) -> Span:
    """The span of one calendar day in a zone; 23 to 25 hours long."""
    return Span(clock_hour(day, 0, zone), clock_hour(day + timedelta(days=1), 0, zone))


def clock_hour(day: date, hour: int, zone: str) -> int:
    """The instant a zone's clocks show a full hour, also on the days they change."""
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).timestamp())


def local_day(moment: int, zone: str) -> date:
    """The calendar day of an instant in a zone."""
    return local(moment, zone).date()


def utc_text(moment: int) -> str:
    """ISO 8601 in UTC, for exports and the history."""
    return datetime.fromtimestamp(moment, UTC).isoformat()

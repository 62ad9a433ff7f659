"""The dates of a series. It keeps its wall-clock time: when the clocks change, its instants move and its hours do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil import rrule, tz
from dateutil.relativedelta import relativedelta

from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.series.rules import (
    LAST,
    MOST_OCCURRENCES,
    MOST_YEARS,
    Frequency,
    NthWeekday,
    Repeat,
    check_repeat,
)
from desktop_app.domain.times import MINUTE, Span, instant

_FREQUENCIES: dict[Frequency, Literal[1, 2, 3]] = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
}
_LATEST_YEAR = 9990  # Python's calendar ends with 9999


@dataclass(frozen=True, slots=True)
class Series:
    """A rule from a wall-clock start in a zone; `excluded` dates are left out and still count for COUNT."""

    id: int
    repeat: Repeat
    wall_start: datetime
    minutes: int
    zone: str
    excluded: frozenset[date] = frozenset()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date. Without `event` the clocks skip its time and `next_time` is the next on the wall that exists.

    `twice`: the clocks show its time twice that night; the first one is taken.
    """

    day: date
    event: Span | None
    next_time: datetime | None = None
    twice: bool = False


def occurrences(series: Series, limit: int = MOST_OCCURRENCES) -> tuple[Occurrence, ...] | Refused:
    """Every date that is not left out, first to last; refused when there are more, or for longer, than a desk plans."""
    if wrong := check_repeat(series.repeat):
        return wrong
    days = _days(series.repeat, series.wall_start, limit)
    if days is None:
        return refuse(Cause.REPEAT_TOO_LONG, most=limit, years=MOST_YEARS)
    kept = tuple(day for day in days if day not in series.excluded)
    return tuple(occurrence(day, series) for day in kept) if kept else refuse(Cause.SERIES_EMPTY)


def occurrence(day: date, series: Series) -> Occurrence:
    """What the series' time of day is on a date."""
    return occurrence_at(datetime.combine(day, series.wall_start.time()), series.minutes, series.zone)


def occurrence_at(wall: datetime, minutes: int, zone: str) -> Occurrence:
    """A wall-clock time as an event of so many minutes."""
    start = instant(wall, zone)
    if isinstance(start, Refused):
        return Occurrence(
            wall.date(), None, tz.resolve_imaginary(wall.replace(tzinfo=ZoneInfo(zone))).replace(tzinfo=None)
        )
    twice = tz.datetime_ambiguous(wall.replace(tzinfo=ZoneInfo(zone)))
    return Occurrence(wall.date(), Span(start, start + minutes * MINUTE), twice=twice)


def split_at(series: Series, day: date) -> tuple[Series, Series]:
    """The series as it was until the day before, and a new one from the day on, with what is left of its dates."""
    before = sum(1 for each in islice(_rule(series.repeat, series.wall_start), MOST_OCCURRENCES) if each.date() < day)
    left = None if series.repeat.count is None else max(series.repeat.count - before, 1)
    earlier = frozenset(each for each in series.excluded if each < day)
    first = replace(series, repeat=replace(series.repeat, count=None, until=day - timedelta(days=1)), excluded=earlier)
    second = replace(
        series,
        id=0,
        repeat=replace(series.repeat, count=left),
        wall_start=datetime.combine(day, series.wall_start.time()),
        excluded=series.excluded - earlier,
        version=1,
    )
    return first, second


def month_rules_for(day: date) -> tuple[int | NthWeekday, ...]:
    """How a date may be meant month by month: the 24th, the fourth Tuesday, the last Tuesday."""
    nth, last = (day.day - 1) // 7 + 1, (day + timedelta(days=7)).month != day.month
    rules: list[int | NthWeekday] = [day.day]
    if nth < 5:
        rules.append(NthWeekday(nth, day.weekday()))
    if last:
        rules.append(NthWeekday(LAST, day.weekday()))
    return tuple(rules)


def _days(repeat: Repeat, start: datetime, limit: int) -> tuple[date, ...] | None:
    """The dates of the rule; None when they are more than the limit or reach further than the years."""
    if start.year > _LATEST_YEAR or (repeat.until is not None and repeat.until > _furthest(start)):
        return None
    wanted = limit + 1 if repeat.count is None else repeat.count
    found = tuple(each.date() for each in islice(_rule(repeat, start), wanted))
    too_many, cut_short = len(found) > limit, repeat.count is not None and len(found) < repeat.count
    return None if too_many or cut_short else found


def _rule(repeat: Repeat, start: datetime) -> Iterator[datetime]:
    """The rule's own dates, to its UNTIL or as far as a desk plans; COUNT is cut by the caller, who knows its limit."""
    until = min(repeat.until or date.max, _furthest(start))
    month_day = repeat.month_rule if isinstance(repeat.month_rule, int) else None
    weekdays = [rrule.weekday(each) for each in sorted(repeat.weekdays)]
    if isinstance(repeat.month_rule, NthWeekday):
        weekdays = [rrule.weekday(repeat.month_rule.weekday, repeat.month_rule.nth)]
    return iter(
        rrule.rrule(
            _FREQUENCIES[repeat.frequency],
            dtstart=start,
            interval=repeat.interval,
            byweekday=weekdays or None,
            bymonthday=month_day,
            until=datetime.combine(until, time(23, 59, 59)),
        )
    )


def _furthest(start: datetime) -> date:
    return (start + relativedelta(years=MOST_YEARS)).date()

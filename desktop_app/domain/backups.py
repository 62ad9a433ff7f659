"""Copies of the records: when one is due, and which of the older ones are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from desktop_app.domain.times import HOUR, MINUTE

DAY = 24 * HOUR
ALL_FOR = 2 * DAY
"""Every copy of the last two days is kept."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""After that the last of a day, of a week, of a month: so many of each. The numbers are Anki's, which thins like this."""
EVERY_HOURS, LEAST_HOURS, MOST_HOURS = 4, 1, 24
"""How often a copy is made while the records are open: what is shipped, and what may be chosen."""
ASIDE_FOR = 30 * DAY
"""What a copy replaced is kept this long beside the records."""
AT_LEAVING_AFTER = 30 * MINUTE
"""Whoever leaves makes a copy, unless the last one is younger than this."""


class Why(StrEnum):
    """What a copy was made for."""

    TIME = "time"
    LEAVING = "leaving"
    ASKED = "asked"
    MIGRATION = "migration"


class Because(StrEnum):
    """Why the older copies shall go. The log has no room for words of one's own: they might tell of a family."""

    PURGE = "purge"
    KEYS = "keys"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where, when (UTC seconds), how large (bytes), and before which change of the schema, if any."""

    path: str
    at: int
    size: int
    before: str = ""
    second_place: bool = False


@dataclass(frozen=True, slots=True)
class CopyChoice:
    """What an agency chose: another folder for the copies as well, and how often one is made."""

    folder: str = ""
    hours: int = EVERY_HOURS
    place: str = ""
    """The agency's own folder in it; empty where none was chosen."""


@dataclass(frozen=True, slots=True)
class CopyState:
    """How the copies stand, for a page of them."""

    copies: tuple[Backup, ...]
    choice: CopyChoice
    failed: bool = False
    second_failed: bool = False
    possible: bool = True
    only_looking: bool = False
    busy: bool = False


def is_due(last: int | None, now: int, hours: int) -> bool:
    """Whether it is time for the next copy. A clock that was set back makes one due, rather than none for long."""
    return last is None or not 0 <= now - last < hours * HOUR


def is_due_at_leaving(last: int | None, now: int) -> bool:
    """Whether whoever leaves makes one."""
    return last is None or not 0 <= now - last < AT_LEAVING_AFTER


def kept(moments: Iterable[int], now: int) -> frozenset[int]:
    """Which of some copies are kept: all of two days, then the last of each of 12 days, 10 weeks and 9 months.

    They are counted by the copies there are, not by the calendar: a desk that was shut for a month loses none by that.
    """
    stages = [(DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)]
    staying: list[int] = []
    left = DAILY
    for at in sorted(set(moments), reverse=True):
        if not staying or now - at < ALL_FOR:
            staying.append(at)
            continue
        while stages and not left:
            stages.pop(0)
            left = stages[0][0] if stages else 0
        if not stages:
            break
        period = stages[0][1]
        if period(at) != period(staying[-1]):
            staying.append(at)
            left -= 1
    return frozenset(staying)


def thinned(copies: Iterable[Backup], now: int) -> tuple[Backup, ...]:
    """The copies that go. The last one before a change of the schema stays however old it is."""
    every = tuple(copies)
    staying = kept((each.at for each in every), now)
    last = max((each for each in every if each.before), key=_at, default=None)
    return tuple(each for each in every if each.at not in staying and each is not last)


def _at(copy: Backup) -> int:
    return copy.at


def _date(at: int) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def _day(at: int) -> tuple[int, ...]:
    return (_date(at).toordinal(),)


def _week(at: int) -> tuple[int, ...]:
    return _date(at).isocalendar()[:2]


def _month(at: int) -> tuple[int, ...]:
    found = _date(at)
    return found.year, found.month

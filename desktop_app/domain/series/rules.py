"""What repeats, as a person says it and as RFC 5545 writes it; whatever a desk does not need is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Refused, refuse

MOST_OCCURRENCES, MOST_YEARS, MOST_INTERVAL = 366, 3, 99
LAST = -1
"""The last such weekday of a month."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = re.compile(r"\+?(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})T235959")
_NUMBER = re.compile(r"[1-9]\d{0,2}")


class Frequency(StrEnum):
    """How a visit repeats."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The second Tuesday of a month: `nth` is 1 to 5 or LAST, `weekday` 0 is Monday."""

    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every `interval` days, weeks (on the weekdays, 0 is Monday) or months (on a day of the month or nth weekday).

    It ends: after `count` dates, or with the last date that is not after `until`. A month without its day (the 31st,
    the fifth Friday) has no visit.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: frozenset[int] = frozenset()
    month_rule: int | NthWeekday | None = None
    count: int | None = None
    until: date | None = None


def check_repeat(repeat: Repeat) -> Refused | None:
    """Why a rule is none: a part that is missing, too much, or out of bounds."""
    weekly, monthly = repeat.frequency is Frequency.WEEKLY, repeat.frequency is Frequency.MONTHLY
    if not 1 <= repeat.interval <= MOST_INTERVAL:
        return _unsupported("INTERVAL")
    if weekly is not bool(repeat.weekdays) or not repeat.weekdays <= frozenset(range(7)):
        return _unsupported("BYDAY")
    if monthly is not (repeat.month_rule is not None) or not _is_month_rule(repeat.month_rule):
        return _unsupported("BYMONTHDAY")
    if (repeat.count is None) is (repeat.until is None):
        return _unsupported("COUNT, UNTIL")
    if repeat.count is not None and repeat.count < 1:
        return _unsupported("COUNT")
    if repeat.count is not None and repeat.count > MOST_OCCURRENCES:
        return refuse(Cause.REPEAT_TOO_LONG, most=MOST_OCCURRENCES, years=MOST_YEARS)
    return None


def to_rrule_text(repeat: Repeat) -> str:
    """The rule's RFC 5545 text, without `RRULE:`. UNTIL is the end of a day on the wall clock, as the start is."""
    parts = [f"FREQ={repeat.frequency.value.upper()}"]
    if repeat.interval != 1:
        parts.append(f"INTERVAL={repeat.interval}")
    if repeat.weekdays:
        parts.append("BYDAY=" + ",".join(_DAYS[day] for day in sorted(repeat.weekdays)))
    if isinstance(repeat.month_rule, NthWeekday):
        parts.append(f"BYDAY={repeat.month_rule.nth}{_DAYS[repeat.month_rule.weekday]}")
    elif repeat.month_rule is not None:
        parts.append(f"BYMONTHDAY={repeat.month_rule}")
    if repeat.count is not None:
        parts.append(f"COUNT={repeat.count}")
    if repeat.until is not None:
        parts.append(f"UNTIL={repeat.until:%Y%m%d}T235959")
    return ";".join(parts)


def from_rrule_text(text: str) -> Repeat | Refused:
    """Read a rule as `to_rrule_text` writes it, its parts in any order; a part we do not keep is refused by name."""
    parts: dict[str, str] = {}
    for each in text.strip().upper().split(";"):
        name, _, value = each.partition("=")
        if not value or name in parts or name not in _READERS:
            return _unsupported(name)
        parts[name] = value
    if "FREQ" not in parts or {"BYDAY", "BYMONTHDAY"} <= parts.keys():
        return _unsupported("BYMONTHDAY" if "FREQ" in parts else "FREQ")
    repeat = Repeat(Frequency.DAILY)
    for name, value in parts.items():
        read = _READERS[name](repeat, value)
        if read is None:
            return _unsupported(name)
        repeat = read
    return check_repeat(repeat) or repeat


def _unsupported(part: str) -> Refused:
    return refuse(Cause.REPEAT_NOT_SUPPORTED, part=part[:20])


def _is_month_rule(rule: int | NthWeekday | None) -> bool:
    if isinstance(rule, NthWeekday):
        return (rule.nth == LAST or 1 <= rule.nth <= 5) and rule.weekday in range(7)
    return rule is None or 1 <= rule <= 31


def _frequency(repeat: Repeat, value: str) -> Repeat | None:
    names = {each.value.upper(): each for each in Frequency}
    return replace(repeat, frequency=names[value]) if value in names else None


def _by_day(repeat: Repeat, value: str) -> Repeat | None:
    if nth := _NTH.fullmatch(value):
        return replace(repeat, month_rule=NthWeekday(int(nth[1]), _DAYS.index(nth[2])))
    names = value.split(",")
    if len(set(names)) != len(names) or not set(names) <= set(_DAYS):
        return None
    return replace(repeat, weekdays=frozenset(_DAYS.index(each) for each in names))


def _by_month_day(repeat: Repeat, value: str) -> Repeat | None:
    return replace(repeat, month_rule=int(value)) if _NUMBER.fullmatch(value) else None


def _interval(repeat: Repeat, value: str) -> Repeat | None:
    return replace(repeat, interval=int(value)) if _NUMBER.fullmatch(value) else None


def _count(repeat: Repeat, value: str) -> Repeat | None:
    return replace(repeat, count=int(value)) if _NUMBER.fullmatch(value) else None


def _until(repeat: Repeat, value: str) -> Repeat | None:
    if not (day := _UNTIL.fullmatch(value)):
        return None
    try:
        return replace(repeat, until=date.fromisoformat(day[1]))
    except ValueError:
        return None


_READERS = {
    "FREQ": _frequency,
    "INTERVAL": _interval,
    "BYDAY": _by_day,
    "BYMONTHDAY": _by_month_day,
    "COUNT": _count,
    "UNTIL": _until,
}

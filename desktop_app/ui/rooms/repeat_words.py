"""How a visit repeats, as a plain sentence: "Every second Tuesday until 4 March 2027, 6 visits"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.domain.refusals import Refused
from desktop_app.domain.series import LAST, Frequency, NthWeekday, Repeat, Series, occurrences
from desktop_app.ui.sentences import sentences

_MONDAY = 1  # as Qt counts weekdays


def repeat_words(series: Series) -> str:
    """The whole rule in words, with its last date and how many visits; or why it cannot be."""
    dates = occurrences(series)
    if isinstance(dates, Refused):
        return sentences(dates)
    last, count = dates[-1].day, len(dates)
    how = rule_words(series.repeat)
    if count == 1:
        return _tr("{how}: one visit, on {last}").format(how=how, last=_long_day(last))
    return _tr("{how} until {last}, {count} visits").format(how=how, last=_long_day(last), count=count)


def rule_words(repeat: Repeat) -> str:
    """How often and on which days, without where it ends."""
    n = repeat.interval
    if repeat.frequency is Frequency.DAILY:
        return _every(n, _tr("Every day"), _tr("Every {nth} day"), _tr("Every {n} days"))
    if repeat.frequency is Frequency.WEEKLY:
        days = [weekday_name(each) for each in sorted(repeat.weekdays)]
        if len(days) == 1:
            one, nth, many = _tr("Every {day}"), _tr("Every {nth} {day}"), _tr("Every {n} weeks on {day}")
            return _every(n, one, nth, many).format(day=days[0])
        one, nth = _tr("Every week on {days}"), _tr("Every {nth} week on {days}")
        return _every(n, one, nth, _tr("Every {n} weeks on {days}")).format(days=_listed(days))
    how = _every(n, _tr("Every month"), _tr("Every {nth} month"), _tr("Every {n} months"))
    return f"{how} {month_rule_words(repeat.month_rule or 1)}"


def month_rule_words(rule: int | NthWeekday) -> str:
    """`on the 14th`, `on the second Tuesday`, `on the last Friday`."""
    if isinstance(rule, NthWeekday):
        which = _tr("last") if rule.nth == LAST else _nth(rule.nth)
        return _tr("on the {nth} {day}").format(nth=which, day=weekday_name(rule.weekday))
    return _tr("on the {day}").format(day=_ordinal(rule))


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """A weekday's name in the screen's language; 0 is Monday."""
    shape = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().dayName(weekday + _MONDAY, shape)


def _tr(text: str) -> str:
    return QCoreApplication.translate("repeat", text)


def _every(n: int, one: str, nth: str, many: str) -> str:
    """Up to the fourth in words. Only the number is put in; other braces stay for the caller."""
    if n == 1:
        return one
    return nth.replace("{nth}", _nth(n)) if n <= 4 else many.replace("{n}", str(n))


def _nth(n: int) -> str:
    return ("", _tr("first"), _tr("second"), _tr("third"), _tr("fourth"), _tr("fifth"))[n]


def _ordinal(day: int) -> str:
    if day in {1, 21, 31}:
        return _tr("{n}st").format(n=day)
    if day in {2, 22}:
        return _tr("{n}nd").format(n=day)
    return (_tr("{n}rd") if day in {3, 23} else _tr("{n}th")).format(n=day)


def _listed(names: Sequence[str]) -> str:
    return _tr("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _long_day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")

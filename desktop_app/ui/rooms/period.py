"""Which days are shown: one, the week around it, or the weeks of its month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.ui.words import day_words, short_day

DAY, WEEK, MONTH, AGENDA = "day", "week", "month", "agenda"
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """A day and how much is shown around it: DAY, WEEK or MONTH. Weeks begin as the locale's calendar does."""

    shape: str
    day: date

    @property
    def first(self) -> date:
        """The first day shown."""
        if self.shape == DAY:
            return self.day
        begins = self.day if self.shape == WEEK else self.day.replace(day=1)
        weekday = QLocale().firstDayOfWeek().value - 1
        return begins - timedelta(days=(begins.weekday() - weekday) % A_WEEK)

    @property
    def count(self) -> int:
        """How many days are shown; a month fills its weeks."""
        if self.shape != MONTH:
            return 1 if self.shape == DAY else A_WEEK
        days = (_next_month(self.day) - self.first).days
        return -(-days // A_WEEK) * A_WEEK

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + timedelta(days=self.count - 1)

    def turned(self, pages: int) -> Period:
        """Some days, weeks or months on."""
        if self.shape != MONTH:
            return replace(self, day=self.day + timedelta(days=pages * self.count))
        months = self.day.year * 12 + self.day.month - 1 + pages
        year, month = months // 12, months % 12 + 1
        day = min(self.day.day, (_next_month(date(year, month, 1)) - timedelta(days=1)).day)
        return replace(self, day=date(year, month, day))

    def shows(self, day: date) -> bool:
        """Whether a day is among those shown."""
        return self.first <= day <= self.last

    def words(self) -> str:
        """`Tuesday 24 November`, `22 - 28 November`, `November 2026`."""
        if self.shape == DAY:
            return day_words(self.day)
        if self.shape == MONTH:
            return QLocale().toString(QDate(self.day.year, self.day.month, 1), "MMMM yyyy")
        first, last = self.first, self.last
        begins = str(first.day) if first.month == last.month else short_day(first)
        ends = QLocale().toString(QDate(last.year, last.month, last.day), "d MMMM")
        if first.month != last.month:
            ends = short_day(last)
        return QCoreApplication.translate("rooms", "{first} \u2013 {last}").format(first=begins, last=ends)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)

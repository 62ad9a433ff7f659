"""Which days a report is on: this month, last month, the quarter, the year, or two days of one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from desktop_app.domain.reports import Period, period_of
from desktop_app.ui.widgets.calendar import Calendar
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label


class PeriodChoice(QWidget):
    """`changed` when other days are chosen."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [
            (Period.THIS_MONTH.value, self.tr("This month")),
            (Period.LAST_MONTH.value, self.tr("Last month")),
            (Period.QUARTER.value, self.tr("Quarter")),
            (Period.YEAR.value, self.tr("Year")),
            (Period.OWN.value, self.tr("Other days")),
        ]
        self.period = Segmented(options, self.tr("Period"))
        self.period.setObjectName("reports.period")
        self.first = _day_edit("reports.first")
        self.last = _day_edit("reports.last")
        self._own = QWidget()
        self._today = today
        self._assemble()
        self._fill()
        self.period.chosen.connect(self._on_period)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._on_day)

    def days(self) -> tuple[date, date]:
        """First and last day, both included."""
        return _date(self.first.date()), _date(self.last.date())

    def set_today(self, today: date) -> None:
        """The day has changed: a chosen month, quarter or year is that of the new day."""
        if today != self._today:
            self._today = today
            if self.period.value() != Period.OWN.value:
                self._fill()

    def choose(self, first: date, last: date) -> None:
        """Two days of one's own."""
        with QSignalBlocker(self.period), QSignalBlocker(self.first), QSignalBlocker(self.last):
            self.period.set_value(Period.OWN.value)
            self.first.setDate(_qdate(first))
            self.last.setDate(_qdate(last))
        self._own.setVisible(True)
        self.changed.emit()

    def _fill(self) -> None:
        period = Period(self.period.value())
        self._own.setVisible(period is Period.OWN)
        if period is Period.OWN:
            return
        first, last = period_of(period, self._today)
        with QSignalBlocker(self.first), QSignalBlocker(self.last):
            self.first.setDate(_qdate(first))
            self.last.setDate(_qdate(last))

    def _on_period(self) -> None:
        self._fill()
        self.changed.emit()

    def _on_day(self) -> None:
        self.changed.emit()

    def _assemble(self) -> None:
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        for words, edit in ((self.tr("From"), self.first), (self.tr("to"), self.last)):
            said = label(words, "second")
            said.setBuddy(edit)
            edit.setAccessibleName(words)
            own.addWidget(said)
            own.addWidget(edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.period)
        row.addWidget(self._own)
        row.addStretch(1)


def _day_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setObjectName(name)
    edit.setCalendarPopup(True)
    edit.setCalendarWidget(Calendar())
    edit.setDisplayFormat("d MMM yyyy")
    return edit


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

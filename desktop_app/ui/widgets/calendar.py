"""Days to choose: a month in the theme's colours, and the field that opens it. No red weekends, no week numbers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from desktop_app.ui import icons, theme

SIZE = QSize(320, 296)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""No day of an agency's work lies outside; clocks and time zones are known in between."""
SHAPE = "d MMMM yyyy"
_TURNS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """Stands alone, or in a date field through `QDateEdit.setCalendarWidget()`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Choose a day"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        self.setMinimumSize(SIZE)
        self.setDateRange(qt_day(FIRST_DAY), qt_day(LAST_DAY))
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour()

    def _colour(self) -> None:
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(theme.current().ink))
        head.setForeground(QColor(theme.current().second))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        self.setHeaderTextFormat(head)
        for name, icon in _TURNS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(icon, "second"))


class DayEdit(QDateEdit):
    """A day, typed or chosen. One out of reach cannot be entered; one that is recorded already is always shown."""

    def __init__(self, day: date, first: date = FIRST_DAY, last: date = LAST_DAY, shape: str = SHAPE) -> None:
        super().__init__()
        self.setDateRange(qt_day(first), qt_day(last))
        self.setDisplayFormat(shape)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar())
        self.set_day(day)

    def day(self) -> date:
        """The day chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date) -> None:
        """Put in a day, even one that could not be typed."""
        wanted = qt_day(day)
        self.setDateRange(min(wanted, self.minimumDate()), max(wanted, self.maximumDate()))
        self.setDate(wanted)


def qt_day(day: date) -> QDate:
    """The day as Qt has it."""
    return QDate(day.year, day.month, day.day)

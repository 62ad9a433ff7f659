"""A day and a time, as the wall clock showed it."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.fields import Field

EARLIEST = date(2000, 1, 1)
_INSET = 9  # pixels; Qt ignores a style sheet's padding inside spin boxes


class MomentField(Field):
    """Two inputs beside each other."""

    def __init__(self, title: str, day: date, at: time, help_text: str = "") -> None:
        self.day, self.time = DayEdit(day, EARLIEST), QTimeEdit()
        row = QWidget()
        super().__init__(title, row, help_text)
        self.time.setDisplayFormat("h:mm ap")
        self.time.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.day.setObjectName("paper.day")
        self.time.setObjectName("paper.time")
        self.day.setAccessibleName(self.tr("{title}: day").format(title=title))
        self.time.setAccessibleName(self.tr("{title}: time").format(title=title))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.day, 3)
        layout.addWidget(self.time, 2)
        row.setFocusProxy(self.day)
        self.set_moment(day, at)

    def moment(self) -> datetime:
        """What was chosen, without a zone."""
        at = self.time.time()
        return datetime.combine(self.day.day(), time(at.hour(), at.minute()))

    def set_moment(self, day: date, at: time) -> None:
        """Show a day and a time."""
        self.day.set_day(day)
        self.time.setTime(QTime(at.hour, at.minute))

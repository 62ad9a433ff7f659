"""A small calendar under its button, to jump to a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.rooms.popup import Popup
from desktop_app.ui.widgets.calendar import Calendar


class DatePopup(Popup):
    """Goes away when a day is chosen."""

    chosen = Signal(object)

    def __init__(self, day: date, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("rooms.calendar")
        self.calendar = Calendar()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._on_chosen)
        self.calendar.activated.connect(self._on_chosen)

    def _on_chosen(self, day: QDate) -> None:
        self.leave()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

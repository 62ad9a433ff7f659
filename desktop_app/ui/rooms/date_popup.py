"""A small calendar under its button, to jump to a day. It lies on the page, so it needs no window of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop_app.ui.widgets.calendar import Calendar

UNDER = 4  # pixels between the button and the calendar


class DatePopup(QFrame):
    """Goes away when a day is chosen, by Esc, or by a click beside it."""

    chosen = Signal(object)

    def __init__(self, day: date, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("rooms.calendar")
        self.setProperty("role", "card")
        self.calendar = Calendar()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._on_chosen)
        self.calendar.activated.connect(self._on_chosen)

    def open_under(self, widget: QWidget) -> None:
        """Show it beneath a widget of the page."""
        self.adjustSize()
        self.move(widget.mapTo(self._page, QPoint(0, widget.height() + UNDER)))
        self.show()
        self.raise_()
        self.calendar.setFocus()
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def leave(self) -> None:
        """Take it away."""
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the calendar takes it away."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            point = self.mapFromGlobal(event.globalPosition().toPoint())
            here = isinstance(watched, QWidget) and watched.window() is self.window()
            if here and not self.rect().contains(point):
                self.leave()
        return False

    def _on_chosen(self, day: QDate) -> None:
        self.leave()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

"""The month: a grid of days with their first appointments, and the way into each day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.schedule import by_day, closed_days
from desktop_app.ui.rooms import brushes
from desktop_app.ui.rooms.keys import TODAY, VIEWS, is_help
from desktop_app.ui.rooms.month_painting import HEADER_HEIGHT, MonthScene, paint_month
from desktop_app.ui.rooms.period import A_WEEK
from desktop_app.ui.rooms.wording import ScheduleWords, closed_words, spoken_times
from desktop_app.ui.widgets.tips import plain_tip
from desktop_app.ui.words import day_words

_KEY = Qt.Key
_STEPS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1, _KEY.Key_Up: -A_WEEK, _KEY.Key_Down: A_WEEK}
_OPEN = (_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space)
_MOST_SPOKEN = 12


class MonthView(QWidget):
    """A day is opened by a click or Enter; the arrows go from day to day."""

    day_wanted = Signal(object)
    turn_wanted = Signal(int)
    view_wanted = Signal(str)
    today_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: ScheduleWords | None = None
        self._days: dict[date, list[Appointment]] = {}
        self._closed: dict[date, ClosureKind] = {}
        self._day: date | None = None
        self._now = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("The month, day by day"))

    def show_schedule(self, words: ScheduleWords, day: date) -> None:
        """Show the weeks of a month, and stand on a day."""
        rooms = frozenset(words.room_ids)
        wanted = (each for each in words.schedule.appointments if each.room_id in rooms and words.wanted.takes(each))
        self._words, self._now, self._day = words, words.schedule.now, day
        self._days = by_day(wanted, words.schedule.days, words.zone)
        self._closed = closed_days(words.schedule.closures, words.schedule.days, words.zone)
        self._announce()
        self.update()

    def day(self) -> date | None:
        """The day one stands on."""
        return self._day

    def on(self, day: date) -> list[Appointment]:
        """What a day shows."""
        return self._days.get(day, [])

    def cell(self, day: date) -> QRectF:
        """Where a day lies."""
        at = list(self._days).index(day)
        width, height = self._size()
        return QRectF(at % A_WEEK * width, HEADER_HEIGHT + at // A_WEEK * height, width, height)

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        width, height = self._size()
        if point.y() < HEADER_HEIGHT or not self._days or not 0 <= point.x() < self.width():
            return None
        at = int((point.y() - HEADER_HEIGHT) // height) * A_WEEK + int(point.x() // width)
        return list(self._days)[at] if 0 <= at < len(self._days) else None

    def set_now(self, now: int) -> None:
        """Move today."""
        self._now = now
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for seven short names and six weeks."""
        return QSize(420, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days that are exposed."""
        if self._words is None or self._day is None:
            return
        width, height = self._size()
        scene = MonthScene(
            self._words, self._days, self._closed, self._day, self._now,
            self.hasFocus(), width, height, self.devicePixelRatioF(),
        )  # fmt: skip
        painter = QPainter(self)
        paint_month(painter, scene, QRectF(event.rect()), QRectF(self.rect()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day."""
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day that was clicked."""
        day = self.day_at(event.position())
        if day is not None and day == self._day and event.button() == Qt.MouseButton.LeftButton:
            self.day_wanted.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From day to day, and into one."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not (plain and self._day is not None and self._key(key, self._day)):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, day: date) -> bool:
        if key in _STEPS:
            self._go(day + timedelta(days=_STEPS[key]))
        elif key in _OPEN:
            self.day_wanted.emit(day)
        elif key in (_KEY.Key_PageUp, _KEY.Key_PageDown):
            self.turn_wanted.emit(1 if key == _KEY.Key_PageDown else -1)
        elif key in VIEWS:
            self.view_wanted.emit(VIEWS[key])
        elif key == TODAY:
            self.today_wanted.emit()
        elif is_help(key):
            self.keys_wanted.emit()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one stands."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say the whole day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.words_at(event.pos())), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw with the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            brushes.forget()
            self.update()

    def words_at(self, point: QPoint) -> str:
        """All that is to say of the day under a point, a line each."""
        day = self.day_at(QPointF(point))
        return self.spoken(day, "\n") if day is not None else ""

    def spoken(self, day: date, between: str = ", ") -> str:
        """A day with its appointments, in words."""
        if self._words is None:
            return ""
        booked = self.on(day)
        how_many = self._words.how_many(len(booked)) or self.tr("no appointments")
        lines = [f"{spoken_times(each.event, self._words.zone)} {self._words.title(each)}" for each in booked]
        if len(lines) > _MOST_SPOKEN:
            more = self.tr("and {count} more").format(count=len(lines) - _MOST_SPOKEN)
            lines = [*lines[:_MOST_SPOKEN], more]
        parts = (day_words(day), closed_words(self._closed[day]) if day in self._closed else "", how_many)
        return between.join([", ".join(part for part in parts if part), *lines])

    def _go(self, day: date) -> None:
        """Stand on a day; beyond the edge another month is wanted."""
        if day not in self._days:
            self._day = day
            self.turn_wanted.emit(0)
            return
        self._day = day
        self._announce()
        self.update()

    def _announce(self) -> None:
        self.setAccessibleName(self.spoken(self._day) if self._day is not None else self.tr("The month, day by day"))
        self.setAccessibleDescription(
            self.tr("Arrow keys go from day to day, Enter opens the day, Page Up and Page Down turn the month.")
        )

    def _size(self) -> tuple[float, float]:
        """Width and height of a day."""
        weeks = max(len(self._days) // A_WEEK, 1)
        return self.width() / A_WEEK, (self.height() - HEADER_HEIGHT) / weeks

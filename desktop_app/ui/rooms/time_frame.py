"""What the drawn schedule is laid out on: columns and hours that fit, scroll and zoom, before anything is chosen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop_app.domain.appointments import OPENS
from desktop_app.domain.schedule import Block, Shade, columns_for, lay_out, shades
from desktop_app.ui.rooms.geometry import (
    HEADER_HEIGHT,
    HOURS_WIDTH,
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    ZOOM_STEP,
    Geometry,
    fitted,
)
from desktop_app.ui.rooms.strip import HeaderStrip
from desktop_app.ui.rooms.wording import ScheduleWords

AIR = 5  # pixels above the first hour one sees
BELOW = 16  # pixels under midnight


class TimeFrame(QAbstractScrollArea):
    """The hours at the left and the heads above stay; a change of size or zoom keeps the hour one looks at."""

    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: ScheduleWords | None = None
        self._blocks: tuple[Block, ...] = ()
        self._shades: tuple[Shade, ...] = ()
        self._now = 0
        self._zoom = 1.0
        self._top = OPENS * 60.0  # minutes after midnight at the upper edge
        self._geometry = Geometry((), 60, 1, 1)
        self._strip = HeaderStrip(HEADER_HEIGHT, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.addScrollBarWidget(self._strip, Qt.AlignmentFlag.AlignTop)

    def geometry_now(self) -> Geometry:
        """Where everything lies at this moment, in viewport pixels."""
        return self._geometry

    def blocks(self) -> tuple[Block, ...]:
        """What is drawn."""
        return self._blocks

    def set_now(self, now: int) -> None:
        """Move the line of now."""
        self._now = now
        self.viewport().update()

    def columns_shown(self) -> Sequence[int]:
        """The columns that lie at least partly within the viewport."""
        return self._geometry.in_view(HOURS_WIDTH, self.viewport().width())

    def point_of(self, room_id: int, instant: int) -> QPoint:
        """The middle of the column of a room on the day of an instant, in viewport pixels."""
        column = self._geometry.column_of(room_id, instant)
        if column is None:  # midnight ends the day before
            column = self._geometry.column_of(room_id, instant - 1) or 0
        return QPoint(
            round(self._geometry.left(column) + self._geometry.column_width / 2),
            round(self._geometry.y(column, instant)),
        )

    def minimumSizeHint(self) -> QSize:
        """Room for two columns and four hours."""
        return QSize(420, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width and keep the same hour on top."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        self._geometry = replace(
            self._geometry, scroll_x=self.horizontalScrollBar().value(), scroll_y=self.verticalScrollBar().value()
        )
        self._top = (self._geometry.scroll_y + AIR) / self._geometry.per_minute
        self.viewport().update()

    # Zoom

    def zoom(self) -> float:
        """How tall an hour is drawn; 1 shows the office hours at once."""
        return self._zoom

    def zoom_in(self) -> None:
        """Taller hours."""
        self.zoom_to(self._zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Lower hours."""
        self.zoom_to(self._zoom / ZOOM_STEP)

    def zoom_to(self, zoom: float, y: float | None = None) -> None:
        """Draw hours taller or lower; the hour at `y` (the upper edge without it) stays under the pointer."""
        y = HEADER_HEIGHT + AIR if y is None else y
        minute = self._geometry.minute(y)
        self._zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        self._lay_out()
        self.verticalScrollBar().setValue(round(HEADER_HEIGHT + minute * self._geometry.per_minute - y))
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Control, zoom around the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom_to(self._zoom * ZOOM_STEP**steps, max(event.position().y(), HEADER_HEIGHT))
            event.accept()
            return
        super().wheelEvent(event)

    # Inside

    def _lay_out(self) -> None:
        if self._words is None:
            return
        schedule, size, top = self._words.schedule, self.viewport().size(), self._top
        columns = columns_for(schedule.days, self._words.room_ids, schedule.zone)
        shape = fitted(columns, size.width(), size.height(), self._zoom)
        self._geometry = shape
        self._blocks = lay_out(schedule.appointments, columns, shape.per_minute)
        self._shades = shades(columns, schedule.openings, schedule.closures, shape.per_minute)
        page = size.height() - HEADER_HEIGHT
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(page)
        vertical.setSingleStep(round(15 * shape.per_minute))
        vertical.setRange(0, max(round(shape.height) + BELOW - page, 0))
        vertical.setValue(round(top * shape.per_minute) - AIR)
        horizontal.setPageStep(size.width() - HOURS_WIDTH)
        horizontal.setSingleStep(round(shape.column_width))
        horizontal.setRange(0, max(round(shape.width) - size.width(), 0))
        self.scrollContentsBy(0, 0)
        self._top = top

    def _show_today(self) -> None:
        """Begin with today where not every day fits."""
        today = (at for at, each in enumerate(self._geometry.columns) if each.span.start <= self._now < each.span.end)
        self.horizontalScrollBar().setValue(round(next(today, 0) * self._geometry.column_width))

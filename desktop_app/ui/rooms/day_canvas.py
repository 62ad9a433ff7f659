"""The drawn day: rooms side by side to the minute, what is selected on it, and the ghost above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop_app.domain.appointments import OPENS, Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.schedule import Block, lay_out
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.ui.rooms import brushes
from desktop_app.ui.rooms.cursor import Place, Walk
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, Geometry, fitted
from desktop_app.ui.rooms.ghost import Ghost, Nearest, Planner, Wish
from desktop_app.ui.rooms.painting import paint_day
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.strip import HeaderStrip
from desktop_app.ui.rooms.wording import DayWords, room_line, short_clock, spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.words import clock, day_words

if TYPE_CHECKING:
    from desktop_app.services.appointments import DaySchedule

AIR = 5  # pixels above the first hour one sees
BELOW = 16  # pixels under midnight


class DayCanvas(QAbstractScrollArea):
    """Shows what `show_day()` gives it and asks for the rest through its signals; it changes nothing itself."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: DayWords | None = None
        self._blocks: tuple[Block, ...] = ()
        self._place: Place | None = None
        self._ghost: Ghost | None = None
        self._plan: Planner | None = None
        self._nearest: Nearest | None = None
        self._now = 0
        self._top = OPENS * HOUR  # seconds after midnight at the upper edge
        self._geometry = Geometry((), Span(0, HOUR), 1, 1)
        self._strip = HeaderStrip(HEADER_HEIGHT, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.addScrollBarWidget(self._strip, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("The day, room by room"))

    # What is shown

    def show_day(self, schedule: DaySchedule, lobby: bool = False) -> None:
        """Show a day; `lobby` leaves out what visitors must not read. The selection stays where it still can."""
        same = self._words is not None and self._words.day == schedule.day
        self._words, self._now, self._ghost = DayWords(schedule, lobby), schedule.now, None
        self._lay_out()
        walk = self._walk()
        if self._place is not None:
            chosen = self._appointment(self._place.appointment_id)
            if chosen is not None:
                self._place = walk.on(chosen)
            else:
                self._place = walk.settle(self._place.column, self._place.at) if same else None
        if self.hasFocus() and self._place is None:
            self._place = walk.first(self._now)
        self._announce_place()

    def set_planner(self, plan: Planner, nearest: Nearest | None = None) -> None:
        """What answers a drag before the drop."""
        self._plan, self._nearest = plan, nearest

    def set_now(self, now: int) -> None:
        """Move the line of now."""
        self._now = now
        self.viewport().update()

    def geometry_now(self) -> Geometry:
        """Where everything lies at this moment, in viewport pixels."""
        return self._geometry

    def blocks(self) -> tuple[Block, ...]:
        """What is drawn."""
        return self._blocks

    def ghost(self) -> Ghost | None:
        """What is being dragged, and the answer to it."""
        return self._ghost

    # Selection

    def place(self) -> Place | None:
        """Where the keyboard stands."""
        return self._place

    def selected(self) -> Appointment | None:
        """The appointment the keyboard stands on."""
        return self._appointment(self._place.appointment_id) if self._place else None

    def select(self, appointment_id: int) -> None:
        """Stand on an appointment and bring it into view."""
        chosen = self._appointment(appointment_id)
        if chosen is not None:
            self.go(self._walk().on(chosen))

    def go(self, place: Place) -> None:
        """Stand on a place and bring it into view."""
        self._place = place
        self._bring_into_view(place)
        self._announce_place()
        self.viewport().update()

    def set_ghost(self, wish: Wish | None) -> None:
        """Show what would be dropped, with its answer; None takes it away."""
        if wish is None or self._words is None:
            changed, self._ghost = self._ghost is not None, None
            if changed:
                self.viewport().update()
            return
        if self._ghost is not None and self._ghost.wish == wish:
            return
        self._ghost = self._answered(wish)
        span = spoken_times(wish.event, self._words.zone)
        self._announce(f"{self._room_name(self._ghost.column)}, {span}. {self._ghost.why}")
        self.viewport().update()

    # Events of Qt

    def minimumSizeHint(self) -> QSize:
        """Room for two columns and four hours."""
        return QSize(420, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is exposed."""
        if self._words is None:
            return
        scene = Scene(
            self._geometry, self._words.schedule.rooms, self._blocks, self._words, self._now,
            self._place, self._ghost, self.hasFocus(), self.devicePixelRatioF(),
        )  # fmt: skip
        painter = QPainter(self.viewport())
        paint_day(painter, scene, QRectF(event.rect()), QRectF(self.viewport().rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rooms to the width and keep the same hour on top."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        self._geometry = replace(
            self._geometry, scroll_x=self.horizontalScrollBar().value(), scroll_y=self.verticalScrollBar().value()
        )
        self._top = round((self._geometry.scroll_y + AIR) / self._geometry.per_minute) * MINUTE
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand somewhere when one comes here by keyboard."""
        super().focusInEvent(event)
        if self._place is None and self._words is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go(self._walk().first(self._now))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole appointment where its words are cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().toPointF()), self.viewport())
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw with the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            brushes.forget()
            self.viewport().update()

    # Inside

    def _lay_out(self) -> None:
        if self._words is None:
            return
        schedule, size = self._words.schedule, self.viewport().size()
        rooms = tuple(room.id for room in schedule.rooms)
        shape = fitted(rooms, schedule.span, size.width(), size.height())
        top = self._top
        self._geometry = shape
        self._blocks = lay_out(schedule.appointments, rooms, schedule.span, shape.per_minute)
        page = size.height() - HEADER_HEIGHT
        self.verticalScrollBar().setPageStep(page)
        self.verticalScrollBar().setSingleStep(round(15 * shape.per_minute))
        self.verticalScrollBar().setRange(0, max(round(shape.height) + BELOW - page, 0))
        self.verticalScrollBar().setValue(round(top / MINUTE * shape.per_minute) - AIR)
        self.horizontalScrollBar().setPageStep(size.width())
        self.horizontalScrollBar().setRange(0, max(round(shape.width) - size.width(), 0))
        self.scrollContentsBy(0, 0)
        self._top = top

    def _walk(self) -> Walk:
        appointments = self._words.schedule.appointments if self._words else ()
        return Walk(self._geometry.rooms, self._geometry.shown, appointments)

    def _appointment(self, appointment_id: int | None) -> Appointment | None:
        return next((block.appointment for block in self._blocks if block.appointment.id == appointment_id), None)

    def _room_name(self, column: int) -> str:
        return self._words.schedule.rooms[column].name if self._words else ""

    def _answered(self, wish: Wish) -> Ghost:
        column = self._geometry.rooms.index(wish.room_id)
        answer = self._plan(wish) if self._plan else wish.event
        if not isinstance(answer, Refused):
            return Ghost(wish, column, answer)
        near = self._nearest(wish) if self._nearest else ()
        why = sentences(answer)
        if near and self._words is not None:
            starts = ", ".join(short_clock(start, self._words.zone) for start in near)
            why = f"{why} {self.tr('Free: {times}').format(times=starts)}"
        return Ghost(wish, column, None, why)

    def _bring_into_view(self, place: Place) -> None:
        chosen = self._appointment(place.appointment_id)
        span = chosen.event if chosen else Span(place.at, place.at + HOUR // 2)
        rect = self._geometry.span_rect(place.column, span)
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < HEADER_HEIGHT + AIR:
            vertical.setValue(vertical.value() - round(HEADER_HEIGHT + AIR - rect.top()))
        elif rect.bottom() > self.viewport().height() - AIR:
            vertical.setValue(vertical.value() + round(rect.bottom() - self.viewport().height() + AIR))
        if rect.left() < self._geometry.left(0) + self._geometry.scroll_x:
            horizontal.setValue(round(place.column * self._geometry.column_width))
        elif rect.right() > self.viewport().width():
            horizontal.setValue(horizontal.value() + round(rect.right() - self.viewport().width()) + AIR)

    def _announce_place(self) -> None:
        if self._words is None:
            return
        day = self.tr("Rooms on {day}.").format(day=day_words(self._words.day))
        keys = self.tr("Arrow keys go on, Enter opens, N books here, Control with an arrow moves.")
        self.setAccessibleDescription(f"{day} {keys}")
        self.setAccessibleName(self._spoken_place() or self.tr("The day, room by room"))
        self.selection_changed.emit()

    def _spoken_place(self) -> str:
        chosen = self.selected()
        if self._words is None or self._place is None:
            return ""
        if chosen is not None:
            return self._words.spoken(chosen)
        room, start = self._room_name(self._place.column), clock(self._place.at, self._words.zone)
        return self.tr("{room}, {start}, no appointment").format(room=room, start=start)

    def words_at(self, point: QPointF) -> str:
        """All that is to say of what lies under a point: a room or an appointment."""
        column = self._geometry.column(point.x())
        if self._words is None or self._ghost is not None or column is None:
            return ""
        if point.y() < HEADER_HEIGHT:
            room = self._words.schedule.rooms[column]
            return f"{room.name}, {room_line(room, self._words.lobby)}"
        block = self._geometry.block_at(point, self._blocks)
        return self._words.spoken(block.appointment) if block else ""

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def point_of(self, room_id: int, instant: int) -> QPoint:
        """The middle of a room's column at an instant, in viewport pixels."""
        column = self._geometry.rooms.index(room_id)
        return QPoint(
            round(self._geometry.left(column) + self._geometry.column_width / 2), round(self._geometry.y(instant))
        )

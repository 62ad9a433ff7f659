"""The drawn schedule: a day's rooms or a week's days side by side, what is selected there, and the ghost above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.rooms import brushes
from desktop_app.ui.rooms.cursor import Place, Walk
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH
from desktop_app.ui.rooms.ghost import Ghost, Planner, Wish
from desktop_app.ui.rooms.ghost_painting import ghost_shape
from desktop_app.ui.rooms.painting import paint_schedule
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.speaking import spoken_place, spoken_shown, words_under, wrong_and_free
from desktop_app.ui.rooms.time_frame import AIR, TimeFrame
from desktop_app.ui.rooms.wording import ScheduleWords, spoken_times
from desktop_app.ui.widgets.tips import plain_tip


class TimeCanvas(TimeFrame):
    """Shows what `show_schedule()` gives it and asks for the rest through its signals; it changes nothing itself."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place | None = None
        self._ghost: Ghost | None = None
        self._planner: Planner | None = None
        self._asked = False  # whether the planner has read what it needs for this drag
        self.setAccessibleName(self.tr("The schedule, room by room"))

    # What is shown

    def show_schedule(self, words: ScheduleWords) -> None:
        """Show a schedule. The selection stays where it still can."""
        before, was = self._words, self._place
        same = before is not None and before.schedule.days == words.schedule.days
        self._words, self._now, self._ghost = words, words.schedule.now, None
        self._asked = False
        self._lay_out()
        if not same:
            self._show_today()
        self._place = None
        if was is not None and self._geometry.columns:
            self._place = self._walk().on(was.appointment_id) if was.appointment_id is not None else None
            if self._place is None and same:
                self._place = self._walk().settle(was.column, was.at)
        if self.hasFocus() and self._place is None and self._geometry.columns:
            self._place = self._walk().first(self._now)
        self._announce_place()
        self.viewport().update()

    def set_planner(self, planner: Planner) -> None:
        """What answers a drag before the drop."""
        self._planner = planner

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
        place = self._walk().on(appointment_id)
        if place is not None:
            self.go(place)

    def go(self, place: Place) -> None:
        """Stand on a place and bring it into view."""
        self._place = place
        self._bring_into_view(place)
        self._announce_place()
        self.viewport().update()

    def set_ghost(self, wish: Wish | None, column: int = 0) -> None:
        """Show what would be dropped into a column, with its answer; None takes it away."""
        if wish is None or self._words is None:
            self._replace_ghost(None)
            return
        if self._ghost is not None and (self._ghost.wish, self._ghost.column) == (wish, column):
            return
        if not self._asked and self._planner is not None:
            self._asked = True
            self._planner.begin(wish.moving)
        self._replace_ghost(self._answered(wish, column))
        span = spoken_times(wish.event, self._words.zone)
        why = self._ghost.why if self._ghost else ""
        self._announce(f"{self._words.column_name(self._geometry.columns[column])}, {span}. {why}")

    def _replace_ghost(self, ghost: Ghost | None) -> None:
        """Only what the old and the new one cover is painted again: a step of a drag is short."""
        size = QRectF(self.viewport().rect())
        for each in (self._ghost, ghost):
            if each is not None and self._words is not None:
                bounds = ghost_shape(self._geometry, each, self._words.zone, size).bounds
                self.viewport().update(bounds.toAlignedRect())
        self._ghost = ghost

    # Events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is exposed."""
        if self._words is None:
            return
        scene = Scene(
            self._geometry, self._blocks, self._shades, self._words, self._now,
            self._place, self._ghost, self.hasFocus(), self.devicePixelRatioF(),
        )  # fmt: skip
        painter = QPainter(self.viewport())
        paint_schedule(painter, scene, QRectF(event.rect()), QRectF(self.viewport().rect()))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand somewhere when one comes here by keyboard."""
        super().focusInEvent(event)
        if self._place is None and self._geometry.columns and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go(self._walk().first(self._now))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole appointment where its words are cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = plain_tip(self.words_at(event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw with the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            brushes.forget()
            self.viewport().update()

    # Inside

    def _walk(self) -> Walk:
        return Walk(self._geometry.columns, self._blocks)

    def _appointment(self, appointment_id: int | None) -> Appointment | None:
        return next((block.appointment for block in self._blocks if block.appointment.id == appointment_id), None)

    def _answered(self, wish: Wish, column: int) -> Ghost:
        if self._planner is None or self._words is None:
            return Ghost(wish, column, None)
        answer = self._planner.plan(wish)
        if not isinstance(answer, Refused):
            return Ghost(wish, column, answer)
        return Ghost(wish, column, None, wrong_and_free(answer, self._planner.nearest(wish), self._words))

    def _bring_into_view(self, place: Place) -> None:
        chosen, column = self._appointment(place.appointment_id), place.column
        rect = self._geometry.span_rect(column, chosen.event if chosen else Span(place.at, place.at + HOUR // 2))
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < HEADER_HEIGHT + AIR:
            vertical.setValue(vertical.value() - round(HEADER_HEIGHT + AIR - rect.top()))
        elif rect.bottom() > self.viewport().height() - AIR:
            vertical.setValue(vertical.value() + round(rect.bottom() - self.viewport().height() + AIR))
        if rect.left() < HOURS_WIDTH:
            horizontal.setValue(round(column * self._geometry.column_width))
        elif rect.right() > self.viewport().width():
            horizontal.setValue(horizontal.value() + round(rect.right() - self.viewport().width()) + AIR)

    def _announce_place(self) -> None:
        if self._words is None:
            return
        self.setAccessibleDescription(spoken_shown(self._words))
        said = spoken_place(self._place, self.selected(), self._geometry, self._words)
        self.setAccessibleName(said or self.tr("The schedule, room by room"))
        self.selection_changed.emit()

    def words_at(self, point: QPointF) -> str:
        """All that is to say of what lies under a point: a column's head or an appointment."""
        if self._words is None or self._ghost is not None:
            return ""
        return words_under(point, self._geometry, self._blocks, self._words)

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

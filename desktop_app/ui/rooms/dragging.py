"""One press of the mouse button on the drawn schedule: a click until it has moved far enough, then a wish."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from desktop_app.domain.appointments import LONGEST, MOVABLE, SHORTEST, STEP, Appointment
from desktop_app.domain.schedule import Block
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.geometry import Geometry
from desktop_app.ui.rooms.ghost import Wish


@dataclass(slots=True)
class Drag:
    """`taken` is the minute under the pointer when the button went down; `edge` -1 or 1 when an event's edge was."""

    origin: QPointF
    taken: float
    column: int
    block: Block | None
    pointer: QPointF
    edge: int = 0
    started: bool = False

    @property
    def possible(self) -> bool:
        """Free time can be drawn on; of appointments only those that nobody has come for yet are moved."""
        return self.block is None or self.block.appointment.status in MOVABLE

    def moved_to(self, pointer: QPointF) -> bool:
        """Take the pointer along; tells whether this is a drag and no longer a click."""
        self.pointer = pointer
        if not self.started and self.possible:
            self.started = (pointer - self.origin).manhattanLength() >= QApplication.startDragDistance()
        return self.started

    def wish(self, geometry: Geometry) -> tuple[Wish, int]:
        """What a drop at the pointer would ask for, and its column."""
        minute = geometry.minute(self.pointer.y())
        if self.block is None:
            span = geometry.drawn_span(self.column, self.taken, minute)
            return Wish(geometry.columns[self.column].room_id, span), self.column
        appointment = self.block.appointment
        if self.edge:
            at = geometry.snap(self.column, minute)
            return stretched(appointment, self.edge, at), self.column
        column = geometry.nearest_column(self.pointer.x())
        begins = geometry.columns[self.column].minute(appointment.event.start)
        return shifted(appointment, geometry, column, minute - (self.taken - begins)), column


def shifted(appointment: Appointment, geometry: Geometry, column: int, minute: float) -> Wish:
    """The wish to move an appointment to the quarter nearest to a minute of a column, kept within its day."""
    length = appointment.event.end - appointment.event.start
    shown = geometry.columns[column]
    start = max(min(geometry.snap(column, minute), shown.span.end - length), shown.span.start)
    return Wish(shown.room_id, Span(start, start + length), appointment)


def stretched(appointment: Appointment, edge: int, at: int) -> Wish:
    """The wish that an appointment begins (-1) or ends (1) at an instant; never shorter or longer than allowed."""
    start, end = appointment.event.start, appointment.event.end
    if edge < 0:
        start = max(min(at, end - SHORTEST), end - LONGEST)
    else:
        end = min(max(at, start + SHORTEST), start + LONGEST)
    return Wish(appointment.room_id, Span(start, end), appointment)


def nudged(wish: Wish, column: int, geometry: Geometry, columns: int, steps: int) -> tuple[Wish, int]:
    """A wish to move, some columns to the side or quarters of an hour later, and its new column."""
    if wish.moving is None:
        return wish, column
    here = geometry.columns[column]
    to = min(max(column + columns, 0), len(geometry.columns) - 1)
    there = geometry.columns[to]
    length = wish.event.end - wish.event.start
    start = wish.event.start + steps * STEP
    if to != column:
        start = there.instant(here.minute(wish.event.start))
    start = max(min(start, there.span.end - length), there.span.start)
    return Wish(there.room_id, Span(start, start + length), wish.moving), to


def resized(wish: Wish, steps: int) -> Wish:
    """A wish that ends some quarters of an hour later."""
    length = wish.event.end - wish.event.start + steps * STEP
    end = wish.event.start + min(max(length, SHORTEST), LONGEST)
    return Wish(wish.room_id, Span(wish.event.start, end), wish.moving)

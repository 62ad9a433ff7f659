"""One press of the mouse button on the drawn day: a click until it has moved far enough, then a wish."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from desktop_app.domain.appointments import MOVABLE, STEP, Appointment
from desktop_app.domain.schedule import Block
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.geometry import Geometry
from desktop_app.ui.rooms.ghost import Wish


@dataclass(slots=True)
class Drag:
    """`taken` is the instant under the pointer when the button went down; `pointer` where it is now."""

    origin: QPointF
    taken: int
    column: int
    block: Block | None
    pointer: QPointF
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

    def wish(self, geometry: Geometry) -> Wish:
        """What a drop at the pointer would ask for."""
        instant = geometry.instant(self.pointer.y())
        if self.block is None:
            return Wish(geometry.rooms[self.column], geometry.drawn_span(self.taken, instant))
        appointment = self.block.appointment
        start = geometry.snap(instant - (self.taken - appointment.event.start))
        room = geometry.rooms[geometry.nearest_column(self.pointer.x())]
        return shifted(appointment, room, start, geometry.shown)


def shifted(appointment: Appointment, room_id: int, start: int, shown: Span) -> Wish:
    """The wish to move an appointment, kept within the shown day."""
    length = appointment.event.end - appointment.event.start
    start = max(min(start, shown.end - length), shown.start)
    return Wish(room_id, Span(start, start + length), appointment)


def nudged(wish: Wish, rooms: tuple[int, ...], columns: int, steps: int, shown: Span) -> Wish:
    """A wish to move, a room to the side or quarters of an hour later; it begins where the appointment lies."""
    if wish.moving is None:
        return wish
    column = min(max(rooms.index(wish.room_id) + columns, 0), len(rooms) - 1)
    return shifted(wish.moving, rooms[column], wish.event.start + steps * STEP, shown)


def unmoved(wish: Wish) -> bool:
    """Whether a wish to move leaves the appointment where it is."""
    return wish.moving is not None and (wish.room_id, wish.event) == (wish.moving.room_id, wish.moving.event)

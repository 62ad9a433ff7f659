"""The appointment that does not exist yet: what a drag asks for, and the answer it shows before the drop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.buffers import Held
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import Span


@dataclass(frozen=True, slots=True)
class Wish:
    """A room and a time wanted for a new appointment, or for the one that is being moved or made longer."""

    room_id: int
    event: Span
    moving: Appointment | None = None

    @property
    def unchanged(self) -> bool:
        """Whether it leaves an appointment where it is."""
        return self.moving is not None and (self.room_id, self.event) == (self.moving.room_id, self.moving.event)


class Planner(Protocol):
    """Answers a drag. Everything it must know is read by `begin()`, so that no step of the drag asks the database."""

    def begin(self, moving: Appointment | None) -> None:
        """A drag begins, of an appointment or of a new one."""

    def plan(self, wish: Wish) -> Held | Refused:
        """The time the wish would own, or why it is refused."""

    def nearest(self, wish: Wish) -> tuple[int, ...]:
        """Free starts near a refused wish."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """A wish with its answer, in a column. `why` is empty when it may be dropped here."""

    wish: Wish
    column: int
    held: Held | None
    why: str = ""

    @property
    def free(self) -> bool:
        """Whether the drop would be accepted."""
        return self.held is not None

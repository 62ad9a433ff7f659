"""The appointment that does not exist yet: what a drag asks for, and the answer it shows before the drop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import Span


@dataclass(frozen=True, slots=True)
class Wish:
    """A room and a time wanted for a new appointment, or for the one that is being moved."""

    room_id: int
    event: Span
    moving: Appointment | None = None


Planner = Callable[[Wish], Span | Refused]
"""The hold a wish would own, or why it is refused."""

Nearest = Callable[[Wish], tuple[int, ...]]
"""Free starts near a refused wish."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """A wish with its answer. `why` is empty when it may be dropped here."""

    wish: Wish
    column: int
    hold: Span | None
    why: str = ""

    @property
    def free(self) -> bool:
        """Whether the drop would be accepted."""
        return self.hold is not None

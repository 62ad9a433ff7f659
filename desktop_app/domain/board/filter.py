"""Which families the board shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.board.rows import BoardRow
from desktop_app.domain.board.waits import OUT_OF_SIGHT
from desktop_app.domain.returns import Stage
from desktop_app.domain.staff import Role


@dataclass(frozen=True, slots=True)
class Wish:
    """Which families the board shows: those whose move is a role's, of a stage, of a coordinator; the rest rests."""

    mover: Role | None = None
    stage: Stage | None = None
    coordinator: str | None = None
    resting: bool = False


def chosen(rows: Iterable[BoardRow], wish: Wish) -> list[BoardRow]:
    """The rows a wish asks for, in the order given; a stage asked for by name is shown even when it rests.

    What rests and is somebody's move all the same is shown: a visit that stands though the return was withdrawn.
    """
    return [
        row
        for row in rows
        if (wish.mover is None or row.role is wish.mover)
        and (wish.stage is None or row.stage is wish.stage)
        and (wish.coordinator is None or row.coordinator == wish.coordinator)
        and (wish.resting or wish.stage is row.stage or row.stage not in OUT_OF_SIGHT or row.role)
    ]

"""Everything one painting of the schedule needs, gathered before the first stroke."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.schedule import Block, Shade
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.geometry import Geometry
from desktop_app.ui.rooms.ghost import Ghost
from desktop_app.ui.rooms.wording import ScheduleWords


@dataclass(frozen=True, slots=True)
class Scene:
    """Columns, laid out, with what is selected and what is being dragged."""

    geometry: Geometry
    blocks: tuple[Block, ...]
    shades: tuple[Shade, ...]
    words: ScheduleWords
    now: int
    place: Place | None = None
    ghost: Ghost | None = None
    focused: bool = False
    scale: float = 1.0
    """Device pixels a logical pixel, for sharp hatching and symbols."""

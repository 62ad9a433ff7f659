"""Sizes and colours of the printed page, in points: the drawn letter at 96 dpi, brought to paper."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#22302F"
SECOND = "#51605D"
ACCENT = "#1F5A56"
SOFT = "#F5F2EC"
LINE = "#E3DDD3"
WRITING = "#8A938F"

SIDE_MARGIN = 57.0
TOP_MARGIN = 47.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type size / line pitch of each kind of text, and what follows from them."""

    title: tuple[float, float]
    section: tuple[float, float]
    part: tuple[float, float]
    body: tuple[float, float]
    cell: tuple[float, float]
    label: tuple[float, float]
    head: tuple[float, float]
    foot: tuple[float, float]
    tick: float
    foot_height: float
    stacked_tables: bool

    @property
    def indent(self) -> float:
        """Where a bullet's text begins."""
        return self.body[0] * 1.36


NORMAL = Sizes(
    title=(21, 26),
    section=(13, 18),
    part=(11.5, 17),
    body=(11.5, 18),
    cell=(10.5, 14.5),
    label=(9.5, 13),
    head=(10, 14),
    foot=(9, 12),
    tick=11,
    foot_height=62,
    stacked_tables=False,
)
LARGE = Sizes(
    title=(26, 32),
    section=(21, 27),
    part=(18.5, 26),
    body=(18, 26),
    cell=(18, 25),
    label=(18, 25),
    head=(14, 19),
    foot=(14, 18),
    tick=17,
    foot_height=76,
    stacked_tables=True,
)

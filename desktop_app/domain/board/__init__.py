"""The board of families: each one's stage, what keeps it there, whose move it is, and since when."""

from __future__ import annotations

from desktop_app.domain.board.facts import CaseFacts, HeldFacts, ItemFacts, PostFacts, VisitFacts
from desktop_app.domain.board.filter import Wish, chosen
from desktop_app.domain.board.rows import SINCE, BoardRow, row, whereabouts
from desktop_app.domain.board.waits import MOVES, OBSTACLES, OUT_OF_SIGHT, Waits

__all__ = [
    "MOVES",
    "OBSTACLES",
    "OUT_OF_SIGHT",
    "SINCE",
    "BoardRow",
    "CaseFacts",
    "HeldFacts",
    "ItemFacts",
    "PostFacts",
    "VisitFacts",
    "Waits",
    "Wish",
    "chosen",
    "row",
    "whereabouts",
]

"""Columns side by side on the page; what they mean is said by the elements of what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.platypus import Table

from desktop_app.printing.fonts import REGULAR
from desktop_app.printing.paragraphs import Flowable

Command = tuple[Any, ...]
_FLUSH: tuple[Command, ...] = (
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)
NOTHING: tuple[()] = ()
"""An empty cell: a string in a cell would be drawn as text outside every element."""


def grid(rows: list[list[Any]], widths: list[float], commands: Iterable[Command] = (), **options: Any) -> Flowable:
    """A table without padding or rules of its own; a row taller than a page is split."""
    return Table(rows, colWidths=widths, style=[*_FLUSH, *commands], hAlign="LEFT", **({"splitInRow": 1} | options))

"""Places to sign: whose it is, a line for the hand, a line for the date."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.printing.choices import Choosing
from desktop_app.printing.fonts import SEMIBOLD
from desktop_app.printing.grids import NOTHING, Command, grid
from desktop_app.printing.looks import INK, SECOND
from desktop_app.printing.marks import Pen
from desktop_app.printing.paragraphs import Flowable, paragraph, style
from desktop_app.printing.story import Signed, plain
from desktop_app.printing.tagging.flow import Figure
from desktop_app.printing.tagging.nodes import Node

_GAP = 14.0  # points between whose it is, the line for the hand and the line for the date
DATED = 0.375
"""What the line for the date takes of the width: a day and an hour in every language."""


def signatures(lines: Sequence[Signed], choosing: Choosing, node: Node) -> list[Flowable]:
    """Places to sign, one beneath the other; no word of whose they are is broken."""
    size, width = choosing.sizes.cell[0], choosing.width
    words = [word for line in lines for word in plain(line.label).split()]
    longest = max((stringWidth(word, SEMIBOLD, size) for word in words), default=0.0)
    whose = min(max(width * 0.24, longest + _GAP + 1), width * 0.36)
    return [_signature(line, choosing, node, whose) for line in lines]


def _signature(line: Signed, choosing: Choosing, node: Node, whose: float) -> Flowable:
    """One place to sign. Read in the order in which it is filled: who, what they drew, the date."""
    sizes, words, width = choosing.sizes, choosing.words, choosing.width
    cell, small = style(sizes.cell), style(sizes.label, color=SECOND)
    gap, date = _GAP, width * DATED
    hand = width - whose - gap - date
    block = node.add("Div")
    label = paragraph(line.label, style(sizes.cell, font=SEMIBOLD), block.add("P"))
    name = paragraph(line.name or words.signature, small, block.add("P"))
    drawn: Flowable
    if line.strokes:
        alt = words.drawn.replace("{name}", plain(line.name) or plain(line.label))
        drawn = Figure(Pen(line.strokes, hand - 2), block.add("Figure", alt=alt))
    else:
        drawn = paragraph(words.recorded if line.when else "", cell, block.add("P"))
    dated = paragraph(words.date, small, block.add("P"))
    when = paragraph(line.when, cell, block.add("P"))
    rule = HexColor(INK)
    commands: list[Command] = [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("TOPPADDING", (0, 0), (-1, 0), 20),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
        ("TOPPADDING", (0, 1), (-1, 1), 3),
        ("RIGHTPADDING", (0, 0), (0, -1), gap),
        ("LINEBELOW", (1, 0), (1, 0), 0.6, rule),
        ("LINEBELOW", (3, 0), (3, 0), 0.6, rule),
    ]
    widths = [whose, hand, gap, date]
    return grid([[label, drawn, NOTHING, when], [NOTHING, name, NOTHING, dated]], widths, commands)

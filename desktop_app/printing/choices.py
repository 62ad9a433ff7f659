"""Check boxes and lines to write on, for a pen and, where the document can be filled on a screen, for a keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from desktop_app.printing.grids import NOTHING, grid
from desktop_app.printing.looks import WRITING, Sizes
from desktop_app.printing.marks import Tick
from desktop_app.printing.paragraphs import Flowable, paragraph
from desktop_app.printing.story import Choice, Choices, Words, plain
from desktop_app.printing.tagging.flow import CheckBox, Figure, TextField
from desktop_app.printing.tagging.nodes import UNNUMBERED, Node

_FIELD_LINES = 8  # of one field: it has to fit on a page


@dataclass(slots=True)
class Choosing:
    """Draws them at one size of print.

    `section`, `part` and `asked` are the headings and the words that they stand under, for who cannot see where a field is.
    """

    sizes: Sizes
    words: Words
    width: float
    fillable: bool
    section: str = ""
    part: str = ""
    asked: str = ""

    def about(self, words: str) -> str:
        """What a field is for, said so that it is clear by itself."""
        return ": ".join(part for part in (self.part or self.section, words) if part)

    def box(self, node: Node, about: str, *, marked: bool) -> Flowable:
        """A box to tick, in an element of its own."""
        tick = Tick(self.sizes.tick, marked=marked)
        if self.fillable:
            return CheckBox(tick, node.add("Form").slot(), about or self.about(""), marked=marked)
        return Figure(tick, node.add("Figure", alt=self.words.marked if marked else self.words.not_marked))

    def choices(self, choices: Choices, width: float, text: ParagraphStyle, node: Node, row: str = "") -> Flowable:
        """Boxes with their labels; side by side they stand in thirds, so that several rows of them align."""
        side, listed = self.sizes.tick, node.add("L", attributes=UNNUMBERED)
        tick = side + 7
        across = choices.across and not self.sizes.stacked_tables and width > self.width / 2
        columns = max(3, len(choices.options)) if across else 1
        cells = [self._choice(option, text, listed, row) for option in choices.options]
        rows = [[part for cell in cells for part in cell]] if across else cells
        count = len(choices.options) if across else 1
        # the drawing stands on the first line's letters
        drop = max(0.0, (text.leading - side) / 2 - 1)
        commands = [("TOPPADDING", (column * 2, 0), (column * 2, -1), drop) for column in range(count)]
        return grid(rows, [tick, width / columns - tick] * count, commands)

    def _choice(self, option: Choice, text: ParagraphStyle, listed: Node, row: str) -> list[Flowable]:
        item = listed.add("LI")
        about = (
            ": ".join(part for part in (row, plain(option.label)) if part) if row else self.about(plain(option.label))
        )
        box = self.box(item.add("Lbl"), about, marked=option.marked)
        return [box, paragraph(option.label, text, item.add("LBody"))]

    def blank(self, node: Node, about: str, width: float, lines: int = 1) -> list[Flowable]:
        """A place to type in a table; on paper the empty cell is enough."""
        if not self.fillable:
            return []
        size, pitch = self.sizes.cell
        return [TextField(None, node.add("Form").slot(), about or self.about(""), (width, pitch * lines), size)]

    def lines(self, count: int, node: Node) -> list[Flowable]:
        """Empty lines to write on by hand; on a screen, a field lies over them."""
        pitch = max(24.0, self.sizes.body[1] * 1.3)
        if not self.fillable:
            rule = ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(WRITING))
            return [grid([[NOTHING]] * count, [self.width], [rule], rowHeights=[pitch] * count, splitInRow=0)]
        parts = [min(_FIELD_LINES, count - start) for start in range(0, count, _FIELD_LINES)]
        return [
            TextField(
                _Rules(self.width, pitch, part),
                node.add("Form").slot(),
                self.about(self.asked),
                (self.width, pitch * part),
                self.sizes.body[0],
            )
            for part in parts
        ]


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lines beneath a field."""

    width: float
    pitch: float
    count: int

    def __call__(self, canvas: Any) -> None:
        canvas.setStrokeColor(HexColor(WRITING))
        canvas.setLineWidth(0.6)
        for number in range(self.count):
            canvas.line(0, number * self.pitch, self.width, number * self.pitch)

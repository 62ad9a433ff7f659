"""Tables: rows under a head, or, in large print, each row beneath the other as labels and values."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from desktop_app.printing.choices import Choosing
from desktop_app.printing.grids import Command, grid
from desktop_app.printing.looks import ACCENT, LINE, NORMAL, SECOND
from desktop_app.printing.paragraphs import Flowable, paragraph, style
from desktop_app.printing.story import Cell, Choices, Prose, Table, Text, WritingLines, plain
from desktop_app.printing.tagging.nodes import Node, scope, table_summary

_GAP = 9.0  # points between columns


class Tables:
    """Draws tables with the head and rows a screen reader needs to say where it is."""

    def __init__(self, choosing: Choosing) -> None:
        """Make the styles once."""
        self._choosing = choosing
        self._width, self._sizes = choosing.width, choosing.sizes
        self._cell = style(self._sizes.cell)
        self._label = style(self._sizes.label, color=SECOND)

    def draw(self, table: Table, node: Node) -> list[Flowable | list[Flowable]]:
        """In columns, or stacked where the print is too large for more than two."""
        heads = [plain(head) for head in table.head]
        about = ": ".join(part for part in (self._choosing.section, ", ".join(filter(None, heads))) if part)
        made = node.add("Table", attributes=table_summary(about))
        stacked = self._sizes.stacked_tables and len(table.shares) > 2
        return self._stacked(table, made) if stacked else [self._columns(table, made)]

    def _columns(self, table: Table, node: Node) -> Flowable:
        total = sum(table.shares)
        widths = [self._width * share / total for share in table.shares]
        has_head = any(table.head)
        rows: list[list[Flowable]] = []
        commands: list[Command] = [
            ("RIGHTPADDING", (0, 0), (-2, -1), _GAP),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(LINE)),
        ]
        if has_head:
            top = node.add("THead").add("TR")
            rows.append([self._head(text, top, row=False) for text in table.head])
            commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(ACCENT)))
        body = node.add("TBody")
        for row in table.rows:
            line, title = body.add("TR"), _title(row)
            drawn = []
            for column, (cell, head) in enumerate(zip(row, table.head, strict=True)):
                # without a head, what is listed first names its row
                names = not has_head and column == 0
                place = line.add("TH", attributes=scope(row=True)) if names else line.add("TD")
                drawn.append(self._parts(cell, widths[column] - _GAP, place, _about(head, title)))
            rows.append(drawn)
        return grid(rows, widths, commands, repeatRows=1 if has_head else 0, spaceBefore=3, spaceAfter=9)

    def _stacked(self, table: Table, node: Node) -> list[Flowable | list[Flowable]]:
        """Large print has no room for columns: each row becomes its own short list of label and value."""
        label = self._width * 0.34
        drawn: list[Flowable | list[Flowable]] = []
        for row in table.rows:
            body, title = node.add("TBody"), _title(row)
            rows = []
            for head, cell, share in zip(table.head, row, table.shares, strict=True):
                line = body.add("TR")
                named = self._head(head, line, row=True)
                wide = tuple(self._wider(block, share / sum(table.shares), self._width - label) for block in cell)
                rows.append([named, self._parts(wide, self._width - label, line.add("TD"), _about(head, title))])
            commands: list[Command] = [
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (0, -1), _GAP),
                ("TOPPADDING", (0, 0), (-1, 0), 8),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, HexColor(LINE)),
            ]
            drawn.append([grid(rows, [label, self._width - label], commands)])
        return [*drawn, Spacer(0, 9)]

    def _wider(
        self, block: Prose | Choices | WritingLines, share: float, width: float
    ) -> Prose | Choices | WritingLines:
        """A place to type that was narrow and high is wide now: fewer lines hold as many of the larger letters."""
        if not isinstance(block, WritingLines):
            return block
        letters = self._sizes.cell[0] / NORMAL.cell[0]
        return WritingLines(max(1, min(block.count, round(block.count * share * self._width * letters / width))))

    def _head(self, text: Text, line: Node, *, row: bool) -> Flowable:
        return paragraph(text, self._label, line.add("TH", attributes=scope(row=row)))

    def _parts(self, cell: Cell, width: float, node: Node, about: str) -> list[Flowable]:
        parts: list[Flowable] = []
        for block in cell:
            if isinstance(block, Prose):
                parts.append(paragraph(block.text, self._cell, node if len(cell) == 1 else node.add("P")))
            elif isinstance(block, WritingLines):
                parts += self._choosing.blank(node, about, width, block.count)
            elif all(not option.label for option in block.options):
                parts += [self._choosing.box(node, about, marked=option.marked) for option in block.options]
            else:
                parts.append(self._choosing.choices(block, width, self._cell, node, about))
        return parts


def _title(row: tuple[Cell, ...]) -> str:
    """What names a row of boxes: its longest text, on one line."""
    said = [" ".join(plain(block.text).split()) for cell in row for block in cell if isinstance(block, Prose)]
    return max(said, key=len, default="")


def _about(head: Text, title: str) -> str:
    return ": ".join(part for part in (plain(head), title) if part)

"""Each block of a story drawn as ReportLab flowables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.graphics.shapes import Drawing, PolyLine, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from desktop_app.printing.fonts import REGULAR, SEMIBOLD
from desktop_app.printing.looks import ACCENT, INK, LINE, SECOND, SOFT, WRITING, Sizes
from desktop_app.printing.paragraphs import Flowable, paragraph, style
from desktop_app.printing.story import (
    Block,
    Box,
    Bullets,
    Cell,
    Choices,
    Group,
    Heading,
    PageBreak,
    Prose,
    Run,
    Signatures,
    Signed,
    Table,
    Text,
    Words,
    WritingLines,
    plain,
)

Command = tuple[Any, ...]
# A list stays on one page when it can. ReportLab's own KeepTogether counts as endless inside another one, so lists are
# flattened first.
Piece = Flowable | list[Flowable]
_PORTION = 30
_PEN_HEIGHT = 30.0  # points
_FLUSH: tuple[Command, ...] = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)


def grid(rows: list[list[Any]], widths: list[float], commands: Iterable[Command] = (), **options: Any) -> Flowable:
    """A table without padding or rules of its own; a row taller than a page is split."""
    return Grid(rows, colWidths=widths, style=[*_FLUSH, *commands], splitInRow=1, hAlign="LEFT", **options)


class Drawer:
    """Draws blocks at one size of print, in a column of `width` points."""

    def __init__(self, sizes: Sizes, words: Words, width: float) -> None:
        """Make the styles once."""
        self._sizes = sizes
        self._words = words
        self._width = width
        self._body = style(sizes.body, after=5)
        self._cell = style(sizes.cell)
        self._label = style(sizes.label, color=SECOND)
        self._headings = {
            1: style(sizes.title, font=SEMIBOLD, before=25, after=6),
            2: style(sizes.section, font=SEMIBOLD, color=ACCENT, before=18, after=3),
            3: style(sizes.part, font=SEMIBOLD, before=11, after=2),
        }

    def draw(self, blocks: Iterable[Block]) -> list[Flowable]:
        """Section by section; a short section stays on one page, so that no service is parted from why to call it."""
        opening, *sections = _sections(blocks)
        drawn = _paged(self._pieces(opening))
        for section in sections:
            pieces = self._pieces(section)
            if all(_short(block) for block in section):
                drawn.append(KeepTogether(_flat(pieces)))
            else:
                drawn += [CondPageBreak(5 * self._sizes.body[1]), *_paged(pieces)]
        return drawn

    def _pieces(self, blocks: Iterable[Block]) -> list[Piece]:
        return [piece for block in blocks for piece in self._block(block)]

    def _block(self, block: Block) -> list[Piece]:
        match block:
            case Heading(level, text):
                return [paragraph(text, self._headings[level])]
            case Prose(text):
                return [paragraph(part, self._body) for part in _portions(text)]
            case Bullets(items):
                inner, last = (style(self._sizes.body, indent=self._sizes.indent, after=gap) for gap in (1.5, 5))
                looks = [*[inner] * (len(items) - 1), last]
                return [paragraph(item, look, bullet="•") for item, look in zip(items, looks, strict=True)]
            case Choices():
                return [self._choices(block, self._width, self._body), Spacer(0, 5)]
            case Box():
                return [self._box(block)]
            case Signatures(lines):
                return [[self._signature(line) for line in lines]]
            case PageBreak():
                return [NewPage()]
            case WritingLines(count):
                pitch = max(24.0, self._sizes.body[1] * 1.3)
                rule = ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(WRITING))
                return [Grid([[""]] * count, [self._width], [pitch] * count, style=[rule]), Spacer(0, 8)]
            case Table():
                stacked = self._sizes.stacked_tables and len(block.shares) > 2
                return self._stacked(block) if stacked else [self._table(block)]
            case Group(inner):
                return [_flat(self._pieces(inner))]

    def _box(self, box: Box) -> Flowable:
        """The soft box: labels in a column as wide as the longest, but never more than its share."""
        size, pitch = self._sizes.body
        labels = [stringWidth(plain(line.label), REGULAR, size) for line in box.lines]
        label = min(max(labels, default=0) + 14, self._width * 0.36) if any(labels) else 0
        ground, inner = 15.0, self._width - 30
        soft = style((size, pitch), color=SECOND)
        strong = style((size, pitch))
        rows: list[list[Any]] = []
        commands: list[Command] = []
        for line in box.lines:
            for number, part in enumerate(_portions(line.text)):
                if line.label:
                    rows.append([paragraph(line.label if number == 0 else "", soft), paragraph(part, strong)])
                else:
                    commands.append(("SPAN", (0, len(rows)), (1, len(rows))))
                    rows.append([paragraph(part, strong), ""])
        commands += [
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(SOFT)),
            ("ROUNDEDCORNERS", [8, 8, 8, 8]),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ("TOPPADDING", (0, 0), (-1, 0), 14),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
            ("LEFTPADDING", (0, 0), (0, -1), ground),
            ("RIGHTPADDING", (-1, 0), (-1, -1), ground),
        ]
        return grid(rows, [label + ground, inner - label + ground], commands, spaceBefore=9, spaceAfter=10)

    def _tick(self, *, marked: bool) -> Flowable:
        """A box to tick; a drawing, because the typeface has none."""
        side = self._sizes.tick
        drawing = Drawing(side, side)
        drawing.add(
            Rect(0.5, 0.5, side - 1, side - 1, rx=2, ry=2, strokeColor=HexColor(ACCENT), strokeWidth=1, fillColor=None)
        )
        if marked:
            points = [side * part for part in (0.24, 0.52, 0.43, 0.30, 0.77, 0.74)]
            drawing.add(PolyLine(points, strokeColor=HexColor(ACCENT), strokeWidth=1.5))
        return drawing

    def _choices(self, choices: Choices, width: float, text: ParagraphStyle) -> Flowable:
        """Boxes with their labels; side by side they stand in thirds, so that several rows of them align."""
        tick = self._sizes.tick + 7
        across = choices.across and not self._sizes.stacked_tables and width > self._width / 2
        columns = max(3, len(choices.options)) if across else 1
        cells = [[self._tick(marked=option.marked), paragraph(option.label, text)] for option in choices.options]
        rows = [[part for cell in cells for part in cell]] if across else cells
        count = len(choices.options) if across else 1
        # the drawing stands on the first line's letters
        drop = max(0.0, (text.leading - self._sizes.tick) / 2 - 1)
        commands = [("TOPPADDING", (column * 2, 0), (column * 2, -1), drop) for column in range(count)]
        return grid(rows, [tick, width / columns - tick] * count, commands)

    def _cell_parts(self, cell: Cell, width: float) -> list[Flowable]:
        parts: list[Flowable] = []
        for block in cell:
            if isinstance(block, Prose):
                parts.append(paragraph(block.text, self._cell))
            elif all(not option.label for option in block.options):
                parts += [self._tick(marked=option.marked) for option in block.options]
            else:
                parts.append(self._choices(block, width, self._cell))
        return parts

    def _table(self, table: Table) -> Flowable:
        gap, total = 9.0, sum(table.shares)
        widths = [self._width * share / total for share in table.shares]
        head = [paragraph(text, self._label) for text in table.head]
        rows = [
            [self._cell_parts(cell, width - gap) for cell, width in zip(row, widths, strict=True)] for row in table.rows
        ]
        has_head = any(table.head)
        commands: list[Command] = [
            ("RIGHTPADDING", (0, 0), (-2, -1), gap),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(LINE)),
        ]
        if has_head:
            commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(ACCENT)))
        body = [head, *rows] if has_head else rows
        return grid(body, widths, commands, repeatRows=1 if has_head else 0, spaceBefore=3, spaceAfter=9)

    def _stacked(self, table: Table) -> list[Piece]:
        """Large print has no room for columns: each row becomes its own short list of label and value."""
        label = self._width * 0.34
        drawn: list[Piece] = []
        for row in table.rows:
            rows = [
                [paragraph(head, self._label), self._cell_parts(cell, self._width - label)]
                for head, cell in zip(table.head, row, strict=True)
            ]
            commands: list[Command] = [
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (0, -1), 9),
                ("TOPPADDING", (0, 0), (-1, 0), 8),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, HexColor(LINE)),
            ]
            drawn.append([grid(rows, [label, self._width - label], commands)])
        return [*drawn, Spacer(0, 9)]

    def _recorded(self, line: Signed) -> Flowable:
        return paragraph(self._words.recorded if line.when else "", self._cell)

    def _signature(self, line: Signed) -> Flowable:
        """Whose it is; a line for the hand; a line for the date. Beneath, what belongs on each."""
        words = self._words
        gap, date, whose = 14.0, self._width * 0.32, self._width * 0.24
        over = [
            paragraph(line.label, style(self._sizes.cell, font=SEMIBOLD)),
            _pen(line.strokes, self._width * 0.36) if line.strokes else self._recorded(line),
            "",
            paragraph(line.when, self._cell),
        ]
        under = ["", paragraph(line.name or words.signature, self._label), "", paragraph(words.date, self._label)]
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
        widths = [whose, self._width - whose - gap - date, gap, date]
        return grid([over, under], widths, commands)


def _pen(strokes: tuple[tuple[tuple[float, float], ...], ...], most: float) -> Flowable:
    """What the pen drew, as large as the line has room for; the pad's upper left corner is its origin."""
    points = [point for stroke in strokes for point in stroke]
    left, top = (min(part) for part in zip(*points, strict=True))
    right, bottom = (max(part) for part in zip(*points, strict=True))
    scale = min(most, _PEN_HEIGHT / max(bottom - top, 0.01), most / max(right - left, 0.01))
    height = max((bottom - top) * scale, 4.0)
    drawing = Drawing((right - left) * scale + 2, height)
    for stroke in strokes:
        if len(stroke) > 1:
            path = [part for x, y in stroke for part in ((x - left) * scale + 1, height - (y - top) * scale)]
            drawing.add(PolyLine(path, strokeColor=HexColor(INK), strokeWidth=1.1, strokeLineJoin=1, strokeLineCap=1))
    return drawing


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks before the first section heading, then each section with its heading."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            sections.append([])
        sections[-1].append(block)
    return sections


def _short(block: Block) -> bool:
    """False for what may run on over pages."""
    return not (isinstance(block, Group | PageBreak) or (isinstance(block, Table) and len(block.rows) > 4))


def _portions(text: Text) -> list[Text]:
    """A text of very many lines in portions: ReportLab lays a paragraph out again for every page that it runs over."""
    if plain(text).count("\n") < _PORTION:
        return [text]
    portions: list[list[Run]] = [[]]
    for run in text:
        for number, line in enumerate(run.text.split("\n")):
            if number and sum(part.text.count("\n") for part in portions[-1]) >= _PORTION:
                portions.append([])
            elif number:
                portions[-1].append(Run("\n", run.strong))
            portions[-1].append(Run(line, run.strong))
    return [tuple(portion) for portion in portions]


def _flat(pieces: Iterable[Piece]) -> list[Flowable]:
    return [part for piece in pieces for part in (piece if isinstance(piece, list) else [piece])]


def _paged(pieces: Iterable[Piece]) -> list[Flowable]:
    return [KeepTogether(piece) if isinstance(piece, list) else piece for piece in pieces]

"""Each block of a story as elements of the structure tree and as what ReportLab lays out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer
from reportlab.platypus import PageBreak as NewPage

from desktop_app.printing.choices import Choosing
from desktop_app.printing.fonts import REGULAR, SEMIBOLD
from desktop_app.printing.grids import NOTHING, Command, grid
from desktop_app.printing.looks import ACCENT, SECOND, SOFT, Sizes
from desktop_app.printing.paragraphs import Flowable, paragraph, style
from desktop_app.printing.signatures import signatures
from desktop_app.printing.story import (
    Block,
    Box,
    Bullets,
    Choices,
    Group,
    Heading,
    Line,
    PageBreak,
    Passage,
    Prose,
    Run,
    Signatures,
    Table,
    Text,
    Words,
    WritingLines,
    plain,
)
from desktop_app.printing.tables import Tables
from desktop_app.printing.tagging.nodes import BULLETED, UNNUMBERED, Node

# A list stays on one page when it can. ReportLab's own KeepTogether counts as endless inside another one, so lists are
# flattened first.
Piece = Flowable | list[Flowable]
_PORTION = 30
_FEW, _SIDE_BY_SIDE = 4, 2  # rows that stay on one page; columns for which large print has room
_LEADING = 3  # blocks above the first entry that stay with it: a heading and a few words
_GROUND = 15.0  # points of the soft box beside its words
_APART = 14.0  # points between a label of the soft box and what it stands for


class Drawer:
    """Draws blocks at one size of print, in a column of `width` points, and puts their elements into `node` as it goes."""

    def __init__(self, sizes: Sizes, words: Words, width: float, node: Node, *, fillable: bool = False) -> None:
        """Make the styles once."""
        self._sizes = sizes
        self._width = width
        self._node = node
        self._choosing = Choosing(sizes, words, width, fillable)
        self._tables = Tables(self._choosing)
        self._body = style(sizes.body, after=5)
        self._quiet = style(sizes.label, color=SECOND, before=4)
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
            if all(self._short(block) for block in section):
                drawn.append(KeepTogether(_flat(self._pieces(section))))
            else:
                drawn += [CondPageBreak(5 * self._sizes.body[1]), *_paged(self._led(section))]
        return drawn

    def _led(self, section: list[Block]) -> list[Piece]:
        """A heading, and the few words under it, stay with the first of the entries that they lead to."""
        leads = list(takewhile(self._short, section))
        above, below = self._pieces(leads), self._pieces(section[len(leads) :])
        if len(leads) <= _LEADING and below and isinstance(below[0], list):
            return [_flat([*above, below[0]]), *below[1:]]
        return [*above, *below]

    def _short(self, block: Block) -> bool:
        """False for what may run on over pages; stacked, each row of a table is as high as a short one."""
        if isinstance(block, Table):
            stacked = self._sizes.stacked_tables and len(block.shares) > _SIDE_BY_SIDE
            return len(block.rows) <= (_FEW if not stacked else 1)
        return not isinstance(block, Group | Passage | PageBreak)

    def _pieces(self, blocks: Iterable[Block]) -> list[Piece]:
        """A paragraph stays with the lines to write on, or the first of the stacked rows, that it leads to."""
        pieces: list[Piece] = []
        words: list[Piece] = []
        for block in blocks:
            drawn = self._block(block)
            if words and (isinstance(block, WritingLines) or (isinstance(block, Table) and isinstance(drawn[0], list))):
                drawn = [_flat([*words, drawn[0]]), *drawn[1:]]
            else:
                pieces += words
            words = drawn if isinstance(block, Prose) and len(drawn) == 1 else []
            pieces += drawn if not words else []
        return pieces + words

    def _block(self, block: Block) -> list[Piece]:
        match block:
            case Heading():
                return [self._heading(block)]
            case Prose(text, quiet):
                self._choosing.asked = plain(text).rstrip(": ") if plain(text).endswith(":") else ""
                return self._prose(text, self._node.add("P"), self._quiet if quiet else self._body)
            case Bullets(items):
                return self._bullets(items)
            case Choices():
                return [self._choosing.choices(block, self._width, self._body, self._node), Spacer(0, 5)]
            case Box():
                return [self._box(block)]
            case Signatures(lines):
                signed = signatures(lines, self._choosing, self._node)
                signed[-1].spaceAfter = 10
                return [signed]
            case PageBreak():
                return [NewPage()]
            case WritingLines(count):
                return [*self._choosing.lines(count, self._node), Spacer(0, 8)]
            case Table():
                return self._tables.draw(block, self._node)
            case Group(inner):
                return [_flat(self._pieces(inner))]
            case Passage():
                return self._passage(block)

    def _heading(self, heading: Heading) -> Flowable:
        words = " ".join(plain(heading.text).split())
        if heading.level < 3:
            self._choosing.section = words
        self._choosing.asked = ""
        self._choosing.part = words if heading.level > 2 else ""
        return paragraph(heading.text, self._headings[heading.level], self._node.add(f"H{heading.level}"))

    def _passage(self, passage: Passage) -> list[Piece]:
        around = self._node
        self._node = around.add("Sect", language=passage.language)
        pieces = self._pieces(passage.blocks)
        self._node = around
        return pieces

    def _prose(self, text: Text, node: Node, looks: ParagraphStyle) -> list[Piece]:
        parts = _portions(text)
        return [paragraph(part, looks, node, tail=part is not parts[-1]) for part in parts]

    def _bullets(self, items: tuple[Text, ...]) -> list[Piece]:
        inner, last = (style(self._sizes.body, indent=self._sizes.indent, after=gap) for gap in (1.5, 5))
        looks = [*[inner] * (len(items) - 1), last]
        listed = self._node.add("L", attributes=BULLETED)
        drawn: list[Piece] = []
        for item, look in zip(items, looks, strict=True):
            place = listed.add("LI")
            label = place.add("Lbl").slot()
            drawn.append(paragraph(item, look, place.add("LBody"), bullet=label))
        return drawn

    def _box(self, box: Box) -> Flowable:
        """The soft box: labels in a column as wide as the longest, but never more than its share.

        Its element is a list whose labels are the terms and whose bodies are what is said of them.
        """
        size, _ = self._sizes.body
        labels = [stringWidth(plain(line.label), REGULAR, size) for line in box.lines]
        label = min(max(labels, default=0) + _APART, self._width * 0.36) if any(labels) else 0
        listed = self._node.add("L", attributes=UNNUMBERED)
        rows = [[row] for line in box.lines for row in self._line(line, listed.add("LI"), label)]
        commands: list[Command] = [
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(SOFT)),
            ("ROUNDEDCORNERS", [8, 8, 8, 8]),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ("TOPPADDING", (0, 0), (-1, 0), 14),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
            ("LEFTPADDING", (0, 0), (-1, -1), _GROUND),
            ("RIGHTPADDING", (0, 0), (-1, -1), _GROUND),
        ]
        return grid(rows, [self._width], commands, spaceBefore=9, spaceAfter=10)

    def _line(self, line: Line, item: Node, label: float) -> list[Flowable]:
        """The rows of one line of the box: a very long text is in several."""
        soft, strong = style(self._sizes.body, color=SECOND), style(self._sizes.body)
        named = paragraph(line.label, soft, item.add("Lbl")) if line.label else None
        body, parts = item.add("LBody"), _portions(line.text)
        texts = [paragraph(part, strong, body, tail=part is not parts[-1]) for part in parts]
        if named is None:
            return texts
        widths = [label, self._width - 2 * _GROUND - label]
        apart: list[Command] = [("RIGHTPADDING", (0, 0), (0, -1), _APART - 2)]
        return [grid([[NOTHING if number else named, text]], widths, apart) for number, text in enumerate(texts)]


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks before the first section heading, then each section with its heading."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            sections.append([])
        sections[-1].append(block)
    return sections


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
            portions[-1].append(replace(run, text=line))
    return [tuple(portion) for portion in portions]


def _flat(pieces: Iterable[Piece]) -> list[Flowable]:
    return [part for piece in pieces for part in (piece if isinstance(piece, list) else [piece])]


def _paged(pieces: Iterable[Piece]) -> list[Flowable]:
    return [KeepTogether(piece) if isinstance(piece, list) else piece for piece in pieces]

"""A document as blocks of plain text, before any PDF exists: what it says and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


class StoryError(Exception):
    """A form that breaks the order of headings; the text says where."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text; a line feed is a line break. `link` is where it leads, always from a form or the directory.

    `language` is its own where that is known and is not the document's ("en").
    """

    text: str
    strong: bool = False
    link: str = ""
    language: str = ""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title of the page, 2 a section, 3 a part of one."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; a `quiet` one is small print that is no part of what is told."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one text a bullet."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A check box and its label. In a form `flag` names the value that marks it; in a story it has been read."""

    label: Text
    flag: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Check boxes, side by side (`across`) or one beneath the other."""

    options: tuple[Choice, ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what belongs to it; without a label the text takes the whole width."""

    label: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Box:
    """The soft box: when, where, who."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """A place to sign: whose it is, their name, and when they signed (empty: not yet).

    `strokes` are what the pen drew, as shares of the pad's width from its upper left corner.
    """

    label: Text
    name: Text
    when: Text
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, one beneath the other."""

    lines: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Cell = tuple[Prose | Choices | WritingLines, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`shares` are the relative widths of the columns."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page when they can."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks in another language than the document, so that they are read aloud in theirs ("es")."""

    language: str
    blocks: tuple[Block, ...]


Block = Heading | Prose | Bullets | Choices | Box | Signatures | WritingLines | PageBreak | Table | Group | Passage


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the first page; `language` is that of `agency` and `hours` where it is not the document's."""

    agency: str
    unit: str
    note: str
    phone: str
    hours: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of each page: a line at the left; number and page at the right ({page}, {pages} are filled late)."""

    left: str
    number: str
    page: str


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that the drawing of blocks needs, and those that stand for what is only seen."""

    signature: str
    date: str
    recorded: str
    marked: str = "Box, marked"
    not_marked: str = "Box, not marked"
    drawn: str = "Signature of {name}"


@dataclass(frozen=True, slots=True)
class Story:
    """A whole document. `title` and `author` go into the file's metadata: a number, never a person.

    `fillable`: its boxes and lines can also be filled on a screen. `folded`: columns on a sheet to fold, without a head.
    """

    title: str
    author: str
    language: str
    head: Head
    foot: Foot
    blocks: tuple[Block, ...]
    words: Words
    fillable: bool = False
    folded: bool = False

    def __post_init__(self) -> None:
        check_headings(self.blocks)


def check_headings(blocks: tuple[Block, ...]) -> None:
    """One title, first; then no level skipped (a screen reader steps from heading to heading)."""
    levels = _levels(blocks)
    if levels[:1] != [1] or levels.count(1) != 1:
        raise StoryError(f"a document has one title, before any other heading; found levels {levels}")
    for before, after in pairwise(levels):
        if after > before + 1:
            raise StoryError(f"a heading of level {after} follows level {before}; found levels {levels}")


def plain(text: Text) -> str:
    """The words alone."""
    return "".join(run.text for run in text)


def _levels(blocks: tuple[Block, ...]) -> list[int]:
    found: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block.level)
        elif isinstance(block, Group | Passage):
            found += _levels(block.blocks)
    return found

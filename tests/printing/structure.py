"""What a screen reader should say for a story, leaf by leaf, and what it would say for the PDF made of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import page
import pikepdf

from desktop_app.printing.checking.reading import Content, Element, read
from desktop_app.printing.story import (
    Block,
    Box,
    Bullets,
    Cell,
    Choices,
    Group,
    Heading,
    Passage,
    Prose,
    Signatures,
    Story,
    Table,
    Words,
    plain,
)


def told(story: Story, *, large: bool) -> list[str]:
    """Each text of the story in the order in which it is read, with one space between words."""
    head = story.head
    phone = f"{head.phone} · {head.hours}" if head.hours else head.phone
    first = [] if story.folded else [head.agency, head.unit, head.note, phone]
    stacked = large or story.folded
    return _said([*first, *_blocks(story.blocks, story.words, stacked=stacked)])


def read_aloud(pdf: bytes) -> list[str]:
    """The text of each element that holds text itself, in the order of the structure tree."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        content = read(opened)
        assert content.root is not None
        return _said(_leaves(content, content.root))


def kinds(pdf: bytes) -> list[str]:
    """The kinds of all elements, in the order of the structure tree."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [element.kind for element in read(opened).elements]


def conforms(pdf: bytes) -> list[str]:
    """What an independent checker has against it as PDF/UA-1."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def _said(texts: list[str] | Iterator[str]) -> list[str]:
    return [said for text in texts if (said := " ".join(text.split()))]


def _leaves(content: Content, element: Element) -> Iterator[str]:
    if element.marks:
        yield content.text(element)
        return
    for inner in element.elements:
        yield from _leaves(content, inner)


def _blocks(blocks: tuple[Block, ...], words: Words, *, stacked: bool) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, text) | Prose(text):
                yield plain(text)
            case Bullets(items):
                for item in items:
                    yield from ("•", plain(item))
            case Choices(options):
                yield from (plain(option.label) for option in options)
            case Box(lines):
                for line in lines:
                    yield from (plain(line.label), plain(line.text))
            case Signatures(lines):
                for line in lines:
                    recorded = words.recorded if line.when and not line.strokes else ""
                    yield from (plain(line.label), plain(line.name) or words.signature, recorded, words.date)
                    yield plain(line.when)
            case Table():
                yield from _table(block, stacked=stacked and len(block.shares) > 2)
            case Group(inner) | Passage(_, inner):
                yield from _blocks(inner, words, stacked=stacked)


def _table(table: Table, *, stacked: bool) -> Iterator[str]:
    if not stacked:
        yield from map(plain, table.head)
    for row in table.rows:
        for head, cell in zip(table.head, row, strict=True):
            if stacked:
                yield plain(head)
            yield from _cell(cell)


def _cell(cell: Cell) -> Iterator[str]:
    for block in cell:
        match block:
            case Prose(text):
                yield plain(text)
            case Choices(options):
                yield from (plain(option.label) for option in options)

"""Text on its way to the page: each letter goes to its element, and a line that ends between words ends in a space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject

from desktop_app.printing.tagging.nodes import Node, Slot

_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s+")


class Source:
    """What a paragraph says and where each part of it belongs; counts the letters that have been drawn.

    ReportLab writes no space where it breaks a line, so that a reader would say "andbe". Only the text itself knows whether
    a line ends between two words or within one that was too long.
    """

    __slots__ = ("_ends", "_links", "_slots", "_spaces", "at", "node", "title", "total")

    def __init__(self, node: Node, parts: Sequence[tuple[Slot, str]], *, tail: bool = False) -> None:
        """`node` holds all of it; `tail`: a space follows the last word, because more of it is drawn elsewhere."""
        self.node = node
        text = "".join(part for _, part in parts)
        self.title = " ".join(text.split())
        self._slots = [slot for slot, _ in parts]
        self._links: dict[str, Slot] = {}
        self._ends: list[int] = []
        end = 0
        for _, part in parts:
            end += len(_SPACE.sub("", part))
            self._ends.append(end)
        self.total, self.at = end, 0
        self._spaces: set[int] = set()
        count = 0
        for word in _WORD.finditer(text):
            count += word.end() - word.start()
            self._spaces.add(count)
        if not tail:
            self._spaces.discard(count)

    @property
    def done(self) -> bool:
        """True when all of it has been drawn: what is drawn now is a repetition, such as a table's head."""
        return self.at >= self.total

    def pieces(self, text: str) -> Iterator[tuple[Slot, str]]:
        """The parts of a stretch of text that go to different elements."""
        if len(self._slots) == 1:
            self.at += len(_SPACE.sub("", text))
            yield self._slots[0], text
            return
        start, before = 0, None
        for place, letter in enumerate(text):
            if letter.isspace():
                continue
            now = self._here()
            if before is not None and now is not before:
                yield before, text[start:place]
                start = place
            before = now
            self.at += 1
        yield before or self._here(last=True), text[start:]

    def _here(self, *, last: bool = False) -> Slot:
        at = self.at - 1 if last and self.at else self.at
        return next((slot for slot, end in zip(self._slots, self._ends, strict=True) if at < end), self._slots[-1])

    @property
    def between_words(self) -> bool:
        """True when the letter drawn last ends a word."""
        return self.at in self._spaces

    def link(self, url: str, slot: Slot) -> None:
        """Where the annotation of a link belongs."""
        self._links[url] = slot

    def linked(self, url: str) -> Slot | None:
        """The place of a link's annotation."""
        return self._links.get(url)


class TaggedText(PDFTextObject):
    """A text object that opens and closes its marked content itself, between BT and ET."""

    def __init__(self, canvas: Any, x: float, y: float, source: Source) -> None:
        """`canvas` is a TaggedCanvas."""
        super().__init__(canvas, x, y)
        self._source = source
        self._slot: Slot | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:
        pieces = list(self._source.pieces(text))
        if TStar and self._source.between_words:
            slot, last = pieces[-1]
            pieces[-1] = slot, last if last.endswith(" ") else f"{last} "
        for slot, piece in pieces:
            if not piece:
                continue
            if slot is not self._slot:
                self._close()
                self._code.append(self._canvas.opening(slot))
                self._slot = slot
            self._code.append(self._formatText(piece))
        if TStar:
            self._code.append("T*")

    def _close(self) -> None:
        if self._slot is not None:
            self._code.append("EMC")
            self._slot = None

    def getCode(self) -> str:
        self._close()
        return str(super().getCode())

"""Where words stand on the pages of a document, and what lies between two places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF
from PySide6.QtPdf import QPdfDocument, QPdfSelection

_INSIDE = 0.5  # points a place stands in from a line's edge, so that it meets the letter
_TO_THE_END = 10**6  # letters: more than any page has


class Spot(NamedTuple):
    """A place on a page: its number from 0, and points from its upper left corner."""

    page: int
    point: QPointF


class Selection(NamedTuple):
    """What is chosen of one page."""

    page: int
    found: QPdfSelection

    @property
    def areas(self) -> list[QPolygonF]:
        """The lines, in points."""
        return self.found.bounds()


class PageText:
    """Reads a document's words; lines are remembered until `forget()`."""

    def __init__(self, document: QPdfDocument) -> None:
        self._document = document
        self._lines: dict[int, list[QRectF]] = {}

    def forget(self) -> None:
        """Another document is loaded."""
        self._lines.clear()

    def everything(self) -> list[Selection]:
        """All words of all pages."""
        found = [Selection(page, self._document.getAllText(page)) for page in range(self._document.pageCount())]
        return [each for each in found if each.found.isValid()]

    def between(self, first: Spot, last: Spot) -> list[Selection]:
        """The words from one place to another, over as many pages as lie between, whichever way it was drawn."""
        if last.page < first.page:
            first, last = last, first
        if first.page == last.page:
            return list(self._on_one_page(first.page, first.point, last.point))
        return [
            *self._to_the_end(first),
            *(Selection(page, self._document.getAllText(page)) for page in range(first.page + 1, last.page)),
            *self._from_the_start(last),
        ]

    def _on_one_page(self, page: int, first: QPointF, last: QPointF) -> Iterator[Selection]:
        found = self._document.getSelection(page, self._snap(page, first), self._snap(page, last))
        if found.isValid():
            yield Selection(page, found)

    def _to_the_end(self, spot: Spot) -> Iterator[Selection]:
        begins = self._index(spot)
        if begins is not None:
            yield Selection(spot.page, self._document.getSelectionAtIndex(spot.page, begins, _TO_THE_END))

    def _from_the_start(self, spot: Spot) -> Iterator[Selection]:
        ends = self._index(spot)
        if ends is not None:
            yield Selection(spot.page, self._document.getSelectionAtIndex(spot.page, 0, ends + 1))

    def _index(self, spot: Spot) -> int | None:
        """Which letter stands at a place: the end of what lies between the page's first line and it."""
        lines = self._lines_of(spot.page)
        if not lines:
            return None
        start = QPointF(lines[0].left() + _INSIDE, lines[0].center().y())
        found = self._document.getSelection(spot.page, start, self._snap(spot.page, spot.point))
        return found.endIndex() if found.isValid() else 0

    def _snap(self, page: int, point: QPointF) -> QPointF:
        """The nearest place where there is a letter: whoever begins beside a line means the line."""
        lines = self._lines_of(page)
        if not lines:
            return point
        nearest = min(lines, key=lambda line: _distance(line, point))
        inside = nearest.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
        x = min(max(point.x(), inside.left()), inside.right())
        return QPointF(x, nearest.center().y())

    def _lines_of(self, page: int) -> list[QRectF]:
        if page not in self._lines:
            self._lines[page] = [area.boundingRect() for area in self._document.getAllText(page).bounds()]
        return self._lines[page]


def words_of(selections: list[Selection]) -> str:
    """What is chosen, as text."""
    return "\n".join(each.found.text() for each in selections).replace("\r\n", "\n").strip()


def _distance(line: QRectF, point: QPointF) -> tuple[float, float]:
    across = max(line.left() - point.x(), 0.0, point.x() - line.right())
    down = max(line.top() - point.y(), 0.0, point.y() - line.bottom())
    return down, across

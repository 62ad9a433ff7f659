"""A canvas on which nothing can be said outside the structure tree: an untagged page cannot be printed by mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing.tagging import writing
from desktop_app.printing.tagging.nodes import Node, Slot
from desktop_app.printing.tagging.text import Source, TaggedText

ARTIFACT = "/Artifact BMC"
FOOT = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"
Foot = Callable[["TaggedCanvas", int, int], None]
"""Draws the foot of a page when the number of pages is known: the canvas, the page, the number of pages."""


_SHAPES = ("line", "lines", "bezier", "arc", "rect", "ellipse", "wedge", "circle", "roundRect", "drawPath")


def _decoration(name: str) -> Callable[..., None]:
    """A way to draw a shape that is decoration unless it is drawn in a region."""
    draw = getattr(Canvas, name)

    def decorate(self: TaggedCanvas, *sides: Any, **paint: Any) -> None:
        self._decorate()
        draw(self, *sides, **paint)

    return decorate


class UntaggedContent(Exception):
    """Text, a picture or an annotation that belongs to no element: a mistake in the program, never in what was typed."""


class TaggedCanvas(Canvas):
    """Marks all content: text by its element, regions as a whole, and every other line or fill as decoration."""

    def __init__(self, target: Any, tree: Node, face: str, foot: Foot | None = None, **options: Any) -> None:
        """`tree` was made before anything is drawn; `face` is an embedded font; `options` are those of ReportLab's canvas."""
        super().__init__(target, **(options | {"initialFontName": face, "invariant": 1, "pageCompression": 0}))
        self.tree = tree
        self._foot = foot
        self._decorating = False
        self._region: Slot | str | None = None
        self._label: Slot | None = None
        self._about: tuple[Slot, str] | None = None
        self._linking: Source | None = None
        self._marked: list[Node] = []
        self._owners: list[tuple[int, list[Node] | Node]] = []
        self._finished: list[Any] = []
        self._headings = 0
        self.fields = writing.Fields()

    # What is drawn

    def opening(self, slot: Slot) -> str:
        """The operator that begins content of an element; the content's number is noted there."""
        number = len(self._marked)
        self._marked.append(slot.node)
        slot.marks.append((self.getPageNumber(), number))
        return f"/{slot.node.kind} <</MCID {number}>> BDC"

    @contextmanager
    def region(self, slot: Slot | str) -> Iterator[None]:
        """Everything drawn inside belongs to one element, or (ARTIFACT, FOOT) to none."""
        if self._region is not None:
            raise UntaggedContent("a region inside another one")
        self._end_decoration()
        self._code.append(slot if isinstance(slot, str) else self.opening(slot))
        self._region = slot
        try:
            yield
        finally:
            self._region = None
            self._code.append("EMC")

    @contextmanager
    def speaking(self, source: Source, label: Slot | None) -> Iterator[None]:
        """While a paragraph is drawn: whose links are made, and where its bullet belongs."""
        self._linking, self._label = source, label
        try:
            yield
        finally:
            self._linking = self._label = None

    def heading(self, source: Source, level: int, height: float) -> None:
        """An entry of the outline that leads to the heading drawn here."""
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(source.title, key, level - 1)

    def drawText(self, text: Any) -> None:
        self._end_decoration()
        if isinstance(text, TaggedText) or self._region is not None:
            super().drawText(text)
        elif self._label is not None:
            with self.region(self._label):
                super().drawText(text)
        else:
            raise UntaggedContent(f"text outside every element: {text.getCode()[:120]}")

    def beginForm(self, *_: Any, **__: Any) -> None:
        raise UntaggedContent("a form is drawn apart from its page, so its content has no element")

    def drawInlineImage(self, *_: Any, **__: Any) -> None:
        raise UntaggedContent("a picture needs an element and words that stand for it")

    drawImage = doForm = shade = drawInlineImage

    def _decorate(self) -> None:
        if self._region is None and not self._decorating:
            self._decorating = True
            self._code.append(ARTIFACT)

    def _end_decoration(self) -> None:
        if self._decorating:
            self._decorating = False
            self._code.append("EMC")

    line, lines, bezier, arc, rect, ellipse, wedge, circle, roundRect, drawPath = map(_decoration, _SHAPES)

    def saveState(self) -> None:
        self._end_decoration()
        super().saveState()

    def restoreState(self) -> None:
        self._end_decoration()
        super().restoreState()

    # Annotations

    @contextmanager
    def annotating(self, slot: Slot, words: str) -> Iterator[int]:
        """The annotation made inside belongs to an element; `words` say what it is for. Gives its key in the tree."""
        key = len(self._owners)
        self._owners.append((key, slot.node))
        self._about = slot, words
        try:
            yield key
        finally:
            self._about = None

    def linkURL(self, url: str, rect: Any, relative: int = 0, **options: Any) -> None:
        if self._region == ARTIFACT:
            return  # the head of a table once more: its link has been made
        slot = self._linking.linked(url) if self._linking else None
        if slot is None:
            raise UntaggedContent(f"a link outside every element: {url}")
        words = self._linking.title if self._linking else ""
        with self.annotating(slot, words) as key:
            super().linkURL(url, rect, relative, Contents=PDFString(words), StructParent=key, **options)

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        if self._about is None:
            raise UntaggedContent("an annotation outside every element")
        super()._addAnnotation(annotation, name, addtopage)
        self._about[0].marks.append((self.getPageNumber(), f"Annot.NUMBER{self._annotationCount}"))

    # Pages and the whole

    def showPage(self) -> None:
        self._end_decoration()
        if self._region is not None:
            raise UntaggedContent("a region runs over the end of its page")
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._owners), PDFName("S")
        self._owners.append((page.StructParents, self._marked))
        self._marked = []
        self._finished.append(page)

    def save(self) -> None:
        """Draw the feet, now that the number of pages is known; write the tree; save."""
        if self._code:
            self.showPage()
        if self._foot:
            for number, page in enumerate(self._finished, start=1):
                self.saveState()
                with self.region(FOOT):
                    self._foot(self, number, len(self._finished))
                self.restoreState()
                page.stream += "\n".join(self._code) + "\n"
                self._code.clear()
        writing.write(self._doc, self.tree, self._owners, self.fields)
        super().save()

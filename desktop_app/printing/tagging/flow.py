"""What is laid out on pages: a paragraph, a picture with words that stand for it, and the fields of a form."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.platypus import Flowable, Paragraph

from desktop_app.printing.tagging.canvas import ARTIFACT
from desktop_app.printing.tagging.nodes import Node, Slot
from desktop_app.printing.tagging.text import Source, TaggedText

_HEADINGS = {"H1": 1, "H2": 2, "H3": 3}
_PRINT = 4  # the flag of an annotation that is printed with its page
_MULTILINE = 1 << 12


class TaggedParagraph(Paragraph):
    """A paragraph that knows its element; its parts on further pages know it too."""

    source: Source | None = None
    label: Slot | None = None
    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """A table asks several times for the same column; the lines stay as they are."""
        if self._wrapped is None or self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = width, super().wrap(width, height)
        return self._wrapped[1]

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.source = self.source
        if parts:
            parts[0].label = self.label
        return parts

    def beginText(self, x: float, y: float) -> Any:
        source = self.source
        return TaggedText(self.canv, x, y, source) if source and not source.done else self.canv.beginText(x, y)

    def draw(self) -> None:
        source, canvas = self.source, self.canv
        if source is None:
            super().draw()
        elif source.done:
            # a table's head once more, on a further page
            with canvas.region(ARTIFACT):
                super().draw()
        else:
            level = _HEADINGS.get(source.node.kind)
            if level and not source.at:
                canvas.heading(source, level, self.height)
            with canvas.speaking(source, self.label):
                super().draw()


class Figure(Flowable):
    """A drawing of shapes; its element has words that stand for it."""

    def __init__(self, drawing: Any, node: Node) -> None:
        """`drawing` has a width, a height and `drawOn`, as a barcode of ReportLab has."""
        super().__init__()
        self.width, self.height = drawing.width, drawing.height
        self._drawing, self._node, self._slot = drawing, node, node.slot()

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self._node.attributes = bounds(self.canv, self.width, self.height)
        with self.canv.region(self._slot):
            self._drawing.drawOn(self.canv, 0, 0)


class CheckBox(Flowable):
    """A box to tick on a screen. It is drawn on the page too, because not every viewer draws the fields of a form."""

    def __init__(self, drawing: Any, slot: Slot, words: str, *, marked: bool) -> None:
        """`drawing` is what is printed; `words` say what a mark means."""
        super().__init__()
        self.width, self.height = drawing.width, drawing.height
        self._drawing, self._slot, self._words, self._marked = drawing, slot, words, marked

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        with canvas.region(ARTIFACT):
            self._drawing.drawOn(canvas, 0, 0)
        state = PDFName("Yes" if self._marked else "Off")
        shapes = PDFDictionary({name: self._shape(marked=name == "Yes") for name in ("Yes", "Off")})
        _field(
            canvas,
            self._slot,
            self._words,
            (0, 0, self.width, self.height),
            {"FT": PDFName("Btn"), "V": state, "AS": state, "AP": PDFDictionary({"N": shapes})},
        )

    def _shape(self, *, marked: bool) -> Any:
        """What the field shows: it covers what is printed beneath, so that a mark can be taken away."""
        side, tick = self.width, self._drawing
        name = f"box-{side:g}-{marked}"
        known = self.canv.fields.shapes.get(name)
        if known is None:
            frame = f"1 g 0 0 {side:g} {side:g} re f {_stroke(tick.colour)} 1 w {_rounded(side)} S"
            path = " ".join(f"{x:.2f} {y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(tick.mark))
            content = f"{frame} 1.5 w {path} S" if marked else frame
            known = self.canv.fields.shapes[name] = _appearance(self.canv, content, side, side)
        return known


class TextField(Flowable):
    """A place to type on a screen, over what is drawn there for a pen."""

    def __init__(
        self, beneath: Any | None, slot: Slot, words: str, size: tuple[float, float], type_size: float
    ) -> None:
        """`beneath` draws the lines to write on; `words` say what belongs there."""
        super().__init__()
        self.width, self.height = size
        self._beneath, self._slot, self._words, self._type_size = beneath, slot, words, type_size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        if self._beneath is not None:
            self._beneath(self.canv)
        empty = _appearance(self.canv, "/Tx BMC EMC", self.width, self.height)
        several = self.height > 2 * self._type_size * 1.5
        _field(
            self.canv,
            self._slot,
            self._words,
            (0, 0, self.width, self.height),
            {
                "FT": PDFName("Tx"),
                "Ff": _MULTILINE if several else 0,
                "V": PDFString(""),
                "DA": PDFString(f"/Helv {self._type_size:g} Tf 0 g"),
                "AP": PDFDictionary({"N": empty}),
            },
        )


def bounds(canvas: Any, width: float, height: float) -> str:
    """The attribute that says where on the page a figure is."""
    left, low = canvas.absolutePosition(0, 0)
    right, high = canvas.absolutePosition(width, height)
    return f"/O/Layout/Placement/Block/BBox[{left:.2f} {low:.2f} {right:.2f} {high:.2f}]"


def _field(canvas: Any, slot: Slot, words: str, rect: tuple[float, float, float, float], own: dict[str, Any]) -> None:
    corners = [*canvas.absolutePosition(*rect[:2]), *canvas.absolutePosition(*rect[2:])]
    with canvas.annotating(slot, words) as key:
        field = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "T": PDFString(canvas.fields.name("box" if own["FT"] == "/Btn" else "text")),
                "TU": PDFString(words),
                "Rect": PDFArray([round(corner, 2) for corner in corners]),
                "F": _PRINT,
                "P": canvas._doc.thisPageRef(),
                "StructParent": key,
                **own,
            }
        )
        canvas._addAnnotation(field)
    canvas.fields.objects.append(field)


def _appearance(canvas: Any, content: str, width: float, height: float) -> Any:
    stream = PDFStream()
    stream.content = content
    stream.dictionary = PDFDictionary(
        {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(width, 2), round(height, 2)]),
            "Resources": PDFDictionary({}),
        }
    )
    return canvas._doc.Reference(stream)


def _stroke(colour: str) -> str:
    paint = HexColor(colour)
    return f"{paint.red:.3f} {paint.green:.3f} {paint.blue:.3f} RG"


def _rounded(side: float) -> str:
    """The frame of the printed box: half a point inside, with corners of two points."""
    low, high, bend, pull = 0.5, side - 0.5, 2.0, 0.9
    return (
        f"{low + bend:g} {low:g} m {high - bend:g} {low:g} l "
        f"{high - pull:g} {low:g} {high:g} {low + pull:g} {high:g} {low + bend:g} c {high:g} {high - bend:g} l "
        f"{high:g} {high - pull:g} {high - pull:g} {high:g} {high - bend:g} {high:g} c {low + bend:g} {high:g} l "
        f"{low + pull:g} {high:g} {low:g} {high - pull:g} {low:g} {high - bend:g} c {low:g} {low + bend:g} l "
        f"{low:g} {low + pull:g} {low + pull:g} {low:g} {low + bend:g} {low:g} c s"
    )

"""Labels for boxes, ten on a letter sheet (2 by 4 inches each): a number and a Code 128 barcode, never a name."""

from __future__ import annotations

from io import BytesIO

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import inch
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.domain.handouts import BoxLabel, BoxLabels
from desktop_app.printing.checking import sealed
from desktop_app.printing.fonts import BOLD, REGULAR, printable
from desktop_app.printing.forms import load_form
from desktop_app.printing.looks import INK, LINE, SECOND
from desktop_app.printing.sheets import sheet
from desktop_app.printing.tagging.canvas import TaggedCanvas
from desktop_app.printing.tagging.flow import Figure
from desktop_app.printing.tagging.nodes import Node, document

WIDE, HIGH = 4 * inch, 2 * inch
COLUMNS, ROWS = 2, 5
_LEFT, _BETWEEN, _TOP = 0.156 * inch, 0.188 * inch, 0.5 * inch
_INSIDE = 0.2 * inch
_BAR, _TALL = 1.15, 0.72 * inch  # points of the narrowest bar: 0.4 mm, which every reader at a desk can see
_PER_PAGE = COLUMNS * ROWS


def render_labels(*visits: BoxLabels, language: str = "en") -> bytes:
    """The labels as a PDF in memory, the same bytes for the same boxes; each visit begins on a sheet of its own."""
    form = load_form("box_label", language)
    target, tree = BytesIO(), document()
    title = " ".join((form.front.title, *(visit.number for visit in visits)))
    canvas = sheet(target, tree, letter, language, title, "")
    for visit in visits:
        for place, label in enumerate(visit.labels):
            if place and place % _PER_PAGE == 0:
                canvas.showPage()
            row, column = divmod(place % _PER_PAGE, COLUMNS)
            x = _LEFT + column * (WIDE + _BETWEEN)
            y = letter[1] - _TOP - (row + 1) * HIGH
            words = form.word("box", box=str(label.box), of=str(label.of))
            _draw(canvas, tree.add("Sect"), label, (words, form.word("barcode")), visit.number, x, y)
        canvas.showPage()
    canvas.save()
    return sealed(target.getvalue())


def label_file_name(boxes: BoxLabels) -> str:
    """What "Save" proposes."""
    return f"box-labels-{boxes.number}.pdf"


def _draw(
    canvas: TaggedCanvas, node: Node, label: BoxLabel, words: tuple[str, str], number: str, x: float, y: float
) -> None:
    """Each label is a section of its own with the box as its heading."""
    box, barcode = (printable(each, "box") for each in words)
    visit, code = printable(number, "number"), printable(label.code, "code")
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.4)
    canvas.roundRect(x, y, WIDE, HIGH, 6, fill=0, stroke=1)
    _say(canvas, node.add("H1"), box, (BOLD, 22), INK, x + _INSIDE, y + HIGH - 34)
    right = x + WIDE - _INSIDE - stringWidth(visit, REGULAR, 13)
    _say(canvas, node.add("P"), visit, (REGULAR, 13), SECOND, right, y + HIGH - 34)
    bars = Code128(label.code, barWidth=_BAR, barHeight=_TALL, humanReadable=False, quiet=True)
    canvas.setFillColor(HexColor(INK))
    figure = Figure(bars, node.add("Figure", alt=f"{barcode}: {code}"))
    figure.drawOn(canvas, x + (WIDE - bars.width) / 2, y + 34)
    middle = x + (WIDE - stringWidth(code, REGULAR, 11)) / 2
    _say(canvas, node.add("P"), code, (REGULAR, 11), INK, middle, y + 16)


def _say(
    canvas: TaggedCanvas, node: Node, words: str, face: tuple[str, float], colour: str, x: float, y: float
) -> None:
    with canvas.region(node.slot()):
        canvas.setFillColor(HexColor(colour))
        canvas.setFont(*face)
        canvas.drawString(x, y, words)

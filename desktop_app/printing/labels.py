"""Labels for boxes, ten on a letter sheet (2 by 4 inches each): a number and a Code 128 barcode, never a name."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import inch
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.handouts import BoxLabel, BoxLabels
from desktop_app.printing import fonts
from desktop_app.printing.fonts import BOLD, REGULAR, printable
from desktop_app.printing.forms import load_form
from desktop_app.printing.looks import INK, LINE, SECOND

WIDE, HIGH = 4 * inch, 2 * inch
COLUMNS, ROWS = 2, 5
_LEFT, _BETWEEN, _TOP = 0.156 * inch, 0.188 * inch, 0.5 * inch
_INSIDE = 0.2 * inch
_BAR, _TALL = 1.15, 0.72 * inch  # points of the narrowest bar: 0.4 mm, which every reader at a desk can see
_PER_PAGE = COLUMNS * ROWS


def render_labels(boxes: BoxLabels, language: str = "en") -> bytes:
    """The labels as a PDF in memory, the same bytes for the same boxes."""
    fonts.register()
    form = load_form("box_label", language)
    target = BytesIO()
    canvas = Canvas(target, pagesize=letter, lang=language, invariant=1)
    canvas.setTitle(f"{form.front.title} {boxes.number}")
    canvas.setCreator("Safekeeping")
    for number, label in enumerate(boxes.labels):
        if number and number % _PER_PAGE == 0:
            canvas.showPage()
        row, column = divmod(number % _PER_PAGE, COLUMNS)
        x = _LEFT + column * (WIDE + _BETWEEN)
        y = letter[1] - _TOP - (row + 1) * HIGH
        _draw(canvas, label, form.word("box", box=str(label.box), of=str(label.of)), boxes.number, x, y)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def label_file_name(boxes: BoxLabels) -> str:
    """What "Save" proposes."""
    return f"box-labels-{boxes.number}.pdf"


def _draw(canvas: Any, label: BoxLabel, words: str, number: str, x: float, y: float) -> None:
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.4)
    canvas.roundRect(x, y, WIDE, HIGH, 6, fill=0, stroke=1)
    canvas.setFillColor(HexColor(INK))
    canvas.setFont(BOLD, 22)
    canvas.drawString(x + _INSIDE, y + HIGH - 34, printable(words, "box"))
    canvas.setFont(REGULAR, 13)
    canvas.setFillColor(HexColor(SECOND))
    visit = printable(number, "number")
    canvas.drawString(x + WIDE - _INSIDE - stringWidth(visit, REGULAR, 13), y + HIGH - 34, visit)
    bars = Code128(label.code, barWidth=_BAR, barHeight=_TALL, humanReadable=False, quiet=True)
    left = x + (WIDE - bars.width) / 2
    canvas.setFillColor(HexColor(INK))
    bars.drawOn(canvas, left, y + 34)
    canvas.setFont(REGULAR, 11)
    canvas.drawCentredString(x + WIDE / 2, y + 16, printable(label.code, "code"))

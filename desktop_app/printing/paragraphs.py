"""The one function that makes a ReportLab paragraph: text goes in escaped, whatever was typed."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab import platypus
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from desktop_app.printing.fonts import REGULAR
from desktop_app.printing.looks import INK
from desktop_app.printing.story import Run, Text

Flowable = Any  # ReportLab ships no types


def style(
    size: tuple[float, float],
    *,
    font: str = REGULAR,
    color: str = INK,
    right: bool = False,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    """A paragraph style; a word longer than its line is broken, never an error."""
    return ParagraphStyle(
        f"{font} {size[0]:g}",
        fontName=font,
        bulletFontName=REGULAR,
        fontSize=size[0],
        bulletFontSize=size[0],
        leading=size[1],
        textColor=color,
        bulletColor=color,
        alignment=TA_RIGHT if right else TA_LEFT,
        leftIndent=indent,
        bulletIndent=indent * 0.16,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def paragraph(
    text: Text | str, looks: ParagraphStyle, *, bullet: str | None = None, strong: str | None = None
) -> Flowable:
    """The only place where text becomes ReportLab's markup: our own tags for strong runs, all else escaped."""
    runs = (Run(text),) if isinstance(text, str) else text
    before, after = (f'<font color="{strong}"><b>', "</b></font>") if strong else ("<b>", "</b>")
    markup = "".join(f"{before}{_safe(run.text)}{after}" if run.strong else _safe(run.text) for run in runs)
    return platypus.Paragraph(markup, looks, bulletText=bullet)


def _safe(text: str) -> str:
    return escape(text).replace("\n", "<br/>")

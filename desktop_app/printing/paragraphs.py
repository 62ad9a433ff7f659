"""The one function that makes a ReportLab paragraph: text goes in escaped, whatever was typed."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from desktop_app.printing.fonts import REGULAR
from desktop_app.printing.looks import INK
from desktop_app.printing.story import Run, Text
from desktop_app.printing.tagging.flow import TaggedParagraph
from desktop_app.printing.tagging.nodes import Node, Slot
from desktop_app.printing.tagging.text import Source

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
    paint = HexColor(color)
    return ParagraphStyle(
        f"{font} {size[0]:g}",
        fontName=font,
        bulletFontName=REGULAR,
        fontSize=size[0],
        bulletFontSize=size[0],
        leading=size[1],
        textColor=paint,
        bulletColor=paint,
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
    text: Text | str,
    looks: ParagraphStyle,
    node: Node | None,
    *,
    bullet: Slot | None = None,
    strong: str | None = None,
    tail: bool = False,
) -> Flowable:
    """The only place where text becomes ReportLab's markup: our own tags for strong runs, all else escaped.

    `node` is its element (none in the foot of a page), `bullet` the place of the point before it; `tail`: its words go on in
    another paragraph of the same element.
    """
    runs = (Run(text),) if isinstance(text, str) else text
    before, after = (f'<font color="{strong}"><b>', "</b></font>") if strong else ("<b>", "</b>")
    markup = "".join(f"{before}{_safe(run)}{after}" if run.strong else _safe(run) for run in runs)
    made = TaggedParagraph(markup, looks, bulletText="•" if bullet else None)
    made.source = None if node is None else _source(runs, node, tail=tail)
    made.label = bullet
    return made


def _source(runs: Text, node: Node, *, tail: bool) -> Source:
    parts: list[tuple[Slot, str]] = []
    linked: list[tuple[str, Slot]] = []
    for run in runs:
        if run.link:
            slot = node.add("Link").slot()
            linked.append((run.link, slot))
        elif run.language:
            slot = node.add("Span", language=run.language).slot()
        elif parts and parts[-1][0].node is node:
            slot = parts[-1][0]
        else:
            slot = node.slot()
        parts.append((slot, run.text))
    source = Source(node, parts or [(node.slot(), "")], tail=tail)
    for url, slot in linked:
        source.link(url, slot)
    return source


def _safe(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br/>")
    return f"<a href={quoteattr(run.link)}>{words}</a>" if run.link else words

"""A story drawn as a PDF, in memory: the page, its head and its foot."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from desktop_app.printing import fonts
from desktop_app.printing.blocks import Drawer, grid
from desktop_app.printing.looks import ACCENT, LARGE, LINE, NORMAL, SECOND, SIDE_MARGIN, TOP_MARGIN, Sizes
from desktop_app.printing.paragraphs import Flowable, paragraph, style
from desktop_app.printing.story import Head, Run, Story

_WIDTH = letter[0] - 2 * SIDE_MARGIN


def make_pdf(story: Story, *, large_print: bool = False) -> bytes:
    """Lay the story out twice: once to count its pages, once to print "page 1 of 3"."""
    fonts.register()
    sizes = LARGE if large_print else NORMAL
    pages, _ = _build(story, sizes, 1)
    return _build(story, sizes, pages)[1]


def _build(story: Story, sizes: Sizes, pages: int) -> tuple[int, bytes]:
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=letter,
        lang=story.language,
        title=story.title,
        author=story.author,
        subject="",
        keywords="",
        creator="Safekeeping",
        displayDocTitle=True,
    )
    frame = Frame(
        SIDE_MARGIN,
        sizes.foot_height,
        _WIDTH,
        letter[1] - TOP_MARGIN - sizes.foot_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate("page", [frame], onPageEnd=_foot(story, sizes, pages))])
    document.build([_head(story.head, sizes), *Drawer(sizes, story.words, _WIDTH).draw(story.blocks)])
    return document.page, target.getvalue()


def _head(head: Head, sizes: Sizes) -> Flowable:
    """Who writes, at the left; the telephone that a person answers, at the right; a rule beneath."""
    size, pitch = sizes.head
    name = style((size + 1.5, pitch + 1), font=fonts.SEMIBOLD, color=ACCENT)
    soft = style((size, pitch), color=SECOND)
    phone = (Run(head.phone, strong=True), Run(f" · {head.hours}" if head.hours else ""))
    rows = [
        [paragraph(head.agency, name), paragraph(head.note, style(sizes.head, color=SECOND, right=True))],
        [
            paragraph(head.unit, soft),
            paragraph(phone, style((size + 1, pitch), color=SECOND, right=True), strong=ACCENT),
        ],
    ]
    commands = [
        ("LINEBELOW", (0, -1), (-1, -1), 1.5, HexColor(ACCENT)),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (0, -1), 12),
    ]
    return grid(rows, [_WIDTH * 0.54, _WIDTH * 0.46], commands)


def _foot(story: Story, sizes: Sizes, pages: int) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(0.6)
        rule, top = sizes.foot_height - 11, sizes.foot_height - 16
        canvas.line(SIDE_MARGIN, rule, SIDE_MARGIN + _WIDTH, rule)
        count = story.foot.page.replace("{page}", str(document.page)).replace("{pages}", str(pages))
        right = f"{story.foot.number} · {count}" if story.foot.number else count
        half = _WIDTH / 2 - 6
        for words, x, to_right in ((story.foot.left, SIDE_MARGIN, False), (right, SIDE_MARGIN + half + 12, True)):
            _fitted(canvas, words, (x, top), half, sizes.foot, right=to_right)

    return draw


def _fitted(
    canvas: Any, words: str, top_left: tuple[float, float], width: float, size: tuple[float, float], *, right: bool
) -> None:
    """Draw a few words in the foot's height; very long ones become smaller, none are lost."""
    room = top_left[1] - 14
    while True:
        drawn = paragraph(words, style(size, color=SECOND, right=right))
        _, height = drawn.wrapOn(canvas, width, 10_000)
        if height <= room or size[0] < 1:
            break
        size = (size[0] * 0.85, size[1] * 0.85)
    drawn.drawOn(canvas, top_left[0], top_left[1] - height)

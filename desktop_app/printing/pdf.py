"""A story drawn as a tagged PDF, in memory: the page, its head and its foot."""

from __future__ import annotations

from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus import PageBreak as NewPage

from desktop_app.printing import fonts
from desktop_app.printing.blocks import Drawer
from desktop_app.printing.checking import sealed
from desktop_app.printing.grids import grid
from desktop_app.printing.looks import ACCENT, LARGE, LINE, NORMAL, SECOND, SIDE_MARGIN, TOP_MARGIN, Sizes
from desktop_app.printing.paragraphs import Flowable, paragraph, style
from desktop_app.printing.story import Foot, Head, Run, Story
from desktop_app.printing.tagging.canvas import TaggedCanvas
from desktop_app.printing.tagging.nodes import Node, document

WIDTH = letter[0] - 2 * SIDE_MARGIN
_ANY_HEIGHT = 10_000


def make_pdf(story: Story, *more: Story, large_print: bool = False) -> bytes:
    """A PDF that everybody can read, or NotAccessible, which is a mistake of ours and never of what was typed."""
    return sealed(drawn_pdf(story, *more, large_print=large_print))


def drawn_pdf(story: Story, *more: Story, large_print: bool = False) -> bytes:
    """Make the tree and what goes on the pages, then lay it out once; the feet are drawn when the pages are counted.

    With `more` it is a packet: each story begins on a page of its own, under its own head; title and foot are the first one's.
    """
    fonts.register()
    sizes, tree, target = LARGE if large_print else NORMAL, document(), BytesIO()
    drawn: list[Flowable] = []
    for each in (story, *more):
        part = tree.add("Part", language=each.language if each.language != story.language else "") if more else tree
        drawn += [NewPage()] if drawn else []
        drawn.append(_head(each.head, sizes, part))
        drawn += Drawer(sizes, each.words, WIDTH, part, fillable=each.fillable).draw(each.blocks)
    canvas = partial(TaggedCanvas, tree=tree, face=fonts.REGULAR, foot=partial(_foot, story.foot, sizes))
    _pages(target, story, sizes).build(drawn, canvasmaker=canvas)
    return target.getvalue()


def _pages(target: BytesIO, story: Story, sizes: Sizes) -> Any:
    template = BaseDocTemplate(
        target,
        pagesize=letter,
        lang=story.language,
        title=story.title,
        author=story.author,
        subject="",
        keywords="",
        creator="Safekeeping",
    )
    frame = Frame(
        SIDE_MARGIN,
        sizes.foot_height,
        WIDTH,
        letter[1] - TOP_MARGIN - sizes.foot_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template.addPageTemplates([PageTemplate("page", [frame])])
    return template


def _head(head: Head, sizes: Sizes, node: Node) -> Flowable:
    """Who writes, at the left; the telephone that a person answers, at the right; a rule beneath.

    It is text to be read, once: a screen reader would pass over a page's head, and with it over whom to call.
    """
    size, pitch = sizes.head
    name = style((size + 1.5, pitch + 1), font=fonts.SEMIBOLD, color=ACCENT)
    soft = style((size, pitch), color=SECOND)
    phone = (Run(head.phone, strong=True), Run(" · " if head.hours else ""), Run(head.hours, language=head.language))
    agency = paragraph((Run(head.agency, language=head.language),), name, node.add("P"))
    unit = paragraph(head.unit, soft, node.add("P"))
    note = paragraph(head.note, style(sizes.head, color=SECOND, right=True), node.add("P"))
    number = style((size + 1, pitch), color=SECOND, right=True)
    commands = [
        ("LINEBELOW", (0, -1), (-1, -1), 1.5, HexColor(ACCENT)),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (0, -1), 12),
    ]
    rows = [[agency, note], [unit, paragraph(phone, number, node.add("P"), strong=ACCENT)]]
    return grid(rows, [WIDTH * 0.54, WIDTH * 0.46], commands)


def _foot(foot: Foot, sizes: Sizes, canvas: Any, page: int, pages: int) -> None:
    """Decoration for who reads by ear: a screen reader says the page by itself."""
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.6)
    rule, top = sizes.foot_height - 11, sizes.foot_height - 16
    canvas.line(SIDE_MARGIN, rule, SIDE_MARGIN + WIDTH, rule)
    half = WIDTH / 2 - 6
    for words, longest, x, to_right in (
        (foot.left, foot.left, SIDE_MARGIN, False),
        (_count(foot, page, pages), _count(foot, pages, pages), SIDE_MARGIN + half + 12, True),
    ):
        size = _fitting(longest, half, top - 14, sizes.foot)
        drawn = paragraph(words, style(size, color=SECOND, right=to_right), None)
        _, height = drawn.wrapOn(canvas, half, _ANY_HEIGHT)
        drawn.drawOn(canvas, x, top - height)


def _count(foot: Foot, page: int, pages: int) -> str:
    count = foot.page.replace("{page}", str(page)).replace("{pages}", str(pages))
    return f"{foot.number} · {count}" if foot.number else count


@lru_cache(maxsize=4)
def _fitting(words: str, width: float, room: float, size: tuple[float, float]) -> tuple[float, float]:
    """The size at which a few words fit the foot's height, found once a document: very long ones become smaller, none are lost."""
    while True:
        _, height = paragraph(words, style(size), None).wrap(width, _ANY_HEIGHT)
        if height <= room or size[0] < 1:
            return size
        size = (size[0] * 0.85, size[1] * 0.85)

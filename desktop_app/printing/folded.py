"""A story on a sheet that is folded like a fan: three columns across a letter page, the first of them its cover.

What is printed on the second and third column lies face to face when it is folded, so that only the cover is seen.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import landscape, letter
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate
from reportlab.platypus import PageBreak as NewPage

from desktop_app.printing import fonts
from desktop_app.printing.blocks import Drawer
from desktop_app.printing.checking import sealed
from desktop_app.printing.looks import LARGE, LINE, Sizes
from desktop_app.printing.story import Foot, Story
from desktop_app.printing.tagging.canvas import TaggedCanvas
from desktop_app.printing.tagging.nodes import document

SHEET = landscape(letter)
_SIDE, _TOP, _BOTTOM = 22.0, 28.0, 32.0
_TICK = 9.0  # points: where to fold, at the upper and lower edge
FOLDED = Sizes(
    title=(18, 22),
    section=(12, 16),
    part=(11, 14.5),
    body=(10, 13.5),
    cell=(10, 13.5),
    label=(9.5, 13),
    head=(10, 14),
    foot=(9, 12),
    tick=10,
    foot_height=_BOTTOM,
    stacked_tables=True,
)


def make_folded(story: Story, *, large_print: bool = False) -> bytes:
    """Three columns a sheet; large print has room for two."""
    fonts.register()
    sizes, columns, tree, target = (
        (LARGE, 2, document(), BytesIO()) if large_print else (FOLDED, 3, document(), BytesIO())
    )
    width = SHEET[0] / columns - 2 * _SIDE
    drawn = Drawer(sizes, story.words, width, tree, fillable=story.fillable).draw(story.blocks)
    drawn = [FrameBreak() if isinstance(each, NewPage) else each for each in drawn]  # a new page is a new column here
    foot = partial(_foot, story.foot, sizes, columns)
    canvas = partial(TaggedCanvas, tree=tree, face=fonts.REGULAR, foot=foot)
    _pages(target, story, columns).build(drawn, canvasmaker=canvas)
    return sealed(target.getvalue())


def _pages(target: BytesIO, story: Story, columns: int) -> Any:
    template = BaseDocTemplate(
        target,
        pagesize=SHEET,
        lang=story.language,
        title=story.title,
        author=story.author,
        subject="",
        keywords="",
        creator="Safekeeping",
    )
    wide, high = SHEET[0] / columns, SHEET[1] - _TOP - _BOTTOM
    flush = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frames = [Frame(at * wide + _SIDE, _BOTTOM, wide - 2 * _SIDE, high, **flush) for at in range(columns)]
    template.addPageTemplates([PageTemplate("fan", frames)])
    return template


def _foot(foot: Foot, sizes: Sizes, columns: int, canvas: Any, page: int, pages: int) -> None:
    """Where to fold; and which sheet this is, when there are several."""
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.8)
    for at in range(1, columns):
        x = SHEET[0] * at / columns
        canvas.line(x, 0, x, _TICK)
        canvas.line(x, SHEET[1] - _TICK, x, SHEET[1])
    if pages > 1:
        canvas.setFont(fonts.REGULAR, sizes.foot[0])
        words = foot.page.replace("{page}", str(page)).replace("{pages}", str(pages))
        canvas.drawRightString(SHEET[0] - _SIDE, 14, words)

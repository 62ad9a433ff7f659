"""A page that is drawn place by place instead of laid out: labels, the week board."""

from __future__ import annotations

from io import BytesIO

from desktop_app.printing import fonts
from desktop_app.printing.tagging.canvas import TaggedCanvas
from desktop_app.printing.tagging.nodes import Node


def sheet(
    target: BytesIO, tree: Node, size: tuple[float, float], language: str, title: str, author: str
) -> TaggedCanvas:
    """A canvas for it; `title` is neutral, `author` the agency."""
    fonts.register()
    canvas = TaggedCanvas(target, tree, fonts.REGULAR, pagesize=size, lang=language)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Safekeeping")
    canvas.setSubject("")
    canvas.setKeywords("")
    return canvas

"""What is drawn by lines: the box to tick, and what a pen wrote."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from desktop_app.printing.looks import ACCENT, INK

_PEN_HEIGHT = 30.0  # points
_CHECK = ((0.24, 0.52), (0.43, 0.30), (0.77, 0.74))


class Tick:
    """A box to tick; lines, because the typeface has none."""

    colour = ACCENT

    def __init__(self, side: float, *, marked: bool) -> None:
        """`side` in points."""
        self.width = self.height = side
        self.mark = [(side * x, side * y) for x, y in _CHECK]
        self._marked = marked

    def drawOn(self, canvas: Any, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.setStrokeColor(HexColor(self.colour))
        canvas.setLineWidth(1)
        canvas.roundRect(0.5, 0.5, self.width - 1, self.height - 1, 2, stroke=1, fill=0)
        if self._marked:
            canvas.setLineWidth(1.5)
            canvas.drawPath(_path(canvas, self.mark))
        canvas.restoreState()


class Pen:
    """What a pen drew, as large as the line has room for; the pad's upper left corner is its origin."""

    def __init__(self, strokes: tuple[tuple[tuple[float, float], ...], ...], most: float) -> None:
        """`strokes` in shares of the pad's width, `most` in points."""
        points = [point for stroke in strokes for point in stroke]
        left, top = (min(part) for part in zip(*points, strict=True))
        right, bottom = (max(part) for part in zip(*points, strict=True))
        scale = min(most, _PEN_HEIGHT / max(bottom - top, 0.01), most / max(right - left, 0.01))
        self.width, self.height = (right - left) * scale + 2, max((bottom - top) * scale, 4.0)
        self._strokes = [
            [((x - left) * scale + 1, self.height - (y - top) * scale) for x, y in stroke]
            for stroke in strokes
            if len(stroke) > 1
        ]

    def drawOn(self, canvas: Any, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(1.1)
        canvas.setLineJoin(1)
        canvas.setLineCap(1)
        for stroke in self._strokes:
            canvas.drawPath(_path(canvas, stroke))
        canvas.restoreState()


def _path(canvas: Any, points: list[tuple[float, float]]) -> Any:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path

"""Faces, hatching and symbols of the drawn day, made once a theme and screen scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from desktop_app.ui import icons, theme

HATCH_STEP = 8  # pixels between two strokes


@cache
def face(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A face of the theme."""
    return theme.font(px, weight)


@cache
def face_metrics(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
    """How wide a face's words are."""
    return QFontMetricsF(face(px, weight))


@cache
def hatching(colour: str, scale: float) -> QPixmap:
    """A tile of slanted strokes."""
    side = round(HATCH_STEP * scale)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5 * scale))
    for shift in (-side, 0, side):
        painter.drawLine(QLineF(shift, side, shift + side, 0))
    painter.end()
    tile.setDevicePixelRatio(side / HATCH_STEP)
    return tile


@cache
def symbol(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """A symbol of the theme in a colour (#rrggbb)."""
    return icons.pixmap(name, colour, size, scale)


def forget() -> None:
    """Make everything anew, as after a change of theme."""
    for made in (face, face_metrics, hatching, symbol):
        made.cache_clear()

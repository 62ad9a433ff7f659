"""Faces, laid-out words, hatching and symbols of the drawn schedule, made once a theme and screen scale."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText

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


@lru_cache(maxsize=4096)
def set_words(text: str, px: int, weight: QFont.Weight, width: int) -> QStaticText:
    """Words of one line, cut with dots at a width in pixels and laid out once: a week draws hundreds of them."""
    made = QStaticText(face_metrics(px, weight).elidedText(text, Qt.TextElideMode.ElideRight, width))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=face(px, weight))
    return made


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
    for made in (face, face_metrics, set_words, hatching, symbol):
        made.cache_clear()

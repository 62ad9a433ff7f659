"""The stroke icons of resources/icons, drawn in a colour of the active palette."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.ui import theme
from desktop_app.ui.assets import asset

_SCALES = (1.0, 2.0, 3.0)  # 150 % and 125 % screens are served from the next larger one


def pixmap(name: str, colour: str = "ink", size: int = 16, scale: float = 1.0, gap: int = 0) -> QPixmap:
    """One icon as a picture of size x size logical pixels. `colour` is a palette token or #rrggbb; `gap` is room at its right."""
    return QPixmap(_picture(name, theme.current().colour(colour), size, scale, gap))


def icon(name: str, colour: str = "ink", size: int = 16, *, disabled: str = "third", gap: int = 0) -> QIcon:
    """The icon for a button or action, sharp on every usual screen scale."""
    palette = theme.current()
    return QIcon(_icon(name, palette.colour(colour), palette.colour(disabled), size, gap))


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in asset("icons").glob("*.svg")))


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, size: int, gap: int) -> QIcon:
    """Made once: a page has hundreds of buttons, and each draws its icon again as often as its style changes."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_picture(name, colour, size, scale, gap))
        made.addPixmap(_picture(name, disabled, size, scale, gap), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def _picture(name: str, colour: str, size: int, scale: float, gap: int) -> QPixmap:
    side = round(size * scale)
    picture = QPixmap(side + round(gap * scale), side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = asset("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))

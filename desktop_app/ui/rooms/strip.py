"""The piece of the day's header above the scroll bar, so that the header reaches the card's edge."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme


class HeaderStrip(QWidget):
    """Painted like the header, with the card's rounded corner at the right."""

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft ground and the line beneath."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(-24, 0, self.width() + 24, self.height() + 24), 11.5, 11.5)
        painter.fillPath(path, QColor(palette.soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(QLineF(0, self.height() - 1, self.width(), self.height() - 1))
        painter.end()

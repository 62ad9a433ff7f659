"""A line to sign on, by mouse, finger or pen: what is drawn is kept as strokes, so that it can be printed at any size."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.signatures import HEIGHT, MOST_POINTS, Stroke
from desktop_app.ui import theme

LEAST, MOST = 320, 720  # pixels across
_LINE = 0.78  # where the line to sign on stands, as a share of the height


class SignaturePad(QWidget):
    """`strokes()` are shares of the pad's width. A pen reaches Qt as mouse events too, so one way serves all three."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[float, float, int]]] = []
        self._clock = QElapsedTimer()
        self._drawing = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Line to sign on"))
        self.setAccessibleDescription(
            self.tr("Sign here with a pen, a finger or the mouse. Signing on paper is the other way.")
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self.setFixedHeight(round(LEAST * HEIGHT))

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn so far."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._tell()

    def clear(self) -> None:
        """An empty line again."""
        self._strokes.clear()
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(LEAST, round(LEAST * HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its width asks for, so that a signature keeps its shape."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self.width() * HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.isEnabled():
            return
        if not self._strokes:
            self._clock.start()
        self._drawing = True
        self._strokes.append([self._point(event.position())])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing and self._room():
            self._strokes[-1].append(self._point(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._drawing = False
            self._strokes[-1].append(self._point(event.position()))
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.edge), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        line = round(self.height() * _LINE)
        painter.setPen(QPen(QColor(palette.line), 2))
        painter.drawLine(24, line, self.width() - 24, line)
        painter.setPen(
            QPen(QColor(palette.ink), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for stroke in self._strokes:
            painter.drawPolyline(QPolygonF([QPointF(x * self.width(), y * self.width()) for x, y, _ in stroke]))

    def _point(self, at: QPointF) -> tuple[float, float, int]:
        """Inside the pad, whatever the hand does."""
        across = min(max(at.x() / self.width(), 0.0), 1.0)
        down = min(max(at.y() / self.width(), 0.0), HEIGHT)
        return across, down, int(self._clock.elapsed())

    def _room(self) -> bool:
        return sum(map(len, self._strokes)) < MOST_POINTS - 2

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

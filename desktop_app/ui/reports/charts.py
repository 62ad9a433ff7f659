"""Calm bars, painted: lying with their words beside them, or standing side by side over their words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.reports.figures import Bar, Figure

ROW, THICK = 34, 14  # pixels of a lying bar's row, and of the bar
UPRIGHT = 190  # pixels of a chart of standing bars
_LABEL_SHARE, _GAP, _RADIUS = 0.4, 12, 3
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BarChart(QWidget):
    """Shows a `Figure`. Every number is written beside its bar, and the whole is the widget's accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure) -> None:
        """Draw another figure."""
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.told())
        self.updateGeometry()
        self.update()

    def figure(self) -> Figure | None:
        """What is drawn now."""
        return self._figure

    def sizeHint(self) -> QSize:
        """As high as the bars need."""
        figure = self._figure
        if figure is None:
            return QSize(280, 0)
        return QSize(280, UPRIGHT if figure.upright else ROW * len(figure.bars) + 2)

    def minimumSizeHint(self) -> QSize:
        """Narrower than that the words would be cut."""
        return QSize(240, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, and a ring when the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._figure is not None:
            if self._figure.upright:
                self._paint_standing(painter, self._figure)
            else:
                self._paint_lying(painter, self._figure)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_lying(self, painter: QPainter, figure: Figure) -> None:
        palette, width = theme.current(), self.width()
        body, second = theme.font(), theme.font(theme.SECOND_PX)
        label = min(width * _LABEL_SHARE, max(QFontMetrics(body).horizontalAdvance(bar.label) for bar in figure.bars))
        said = max(QFontMetrics(second).horizontalAdvance(bar.said) for bar in figure.bars) + _GAP
        start = 4 + label + _GAP
        longest = max(width - start - said - 4, 20)
        most = max((_length(bar) for bar in figure.bars), default=0) or 1
        for number, bar in enumerate(figure.bars):
            top = number * ROW
            painter.setFont(body)
            painter.setPen(QColor(palette.ink if bar.visits else palette.third))
            words = QFontMetrics(body).elidedText(bar.label, Qt.TextElideMode.ElideRight, int(label) + 1)
            painter.drawText(QRectF(4, top, label + 1, ROW), _LEFT, words)
            length = longest * _length(bar) / most
            across = QRectF(start, top + (ROW - THICK) / 2, max(length, 2), THICK)
            self._paint_bar(painter, across, bar, lying=True)
            painter.setFont(second)
            painter.setPen(QColor(palette.second if bar.visits else palette.third))
            painter.drawText(QRectF(start + length + 8, top, said, ROW), _LEFT, bar.said)

    def _paint_standing(self, painter: QPainter, figure: Figure) -> None:
        palette, second = theme.current(), theme.font(theme.SECOND_PX)
        metrics = QFontMetrics(second)
        foot, head = metrics.height() + 8, metrics.height() + 6
        each = (self.width() - 8) / len(figure.bars)
        tall = self.height() - foot - head
        most = max((bar.visits for bar in figure.bars), default=0) or 1
        painter.setFont(second)
        for number, bar in enumerate(figure.bars):
            left, height = 4 + number * each, tall * bar.visits / most
            thick = min(each * 0.62, 40)
            upright = QRectF(left + (each - thick) / 2, head + tall - max(height, 2), thick, max(height, 2))
            self._paint_bar(painter, upright, bar, lying=False)
            painter.setPen(QColor(palette.second))
            if bar.visits:
                over = QRectF(left - 4, head + tall - height - head, each + 8, head)
                painter.drawText(over, _CENTRE, str(bar.visits))
            painter.setPen(QColor(palette.second if bar.visits else palette.third))
            painter.drawText(QRectF(left - 4, head + tall + 4, each + 8, foot - 4), _CENTRE, _shown(bar, metrics, each))
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(QPointF(4, head + tall + 0.5), QPointF(self.width() - 4, head + tall + 0.5))

    @staticmethod
    def _paint_bar(painter: QPainter, place: QRectF, bar: Bar, *, lying: bool) -> None:
        ink, _ = theme.current().tone(bar.tone)
        colour = theme.mix(ink, theme.current().surface, 0.72) if bar.visits else theme.current().line
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(place, _RADIUS, _RADIUS)
        if not lying and place.height() > 2 * _RADIUS:
            shape.addRect(place.adjusted(0, _RADIUS, 0, 0))
        painter.drawPath(shape)


def _length(bar: Bar) -> int:
    """What the bar stands for: hours in use where they are counted, else visits."""
    return bar.visits if bar.minutes is None else bar.minutes


def _shown(bar: Bar, metrics: QFontMetrics, room: float) -> str:
    """The label, in short where there is little room: `Mon`, and `10` of `10 am`."""
    words = bar.short or bar.label
    return words if metrics.horizontalAdvance(words) <= room + 2 else words.split(" ")[0]

"""The printed pages of a wording, one beneath the other, each marked as a specimen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop_app.ui import theme
from desktop_app.ui.wording.proofing import DrawnPage

_AROUND, _BETWEEN = 14, 14  # pixels
_STEP = 48
_SHARE = 0.07
"""How much of the ink the mark across a page has: seen at once, and never in the way of the words."""


class PageView(QAbstractScrollArea):
    """`width_changed` when the pages should be drawn anew, to be as sharp as they can."""

    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QImage] = []
        self._asked = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The printed page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)

    def show_drawn(self, page: DrawnPage) -> None:
        """Put one page in its place; what is shown around it stays where it is."""
        del self._pages[page.count :]
        if page.index < len(self._pages):
            self._pages[page.index] = page.image
        else:
            self._pages.append(page.image)
        self._measure()
        self.viewport().update()

    def clear(self) -> None:
        """Show no page."""
        self._pages.clear()
        self._measure()
        self.viewport().update()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def image(self, index: int) -> QImage:
        """One page as it is seen, without the mark."""
        return self._pages[index]

    def wanted_width(self) -> int:
        """Pixels of the screen, across, at which a page is sharp."""
        return max(1, round((self.viewport().width() - 2 * _AROUND) * self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if self.wanted_width() != self._asked:
            self._asked = self.wanted_width()
            self.width_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """The ground has the colours of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only what is in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.current().stone_soft))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, page in zip(self._places(), self._pages, strict=True):
            shown = place.translated(0, -self.verticalScrollBar().value())
            if shown.intersects(event.rect()):
                painter.drawImage(shown, page)
                self._mark(painter, QRectF(shown))
        painter.end()

    def _mark(self, painter: QPainter, page: QRectF) -> None:
        """Across the page, from its lower left to its upper right."""
        painter.save()
        painter.translate(page.center())
        painter.rotate(-52)
        ink = QColor("#22313A")
        ink.setAlphaF(_SHARE)
        painter.setPen(ink)
        letters = theme.font(max(8, round(page.width() * 0.16)), QFont.Weight.Bold)
        painter.setFont(letters)
        room = QRectF(-page.height(), -page.width() / 4, 2 * page.height(), page.width() / 2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self.tr("Specimen"))
        painter.restore()
        painter.setPen(QColor(theme.current().line))
        painter.drawRect(page.adjusted(0, 0, -1, -1))

    def _places(self) -> list[QRect]:
        width, top, places = self.viewport().width() - 2 * _AROUND, _AROUND, []
        for page in self._pages:
            height = round(width * page.height() / max(1, page.width()))
            places.append(QRect(_AROUND, top, width, height))
            top += height + _BETWEEN
        return places

    def _measure(self) -> None:
        bottom = self._places()[-1].bottom() + _AROUND if self._pages else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, bottom - self.viewport().height()))

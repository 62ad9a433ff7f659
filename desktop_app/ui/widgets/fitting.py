"""A scroll area that is only as tall as its content, so that what follows stands right beneath a short list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class FittingScroll(QScrollArea):
    """Fill `rows`; a long list scrolls inside, a short one leaves its room to the others.

    `tallest` is the height in pixels beyond which the list does not ask for more, `least` what it keeps where room is
    short.
    """

    def __init__(self, tallest: int = 10_000, parent: QWidget | None = None, *, least: int = 64) -> None:
        super().__init__(parent)
        self._tallest, self._least = tallest, least
        inner = self._inner = _Rows()
        inner.setProperty("role", "scrolled")
        self.rows = QVBoxLayout(inner)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when rows come, go or wrap."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words at other places."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The whole list, unless it is long."""
        return QSize(super().sizeHint().width(), min(self.maximumHeight(), self._tallest))

    def minimumSizeHint(self) -> QSize:
        """As wide as the rows need, as low as one of them."""
        return QSize(self._inner.minimumSizeHint().width(), min(self._least, self.maximumHeight()))

    def _fit(self) -> None:
        inner = self._inner
        height = inner.heightForWidth(self.width()) if inner.hasHeightForWidth() else inner.sizeHint().height()
        if height != self.maximumHeight():
            self.setMaximumHeight(max(0, height))
            self._settle()

    def _settle(self) -> None:
        """At once, not at the next turn of the event loop: until then the words would be seen cut off."""
        around = self.parentWidget().layout() if self.parentWidget() else None
        if around is not None and self.isVisible():
            around.activate()


class _Rows(QWidget):
    """Counts the height its words need at the width there is, not at the narrowest one."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own where words wrap."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least

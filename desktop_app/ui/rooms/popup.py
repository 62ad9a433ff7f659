"""A small panel under its button. It lies on the page, so it needs no window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

UNDER = 4  # pixels between the button and the panel
EDGE = 8  # ... and between the panel and the edge of the page


class Popup(QFrame):
    """Goes away by Esc or by a click beside it, and gives the focus back to where it was."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._before: QWidget | None = None
        self.setProperty("role", "card")

    def open_under(self, widget: QWidget, focus: QWidget) -> None:
        """Show it beneath a widget of the page, as far left as it must; `focus` gets the keyboard."""
        self._before = QApplication.focusWidget()
        self.adjustSize()
        at = widget.mapTo(self._page, QPoint(0, widget.height() + UNDER))
        at.setX(max(min(at.x(), self._page.width() - self.width() - EDGE), EDGE))
        at.setY(max(min(at.y(), self._page.height() - self.height() - EDGE), EDGE))
        self.move(at)
        self.show()
        self.raise_()
        focus.setFocus()
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def leave(self) -> None:
        """Take it away."""
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        if self._before is not None and self.isAncestorOf(QApplication.focusWidget() or self._page):
            self._before.setFocus()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; no other key goes on to the page beneath, where it would do something."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the panel takes it away."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            point = self.mapFromGlobal(event.globalPosition().toPoint())
            here = isinstance(watched, QWidget) and watched.window() is self.window()
            if here and not self.rect().contains(point):
                self.leave()
        return False

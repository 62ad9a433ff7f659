"""What F8 shows instead of the application: a neutral ground, so that the lobby cannot read the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.ui.widgets.text import label


class Cover(QFrame):
    """The neutral page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cover")
        self.setProperty("role", "cover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("This screen is hidden. Press F8 to show it again.")
        self.setAccessibleName(words)
        sentence = label(words, "subtitle", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(sentence, 1)

    def minimumSizeHint(self) -> QSize:
        """Never the reason for a window's size."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        """Never the reason for a window's size."""
        return QSize(0, 0)


class CoverableStack(QStackedWidget):
    """Shows its content or the cover; what is covered is hidden for screen readers and the keyboard too."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cover = Cover()
        self._focus: QWidget | None = None
        self._told = ""
        self.kept = False
        """Nothing uncovers it for now."""
        self.addWidget(content)
        self.addWidget(self._cover)

    def is_covered(self) -> bool:
        """Whether the cover is up."""
        return self.currentWidget() is self._cover

    def set_covered(self, covered: bool) -> None:
        """Put the cover up or take it down, and give the focus back to where it was."""
        if covered == self.is_covered() or (self.kept and not covered):
            return
        window = self.window()
        if covered:
            self._told = window.accessibleDescription()  # of a message: its whole sentence
            window.setAccessibleDescription("")
            self._focus = window.focusWidget()
            self.setCurrentWidget(self._cover)
            self._cover.setFocus()
            return
        window.setAccessibleDescription(self._told)
        self.setCurrentIndex(0)
        for widget in self.findChildren(QWidget):
            if widget is self._focus and widget.isVisible():  # a page may have been rebuilt or locked while covered
                widget.setFocus()
        self._focus = None


def cover_all(covered: bool) -> None:
    """Cover or uncover every open window of the application together: a dialog over the page is hidden with it."""
    if covered:
        close_popups()
    for stack in _stacks():
        stack.set_covered(covered)


@contextmanager
def kept_covered() -> Iterator[None]:
    """Cover everything that is open now. Until this ends neither F8 nor anything else uncovers it."""
    cover_all(True)
    kept = _stacks()
    for stack in kept:
        stack.kept = True
    try:
        yield
    finally:
        for stack in kept:
            if isValid(stack):
                stack.kept = False
        cover_all(False)


def close_popups() -> None:
    """Close every list, menu or calendar that stands open above a window."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if popup is QApplication.activePopupWidget():
            popup.hide()
            break


def _stacks() -> list[CoverableStack]:
    return [
        stack
        for window in QApplication.topLevelWidgets()
        for stack in window.findChildren(CoverableStack)
        if stack.window() is window
    ]

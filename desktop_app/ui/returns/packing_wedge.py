"""A barcode scanner types like a keyboard: what it types goes into the field for codes, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

HELD_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Wedge(QObject):
    """Listens to a part and all in it, and to its window while it is in sight; `read` when a code is whole."""

    read = Signal()

    def __init__(self, code: QLineEdit, part: QWidget) -> None:
        super().__init__(part)
        self._code = code
        self._window: QWidget | None = None
        self._read = False
        code.returnPressed.connect(self.read)
        for each in (part, *part.findChildren(QWidget)):
            each.installEventFilter(self)

    def listen(self, window: QWidget) -> None:
        """The part is in sight."""
        self._window = window
        window.installEventFilter(self)

    def rest(self) -> None:
        """The part is out of sight: what is typed is for others."""
        if self._window is not None:
            self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The event first: while a page is freed it still sends events, and what this object held is gone by then.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is not self._code:
            return self._takes(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if event.modifiers() & HELD_KEYS:
            return False
        line, typed = self._code, event.text()
        if event.key() in ENTER:
            again, self._read = self._read, bool(line.text())
            if self._read:
                self.read.emit()
            return self._read or again  # some scanners end a code twice: that presses no button
        self._read = False
        if not typed.strip() or not typed.isprintable() or not line.isEnabled():
            return False
        line.insert(typed)
        return True

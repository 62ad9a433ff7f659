"""F9: every open dialog is left, the topmost first, and the desk is locked at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from desktop_app.ui import clipboard
from desktop_app.ui.cover import close_popups, cover_all

LOCK_KEY = Qt.Key.Key_F9
_running: list[object] = []
_leaving: list[QObject] = []


class ScreenKey(QShortcut):
    """A key that works in whatever stands in front: the window, a dialog over it, a list or calendar that is open."""

    pressed = Signal()

    def __init__(self, key: Qt.Key, window: QWidget) -> None:
        super().__init__(QKeySequence(key), window)
        self.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self.setAutoRepeat(False)
        self.activated.connect(self.pressed)
        self.activatedAmbiguously.connect(self.pressed)  # an open list lets the window behind a dialog answer too


class LockKey(ScreenKey):
    """F9 in one window. `locking` tells the main window that everything over it is gone and it may lock."""

    locking = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(LOCK_KEY, window)
        self.pressed.connect(lock_all)


def lock_all() -> None:
    """Hide everything, leave every dialog and lock. What was typed in a dialog is not kept and nothing is asked."""
    cover_all(True)
    clipboard.forget()
    leave_dialogs()
    for window in QApplication.topLevelWidgets():
        for key in window.findChildren(LockKey):
            if key.parent() is window and window.isVisible():
                key.locking.emit()
    cover_all(False)


def leave_dialogs() -> None:
    """Close what pops up and reject every open dialog, the topmost first."""
    QToolTip.hideText()
    close_popups()
    while (top := QApplication.activeModalWidget()) is not None:
        _leave(top)
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            _leave(window)


@contextmanager
def running(*, listen: bool = False) -> Iterator[None]:
    """Around a dialog's own event loop: what is let go meanwhile stays until the code that waits for it is through.

    `listen` is for the system's dialogs, which know no F9 of their own.
    """
    listener = _Listener() if listen else QObject()
    application = QApplication.instance()
    if listen and application is not None:
        application.installEventFilter(listener)
    _running.append(listener)
    try:
        yield
    finally:
        _running.remove(listener)
        listener.deleteLater()
        if not _running:
            for thing in _leaving:
                if isValid(thing):
                    QObject.deleteLater(thing)
            _leaving.clear()


def let_go(thing: QObject) -> None:
    """Free something soon, but never under a dialog that runs above it: its caller may still need it."""
    if _running:
        _leaving.append(thing)
    else:
        QObject.deleteLater(thing)


class _Listener(QObject):
    """Hears F9 in a dialog that is not ours."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lock, and let nobody else have the key."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == LOCK_KEY:
            lock_all()
            return True
        return False


def _leave(window: QWidget) -> None:
    if window.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        let_go(window)
    if isinstance(window, QDialog):
        window.reject()
    window.hide()  # whatever it makes of being rejected

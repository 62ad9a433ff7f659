"""What is copied from a page or a field does not stay: it is gone after half a minute, when the desk is locked, when the program ends."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

STAYS = 30_000
"""Milliseconds: V3 of the safety reference."""
_MARK = "x-kde-passwordManagerHint"
_NO_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    _MARK: b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""How the systems' clipboard histories are asked not to keep it."""
_copied: list[_Copied] = []


class _Copied(QObject):
    """One text on the clipboard, until somebody copies another."""

    def __init__(self, text: str) -> None:
        super().__init__(QCoreApplication.instance())
        self.text = text
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(forget)
        self.timer.start(STAYS)


def copy(text: str) -> None:
    """Put a text on the clipboard for a short while; nothing is changed by no text."""
    if not text:
        return
    _let_go()
    held = QMimeData()
    held.setText(text)
    for kind, mark in _NO_HISTORY.items():
        held.setData(kind, mark)
    QGuiApplication.clipboard().setMimeData(held)
    _copied.append(_Copied(text))
    application = QCoreApplication.instance()
    if application is not None and not application.property("forgets_copies"):
        application.setProperty("forgets_copies", True)
        application.aboutToQuit.connect(forget)


def watch() -> None:
    """From now on what is copied out of any field goes the same way."""
    application = QCoreApplication.instance()
    if application is not None and not application.property("watches_copies"):
        application.setProperty("watches_copies", True)
        QGuiApplication.clipboard().dataChanged.connect(_on_changed)


def forget() -> None:
    """Take back what was copied from here. What somebody copied elsewhere since is theirs and stays."""
    board = QGuiApplication.clipboard()
    if board.text() and (_ours() or (_copied and board.text() == _copied[-1].text)):
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
    _let_go()


def _on_changed() -> None:
    held = QGuiApplication.clipboard().mimeData()
    if held is not None and _ours() and not held.hasFormat(_MARK):  # none once it is cleared
        copy(held.text())


def _ours() -> bool:
    """Whether this program put there what the clipboard holds."""
    return QGuiApplication.clipboard().ownsClipboard()


def _let_go() -> None:
    for each in _copied:
        each.timer.stop()
        each.deleteLater()
    _copied.clear()

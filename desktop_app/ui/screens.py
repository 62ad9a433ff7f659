"""Which screen a window is on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def screen_of(widget: QWidget) -> QScreen:
    """That of the window, or of the one it is opened from.

    Never widget.screen(): PySide takes what that gives for a part of the widget. Collected with a dialog that nobody
    holds any more, the screen itself would be freed, and the program would end with the next thing it draws.
    """
    window = (widget.parentWidget() or widget).window()
    return QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()

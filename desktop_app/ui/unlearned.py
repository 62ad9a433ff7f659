"""What is typed stays here: keyboards that learn words are asked not to keep any of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

_KEPT_NOWHERE = Qt.InputMethodHint.ImhSensitiveData
"""Qt: not to be stored by the input method in any persistent storage, such as its dictionary."""


class Unlearned(QObject):
    """Marks every field as somebody comes to it. One an application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("unlearned")
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _left: QWidget | None, field: QWidget | None) -> None:
        if field is not None and field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            field.setInputMethodHints(field.inputMethodHints() | _KEPT_NOWHERE)


def watch() -> None:
    """From now on, in every field of every window."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(Unlearned, "unlearned") is None:
        Unlearned(application)

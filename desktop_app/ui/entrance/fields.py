"""A field for a password: covered while it is typed, of any length, and never on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.widgets.fields import Field


class PasswordField(Field):
    """What is typed is taken as it is, spaces at its ends too."""

    def __init__(self, title: str, name: str, help_text: str = "") -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.setObjectName(name)
        super().__init__(title, self.line, help_text)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Nothing of it stays on the screen or in the steps that could be taken back."""
        self.line.clear()

"""A password for a saved copy: asked twice, its rules said, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.file_passwords import SHORTEST, check_file_password
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.entrance.fields import PasswordField
from desktop_app.ui.sentences import sentences
from desktop_app.ui.widgets.text import Passage


class ProtectDialog(CalmDialog):
    """`password()` after it was accepted; `forget()` before it is let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Save with a password"),
            parent,
            sentence=_tr("Whoever has the file needs the password to open it. Every PDF program asks for it."),
            confirm=_tr("Choose where to save…"),
            width=520,
        )
        self.setObjectName("protect")
        rule = _tr("At least {least} characters. Several words with spaces are good.").format(least=SHORTEST)
        self.first = PasswordField(_tr("Password"), "protect.first", rule)
        self.again = PasswordField(_tr("The same password again"), "protect.again")
        self.body.addWidget(self.first)
        self.body.addWidget(self.again)
        self.body.addWidget(
            Passage(
                _tr(
                    "Nobody can open the file without it, and it is kept nowhere, not even here. Please tell it to the "
                    "family by telephone or in person, never together with the file."
                ),
                "subtitle",
            )
        )
        self.first.line.setFocus()

    def problem(self) -> str:
        """Why this password does not do."""
        refused = check_file_password(self.first.text(), self.again.text())
        return "" if refused is None else sentences(refused)

    def password(self) -> str:
        """What was chosen."""
        return self.first.text()

    def forget(self) -> None:
        """Nothing of it stays in the fields."""
        self.first.forget()
        self.again.forget()


def ask_password(parent: QWidget) -> str:
    """A password, or nothing where the person went back."""
    dialog = ProtectDialog(parent)
    chosen = dialog.password() if dialog.exec() == ProtectDialog.DialogCode.Accepted else ""
    dialog.forget()
    dialog.deleteLater()
    return chosen


def _tr(text: str) -> str:
    return QCoreApplication.translate("protect", text)

"""Right before an act upon accounts: whether it is still the same person who sits here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.entrance.dialogs import ConfirmDialog
from desktop_app.ui.session import Session


def confirmed(session: Session, parent: QWidget, action: Action) -> bool:
    """True when nothing is due, or the password was given; False when the person went back."""
    if session.services.accounts.must_confirm(session.actor, action) is not True:
        return True
    sentence = _tr("This changes who can open the records. Please confirm it with your password.")
    return ask(session, parent, sentence)


def ask(session: Session, parent: QWidget, sentence: str) -> bool:
    """Ask for the password of whoever is signed in."""

    def confirm(password: str) -> object:
        return session.services.accounts.confirm(session.actor, password)

    dialog = ConfirmDialog(session.actor.name, sentence, confirm, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _tr(text: str) -> str:
    return QCoreApplication.translate("accounts", text)

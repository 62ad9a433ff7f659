"""Right before a privileged act: whether it is still the same person who sits here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.entrance.dialogs import ConfirmDialog
from desktop_app.ui.session import Session

_UPON_ACCOUNTS = frozenset(
    {
        Action.ADD_ACCOUNT,
        Action.DISABLE_ACCOUNT,
        Action.GIVE_PASSWORD,
        Action.RELEASE_ACCOUNT,
        Action.CHANGE_SECURITY,
        Action.MAKE_RECOVERY_CARD,
    }
)


def confirmed(session: Session, parent: QWidget, action: Action) -> bool:
    """True when nothing is due, or the password was given; False when the person went back."""
    if session.services.accounts.must_confirm(session.actor, action) is not True:
        return True
    return ask(session, parent, _why(action))


def ask(session: Session, parent: QWidget, sentence: str) -> bool:
    """Ask for the password of whoever is signed in."""

    def confirm(password: str) -> object:
        return session.services.accounts.confirm(session.actor, password)

    dialog = ConfirmDialog(session.actor.name, sentence, confirm, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _why(action: Action) -> str:
    if action in _UPON_ACCOUNTS:
        return _tr("This changes who can open the records. Please confirm it with your password.")
    if action in {Action.ASK_PURGE, Action.APPROVE_PURGE, Action.SET_RETENTION}:
        return _tr("This is about records that go for good. Please confirm it with your password.")
    return _tr("Please confirm first that it is you, with your password.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("accounts", text)

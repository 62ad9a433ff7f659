"""A new copy, and then none that is older: after a purge they still hold the family."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.backups import Because
from desktop_app.domain.permissions import Action
from desktop_app.ui.accounts.confirming import ask
from desktop_app.ui.session import Session


def renewed(session: Session, parent: QWidget, because: Because | None = None) -> bool:
    """Ask why unless that is known, whether, and who it is; True once the new copy is being made."""
    if because is None:
        because = _why(session, parent)
    if because is None or not _sure(session, parent):
        return False
    if session.services.accounts.must_confirm(session.actor, Action.REMOVE_BACKUPS) is True and not ask(
        session, parent, _tr("This removes every older copy. Please confirm it with your password.")
    ):
        return False
    return session.answer(parent, session.services.backups.renew(session.actor, because))


def _why(session: Session, parent: QWidget) -> Because | None:
    known = {
        _tr("A family\u2019s records were removed for good"): Because.PURGE,
        _tr("Somebody may know an older password"): Because.KEYS,
    }
    prompt = _tr("The reason stands in the log as one of these; your own words are not kept there.")
    told = session.messages.ask_reason(parent, _tr("Why shall the older copies go?"), prompt, list(known))
    return None if told is None else known.get(told, Because.OTHER)


def _sure(session: Session, parent: QWidget) -> bool:
    return session.messages.ask(
        parent,
        _tr("Make a new copy and remove the older ones?"),
        _tr(
            "The older ones go once the new one is made and checked, here and in the second folder, and with them what "
            "copies replaced. There is no way back to an earlier day then."
        ),
        _tr("Keep only the new one"),
        _tr("Leave everything as it is"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("copies", text)

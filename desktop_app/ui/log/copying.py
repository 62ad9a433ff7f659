"""A copy of the log for others: why, a password, a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.audit import ExportWhy
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.file_output import save_file
from desktop_app.ui.log.words import why_word
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field


class CopyDialog(CalmDialog):
    """Asks why; the answer is a choice and goes into the log."""

    def __init__(self, parent: QWidget | None = None) -> None:
        sentence = self.tr(
            "Every entry, without names, with its signatures and a program that checks them on any computer. "
            "That you took a copy stands in the log."
        )
        super().__init__(self.tr("Take a copy of the log"), parent, sentence=sentence, confirm=self.tr("Take a copy…"))
        self.setObjectName("log_copy")
        self.why = QComboBox()
        self.why.setObjectName("log_copy.why")
        for each in ExportWhy:
            self.why.addItem(why_word(each), each.value)
        self.body.addWidget(Field(self.tr("Why"), self.why))
        self.why.setFocus()

    def chosen(self) -> ExportWhy:
        """Why."""
        return ExportWhy(self.why.currentData())


def take_copy(session: Session, parent: QWidget) -> str:
    """What to say of the copy that was saved; empty when none was."""
    dialog = CopyDialog(parent)
    wanted, why = dialog.exec() == CalmDialog.DialogCode.Accepted, dialog.chosen()
    dialog.deleteLater()
    if not wanted or not confirmed(session, parent, Action.EXPORT_LOG):
        return ""
    made = session.services.audit.export(session.actor, why)
    if not session.answer(parent, made) or isinstance(made, Refused):
        return ""
    kinds = _tr("Copies of the log (*.zip)")
    if save_file(parent, made.data, made.name, _tr("Save the copy"), kinds, session.messages) is None:
        return ""
    saved = _tr("The copy is saved: {count} entries.").format(count=f"{made.entries:,}")
    if not made.fingerprint:
        return saved
    key = _tr("Tell whoever gets it, another way, the fingerprint of the key: {fingerprint}.")
    return f"{saved} {key.format(fingerprint=made.fingerprint)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("log", text)

"""A dialog over a list: what is done in it is done at once, and a visit named in it can be opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.session import Session


class OpeningDialog(CalmDialog):
    """`wanted` is the visit somebody asked to open; whoever ran the dialog opens it once the dialog is gone."""

    wanted: int | None = None

    def want(self, appointment_id: int) -> None:
        """Leave for a visit; what was typed and not yet saved is left as by Esc."""
        self.wanted = appointment_id
        self.reject()

    def run(self, dialog: CalmDialog) -> bool:
        """Run a dialog over this one; a visit wanted there is wanted here. True when it was confirmed."""
        confirmed = dialog.exec() == CalmDialog.DialogCode.Accepted
        wanted = getattr(dialog, "wanted", None)
        dialog.deleteLater()
        if wanted is not None:
            self.want(wanted)
        return confirmed


class ListDialog(OpeningDialog):
    """Has one button, Done, which is the safe one."""

    def __init__(self, session: Session, title: str, sentence: str, parent: QWidget | None, width: int = 680) -> None:
        super().__init__(title, parent, sentence=sentence, confirm_is_safe=True, width=width)
        self._session = session
        self.confirm.set_words(self.tr("Done"))
        self.cancel.hide()

"""The one door for messages and questions, so that tests and the tour can answer them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.reason import ReasonDialog


class Messages(QObject):
    """Hand one instance to every page. Each question opens its own calm dialog and waits for the answer."""

    opened = Signal(QDialog)

    def tell(self, parent: QWidget | None, title: str, sentence: str) -> None:
        """Say one thing a person needs to know."""
        dialog = self._dialog(parent, title, sentence, self.tr("OK"), "")
        self._run(dialog)

    def ask(self, parent: QWidget | None, title: str, sentence: str, yes: str, no: str) -> bool:
        """Ask before something is changed. `yes` and `no` say what happens; `no` is the safe default."""
        return self._run(self._dialog(parent, title, sentence, yes, no))

    def ask_reason(
        self, parent: QWidget | None, title: str, prompt: str, choices: Sequence[str] = (), confirm: str = ""
    ) -> str | None:
        """Ask for a reason, chosen or written; None when the person goes back. `confirm` says what it is the reason for."""
        dialog = ReasonDialog(title, prompt, choices, parent, confirm)
        return dialog.reason() if self._run(dialog) else None

    def crash(self, parent: QWidget | None, reference: str) -> None:
        """Something of ours failed: say so without any record data, with the reference the log has too."""
        sentence = self.tr(
            "Safekeeping could not finish this step. What was saved before is safe. "
            "Please give your administrator the reference {reference}."
        ).format(reference=reference)
        self.tell(parent, self.tr("This did not work"), sentence)

    def _dialog(self, parent: QWidget | None, title: str, sentence: str, yes: str, no: str) -> CalmDialog:
        dialog = CalmDialog(title, parent, sentence=sentence, confirm=yes, cancel=no, confirm_is_safe=not no, width=460)
        dialog.setObjectName("message")
        dialog.setAccessibleDescription(sentence)
        dialog.cancel.setVisible(bool(no))
        (dialog.cancel if no else dialog.confirm).setFocus()
        return dialog

    def _run(self, dialog: CalmDialog) -> bool:
        self.opened.emit(dialog)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer

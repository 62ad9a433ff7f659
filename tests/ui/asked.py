"""What a person does with a dialog that waits for its answer; a failed expectation closes it instead of waiting for ever."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog


def in_the_dialog(act: Callable[[QDialog], None], kind: type[QDialog] = QDialog) -> list[AssertionError]:
    """Act in the next modal dialog of a kind; what went wrong stands in the list afterwards, empty when nothing did."""
    wrong: list[AssertionError] = []

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(0, meet)
            return
        try:
            act(dialog)
        except AssertionError as failed:
            wrong.append(failed)
        finally:
            if dialog.isVisible() and wrong:
                dialog.reject()

    QTimer.singleShot(0, meet)
    return wrong

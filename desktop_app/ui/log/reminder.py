"""Once a week somebody reads the log: a calm strip on Today, until somebody has."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice


class LogReminder(Notice):
    """For supervisors; what is put off stays away until the page is opened again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.log")
        self._session = session
        self._put_off = False
        self.action_requested.connect(self._on_open)
        self.close_button.clicked.connect(self._on_put_off)

    def reload(self) -> None:
        """Whether a week has passed."""
        actor, log = self._session.actor, self._session.services
        due = not self._put_off and self._session.may(Action.REVIEW_LOG) and log.audit.review_due(actor) is True
        if due and self.isHidden():
            self.say(self.tr("Nobody has read the log for a week."), "accent", self.tr("Read the log…"))
        elif not due:
            self.clear()

    def _on_open(self) -> None:
        from desktop_app.ui.log.reading import LogDialog

        dialog = LogDialog(self._session, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.reload()

    def _on_put_off(self) -> None:
        self._put_off = True

"""The agency's own words of the notice before the sign-in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.texts import TEXT_LIMIT
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.entrance.pages import statements
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NoteField
from desktop_app.ui.widgets.text import label


class NoticeDialog(CalmDialog):
    """The four statements as they stand, and what the agency adds beneath them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Notice before the sign-in"), parent, width=600)
        self.setObjectName("notice_settings")
        self.set_sentence(self.tr("Everybody acknowledges it first. These four statements always stand there:"))
        self._session = session
        for statement in statements():
            self.body.addWidget(label(statement, "second", wrap=True))
        self.words = NoteField(self.tr("Your agency's own words beneath them"), limit=TEXT_LIMIT)
        self.words.edit.setObjectName("notice_settings.words")
        self.words.edit.setFixedHeight(128)  # all that it can hold
        self.words.set_help(self.tr("Everybody who starts the program can read them. Empty for none."))
        found = session.services.accounts.sign_in_notice(session.actor)
        self.words.set_text(found if isinstance(found, str) else "")
        self.body.addWidget(self.words)
        self.words.edit.setFocus()

    def problem(self) -> str:
        """Keep them; a refusal is said in the dialog."""
        confirmed(self._session, self, Action.CHANGE_SECURITY)  # once more, where it took longer than that counts
        outcome = self._session.services.accounts.set_sign_in_notice(self._session.actor, self.words.text())
        return sentences(outcome) if isinstance(outcome, Refused) else ""

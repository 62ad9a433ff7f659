"""Recording that somebody who knows the language read a translation through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.wording import FormWording
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.wording import words


class ReviewDialog(CalmDialog):
    """`outcome` holds the wording as it stands afterwards."""

    def __init__(self, session: Session, found: FormWording, number: int, parent: QWidget | None = None) -> None:
        super().__init__(
            session.tr("Reviewed by"),
            parent,
            sentence=session.tr(
                "{document}, {version}. Until then its last line says that nobody has reviewed it."
            ).format(
                document=words.full_name(found.text.form, found.text.language), version=words.version_words(number)
            ),
            confirm=session.tr("Record the review"),
        )
        self.setObjectName("wording.review")
        self._session, self._found, self._number = session, found, number
        self.outcome: FormWording | None = None
        self.name = TextField(
            self.tr("Who read it through"),
            self.tr("Somebody who knows the language well, and did not write it."),
            holds="reviewed_by",
        )
        self.name.line.setObjectName("wording.review.name")
        self.day = DayEdit(session.today())
        self.day.setObjectName("wording.review.day")
        self.body.addWidget(self.name)
        self.body.addWidget(Field(self.tr("On which day"), self.day), 0, Qt.AlignmentFlag.AlignLeft)
        self.name.setFocus()

    def problem(self) -> str:
        """Records it; a refusal is said in the dialog."""
        text, session = self._found.text, self._session
        outcome = session.services.wording.review(
            session.actor, text.form, text.language, self._number, self.name.text(), self.day.day()
        )
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.outcome = outcome
        return ""

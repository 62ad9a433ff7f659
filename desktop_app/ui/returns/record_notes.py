"""What was added to a completed record, and one note more: the record itself never changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.texts import TEXT_LIMIT
from desktop_app.domain.times import local_day
from desktop_app.services.return_documents import RecordView
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NoteField
from desktop_app.ui.widgets.text import Passage, label
from desktop_app.ui.words import clock, day_words


class RecordNotes(SavingDialog):
    """Everybody who sees the case may read the notes; a supervisor adds one."""

    def __init__(self, session: Session, view: RecordView, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            session.tr("Notes behind record {number}").format(number=view.document.number),
            parent,
            sentence=session.tr(
                "The record stays as it was signed. A note is kept with your name and the time, and it is printed on the "
                "sheet that goes with each copy. It cannot be taken away again."
            ),
            confirm=session.tr("Add the note"),
        )
        self.setObjectName("record_notes")
        self.confirm.setObjectName("record_notes.save")
        self._document_id = view.document.id
        for each in view.addenda:
            day, time = day_words(local_day(each.at, session.zone)), clock(each.at, session.zone)
            self.body.addWidget(Passage(each.text))
            words = self.tr("{who}, {day}, {time}").format(who=each.by_name, day=day, time=time)
            self.body.addWidget(label(words, "second", wrap=True))
        self.note = NoteField(self.tr("Note"), limit=TEXT_LIMIT)
        self.note.edit.setObjectName("record_notes.text")
        self.body.addWidget(self.note)
        may_add = session.may(Action.ADD_TO_RECORD)
        self.note.setVisible(may_add)
        self.confirm.setVisible(may_add)

    def wrong(self) -> str:
        if not self.note.fits():
            return self.tr("Please keep the note under {limit} characters.").format(limit=TEXT_LIMIT)
        return ""

    def save(self) -> object:
        documents = self.session.services.return_documents
        return documents.add_addendum(self.session.actor, self._document_id, self.note.text())

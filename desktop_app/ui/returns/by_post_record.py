"""The record of a return by post, for the family."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.by_post import Posting
from desktop_app.domain.handouts import Kind, PostRecord
from desktop_app.domain.refusals import Refused
from desktop_app.ui.returns.paper import PaperDialog
from desktop_app.ui.session import Session


class PostRecordDialog(PaperDialog):
    """In the language of whoever it was sent to."""

    def __init__(self, session: Session, posting: Posting, language: str, parent: QWidget | None = None) -> None:
        self._posting = posting
        title = QCoreApplication.translate("returns", "Record of a return by post")
        super().__init__(session, title, "post_record", Kind.POST_RECORD, language, posting.case_id, parent)

    def read(self, language: str) -> PostRecord | Refused:
        """What was sent, and how it ended."""
        session = self._session
        return session.services.by_post.record(session.actor, self._posting.id, language)

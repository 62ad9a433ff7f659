"""The letter of a notice; there is none without its record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.handouts import Kind, NoticeLetter
from desktop_app.domain.notices import Notice
from desktop_app.domain.refusals import Refused
from desktop_app.ui.returns.paper import PaperDialog
from desktop_app.ui.session import Session


class NoticeLetterDialog(PaperDialog):
    """In the language of whoever reads it."""

    def __init__(self, session: Session, notice: Notice, language: str, parent: QWidget | None = None) -> None:
        self._notice = notice
        title = QCoreApplication.translate("returns", "The letter")
        super().__init__(session, title, "notice_letter", Kind.NOTICE_PERSONAL, language, notice.case_id, parent)

    def read(self, language: str) -> NoticeLetter | Refused:
        """The letter as it was recorded."""
        session = self._session
        return session.services.notices.letter(session.actor, self._notice.id, language)

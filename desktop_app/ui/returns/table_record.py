"""The papers of a visit: the record made as exact bytes, and the count sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.prints import Way
from desktop_app.domain.refusals import Refused
from desktop_app.printing.forms import LANGUAGES
from desktop_app.services.return_documents import RecordView
from desktop_app.ui.handouts.jobs import drawn, of_one, write_down
from desktop_app.ui.pdf_output import ask_and_print
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session


class TableRecord:
    """One visit's papers; why one could not be made comes back as a sentence."""

    def __init__(self, session: Session, appointment_id: int) -> None:
        self._session = session
        self._appointment_id = appointment_id

    def current(self) -> RecordView | None:
        """The record that stands, if one was made."""
        session = self._session
        found = session.services.return_documents.current(session.actor, self._appointment_id)
        return None if isinstance(found, Refused) else found

    def make(self, language: str) -> RecordView | str:
        """Make the page from what is recorded, and keep its exact bytes; the same entries are never made twice."""
        session, spoken = self._session, _with_a_form(language)
        documents = session.services.return_documents
        page = documents.draft(session.actor, self._appointment_id, spoken)
        if isinstance(page, Refused):
            return sentences(page)
        pdf = drawn(page, spoken, session.forms())
        if isinstance(pdf, str):
            return pdf
        made = documents.make(session.actor, self._appointment_id, page, pdf, spoken)
        return sentences(made) if isinstance(made, Refused) else made

    def pdf(self, record: RecordView) -> bytes:
        """The exact bytes of a record."""
        session = self._session
        found = session.services.return_documents.pdf(session.actor, record.document.id)
        return b"" if isinstance(found, Refused) else found

    def print_cash_sheet(self, parent: QWidget, item_id: int, language: str) -> str:
        """Print the count sheet of one item; the sentence says why that cannot be."""
        session, spoken = self._session, _with_a_form(language)
        sheet = session.services.cash.sheet(session.actor, self._appointment_id, item_id, spoken)
        if isinstance(sheet, Refused):
            return sentences(sheet)
        pdf = drawn(sheet, spoken, session.forms())
        if isinstance(pdf, str):
            return pdf
        shown = PdfPreview(parent)
        shown.hide()
        shown.show_pdf(pdf)
        printed = ask_and_print(parent, shown.document(), session.messages)
        shown.deleteLater()
        if not printed:
            return ""
        job = of_one(sheet.kind.value, sheet, spoken, appointment_id=self._appointment_id)
        written = write_down(session, job, pdf, Way.PRINTED, session.forms())
        return sentences(written) if isinstance(written, Refused) else ""


def _with_a_form(language: str) -> str:
    return language if language in LANGUAGES else LANGUAGES[0]

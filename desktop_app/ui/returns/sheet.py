"""A page to print or save, shown before it leaves: what it is recorded as is its kind and number, never a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.handouts import Document, Kind
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.prints import PrintedPart, Printout, Way
from desktop_app.printing.documents import file_name
from desktop_app.printing.versions import words_version
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.jobs import drawn
from desktop_app.ui.pdf_output import ask_and_print, save_pdf
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.session import Session

SHOWN = (860, 620)
"""Pixels of the preview: a letter page to its width, on a screen of 768 lines."""


def sheet_of(
    session: Session, title: str, paper: Document, case_id: int | None, parent: QWidget, language: str = ""
) -> SheetDialog | None:
    """A paper of the staff, to print or to save; where it cannot be made, that is said and there is none."""
    spoken = language or session.language
    pages = drawn(paper, spoken, session.forms())
    if isinstance(pages, str):
        session.messages.tell(parent, title, pages)
        return None
    return SheetDialog(session, title, pages, file_name(paper), paper.kind.value, case_id, parent, language=spoken)


class SheetDialog(CalmDialog):
    """Shows the bytes of a PDF; printing and saving are written into the history."""

    def __init__(
        self,
        session: Session,
        title: str,
        data: bytes,
        file_name: str,
        kind: str,
        case_id: int | None,
        parent: QWidget,
        *,
        language: str = "",
    ) -> None:
        """`language` is that of the pages; without one, that of the desk."""
        super().__init__(title, parent, cancel=session.tr("Close"), width=SHOWN[0])
        self._session, self._file_name, self._kind, self._case_id = session, file_name, kind, case_id
        self._language, self._forms = language or session.language, session.forms()
        self.confirm.hide()
        self.setObjectName("sheet")
        self.finished.connect(self.deleteLater)
        self.preview = PdfPreview()
        self.preview.setMinimumHeight(SHOWN[1] - 180)
        self.preview.show_pdf(data)
        self.body.addWidget(self.preview)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)

    def _on_print(self) -> None:
        if ask_and_print(self, self.preview.document(), self._session.messages):
            self._record(Way.PRINTED)

    def _on_save(self) -> None:
        if save_pdf(self, self.preview.data(), self._file_name, self._session.messages) is not None:
            self._record(Way.SAVED)

    def copies(self) -> Sequence[tuple[int | None, bytes]]:
        """What is written down of it: for each case the pages that are its own."""
        return [(self._case_id, self.preview.data())]

    def _record(self, way: Way) -> None:
        session, kind = self._session, self._kind
        form = row_of(Kind(kind)).form if kind in set(Kind) else kind
        version = words_version(form, self._language, self._forms) if form else ""
        for case_id, pages in self.copies():
            printout = Printout(pages, way, parts=(PrintedPart(kind, version),))
            written = session.services.handouts.printed(session.actor, kind, case_id, None, self._language, printout)
            if not session.answer(self, written):
                return

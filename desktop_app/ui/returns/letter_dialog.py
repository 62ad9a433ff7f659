"""A letter that was just recorded: seen, printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from desktop_app.domain.handouts import ReleaseRequest
from desktop_app.domain.prints import Way
from desktop_app.printing.checking import Report
from desktop_app.printing.documents import file_name
from desktop_app.ui import pdf_output
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.accessibility import why_not
from desktop_app.ui.handouts.jobs import of_one, write_down
from desktop_app.ui.handouts.rendering import Rendering
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.session import Session

translate = QCoreApplication.translate
WIDTH, HEIGHT = 760, 520  # pixels


class LetterDialog(CalmDialog):
    """`print_document` and `save_document` are where a letter leaves memory; tests replace them."""

    def __init__(self, session: Session, letter: ReleaseRequest, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("returns", "Release authorization request"),
            parent,
            sentence=translate("returns", "Case {case}, to {authority}. Send it the way your agency does.").format(
                case=letter.record_number, authority=letter.authority
            ),
            confirm=translate("returns", "Close"),
            confirm_is_safe=True,
            width=WIDTH,
        )
        self.setObjectName("letter")
        self.confirm.setObjectName("letter.close")
        self.cancel.hide()
        self._session, self._letter, self._case_id, self._pdf = session, letter, case_id, b""
        self._forms = session.forms()
        self.print_document: Callable[[QWidget, QPdfDocument, Messages], bool] = pdf_output.ask_and_print
        self.save_document: Callable[[QWidget, bytes, str, Messages], Path | None] = pdf_output.save_pdf
        self.preview = PdfPreview()
        self.preview.setMinimumHeight(HEIGHT)
        self.body.addWidget(self.preview)
        self.rendering = Rendering()
        self.rendering.rendered.connect(self._on_rendered)
        self.rendering.cannot_print.connect(self._on_cannot_print)
        self.rendering.not_accessible.connect(self._on_not_accessible)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self.rendering.start(letter, "en", large_print=False, forms=self._forms)

    def _on_rendered(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.preview.show_pdf(pdf)

    def _on_cannot_print(self, characters: tuple[str, ...]) -> None:
        sentence = self.tr("The typeface lacks: {characters}. Please write them in another way.")
        self.refuse(sentence.format(characters=" ".join(characters)))

    def _on_print(self) -> None:
        if self._pdf and self.print_document(self, self.preview.document(), self._session.messages):
            self._written_down(Way.PRINTED)

    def _on_save(self) -> None:
        if self._pdf and self.save_document(self, self._pdf, file_name(self._letter), self._session.messages):
            self._written_down(Way.SAVED)

    def _on_not_accessible(self, report: Report) -> None:
        self.refuse(why_not(report))

    def _written_down(self, way: Way) -> None:
        session = self._session
        job = of_one(self._letter.kind.value, self._letter, "en", self._case_id)
        session.answer(self, write_down(session, job, self._pdf, way, self._forms))

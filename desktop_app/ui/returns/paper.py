"""One paper for a family in a language of theirs, seen first, then printed or saved, and written down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.handouts import Document, Kind
from desktop_app.domain.prints import Way
from desktop_app.domain.refusals import Refused
from desktop_app.printing.documents import file_name
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.jobs import drawn, of_one, write_down
from desktop_app.ui.handouts.languages import languages_of
from desktop_app.ui.pdf_output import ask_and_print, save_pdf
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.segmented import Segmented

WIDTH, HEIGHT = 720, 460  # pixels


class PaperDialog(CalmDialog):
    """`read()` tells which paper. `print_document` and `save_document` are where it leaves memory; tests replace them.

    `name` begins the object names, `kind` says in which languages there is a form, `done` is said once it left.
    """

    def __init__(
        self, session: Session, title: str, name: str, kind: Kind, language: str, case_id: int,
        parent: QWidget | None = None, *, done: str = "",
    ) -> None:  # fmt: skip
        close = QCoreApplication.translate("returns", "Close")
        super().__init__(title, parent, confirm=close, confirm_is_safe=True, width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.confirm.setObjectName(f"{name}.close")
        self.cancel.hide()
        self._session, self._case_id, self._done = session, case_id, done
        self._paper: Document | None = None
        spoken = languages_of(kind)
        self.language = Segmented(spoken, self.tr("Language"))
        self.language.setObjectName(f"{name}.language")
        if language in dict(spoken):
            self.language.set_value(language)
        self.preview = PdfPreview()
        self.preview.setObjectName(f"{name}.preview")
        self.preview.setMinimumHeight(HEIGHT)
        self.body.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.preview)
        self.print_document, self.save_document = ask_and_print, save_pdf
        self._show()
        self.language.chosen.connect(self._on_language)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)

    def read(self, language: str) -> Document | Refused:
        """The paper in a language."""
        raise NotImplementedError

    def _show(self) -> None:
        language = self.language.value()
        self._paper = None
        self.refusal.clear()
        self.preview.clear()
        paper = self.read(language)
        if isinstance(paper, Refused):
            self.refuse(sentences(paper))
            return
        self._forms = self._session.forms()
        pages = drawn(paper, language, self._forms)
        if isinstance(pages, str):
            self.refuse(pages)
            return
        self.preview.show_pdf(pages)
        self._paper = paper

    def _on_language(self, _language: str) -> None:
        self._show()

    def _on_print(self) -> None:
        if self._paper and self.print_document(self, self.preview.document(), self._session.messages):
            self._write_down(self._paper, Way.PRINTED)

    def _on_save(self) -> None:
        if self._paper is None:
            return
        saved = self.save_document(self, self.preview.data(), file_name(self._paper), self._session.messages)
        if saved is not None:
            self._write_down(self._paper, Way.SAVED)

    def _write_down(self, paper: Document, way: Way) -> None:
        session = self._session
        job = of_one(paper.kind.value, paper, self.language.value(), self._case_id)
        outcome = write_down(session, job, self.preview.data(), way, self._forms)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
        elif self._done:
            self.refusal.say(self._done, "green")

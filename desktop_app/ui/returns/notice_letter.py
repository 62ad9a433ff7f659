"""The letter of a notice, seen first, then printed or saved; there is none without its record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.handouts import Kind, NoticeLetter
from desktop_app.domain.notices import Notice
from desktop_app.domain.prints import Way
from desktop_app.domain.refusals import Refused
from desktop_app.printing.checking import NotAccessible
from desktop_app.printing.documents import file_name, render
from desktop_app.printing.fonts import CannotPrint
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.accessibility import why_not
from desktop_app.ui.handouts.jobs import of_one, write_down
from desktop_app.ui.handouts.languages import languages_of
from desktop_app.ui.pdf_output import ask_and_print, save_pdf
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.segmented import Segmented

translate = QCoreApplication.translate
WIDTH, HEIGHT = 720, 460  # pixels


class NoticeLetterDialog(CalmDialog):
    """In the language of whoever reads it. `print_document` and `save_document` are where it leaves memory."""

    def __init__(self, session: Session, notice: Notice, language: str, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("returns", "The letter"),
            parent,
            confirm=translate("returns", "Close"),
            confirm_is_safe=True,
            width=WIDTH,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("notice_letter")
        self.confirm.setObjectName("notice_letter.close")
        self.cancel.hide()
        self._session, self._notice, self._name = session, notice, ""
        self._paper: NoticeLetter | None = None
        spoken = languages_of(Kind.NOTICE_PERSONAL)
        self.language = Segmented(spoken, self.tr("Language"))
        self.language.setObjectName("notice_letter.language")
        if language in dict(spoken):
            self.language.set_value(language)
        self.preview = PdfPreview()
        self.preview.setObjectName("notice_letter.preview")
        self.preview.setMinimumHeight(HEIGHT)
        self.body.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.preview)
        self.print_document, self.save_document = ask_and_print, save_pdf
        self._show()
        self.language.chosen.connect(self._on_language)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)

    def _show(self) -> None:
        session, language = self._session, self.language.value()
        letter = session.services.notices.letter(session.actor, self._notice.id, language)
        self.refusal.clear()
        self.preview.clear()
        if isinstance(letter, Refused):
            self.refuse(sentences(letter))
            return
        try:
            self.preview.show_pdf(render(letter, language, forms=session.forms()))
        except NotAccessible as fault:
            self.refuse(why_not(fault.report))
            return
        except CannotPrint as fault:
            named = ", ".join(fault.characters)
            self.refuse(self.tr("The typeface has no letters for {characters}.").format(characters=named))
            return
        self._name, self._paper = file_name(letter), letter

    def _on_language(self, _language: str) -> None:
        self._show()

    def _on_print(self) -> None:
        if self.print_document(self, self.preview.document(), self._session.messages):
            self._record(Way.PRINTED)

    def _on_save(self) -> None:
        if self.save_document(self, self.preview.data(), self._name, self._session.messages) is not None:
            self._record(Way.SAVED)

    def _record(self, way: Way) -> None:
        session, case_id = self._session, self._notice.case_id
        if self._paper is None:
            return
        job = of_one(self._paper.kind.value, self._paper, self.language.value(), case_id)
        outcome = write_down(session, job, self.preview.data(), way, session.forms())
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))

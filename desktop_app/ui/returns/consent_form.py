"""The release of information, seen first, then printed or saved for signature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.consents import Consent
from desktop_app.domain.handouts import ConsentForm, Kind
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


class ConsentFormDialog(CalmDialog):
    """In the family's language where there is a form in it; they sign on paper, and the paper goes into the file."""

    def __init__(self, session: Session, consent: Consent, language: str, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("returns", "Form to sign"),
            parent,
            confirm=translate("returns", "Close"),
            confirm_is_safe=True,
            width=WIDTH,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("consent_form")
        self.cancel.hide()
        self._session, self._consent = session, consent
        spoken = languages_of(Kind.CONSENT)
        self.language = Segmented(spoken, self.tr("Language"))
        self.language.setObjectName("consent_form.language")
        if language in dict(spoken):
            self.language.set_value(language)
        self.preview = PdfPreview()
        self.preview.setObjectName("consent_form.preview")
        self.preview.setMinimumHeight(HEIGHT)
        self.body.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.preview)
        self.print_document, self.save_document = ask_and_print, save_pdf
        self._name = ""
        self._paper: ConsentForm | None = None
        self._show()
        self.language.chosen.connect(self._on_language)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)

    def _show(self) -> None:
        session, language = self._session, self.language.value()
        form = session.services.consents.form(session.actor, self._consent.id, language)
        self.refusal.clear()
        self.preview.clear()
        if isinstance(form, Refused):
            self.refuse(sentences(form))
            return
        try:
            self.preview.show_pdf(render(form, language, forms=session.forms()))
        except NotAccessible as fault:
            self.refuse(why_not(fault.report))
            return
        except CannotPrint as fault:
            named = ", ".join(fault.characters)
            self.refuse(self.tr("The typeface has no letters for {characters}.").format(characters=named))
            return
        self._name, self._paper = file_name(form), form

    def _on_language(self, _language: str) -> None:
        self._show()

    def _on_print(self) -> None:
        if self.print_document(self, self.preview.document(), self._session.messages):
            self._record(Way.PRINTED)

    def _on_save(self) -> None:
        if self.save_document(self, self.preview.data(), self._name, self._session.messages) is not None:
            self._record(Way.SAVED)

    def _record(self, way: Way) -> None:
        session, case_id = self._session, self._consent.case_id
        if self._paper is None:
            return
        job = of_one(self._paper.kind.value, self._paper, self.language.value(), case_id)
        outcome = write_down(session, job, self.preview.data(), way, session.forms())
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
        else:
            self.refusal.say(self.tr("Done. Please keep the signed page with the case."), "green")

"""The release of information, seen first, then printed or saved for signature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.consents import Consent
from desktop_app.domain.refusals import Refused
from desktop_app.printing.documents import file_name, render
from desktop_app.printing.fonts import CannotPrint
from desktop_app.ui.dialog import CalmDialog
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
        self.language = Segmented([("en", self.tr("English")), ("es", self.tr("Espa\u00f1ol"))], self.tr("Language"))
        self.language.setObjectName("consent_form.language")
        if language == "es":
            self.language.set_value("es")
        self.preview = PdfPreview()
        self.preview.setObjectName("consent_form.preview")
        self.preview.setMinimumHeight(HEIGHT)
        self.body.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.preview)
        self.print_document, self.save_document = ask_and_print, save_pdf
        self._name = ""
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
            self.preview.show_pdf(render(form, language))
        except CannotPrint as fault:
            named = ", ".join(fault.characters)
            self.refuse(self.tr("The typeface has no letters for {characters}.").format(characters=named))
            return
        self._name = file_name(form)

    def _on_language(self, _language: str) -> None:
        self._show()

    def _on_print(self) -> None:
        if self.print_document(self, self.preview.document(), self._session.messages):
            self._record()

    def _on_save(self) -> None:
        if self.save_document(self, self.preview.data(), self._name, self._session.messages) is not None:
            self._record()

    def _record(self) -> None:
        session, case_id = self._session, self._consent.case_id
        outcome = session.services.handouts.printed(session.actor, "consent", case_id, None, self.language.value())
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
        else:
            self.refusal.say(self.tr("Done. Please keep the signed page with the case."), "green")

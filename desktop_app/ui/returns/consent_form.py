"""The release of information, for signature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.consents import Consent
from desktop_app.domain.handouts import ConsentForm, Kind
from desktop_app.domain.refusals import Refused
from desktop_app.ui.returns.paper import PaperDialog
from desktop_app.ui.session import Session

translate = QCoreApplication.translate


class ConsentFormDialog(PaperDialog):
    """In the family's language where there is a form in it; they sign on paper, and the paper goes into the file."""

    def __init__(self, session: Session, consent: Consent, language: str, parent: QWidget | None = None) -> None:
        self._consent = consent
        title = translate("returns", "Form to sign")
        done = translate("returns", "Done. Please keep the signed page with the case.")
        super().__init__(session, title, "consent_form", Kind.CONSENT, language, consent.case_id, parent, done=done)

    def read(self, language: str) -> ConsentForm | Refused:
        """The form of this consent."""
        session = self._session
        return session.services.consents.form(session.actor, self._consent.id, language)

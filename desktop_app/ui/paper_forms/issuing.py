"""Blank forms, given out with their numbers and printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.domain.paper_forms import MOST_FORMS, PaperForm
from desktop_app.domain.refusals import Refused
from desktop_app.printing.forms import LANGUAGES
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.member_dialog import language_name
from desktop_app.ui.returns.sheet import sheet_of
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field

translate = QCoreApplication.translate
USUAL = 5


class IssueDialog(CalmDialog):
    """How many, in which language; `made` are the forms that were given out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("paper_forms", "Print blank forms"),
            parent,
            sentence=translate(
                "paper_forms",
                "Each gets a number of its own, which is never used again, whether it is entered or spoiled.",
            ),
            confirm=translate("paper_forms", "Give out and show"),
        )
        self.setObjectName("paper.issue_dialog")
        self._session = session
        self.made: tuple[PaperForm, ...] = ()
        self.count = QSpinBox()
        self.count.setObjectName("paper.count")
        self.count.setRange(1, MOST_FORMS)
        self.count.setValue(USUAL)
        self.language = ChoiceField(self.tr("Language"), [(each, language_name(each)) for each in LANGUAGES])
        self.language.box.setObjectName("paper.language")
        self.body.addWidget(Field(self.tr("How many"), self.count), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.language)
        self.confirm.setObjectName("paper.issue")
        self.count.setFocus()

    def problem(self) -> str:
        """Gives the numbers out; a refusal is said in the dialog."""
        outcome = self._session.services.paper_forms.issue(self._session.actor, self.count.value())
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.made = outcome
        return ""


def show_forms(session: Session, form_ids: tuple[int, ...], language: str, parent: QWidget) -> None:
    """The pages of blank forms, to print or to save."""
    pages = session.services.paper_forms.blank(session.actor, form_ids, language)
    if not session.answer(parent, pages) or isinstance(pages, Refused):
        return
    shown = sheet_of(session, translate("paper_forms", "Blank forms"), pages, None, parent, language)
    if shown is not None:
        shown.exec()

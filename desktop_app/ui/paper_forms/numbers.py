"""Every number that was given out: blank, entered afterwards, or spoiled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.paper_forms import PaperForm, PaperState, Spoiled
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.moments import moment_words
from desktop_app.ui.paper_forms.issuing import show_forms
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, line
from desktop_app.ui.words import word

translate = QCoreApplication.translate


def form_line(form: PaperForm, zone: str) -> str:
    """What became of a form, and when, by whom."""
    if form.state is PaperState.ENTERED and form.happened_at is not None and form.entered_at is not None:
        words = translate("paper_forms", "happened {happened}; entered after, {at}, by {name}; visit {visit}")
        return words.format(
            happened=moment_words(form.happened_at, zone),
            at=moment_words(form.entered_at, zone),
            name=form.entered_by,
            visit=form.visit_number,
        )
    if form.state is PaperState.ENTERED and form.entered_at is not None:
        words = translate("paper_forms", "entered {at}, by {name}; the records of it are no longer kept")
        return words.format(at=moment_words(form.entered_at, zone), name=form.entered_by)
    if form.spoiled_at is not None and form.spoiled_why is not None:
        words = translate("paper_forms", "{why}; recorded {at}, by {name}")
        return words.format(
            why=word(form.spoiled_why).lower(), at=moment_words(form.spoiled_at, zone), name=form.spoiled_by
        )
    words = translate("paper_forms", "given out {at}, by {name}")
    return words.format(at=moment_words(form.issued_at, zone), name=form.issued_by)


class NumbersDialog(CalmDialog):
    """The latest first; a blank one can be printed again, or recorded as spoiled."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("paper_forms", "Paper forms"), parent, cancel=translate("paper_forms", "Close"), width=680
        )
        self.setObjectName("paper.numbers")
        self._session = session
        self.confirm.hide()
        self.notice = Notice()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.notice)
        self.body.addLayout(self._rows)
        self._show()

    def _show(self) -> None:
        session = self._session
        found = session.services.paper_forms.all(session.actor)
        empty(self._rows)
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            return
        for index, form in enumerate(reversed(found)):
            if index:
                self._rows.addWidget(line())
            self._rows.addLayout(self._row(form))

    def _row(self, form: PaperForm) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"{form.number} \u00b7 {word(form.state)}", "strong", wrap=True))
        words.addWidget(label(form_line(form, self._session.zone), "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(words, 1)
        if form.state is PaperState.BLANK and self._session.may(Action.ISSUE_PAPER_FORMS):
            for words_, name, wanted in (
                (self.tr("Print\u2026"), "print", self._on_print),
                (self.tr("Spoiled\u2026"), "spoil", self._on_spoil),
            ):
                button = Button(words_, "link")
                button.setObjectName(f"paper.{name}.{form.id}")
                button.setAccessibleName(f"{words_} {form.number}")
                button.setProperty("form", form.id)
                button.clicked.connect(wanted)
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_print(self) -> None:
        show_forms(self._session, (int(self.sender().property("form")),), self._session.language, self)

    def _on_spoil(self) -> None:
        dialog = SpoilDialog(self._session, int(self.sender().property("form")), self)
        if dialog.exec() == CalmDialog.DialogCode.Accepted:
            self._show()
        dialog.deleteLater()


class SpoilDialog(CalmDialog):
    """Why a form is not used; a choice, and final."""

    def __init__(self, session: Session, form_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("paper_forms", "This form is not used"),
            parent,
            sentence=translate("paper_forms", "Its number is never used again. Keep the paper, with a line across it."),
            confirm=translate("paper_forms", "Record it"),
        )
        self.setObjectName("paper.spoil_dialog")
        self._session, self._form_id = session, form_id
        self.why = ChoiceField(self.tr("Why"), [(each, word(each)) for each in Spoiled])
        self.why.box.setObjectName("paper.spoiled_why")
        self.body.addWidget(self.why)
        self.confirm.setObjectName("paper.spoil_save")

    def problem(self) -> str:
        """Records it; a refusal is said in the dialog."""
        outcome = self._session.services.paper_forms.spoil(self._session.actor, self._form_id, self.why.value())
        return sentences(outcome) if isinstance(outcome, Refused) else ""

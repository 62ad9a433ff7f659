"""The card of the Settings page: blank forms for the day when power or printer are down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.paper_forms import PaperState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label


class PaperFormsCard(Card):
    """How many lie ready, and the way to print more, or to say that one is spoiled."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Paper forms"), parent)
        self.setObjectName("settings.paper_forms")
        self._session = session
        self._may = session.may(Action.ISSUE_PAPER_FORMS)
        self._count = label("", "strong", wrap=True)
        self._count.setObjectName("settings.paper_forms.count")
        self.issue = Button(self.tr("Print blank forms\u2026"), "link")
        self.issue.setObjectName("settings.paper_forms.issue")
        self.all = Button(self.tr("All numbers\u2026"), "link")
        self.all.setObjectName("settings.paper_forms.all")
        about = self.tr(
            "For a return when power or printer are down: keep some in the return room. Each has a number; it is entered "
            "afterwards on the family's page, under “Afterwards”."
        )
        self.body.addWidget(self._count)
        self.body.addWidget(label(about, "second", wrap=True))
        links = QHBoxLayout()
        for button in (self.issue, self.all):
            links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        links.addStretch(1)
        self.body.addLayout(links)
        self.issue.clicked.connect(self._on_issue)
        self.all.clicked.connect(self._on_all)
        if not self._may:
            self.hide()

    def reload(self) -> None:
        """Count the blank ones."""
        if not self._may:
            return
        found = self._session.services.paper_forms.all(self._session.actor)
        forms = () if isinstance(found, Refused) else found
        blank = sum(form.state is PaperState.BLANK for form in forms)
        self._count.setText(
            self.tr("1 blank form lies ready.")
            if blank == 1
            else self.tr("{count} blank forms lie ready.").format(count=blank)
            if blank
            else self.tr("No blank form lies ready.")
        )
        self.all.setEnabled(bool(forms))

    def _on_issue(self) -> None:
        from desktop_app.ui.paper_forms.issuing import IssueDialog, show_forms

        dialog = IssueDialog(self._session, self)
        made = dialog.made if dialog.exec() == IssueDialog.DialogCode.Accepted else ()
        language = dialog.language.value()
        dialog.deleteLater()
        if made:
            show_forms(self._session, tuple(form.id for form in made), language, self)
        self.reload()

    def _on_all(self) -> None:
        from desktop_app.ui.paper_forms.numbers import NumbersDialog

        dialog = NumbersDialog(self._session, self)
        dialog.exec()
        dialog.deleteLater()
        self.reload()

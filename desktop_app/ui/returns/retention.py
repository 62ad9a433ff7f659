"""What was written on paper and entered afterwards, and until when this family's records are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.paper_forms import PaperState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.retention import Keeps
from desktop_app.services.retention import CaseRetention
from desktop_app.ui.moments import day_month
from desktop_app.ui.paper_forms.numbers import form_line
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, line
from desktop_app.ui.words import word


class KeptRecords(QWidget):
    """`show_case()`: two cards, each for those who may see it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kept")
        self._session = session
        self._case_id = 0
        self.notice = Notice()
        self.notice.setObjectName("kept.notice")
        self.paper = Card(self.tr("Written on paper"))
        self.paper.setObjectName("kept.paper")
        self.enter = Button(self.tr("Enter a paper form\u2026"))
        self.enter.setObjectName("kept.enter")
        self.enter.setVisible(session.may(Action.ENTER_PAPER_FORM))
        self.enter.clicked.connect(self._on_enter)
        self.kept = Card(self.tr("How long these records are kept"))
        self.kept.setObjectName("kept.retention")
        self.kept.setVisible(session.may(Action.VIEW_RETENTION))
        inner = QWidget()
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        for part in (self.paper, self.kept):
            cards.addWidget(part)
        cards.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addWidget(Scrolled(inner), 1)
        self.paper.aside(self.enter)

    def show_case(self, case_id: int) -> None:
        """Read what was entered afterwards, and what keeps these records."""
        self._case_id = case_id
        services, actor = self._session.services, self._session.actor
        forms = services.paper_forms.of_case(actor, case_id)
        self.paper.clear()
        for index, form in enumerate(() if isinstance(forms, Refused) else forms):
            if index:
                self.paper.body.addWidget(line())
            self.paper.body.addWidget(label(form.number, "strong"))
            self.paper.body.addWidget(label(form_line(form, self._session.zone), "second", wrap=True))
        if not forms or isinstance(forms, Refused):
            sentence = self.tr("Nothing of this family was written on a paper form.")
            self.paper.body.addWidget(label(sentence, "subtitle", wrap=True))
        self.kept.clear()
        if not self._session.may(Action.VIEW_RETENTION):
            return
        found = services.retention.of_case(actor, case_id)
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            return
        self._show_kept(found)

    def _show_kept(self, found: CaseRetention) -> None:
        today, body = self._session.today(), self.kept.body
        if found.over_since is None:
            words = self.tr("The agency's period begins on the day the return is over.")
        elif found.kept_until is None:
            words = self.tr("Over since {day}.").format(day=day_month(found.over_since, today))
        else:
            words = self.tr("Over since {day}. Kept until {until}.").format(
                day=day_month(found.over_since, today), until=day_month(found.kept_until, today)
            )
        body.addWidget(label(words, "strong", wrap=True))
        for each in found.keeps:
            if each is not Keeps.NOT_OVER:
                body.addWidget(label(self.tr("Kept, because {why}.").format(why=word(each)), wrap=True))
        if not found.keeps:
            words = self.tr("Nothing keeps them any more. A supervisor finds them under Settings, “Families past it”.")
            body.addWidget(label(words, wrap=True))
        if found.asked is not None:
            words = self.tr("{name} has asked that they be removed. Another supervisor decides.")
            body.addWidget(label(words.format(name=found.asked.asked_by), wrap=True))

    def _on_enter(self) -> None:
        from desktop_app.ui.paper_forms.entering import EnterDialog

        session = self._session
        forms = session.services.paper_forms.all(session.actor)
        visits = session.services.paper_forms.late_visits(session.actor, self._case_id)
        if isinstance(forms, Refused) or isinstance(visits, Refused):
            self.notice.say(sentences(forms if isinstance(forms, Refused) else visits), "clay")  # type: ignore[arg-type]
            return
        blank = [form for form in forms if form.state is PaperState.BLANK]
        if not blank:
            self.notice.say(self.tr("No blank form is left. They are given out under Settings, “Paper forms”."), "clay")
        elif not visits:
            words = self.tr("No visit of this family can be entered from paper: none was due and not ended here.")
            self.notice.say(words, "clay")
        else:
            self.notice.clear()
            EnterDialog(session, blank, visits, self).open()

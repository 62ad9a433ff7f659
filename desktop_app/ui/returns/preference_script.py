"""Beside the call: how to begin, whom to call and how it is safe, and what the family's answers open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.follow_ups import whom_to_call
from desktop_app.domain.gates import GateState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.contact_words import called, how_to_reach
from desktop_app.ui.sentences import LANGUAGE
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import lacking_word, word

GATES = ("B5", "B6")
"""What the call opens: the family was told, and its choices are recorded."""


class Script(QWidget):
    """A card to read from, in plain words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._records = session.may(Action.RECORD_PREFERENCE)
        self.say = Card(self.tr("What to say"))
        self.say.setObjectName("preferences.script")
        self.contact = Card(self.tr("Whom to call"))
        self.contact.setObjectName("preferences.contact")
        self.gates = Card(self.tr("What this call opens"))
        self.gates.setObjectName("preferences.gates")
        self.dates = Card(self.tr("Dates to be gentle with"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self.say, self.contact, self.dates, self.gates):
            column.addWidget(card)
        column.addStretch(1)
        self.say.setVisible(self._records)
        self.contact.setVisible(self._records)

    def show_return(self, found: FamilyReturn) -> None:
        """Fill the cards for a family."""
        if self._records:
            self._show_say(found.case.name_to_use)
            self._show_contact(found)
        self._show_dates(found.case.id)
        self._show_gates([state for state in found.states if state.gate.id in GATES])

    def _show_say(self, name: str) -> None:
        self.say.clear()
        mine = self._session.actor.name.split()[0]
        for words in (
            self.tr("\u201cHello, this is {mine} from Victim Services. Is this a good time to talk?\u201d"),
            self.tr("\u201cI am calling about {name}\u2019s belongings. I will not ask you about what happened.\u201d"),
            self.tr(
                "\u201cYou do not have to decide today. You can change your mind, and you can stop at any time.\u201d"
            ),
        ):
            self.say.body.addWidget(label(words.format(mine=mine, name=name), wrap=True))
        hint = self.tr("Silence is right. Choose \u201cThey will think about it\u201d rather than asking twice.")
        self.say.body.addWidget(label(hint, "third", wrap=True))

    def _show_contact(self, found: FamilyReturn) -> None:
        self.contact.clear()
        people = whom_to_call(found.family)
        for member in people:
            self.contact.body.addWidget(label(called(member), "strong", wrap=True))
            for words in (how_to_reach(member), member.safe_contact):
                if words:
                    self.contact.body.addWidget(label(words, "second", wrap=True))
        if not people:
            self.contact.body.addWidget(label(self.tr("Nobody of the family is recorded yet."), "third", wrap=True))

    def _show_dates(self, case_id: int) -> None:
        session = self._session
        found = session.services.cases.dates(session.actor, case_id)
        dates = () if isinstance(found, Refused) else found
        self.dates.clear()
        for each in dates:
            words = f"{each.what} \u00b7 {day_month(each.day, session.today())}"
            self.dates.body.addWidget(label(words, wrap=True))
        if not dates:
            self.dates.body.addWidget(label(self.tr("None noted yet."), "third", wrap=True))

    def _show_gates(self, states: list[GateState]) -> None:
        self.gates.clear()
        for state in states:
            title = self.tr("{gate} \u00b7 {title}").format(gate=state.gate.id, title=state.gate.title[LANGUAGE])
            pill = Pill(self.tr("open"), "green") if state.open else Pill(self.tr("waits"), "clay")
            self.gates.body.addWidget(label(title, "strong", wrap=True))
            self.gates.body.addWidget(pill)
            for words in self._waiting(state):
                self.gates.body.addWidget(label(words, "second", wrap=True))

    def _waiting(self, state: GateState) -> list[str]:
        if state.open:
            return []
        blocked = self.tr("Until then it stops: {what}.").format(what=word(state.gate.blocks))
        steps = [f"{step.text[LANGUAGE]} ({word(step.role).lower()})" for step in state.waiting]
        facts = [f"{lacking_word(each.what)} ({word(each.role).lower()})" for each in state.lacking]
        return [blocked, *steps, *facts]

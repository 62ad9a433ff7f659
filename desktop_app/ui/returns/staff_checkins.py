"""Care for those who sat with a family: that a check-in was offered, to whom and when. Never an answer, never a word."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.staff_checkins import StaffCheckin
from desktop_app.domain.times import local_day
from desktop_app.services.staff_checkins import VisitCheckins
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, line
from desktop_app.ui.words import clock, day_words, word


class StaffCheckins(QWidget):
    """`show_case()`: a card for each visit that took place, with everyone who was there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_ins")
        self._session = session
        self._others: dict[int, ChoiceField[int]] = {}
        self.notice = Notice()
        self._empty = EmptyState(
            self.tr("No visit has taken place yet"),
            self.tr(
                "After a hard return somebody asks those who were there how they are, and offers time to talk. Only that it "
                "was offered is written down."
            ),
            "",
            "person",
        )
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(14)
        self._body = Scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self._body, self._empty):
            column.addWidget(part)

    def show_case(self, case_id: int) -> None:
        """Read the visits of a family and what was offered after each."""
        self._case_id = case_id
        may_offer = self._session.may(Action.OFFER_CHECK_IN)
        if not may_offer:
            words = self.tr("Victim services or a supervisor offers it to you. You may ask for it at any time.")
            self._empty.say(self.tr("How are you?"), words)
        found = self._session.services.staff_checkins.of_case(self._session.actor, case_id) if may_offer else ()
        self.notice.clear()
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            found = ()
        empty(self._cards)
        self._others = {}
        for each in found:
            self._cards.addWidget(self._card(each))
        self._cards.addStretch(1)
        self._body.setVisible(bool(found))
        self._empty.setVisible(not found)

    def _card(self, visit: VisitCheckins) -> Card:
        session = self._session
        start = visit.visit.event.start
        when = f"{day_words(local_day(start, session.zone))}, {clock(start, session.zone)}"
        card = Card(self.tr("After the visit of {when}").format(when=when))
        sentence = self.tr(
            "Ask how they are, away from the desk, and offer time to talk. Whether they take it is theirs."
        )
        card.body.addWidget(label(sentence, "subtitle", wrap=True))
        offered = {each.staff_id: each for each in visit.offered}
        there = [*visit.there, *(each for each in visit.others if each.id in offered)]
        for member in there:
            card.body.addWidget(line())
            card.body.addLayout(self._row(member, visit.visit.id, offered.get(member.id)))
        rest = [each for each in visit.others if each.id not in offered and each.id != session.actor.id]
        if rest:
            card.body.addWidget(line())
            card.body.addLayout(self._one_more(visit.visit.id, rest))
        return card

    def _row(self, member: StaffMember, visit_id: int, offered: StaffCheckin | None) -> QHBoxLayout:
        session = self._session
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(member.name, "strong", wrap=True))
        words.addWidget(label(word(member.role), "second"))
        row.addLayout(words, 1)
        if offered is not None:
            day = day_month(local_day(offered.offered_at, session.zone), session.today())
            said = self.tr("offered by {name}, {day}").format(name=offered.offered_by, day=day)
            row.addWidget(label(said, "second", wrap=True))
        elif member.id != session.actor.id:
            row.addWidget(self._button(member.name, member.id, visit_id))
        else:
            row.addWidget(label(self.tr("somebody else offers it to you"), "second"))
        return row

    def _button(self, name: str, staff_id: int, visit_id: int) -> Button:
        button = Button(self.tr("I have offered it"))
        button.setObjectName(f"check_ins.offer.{visit_id}.{staff_id}")
        button.setAccessibleName(self.tr("I have offered it: {name}").format(name=name))
        button.setProperty("staff", staff_id)
        button.setProperty("visit", visit_id)
        button.clicked.connect(self._on_offered)
        return button

    def _one_more(self, visit_id: int, people: list[StaffMember]) -> QHBoxLayout:
        chosen = ChoiceField(self.tr("Somebody else who was there"), [(each.id, each.name) for each in people])
        chosen.box.setObjectName(f"check_ins.other.{visit_id}")
        self._others[visit_id] = chosen
        button = self._button(self.tr("the person chosen"), 0, visit_id)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(chosen, 1)
        row.addWidget(button)
        return row

    def _on_offered(self) -> None:
        sender, session = self.sender(), self._session
        visit_id = int(sender.property("visit"))
        staff_id = int(sender.property("staff")) or self._others[visit_id].value()
        outcome = session.services.staff_checkins.offer(session.actor, visit_id, staff_id)
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        session.changed.emit()

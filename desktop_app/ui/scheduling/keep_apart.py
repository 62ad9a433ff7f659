"""Keep apart: which parties are never near each other, and the visits that are too near already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.separation import Near, Party, Separation
from desktop_app.ui.rooms.choices import length_words
from desktop_app.ui.scheduling.keep_apart_dialog import KeepApartDialog
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, link, row
from desktop_app.ui.scheduling.sides import case_numbers, party_words
from desktop_app.ui.scheduling.too_near import NearList
from desktop_app.ui.scheduling.wording import scope_words, why_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice

__all__ = ["KeepApartDialog", "RulesDialog"]


class RulesDialog(ListDialog):
    """Every rule that holds, by the parties' codes; nobody is named."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("Whoever books is told the earliest time that is possible, and never who is kept apart.")
        super().__init__(session, self.tr("Keep apart"), sentence, parent, 760)
        self.setObjectName("keep_apart_list")
        self.notice = Notice()
        self.near = NearList(session, "keep_apart_list.near")
        self.rows = Rows(self.tr("Nobody is kept apart. Add a rule as soon as two sides may come here."))
        self.add = Button(self.tr("Keep two apart…"), "quiet", "plus")
        self.add.setObjectName("keep_apart_list.add")
        self.add_button(self.add)
        body = QVBoxLayout()
        body.setSpacing(16)
        for part in (self.notice, self.near, self.rows):
            body.addWidget(part)
        self.body.addLayout(body)
        self.add.clicked.connect(self._on_add)
        self.near.open_wanted.connect(self.want)
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read the rules and what is too near."""
        services, actor = self._session.services.separation, self._session.actor
        rules, parties, near = services.rules(actor), services.parties(actor), services.too_near(actor)
        if isinstance(rules, Refused) or isinstance(parties, Refused) or isinstance(near, Refused):
            refused = next(each for each in (rules, parties, near) if isinstance(each, Refused))
            self.refuse(sentences(refused))
            return
        self._show_near(near)
        by_id = {party.id: party for party in parties}
        numbers = case_numbers(self._session)
        self.rows.fill([self._row(rule, by_id, numbers) for rule in rules])

    def _show_near(self, near: Iterable[Near]) -> None:
        self.near.show_pairs(tuple(near))

    def _row(self, rule: Separation, parties: Mapping[int, Party], numbers: Mapping[int, str]) -> QWidget:
        one, other = (party_words(parties.get(each), numbers) for each in (rule.one_id, rule.other_id))
        pair = self.tr("{one} and {other}").format(one=one, other=other)
        apart = self._apart(rule)
        ends = link(
            self.tr("End this…"), self.tr("End: {pair}").format(pair=pair), f"keep_apart_list.end.{rule.id}", rule.id
        )
        ends.clicked.connect(self._on_end)
        return row(pair, f"{why_words(rule.why)} · {apart}", ends)

    def _apart(self, rule: Separation) -> str:
        place = scope_words(rule.scope)
        if not rule.minutes:
            return self.tr("never at the same time in {place}").format(place=place)
        return self.tr("never within {time} of each other in {place}").format(
            time=length_words(rule.minutes), place=place
        )

    def _on_add(self) -> None:
        self.run(KeepApartDialog(self._session, self))
        self.reload()

    def _on_end(self) -> None:
        rule_id = int(self.sender().property("key"))
        agreed = self._session.messages.ask(
            self,
            self.tr("End this rule?"),
            self.tr("From then on these two can be booked near each other. That the rule was there stays on record."),
            self.tr("End the rule"),
            self.tr("Keep it"),
        )
        if not agreed:
            return
        outcome = self._session.services.separation.end(self._session.actor, rule_id)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self.notice.say(self.tr("The rule has ended."), "green")
        self._session.changed.emit()
        self.reload()
        self.confirm.setFocus()

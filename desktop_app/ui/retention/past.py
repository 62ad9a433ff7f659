"""The families whose period is over: ask that their records be removed, approve what another asked for, or take it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.backups import Because
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.retention import PastPeriod
from desktop_app.domain.times import local_day
from desktop_app.services.retention import Purged
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.copies.renewing import renewed
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.moments import day_month
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.waiting import waited
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, line
from desktop_app.ui.words import word

translate = QCoreApplication.translate


class PastDialog(CalmDialog):
    """By case number only: what is about to be forgotten is not read once more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("retention", "Families past the period"),
            parent,
            sentence=translate(
                "retention",
                "What is removed is gone for good: the family, the belongings, every paper and every word about them. The rooms' "
                "use and the record of who did what stay, by numbers. Copies made before still hold the family, until they are "
                "thinned out or removed.",
            ),
            cancel=translate("retention", "Close"),
            width=720,
        )
        self.setObjectName("retention.past_dialog")
        self._session = session
        self._past: dict[int, PastPeriod] = {}
        self.confirm.hide()
        self.notice = Notice()
        self.notice.setObjectName("retention.notice")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.notice.action_requested.connect(self._on_renew)
        self.body.addWidget(self.notice)
        self.body.addLayout(self._rows)
        self._show()

    def _show(self) -> None:
        session = self._session
        found = session.services.retention.past(session.actor)
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            found = ()
        self._past = {each.case_id: each for each in found}
        empty(self._rows)
        if not found:
            self._rows.addWidget(label(self.tr("No family is past the period."), "subtitle", wrap=True))
        for index, each in enumerate(found):
            if index:
                self._rows.addWidget(line())
            self._rows.addLayout(self._row(each))

    def _row(self, past: PastPeriod) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(past.number, "strong"))
        words.addWidget(label(self._facts(past), "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        for button in self._moves(past):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _facts(self, past: PastPeriod) -> str:
        today, zone = self._session.today(), self._session.zone
        days = self.tr("Over since {since}, kept until {until}").format(
            since=day_month(past.over_since, today), until=day_month(past.kept_until, today)
        )
        parts = [days]
        if past.keeps:
            kept = "; ".join(word(each) for each in past.keeps)
            parts.append(self.tr("still kept, because {why}").format(why=kept))
        if past.asked is not None:
            asked = self.tr("asked by {name}, {day}").format(
                name=past.asked.asked_by, day=day_month(local_day(past.asked.asked_at, zone), today)
            )
            parts.append(asked)
        return " \u00b7 ".join(parts)

    def _moves(self, past: PastPeriod) -> list[Button]:
        if past.asked is None:
            ask = self._button(self.tr("Ask to remove\u2026"), "ask", past.case_id)
            ask.clicked.connect(self._on_ask)
            ask.setVisible(not past.keeps)
            return [ask] if not past.keeps else []
        back = self._button(self.tr("Take it back"), "withdraw", past.case_id)
        back.clicked.connect(self._on_withdraw)
        another = past.asked.asked_by_id != self._session.actor.id and self._session.may(Action.APPROVE_PURGE)
        if not another:
            return [back]
        approve = self._button(self.tr("Approve and remove\u2026"), "approve", past.case_id)
        approve.clicked.connect(self._on_approve)
        return [back, approve]

    def _button(self, words: str, name: str, case_id: int) -> Button:
        made = Button(words)
        made.setObjectName(f"retention.{name}.{case_id}")
        made.setProperty("case", case_id)
        made.setAccessibleName(f"{words} {self._past[case_id].number}")
        return made

    def _on_ask(self) -> None:
        past, session = self._past[int(self.sender().property("case"))], self._session
        sure = session.messages.ask(
            self,
            self.tr("Ask that {case} be removed?").format(case=past.number),
            self.tr("Nothing is removed yet. A supervisor who did not ask approves it, and then it cannot be undone."),
            self.tr("Ask for it"),
            self.tr("Leave it"),
        )
        if sure and confirmed(session, self, Action.ASK_PURGE):
            self._said(
                session.services.retention.ask(session.actor, past.case_id),
                self.tr("Another supervisor approves it now."),
            )

    def _on_withdraw(self) -> None:
        session, case_id = self._session, int(self.sender().property("case"))
        if confirmed(session, self, Action.ASK_PURGE):
            outcome = session.services.retention.withdraw(session.actor, case_id)
            self._said(outcome, self.tr("Taken back: everything stays."))

    def _on_approve(self) -> None:
        past, session = self._past[int(self.sender().property("case"))], self._session
        sure = session.messages.ask(
            self,
            self.tr("Remove {case} for good?").format(case=past.number),
            self.tr("This cannot be undone. It may take a moment while the file is written anew."),
            self.tr("Remove it for good"),
            self.tr("Keep it"),
        )
        if not sure or not confirmed(session, self, Action.APPROVE_PURGE):
            return
        outcome = session.services.retention.approve(session.actor, past.case_id, finish=False)
        if isinstance(outcome, Purged):
            told = self.tr("The file is written anew without them. This may take a moment.")
            waited(self, self.tr("Removing {case}").format(case=past.number), told, outcome.finish)
            if not self.isVisible():
                return  # the desk was locked meanwhile
        self._said(outcome, self.tr("Removed for good: {case}.").format(case=past.number))
        if isinstance(outcome, Purged) and self._keeps_copies():
            self.notice.say(
                self.tr("Removed for good: {case}. Copies made before still hold the family.").format(case=past.number),
                "green",
                self.tr("Make a new copy now and remove the older ones\u2026"),
            )

    def _keeps_copies(self) -> bool:
        return not self._session.agency.sample and self._session.may(Action.REMOVE_BACKUPS)

    def _on_renew(self) -> None:
        if renewed(self._session, self, Because.PURGE):
            self.notice.say(
                self.tr("A new copy is being made; then the older ones go. Copies in Settings tells how it went."),
                "green",
            )

    def _said(self, outcome: object, words: str) -> None:
        refused = isinstance(outcome, Refused)
        self._show()
        self.notice.say(sentences(outcome) if isinstance(outcome, Refused) else words, "clay" if refused else "green")
        if not refused:
            self._session.changed.emit()

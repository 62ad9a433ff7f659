"""One belonging beside its gate: what has happened, what still stands in the way, and whose move it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.destructions import Destruction, DestructionState, GateLine
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Reason, Refused
from desktop_app.services.destructions import DestructionView
from desktop_app.ui.moments import moment_words
from desktop_app.ui.returns.destruction_dialogs import authority_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, line, section_label
from desktop_app.ui.words import word

translate = QCoreApplication.translate


def state_pill(view: DestructionView) -> tuple[str, str]:
    """Where one belonging stands, in a word or two, and the tone of its pill."""
    latest = view.latest
    if latest is not None and latest.state is DestructionState.DONE:
        return word(latest.state), "stone"
    if latest is not None and latest.stands:
        return (translate("returns", "Stopped"), "clay") if view.stopped else (word(latest.state), "accent")
    if all(each.open for each in view.lines):
        return translate("returns", "Gate open"), "green"
    return translate("returns", "Stays"), "stone"


class DestructionDetail(Card):
    """The buttons are those of the person who looks; the gate is the same for everybody."""

    ask_wanted, approve_wanted, withdraw_wanted, finish_wanted = Signal(), Signal(), Signal(), Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("destructions.detail")
        self._session = session
        self._may = {
            "ask": session.may(Action.ASK_DESTRUCTION),
            "approve": session.may(Action.APPROVE_DESTRUCTION),
            "withdraw": session.may(Action.WITHDRAW_DESTRUCTION),
            "finish": session.may(Action.CARRY_OUT_DESTRUCTION),
        }
        self._words = QVBoxLayout()
        self._words.setSpacing(10)
        self.ask = self._button(self.tr("Ask for it\u2026"), "ask", self.ask_wanted)
        self.approve = self._button(self.tr("Approve\u2026"), "approve", self.approve_wanted)
        self.finish = self._button(self.tr("It was carried out\u2026"), "finish", self.finish_wanted)
        self.withdraw = self._button(self.tr("It stays\u2026"), "withdraw", self.withdraw_wanted)
        self.body.addLayout(self._words)
        for button in (self.ask, self.approve, self.finish, self.withdraw):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_view(self, view: DestructionView | None) -> None:
        """Show one belonging, or ask for one."""
        empty(self._words)
        for button in (self.ask, self.approve, self.finish, self.withdraw):
            button.hide()
        if view is None:
            self._words.addWidget(label(self.tr("Choose a belonging to see its gate."), "subtitle", wrap=True))
            return
        self._words.addWidget(label(view.item.family_description or view.item.description, "heading", wrap=True))
        if view.latest is not None:
            self._show_request(view.latest, view)
        done = view.latest is not None and view.latest.state is DestructionState.DONE
        if not done:
            self._words.addWidget(section_label(self.tr("Gate B17")))
            for each in view.lines:
                self._words.addLayout(self._gate_line(each))
        self._offer(view)

    def _show_request(self, latest: Destruction, view: DestructionView) -> None:
        if latest.state is DestructionState.WITHDRAWN:
            why = word(latest.withdrawn_why).lower() if latest.withdrawn_why else ""
            words = self.tr("Withdrawn by {who}, {when}: {why}.").format(
                who=latest.withdrawn_by, when=self._when(latest.withdrawn_at), why=why
            )
            self._words.addWidget(label(words, "second", wrap=True))
            self._words.addWidget(line())
            return
        rows = [
            self.tr("Asked for by {who}, {when}").format(who=latest.asked_by, when=self._when(latest.asked_at)),
            self.tr("Allowed by {authority}").format(authority=authority_words(latest.authorized)),
        ]
        if latest.approved_at is not None:
            when = self._when(latest.approved_at)
            rows.append(self.tr("Approved by {who}, {when}").format(who=latest.approved_by, when=when))
        if latest.done_at is not None:
            done = self.tr("Carried out by {who}, {witness} watched, {when}")
            rows.append(done.format(who=latest.done_by, witness=latest.witness, when=self._when(latest.done_at)))
        for words in rows:
            self._words.addWidget(label(words, "second", wrap=True))
        if view.stopped:
            stopped = label(self._stopped_words(view), "problem", wrap=True)
            stopped.setObjectName("destructions.stopped")
            self._words.addWidget(stopped)
        self._words.addWidget(line())

    def _stopped_words(self, view: DestructionView) -> str:
        """What the gate beneath does not say itself."""
        told = {reason for line in view.lines for reason in map(_key, line.reasons)}
        own = tuple(reason for reason in view.stopped if _key(reason) not in told)
        first = "" if all(each.open for each in view.lines) else self.tr("Part of the gate is shut again, so it stays.")
        return "\n".join(part for part in (first, sentences(Refused(own)) if own else "") if part)

    def _gate_line(self, each: GateLine) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(word(each.condition), "", wrap=True), 1)
        pill = Pill(self.tr("yes"), "green") if each.open else Pill(self.tr("not yet"), "clay")
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addLayout(head)
        if not each.open:
            block.addWidget(label(sentences(Refused(each.reasons)), "second", wrap=True))
        return block

    def _offer(self, view: DestructionView) -> None:
        """The moves that are possible now; one that would be refused is not offered, and the gate says why."""
        latest, open_now = view.latest, all(each.open for each in view.lines)
        state = latest.state if latest else None
        own = latest is not None and latest.asked_by_id == self._session.actor.id
        asked, approved = state is DestructionState.ASKED, state is DestructionState.APPROVED
        free = state in {None, DestructionState.WITHDRAWN}
        self.ask.setVisible(self._may["ask"] and free and open_now)
        self.approve.setVisible(self._may["approve"] and asked and not view.stopped and not own)
        self.finish.setVisible(self._may["finish"] and approved and not view.stopped)
        self.withdraw.setVisible(self._may["withdraw"] and (asked or approved))
        if asked and own and not view.stopped and self._may["approve"]:
            words = self.tr("You asked for it, so another supervisor approves.")
            self._words.addWidget(label(words, "second", wrap=True))

    def _when(self, at: int | None) -> str:
        return moment_words(at or 0, self._session.zone)

    def _button(self, words: str, name: str, wanted: object) -> Button:
        button = Button(words)
        button.setObjectName(f"destructions.{name}")
        button.clicked.connect(wanted)
        return button


def _key(reason: Reason) -> str:
    return reason.cause.value

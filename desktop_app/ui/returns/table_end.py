"""After the last belonging, or when the family stops: what happened so far, the record to sign, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Item, Outcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Checklist, Step
from desktop_app.domain.return_documents import settled
from desktop_app.services.checklists import ChecklistView
from desktop_app.services.custody import ItemWay
from desktop_app.services.return_documents import RecordView
from desktop_app.ui.checklist_steps import StepList, localized
from desktop_app.ui.returns.table_visit import TableVisit
from desktop_app.ui.returns.table_words import outcome_words, step_words
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

LEAVING = ("B13", "B14", "B15")
"""The gates before a visit is closed: signatures, the return leg, handouts."""

translate = QCoreApplication.translate


class TableSteps(StepList):
    """Steps before they leave, in words that the family may read over a shoulder."""

    def words_of(self, step: Step) -> str:
        return step_words(step.id, localized(step.text, self._session.language))

    def _opens(self, step: Step, checklist: Checklist) -> str:
        return ""


class TableEnd(QWidget):
    """The summary; ending the visit is refused in words while something before it is missing."""

    sign_wanted = Signal()
    print_wanted = Signal()
    finish_wanted = Signal()
    carry_back_wanted = Signal()
    alone_wanted = Signal()
    resumed = Signal()
    leave = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title = label("", "big", wrap=True)
        self._lead = label("", "lead", wrap=True)
        self.summary = Card(self.tr("What happened so far"))
        self.summary.setObjectName("table.summary")
        self.record_card = Card(self.tr("The record"))
        self._record = label("", wrap=True)
        self._record.setObjectName("table.record")
        self.steps_card = Card(self.tr("Before they leave"))
        self.steps = TableSteps(session, "table.end")
        self.notice = Notice()
        self.notice.setObjectName("table.end_notice")
        self.sign = _button(self.tr("Read and sign the record"), "table.sign", "primary")
        self.print = _button(self.tr("Print a copy"), "table.print", "", "print")
        self.alone = _button(self.tr("They would like time alone"), "table.alone")
        self._left = label("", wrap=True)
        self._left.setObjectName("table.left_here")
        self.carry_back = _button(self.tr("Seal and carry back\u2026"), "table.carry_back")
        self.back_card = Card(self.tr("What goes back"))
        self.finish = _button(self.tr("End the visit"), "table.finish")
        self.resume = _button(self.tr("Back to the belongings"), "table.resume")
        self.back = _button(self.tr("Back to the family's page"), "table.leave")
        self._assemble()
        for button, wish in (
            (self.sign, self.sign_wanted),
            (self.print, self.print_wanted),
            (self.alone, self.alone_wanted),
            (self.carry_back, self.carry_back_wanted),
            (self.finish, self.finish_wanted),
            (self.resume, self.resumed),
            (self.back, self.leave),
        ):
            button.clicked.connect(wish)

    def show_end(self, visit: TableVisit, recipient: str) -> None:
        """Show the outcomes of a visit, while it goes on and after it."""
        items, open_now = visit.items(), visit.going
        self.summary.clear()
        for item in items:
            self.summary.body.addLayout(self._row(item, visit, recipient))
        if not items:
            self.summary.body.addWidget(label(self.tr("Nothing was brought."), "subtitle", wrap=True))
        left = len(visit.rest())
        self._title.setText(self.tr("So far today") if left and open_now else self.tr("That is all for today"))
        self._lead.setText(self._lead_words(left, open_now, any(visit.not_there(item) for item in items)))
        self.finish.setVisible(open_now)
        self.resume.setVisible(open_now and bool(items))
        self._show_steps(visit.view, open_now)

    def show_record(self, record: RecordView | None, signable: bool, something: bool) -> None:
        """Where the record stands; `something` when there is an outcome to write into it."""
        signing = signable and something and self._session.may(Action.SIGN_RECORD)
        self.record_card.setVisible(something)
        self.sign.setVisible(signing and not (record and record.complete))
        self._record.setText(self._record_words(record))

    def offer_carrying_back(self, left: Sequence[ItemWay]) -> None:
        """What is still in this room goes back under seal before the visit ends."""
        names = ", ".join(each.item.family_description or each.item.description for each in left)
        self.back_card.setVisible(bool(left) and self._session.may(Action.CARRY_ITEM))
        self._left.setText(self.tr("Still in this room: {names}.").format(names=names))

    def offer_time_alone(self, offered: bool) -> None:
        """The family may have said beforehand that they would like time alone."""
        self.alone.setVisible(offered)

    def _lead_words(self, left: int, open_now: bool, missing: bool) -> str:
        if missing and not (open_now and left):
            return self.tr("What was given stays given.")
        if not open_now:
            return self.tr("This visit has ended. What was given stays given, and the rest is safe with us.")
        if left:
            return self.tr("{count} belongings are still to come, today or on another day.").format(count=left)
        return self.tr("What was given stays given. Everything else is kept safe.")

    def _record_words(self, record: RecordView | None) -> str:
        if record is None:
            return self.tr("The page is made from what is listed above. All three read it, then sign.")
        if record.complete:
            return self.tr("All three have signed record {number}. Everybody gets a copy.").format(
                number=record.document.number
            )
        if record.voided or not record.current:
            return self.tr(
                "Something changed after the page was made, so what was signed no longer counts. "
                "The page is made again, and everybody reads and signs the new one."
            )
        names = ", ".join(each.name for each in record.standing.values())
        if names:
            return self.tr("Signed so far: {names}.").format(names=names)
        return self.tr("The page is ready. All three read it, then sign.")

    def _show_steps(self, view: ChecklistView | None, open_now: bool) -> None:
        self.steps_card.setVisible(False)
        if view is None:
            return
        role = self._session.actor.role
        signed = any(state.gate.id == LEAVING[0] and not state.waiting for state in view.states)
        gates = LEAVING[1:] if signed else LEAVING
        steps = [step for gate in gates for step in view.checklist.protocol.steps_of(gate) if step.role is role]
        ticked = [step for step in view.checklist.protocol.steps_of(LEAVING[0]) if step.id in view.checklist.marks]
        steps = [*(step for step in ticked if signed and step.role is role), *steps]
        self.steps_card.setVisible(open_now and bool(steps))
        self.steps.show_steps(view.checklist, steps)

    def _row(self, item: Item, visit: TableVisit, recipient: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(item.family_description or item.description, wrap=True), 1)
        row.addWidget(label(self._what_became(item, visit, recipient), "subtitle"))
        return row

    def _what_became(self, item: Item, visit: TableVisit, recipient: str) -> str:
        if words := visit.not_there(item):
            return words
        if item.outcome is not None and settled(item, visit.id):
            return outcome_words(item.outcome.outcome, item.outcome.recipient or recipient)
        return self.tr("still to come") if visit.going else outcome_words(Outcome.KEPT_FOR_LATER, recipient)

    def _assemble(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(90, 40, 90, 24)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addWidget(self.summary)
        self.record_card.body.addWidget(self._record)
        self.record_card.body.addLayout(_row_of(self.sign, self.print))
        column.addWidget(self.record_card)
        self.back_card.body.addWidget(self._left)
        self.back_card.body.addLayout(_row_of(self.carry_back))
        column.addWidget(self.back_card)
        self.steps_card.body.addWidget(self.steps)
        column.addWidget(self.steps_card)
        column.addWidget(self.notice)
        column.addLayout(_row_of(self.finish, self.resume, self.alone, self.back))
        column.addStretch(1)
        scroll = Scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _button(words: str, name: str, role: str = "", icon: str = "") -> Button:
    made = Button(words, role, icon)
    made.setObjectName(name)
    return made


def _row_of(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row

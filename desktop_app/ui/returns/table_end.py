"""After the last belonging, or when the family stops: what happened, the record to sign, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Item
from desktop_app.services.checklists import ChecklistView
from desktop_app.ui.checklist_steps import StepList
from desktop_app.ui.returns.table_words import outcome_words, settled
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

LEAVING = ("B13", "B14", "B15")
"""The gates before a visit is closed: signatures, the return leg, handouts."""


class TableEnd(QWidget):
    """The summary; ending the visit is refused in words while a gate before it is shut."""

    print_wanted = Signal()
    finish_wanted = Signal()
    resumed = Signal()
    leave = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lead = label("", "lead", wrap=True)
        self.summary = Card(self.tr("What happened today"))
        self.summary.setObjectName("table.summary")
        self.steps_card = Card(self.tr("Before they leave"))
        self.steps = StepList(session, "table.end")
        self.notice = Notice()
        self.notice.setObjectName("table.end_notice")
        self.print = Button(self.tr("Print the record"), "primary", "print")
        self.print.setObjectName("table.print")
        self.finish = Button(self.tr("End the visit"))
        self.finish.setObjectName("table.finish")
        self.resume = Button(self.tr("Back to the belongings"))
        self.resume.setObjectName("table.resume")
        self.back = Button(self.tr("Back to the family"))
        self.back.setObjectName("table.leave")
        self._assemble()
        self.print.clicked.connect(self.print_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        self.resume.clicked.connect(self.resumed)
        self.back.clicked.connect(self.leave)

    def show_end(
        self, items: Sequence[Item], appointment_id: int, recipient: str, view: ChecklistView | None, open_now: bool
    ) -> None:
        """Show the outcomes of a visit; `open_now` while the visit still goes on."""
        self.summary.clear()
        for item in items:
            self.summary.body.addLayout(self._row(item, appointment_id, recipient))
        if not items:
            self.summary.body.addWidget(label(self.tr("No belonging was brought."), "subtitle", wrap=True))
        done = sum(settled(item, appointment_id) for item in items)
        words = self.tr("{done} of {all} belongings have an outcome. Print the record and sign it together.")
        ended = self.tr("This visit has ended. The record can be printed again.")
        self._lead.setText(words.format(done=done, all=len(items)) if open_now else ended)
        self.finish.setVisible(open_now)
        self.resume.setVisible(open_now and bool(items))
        self.steps_card.setVisible(open_now and view is not None)
        if view is not None:
            role = self._session.actor.role
            steps = [step for gate in LEAVING for step in view.checklist.protocol.steps_of(gate) if step.role is role]
            self.steps_card.setVisible(open_now and bool(steps))
            self.steps.show_steps(view.checklist, steps)

    def _row(self, item: Item, appointment_id: int, recipient: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(item.family_description or item.description, wrap=True), 1)
        if item.outcome is not None and settled(item, appointment_id):
            words = outcome_words(item.outcome.outcome, item.outcome.recipient or recipient)
        else:
            words = self.tr("no outcome yet")
        row.addWidget(label(words, "subtitle"))
        return row

    def _assemble(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(90, 48, 90, 24)
        column.setSpacing(14)
        column.addWidget(label(self.tr("That is all for today"), "big", wrap=True))
        column.addWidget(self._lead)
        column.addWidget(self.summary)
        self.steps_card.body.addWidget(self.steps)
        column.addWidget(self.steps_card)
        column.addWidget(self.notice)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.print, self.finish, self.resume, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = Scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

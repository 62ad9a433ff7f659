"""Before the first belonging: who receives, who witnesses, and the identity examined at the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.staff import StaffMember
from desktop_app.services.checklists import ChecklistView
from desktop_app.ui.checklist_steps import StepList
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

IDENTITY = "B12"


class TableSetup(QWidget):
    """Two choices and one step; then the visit begins."""

    begun = Signal()
    leave = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.recipient: ChoiceField[FamilyMember | None] = ChoiceField(
            self.tr("Who receives"), [(None, self.tr("Choose a person"))]
        )
        self.witness: ChoiceField[StaffMember | None] = ChoiceField(
            self.tr("Witness"),
            [(None, self.tr("Choose a person"))],
            self.tr("Three people: who cleared it, who gives it, and a witness."),
        )
        self.recipient.box.setObjectName("table.recipient")
        self.witness.box.setObjectName("table.witness")
        self.steps = StepList(session, "table")
        self.notice = Notice()
        self.notice.setObjectName("table.notice")
        self.begin = Button(self.tr("Begin"), "primary")
        self.begin.setObjectName("table.begin")
        self.back = Button(self.tr("Back to the family"))
        self.back.setObjectName("table.back")
        self._assemble()
        self.begin.clicked.connect(self.begun)
        self.back.clicked.connect(self.leave)

    def offer(self, recipients: Sequence[FamilyMember], witnesses: Sequence[StaffMember]) -> None:
        """Offer these people; a single recipient is chosen at once, a witness never."""
        self.recipient.offer(
            [(None, self.tr("Choose a person")), *((each, _member_words(each)) for each in recipients)]
        )
        self.witness.offer(
            [
                (None, self.tr("Choose a person")),
                *((each, f"{each.name}, {word(each.role).lower()}") for each in witnesses),
            ]
        )
        if self.recipient.value() is None and len(recipients) == 1:
            self.recipient.set_value(recipients[0])

    def show_identity(self, view: ChecklistView) -> None:
        """Show the step by which the identity counts as examined."""
        self.steps.show_steps(view.checklist, view.checklist.protocol.steps_of(IDENTITY))

    def missing(self, view: ChecklistView) -> str:
        """What must be done before the visit can begin; empty when nothing."""
        if self.recipient.value() is None:
            return self.tr("Choose who receives. Only people whose standing and document are settled are listed.")
        if self.witness.value() is None:
            return self.tr("Choose a witness who stays at the table.")
        identity = next((state for state in view.states if state.gate.id == IDENTITY), None)
        if identity is not None and not identity.open:
            return self.tr("Examine the identity at the table first, and tick the step above. Evidence does this.")
        return ""

    def _assemble(self) -> None:
        card = Card(self.tr("Before you begin"))
        people = QHBoxLayout()
        people.setSpacing(12)
        people.addWidget(self.recipient, 1, Qt.AlignmentFlag.AlignTop)
        people.addWidget(self.witness, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        card.body.addLayout(people)
        card.body.addSpacing(6)
        card.body.addWidget(self.steps)
        card.body.addWidget(self.notice)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(90, 56, 90, 24)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Their pace, their order"), "big", wrap=True))
        column.addWidget(
            label(
                self.tr("Sit down, say who you are, and say what will happen. They may pause or stop at any time."),
                "lead",
                wrap=True,
            )
        )
        column.addSpacing(6)
        column.addWidget(card)
        column.addStretch(1)


def _member_words(member: FamilyMember) -> str:
    return ", ".join(part for part in (member.name, member.relationship) if part)

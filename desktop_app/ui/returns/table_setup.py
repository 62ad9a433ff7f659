"""Before the first belonging: who receives, who witnesses, and the document that was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.custody import STORED
from desktop_app.domain.identity import Document, Identity
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import StaffMember, short_name
from desktop_app.services.checklists import ChecklistView
from desktop_app.services.custody import ItemWay
from desktop_app.ui.moments import moment_words
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.table_words import document_words
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

IDENTITY = "B12"
FEW = 4
"""Belongings that are named; the others are counted."""


class TableSetup(QWidget):
    """Two choices and one look at a document; then the visit begins."""

    begun = Signal()
    leave = Signal()
    identity_seen = Signal(str)
    here = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.recipient: ChoiceField[FamilyMember | None] = ChoiceField(
            self.tr("Who receives"), [(None, self.tr("Choose a person"))]
        )
        self.witness: ChoiceField[StaffMember | None] = ChoiceField(
            self.tr("Who is with us as a witness"), [(None, self.tr("Choose a person"))]
        )
        self.recipient.box.setObjectName("table.recipient")
        self.witness.box.setObjectName("table.witness")
        self._asked = label("", "strong", wrap=True)
        self._documents: dict[Document, Button] = {}
        self._seen = label("", "subtitle", wrap=True)
        self._seen.setObjectName("table.identity")
        self._elsewhere = label("", wrap=True, tone="clay")
        self._elsewhere.setObjectName("table.elsewhere")
        self.carry_in = Button(self.tr("They are in this room: record it"))
        self.carry_in.setObjectName("table.carry_in")
        self.notice = Notice()
        self.notice.setObjectName("table.notice")
        self.begin = Button(self.tr("Begin"), "primary")
        self.begin.setObjectName("table.begin")
        self.back = Button(self.tr("Back to the family's page"))
        self.back.setObjectName("table.back")
        self._assemble()
        self.begin.clicked.connect(self.begun)
        self.back.clicked.connect(self.leave)
        self.carry_in.clicked.connect(self.here)
        self.recipient.box.currentIndexChanged.connect(self._ask)

    def offer(self, recipients: Sequence[FamilyMember], witnesses: Sequence[StaffMember]) -> None:
        """Offer these people; a single recipient is chosen at once, a witness never."""
        self.recipient.offer(
            [(None, self.tr("Choose a person")), *((each, _member_words(each)) for each in recipients)]
        )
        self.witness.offer([(None, self.tr("Choose a person")), *((each, each.name) for each in witnesses)])
        if self.recipient.value() is None and len(recipients) == 1:
            self.recipient.set_value(recipients[0])

    def choose(self, recipient_id: int, witness_id: int) -> None:
        """Choose again who was chosen before the table was left."""
        for field, wanted in ((self.recipient, recipient_id), (self.witness, witness_id)):
            row = next((row for row, each in enumerate(field.values()) if each is not None and each.id == wanted), 0)
            field.box.setCurrentIndex(row or field.box.currentIndex())

    def show_identity(self, view: ChecklistView, seen: Sequence[Identity]) -> None:
        """Show whether a document was looked at; only evidence say so, and only once."""
        self._view, self._looked = view, {each.member_id: each for each in seen}
        self._ask()

    def show_elsewhere(self, ways: Sequence[ItemWay]) -> None:
        """Say what nobody recorded as being in this room: it is given only once somebody did."""
        names = ", ".join(each.item.family_description or each.item.description for each in ways[:FEW])
        more = self.tr(" and {count} more").format(count=len(ways) - FEW) if len(ways) > FEW else ""
        words = self.tr("Not recorded as being in this room: {names}{more}. Please bring it here first.")
        self._elsewhere.setText(words.format(names=names, more=more))
        self._bringing.setVisible(bool(ways))
        stored = any(each.place in STORED for each in ways)
        self.carry_in.setVisible(stored and self._session.may(Action.CARRY_ITEM))

    def identified(self, view: ChecklistView) -> bool:
        """Whether the document of the person who receives was looked at, or the step says so for the visit."""
        member = self.recipient.value()
        if self._looked:
            return member is not None and member.id in self._looked
        return next((state.open for state in view.states if state.gate.id == IDENTITY), True)

    def missing(self, view: ChecklistView) -> str:
        """What must be done before the visit can begin; empty when nothing."""
        if self.recipient.value() is None:
            return self.tr("Choose who receives. Only people whose papers are settled are listed.")
        if self.witness.value() is None:
            return self.tr("Choose a witness who stays at the table.")
        if not self.identified(view):
            return self.tr("Please look at the card with name and picture first, and choose which kind it is.")
        return ""

    def _ask(self) -> None:
        member = self.recipient.value()
        looked = self._looked.get(member.id) if member else None
        ticked = self._view is not None and member is not None and looked is None and self.identified(self._view)
        name = member.name if member else self.tr("the person who receives")
        self._asked.setText(
            self.tr("Which card did {name} show you? Choose it once name and picture match.").format(name=name)
        )
        mine = self._session.may(Action.EXAMINE_IDENTITY)
        for document, button in self._documents.items():
            button.setVisible(mine and not ticked)
            button.setEnabled(member is not None)
            button.set_role("primary" if looked is not None and looked.document is document else "")
        self._asked.setVisible(mine and not ticked)
        self._seen.setText(self._seen_words(looked, ticked, mine))
        self._seen.setVisible(bool(self._seen.text()))

    def _seen_words(self, looked: Identity | None, ticked: bool, mine: bool) -> str:
        if looked is not None:
            words = self.tr("{document}, seen by {who}, {when}. Nothing of it was copied.")
            return words.format(
                document=document_words(looked.document),
                who=short_name(looked.seen_by),
                when=moment_words(looked.at, self._session.zone),
            )
        if ticked:
            return self.tr("The card with name and picture has been looked at. Nothing of it was copied.")
        return "" if mine else self.tr("The card with name and picture has not been looked at yet.")

    def _on_document(self) -> None:
        self.identity_seen.emit(str(self.sender().property("document")))

    def _assemble(self) -> None:
        self._view: ChecklistView | None = None
        self._looked: dict[int, Identity] = {}
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
        card.body.addSpacing(8)
        card.body.addWidget(self._asked)
        card.body.addLayout(self._cards())
        card.body.addWidget(self._seen)
        self._bringing = self._bring_in()
        card.body.addWidget(self._bringing)
        card.body.addWidget(self.notice)
        card.body.addSpacing(4)
        card.body.addLayout(buttons)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(90, 48, 90, 24)
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(inner))

    def _cards(self) -> QGridLayout:
        """One button a kind of document."""
        cards = QGridLayout()
        cards.setSpacing(10)
        for place, document in enumerate(Document):
            button = Button(document_words(document))
            button.setObjectName(f"table.document.{document.value}")
            button.setProperty("document", document.value)
            button.clicked.connect(self._on_document)
            self._documents[document] = button
            cards.addWidget(button, place // 3, place % 3)
        return cards

    def _bring_in(self) -> QWidget:
        """What is not in the room yet, and the way to carry it in."""
        bringing = QWidget()
        row = QHBoxLayout(bringing)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._elsewhere, 1)
        row.addWidget(self.carry_in, 0, Qt.AlignmentFlag.AlignTop)
        bringing.hide()
        return bringing


def _member_words(member: FamilyMember) -> str:
    return ", ".join(part for part in (member.name, member.relationship) if part)

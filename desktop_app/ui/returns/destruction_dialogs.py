"""Asks for a final disposition, approves it, withdraws it, and records with whom it was carried out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.destructions import Authorized, Destruction, Withdrawal
from desktop_app.domain.items import Item
from desktop_app.domain.staff import StaffMember
from desktop_app.ui.history_words import instrument_words
from desktop_app.ui.returns.clearance_dialog import INSTRUMENTS
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

translate = QCoreApplication.translate


def item_words(item: Item) -> str:
    """`Her keys (item 4)`."""
    return translate("returns", "{item} (item {number})").format(
        item=item.family_description or item.description, number=item.number
    )


def authority_words(authorized: Authorized) -> str:
    """`Judge Hill, court order C-17`."""
    return translate("returns", "{who}, {document} {reference}").format(
        who=authorized.by_name,
        document=instrument_words(authorized.instrument),
        reference=authorized.reference,
    )


class AskDestructionDialog(SavingDialog):
    """One belonging, one authority, one document."""

    def __init__(self, session: Session, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Ask for a final disposition"),
            parent,
            sentence=translate(
                "returns", "{item}. It cannot be undone. A supervisor who did not ask looks at all of it first."
            ).format(item=item_words(item)),
            confirm=translate("returns", "Ask for it"),
            width=600,
        )
        self._item = item
        self.name = TextField(self.tr("Who allows it"), self.tr("The authority by name, not you."), holds="by_name")
        self.instrument = ChoiceField(
            self.tr("Document"), [(each, instrument_words(each).capitalize()) for each in INSTRUMENTS]
        )
        self.reference = TextField(
            self.tr("Reference"),
            self.tr("The number or date by which the document is found again."),
            holds="reference",
        )
        self.setObjectName("destruction.ask")
        self.name.line.setObjectName("destruction.name")
        self.instrument.box.setObjectName("destruction.instrument")
        self.reference.line.setObjectName("destruction.reference")
        self.confirm.setObjectName("destruction.ask.save")
        self.body.addWidget(self.name)
        self.side_by_side(self.instrument, self.reference)

    def wrong(self) -> str:
        for field in (self.name, self.reference):
            if not field.text():
                field.set_problem(self.tr("Please fill this in."))
                field.setFocus()
                return self.tr("{field} is still empty.").format(field=field.title())
        return ""

    def save(self) -> object:
        authorized = Authorized(self.name.text(), self.instrument.value(), self.reference.text())
        return self.session.services.destructions.ask(self.session.actor, self._item.id, authorized)


class ApproveDestructionDialog(SavingDialog):
    """What was asked, by whom and by which document, before a second person says yes."""

    def __init__(self, session: Session, item: Item, asked: Destruction, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Approve a final disposition"),
            parent,
            sentence=translate("returns", "{item}. It cannot be undone.").format(item=item_words(item)),
            confirm=translate("returns", "Approve it"),
        )
        self._asked = asked
        self.setObjectName("destruction.approve")
        self.confirm.setObjectName("destruction.approve.save")
        asker = self.tr("Asked for by {who}.").format(who=asked.asked_by)
        allowed = self.tr("Allowed by {authority}.").format(authority=authority_words(asked.authorized))
        for words in (asker, allowed):
            self.body.addWidget(label(words, wrap=True))

    def save(self) -> object:
        return self.session.services.destructions.approve(self.session.actor, self._asked.id)


class WithdrawDestructionDialog(SavingDialog):
    """Why it does not go on, as a choice."""

    def __init__(self, session: Session, item: Item, asked: Destruction, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "It stays"),
            parent,
            sentence=translate("returns", "{item}. What was asked and approved stays on record.").format(
                item=item_words(item)
            ),
            confirm=translate("returns", "Withdraw the request"),
        )
        self._asked = asked
        self.why: ChoiceField[Withdrawal | None] = ChoiceField(
            self.tr("Why"), [(None, _choose()), *((each, word(each)) for each in Withdrawal)]
        )
        self.setObjectName("destruction.withdraw")
        self.why.box.setObjectName("destruction.why")
        self.confirm.setObjectName("destruction.withdraw.save")
        self.body.addWidget(self.why)

    def wrong(self) -> str:
        return "" if self.why.value() is not None else self.tr("Please choose why it stays.")

    def save(self) -> object:
        service = self.session.services.destructions
        return service.withdraw(self.session.actor, self._asked.id, self.why.value())


class FinishDestructionDialog(SavingDialog):
    """Recorded in the moment it was done, with whoever watched."""

    def __init__(
        self,
        session: Session,
        item: Item,
        approved: Destruction,
        people: Sequence[StaffMember],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            session,
            translate("returns", "The final disposition was carried out"),
            parent,
            sentence=translate(
                "returns", "{item}. Record it once it is done. This ends its way here, and cannot be taken back."
            ).format(item=item_words(item)),
            confirm=translate("returns", "Record that it is done"),
        )
        self._approved = approved
        self.witness = ChoiceField(
            self.tr("Who watched"),
            [(0, _choose()), *((each.id, each.name) for each in people)],
            self.tr("You did it; a second person was there."),
        )
        self.setObjectName("destruction.finish")
        self.witness.box.setObjectName("destruction.witness")
        self.confirm.setObjectName("destruction.finish.save")
        self.body.addWidget(self.witness)

    def wrong(self) -> str:
        return "" if self.witness.value() else self.tr("Please choose who watched.")

    def save(self) -> object:
        service = self.session.services.destructions
        return service.finish(self.session.actor, self._approved.id, self.witness.value())


def _choose() -> str:
    return translate("returns", "Please choose")

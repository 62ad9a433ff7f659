"""What is asked about a parcel: where it goes, with which carrier, who signed for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.by_post import Posting
from desktop_app.domain.cases import FamilyMember
from desktop_app.ui.returns.inputs import ChoiceField, DateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NoteField, TextField

translate = QCoreApplication.translate


class BeginDialog(SavingDialog):
    """Who receives it and where. The address is kept until it has arrived, and not a day longer."""

    def __init__(self, session: Session, case_id: int, receiving: Sequence[FamilyMember], parent: QWidget) -> None:
        super().__init__(
            session,
            translate("returns", "Send by post"),
            parent,
            sentence=translate(
                "returns",
                "It is packed and checked like any return, and signed for at the door. A call before it leaves is promised.",
            ),
            confirm=translate("returns", "Begin the parcel"),
        )
        self.confirm.setObjectName("post.begin.save")
        self._case_id = case_id
        options = [(member.id, f"{member.name}, {member.relationship}") for member in receiving]
        self.recipient: ChoiceField[int] = ChoiceField(translate("returns", "Who receives it"), options)
        self.recipient.box.setObjectName("post.recipient")
        self.address = address_field("")
        self.body.addWidget(self.recipient)
        self.body.addWidget(self.address)

    def save(self) -> object:
        """Begin it."""
        session = self.session
        return session.services.by_post.begin(session.actor, self._case_id, self.recipient.value(), self.address.text())


class AddressDialog(SavingDialog):
    """Another address for a parcel that has not left."""

    def __init__(self, session: Session, posting: Posting, parent: QWidget) -> None:
        super().__init__(
            session,
            translate("returns", "Where it goes"),
            parent,
            sentence=translate("returns", "The address is removed once the parcel has arrived, or is not sent."),
            confirm=translate("returns", "Keep this address"),
        )
        self.confirm.setObjectName("post.address.save")
        self._posting = posting
        self.address = address_field(posting.address)
        self.body.addWidget(self.address)

    def save(self) -> object:
        """Keep it."""
        session = self.session
        return session.services.by_post.readdress(session.actor, self._posting.id, self.address.text())


class SendDialog(SavingDialog):
    """The carrier and the number that says where the parcel is."""

    def __init__(self, session: Session, posting: Posting, parent: QWidget) -> None:
        super().__init__(
            session,
            translate("returns", "The carrier has it"),
            parent,
            sentence=translate("returns", "Ask the carrier for a signature at the door, by {name} alone.").format(
                name=posting.recipient
            ),
            confirm=translate("returns", "Record that it left"),
        )
        self.confirm.setObjectName("post.send.save")
        self._posting = posting
        self.carrier = TextField(translate("returns", "Carrier"), holds="carrier")
        self.carrier.line.setObjectName("post.carrier")
        self.tracking = TextField(translate("returns", "Tracking number"), holds="tracking_number")
        self.tracking.line.setObjectName("post.tracking")
        self.body.addWidget(self.carrier)
        self.body.addWidget(self.tracking)

    def save(self) -> object:
        """It left."""
        session = self.session
        return session.services.by_post.send(session.actor, self._posting.id, self.carrier.text(), self.tracking.text())


class DeliveredDialog(SavingDialog):
    """Who signed the carrier's receipt, and when."""

    def __init__(self, session: Session, posting: Posting, parent: QWidget) -> None:
        super().__init__(
            session,
            translate("returns", "It was signed for"),
            parent,
            sentence=translate(
                "returns", "As the carrier's receipt says it. A call is promised for the next working day."
            ),
            confirm=translate("returns", "Record the signature"),
        )
        self.confirm.setObjectName("post.delivered.save")
        self._posting = posting
        self.signed_by = TextField(translate("returns", "Signed by"), holds="signed_by")
        self.signed_by.line.setObjectName("post.signed_by")
        self.signed_by.set_text(posting.recipient)
        self.signed_on = DateField(translate("returns", "Signed on"), session.today())
        self.body.addWidget(self.signed_by)
        self.body.addWidget(self.signed_on)

    def save(self) -> object:
        """It arrived."""
        session = self.session
        return session.services.by_post.delivered(
            session.actor, self._posting.id, self.signed_by.text(), self.signed_on.day()
        )


class AfterAllDialog(SavingDialog):
    """What was lost came to them all the same: when, and by whose signature or word."""

    def __init__(self, session: Session, posting: Posting, parent: QWidget) -> None:
        super().__init__(
            session,
            translate("returns", "The lost parcel came after all"),
            parent,
            sentence=translate(
                "returns",
                "As the carrier's receipt says it, or as they told you themselves. Nobody looks for it any more, and a call "
                "is promised. What came back here is carried to a shelf instead.",
            ),
            confirm=translate("returns", "Record that it came"),
        )
        self.confirm.setObjectName("post.after_all.save")
        self._posting = posting
        self.signed_by = TextField(translate("returns", "Signed by, or who told us"), holds="signed_by")
        self.signed_by.line.setObjectName("post.after_all.signed_by")
        self.signed_by.set_text(posting.recipient)
        self.signed_on = DateField(translate("returns", "It came on"), session.today())
        self.signed_on.edit.setObjectName("post.after_all.on")
        self.body.addWidget(self.signed_by)
        self.body.addWidget(self.signed_on)

    def save(self) -> object:
        """It came."""
        session, by_post = self.session, self.session.services.by_post
        return by_post.arrived_after_all(session.actor, self._posting.id, self.signed_by.text(), self.signed_on.day())


class LostDialog(SavingDialog):
    """On which day the carrier said so, and by which number it is asked to look."""

    def __init__(self, session: Session, posting: Posting, parent: QWidget) -> None:
        super().__init__(
            session,
            translate("returns", "The carrier cannot find it"),
            parent,
            sentence=translate(
                "returns",
                "Ask the carrier to keep looking, and for a reference. What is in it is under Not found from now on, and "
                "the family is called today.",
            ),
            confirm=translate("returns", "Record that it is lost"),
        )
        self.confirm.setObjectName("post.lost.save")
        self._posting = posting
        self.lost_on = DateField(translate("returns", "The carrier said so on"), session.today())
        self.lost_on.edit.setObjectName("post.lost_on")
        self.claim = TextField(translate("returns", "The carrier's reference"), holds="claim")
        self.claim.line.setObjectName("post.claim")
        self.body.addWidget(self.lost_on)
        self.body.addWidget(self.claim)

    def save(self) -> object:
        """It is lost."""
        session = self.session
        return session.services.by_post.lost(session.actor, self._posting.id, self.lost_on.day(), self.claim.text())


def address_field(words: str) -> NoteField:
    """Some lines of address."""
    field = NoteField(translate("returns", "Address, as it stands on the parcel"))
    field.edit.setObjectName("post.address")
    field.set_text(words)
    return field

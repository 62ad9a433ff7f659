"""Records that a named authority lifted one hold, by which document. One hold at a time, always."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.items import Hold, Item
from desktop_app.domain.returns import WaitingItem
from desktop_app.ui.history_words import instrument_words
from desktop_app.ui.returns.inputs import ChoiceField, DateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.returns.wording import holder
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField

translate = QCoreApplication.translate
INSTRUMENTS = ("form", "email", "letter", "court_order")


class ClearanceDialog(SavingDialog):
    """Offers the holds that wait; the person who clears is never the person who records."""

    def __init__(self, session: Session, waiting: Sequence[WaitingItem], parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Record a clearance"),
            parent,
            sentence=translate(
                "returns", "Safekeeping does not release anything. It keeps which authority did, and by which document."
            ),
            confirm=translate("returns", "Record the clearance"),
            width=600,
        )
        self.hold = ChoiceField(self.tr("Hold"), [(each.hold, hold_title(each.item, each.hold)) for each in waiting])
        self.name = TextField(
            self.tr("Name of the authority"), self.tr("The person who decided, not you."), holds="by_name"
        )
        self.authority_title = TextField(self.tr("Title"), holds="by_title")
        self.agency = TextField(self.tr("Agency or office"), holds="by_agency")
        self.instrument = ChoiceField(
            self.tr("Document"), [(each, _first_upper(instrument_words(each))) for each in INSTRUMENTS]
        )
        self.reference = TextField(
            self.tr("Reference"),
            self.tr("The number or date by which the document is found again."),
            holds="reference",
        )
        self.day = DateField(self.tr("Date of the document"), session.today())
        self._assemble_form(len(waiting))
        self.hold.box.currentIndexChanged.connect(self._on_hold)
        self._on_hold()

    def wrong(self) -> str:
        for field in (self.name, self.reference):
            if not field.text():
                field.set_problem(self.tr("Please fill this in."))
                field.setFocus()
                return self.tr("{field} is still empty.").format(field=field.title())
        if self.day.day() > self.session.today():
            return self.tr("The date of the document has not come yet.")
        return ""

    def save(self) -> object:
        return self.session.services.items.clear_hold(
            self.session.actor,
            self.hold.value().id,
            self.name.text(),
            self.authority_title.text(),
            self.agency.text(),
            self.instrument.value(),
            self.reference.text(),
            self.day.day(),
        )

    def _assemble_form(self, holds: int) -> None:
        self.setObjectName("clearance")
        self.hold.box.setObjectName("clearance.hold")
        self.name.line.setObjectName("clearance.name")
        self.authority_title.line.setObjectName("clearance.title")
        self.agency.line.setObjectName("clearance.agency")
        self.instrument.box.setObjectName("clearance.instrument")
        self.reference.line.setObjectName("clearance.reference")
        self.day.edit.setObjectName("clearance.date")
        self.confirm.setObjectName("clearance.save")
        self.hold.box.setEnabled(holds > 1)
        self.body.addWidget(self.hold)
        self.side_by_side(self.name, self.authority_title)
        self.body.addWidget(self.agency)
        self.side_by_side(self.instrument, self.day)
        self.body.addWidget(self.reference)

    def _on_hold(self) -> None:
        authority = self.hold.value().authority
        self.name.line.setPlaceholderText(authority)


def hold_title(item: Item, hold: Hold) -> str:
    """`Ring, yellow metal (item 7): Prosecutor`."""
    return translate("returns", "{item} (item {number}): {holder}").format(
        item=item.family_description or item.description, number=item.number, holder=holder(hold.kind)
    )


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]

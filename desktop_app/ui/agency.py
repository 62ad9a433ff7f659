"""What stands on the agency's letters, changed when it moves house or its telephone does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.refusals import Cause, Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField


class AgencyDialog(CalmDialog):
    """Name, address, telephone and its hours. The time zone stays: every visit on record rests on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change the agency"), parent, width=600)
        self.set_sentence(
            self.tr(
                "Every letter and card printed from now on has these words. What was printed before stays as it was."
            )
        )
        self.setObjectName("agency")
        self._session = session
        self._agency = agency = session.services.agency.get() or session.agency
        hours = self.tr("Families read it beside the number.")
        self._fields = {
            "name": TextField(self.tr("Name of the agency"), holds="name"),
            "address": TextField(self.tr("Street address, as printed on letters"), holds="address"),
            "phone": TextField(self.tr("Telephone a person answers"), holds="phone"),
            "phone_hours": TextField(self.tr("When a person answers it"), hours, holds="phone_hours"),
        }
        for name, field in self._fields.items():
            field.line.setObjectName(f"agency.{name}")
            field.set_text(getattr(agency, name))
            self.body.addWidget(field)
        self._fields["name"].setFocus()

    def problem(self) -> str:
        """Mark what is missing; else keep it. What was not changed is no reason to stay."""
        for field, sentence in self._needed():
            field.set_problem("" if field.text() else sentence)
        missing = [field for field, _ in self._needed() if not field.text()]
        if missing:
            self.reveal(missing[0])
            return self.tr("Something is still missing. It is marked above.")
        wanted = replace(self._agency, **{name: field.text() for name, field in self._fields.items()})
        outcome = self._session.services.agency.change(self._session.actor, wanted)
        if not isinstance(outcome, Refused):
            self._session.agency = outcome
            return ""
        same = all(each.cause is Cause.NOTHING_NEW for each in outcome.reasons)
        return "" if same else sentences(outcome)

    def _needed(self) -> tuple[tuple[TextField, str], ...]:
        return (
            (self._fields["name"], self.tr("Please write the agency's name.")),
            (self._fields["address"], self.tr("Please write the address families come to.")),
            (self._fields["phone"], self.tr("Please write a number that a person answers.")),
            (self._fields["phone_hours"], self.tr("Please write when a person answers it, such as 8 am to 6 pm.")),
        )

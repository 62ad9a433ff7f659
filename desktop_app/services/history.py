"""What happened, in order."""

from __future__ import annotations

from desktop_app.domain.history import Entry
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import history


class HistoryService(Service):
    """The audit, read."""

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[Entry, ...] | Refused:
        """Everything that happened to a case."""
        if refused := self._deny(actor, Action.VIEW_HISTORY):
            return refused
        with self._database.reading():
            return history.of_case(case_id)

    def of_appointment(self, actor: StaffMember, appointment_id: int) -> tuple[Entry, ...] | Refused:
        """Everything that happened to an appointment."""
        if refused := self._deny(actor, Action.VIEW_HISTORY):
            return refused
        with self._database.reading():
            return history.of_appointment(appointment_id)

"""The property return record: the page to be signed, and later the very bytes that were."""

from __future__ import annotations

from desktop_app.domain import handouts
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_papers import FirearmReturn, SignedCopy
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts.records import printed_record
from desktop_app.store import appointments, cases


class ReturnRecords(Service):
    """What is signed at the table."""

    def return_record(
        self, actor: StaffMember, appointment_id: int, language: str = "en"
    ) -> handouts.ReturnRecord | FirearmReturn | SignedCopy | Refused:
        """The page to be signed, or the record as it was signed; it says "returned" only once that is so (gate B13)."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            visit = appointments.get(appointment_id)
            case = cases.get(visit.case_id) if visit and visit.case_id else None
            if visit is None or case is None:
                return refuse(Cause.NOT_FOUND)
            return printed_record(visit, case, language, self._today())

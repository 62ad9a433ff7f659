"""Identity at the table: a kind of document and who saw it, which is the deed that opens gate B12."""

from __future__ import annotations

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.identity import Document, Identity, plan_identity
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import IDENTITY_GATE
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.store import appointments, cases, identity, return_documents
from desktop_app.store.database import Database


class IdentityService(Service):
    """Which document was seen, never what stands in it."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def of_visit(self, actor: StaffMember, appointment_id: int) -> tuple[Identity, ...] | Refused:
        """Whose documents were seen at a visit."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return identity.of_visit(appointment_id)

    def record(self, actor: StaffMember, appointment_id: int, member_id: int, document: Document) -> Identity | Refused:
        """The document was looked at and it is this person's. What was signed before no longer counts."""
        if refused := self._deny(actor, Action.EXAMINE_IDENTITY):
            return refused
        with self._writing():
            visit = appointments.get(appointment_id)
            if visit is None or visit.case_id is None:
                return refuse(Cause.NOT_FOUND)
            member = plan_identity(visit.status, cases.family((visit.case_id,)), member_id)
            if not isinstance(member, FamilyMember):
                return member
            seen = Identity(appointment_id, member_id, document, actor.name, self._clock())
            identity.add(seen)
            voided = return_documents.void(appointment_id, self._clock())
            self._steps.finish_visit_steps(visit, actor, IDENTITY_GATE)
            self._record(
                actor,
                "identity.examine",
                "appointment",
                appointment_id,
                case_id=visit.case_id,
                appointment_id=appointment_id,
                document=document.value,
                member=member_id,
                signatures_voided=voided,
            )
            return seen

"""Counting cash at the table, twice, by two people."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.appointments import Status
from desktop_app.domain.cash import Count, agreed, plan_count
from desktop_app.domain.items import Category, Outcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_papers import CashSheet
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts import records
from desktop_app.store import appointments, cases, cash, items, return_documents, staff


class CashService(Service):
    """One count after the other; none is ever changed."""

    def of_visit(self, actor: StaffMember, appointment_id: int) -> tuple[Count, ...] | Refused:
        """Every count of a visit."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return cash.of_visit(appointment_id)

    def sheet(self, actor: StaffMember, appointment_id: int, item_id: int, language: str = "en") -> CashSheet | Refused:
        """The count sheet, as counted or to count by hand."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            visit, item = appointments.get(appointment_id), items.get(item_id)
            case = cases.get(item.case_id) if item else None
            if visit is None or item is None or case is None or visit.case_id != item.case_id:
                return refuse(Cause.NOT_FOUND)
            return records.cash_sheet(visit, case, item, language)

    def count(
        self, actor: StaffMember, appointment_id: int, item_id: int, counter_id: int, pieces: Mapping[str, int]
    ) -> tuple[Count, ...] | Refused:
        """One person counted: the counts of the item so far. The second must be another person."""
        if refused := self._deny(actor, Action.COUNT_CASH):
            return refused
        with self._writing():
            visit, item = appointments.get(appointment_id), items.get(item_id)
            counter = next((each for each in staff.all_active() if each.id == counter_id), None)
            if visit is None or item is None or counter is None or item.case_id != visit.case_id:
                return refuse(Cause.NOT_FOUND)
            if item.category is not Category.CASH:
                return refuse(Cause.NOT_FOUND)
            if visit.status is not Status.IN_ROOM:
                return refuse(Cause.NOT_IN_ROOM)
            if item.outcome is not None and item.outcome.outcome is Outcome.RETURNED:
                return refuse(Cause.OUTCOME_RECORDED, item=item.family_description)
            before = cash.of_item(item_id, appointment_id)
            new = plan_count(before, Count(item_id, appointment_id, counter.name, pieces, self._clock()))
            if isinstance(new, Refused):
                return new
            cash.add(new)
            voided = return_documents.void(appointment_id, self._clock())
            after = (*before, new)
            self._record(
                actor,
                "cash.count",
                "item",
                item_id,
                case_id=item.case_id,
                appointment_id=appointment_id,
                counter=counter_id,
                count=len(after),
                agreed=agreed(after) is not None,
                signatures_voided=voided,
            )
            return after

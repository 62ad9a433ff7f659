"""Belongings: listed, held, cleared, chosen, handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import recipients
from desktop_app.domain.items import (
    Check,
    Choice,
    Cleaning,
    Clearance,
    Decision,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
    Packaging,
    clear_hold,
    plan_choice,
    plan_handover,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.store import appointments, cases, items, staff
from desktop_app.store.database import Database

if TYPE_CHECKING:
    from desktop_app.domain.item_import import ImportedItem


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many belongings were added, and how many numbers were there already and stay as they are."""

    added: int
    already: int


class ItemService(Service):
    """Everything that happens to one of a person's belongings."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def add(self, actor: StaffMember, case_id: int, item: Item) -> Item | Refused:
        """One belonging by hand; it begins with an investigative hold, like an imported one."""
        if refused := self._deny(actor, Action.ADD_ITEM):
            return refused
        for field in ("number", "description"):
            if not getattr(item, field).strip():
                return refuse(Cause.EMPTY, field=field)
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            number = item.number.strip()
            if number in items.numbers(case_id):
                return refuse(Cause.DUPLICATE, what="item")
            words = item.family_description.strip() or item.description
            wish = replace(item, case_id=case_id, number=number, family_description=words)
            items.add_all([wish], HoldKind.INVESTIGATIVE, case.investigator, self._today())
            self._record(actor, "item.add", "item", None, case_id=case_id, number=number)
            return next(each for each in items.of_cases((case_id,)) if each.number == number)

    def import_items(self, actor: StaffMember, case_id: int, rows: Sequence[ImportedItem]) -> ImportResult | Refused:
        """A whole list at once or nothing; numbers the case has already stay as they are."""
        if refused := self._deny(actor, Action.IMPORT_ITEMS):
            return refused
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            known = items.numbers(case_id)
            unknown = {row.number: row for row in reversed(rows) if row.number not in known}
            new = [_listed(case_id, row) for row in reversed(unknown.values())]
            items.add_all(new, HoldKind.INVESTIGATIVE, case.investigator, self._today())
            result = ImportResult(len(new), len(rows) - len(new))
            self._record(
                actor, "item.import", "case", case_id, case_id=case_id, added=result.added, already=result.already
            )
        return result

    def describe(
        self, actor: StaffMember, item_id: int, version: int, family_description: str, family_condition: str
    ) -> Item | Refused:
        """The words the family will read."""
        if refused := self._deny(actor, Action.ADD_ITEM):
            return refused
        if not family_description.strip():
            return refuse(Cause.EMPTY, field="family_description")
        with self._writing():
            if not items.describe(item_id, version, family_description.strip(), family_condition.strip()):
                return refuse(Cause.CHANGED_MEANWHILE)
            return self._tell(actor, "item.describe", item_id)

    def place_hold(
        self, actor: StaffMember, item_id: int, kind: HoldKind, authority: str, review_on: date | None
    ) -> Item | Refused:
        """One more reason to keep an item, with the authority who decides about it."""
        if refused := self._deny(actor, Action.PLACE_HOLD):
            return refused
        if not authority.strip():
            return refuse(Cause.EMPTY, field="authority")
        with self._writing():
            if items.get(item_id) is None:
                return refuse(Cause.NOT_FOUND)
            items.add_hold(item_id, kind, authority.strip(), self._today(), review_on)
            return self._tell(actor, "hold.place", item_id, kind=kind.value)

    def clear_hold(
        self,
        actor: StaffMember,
        hold_id: int,
        by_name: str,
        by_title: str,
        by_agency: str,
        instrument: str,
        reference: str,
        on: date,
    ) -> Item | Refused:
        """Record that a named authority lifted one hold, by which document."""
        if refused := self._deny(actor, Action.RECORD_CLEARANCE):
            return refused
        with self._writing():
            item = items.item_of_hold(hold_id)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            hold = next(each for each in item.holds if each.id == hold_id)
            given = Clearance(by_name.strip(), by_title, by_agency, instrument, reference.strip(), on, actor.name)
            cleared = clear_hold(hold, given)
            if not isinstance(cleared, Hold):
                return cleared
            items.add_clearance(hold_id, given)
            return self._tell(actor, "hold.clear", item.id, kind=hold.kind.value, instrument=instrument)

    def record_check(self, actor: StaffMember, item_id: int, check: Check) -> Item | Refused:
        """A category check was completed; never its result."""
        if refused := self._deny(actor, Action.RECORD_CHECK):
            return refused
        if not check.reference.strip():
            return refuse(Cause.EMPTY, field="reference")
        with self._writing():
            if items.get(item_id) is None:
                return refuse(Cause.NOT_FOUND)
            items.add_check(item_id, check)
            return self._tell(actor, "item.check", item_id, rule=check.rule)

    def record_choice(
        self, actor: StaffMember, item_id: int, decision: Decision, cleaning: Cleaning, packaging: Packaging
    ) -> Item | Refused:
        """What the family chose; earlier choices are kept."""
        if refused := self._deny(actor, Action.RECORD_CHOICE):
            return refused
        with self._writing():
            item = items.get(item_id)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            choice = Choice(decision, cleaning, packaging, actor.name, self._clock())
            shut = self._steps.refuse_shut_for_case(item.case_id, Blocks.OFFERING) or plan_choice(item, choice)
            if shut:
                return shut
            items.add_choice(item_id, choice)
            return self._tell(
                actor,
                "item.choice",
                item_id,
                decision=decision.value,
                cleaning=cleaning.value,
                packaging=packaging.value,
            )

    def hand_over(
        self,
        actor: StaffMember,
        appointment_id: int,
        item_id: int,
        outcome: Outcome,
        witness_id: int,
        recipient_id: int,
    ) -> Item | Refused:
        """What happened to an item at the table. Giving it asks for every gate, every hold and three people."""
        if refused := self._deny(actor, Action.HAND_OVER):
            return refused
        with self._writing():
            appointment, item = appointments.get(appointment_id), items.get(item_id)
            if appointment is None or item is None or item.case_id != appointment.case_id:
                return refuse(Cause.NOT_FOUND)
            witness = next((each for each in staff.all_active() if each.id == witness_id), None)
            accepted = [each for each in recipients(cases.family((item.case_id,))) if each.id == recipient_id]
            if refused := self._refuse_outcome(actor, appointment, item, outcome, witness):
                return refused
            if not accepted:
                return refuse(Cause.RECIPIENT_NOT_SETTLED)
            given = ItemOutcome(
                outcome, actor.name, witness.name if witness else "", accepted[0].name, self._clock(), appointment_id
            )
            items.add_outcome(item_id, given)
            return self._tell(
                actor, "item.outcome", item_id, appointment_id=appointment_id, outcome=outcome.value, witness=witness_id
            )

    def _refuse_outcome(
        self, actor: StaffMember, appointment: Appointment, item: Item, outcome: Outcome, witness: StaffMember | None
    ) -> Refused | None:
        if appointment.status is not Status.IN_ROOM:
            return refuse(Cause.NOT_IN_ROOM)
        if shut := self._steps.refuse_shut(appointment, Blocks.HANDOVER):
            return shut
        if witness is None or witness.id == actor.id:
            return refuse(Cause.THREE_PEOPLE)
        if outcome is Outcome.RETURNED:
            return plan_handover(item, self._today(), actor.name, witness.name)
        if item.outcome is not None and item.outcome.outcome is Outcome.RETURNED:
            return refuse(Cause.OUTCOME_RECORDED, item=item.family_description)
        return None

    def _tell(
        self, actor: StaffMember, action: str, item_id: int, appointment_id: int | None = None, **facts: object
    ) -> Item:
        item = items.get(item_id)
        if item is None:
            raise LookupError(item_id)
        self._record(
            actor,
            action,
            "item",
            item_id,
            case_id=item.case_id,
            appointment_id=appointment_id,
            number=item.number,
            **facts,
        )
        return item


def _listed(case_id: int, row: ImportedItem) -> Item:
    return Item(
        id=0,
        case_id=case_id,
        number=row.number,
        category=row.category,
        description=row.description,
        family_description=row.description,
        family_condition="",
        quantity=row.quantity,
        location=row.location,
        seal=row.seal,
        barcode=row.barcode,
    )

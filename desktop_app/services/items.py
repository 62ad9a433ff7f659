"""Belongings: listed, held, cleared, chosen, handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.identity import accepted_recipient
from desktop_app.domain.items import (
    SUPERVISORS_CHECKS,
    Check,
    Clearance,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
    clear_hold,
    plan_handover,
    refuse_held,
    refuse_outcome,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.staff import Role, StaffMember, same_person
from desktop_app.domain.texts import check_record, check_text
from desktop_app.domain.times import in_order, not_later
from desktop_app.services.custody import log_outcome
from desktop_app.services.handing_over import for_firearms, refuse_at_table
from desktop_app.services.item_words import ItemWordsService, check_item
from desktop_app.services.promises import keep_promises
from desktop_app.store import appointments, cases, hold_requests, items, return_documents, staff

if TYPE_CHECKING:
    from desktop_app.domain.item_import import ImportedItem


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many belongings were added, and how many numbers were there already and stay as they are."""

    added: int
    already: int


CLEARANCE = ("by_name", "by_title", "by_agency", "instrument", "reference")


class ItemService(ItemWordsService):
    """Everything that happens to one of a person's belongings."""

    def add(self, actor: StaffMember, case_id: int, item: Item) -> Item | Refused:
        """One belonging by hand; it begins with an investigative hold, like an imported one."""
        if refused := self._deny(actor, Action.ADD_ITEM):
            return refused
        kept = check_item(item)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            number = kept.number
            if number in items.numbers(case_id):
                return refuse(Cause.DUPLICATE, what="item")
            wish = replace(kept, case_id=case_id)
            items.add_all([wish], HoldKind.INVESTIGATIVE, case.investigator, self._today())
            keep_promises(case_id, self._clock())
            self._record(actor, "item.add", "item", None, case_id=case_id, number=number)
            return next(each for each in items.of_cases((case_id,)) if each.number == number)

    def import_items(self, actor: StaffMember, case_id: int, rows: Sequence[ImportedItem]) -> ImportResult | Refused:
        """A whole list at once or nothing; numbers the case has already stay as they are."""
        if refused := self._deny(actor, Action.IMPORT_ITEMS):
            return refused
        checked = [check_item(_listed(case_id, row)) for row in rows]
        wrong = tuple(row.line for row, kept in zip(rows, checked, strict=True) if isinstance(kept, Refused))
        if wrong:
            return refuse(Cause.IMPORT_ROWS, lines=wrong)
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            known = items.numbers(case_id)
            listed = [each for each in checked if isinstance(each, Item)]
            unknown = {each.number: each for each in reversed(listed) if each.number not in known}
            new = list(reversed(unknown.values()))
            items.add_all(new, HoldKind.INVESTIGATIVE, case.investigator, self._today())
            keep_promises(case_id, self._clock())
            result = ImportResult(len(new), len(rows) - len(new))
            self._record(
                actor, "item.import", "case", case_id, case_id=case_id, added=result.added, already=result.already
            )
        return result

    def place_hold(
        self, actor: StaffMember, item_id: int, kind: HoldKind, authority: str, review_on: date | None
    ) -> Item | Refused:
        """One more reason to keep an item, with the authority who decides about it."""
        if refused := self._deny(actor, Action.PLACE_HOLD):
            return refused
        decides = check_text("authority", authority)
        if isinstance(decides, Refused):
            return decides
        with self._writing():
            item = items.get(item_id)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            if early := in_order("placed_on", self._today(), "review_on", review_on):
                return Refused((early,))
            items.add_hold(item_id, kind, decides, self._today(), review_on)
            keep_promises(item.case_id, self._clock())
            return self._tell_anew(actor, "hold.place", item_id, kind=kind.value)

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
        kept = check_record(Clearance(by_name, by_title, by_agency, instrument, reference, on, actor.name), *CLEARANCE)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            item = items.item_of_hold(hold_id)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            hold = next(each for each in item.holds if each.id == hold_id)
            cleared = clear_hold(hold, kept)
            if not isinstance(cleared, Hold):
                return cleared
            if late := not_later("cleared_on", on, self._today()):
                return Refused((late,))
            items.add_clearance(hold_id, kept)
            hold_requests.answer((hold_id,), self._today())
            keep_promises(item.case_id, self._clock())
            return self._tell_anew(actor, "hold.clear", item.id, kind=hold.kind.value, instrument=kept.instrument)

    def record_check(self, actor: StaffMember, item_id: int, check: Check) -> Item | Refused:
        """A category check was completed; never its result."""
        if refused := self._deny(actor, Action.RECORD_CHECK):
            return refused
        if check.rule in SUPERVISORS_CHECKS and actor.role is not Role.SUPERVISOR:
            return refuse(Cause.SUPERVISORS_CHECK)
        kept = check_record(replace(check, by_name=check.by_name or actor.name), "reference", "by_name")
        if isinstance(kept, Refused):
            return kept
        if not kept.reference:
            return refuse(Cause.EMPTY, field="reference")
        with self._writing():
            if items.get(item_id) is None:
                return refuse(Cause.NOT_FOUND)
            late = not_later("done_on", check.on, self._today())
            early = in_order("done_on", check.on, "expires", check.expires)
            if late or early:
                return together(late, early)
            items.add_check(item_id, kept)
            return self._tell(actor, "item.check", item_id, rule=check.rule)

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
            given = self._before_three(actor, appointment, item, outcome, witness_id, recipient_id)
            if isinstance(given, Refused):
                return given
            if gap := log_outcome(item, given):
                return gap
            items.add_outcome(item_id, given)
            self._record(
                actor,
                "item.outcome",
                "item",
                item_id,
                case_id=item.case_id,
                appointment_id=appointment_id,
                number=item.number,
                outcome=outcome.value,
                witness=witness_id,
                signatures_voided=return_documents.void(appointment_id, self._clock()),
            )
            return replace(item, outcome=given)

    def _before_three(
        self,
        actor: StaffMember,
        appointment: Appointment,
        item: Item,
        outcome: Outcome,
        witness_id: int,
        recipient_id: int,
    ) -> ItemOutcome | Refused:
        """Who gives, who sees it and who receives are three people, and nothing stands against what happened."""
        witness = next((each for each in staff.all_active() if each.id == witness_id), None)
        receives = accepted_recipient(cases.family((item.case_id,)), recipient_id)
        if refused := self._refuse_outcome(actor, appointment, item, outcome, witness):
            return refused
        if isinstance(receives, Refused):
            return receives
        if witness is None or any(same_person(receives.name, each) for each in (actor.name, witness.name)):
            return refuse(Cause.THREE_PEOPLE)
        if refused := refuse_at_table(appointment, item, outcome, receives):
            return refused
        people = actor.name, witness.name, receives.name
        return ItemOutcome(outcome, *people, self._clock(), appointment.id, recipient_id)

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
            firearms = for_firearms(appointment, item, self._today())
            return plan_handover(item, self._today(), actor.name, witness.name, firearms=firearms)
        if given := refuse_outcome(item, outcome):
            return given
        return None if outcome is Outcome.NOT_BROUGHT else refuse_held(item)


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

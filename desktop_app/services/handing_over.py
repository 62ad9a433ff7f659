"""What is asked at the table before an outcome is written, beside gates, holds and three people."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import CaseState, FamilyMember
from desktop_app.domain.cash import refuse_uncounted
from desktop_app.domain.identity import refuse_other_person
from desktop_app.domain.items import Category, Item, Outcome
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import firearm_visit, on_the_table
from desktop_app.domain.staff import same_person
from desktop_app.store import cases, cash, identity, items, packing, return_documents


def refuse_at_table(appointment: Appointment, item: Item, outcome: Outcome, recipient: FamilyMember) -> Refused | None:
    """A return that was stopped, another person than the one whose document was seen, or cash not counted twice."""
    if outcome is Outcome.RETURNED and (stopped := _refuse_stopped(item) or _refuse_own_colleague(item, recipient)):
        return stopped
    if refused := refuse_other_person(identity.of_visit(appointment.id), recipient.id):
        return refused
    if return_documents.other_recipients(appointment.id, recipient.id, recipient.name):
        return refuse(Cause.ONE_RECIPIENT)
    if outcome is Outcome.RETURNED and item.category is Category.CASH:
        return refuse_uncounted(cash.of_item(item.id, appointment.id), item.family_description)
    return None


def _refuse_stopped(item: Item) -> Refused | None:
    """Nothing is given while counsel, the family or anybody else has put the return on hold."""
    case = cases.get(item.case_id)
    return None if case and case.state is CaseState.OPEN else refuse(Cause.RETURN_STOPPED)


def _refuse_own_colleague(item: Item, recipient: FamilyMember) -> Refused | None:
    """Whoever authorised a return is not the one who receives it."""
    authorisers = (hold.clearance.by_name for hold in item.holds if hold.clearance)
    return refuse(Cause.THREE_PEOPLE) if any(same_person(each, recipient.name) for each in authorisers) else None


def for_firearms(appointment: Appointment, item: Item, today: date) -> bool:
    """Whether this visit is for firearms alone: by its packing list, or by what is ready where nothing was packed."""
    listed = frozenset(each.item_id for each in packing.of_visit(appointment.id))
    everything = items.of_cases((item.case_id,))
    return firearm_visit(on_the_table(everything, appointment.id, today, listed))

"""What is asked at the table before an outcome is written, beside gates, holds and three people."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.cash import refuse_uncounted
from desktop_app.domain.identity import refuse_other_person
from desktop_app.domain.items import Category, Item, Outcome
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import firearm_visit, on_the_table
from desktop_app.store import cash, identity, items, packing, return_documents


def refuse_at_table(appointment: Appointment, item: Item, outcome: Outcome, recipient: FamilyMember) -> Refused | None:
    """Another person than the one whose document was seen, a second recipient, or cash not counted twice."""
    if refused := refuse_other_person(identity.of_visit(appointment.id), recipient.id):
        return refused
    if return_documents.recipients_of(appointment.id) - {recipient.name}:
        return refuse(Cause.ONE_RECIPIENT)
    if outcome is Outcome.RETURNED and item.category is Category.CASH:
        return refuse_uncounted(cash.of_item(item.id, appointment.id), item.family_description)
    return None


def for_firearms(appointment: Appointment, item: Item, today: date) -> bool:
    """Whether this visit is for firearms alone: by its packing list, or by what is ready where nothing was packed."""
    listed = frozenset(each.item_id for each in packing.of_visit(appointment.id))
    everything = items.of_cases((item.case_id,))
    return firearm_visit(on_the_table(everything, appointment.id, today, listed))

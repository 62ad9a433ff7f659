"""What keeps a belonging from being given, or cleaned."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.items.choices import IRREVERSIBLE, Choice
from desktop_app.domain.items.item import Item
from desktop_app.domain.items.kinds import Category
from desktop_app.domain.items.outcomes import NEXT_OUTCOME, Outcome
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import same_person


def plan_handover(item: Item, today: date, released_by: str, witness: str, *, firearms: bool = False) -> Refused | None:
    """Why an item may not be handed over: gates B3 and B4, and three different people (domain reference, section 1).

    `firearms` is true in the visit that is for firearms alone; nothing else is given there, and no firearm anywhere else.
    """
    reasons: list[Reason] = []
    if given := refuse_outcome(item, Outcome.RETURNED):
        reasons += given.reasons
    if item.destroyed_at is not None:
        reasons.append(Reason(Cause.ITEM_GONE, {"item": item.family_description}))
    if not item.holds:
        reasons.append(Reason(Cause.ITEM_NOT_AUTHORISED, {"item": item.family_description}))
    if held := refuse_held(item):
        reasons += held.reasons
    if rule := item.check_needed(today):
        reasons.append(Reason(Cause.ITEM_CHECK_MISSING, {"item": item.family_description, "rule": rule}))
    if firearms is not (item.category is Category.FIREARM):
        reasons.append(Reason(Cause.FIREARM_APART, {"item": item.family_description}))
    authorisers = [hold.clearance.by_name for hold in item.holds if hold.clearance]
    if not _three_people(authorisers, released_by, witness):
        reasons.append(Reason(Cause.THREE_PEOPLE))
    return Refused(tuple(reasons)) if reasons else None


def refuse_outcome(item: Item, outcome: Outcome) -> Refused | None:
    """Why an outcome does not follow the last one."""
    last = item.outcome.outcome if item.outcome is not None else None
    return None if outcome in NEXT_OUTCOME[last] else refuse(Cause.OUTCOME_RECORDED, item=item.family_description)


def refuse_held(item: Item) -> Refused | None:
    """A belonging that is still held never lay on the table, whatever is said of it there (gate B3)."""
    reasons = tuple(
        Reason(Cause.ITEM_HELD, {"item": item.family_description, "kind": hold.kind, "authority": hold.authority})
        for hold in item.waiting_holds
    )
    return Refused(reasons) if reasons else None


def _three_people(authorisers: list[str], released_by: str, witness: str) -> bool:
    if not witness.strip() or same_person(released_by, witness):
        return False
    return not any(same_person(each, released_by) or same_person(each, witness) for each in authorisers)


def plan_choice(item: Item, choice: Choice) -> Refused | None:
    """Cleaning and repair are chosen once the holds are cleared, with the warning told and taken (gate B7)."""
    if item.destroyed_at is not None:
        return refuse(Cause.ITEM_GONE, item=item.family_description)
    if choice.cleaning not in IRREVERSIBLE:
        return None
    if not item.releasable:
        return refuse(Cause.CLEANING_NOT_OPEN, item=item.family_description)
    return None if choice.warned else refuse(Cause.CLEANING_NOT_WARNED, item=item.family_description)

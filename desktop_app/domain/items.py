"""Belongings, one by one: holds and clearances, checks, the family's choice, the outcome at the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import same_person


class Category(StrEnum):
    """Kinds of belongings whose rules differ (domain reference, section 1.3)."""

    CLOTHING = "clothing"
    JEWELLERY = "jewellery"
    CASH = "cash"
    DEVICE = "device"
    WALLET = "wallet"
    KEYS = "keys"
    DOCUMENTS = "documents"
    LETTERS = "letters"
    MEDICATION = "medication"
    FIREARM = "firearm"
    BIOLOGICAL = "biological"
    SENSITIVE = "sensitive"
    THIRD_PARTY = "third_party"
    OTHER = "other"


CHECKS: dict[Category, str] = {
    Category.CASH: "cash_count",
    Category.DEVICE: "device_release",
    Category.MEDICATION: "medication_policy",
    Category.FIREARM: "firearm_eligibility",
    Category.BIOLOGICAL: "biological_retention",
    Category.LETTERS: "letters_reviewed",
    Category.SENSITIVE: "supervisor_decision",
    Category.THIRD_PARTY: "owner_settled",
}
"""The check each category needs before an item is ready (gate B4). Only its completion is stored, never a result."""


SUPERVISORS_CHECKS = frozenset({"supervisor_decision"})
"""Checks that only a supervisor records: private things are listed and decided about, never silently removed."""
EXPIRES_SOON = timedelta(days=14)


class HoldKind(StrEnum):
    """Why an item must stay for now."""

    INVESTIGATIVE = "investigative"
    PROSECUTOR = "prosecutor"
    COURT_ORDER = "court_order"
    MEDICAL_EXAMINER = "medical_examiner"
    APPEAL_PERIOD = "appeal_period"
    RETENTION = "retention"
    OWNERSHIP = "ownership"
    LITIGATION = "litigation"


@dataclass(frozen=True, slots=True)
class Clearance:
    """One hold lifted by a named outside authority, with the document that says so."""

    by_name: str
    by_title: str
    by_agency: str
    instrument: str
    reference: str
    on: date
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason to keep one item; each is cleared alone."""

    id: int
    item_id: int
    kind: HoldKind
    authority: str
    placed_on: date
    review_on: date | None
    asked_on: date | None = None
    clearance: Clearance | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A category check that was completed: rule, reference, date, expiry and by whom. Never its result."""

    rule: str
    reference: str
    on: date
    expires: date | None
    by_name: str = ""


class Decision(StrEnum):
    """What the family wants for an item; "not asked yet" is not "no"."""

    NOT_ASKED = "not_asked"
    RETURN = "return"
    LATER = "later"
    DO_NOT_RETURN = "do_not_return"
    UNDECIDED = "undecided"


class Cleaning(StrEnum):
    """Cleaning cannot be undone, so it is always asked."""

    NOT_ASKED = "not_asked"
    LEAVE = "leave"
    CLEAN = "clean"
    REPAIR = "repair"
    DO_NOT_OPEN = "do_not_open"


IRREVERSIBLE = frozenset({Cleaning.CLEAN, Cleaning.REPAIR})
"""What changes a belonging for good: asked for only after the holds are cleared, with the warning told (gate B7)."""


class ConditionTold(StrEnum):
    """How much the family wishes to hear about an item's condition."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    SUMMARY = "summary"
    FULL = "full"


class Photographs(StrEnum):
    """Whether the family sees photographs first, and how. A picture seen cannot be unseen."""

    NOT_ASKED = "not_asked"
    NO = "no"
    DESCRIBED = "described"
    ENVELOPE = "envelope"
    WITH_ADVOCATE = "with_advocate"


class Packaging(StrEnum):
    """How the family wants an item packed."""

    NOT_ASKED = "not_asked"
    PLAIN_BOX = "plain_box"
    SMALL_BOX = "small_box"
    WRAPPED = "wrapped"
    OWN_BAG = "own_bag"
    CLOTH = "cloth"


@dataclass(frozen=True, slots=True)
class Choice:
    """The family's choice for an item, asked by a person at a time.

    `warned`: they were told that cleaning cannot be undone, and said so again.
    """

    decision: Decision = Decision.NOT_ASKED
    cleaning: Cleaning = Cleaning.NOT_ASKED
    packaging: Packaging = Packaging.NOT_ASKED
    asked_by: str = ""
    asked_at: int | None = None
    condition_told: ConditionTold = ConditionTold.NOT_ASKED
    photographs: Photographs = Photographs.NOT_ASKED
    warned: bool = False


@dataclass(frozen=True, slots=True)
class ChoicesMade:
    """What a family has chosen for an item, oldest first, and the day they are to be asked again."""

    revisions: tuple[Choice, ...]
    ask_on: date | None


class Outcome(StrEnum):
    """What happened to an item at the table."""

    RETURNED = "returned"
    KEPT_FOR_LATER = "kept_for_later"
    NOT_WANTED = "not_wanted"
    NOT_BROUGHT = "not_brought"


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """An outcome with the people who stood by it."""

    outcome: Outcome
    released_by: str
    witness: str
    recipient: str
    at: int
    appointment_id: int


@dataclass(frozen=True, slots=True)
class Item:
    """One of a person's belongings. `number` is the evidence system's; `family_description` is what a family reads."""

    id: int
    case_id: int
    number: str
    category: Category
    description: str
    family_description: str
    family_condition: str
    quantity: int
    location: str
    seal: str
    barcode: str
    holds: tuple[Hold, ...] = ()
    checks: tuple[Check, ...] = ()
    choice: Choice = Choice()
    outcome: ItemOutcome | None = None
    version: int = 1

    @property
    def waiting_holds(self) -> tuple[Hold, ...]:
        """The holds nobody has cleared yet."""
        return tuple(hold for hold in self.holds if hold.clearance is None)

    @property
    def releasable(self) -> bool:
        """Gate B3: at least one clearance, and no hold uncleared. An item nobody cleared is never releasable."""
        return bool(self.holds) and not self.waiting_holds

    def check_needed(self, today: date) -> str:
        """The category check that is missing or has expired (gate B4), or an empty string."""
        rule = CHECKS.get(self.category, "")
        valid = any(each.rule == rule and (each.expires is None or each.expires >= today) for each in self.checks)
        return "" if valid else rule

    def check_ends(self, today: date) -> date | None:
        """The last day of the check that holds now, when that day is near; None while there is time."""
        rule = CHECKS.get(self.category, "")
        days = [each.expires or date.max for each in self.checks if each.rule == rule]
        last = max(days, default=date.max)
        return last if today <= last <= today + EXPIRES_SOON else None

    def ready(self, today: date) -> bool:
        """Whether an item may be prepared for the family: cleared and checked."""
        return self.releasable and not self.check_needed(today)


def clear_hold(hold: Hold, clearance: Clearance) -> Hold | Refused:
    """The hold with its clearance; the authority is never the person who records it."""
    if hold.clearance is not None:
        return refuse(Cause.HOLD_CLEARED)
    missing = [name for name in ("by_name", "instrument", "reference") if not getattr(clearance, name).strip()]
    if missing:
        return refuse(Cause.CLEARANCE_INCOMPLETE, fields=tuple(missing))
    if same_person(clearance.by_name, clearance.recorded_by):
        return refuse(Cause.CLEARED_BY_RECORDER)
    return Hold(
        hold.id, hold.item_id, hold.kind, hold.authority, hold.placed_on, hold.review_on, hold.asked_on, clearance
    )


def plan_handover(item: Item, today: date, released_by: str, witness: str, *, firearms: bool = False) -> Refused | None:
    """Why an item may not be handed over: gates B3 and B4, and three different people (domain reference, section 1).

    `firearms` is true in the visit that is for firearms alone; nothing else is given there, and no firearm anywhere else.
    """
    reasons = []
    if item.outcome is not None and item.outcome.outcome is Outcome.RETURNED:
        reasons.append(Reason(Cause.OUTCOME_RECORDED, {"item": item.family_description}))
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
    if choice.cleaning not in IRREVERSIBLE:
        return None
    if not item.releasable:
        return refuse(Cause.CLEANING_NOT_OPEN, item=item.family_description)
    return None if choice.warned else refuse(Cause.CLEANING_NOT_WARNED, item=item.family_description)

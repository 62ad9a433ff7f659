"""Kinds of belongings whose rules differ, and the check each kind needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Check:
    """A category check that was completed: rule, reference, date, expiry and by whom. Never its result."""

    rule: str
    reference: str
    on: date
    expires: date | None
    by_name: str = ""

"""Belongings, one by one: holds and clearances, checks, the family's choice, the outcome at the table."""

from __future__ import annotations

from desktop_app.domain.items.choices import (
    IRREVERSIBLE,
    Choice,
    ChoicesMade,
    Cleaning,
    ConditionTold,
    Decision,
    Packaging,
    Photographs,
)
from desktop_app.domain.items.giving import plan_choice, plan_handover, refuse_held, refuse_outcome
from desktop_app.domain.items.holds import Clearance, Hold, HoldKind, clear_hold
from desktop_app.domain.items.item import Item
from desktop_app.domain.items.kinds import CHECKS, EXPIRES_SOON, SUPERVISORS_CHECKS, Category, Check
from desktop_app.domain.items.outcomes import NEXT_OUTCOME, ItemOutcome, Outcome

__all__ = [
    "CHECKS",
    "EXPIRES_SOON",
    "IRREVERSIBLE",
    "NEXT_OUTCOME",
    "SUPERVISORS_CHECKS",
    "Category",
    "Check",
    "Choice",
    "ChoicesMade",
    "Cleaning",
    "Clearance",
    "ConditionTold",
    "Decision",
    "Hold",
    "HoldKind",
    "Item",
    "ItemOutcome",
    "Outcome",
    "Packaging",
    "Photographs",
    "clear_hold",
    "plan_choice",
    "plan_handover",
    "refuse_held",
    "refuse_outcome",
]

"""One belonging, whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.items.choices import NOT_CHOSEN, Choice
from desktop_app.domain.items.holds import Hold
from desktop_app.domain.items.kinds import CHECKS, EXPIRES_SOON, Category, Check
from desktop_app.domain.items.outcomes import ItemOutcome, Outcome


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
    choice: Choice = NOT_CHOSEN
    outcome: ItemOutcome | None = None
    version: int = 1
    destroyed_at: int | None = None
    """When its final disposition was carried out (gate B17); nothing is done with it after that."""

    @property
    def waiting_holds(self) -> tuple[Hold, ...]:
        """The holds nobody has cleared yet."""
        return tuple(hold for hold in self.holds if hold.clearance is None)

    @property
    def gone(self) -> bool:
        """Whether it is not here any more, for good: given to the family, or its final disposition carried out."""
        returned = self.outcome is not None and self.outcome.outcome is Outcome.RETURNED
        return returned or self.destroyed_at is not None

    @property
    def refused_at_table(self) -> bool:
        """Whether the family did not want it when it lay before them, and has not said otherwise since."""
        if self.outcome is None or self.outcome.outcome is not Outcome.NOT_WANTED:
            return False
        return (self.choice.asked_at or 0) <= self.outcome.at

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

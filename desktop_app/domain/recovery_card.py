"""The card with the key that opens the records when nobody can sign in; printed once and kept in an envelope."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

ROWS, GROUPS = 4, 16


@dataclass(frozen=True, slots=True)
class RecoveryCard:
    """What is printed on it. `code` is sixteen groups of four."""

    agency: str
    phone: str
    phone_hours: str
    code: str = field(repr=False)
    made_on: date

    def rows(self) -> tuple[str, ...]:
        """The groups, four in a row."""
        groups = self.code.split()
        wide = GROUPS // ROWS
        return tuple(" ".join(groups[start : start + wide]) for start in range(0, GROUPS, wide))

"""What happened to a belonging at the table, and what may still happen to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What happened to an item at the table."""

    RETURNED = "returned"
    KEPT_FOR_LATER = "kept_for_later"
    NOT_WANTED = "not_wanted"
    NOT_BROUGHT = "not_brought"


NEXT_OUTCOME: Mapping[Outcome | None, frozenset[Outcome]] = {
    None: frozenset(Outcome),
    Outcome.KEPT_FOR_LATER: frozenset(Outcome),
    Outcome.NOT_WANTED: frozenset(Outcome),
    Outcome.NOT_BROUGHT: frozenset(Outcome),
    Outcome.RETURNED: frozenset(),
}
"""What may still happen to a belonging after its last outcome; what was given does not come back by a correction."""


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """An outcome with the people who stood by it."""

    outcome: Outcome
    released_by: str
    witness: str
    recipient: str
    at: int
    appointment_id: int
    recipient_id: int | None = None
    """The member who received; None for what was recorded before members were, where the name fits nobody or two."""

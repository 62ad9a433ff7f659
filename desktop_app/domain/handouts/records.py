"""The property return record and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead
from desktop_app.domain.handouts.paper_forms import PaperNote

Outcome = Literal[
    "", "returned", "declined_keep", "declined_no_return", "donate", "not_brought", "retained", "looked_for", "not_here"
]
NOT_THERE = frozenset({"looked_for", "not_here"})
"""Not found and looked for; not where it should be, and a supervisor knows why. What we cannot find is never "retained"."""


@dataclass(frozen=True, slots=True)
class ReturnItem:
    """A row of the record: `number` is the evidence system's own; an empty outcome prints boxes to mark by hand.

    `reason` says why what is not there must stay once it is here again, in the reader's words.
    """

    number: str
    description: str
    seal: str = ""
    outcome: Outcome = ""
    keep_until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CashCount:
    """One sealed amount, counted by two people in front of the recipient."""

    number: str
    amount: str
    counted_by: str
    checked_by: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One of the three signatures; `signed_at` is None until it is recorded. `strokes` are what a pen drew, if it did."""

    name: str
    signed_at: datetime | None = None
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class AddedNote:
    """What was added to a completed record, by whom and when."""

    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReturnRecord:
    """The property return record; it may say "returned" only once all three signatures are recorded."""

    kind: ClassVar[Kind] = Kind.RETURN_RECORD
    letterhead: Letterhead
    record_number: str
    case_number: str
    person_name: str
    recipient_basis: str
    identity_type: str
    identity_examined_by: str
    starts: datetime
    room: str
    items: tuple[ReturnItem, ...]
    recipient: Signature
    evidence: Signature
    witness: Signature
    cash: tuple[CashCount, ...] = ()
    paper: PaperNote | None = None
    """Where it was written by hand when power or printer were down."""

    @property
    def signed(self) -> bool:
        """True when recipient, evidence and witness have all signed."""
        return all(part.signed_at is not None for part in (self.recipient, self.evidence, self.witness))

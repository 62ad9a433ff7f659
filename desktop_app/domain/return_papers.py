"""More papers of the table: the cash count sheet, the record of a firearm's own appointment, and a signed record's copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from desktop_app.domain.handouts import AddedNote, Kind, Letterhead, ReturnRecord, Signature


@dataclass(frozen=True, slots=True)
class CountedRow:
    """Pieces of one kind of bill or coin, as two people counted them; None prints a space to write in."""

    cents: int
    coin: bool
    first: int | None = None
    second: int | None = None


@dataclass(frozen=True, slots=True)
class CashSheet:
    """Cash of one item, counted twice in front of the person who receives it. The totals are in cents."""

    kind: ClassVar[Kind] = Kind.CASH_COUNT
    letterhead: Letterhead
    record_number: str
    person_name: str
    description: str
    starts: datetime
    room: str
    rows: tuple[CountedRow, ...]
    counted_by: str = ""
    checked_by: str = ""
    first_total: int | None = None
    second_total: int | None = None
    recipient: str = ""

    @property
    def agreed(self) -> bool:
        """Whether both came to the same amount."""
        return self.first_total is not None and self.first_total == self.second_total


@dataclass(frozen=True, slots=True)
class FirearmChecked:
    """That the eligibility check was completed: reference and dates, never its result."""

    number: str
    description: str
    seal: str
    reference: str = ""
    on: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class FirearmReturn:
    """The record of a visit that is for firearms alone; serial numbers are read off and written by hand."""

    kind: ClassVar[Kind] = Kind.FIREARM_RETURN
    record: ReturnRecord
    firearms: tuple[FirearmChecked, ...]

    @property
    def letterhead(self) -> Letterhead:
        """The head of the page."""
        return self.record.letterhead

    @property
    def record_number(self) -> str:
        """The record's own number."""
        return self.record.record_number


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """Who signed a record and what was added to it: a sheet of its own, which names the record by its fingerprint.

    `fingerprint` is the SHA-256 of the bytes that were signed.
    """

    kind: ClassVar[Kind] = Kind.RECORD_SHEET
    letterhead: Letterhead
    record_number: str
    fingerprint: str
    recipient: Signature
    evidence: Signature
    witness: Signature
    addenda: tuple[AddedNote, ...] = ()

    @property
    def signed(self) -> bool:
        """True when recipient, evidence and witness have all signed."""
        return all(part.signed_at is not None for part in (self.recipient, self.evidence, self.witness))


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A record as it was signed: the very bytes that were kept, the sheet that goes with them, and the language of both."""

    kind: ClassVar[Kind] = Kind.RETURN_RECORD
    pdf: bytes
    sheet: RecordSheet
    language: str = "en"

    @property
    def letterhead(self) -> Letterhead:
        """The head of the sheet."""
        return self.sheet.letterhead

    @property
    def record_number(self) -> str:
        """The record's own number."""
        return self.sheet.record_number

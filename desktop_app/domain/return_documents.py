"""The record of a return that is signed: its exact bytes, its number, what stands, and what was added later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import Manner
from desktop_app.domain.gates import Facts, Lacking
from desktop_app.domain.items import Category, Decision, Item
from desktop_app.domain.packing import Packed
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import to_bring
from desktop_app.domain.signatures import Signature, complete
from desktop_app.domain.staff import Role

IDENTITY_GATE, SIGNATURES_GATE = "B12", "B13"
NO_FIREARM_STEP = "b-ev-no-firearm"
BEGUN = frozenset({Status.ARRIVED, Status.IN_ROOM, Status.FINISHED, Status.RESET_DONE})
"""Visits at which something may have been recorded at the table."""
LARGEST = 20_000_000
"""Bytes of a record; one that is larger holds something that is no record."""


@dataclass(frozen=True, slots=True)
class ReturnDocument:
    """A record as it was made, without its bytes. `number` also says which entries of the visit it covers."""

    id: int
    appointment_id: int
    number: str
    sha256: str
    made_at: int
    completed_at: int | None = None

    @property
    def language(self) -> str:
        """In which it was signed, as its number says."""
        return record_language(self.number)


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was found out after a record was completed; it is printed on a page of its own behind it."""

    text: str
    by_name: str
    at: int


@dataclass(frozen=True, slots=True)
class Parties:
    """Who receives, who gives and who witnesses, by the outcomes recorded at this visit."""

    recipient: str
    evidence: str
    witness: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the bytes kept are still the bytes that were signed, recomputed and not remembered."""

    number: str
    sha256: str
    bytes_match: bool
    signatures_match: bool
    complete: bool

    @property
    def holds(self) -> bool:
        """Whether nothing was changed since."""
        return self.bytes_match and self.signatures_match


@dataclass(frozen=True, slots=True)
class FileVerification:
    """What a file is. `same`: it is, byte for byte, the record `number`; else it only names that one, or none at all."""

    sha256: str
    number: str
    same: bool
    completed_at: int | None = None


@dataclass(frozen=True, slots=True)
class AtTable:
    """What the gates ask of a visit at the table."""

    identified: bool = False
    signed: bool = False
    signing: bool = False
    """Somebody began to sign a record of this visit."""


def record_number(appointment: str, entries: int, language: str = "en") -> str:
    """`26-0117-R7`: unique, and the record of seven entries is never taken for the one of eight."""
    return f"{appointment}-R{entries}" if language == "en" else f"{appointment}-R{entries}-{language}"


def record_language(number: str) -> str:
    """In which language a record was made: the other half of `record_number`."""
    last = number.rpartition("-")[2]
    return last if len(last) == _CODE and last.isalpha() else "en"


_CODE = 2
"""Letters of a language's code; an `R` with its figures has a figure among them."""
_NUMBER = re.compile(r"\b\d{2}-\d{4,}-R\d+(?:-[a-z]{2})?\b")


def numbers_in(text: str) -> tuple[str, ...]:
    """The record numbers that a page names, each once."""
    return tuple(dict.fromkeys(_NUMBER.findall(text)))


def is_current(document: ReturnDocument, appointment: str, entries: int) -> bool:
    """Whether nothing was recorded at the table since the record was made: outcomes, counts, identity."""
    number = record_number(appointment, entries)
    return document.number == number or document.number.startswith(f"{number}-")


def parties(items: Sequence[Item], appointment_id: int) -> Parties | Refused:
    """The three people of the record; each person who receives has a visit of their own."""
    here = [each.outcome for each in items if each.outcome and settled(each, appointment_id)]
    if not here:
        return refuse(Cause.OUTCOMES_OPEN)
    if len({each.recipient_id or each.recipient for each in here}) > 1:
        return refuse(Cause.ONE_RECIPIENT)
    latest = max(here, key=lambda each: each.at)
    return Parties(latest.recipient, latest.released_by, latest.witness)


def outcomes_open(lying: Sequence[Item], appointment_id: int) -> Refused | None:
    """A record is made when everything that lies on the table has its outcome."""
    return None if all(settled(each, appointment_id) for each in lying) else refuse(Cause.OUTCOMES_OPEN)


def is_complete(document: ReturnDocument, signatures: Sequence[Signature], *, current: bool) -> bool:
    """Whether the record stands: the latest one, signed by three people."""
    return current and complete(signatures, document.sha256)


def stopped(visit: Appointment, items: Sequence[Item]) -> bool:
    """Whether the family stopped a visit half-way: an ordinary ending (section 8.3), signed as a finished one is."""
    return visit.status is Status.POSTPONED_BY_PERSON and any(settled(each, visit.id) for each in items)


def left_open(items: Sequence[Item], lying: Sequence[Item], visit_id: int, listed: frozenset[int]) -> tuple[Item, ...]:
    """What was brought to a visit that was stopped and was not come to: by its packing list, whatever was chosen since."""
    about = listed or frozenset(each.id for each in lying)
    return tuple(each for each in items if each.id in about and not settled(each, visit_id) and not each.gone)


def passed_by(document: ReturnDocument, items: Sequence[Item]) -> bool:
    """Whether something was given elsewhere since a page was made, by post or at a later visit."""
    elsewhere = [each.outcome for each in items if each.outcome and not settled(each, document.appointment_id)]
    return any(each.at > document.made_at for each in elsewhere)


def brought(items: Sequence[Item], appointment_id: int, today: date) -> tuple[Item, ...]:
    """What lies on the table: what is ready and wanted, and what has its outcome of this visit already."""
    ready = {each.id for each in to_bring(items, today)}
    return tuple(each for each in items if each.id in ready or settled(each, appointment_id))


def settled(item: Item, appointment_id: int) -> bool:
    """Whether this visit has an outcome for an item."""
    return item.outcome is not None and item.outcome.appointment_id == appointment_id


def on_the_table(items: Sequence[Item], appointment_id: int, today: date, listed: frozenset[int]) -> tuple[Item, ...]:
    """What one visit is about. `listed` is its packing list: firearms lie on it alone or they are not on the table."""
    lying = brought(items, appointment_id, today)
    packed = tuple(each for each in lying if each.id in listed) or lying
    if firearm_visit(packed):
        return packed
    return tuple(each for each in lying if each.category is not Category.FIREARM or settled(each, appointment_id))


def firearm_visit(prepared: Sequence[Item]) -> bool:
    """A visit whose prepared list holds firearms and nothing else is their own appointment."""
    return bool(prepared) and all(each.category is Category.FIREARM for each in prepared)


def may_be_shown(item: Item, manner: Manner) -> bool:
    """A firearm of a suicide is never shown or named unless the family asked for it: the default is not to present it."""
    asked = item.choice.decision is Decision.RETURN
    return asked or not (item.category is Category.FIREARM and manner is Manner.SUICIDE)


def with_table(
    facts: Facts, table: AtTable, items: Sequence[Item], visit_id: int, packed: Sequence[Packed], today: date
) -> Facts:
    """The gates' facts with what happened at the table: B12 and B13 open by deed, and a voided signature shuts B13.

    In the visit that is for firearms alone nobody is asked to say that there are none.
    """
    done = ((IDENTITY_GATE, table.identified), (SIGNATURES_GATE, table.signed))
    lacking = dict(facts.lacking)
    if table.signing and not table.signed:
        unsigned = Lacking("signatures", Role.EVIDENCE)
        lacking[SIGNATURES_GATE] = (*lacking.get(SIGNATURES_GATE, ()), unsigned)
    lying = on_the_table(items, visit_id, today, frozenset(each.item_id for each in packed))
    if all(settled(each, visit_id) for each in lying):
        lacking[SIGNATURES_GATE] = tuple(x for x in lacking.get(SIGNATURES_GATE, ()) if x.what != "outcomes")
    needless = facts.needless | {NO_FIREARM_STEP} if firearm_visit(lying) else facts.needless
    settled_gates = facts.settled | {gate for gate, so in done if so}
    return replace(facts, lacking=lacking, settled=settled_gates, needless=needless)

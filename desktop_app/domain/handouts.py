"""What each printed document holds: plain text, dates and tuples, already chosen and allowed by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Manner = Literal["homicide", "suicide", "undetermined"]
Role = Literal["front_desk", "evidence", "victim_services", "supervisor"]
Phase = Literal["before", "during", "after"]
Wish = Literal["", "return", "later", "no"]
Care = Literal["", "as_is", "clean"]
Outcome = Literal["", "returned", "declined_keep", "declined_no_return", "donate", "not_brought", "retained"]
ResourceKind = Literal[
    "crisis",
    "support_group",
    "advocate",
    "rights",
    "compensation",
    "custody_notice",
    "prosecutor",
    "medical_examiner",
    "funeral",
    "cleaning",
    "children",
    "money",
    "other",
]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of every page: who writes, and the telephone that a person answers."""

    agency: str
    unit: str
    phone: str
    hours: str


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One belonging in the words its family reads; `wrapped` adds that it stays closed unless they ask."""

    description: str
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class RetainedItem:
    """Something still held. `reason` is one plain sentence; `ask` is the person to call about it."""

    description: str
    reason: str
    decided_by: str = ""
    review_on: date | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentLetter:
    """Confirms a return of belongings. `starts` is the room's wall-clock time.

    `minutes` is None only when nothing is booked behind the visit: the letter then says so.
    """

    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    starts: datetime
    where: str
    host: str
    host_role: Role = "victim_services"
    minutes: int | None = None
    items: tuple[LetterItem, ...] = ()
    retained: tuple[RetainedItem, ...] = ()
    call_by: date | None = None
    bring: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewLetter:
    """Confirms a visit to a soft interview room; says nothing of what happened."""

    letterhead: Letterhead
    record_number: str
    recipient: str
    starts: datetime
    where: str
    host: str
    host_role: Role = "victim_services"
    minutes: int | None = None
    people: tuple[str, ...] = ()
    recorded: bool | None = None
    interpreter: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One belonging to choose about; an empty `condition` is not printed (the family did not want it)."""

    description: str
    condition: str = ""
    wish: Wish = ""
    care: Care = ""


@dataclass(frozen=True, slots=True)
class BelongingsList:
    """The full list, for the family to choose from, item by item."""

    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    items: tuple[ChoiceItem, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class ReturnItem:
    """A row of the record: `number` is the evidence system's own; an empty outcome prints boxes to mark by hand."""

    number: str
    description: str
    seal: str = ""
    outcome: Outcome = ""
    keep_until: date | None = None


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
    """The property return record; it may say "returned" only once all three signatures are recorded.

    `fingerprint` is the SHA-256 of the very page that was signed; a copy states it.
    """

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
    fingerprint: str = ""
    addenda: tuple[AddedNote, ...] = ()

    @property
    def signed(self) -> bool:
        """True when recipient, evidence and witness have all signed."""
        return all(part.signed_at is not None for part in (self.recipient, self.evidence, self.witness))


@dataclass(frozen=True, slots=True)
class RetainedItems:
    """What the agency still has and why."""

    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    items: tuple[RetainedItem, ...]
    contact: str
    call_by: date | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """A service a family can call. Not verified, or past its review date: it is not printed.

    Empty `manners` means that it suits every packet.
    """

    kind: ResourceKind
    name: str
    phone: str
    hours: str = ""
    about: str = ""
    verified_on: date | None = None
    review_due: date | None = None
    manners: tuple[Manner, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyPacket:
    """What a family takes home, by manner of death. `compensation_deadline` is this state's, in a sentence."""

    manner: Manner
    letterhead: Letterhead
    record_number: str
    person_name: str
    contact: str
    contact_phone: str
    prepared_on: date
    investigator: str = ""
    investigator_phone: str = ""
    resources: tuple[Resource, ...] = ()
    compensation_deadline: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistStep:
    """One step of one role; at most one of `done_by` and `not_applicable` is filled."""

    phase: Phase
    text: str
    gate: str = ""
    done_by: str = ""
    done_at: datetime | None = None
    not_applicable: str = ""


@dataclass(frozen=True, slots=True)
class RoleChecklist:
    """The running checklist of one role, with the protocol version it started with."""

    letterhead: Letterhead
    record_number: str
    role: Role
    protocol: str
    version: str
    steps: tuple[ChecklistStep, ...]
    starts: datetime | None = None


@dataclass(frozen=True, slots=True)
class DaySheetRow:
    """One guest, as much of them as a lobby may see."""

    starts: time
    initials: str
    host: str
    room: str
    door: str


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The front desk's day: a list in the order of time, so nothing is laid out; the week board is what the screen draws."""

    letterhead: Letterhead
    day: date
    rows: tuple[DaySheetRow, ...]


@dataclass(frozen=True, slots=True)
class CustodyLeg:
    """One leg of an item's way; places by their keys, `at` is the agency's wall-clock time."""

    from_place: str
    to_place: str
    at: datetime
    by_name: str
    seal: str


@dataclass(frozen=True, slots=True)
class CustodyLeaf:
    """The custody leaf of one item (F10): the way of the return. The evidence system stays the record."""

    letterhead: Letterhead
    record_number: str
    number: str
    description: str
    place: str
    seal: str
    legs: tuple[CustodyLeg, ...]


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that one role still has to do before a visit."""

    role: Role
    text: str
    gate: str = ""


@dataclass(frozen=True, slots=True)
class DryRun:
    """Tomorrow's return on one sheet for three people: initials, boxes and open steps; no name, no belonging."""

    letterhead: Letterhead
    record_number: str
    starts: datetime
    minutes: int
    room: str
    door: str
    guest: str
    party_size: int
    host: str
    evidence: str
    boxes: int
    packed: int
    reconciled: bool
    steps: tuple[OpenStep, ...]


@dataclass(frozen=True, slots=True)
class BoxLabel:
    """One box of a visit: its number, of how many, and the code its barcode holds. Never a name."""

    box: int
    of: int
    code: str


@dataclass(frozen=True, slots=True)
class BoxLabels:
    """The labels of a visit's boxes; `number` is the visit's."""

    number: str
    labels: tuple[BoxLabel, ...]


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """Release of information: what one family member allows us to tell one recipient, until a day, for signature."""

    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    shared_with: str
    purpose: str
    given_on: date
    expires_on: date
    contact: str


HoldKind = Literal[
    "investigative",
    "prosecutor",
    "court_order",
    "medical_examiner",
    "appeal_period",
    "retention",
    "ownership",
    "litigation",
]


@dataclass(frozen=True, slots=True)
class RequestedItem:
    """One item and one hold that an authority is asked about, in the evidence system's words."""

    number: str
    description: str
    kind: HoldKind
    held_since: date


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """Asks one authority about its holds of one case. It names nobody of the family and tells nothing of them."""

    letterhead: Letterhead
    record_number: str
    authority: str
    asked_on: date
    asked_by: str
    items: tuple[RequestedItem, ...]
    reply_by: date | None = None


Document = (
    AppointmentLetter
    | InterviewLetter
    | BelongingsList
    | ReturnRecord
    | RetainedItems
    | ConsentForm
    | FamilyPacket
    | RoleChecklist
    | DaySheet
    | ReleaseRequest
    | CustodyLeaf
    | DryRun
)


# A packet for a suicide, or for a death not yet decided, never carries what is only for families after a crime.
CRIME_ONLY: frozenset[ResourceKind] = frozenset({"advocate", "rights", "compensation", "custody_notice", "prosecutor"})
REQUIRED: dict[Manner, tuple[ResourceKind, ...]] = {
    "homicide": (
        "crisis",
        "support_group",
        "advocate",
        "rights",
        "compensation",
        "custody_notice",
        "prosecutor",
        "medical_examiner",
        "funeral",
    ),
    "suicide": ("crisis", "support_group", "medical_examiner", "funeral"),
    "undetermined": ("crisis", "medical_examiner", "funeral"),
}

GapReason = Literal["missing", "not_verified", "review_due", "other_manner"]


@dataclass(frozen=True, slots=True)
class PacketGap:
    """Why a packet is not complete: for staff, never for the family's page. `name` is empty for "missing"."""

    reason: GapReason
    kind: ResourceKind
    name: str = ""


def packet_resources(packet: FamilyPacket) -> tuple[Resource, ...]:
    """The rows that may be printed in this packet, in the order given."""
    return tuple(row for row in packet.resources if _why_left_out(packet, row) is None)


def packet_gaps(packet: FamilyPacket) -> tuple[PacketGap, ...]:
    """What staff must complete or know before they hand this packet over."""
    gaps = []
    for row in packet.resources:
        reason = _why_left_out(packet, row)
        if reason is not None:
            gaps.append(PacketGap(reason, row.kind, row.name))
    printed = {row.kind for row in packet_resources(packet)}
    gaps += [PacketGap("missing", kind) for kind in REQUIRED[packet.manner] if kind not in printed]
    return tuple(gaps)


def _why_left_out(packet: FamilyPacket, row: Resource) -> GapReason | None:
    if row.kind in CRIME_ONLY and packet.manner != "homicide":
        return "other_manner"
    if row.manners and packet.manner not in row.manners:
        return "other_manner"
    if row.verified_on is None:
        return "not_verified"
    if row.review_due is not None and row.review_due < packet.prepared_on:
        return "review_due"
    return None

"""The record of a return as it would be printed now: for signature, or with the signatures that stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.domain import handouts
from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case, FamilyMember, recipients
from desktop_app.domain.cash import DENOMINATIONS, Count, agreed, dollars, rounds
from desktop_app.domain.items import Category, Item, ItemOutcome
from desktop_app.domain.protocols import Mark
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import (
    Addendum,
    ReturnDocument,
    firearm_visit,
    left_open,
    on_the_table,
    settled,
    stopped,
)
from desktop_app.domain.return_papers import (
    CashSheet,
    CountedRow,
    FirearmChecked,
    FirearmReturn,
    RecordSheet,
    SignedCopy,
)
from desktop_app.domain.signatures import Signature, Signer, fingerprint, standing
from desktop_app.domain.times import local
from desktop_app.services.handouts.rows import not_come_to, not_there, recipient_basis, return_item, still_held
from desktop_app.services.handouts.surroundings import record_head, room_of, starts_at, zone_name
from desktop_app.store import (
    cases,
    cash,
    checklists,
    identity,
    items,
    missing_items,
    packing,
    return_documents,
    signatures,
)
from desktop_app.store.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Signed:
    """A record that was made, with what was signed and added."""

    document: ReturnDocument
    signatures: tuple[Signature, ...]
    addenda: tuple[Addendum, ...]


def latest(appointment_id: int) -> Signed | None:
    """The record that counts for a visit, if one was made and nothing was recorded since."""
    made = [each for each in return_documents.of_visits([appointment_id]) if return_documents.current(each)]
    signed = signatures.of_documents([each.id for each in made])
    under = [each for each in made if standing(signed.get(each.id, ()), each.sha256)]
    if not made:
        return None
    document = (under or made)[-1]
    return Signed(document, signed.get(document.id, ()), return_documents.addenda(document.id))


def return_record(visit: Appointment, case: Case, language: str, today: date) -> handouts.ReturnRecord:
    """Everything of the page but the signatures; without outcomes it lists what would be given, with boxes to mark."""
    words, belongings, zone = wording(language), items.of_cases((case.id,)), zone_name()
    lying = lying_here(belongings, visit.id, today)
    here = [each for each in lying if settled(each, visit.id)]
    rows = here or [replace(each, outcome=None) for each in lying]
    given = here[0].outcome if here else None
    one = _recipient(case, given)
    seen_type, seen_by = _identity(visit, words)
    signed_at, examined = _marked(case, visit, zone)
    return handouts.ReturnRecord(
        letterhead=record_head(language),
        record_number=visit.number,
        case_number=case.number,
        person_name=case.person_name,
        recipient_basis=recipient_basis(one, words),
        identity_type=seen_type or (words.identity if examined else ""),
        identity_examined_by=seen_by or examined,
        starts=starts_at(visit),
        room=room_of(visit).name,
        items=_items(case.id, rows, _left(visit, belongings, lying), belongings, words),
        recipient=handouts.Signature(one.name if one else "", signed_at),
        evidence=handouts.Signature(given.released_by if given else "", signed_at),
        witness=handouts.Signature(given.witness if given else "", signed_at),
        cash=_cash(rows, cash.of_visit(visit.id)),
    )


def _left(visit: Appointment, belongings: Sequence[Item], lying: Sequence[Item]) -> tuple[Item, ...]:
    """What a family that stopped half-way did not come to."""
    if not stopped(visit, belongings):
        return ()
    listed = frozenset(each.item_id for each in packing.of_visit(visit.id))
    return tuple(each for each in left_open(belongings, lying, visit.id, listed) if not each.waiting_holds)


def _items(
    case_id: int, rows: Sequence[Item], left: Sequence[Item], belongings: Sequence[Item], words: Wording
) -> tuple[handouts.ReturnItem, ...]:
    """What the visit was about, what is still held, and what is not where it should be: the family signs a whole list."""
    missed = {key: each for key, each in missing_items.latest((case_id,)).items() if each.found_at is None}
    about = {each.id for each in (*rows, *left)}
    others = [each for each in belongings if each.id in about or each.category is not Category.FIREARM]
    return (
        *(return_item(each) for each in rows if each.id not in missed),
        *(not_come_to(each) for each in left if each.id not in missed),
        *(still_held(each) for each in others if each.waiting_holds and each.id not in missed),
        *(not_there(each, missed[each.id], words) for each in others if each.id in missed and not each.gone),
    )


def printed_record(
    visit: Appointment, case: Case, language: str, today: date
) -> handouts.ReturnRecord | FirearmReturn | SignedCopy | Refused:
    """The page as it stands: the bytes that were signed, as they were kept, or the page to be signed."""
    found = latest(visit.id)
    if found is not None and standing(found.signatures, found.document.sha256):
        return signed_copy(found)
    return in_its_form(return_record(visit, case, language, today), visit, case, today)


def signed_copy(found: Signed) -> SignedCopy | Refused:
    """What was kept of a record, and its sheet in the language that was signed; refused when the bytes are not those."""
    pdf = return_documents.bytes_of(found.document.id)
    if fingerprint(pdf) != found.document.sha256:
        return refuse(Cause.RECORD_DAMAGED)
    language = found.document.language
    return SignedCopy(pdf, record_sheet(found, language), language)


def in_its_form(
    record: handouts.ReturnRecord, visit: Appointment, case: Case, today: date
) -> handouts.ReturnRecord | FirearmReturn:
    """The page for firearms where the visit was for them alone."""
    lying = lying_here(items.of_cases((case.id,)), visit.id, today)
    return as_firearms(record, lying) if firearm_visit(lying) else record


def lying_here(belongings: Sequence[Item], visit_id: int, today: date) -> tuple[Item, ...]:
    """What a visit is about, by its packing list."""
    return on_the_table(belongings, visit_id, today, frozenset(each.item_id for each in packing.of_visit(visit_id)))


def unsigned(record: handouts.ReturnRecord, number: str) -> handouts.ReturnRecord:
    """The page as it is shown to be signed."""
    return replace(
        record,
        record_number=number,
        recipient=handouts.Signature(record.recipient.name),
        evidence=handouts.Signature(record.evidence.name),
        witness=handouts.Signature(record.witness.name),
    )


def record_sheet(found: Signed, language: str) -> RecordSheet:
    """Who signed which bytes, with what their pens drew, and what was added; nothing of it is read from the family's data."""
    stand, zone = standing(found.signatures, found.document.sha256), zone_name()
    notes = tuple(handouts.AddedNote(each.text, each.by_name, local(each.at, zone)) for each in found.addenda)

    def signed(signer: Signer) -> handouts.Signature:
        mark = stand.get(signer)
        if mark is None:
            return handouts.Signature("")
        strokes = tuple(tuple((x, y) for x, y, _ in stroke) for stroke in mark.strokes)
        return handouts.Signature(mark.name, local(mark.at, zone), strokes)

    return RecordSheet(
        record_head(language),
        found.document.number,
        found.document.sha256,
        signed(Signer.RECIPIENT),
        signed(Signer.EVIDENCE),
        signed(Signer.WITNESS),
        notes,
    )


def as_firearms(record: handouts.ReturnRecord, lying: Sequence[Item]) -> FirearmReturn:
    """The same record as the page for firearms: what the check was, never what it said."""
    checked = []
    for item in lying:
        done = next((each for each in reversed(item.checks) if each.rule == "firearm_eligibility"), None)
        facts = (done.reference, done.on, done.expires) if done else ("", None, None)
        checked.append(FirearmChecked(item.number, item.family_description, item.seal, *facts))
    return FirearmReturn(record, tuple(checked))


def cash_sheet(visit: Appointment, case: Case, item: Item, language: str) -> CashSheet:
    """The count sheet of one item: the latest round of counts, or an empty one to count by hand."""
    counted = rounds([each for each in cash.of_visit(visit.id) if each.item_id == item.id])
    first, second = (*(counted[-1] if counted else ()), None, None)[:2]
    here = item.outcome if item.outcome and settled(item, visit.id) else None
    return CashSheet(
        record_head(language),
        visit.number,
        case.name_to_use,
        item.family_description,
        starts_at(visit),
        room_of(visit).name,
        tuple(_row(each.key, each.cents, each.coin, first, second) for each in DENOMINATIONS),
        first.counted_by if first else "",
        second.counted_by if second else "",
        first.cents if first else None,
        second.cents if second else None,
        here.recipient if here else "",
    )


def _row(key: str, cents: int, coin: bool, first: Count | None, second: Count | None) -> CountedRow:
    return CountedRow(cents, coin, *(each.pieces.get(key, 0) if each else None for each in (first, second)))


def _cash(rows: Sequence[Item], counts: Sequence[Count]) -> tuple[handouts.CashCount, ...]:
    found = []
    for item in rows:
        own = [each for each in counts if each.item_id == item.id]
        if (cents := agreed(own)) is not None:
            first, second = rounds(own)[-1]
            found.append(handouts.CashCount(item.number, dollars(cents), first.counted_by, second.counted_by))
    return tuple(found)


def _recipient(case: Case, given: ItemOutcome | None) -> FamilyMember | None:
    """Who received, or who may where nothing was given yet."""
    family = cases.family((case.id,))
    receiving = recipients(family)
    if given is not None and given.recipient_id is not None:
        return next((each for each in family if each.id == given.recipient_id), None)
    named = given.recipient if given else ""
    return next((each for each in receiving if each.name == named), receiving[0] if receiving else None)


def _identity(visit: Appointment, words: Wording) -> tuple[str, str]:
    seen = identity.of_visit(visit.id)
    return (words.identity_documents[seen[-1].document.value], seen[-1].seen_by) if seen else ("", "")


def _marked(case: Case, visit: Appointment, zone: str) -> tuple[datetime | None, str]:
    """When the step of the signatures was ticked, for a record signed on paper, and who ticked the identity's."""
    running = checklists.of_case(case.id)
    marks: Mapping[str, Mark] = running.about(visit).marks if running else {}
    signed, examined = marks.get("b-ev-signatures"), marks.get("b-ev-id")
    return local(signed.at, zone) if signed else None, examined.staff_name if examined else ""

"""Records of returns with their exact bytes, what was added to them, and what the gates ask of a visit."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.return_documents import Addendum, AtTable, ReturnDocument, is_complete, is_current
from desktop_app.domain.signatures import Signature
from desktop_app.store import identity, signatures
from desktop_app.store.models import (
    AddendumRow,
    AppointmentRow,
    CashCountRow,
    IdentityRow,
    OutcomeRow,
    ReturnDocumentRow,
)
from desktop_app.store.prepared import Prepared, place

_HEAD = (
    ReturnDocumentRow.id,
    ReturnDocumentRow.appointment,
    ReturnDocumentRow.number,
    ReturnDocumentRow.sha256,
    ReturnDocumentRow.made_at,
    ReturnDocumentRow.completed_at,
)
_OF_VISIT = Prepared(
    ReturnDocumentRow.select(*_HEAD)
    .where(ReturnDocumentRow.appointment == place(0))
    .order_by(ReturnDocumentRow.id)
    .tuples()
)
_RECIPIENTS = Prepared(
    OutcomeRow.select(OutcomeRow.recipient_member, OutcomeRow.recipient)
    .where(OutcomeRow.appointment == place(0))
    .distinct()
)


def get(document_id: int) -> ReturnDocument | None:
    """A record without its bytes."""
    row = ReturnDocumentRow.select(*_HEAD).where(ReturnDocumentRow.id == document_id).tuples().first()
    return ReturnDocument(*row) if row else None


def numbered(number: str) -> ReturnDocument | None:
    """The record with a number."""
    row = ReturnDocumentRow.select(*_HEAD).where(ReturnDocumentRow.number == number).tuples().first()
    return ReturnDocument(*row) if row else None


def with_fingerprint(sha256: str) -> ReturnDocument | None:
    """The record whose bytes have a fingerprint; the last one, should two be alike."""
    row = (
        ReturnDocumentRow.select(*_HEAD)
        .where(ReturnDocumentRow.sha256 == sha256)
        .order_by(ReturnDocumentRow.id.desc())
        .tuples()
        .first()
    )
    return ReturnDocument(*row) if row else None


def of_visits(appointment_ids: Sequence[int]) -> tuple[ReturnDocument, ...]:
    """Every record of some visits, in the order they were made."""
    if len(appointment_ids) == 1:
        return tuple(ReturnDocument(*row) for row in _OF_VISIT.rows(appointment_ids[0]))
    rows = (
        ReturnDocumentRow.select(*_HEAD)
        .where(ReturnDocumentRow.appointment.in_(appointment_ids))
        .order_by(ReturnDocumentRow.id)
        .tuples()
    )
    return tuple(ReturnDocument(*row) for row in rows)


def bytes_of(document_id: int) -> bytes:
    """The exact bytes of a record."""
    return bytes(ReturnDocumentRow.select(ReturnDocumentRow.pdf).where(ReturnDocumentRow.id == document_id).scalar())


def add(appointment_id: int, number: str, pdf: bytes, sha256: str, at: int) -> int:
    """A new record; its id."""
    row = ReturnDocumentRow.create(appointment=appointment_id, number=number, pdf=pdf, sha256=sha256, made_at=at)
    return int(row.id)


def complete_signed(appointment_id: int, at: int) -> None:
    """When a visit ends, its signed record never changes again; the database keeps that rule itself."""
    made = of_visits([appointment_id])
    signed = signatures.of_documents([each.id for each in made])
    stands = [each.id for each in made if each.completed_at is None and _stands(each, signed)]
    ReturnDocumentRow.update(completed_at=at).where(ReturnDocumentRow.id.in_(stands)).execute()


def entries(appointment_id: int) -> int:
    """How many things were recorded at the table of a visit: outcomes, counts and documents seen; it only grows."""
    return sum(
        int(table.select().where(table.appointment == appointment_id).count())
        for table in (OutcomeRow, CashCountRow, IdentityRow)
    )


def void(appointment_id: int, at: int, but: int = 0) -> int:
    """Void the signatures under what is not completed of a visit, except one record; how many there were."""
    made = of_visits([appointment_id])
    open_ones = [each.id for each in made if each.completed_at is None and each.id != but]
    return signatures.void(open_ones, at) if open_ones else 0


def outdate(case_id: int, at: int) -> None:
    """What the open records of a case tell has changed: their signatures are void, and they must be made anew."""
    row = ReturnDocumentRow
    query = row.select(row.id, row.number).join(AppointmentRow).where(AppointmentRow.case == case_id)
    stale = list(query.where(row.completed_at.is_null()).tuples())
    if stale:
        signatures.void([document_id for document_id, _ in stale], at)
    for document_id, number in stale:
        row.update(number=f"{number} ({document_id})").where(row.id == document_id).execute()


def other_recipients(appointment_id: int, member_id: int, name: str) -> bool:
    """Whether somebody else received at a visit; an old outcome without a member is told by its name."""
    return any(
        member != member_id if member is not None else recipient != name
        for member, recipient in _RECIPIENTS.rows(appointment_id)
    )


def add_addendum(document_id: int, added: Addendum) -> None:
    """A note behind a completed record."""
    AddendumRow.create(document=document_id, text=added.text, by_name=added.by_name, at=added.at)


def addenda(document_id: int) -> tuple[Addendum, ...]:
    """The notes behind a record."""
    rows = AddendumRow.select().where(AddendumRow.document == document_id).order_by(AddendumRow.id)
    return tuple(Addendum(row.text, row.by_name, row.at) for row in rows)


def _identified(appointment_ids: Sequence[int]) -> set[int]:
    """The visits at which somebody's document was seen."""
    if len(appointment_ids) == 1:
        return {each.appointment_id for each in identity.of_visit(appointment_ids[0])}
    looked = IdentityRow.select(IdentityRow.appointment).where(IdentityRow.appointment.in_(appointment_ids)).distinct()
    return {visit_id for (visit_id,) in looked.tuples()}


def at_tables(appointment_ids: Sequence[int]) -> dict[int, AtTable]:
    """What the gates ask of visits that have begun: a few queries for any number of them."""
    if not appointment_ids:
        return {}
    identified = _identified(appointment_ids)
    made = of_visits(appointment_ids)
    signed = signatures.of_documents([each.id for each in made]) if made else {}
    found = {}
    for visit_id in appointment_ids:
        own = [each for each in made if each.appointment_id == visit_id]
        signing = any(each.id in signed for each in own)
        stands = signing and any(_stands(each, signed) for each in own)
        found[visit_id] = AtTable(visit_id in identified, stands, signing)
    return found


def _stands(document: ReturnDocument, signed: dict[int, tuple[Signature, ...]]) -> bool:
    return is_complete(document, signed.get(document.id, ()), current=current(document))


def current(document: ReturnDocument) -> bool:
    """Whether nothing was recorded since a record was made; a completed one is past all that."""
    if document.completed_at is not None:
        return True
    appointment = AppointmentRow.get_by_id(document.appointment_id)
    return is_current(document, appointment.number, entries(document.appointment_id))

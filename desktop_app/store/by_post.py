"""What is sent by post: the sendings of a family and what is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.by_post import Ending, Posting
from desktop_app.domain.items import Outcome
from desktop_app.domain.packing import Packed
from desktop_app.store.models import MemberRow, OutcomeRow, PostingItemRow, PostingRow

_IN = PostingItemRow


def of_case(case_id: int) -> tuple[Posting, ...]:
    """The sendings of a family, oldest first."""
    return _read(PostingRow.case == case_id)


def of_cases(case_ids: Sequence[int]) -> tuple[Posting, ...]:
    """The sendings of many families, oldest first."""
    return _read(PostingRow.case.in_(list(case_ids)))


def get(posting_id: int) -> Posting | None:
    """One sending."""
    found = _read(PostingRow.id == posting_id)
    return found[0] if found else None


def begin(case_id: int, recipient_id: int, address: str, by_name: str, at: int) -> int:
    """A new sending; its id."""
    row = PostingRow.create(case=case_id, recipient=recipient_id, address=address, begun_by=by_name, begun_at=at)
    return int(row.id)


def readdress(posting_id: int, address: str) -> None:
    """Another address."""
    PostingRow.update(address=address).where(PostingRow.id == posting_id).execute()


def put(posting_id: int, packed: Packed) -> None:
    """Put an item into a box; what was there of it before, checked or not, no longer counts."""
    take_out(posting_id, packed.item_id)
    _IN.create(
        posting=posting_id,
        item=packed.item_id,
        box=packed.box,
        packed_by=packed.packed_by,
        packed_at=packed.packed_at,
    )


def take_out(posting_id: int, item_id: int) -> bool:
    """Take an item out of its box; tells whether it was in one."""
    return bool(_IN.delete().where((_IN.posting == posting_id) & (_IN.item == item_id)).execute())


def reconcile(posting_id: int, item_ids: Collection[int], by_name: str, at: int) -> None:
    """A second person found these items in their boxes."""
    found = (_IN.posting == posting_id) & _IN.item.in_(list(item_ids))
    _IN.update(reconciled_by=by_name, reconciled_at=at).where(found).execute()


def send(posting_id: int, carrier: str, tracking: str, by_name: str, at: int) -> None:
    """The carrier has it."""
    PostingRow.update(carrier=carrier, tracking=tracking, sent_by=by_name, sent_at=at).where(
        PostingRow.id == posting_id
    ).execute()


def end(
    posting_id: int, ending: Ending, by_name: str, at: int, signed_by: str = "", signed_on: date | None = None
) -> None:
    """It arrived, came back or was given up: nobody needs the address any more, so it goes."""
    PostingRow.update(
        ended=ending.value,
        ended_at=at,
        address="",
        signed_by=signed_by,
        signed_on=signed_on.isoformat() if signed_on else None,
        recorded_by=by_name,
    ).where(PostingRow.id == posting_id).execute()


def lose(posting_id: int, on: date, claim: str, by_name: str, at: int) -> None:
    """The carrier cannot find it."""
    lost = {"ended": Ending.LOST.value, "ended_at": at, "address": "", "recorded_by": by_name}
    PostingRow.update(lost_on=on.isoformat(), claim=claim, **lost).where(PostingRow.id == posting_id).execute()


def arrive_after_all(posting_id: int, on: date) -> None:
    """What the carrier had lost arrived; that it was lost, when and under which number, stays as it was written."""
    PostingRow.update(signed_on=on.isoformat()).where(PostingRow.id == posting_id).execute()


def _read(condition: Any) -> tuple[Posting, ...]:
    rows = list(PostingRow.select(PostingRow, MemberRow).join(MemberRow).where(condition).order_by(PostingRow.id))
    packed = _packed([row.id for row in rows])
    late = _signed_late([row.id for row in rows if row.ended == Ending.LOST.value and row.signed_on])
    return tuple(_to_posting(row, packed[row.id], late.get(row.id, row.signed_by)) for row in rows)


def _signed_late(posting_ids: Sequence[int]) -> dict[int, str]:
    """Who has what arrived after all, as the belongings themselves say it."""
    if not posting_ids:
        return {}
    given = (OutcomeRow.outcome == Outcome.RETURNED.value) & OutcomeRow.appointment.is_null()
    rows = (
        _IN.select(_IN.posting, OutcomeRow.recipient)
        .join(OutcomeRow, on=OutcomeRow.item == _IN.item)
        .where(_IN.posting.in_(list(posting_ids)) & given)
        .order_by(OutcomeRow.id)
    )
    return dict(rows.tuples())


def _packed(posting_ids: Sequence[int]) -> defaultdict[int, tuple[Packed, ...]]:
    found: defaultdict[int, tuple[Packed, ...]] = defaultdict(tuple)
    if not posting_ids:
        return found
    for row in _IN.select().where(_IN.posting.in_(list(posting_ids))).order_by(_IN.id):
        one = Packed(row.item_id, row.box, row.packed_by, row.packed_at, row.reconciled_by, row.reconciled_at)
        found[row.posting_id] += (one,)
    return found


def _to_posting(row: Any, packed: tuple[Packed, ...], signed_by: str) -> Posting:
    return Posting(
        row.id,
        row.case_id,
        row.recipient_id,
        row.recipient.name,
        row.address,
        row.begun_by,
        row.begun_at,
        packed,
        row.carrier,
        row.tracking,
        row.sent_by,
        row.sent_at,
        Ending(row.ended) if row.ended else None,
        row.ended_at,
        signed_by,
        date.fromisoformat(row.signed_on) if row.signed_on else None,
        row.recorded_by,
        date.fromisoformat(row.lost_on) if row.lost_on else None,
        row.claim,
    )

"""What is in which box for a visit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from desktop_app.domain.packing import Packed
from desktop_app.store.models import PackingRow
from desktop_app.store.prepared import Prepared, place

_IT = PackingRow
_ROWS = _IT.select(
    _IT.appointment, _IT.item, _IT.box, _IT.packed_by, _IT.packed_at, _IT.reconciled_by, _IT.reconciled_at
).tuples()
_OF_VISIT = Prepared(_ROWS.where(_IT.appointment == place(0)).order_by(_IT.id))
"""Of one visit, asked for every outcome at the table."""


def of_visit(appointment_id: int) -> tuple[Packed, ...]:
    """What is packed for one visit."""
    return of_visits((appointment_id,)).get(appointment_id, ())


def of_visits(appointment_ids: Sequence[int]) -> dict[int, tuple[Packed, ...]]:
    """What is packed for several visits: one query."""
    found: dict[int, list[Packed]] = defaultdict(list)
    if len(appointment_ids) == 1:
        rows = _OF_VISIT.rows(appointment_ids[0])
    else:
        rows = _ROWS.where(_IT.appointment.in_(list(appointment_ids))).order_by(_IT.id) if appointment_ids else []
    for visit_id, *packed in rows:
        found[visit_id].append(Packed(*packed))
    return {visit_id: tuple(each) for visit_id, each in found.items()}


def put(appointment_id: int, packed: Packed) -> None:
    """Put an item into a box; what was there of it before, checked or not, no longer counts."""
    take_out(appointment_id, packed.item_id)
    _IT.create(
        appointment=appointment_id,
        item=packed.item_id,
        box=packed.box,
        packed_by=packed.packed_by,
        packed_at=packed.packed_at,
    )


def take_out(appointment_id: int, item_id: int) -> bool:
    """Take an item out of its box; tells whether it was in one. The history keeps that it was."""
    return bool(_IT.delete().where((_IT.appointment == appointment_id) & (_IT.item == item_id)).execute())


def reconcile(appointment_id: int, item_ids: Collection[int], by_name: str, at: int) -> None:
    """A second person found these items in their boxes."""
    found = (_IT.appointment == appointment_id) & _IT.item.in_(list(item_ids))
    _IT.update(reconciled_by=by_name, reconciled_at=at).where(found).execute()

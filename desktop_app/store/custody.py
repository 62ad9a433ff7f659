"""The way of each belonging: moves are added, never changed; the database itself refuses a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from peewee import fn

from desktop_app.domain.custody import Move, Place
from desktop_app.store.models import CustodyRow, ItemRow
from desktop_app.store.prepared import Prepared, place

GAP = "CUSTODY_GAP"
"""What the trigger of migration 0004 raises when a move does not begin where the last one ended."""
_IT = CustodyRow
_OF_ITEM = Prepared(
    _IT.select(_IT.item, _IT.from_place, _IT.to_place, _IT.seal, _IT.by_name, _IT.at, _IT.appointment)
    .where(_IT.item == place(0))
    .order_by(_IT.id)
)


def _latest(of_the_cases: Any) -> Any:
    """The place each belonging was last carried to."""
    newest = _IT.select(fn.MAX(_IT.id)).join(ItemRow).where(of_the_cases).group_by(_IT.item)
    return _IT.select(_IT.item, _IT.to_place).where(_IT.id.in_(newest)).tuples()


_OF_CASE = Prepared(_latest(ItemRow.case == place(0)))
"""Of one case, asked for every outcome at the table."""


def of_item(item_id: int) -> tuple[Move, ...]:
    """The moves of one belonging, in their order."""
    return tuple(
        Move(row[0], Place(row[1]), Place(row[2]), row[3], row[4], row[5], row[6]) for row in _OF_ITEM.rows(item_id)
    )


def of_items(item_ids: Sequence[int]) -> dict[int, tuple[Move, ...]]:
    """The moves of several belongings, by their ids."""
    found: dict[int, list[Move]] = defaultdict(list)
    for row in _IT.select().where(_IT.item.in_(list(item_ids))).order_by(_IT.id):
        found[row.item_id].append(_to_move(row))
    return {item_id: tuple(moves) for item_id, moves in found.items()}


def places(case_ids: Sequence[int]) -> dict[int, Place]:
    """Where the belongings of the cases are: one query. One that was never moved is in the evidence room."""
    rows = _OF_CASE.rows(case_ids[0]) if len(case_ids) == 1 else _latest(ItemRow.case.in_(list(case_ids)))
    return {item_id: Place(to) for item_id, to in rows}


def add(move: Move) -> None:
    """One more leg of a belonging's way."""
    _IT.create(
        item=move.item_id,
        from_place=move.from_place.value,
        to_place=move.to_place.value,
        seal=move.seal,
        by_name=move.by_name,
        at=move.at,
        appointment=move.appointment_id,
    )


def _to_move(row: Any) -> Move:
    return Move(
        row.item_id, Place(row.from_place), Place(row.to_place), row.seal, row.by_name, row.at, row.appointment_id
    )

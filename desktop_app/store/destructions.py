"""Requests for a final disposition: each moves on in its order, which the database keeps too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import JOIN

from desktop_app.domain.destructions import Authorized, Destruction, DestructionState, Withdrawal
from desktop_app.store.models import DestructionRow, ItemRow, StaffRow

_IT = DestructionRow


def of_cases(case_ids: Sequence[int]) -> tuple[Destruction, ...]:
    """Every request about the belongings of the cases, oldest first."""
    return _select(ItemRow.case.in_(list(case_ids)))


def of_item(item_id: int) -> tuple[Destruction, ...]:
    """Every request about one belonging, oldest first."""
    return _select(_IT.item == item_id)


def get(destruction_id: int) -> Destruction | None:
    """One request."""
    return next(iter(_select(_IT.id == destruction_id)), None)


def in_state(state: DestructionState) -> tuple[Destruction, ...]:
    """The requests of every family that are in a state, the oldest first."""
    return _select(_IT.state == state.value)


def add(asked: Destruction) -> Destruction | None:
    """A new request, with its id."""
    row = _IT.create(**_columns(asked), item=asked.item_id)
    return get(row.id)


def change(moved: Destruction, was: DestructionState) -> bool:
    """Write where a request has come to; false when somebody moved it on meanwhile."""
    same = (_IT.id == moved.id) & (_IT.state == was.value)
    return bool(_IT.update(**_columns(moved)).where(same).execute())


def _columns(each: Destruction) -> dict[str, Any]:
    return {
        "state": each.state.value,
        "authority": each.authorized.by_name,
        "instrument": each.authorized.instrument,
        "reference": each.authorized.reference,
        "asked_by": each.asked_by_id,
        "asked_at": each.asked_at,
        "approved_by": each.approved_by_id,
        "approved_at": each.approved_at,
        "seen": each.seen,
        "withdrawn_by": each.withdrawn_by,
        "withdrawn_at": each.withdrawn_at,
        "withdrawn_why": each.withdrawn_why.value if each.withdrawn_why else None,
        "done_by": each.done_by,
        "witness": each.witness,
        "done_at": each.done_at,
    }


def _select(chosen: Any) -> tuple[Destruction, ...]:
    asker, approver = StaffRow.alias(), StaffRow.alias()
    rows = (
        _IT.select(_IT, ItemRow.case.alias("of_case"), asker.name.alias("asker"), approver.name.alias("approver"))
        .join_from(_IT, ItemRow)
        .join_from(_IT, asker, on=(_IT.asked_by == asker.id))
        .join_from(_IT, approver, JOIN.LEFT_OUTER, on=(_IT.approved_by == approver.id))
        .where(chosen)
        .order_by(_IT.id)
        .objects()
    )
    return tuple(_to_destruction(row) for row in rows)


def _to_destruction(row: Any) -> Destruction:
    return Destruction(
        row.id,
        row.item_id,
        row.of_case,
        DestructionState(row.state),
        Authorized(row.authority, row.instrument, row.reference),
        row.asked_by_id,
        row.asker,
        row.asked_at,
        row.approved_by_id,
        row.approver or "",
        row.approved_at,
        row.seen,
        row.withdrawn_by,
        row.withdrawn_at,
        Withdrawal(row.withdrawn_why) if row.withdrawn_why else None,
        row.done_by,
        row.witness,
        row.done_at,
    )

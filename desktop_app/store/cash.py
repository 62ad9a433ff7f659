"""Counts of cash, one after the other; a count is never changed."""

from __future__ import annotations

import json

from desktop_app.domain.cash import Count
from desktop_app.store.models import CashCountRow


def of_item(item_id: int, appointment_id: int) -> tuple[Count, ...]:
    """The counts of an item at a visit."""
    return tuple(each for each in of_visit(appointment_id) if each.item_id == item_id)


def of_visit(appointment_id: int) -> tuple[Count, ...]:
    """Every count of a visit, in the order they were made."""
    rows = CashCountRow.select().where(CashCountRow.appointment == appointment_id).order_by(CashCountRow.id)
    return tuple(Count(row.item_id, row.appointment_id, row.counted_by, json.loads(row.counts), row.at) for row in rows)


def add(count: Count) -> None:
    """One person's count."""
    CashCountRow.create(
        item=count.item_id,
        appointment=count.appointment_id,
        counted_by=count.counted_by,
        counts=json.dumps(dict(count.pieces), sort_keys=True),
        cents=count.cents,
        at=count.at,
    )

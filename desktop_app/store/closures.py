"""Rows of opening hours and closures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.times import Span
from desktop_app.store.models import ClosureRow, OpeningRow
from desktop_app.store.prepared import Prepared, place

_COLUMNS = (
    ClosureRow.id, ClosureRow.kind, ClosureRow.room, ClosureRow.start, ClosureRow.end, ClosureRow.reason, ClosureRow.uid,
)  # fmt: skip
_WITHIN = Prepared(
    ClosureRow.select(*_COLUMNS)
    .where((ClosureRow.start < place(1)) & (ClosureRow.end > place(0)))
    .order_by(ClosureRow.start, ClosureRow.id)
)
_OPENINGS = Prepared(
    OpeningRow.select(OpeningRow.room, OpeningRow.weekday, OpeningRow.opens, OpeningRow.closes).order_by(
        OpeningRow.room, OpeningRow.weekday
    )
)


def _to_closure(row: tuple[Any, ...]) -> Closure:
    return Closure(row[0], ClosureKind(row[1]), row[2], Span(row[3], row[4]), row[5], row[6])


def within(span: Span) -> tuple[Closure, ...]:
    """Every closure that shares a moment with the span, by start: one query."""
    return tuple(_to_closure(row) for row in _WITHIN.rows(span.start, span.end))


def ending_after(moment: int) -> tuple[Closure, ...]:
    """Every closure that is not yet over, by start."""
    rows = (
        ClosureRow.select(*_COLUMNS).where(ClosureRow.end > moment).order_by(ClosureRow.start, ClosureRow.id).tuples()
    )
    return tuple(_to_closure(row) for row in rows)


def get(closure_id: int) -> Closure | None:
    """One closure."""
    row = ClosureRow.select(*_COLUMNS).where(ClosureRow.id == closure_id).tuples().first()
    return _to_closure(row) if row else None


def uids(uid_start: str) -> frozenset[str]:
    """The calendar entries that are here already, of those whose uid begins so."""
    rows = ClosureRow.select(ClosureRow.uid).where(ClosureRow.uid.startswith(uid_start)).tuples()
    return frozenset(row[0] for row in rows)


def add(closure: Closure) -> Closure:
    """A new closure; its id is given by the database."""
    row = ClosureRow.create(
        kind=closure.kind.value,
        room=closure.room_id,
        start=closure.span.start,
        end=closure.span.end,
        reason=closure.reason,
        uid=closure.uid,
    )
    return replace(closure, id=row.id)


def remove(closure_id: int) -> None:
    """Take a closure away; the audit keeps that it was there."""
    ClosureRow.delete_by_id(closure_id)


def openings() -> tuple[Opening, ...]:
    """The opening hours of the agency and of each room that has its own: one query."""
    return tuple(Opening(*each) for each in _OPENINGS.rows())


def put_openings(room_id: int | None, hours: Iterable[Opening]) -> None:
    """The hours of a room, or the agency's, in place of those before."""
    whose = OpeningRow.room.is_null() if room_id is None else OpeningRow.room == room_id
    OpeningRow.delete().where(whose).execute()
    for each in hours:
        OpeningRow.create(room=room_id, weekday=each.weekday, opens=each.opens, closes=each.closes)

"""Rows of interpreters and of the times people are taken elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desktop_app.domain.team import Busy, Interpreter
from desktop_app.domain.times import Span
from desktop_app.store.models import BusyRow, InterpreterRow
from desktop_app.store.prepared import Prepared, place

_COLUMNS = (BusyRow.id, BusyRow.staff, BusyRow.interpreter, BusyRow.start, BusyRow.end, BusyRow.uid)
_WITHIN = Prepared(
    BusyRow.select(*_COLUMNS)
    .where((BusyRow.start < place(1)) & (BusyRow.end > place(0)))
    .order_by(BusyRow.start, BusyRow.id)
)


def _to_busy(row: tuple[Any, ...]) -> Busy:
    return Busy(row[0], row[1], row[2], Span(row[3], row[4]), row[5])


def busy_within(span: Span) -> tuple[Busy, ...]:
    """Every time somebody is taken that shares a moment with the span: one query."""
    return tuple(_to_busy(row) for row in _WITHIN.rows(span.start, span.end))


def busy_of(staff_id: int | None, interpreter_id: int | None, after: int) -> tuple[Busy, ...]:
    """The times of one person that are not yet over, by start."""
    rows = (
        BusyRow.select(*_COLUMNS)
        .where(_whose(staff_id, interpreter_id) & (BusyRow.end > after))
        .order_by(BusyRow.start, BusyRow.id)
        .tuples()
    )
    return tuple(_to_busy(row) for row in rows)


def get_busy(busy_id: int) -> Busy | None:
    """One such time."""
    row = BusyRow.select(*_COLUMNS).where(BusyRow.id == busy_id).tuples().first()
    return _to_busy(row) if row else None


def add_busy(busy: Busy) -> Busy:
    """One more time somebody is taken; its id is given by the database."""
    row = BusyRow.create(
        staff=busy.staff_id,
        interpreter=busy.interpreter_id,
        start=busy.span.start,
        end=busy.span.end,
        uid=busy.uid,
    )
    return replace(busy, id=row.id)


def remove_busy(busy_id: int) -> None:
    """Take one time away."""
    BusyRow.delete_by_id(busy_id)


def _whose(staff_id: int | None, interpreter_id: int | None) -> Any:
    return BusyRow.staff == staff_id if staff_id is not None else BusyRow.interpreter == interpreter_id


def _to_interpreter(row: Any) -> Interpreter:
    return Interpreter(row.id, row.name, tuple(row.languages.split()), row.phone, row.active)


def interpreters(*, active: bool = True) -> tuple[Interpreter, ...]:
    """The interpreters who still come, or everyone there ever was, by name."""
    rows = InterpreterRow.select().order_by(InterpreterRow.name, InterpreterRow.id)
    return tuple(_to_interpreter(row) for row in (rows.where(InterpreterRow.active) if active else rows))


def get_interpreter(interpreter_id: int) -> Interpreter | None:
    """One interpreter."""
    row = InterpreterRow.get_or_none(InterpreterRow.id == interpreter_id)
    return _to_interpreter(row) if row else None


def add_interpreter(name: str, languages: Iterable[str], phone: str) -> Interpreter:
    """A new interpreter."""
    return _to_interpreter(InterpreterRow.create(name=name, languages=" ".join(languages), phone=phone))


def set_active(interpreter_id: int, active: bool) -> None:
    """Whether an interpreter still comes."""
    InterpreterRow.update(active=active).where(InterpreterRow.id == interpreter_id).execute()

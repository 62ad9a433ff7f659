"""Promised calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import JOIN

from desktop_app.domain.follow_ups import FollowUp, FollowUpKind, FollowUpOutcome
from desktop_app.store.models import CaseRow, FollowUpRow, StaffRow


def _select(condition: Any) -> tuple[FollowUp, ...]:
    rows = (
        FollowUpRow.select(FollowUpRow, CaseRow, StaffRow)
        .join(CaseRow)
        .switch(FollowUpRow)
        .join(StaffRow, JOIN.LEFT_OUTER)
        .where(condition)
        .order_by(FollowUpRow.due_on, FollowUpRow.id)
    )
    return tuple(
        FollowUp(
            row.id,
            row.case_id,
            date.fromisoformat(row.due_on),
            FollowUpKind(row.kind),
            row.case.number,
            row.case.name_to_use,
            FollowUpOutcome(row.outcome) if row.outcome else None,
            row.done_by.name if row.done_by_id else "",
        )
        for row in rows
    )


def due(until: date) -> tuple[FollowUp, ...]:
    """Calls not made yet that are due by a day."""
    return _select((FollowUpRow.due_on <= until.isoformat()) & FollowUpRow.outcome.is_null())


def of_cases(case_ids: tuple[int, ...]) -> tuple[FollowUp, ...]:
    """Every promised call of the cases."""
    return _select(FollowUpRow.case.in_(case_ids))


def get(follow_up_id: int) -> FollowUp | None:
    """One promised call."""
    found = _select(FollowUpRow.id == follow_up_id)
    return found[0] if found else None


def add(case_id: int, due_on: date, kind: FollowUpKind) -> int:
    """Promise a call; its id."""
    return int(FollowUpRow.create(case=case_id, due_on=due_on.isoformat(), kind=kind.value).id)


def ask_again(case_id: int, item_id: int | None, on: date | None, staff_id: int, now: int) -> None:
    """The one call that asks a family again, about everything or about one item: promised, moved, or now made."""
    about = FollowUpRow.item.is_null() if item_id is None else FollowUpRow.item == item_id
    kind = FollowUpKind.ASK_AGAIN.value
    waiting = (FollowUpRow.case == case_id) & about & (FollowUpRow.kind == kind) & FollowUpRow.outcome.is_null()
    if on is None:
        reached = FollowUpOutcome.REACHED.value
        FollowUpRow.update(outcome=reached, done_by=staff_id, done_at=now).where(waiting).execute()
    elif not FollowUpRow.update(due_on=on.isoformat()).where(waiting).execute():
        FollowUpRow.create(case=case_id, item=item_id, due_on=on.isoformat(), kind=kind)


def ask_again_on(item_id: int) -> date | None:
    """When the family is to be asked again about an item."""
    row = FollowUpRow.get_or_none(
        (FollowUpRow.item == item_id)
        & (FollowUpRow.kind == FollowUpKind.ASK_AGAIN.value)
        & FollowUpRow.outcome.is_null()
    )
    return date.fromisoformat(row.due_on) if row else None


def record(follow_up_id: int, outcome: FollowUpOutcome, staff_id: int, now: int) -> None:
    """How a call ended."""
    FollowUpRow.update(outcome=outcome.value, done_by=staff_id, done_at=now).where(
        FollowUpRow.id == follow_up_id
    ).execute()

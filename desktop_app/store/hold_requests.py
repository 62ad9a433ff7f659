"""Rows of letters that asked an authority about holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from peewee import fn

from desktop_app.domain.hold_requests import Asked, HoldRequest
from desktop_app.store.models import CaseRow, ClearanceRow, HoldRequestRow, HoldRow, ItemRow


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_request(row: Any) -> HoldRequest:
    days = _day(row.remind_on), _day(row.answered_on), _day(row.came_back_on)
    return HoldRequest(row.id, row.hold_id, date.fromisoformat(row.asked_on), row.by_name, *days)


def unanswered(case_id: int | None = None) -> tuple[Asked, ...]:
    """Every letter nobody has answered about a hold nobody has cleared, oldest first: one query."""
    query = (
        HoldRequestRow.select(
            HoldRequestRow.id,
            HoldRequestRow.hold,
            HoldRequestRow.asked_on,
            HoldRequestRow.by_name,
            HoldRequestRow.remind_on,
            HoldRequestRow.answered_on,
            HoldRequestRow.came_back_on,
            ItemRow.case,
            CaseRow.number,
            HoldRow.authority,
        )
        .join(HoldRow)
        .join(ItemRow)
        .join(CaseRow)
        .where(HoldRequestRow.answered_on.is_null())
        .where(HoldRow.id.not_in(ClearanceRow.select(ClearanceRow.hold)))
        .order_by(HoldRequestRow.id)
    )
    if case_id is not None:
        query = query.where(ItemRow.case == case_id)
    return tuple(
        Asked(
            HoldRequest(row[0], row[1], date.fromisoformat(row[2]), row[3], _day(row[4]), _day(row[5]), _day(row[6])),
            row[7],
            row[8],
            row[9],
        )
        for row in query.tuples()
    )


def of_holds(hold_ids: Sequence[int]) -> tuple[HoldRequest, ...]:
    """Every letter about some holds, oldest first."""
    rows = HoldRequestRow.select().where(HoldRequestRow.hold.in_(hold_ids)).order_by(HoldRequestRow.id)
    return tuple(_to_request(row) for row in rows)


def ask(hold_id: int, authority: str, today: date, by_name: str, remind_on: date | None) -> None:
    """One more letter about a hold. The wait begins with the first that is out; a reminder begins none."""
    HoldRow.update(authority=authority).where((HoldRow.id == hold_id) & (HoldRow.authority == "")).execute()
    HoldRequestRow.create(
        hold=hold_id,
        asked_on=today.isoformat(),
        by_name=by_name,
        remind_on=remind_on.isoformat() if remind_on else None,
    )
    _begin_waiting((hold_id,))


def came_back(hold_ids: Sequence[int], sent_on: date, on: date, by_name: str) -> int:
    """The letter of a day is here again: whoever it was sent to was not asked; about how many of the holds it was."""
    back = HoldRequestRow.update(came_back_on=on.isoformat(), came_back_by=by_name).where(
        HoldRequestRow.hold.in_(hold_ids), HoldRequestRow.asked_on == sent_on.isoformat(), *_OUT
    )
    about = int(back.execute())
    _begin_waiting(hold_ids)
    return about


_OUT = (HoldRequestRow.answered_on.is_null(), HoldRequestRow.came_back_on.is_null())


def _begin_waiting(hold_ids: Sequence[int]) -> None:
    """Holds wait since the first letter that is out; where none is, nobody is asked."""
    first = HoldRequestRow.select(fn.MIN(HoldRequestRow.asked_on)).where(HoldRequestRow.hold == HoldRow.id, *_OUT)
    HoldRow.update(asked_on=first).where(HoldRow.id.in_(hold_ids)).execute()


def answer(hold_ids: Sequence[int], today: date) -> None:
    """The letters about some holds are answered, whatever the answer was."""
    HoldRequestRow.update(answered_on=today.isoformat()).where(
        HoldRequestRow.hold.in_(hold_ids) & HoldRequestRow.answered_on.is_null()
    ).execute()


def review_on(hold_ids: Sequence[int], day: date) -> None:
    """When some holds are looked at again."""
    HoldRow.update(review_on=day.isoformat()).where(HoldRow.id.in_(hold_ids)).execute()

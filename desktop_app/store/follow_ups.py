"""Promised calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from peewee import JOIN, fn

from desktop_app.domain.follow_ups import (
    ABOUT_ITEMS,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
)
from desktop_app.domain.promises import CallChanges, Promise
from desktop_app.domain.times import local_day
from desktop_app.store.models import CaseRow, FollowUpRow, ItemRow, PromiseToMakeRow, StaffRow

_IT = FollowUpRow
_OPEN = _IT.outcome.is_null()
_STAYS = frozenset({FollowUpKind.STILL_HELD, FollowUpKind.LOOKED_FOR})
_ANSWERED_BY_A_CHOICE = tuple(kind.value for kind in ABOUT_ITEMS - _STAYS)
"""What a new choice about a belonging answers: they were just spoken with about it. What becomes of a hold, or of what is
looked for, is still told."""
_BATCH = 500


def _select(condition: Any) -> tuple[FollowUp, ...]:
    rows = (
        _IT.select(_IT, CaseRow, StaffRow, ItemRow)
        .join(CaseRow)
        .switch(_IT)
        .join(StaffRow, JOIN.LEFT_OUTER)
        .switch(_IT)
        .join(ItemRow, JOIN.LEFT_OUTER, on=(_IT.item == ItemRow.id))
        .where(condition)
        .order_by(_IT.due_on, _IT.id)
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
            item_id=row.item_id,
            about=(row.item.family_description or row.item.description,) if row.item_id else (),
            done_at=row.done_at,
        )
        for row in rows
    )


def due(until: date) -> tuple[FollowUp, ...]:
    """Promises not kept yet that are due by a day."""
    return _select((_IT.due_on <= until.isoformat()) & _OPEN)


def of_cases(case_ids: tuple[int, ...]) -> tuple[FollowUp, ...]:
    """Every promise of the cases."""
    return _select(_IT.case.in_(case_ids))


def get(follow_up_id: int) -> FollowUp | None:
    """One promise."""
    found = _select(_IT.id == follow_up_id)
    return found[0] if found else None


def of_one_call(call: FollowUp) -> tuple[FollowUp, ...]:
    """Every open promise of the call that one of them belongs to: the same family on the same day."""
    return _select((_IT.case == call.case_id) & (_IT.due_on == call.due_on.isoformat()) & _OPEN)


def about_items(case_ids: Sequence[int], zone: str) -> dict[int, list[Promise]]:
    """Every promise about one of the families' belongings, by family; the zone tells on which day a call was recorded."""
    found: dict[int, list[Promise]] = defaultdict(list)
    for row in _IT.select().where(_IT.case.in_(case_ids) & _IT.item.is_null(False)).order_by(_IT.id):
        found[row.case_id].append(
            Promise(
                row.id,
                row.item_id,
                FollowUpKind(row.kind),
                date.fromisoformat(row.due_on),
                FollowUpOutcome(row.outcome) if row.outcome else None,
                local_day(row.done_at, zone) if row.done_at is not None else None,
            )
        )
    return found


def declined_at(case_ids: Sequence[int]) -> dict[int, int]:
    """When the families that want no more calls last said so in one."""
    declined = _IT.case.in_(case_ids) & (_IT.outcome == FollowUpOutcome.DECLINED.value)
    return dict(_IT.select(_IT.case, fn.MAX(_IT.done_at)).where(declined).group_by(_IT.case).tuples())


def last_of(case_id: int, kind: FollowUpKind, since: int) -> FollowUp | None:
    """The last call of a kind that was recorded since a moment."""
    recorded = (_IT.case == case_id) & (_IT.kind == kind.value) & (_IT.done_at >= since)
    found = _select(recorded)
    return max(found, key=_done, default=None)


def _done(call: FollowUp) -> tuple[int, int]:
    return call.done_at or 0, call.id


def add(case_id: int, due_on: date, kind: FollowUpKind, item_id: int | None = None) -> int:
    """Promise a call; its id."""
    return int(_IT.create(case=case_id, due_on=due_on.isoformat(), kind=kind.value, item=item_id).id)


def apply(found: Mapping[int, CallChanges], now: int) -> None:
    """Write what was found missing, by family: new promises, moved ones, and those whose belonging has gone home."""
    rows = [
        (case_id, each.item_id, each.due_on.isoformat(), each.kind.value)
        for case_id, changes in found.items()
        for each in changes.promised
    ]
    for start in range(0, len(rows), _BATCH):
        _IT.insert_many(rows[start : start + _BATCH], fields=[_IT.case, _IT.item, _IT.due_on, _IT.kind]).execute()
    for changes in found.values():
        for each in changes.moved:
            _IT.update(due_on=each.due_on.isoformat(), kind=each.kind.value).where(_IT.id == each.id).execute()
        if changes.ended:
            _end(_IT.id.in_(list(changes.ended)), FollowUpOutcome.NOT_NEEDED, None, now)


def promises_to_make() -> list[int]:
    """The families of before whose calls nobody has planned yet."""
    return [row.case_id for row in PromiseToMakeRow.select().order_by(PromiseToMakeRow.id)]


def promises_made() -> None:
    """All of them were planned."""
    PromiseToMakeRow.delete().execute()


def ask_again(case_id: int, item_id: int | None, on: date | None, staff_id: int, now: int) -> None:
    """The one call that asks a family again, about everything or about one item: promised, moved, or now made."""
    about = _IT.item.is_null() if item_id is None else _IT.item == item_id
    asked = (_IT.case == case_id) & about & _OPEN
    again = asked & (_IT.kind == FollowUpKind.ASK_AGAIN.value)
    answered = asked & _IT.kind.in_(_ANSWERED_BY_A_CHOICE)
    if on is None:
        _end(answered, FollowUpOutcome.REACHED, staff_id, now)
        return
    _end(answered & (_IT.kind != FollowUpKind.ASK_AGAIN.value), FollowUpOutcome.REACHED, staff_id, now)
    if not _IT.update(due_on=on.isoformat()).where(again).execute():
        add(case_id, on, FollowUpKind.ASK_AGAIN, item_id)


def ask_again_on(item_id: int) -> date | None:
    """When the family is to be asked again about an item."""
    row = _IT.get_or_none((_IT.item == item_id) & (_IT.kind == FollowUpKind.ASK_AGAIN.value) & _OPEN)
    return date.fromisoformat(row.due_on) if row else None


def move(case_id: int, kind: FollowUpKind, due_on: date) -> None:
    """Put an open call of a family to another day; promise it where there is none."""
    waiting = (_IT.case == case_id) & (_IT.kind == kind.value) & _OPEN
    if not _IT.update(due_on=due_on.isoformat()).where(waiting).execute():
        add(case_id, due_on, kind)


def record(follow_up_ids: Iterable[int], outcome: FollowUpOutcome, staff_id: int, now: int) -> None:
    """How a call ended, for every promise that it kept."""
    _end(_IT.id.in_(list(follow_up_ids)), outcome, staff_id, now)


def decline_all(case_id: int, staff_id: int, now: int) -> None:
    """The family wants no more calls. That a parcel of theirs is lost they have not heard by that: somebody decides how."""
    waiting = (_IT.case == case_id) & _OPEN & (_IT.kind != FollowUpKind.PARCEL_LOST.value)
    _end(waiting, FollowUpOutcome.DECLINED, staff_id, now)


def end_all(case_id: int, outcome: FollowUpOutcome, staff_id: int, now: int, kind: FollowUpKind) -> int:
    """Every open call of a family of one kind ends in one way; how many."""
    return _end((_IT.case == case_id) & _OPEN & (_IT.kind == kind.value), outcome, staff_id, now)


def _end(chosen: Any, outcome: FollowUpOutcome, staff_id: int | None, now: int) -> int:
    return int(_IT.update(outcome=outcome.value, done_by=staff_id, done_at=now).where(chosen).execute())

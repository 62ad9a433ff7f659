"""Belongings that were not found: read from their way, with what was told and explained beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from peewee import JOIN, fn

from desktop_app.domain.custody import Place
from desktop_app.domain.missing_items import MissingItem, Search
from desktop_app.store.models import CaseRow, CustodyRow, ItemRow, MissingItemRow
from desktop_app.store.prepared import Prepared, place

_IT = CustodyRow


def _rows(condition: Any) -> Any:
    later = _IT.alias()
    found_at = later.select(fn.MIN(later.at)).where((later.item == _IT.item) & (later.id > _IT.id))
    about = MissingItemRow
    return (
        _IT.select(
            _IT.id, ItemRow.id, CaseRow.id, CaseRow.number, ItemRow.number, ItemRow.family_description,
            ItemRow.description, _IT.at, _IT.by_name, found_at, about.told_on, about.told_by, about.explanation,
            about.explained_by, about.explained_at, _IT.from_place,
        )
        .join(ItemRow)
        .join(CaseRow)
        .join(about, JOIN.LEFT_OUTER, on=about.move == _IT.id)
        .where((_IT.to_place == Place.NOT_FOUND.value) & condition)
        .order_by(_IT.id)
        .tuples()
    )  # fmt: skip


_OF_FAMILY = Prepared(_rows(CaseRow.id == place(0)))
"""Of one family, asked for every outcome at the table."""


def _select(condition: Any) -> tuple[MissingItem, ...]:
    return tuple(_to_missing(*row) for row in _rows(condition))


def _to_missing(
    move: int, item: int, case: int, case_number: str, number: str, name: str, described: str, at: int, by: str,
    found_at: int | None, told_on: str | None, told_by: str | None, explanation: str | None, explained_by: str | None,
    explained_at: int | None, from_place: str,
) -> MissingItem:  # fmt: skip
    told = date.fromisoformat(told_on) if told_on else None
    return MissingItem(
        move, item, case, case_number, number, name or described, at, by, found_at, told, told_by or "",
        explanation or "", explained_by or "", explained_at, from_place == Place.CARRIER.value,
    )  # fmt: skip


def everything() -> tuple[MissingItem, ...]:
    """Every time a belonging was not found, in order: few rows by an index of their own."""
    return _select(_IT.id > 0)


def of_case(case_id: int) -> tuple[MissingItem, ...]:
    """Of one family."""
    return tuple(_to_missing(*row) for row in _OF_FAMILY.rows(case_id))


def latest(case_ids: Sequence[int]) -> dict[int, MissingItem]:
    """What was once not found of the families, by belonging; the last time counts."""
    found = of_case(case_ids[0]) if len(case_ids) == 1 else _select(CaseRow.id.in_(case_ids))
    return {each.item_id: each for each in found}


def searches(case_ids: Sequence[int]) -> dict[int, Search]:
    """How far it is with each of them."""
    return {item_id: each.search for item_id, each in latest(case_ids).items() if each.search is not None}


def get(move_id: int) -> MissingItem | None:
    """One of them."""
    found = _select(_IT.id == move_id)
    return found[0] if found else None


def tell(move_id: int, on: date, by_name: str) -> None:
    """The family was told, on a day, by somebody."""
    _keep(move_id, told_on=on.isoformat(), told_by=by_name)


def explain(move_id: int, explanation: str, by_name: str, at: int) -> None:
    """A supervisor found out what became of it."""
    _keep(move_id, explanation=explanation, explained_by=by_name, explained_at=at)


def _keep(move_id: int, **columns: object) -> None:
    if not MissingItemRow.update(**columns).where(MissingItemRow.move == move_id).execute():
        MissingItemRow.create(move=move_id, **columns)

"""Item rows with their holds, clearances, checks, choices and outcomes: six queries for any number of items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.items import (
    Category,
    Check,
    Choice,
    Cleaning,
    Clearance,
    ConditionTold,
    Decision,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
    Packaging,
    Photographs,
)
from desktop_app.store.models import CheckRow, ChoiceRow, ClearanceRow, HoldRow, ItemRow, OutcomeRow
from desktop_app.store.prepared import PreparedRows, place

_BATCH = 500


def of_cases(case_ids: Sequence[int]) -> tuple[Item, ...]:
    """The items of the cases, in the order they came, each whole."""
    if len(case_ids) == 1:
        return _assembled(*(query.named(case_ids[0]) for query in _OF_CASE))
    return _whole(ItemRow.case.in_(case_ids))


def get(item_id: int) -> Item | None:
    """One item, whole."""
    found = _assembled(*(query.named(item_id) for query in _OF_ITEM))
    return found[0] if found else None


_Rows = Iterable[Any]


def _queries(chosen: Any) -> tuple[Any, ...]:
    """The six questions about some items."""
    return (
        ItemRow.select().where(chosen).order_by(ItemRow.id),
        HoldRow.select(HoldRow).join(ItemRow).where(chosen).order_by(HoldRow.id),
        ClearanceRow.select(ClearanceRow).join(HoldRow).join(ItemRow).where(chosen),
        CheckRow.select(CheckRow).join(ItemRow).where(chosen).order_by(CheckRow.id),
        ChoiceRow.select(ChoiceRow).join(ItemRow).where(chosen).order_by(ChoiceRow.id),
        OutcomeRow.select(OutcomeRow).join(ItemRow).where(chosen).order_by(OutcomeRow.id),
    )


_OF_CASE = tuple(map(PreparedRows, _queries(ItemRow.case == place(0))))
_OF_ITEM = tuple(map(PreparedRows, _queries(ItemRow.id == place(0))))
"""Asked at the table for every outcome, so their SQL is written once."""


def _whole(chosen: Any) -> tuple[Item, ...]:
    return _assembled(*_queries(chosen))


def _assembled(
    rows: _Rows, held: _Rows, cleared: _Rows, checked: _Rows, chosen: _Rows, came: _Rows
) -> tuple[Item, ...]:
    holds, lifted = _grouped(held, "item_id"), {row.hold_id: row for row in cleared}
    checks, choices, outcomes = (_grouped(each, "item_id") for each in (checked, chosen, came))
    return tuple(
        Item(
            row.id,
            row.case_id,
            row.number,
            Category(row.category),
            row.description,
            row.family_description,
            row.family_condition,
            row.quantity,
            row.location,
            row.seal,
            row.barcode,
            tuple(_to_hold(hold, lifted.get(hold.id)) for hold in holds[row.id]),
            tuple(_to_check(check) for check in checks[row.id]),
            _to_choice(choices[row.id][-1]) if choices[row.id] else Choice(),
            _to_outcome(outcomes[row.id][-1]) if outcomes[row.id] else None,
            row.version,
            row.destroyed_at,
        )
        for row in rows
    )


def _grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_hold(row: Any, lifted: Any) -> Hold:
    clearance = (
        Clearance(
            lifted.by_name,
            lifted.by_title,
            lifted.by_agency,
            lifted.instrument,
            lifted.reference,
            date.fromisoformat(lifted.cleared_on),
            lifted.recorded_by,
        )
        if lifted is not None
        else None
    )
    placed = date.fromisoformat(row.placed_on)
    return Hold(
        row.id,
        row.item_id,
        HoldKind(row.kind),
        row.authority,
        placed,
        _day(row.review_on),
        _day(row.asked_on),
        clearance,
    )


def _to_check(row: Any) -> Check:
    return Check(row.rule, row.reference, date.fromisoformat(row.done_on), _day(row.expires), row.by_name)


def _to_choice(row: Any) -> Choice:
    return Choice(
        Decision(row.decision),
        Cleaning(row.cleaning),
        Packaging(row.packaging),
        row.asked_by,
        row.asked_at,
        ConditionTold(row.condition_told),
        Photographs(row.photographs),
        row.warned,
    )


def _to_outcome(row: Any) -> ItemOutcome:
    return ItemOutcome(
        Outcome(row.outcome),
        row.released_by,
        row.witness,
        row.recipient,
        row.at,
        row.appointment_id or 0,
        row.recipient_member_id,
    )


def destroyed(item_id: int, at: int) -> None:
    """Its final disposition was carried out; the database asks for the last leg of its way first."""
    ItemRow.update(destroyed_at=at).where(ItemRow.id == item_id).execute()


def numbers(case_id: int) -> frozenset[str]:
    """The item numbers a case has already."""
    return frozenset(row[0] for row in ItemRow.select(ItemRow.number).where(ItemRow.case == case_id).tuples())


def add_all(items: Sequence[Item], kind: HoldKind, authority: str, placed_on: date) -> None:
    """Add new items in bulk, each with a first hold: nothing arrives free."""
    columns = (
        "case_id", "number", "category", "description", "family_description",
        "family_condition", "quantity", "location", "seal", "barcode",
    )  # fmt: skip
    rows = [[getattr(item, name) for name in columns] for item in items]
    fields = [ItemRow.case if name == "case_id" else getattr(ItemRow, name) for name in columns]
    before = ItemRow.select(ItemRow.id).order_by(ItemRow.id.desc()).limit(1).scalar() or 0
    for start in range(0, len(rows), _BATCH):
        ItemRow.insert_many(rows[start : start + _BATCH], fields=fields).execute()
    added = [row[0] for row in ItemRow.select(ItemRow.id).where(ItemRow.id > before).tuples()]
    holds = [(item_id, kind.value, authority, placed_on.isoformat()) for item_id in added]
    for start in range(0, len(holds), _BATCH):
        HoldRow.insert_many(
            holds[start : start + _BATCH], fields=[HoldRow.item, HoldRow.kind, HoldRow.authority, HoldRow.placed_on]
        ).execute()


def describe(item_id: int, version: int, family_description: str, family_condition: str) -> bool:
    """Change the words a family reads, when the version is still the one read."""
    return bool(
        ItemRow.update(family_description=family_description, family_condition=family_condition, version=version + 1)
        .where((ItemRow.id == item_id) & (ItemRow.version == version))
        .execute()
    )


def correct(item: Item) -> bool:
    """What stands in the list about it, when the version is still the one read."""
    words = {
        "number": item.number,
        "description": item.description,
        "family_description": item.family_description,
        "quantity": item.quantity,
        "location": item.location,
        "seal": item.seal,
        "barcode": item.barcode,
    }
    row = ItemRow
    wanted = (row.id == item.id) & (row.version == item.version)
    return bool(row.update(version=item.version + 1, **words).where(wanted).execute())


def add_hold(item_id: int, kind: HoldKind, authority: str, placed_on: date, review_on: date | None) -> int:
    """One more reason to keep an item; the new hold's id."""
    row = HoldRow.create(
        item=item_id,
        kind=kind.value,
        authority=authority,
        placed_on=placed_on.isoformat(),
        review_on=review_on.isoformat() if review_on else None,
        asked_on=placed_on.isoformat(),
    )
    return int(row.id)


def reopen(item_ids: Sequence[int], authority: str, placed_on: date) -> None:
    """A new hold of the investigator on each item; clearances of earlier holds stay as they are."""
    for item_id in item_ids:
        HoldRow.create(
            item=item_id, kind=HoldKind.INVESTIGATIVE.value, authority=authority, placed_on=placed_on.isoformat()
        )


def item_of_hold(hold_id: int) -> Item | None:
    """The item a hold keeps."""
    row = HoldRow.get_or_none(HoldRow.id == hold_id)
    return get(row.item_id) if row else None


def add_clearance(hold_id: int, given: Clearance) -> None:
    """Write the one clearance of a hold."""
    ClearanceRow.create(
        hold=hold_id,
        by_name=given.by_name,
        by_title=given.by_title,
        by_agency=given.by_agency,
        instrument=given.instrument,
        reference=given.reference,
        cleared_on=given.on.isoformat(),
        recorded_by=given.recorded_by,
    )


def add_check(item_id: int, check: Check) -> None:
    """A completed category check."""
    CheckRow.create(
        item=item_id,
        rule=check.rule,
        reference=check.reference,
        done_on=check.on.isoformat(),
        expires=check.expires.isoformat() if check.expires else None,
        by_name=check.by_name,
    )


def add_choice(item_id: int, choice: Choice) -> None:
    """A new revision of the family's choice."""
    ChoiceRow.create(
        item=item_id,
        decision=choice.decision.value,
        cleaning=choice.cleaning.value,
        packaging=choice.packaging.value,
        asked_by=choice.asked_by,
        asked_at=choice.asked_at,
        condition_told=choice.condition_told.value,
        photographs=choice.photographs.value,
        warned=choice.warned,
    )


def choices(item_id: int) -> tuple[Choice, ...]:
    """Every revision of the family's choice for an item, oldest first."""
    return tuple(_to_choice(row) for row in ChoiceRow.select().where(ChoiceRow.item == item_id).order_by(ChoiceRow.id))


def add_outcome(item_id: int, given: ItemOutcome) -> None:
    """What happened to an item at the table."""
    OutcomeRow.create(
        item=item_id,
        appointment=given.appointment_id or None,
        outcome=given.outcome.value,
        released_by=given.released_by,
        witness=given.witness,
        recipient=given.recipient,
        at=given.at,
        recipient_member=given.recipient_id,
    )

"""From rows of text to belongings: what would be imported, and every line that needs a look with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.item_import.categories import category_of
from desktop_app.domain.item_import.columns import REQUIRED, Column
from desktop_app.domain.item_import.table import BadRowCause, Row, Table, Unreadable, shown
from desktop_app.domain.items import Category
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.texts import TEXT_LIMIT, TEXTS, UNREADABLE, tidy_text

_QUANTITY = re.compile(r"([0-9]{1,6})(?:[.,]0{1,2})?")
"""A whole number; spreadsheets write 2 as 2.00 at times. 1,000 may be one or a thousand, so it needs a look."""


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One belonging as the list names it."""

    number: str
    description: str
    category: Category
    quantity: int
    location: str
    seal: str
    barcode: str
    line: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that needs a look, with the value that is wrong; `limit` is the most characters or pieces of its column."""

    line: int
    cause: BadRowCause
    value: str
    limit: int = TEXT_LIMIT


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be imported and what needs a look, in the order of the file."""

    items: tuple[ImportedItem, ...]
    bad_rows: tuple[BadRow, ...]

    @property
    def duplicates_in_file(self) -> tuple[BadRow, ...]:
        """The lines whose number stands further up already."""
        return tuple(row for row in self.bad_rows if row.cause is BadRowCause.TWICE)


def read_items(table: Table, columns: Mapping[Column, int]) -> ImportPlan | Refused:
    """Every line as a belonging or as a bad line; refused while a required column is not mapped."""
    inside = all(0 <= index < len(table.header) for index in columns.values())
    if not inside or any(column not in columns for column in REQUIRED):
        return refuse(Cause.IMPORT_COLUMNS, why=Unreadable.UNMAPPED)
    items: list[ImportedItem] = []
    bad: list[BadRow] = []
    seen: set[str] = set()
    for row in table.rows:
        outcome = _fault(row, len(table.header)) or _read(row, columns, seen)
        if isinstance(outcome, BadRow):
            bad.append(outcome)
        else:
            items.append(outcome)
    return ImportPlan(tuple(items), tuple(bad))


def to_import(plan: ImportPlan, *, leave_out: bool) -> tuple[ImportedItem, ...] | Refused:
    """All or nothing: bad lines stop the import until the file is corrected or a person leaves them out knowingly."""
    if plan.bad_rows and not leave_out:
        return refuse(Cause.IMPORT_ROWS, lines=tuple(row.line for row in plan.bad_rows))
    if not plan.items:
        return refuse(Cause.IMPORT_COLUMNS, why=Unreadable.EMPTY)
    return plan.items


def _fault(row: Row, width: int) -> BadRow | None:
    """What is wrong with a row whatever its columns mean. Empty cells beyond the header are an export's habit."""
    if row.fault is not None:
        return BadRow(row.line, row.fault, shown(row.cells[0]))
    if len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
        return BadRow(row.line, BadRowCause.CELLS, shown(" | ".join(row.cells)))
    return None


def _read(row: Row, columns: Mapping[Column, int], seen: set[str]) -> ImportedItem | BadRow:
    cells = {column: row.cells[index] for column, index in columns.items()}
    tidied = {}
    for column, value in cells.items():
        if UNREADABLE.search(value):
            return BadRow(row.line, BadRowCause.CONTROL_CHARACTERS, shown(value))
        tidied[column] = tidy_text(" ".join(value.split()))
        if len(tidied[column]) > _limit(column):
            return BadRow(row.line, BadRowCause.TOO_LONG, shown(value), _limit(column))
    cells = tidied
    number, description = cells[Column.NUMBER], cells[Column.DESCRIPTION]
    if not number:
        return BadRow(row.line, BadRowCause.NO_NUMBER, shown(description))
    if number in seen:
        return BadRow(row.line, BadRowCause.TWICE, shown(number))
    seen.add(number)
    if not description:
        return BadRow(row.line, BadRowCause.NO_DESCRIPTION, shown(number))
    counted = _QUANTITY.fullmatch(cells.get(Column.QUANTITY, "") or "1")
    if counted is None or int(counted.group(1)) < 1:
        return BadRow(row.line, BadRowCause.QUANTITY, shown(cells[Column.QUANTITY]))
    return ImportedItem(
        number,
        description,
        category_of(cells.get(Column.CATEGORY, ""), description),
        int(counted.group(1)),
        cells.get(Column.LOCATION, ""),
        cells.get(Column.SEAL, ""),
        cells.get(Column.BARCODE, ""),
        row.line,
    )


def _limit(column: Column) -> int:
    """The most characters of a column; what kind of thing it is only has to be understood."""
    rule = TEXTS.get(column.value)
    return rule.limit if rule else TEXT_LIMIT

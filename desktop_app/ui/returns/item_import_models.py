"""What the import shows: the list as it would be read, the lines that need a look, and its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.item_import import BadRow, BadRowCause, Column, ImportedItem, ImportPlan, Table, Unreadable
from desktop_app.domain.refusals import Refused
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.words import word

translate = QCoreApplication.translate

COLUMN_WORDS: dict[Column, object] = {
    Column.NUMBER: QT_TRANSLATE_NOOP("import", "Item number"),
    Column.DESCRIPTION: QT_TRANSLATE_NOOP("import", "Description"),
    Column.CATEGORY: QT_TRANSLATE_NOOP("import", "Category"),
    Column.QUANTITY: QT_TRANSLATE_NOOP("import", "Quantity"),
    Column.LOCATION: QT_TRANSLATE_NOOP("import", "Where it is kept"),
    Column.SEAL: QT_TRANSLATE_NOOP("import", "Seal"),
    Column.BARCODE: QT_TRANSLATE_NOOP("import", "Barcode"),
}
_CAUSES: dict[BadRowCause, object] = {
    BadRowCause.NO_NUMBER: QT_TRANSLATE_NOOP("import", "The item number is missing"),
    BadRowCause.NO_DESCRIPTION: QT_TRANSLATE_NOOP("import", "The description is missing"),
    BadRowCause.QUANTITY: QT_TRANSLATE_NOOP("import", "The quantity is not a whole number"),
    BadRowCause.TOO_LONG: QT_TRANSLATE_NOOP("import", "A cell is longer than {limit} characters"),
    BadRowCause.CONTROL_CHARACTERS: QT_TRANSLATE_NOOP("import", "A cell has signs that cannot be read"),
    BadRowCause.CELLS: QT_TRANSLATE_NOOP("import", "More or fewer cells than there are columns"),
    BadRowCause.QUOTES: QT_TRANSLATE_NOOP("import", "A quotation mark has no partner"),
    BadRowCause.TWICE: QT_TRANSLATE_NOOP("import", "This number stands further up already"),
}
_UNREADABLE: dict[Unreadable, object] = {
    Unreadable.TOO_LARGE: QT_TRANSLATE_NOOP(
        "import", "This file is larger than 20 MB. Please export only the items of this case."
    ),
    Unreadable.TOO_MANY_ROWS: QT_TRANSLATE_NOOP(
        "import", "This file has more than 50,000 lines. Please export only the items of this case."
    ),
    Unreadable.EMPTY: QT_TRANSLATE_NOOP(
        "import", "There are no belongings in this file. Please check the export and choose it again."
    ),
    Unreadable.NOT_TEXT: QT_TRANSLATE_NOOP(
        "import", "This is not a CSV file. Please save the list as CSV in your evidence system or spreadsheet."
    ),
    Unreadable.ONE_COLUMN: QT_TRANSLATE_NOOP(
        "import", "This file has no columns. They need a comma, a semicolon or a tab between them."
    ),
    Unreadable.QUOTES: QT_TRANSLATE_NOOP(
        "import", "The quotation marks in this file do not match, so its lines cannot be told apart. Please export it again."
    ),
    Unreadable.UNMAPPED: QT_TRANSLATE_NOOP(
        "import", "Please say which columns hold the item number and the description."
    ),
}  # fmt: skip
BOX_LETTERS = 26
"""What fits into a box of the column choice."""
_ENCODINGS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "windows-1252": "Windows-1252"}


def column_word(column: Column) -> str:
    """What a column is called."""
    return translate("import", str(COLUMN_WORDS[column]))


def refusal_words(refused: Refused) -> str:
    """Why a file or a list was refused, as closely as it is known."""
    why = refused.reasons[0].facts.get("why")
    return translate("import", str(_UNREADABLE[why])) if isinstance(why, Unreadable) else sentences(refused)


def file_words(table: Table) -> str:
    """How the file was read: a wrong guess shows here first."""
    between = {
        ",": translate("import", "commas between the columns"),
        ";": translate("import", "semicolons between the columns"),
        "\t": translate("import", "tabs between the columns"),
    }.get(table.delimiter, translate("import", "{sign} between the columns").format(sign=table.delimiter))
    return f"{_ENCODINGS[table.encoding]}, {between}"


def belongings_words(count: int) -> str:
    """`1 belonging`, `4,998 belongings`."""
    words = translate("import", "1 belonging") if count == 1 else translate("import", "{count} belongings")
    return words.format(count=f"{count:,}")


def look_words(count: int) -> str:
    """How many lines need a look."""
    words = (
        translate("import", "1 line needs a look") if count == 1 else translate("import", "{count} lines need a look")
    )
    return words.format(count=f"{count:,}")


def left_out_words(rows: Sequence[BadRow], most: int = 8) -> str:
    """Which lines are left out, by their numbers."""
    named = ", ".join(str(row.line) for row in rows[:most])
    if len(rows) == 1:
        return translate("import", "Line {line} was left out.").format(line=named)
    if len(rows) <= most:
        return translate("import", "{count} lines were left out: {lines}.").format(count=len(rows), lines=named)
    return translate("import", "{count} lines were left out: {lines} and more.").format(
        count=f"{len(rows):,}", lines=named
    )


def column_choice(table: Table, index: int) -> tuple[str, str]:
    """A column of the file by its name and the first thing that stands in it: short for the box, and whole."""
    name = table.header[index] or translate("import", "column {number}").format(number=index + 1)
    cells = (_one_line(row.cells[index]) for row in table.rows[:50] if row.fault is None and index < len(row.cells))
    first = next(filter(None, cells), "")
    room = BOX_LETTERS - len(name) - 4
    if not first or room < 4:
        return _cut(name, BOX_LETTERS), name
    return f"{name}  ({_cut(first, room)})", f"{name}: {first}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "\u2026"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the file by the columns as they are mapped now; `item` when it can be taken."""

    line: int
    cells: Mapping[Column, str]
    item: ImportedItem | None
    bad: bool
    left_out: bool


def preview_rows(
    table: Table, columns: Mapping[Column, int], plan: ImportPlan | None, *, most: int, left_out: bool
) -> tuple[PreviewRow, ...]:
    """The first lines of the file."""
    rows = table.rows[:most]
    last = rows[-1].line if rows else 0
    items = {item.line: item for item in plan.items[:most]} if plan else {}
    bad = {row.line for row in plan.bad_rows if row.line <= last} if plan else set()
    return tuple(
        PreviewRow(row.line, _cells(row.cells, columns), items.get(row.line), row.line in bad, left_out) for row in rows
    )


def _cells(cells: Sequence[str], columns: Mapping[Column, int]) -> dict[Column, str]:
    return {column: cells[index] if index < len(cells) else "" for column, index in columns.items()}


class PreviewModel(RowModel[PreviewRow]):
    """Columns: line, number, description with where it is kept beneath, category, quantity."""

    def __init__(self) -> None:
        shown = (Column.NUMBER, Column.DESCRIPTION, Column.CATEGORY, Column.QUANTITY)
        super().__init__((translate("import", "Line"), *(column_word(each) for each in shown)))

    def cell(self, row: PreviewRow, column: int) -> Cell:
        """One cell of the preview."""
        if column == 0:
            return Cell(str(row.line), muted=True)
        if column == 3 and row.bad:
            look, out = translate("import", "needs a look"), translate("import", "left out")
            return Cell(out, tone="stone") if row.left_out else Cell(look, tone="clay")
        if row.item is None:
            value = row.cells.get((Column.NUMBER, Column.DESCRIPTION, Column.CATEGORY, Column.QUANTITY)[column - 1], "")
            return Cell(_one_line(value), muted=True)
        item = row.item
        shown = (item.number, item.description, word(item.category), str(item.quantity))[column - 1]
        return Cell(shown, _kept(item) if column == 2 else "")


def _kept(item: ImportedItem) -> str:
    parts = [
        item.location,
        translate("import", "seal {seal}").format(seal=item.seal) if item.seal else "",
        translate("import", "barcode {barcode}").format(barcode=item.barcode) if item.barcode else "",
    ]
    return " \u00b7 ".join(part for part in parts if part)


def _one_line(value: str) -> str:
    """What stands in a line that is not taken, as far as it can be shown."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value[:200]).split())


class BadRowsModel(RowModel[BadRow]):
    """Columns: line, reason, value."""

    def __init__(self) -> None:
        super().__init__(
            (translate("import", "Line"), translate("import", "Why"), translate("import", "What stands there"))
        )

    def cell(self, row: BadRow, column: int) -> Cell:
        """One cell of the list."""
        if column == 0:
            return Cell(f"{row.line:,}", strong=True)
        why = translate("import", str(_CAUSES[row.cause])).format(limit=row.limit)
        return Cell((why, row.value)[column - 1])

"""What the import shows: the list as it would be read, and the lines that need a look."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.item_import import BadRow, BadRowCause, Column, ImportedItem
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.words import word

translate = QCoreApplication.translate

COLUMN_WORDS: dict[Column, object] = {
    Column.NUMBER: QT_TRANSLATE_NOOP("import", "Item number"),
    Column.DESCRIPTION: QT_TRANSLATE_NOOP("import", "Description"),
    Column.CATEGORY: QT_TRANSLATE_NOOP("import", "Category"),
    Column.QUANTITY: QT_TRANSLATE_NOOP("import", "Quantity"),
    Column.LOCATION: QT_TRANSLATE_NOOP("import", "Location"),
    Column.SEAL: QT_TRANSLATE_NOOP("import", "Seal"),
    Column.BARCODE: QT_TRANSLATE_NOOP("import", "Barcode"),
}
_CAUSES: dict[BadRowCause, object] = {
    BadRowCause.NO_NUMBER: QT_TRANSLATE_NOOP("import", "The item number is missing"),
    BadRowCause.NO_DESCRIPTION: QT_TRANSLATE_NOOP("import", "The description is missing"),
    BadRowCause.QUANTITY: QT_TRANSLATE_NOOP("import", "The quantity is not a whole number"),
    BadRowCause.TOO_LONG: QT_TRANSLATE_NOOP("import", "A cell is longer than 300 characters"),
    BadRowCause.CONTROL_CHARACTERS: QT_TRANSLATE_NOOP("import", "A cell has signs that cannot be read"),
    BadRowCause.CELLS: QT_TRANSLATE_NOOP("import", "The line has more or fewer cells than the first line"),
    BadRowCause.TWICE: QT_TRANSLATE_NOOP("import", "This number stands in the file twice"),
}


def column_word(column: Column) -> str:
    """What a column is called."""
    return translate("import", str(COLUMN_WORDS[column]))


class PreviewModel(RowModel[ImportedItem]):
    """Columns: number, description, category, quantity, seal."""

    def __init__(self) -> None:
        super().__init__(
            tuple(column_word(each) for each in (Column.NUMBER, Column.DESCRIPTION, Column.CATEGORY, Column.QUANTITY, Column.SEAL))
        )

    def cell(self, row: ImportedItem, column: int) -> Cell:
        """One cell of the preview."""
        return Cell((row.number, row.description, word(row.category), str(row.quantity), row.seal)[column])


class BadRowsModel(RowModel[BadRow]):
    """Columns: line, reason, value."""

    def __init__(self) -> None:
        super().__init__((translate("import", "Line"), translate("import", "Why"), translate("import", "What stands there")))

    def cell(self, row: BadRow, column: int) -> Cell:
        """One cell of the list."""
        return Cell((str(row.line), translate("import", str(_CAUSES[row.cause])), row.value)[column])

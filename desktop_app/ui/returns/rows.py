"""A table model over dataclasses whose cells carry a second line, a pill's tone or a quiet colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

CELL = Qt.ItemDataRole.UserRole + 1
"""Role under which a model hands the whole `Cell` to the delegate."""
SORT = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. `tone` turns the text into a pill; `muted` says that nothing is recorded yet."""

    text: str = ""
    second: str = ""
    tone: str = ""
    muted: bool = False
    strong: bool = False
    sort: Any = None

    @property
    def spoken(self) -> str:
        """Both lines as a screen reader says them."""
        return ". ".join(part for part in (self.text, self.second) if part)


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows as they come from a service; a subclass words them in `cell()`."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def cell(self, row: Row, column: int) -> Cell:
        """What to show of a row in a column. Subclasses give it."""
        raise TypeError(type(self).__name__)

    def key(self, row: Row) -> object:
        """What stays the same about a row when it is read again."""
        return getattr(row, "id", None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """Every row, in the order given."""
        return self._rows

    def row(self, number: int) -> Row:
        """The row with this number."""
        return self._rows[number]

    def number(self, key: object) -> int:
        """The number of the row with this key, or -1."""
        return next((index for index, row in enumerate(self._rows) if self.key(row) == key), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, CELL, SORT)
        if role not in wanted:
            return None
        cell = self.cell(self._rows[index.row()], index.column())
        if role == CELL:
            return cell
        if role == SORT:
            return cell.text.casefold() if cell.sort is None else cell.sort
        return cell.spoken if role == Qt.ItemDataRole.AccessibleTextRole else cell.text

"""What was found while somebody types: families, people and belongings, each with the family it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.search import FamilyHit, Found
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.returns.wording import family_title
from desktop_app.ui.widgets.card import Card

translate = QCoreApplication.translate
GROUP, WHAT, WHOSE = range(3)


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: the group it opens (empty within a group), what was found, and where it leads."""

    group: str
    words: str
    second: str
    family: FamilyHit
    item_id: int = 0
    within: bool = True
    """Whether it is a part of the family, not the family itself."""


def hits(found: Found) -> tuple[Hit, ...]:
    """What was found, group after group; a group's name stands at its first line."""
    number = translate("returns", "item {number}")
    families = [(family_title(each), each.number, each, 0, False) for each in found.families]
    people = [(each.name, each.relationship, each.family, 0) for each in found.people]
    items = [
        (each.words, _joined(number.format(number=each.number), each.barcode), each.family, each.item_id)
        for each in found.items
    ]
    groups = (
        (translate("returns", "Families"), families),
        (translate("returns", "People"), people),
        (translate("returns", "Belongings"), items),
    )
    return tuple(Hit("" if at else name, *rest) for name, rows in groups for at, rest in enumerate(rows))


def _joined(*parts: str) -> str:
    return " \u00b7 ".join(part for part in parts if part)


class HitModel(RowModel[Hit]):
    """Columns: group, what was found, whose it is."""

    def cell(self, row: Hit, column: int) -> Cell:
        if column == GROUP:
            return Cell(row.group, muted=True)
        if column == WHAT:
            return Cell(row.words, row.second, strong=True)
        return Cell(family_title(row.family), row.family.number) if row.within else Cell()

    def key(self, row: Hit) -> tuple[int, int, str]:
        return row.family.case_id, row.item_id, row.words


class SearchResults(QWidget):
    """`show_found()`; Enter or a click opens the family, and the belonging when one was found."""

    family_wanted = Signal(int)
    item_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = ("", self.tr("Found"), self.tr("Family"))
        self.table = RowTable(HitModel(columns), self.tr("What was found"), widths=(120, 0, 340))
        self.table.setObjectName("returns.found")
        card = Card(padding=10)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.table.opened.connect(self._on_opened)

    def show_found(self, found: Found) -> None:
        """Show what was found, with the first line chosen."""
        self.table.show_rows(hits(found))
        if not found.nothing and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def open_chosen(self) -> None:
        """Open the chosen line."""
        chosen = self.table.current()
        if isinstance(chosen, Hit):
            self._on_opened(chosen)

    def _on_opened(self, hit: Hit) -> None:
        if hit.item_id:
            self.item_wanted.emit(hit.family.case_id, hit.item_id)
        else:
            self.family_wanted.emit(hit.family.case_id)

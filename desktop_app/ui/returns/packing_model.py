"""The packing list as rows: the belonging, how the family wants it packed, its box, and where it stands."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.items import Packaging
from desktop_app.domain.packing import PackingLine, PackState
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.words import word

translate = QCoreApplication.translate
_TONES = {
    PackState.OPEN: "stone",
    PackState.PACKED: "accent",
    PackState.CHECKED: "green",
    PackState.NOT_FOUND: "clay",
    PackState.TAKE_OUT: "clay",
}


class PackingModel(RowModel[PackingLine]):
    """Columns: belonging, packaging, box, state. `set_seen()`: what a second person has found so far."""

    def __init__(self) -> None:
        super().__init__(
            (
                translate("packing", "Belonging"),
                translate("packing", "As the family wishes"),
                translate("packing", "Box"),
                translate("packing", "Where it stands"),
            )
        )
        self._seen: frozenset[int] = frozenset()

    def set_seen(self, seen: Collection[int]) -> None:
        """What the second person has seen; shown as seen by them."""
        self._seen = frozenset(seen)

    def key(self, row: PackingLine) -> object:
        return row.item.id

    def cell(self, row: PackingLine, column: int) -> Cell:
        if column == 0:
            facts = [translate("packing", "item {number}").format(number=row.item.number), row.item.barcode]
            name = row.item.family_description or row.item.description
            return Cell(name, " \u00b7 ".join(fact for fact in facts if fact), strong=True)
        if column == 1:
            unasked = row.item.choice.packaging is Packaging.NOT_ASKED
            return Cell(word(row.packaging), translate("packing", "nobody asked") if unasked else "")
        if column == 2:
            return Cell(str(row.packed.box) if row.packed else "\u2014", muted=row.packed is None)
        if row.item.id in self._seen and row.state is PackState.PACKED:
            return Cell(translate("packing", "Seen by you"), tone="green")
        return Cell(word(row.state), tone=_TONES[row.state])

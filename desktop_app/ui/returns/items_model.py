"""The belongings as rows: the family's words first, the item number small beneath them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.items import Item
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.returns.wording import choice_words, held_by, ready_words
from desktop_app.ui.words import word

translate = QCoreApplication.translate


class ItemsModel(RowModel[Item]):
    """Columns: belonging, category, held by, family's choice, ready."""

    def __init__(self, today: date) -> None:
        super().__init__(
            (
                translate("returns", "As the family will read it"),
                translate("returns", "Category"),
                translate("returns", "Held by"),
                translate("returns", "Family's choice"),
                translate("returns", "Ready"),
            )
        )
        self._today = today
        self._missing: frozenset[int] = frozenset()

    def set_missing(self, items: Iterable[int]) -> None:
        """What is not found, by the belongings' ids: nothing of it is ready."""
        self._missing = frozenset(items)

    def set_today(self, today: date) -> None:
        """The day from which waiting is counted."""
        self._today = today

    def cell(self, row: Item, column: int) -> Cell:
        if column == 0:
            return belonging(row)
        if column == 1:
            return Cell(word(row.category))
        if column == 2:
            return Cell(held_by(row))
        if column == 3:
            words = choice_words(row)
            return Cell(words or translate("returns", "not asked yet"), muted=not words)
        text, tone = ready_words(row, self._today, missing=row.id in self._missing)
        return Cell(text, tone=tone)


class ShortItemsModel(ItemsModel):
    """The same belongings beside a page that tells more: belonging, held by, ready."""

    def columnCount(self, parent: object = None) -> int:
        return 3

    def headerData(self, section: int, *rest: object) -> object:
        return super().headerData((0, 2, 4)[section], *rest)

    def cell(self, row: Item, column: int) -> Cell:
        return super().cell(row, (0, 2, 4)[column])


def belonging(item: Item) -> Cell:
    """The first cell of a belonging; before it has family words, the evidence system's stand in and say so."""
    second = translate("returns", "item {number}").format(number=item.number)
    if item.quantity > 1:
        second += " \u00b7 " + translate("returns", "{count} pieces").format(count=item.quantity)
    if not item.family_description:
        second += " \u00b7 " + translate("returns", "words for the family missing")
    elif item.family_condition:
        second += f" \u00b7 {item.family_condition}"
    return Cell(item.family_description or item.description, second, sort=_number_order(item.number))


def _number_order(number: str) -> str:
    return "".join(part.zfill(8) if part.isdigit() else part for part in _split(number))


def _split(number: str) -> list[str]:
    parts: list[str] = [""]
    for sign in number:
        if parts[-1] and sign.isdigit() != parts[-1][-1].isdigit():
            parts.append("")
        parts[-1] += sign
    return parts

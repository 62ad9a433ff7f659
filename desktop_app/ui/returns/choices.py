"""The family's choices, item by item. "Not asked yet" is an answer of its own and never means no."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Cleaning, Decision, Item, Packaging
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.wishes import Wishes, as_wished
from desktop_app.ui.returns.as_for_all import standing_wishes
from desktop_app.ui.returns.choice_editor import ChoiceEditor
from desktop_app.ui.returns.items_model import belonging
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

translate = QCoreApplication.translate
EDITOR = 430  # pixels


class ChoicesModel(RowModel[Item]):
    """Columns: belonging, decision, cleaning, packaging."""

    def __init__(self) -> None:
        super().__init__(
            (
                translate("returns", "As the family will read it"),
                translate("returns", "Choice"),
                translate("returns", "Cleaning"),
                translate("returns", "Packaging"),
            )
        )
        self._wishes = Wishes()

    def set_wishes(self, wishes: Wishes) -> None:
        """What holds for all belongings; shown with the next rows."""
        self._wishes = wishes

    def cell(self, row: Item, column: int) -> Cell:
        if column == 0:
            return belonging(row)
        own, wished = row.choice, as_wished(row, self._wishes).choice
        if column == 1:
            return Cell(word(own.decision), muted=own.decision is Decision.NOT_ASKED)
        if column == 2:
            return _cell(own.cleaning, wished.cleaning, Cleaning.NOT_ASKED)
        return _cell(own.packaging, wished.packaging, Packaging.NOT_ASKED)


def _cell(own: StrEnum, wished: StrEnum, unasked: StrEnum) -> Cell:
    """The belonging's own choice, or the one for all, which says so."""
    for_all = translate("returns", "as for all") if own is unasked and wished is not unasked else ""
    return Cell(word(wished), for_all, muted=wished is unasked)


class Choices(QWidget):
    """The list of belongings, and one of them with what the family may choose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case_id = 0
        self._session = session
        self._model = ChoicesModel()
        self.table = RowTable(
            self._model, self.tr("The family's choices"), widths=(0, 120, 120, 130), dispensable=(3, 2)
        )
        self.table.setObjectName("choices.table")
        self.editor = ChoiceEditor(session)
        self._asked = label("", "second", wrap=True)
        self._unkept = label("", "problem", wrap=True)
        self._unkept.setObjectName("choices.unkept")
        self._empty = EmptyState(
            self.tr("There is nothing to choose about yet"),
            self.tr("Once evidence has recorded the belongings, the family can be asked about each of them."),
            "",
            "returns",
        )
        self._assemble()
        self.table.chosen.connect(self._on_chosen)
        self.editor.saved.connect(self._on_saved)

    def show_return(self, found: FamilyReturn) -> None:
        """Show a family's choices as they stand."""
        other = found.case.id != self._case_id
        self._case_id = found.case.id
        if other:
            self.editor.forget()
        wishes = standing_wishes(self._session, found.case.id)
        self._model.set_wishes(wishes)
        self.editor.show_wishes(wishes)
        self.table.show_rows(found.items)
        if found.items and (other or self.table.current() is None):
            first = next((item for item in found.items if item.choice.decision is Decision.NOT_ASKED), found.items[0])
            self.table.choose(first.id)
        asked = sum(item.choice.decision is not Decision.NOT_ASKED for item in found.items)
        words = self.tr("The family has been asked about {asked} of {all} belongings. What nobody asked is not a no.")
        self._asked.setText(words.format(asked=asked, all=len(found.items)))
        for part in (self._list, self._asked):
            part.setVisible(bool(found.items))
        self._empty.setVisible(not found.items)
        self._show_editor()

    def _assemble(self) -> None:
        card = Card(padding=10)
        card.body.addWidget(self.table)
        side = QWidget()
        side.setFixedWidth(EDITOR)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(Scrolled(self.editor), 1)
        beside.addLayout(self.editor.keeping)
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(card, 1)
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._unkept)
        column.addWidget(self._asked)

    def _show_editor(self) -> None:
        current = self.table.current()
        self.editor.show_item(current if isinstance(current, Item) else None)
        unkept = self.editor.unkept()
        self._unkept.setText(self.tr("Marked and not kept yet: {names}").format(names=", ".join(unkept)))
        self._unkept.setVisible(bool(unkept))

    def _on_chosen(self, _item: Item) -> None:
        self._show_editor()

    def _on_saved(self, item_id: int) -> None:
        """After a choice is kept, turn to the next belonging nobody has asked about."""
        model = self.table.proxy().sourceModel()
        rows = model.rows() if isinstance(model, ChoicesModel) else ()
        ids = [item.id for item in rows]
        place = ids.index(item_id) if item_id in ids else 0
        following = (*rows[place + 1 :], *rows[:place])
        unasked = next((item for item in following if item.choice.decision is Decision.NOT_ASKED), None)
        if unasked is not None:
            self.table.choose(unasked.id)

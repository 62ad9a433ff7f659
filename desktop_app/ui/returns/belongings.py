"""All belongings of a person: the list, one of them in detail, and what evidence records about it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.hold_requests import OfAuthority, by_authority
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.returns import FamilyReturn, WaitingItem
from desktop_app.ui.returns.clearance_dialog import ClearanceDialog
from desktop_app.ui.returns.custody import CustodyPart
from desktop_app.ui.returns.hold_request_dialogs import AskDialog
from desktop_app.ui.returns.item_detail import ItemDetail
from desktop_app.ui.returns.item_dialogs import CheckDialog, HoldDialog, ItemDialog, WordsDialog
from desktop_app.ui.returns.item_import import ImportDialog
from desktop_app.ui.returns.items_model import ShortItemsModel
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.text import label

DETAIL = 430  # pixels


class Belongings(QWidget):
    """There is no way to clear a whole case at once: each hold has its own authority and document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case_id = 0
        self._may_add = session.may(Action.ADD_ITEM)
        self._waiting: tuple[WaitingItem, ...] = ()
        self._model = ShortItemsModel(session.today())
        self.table = RowTable(self._model, self.tr("Belongings"), widths=(0, 150, 136), dispensable=(1,))
        self.table.setObjectName("items.table")
        self.detail = ItemDetail(session)
        self.custody = CustodyPart(session)
        self.add = Button(self.tr("Add an item\u2026"), "", "plus")
        self.add.setObjectName("items.add")
        self.bring = Button(self.tr("Import a list\u2026"))
        self.bring.setObjectName("items.import")
        self._may_ask = session.may(Action.ASK_AUTHORITY)
        self._groups: tuple[OfAuthority, ...] = ()
        self.ask = Button(self.tr("Ask for a release\u2026"))
        self.ask.setObjectName("items.ask")
        self._empty = EmptyState(
            self.tr("No belongings are recorded yet"),
            self.tr(
                "Import the list your evidence system exports, or add the items one by one. Each begins with a hold."
            )
            if self._may_add
            else self.tr("Evidence imports the list of its system, or adds the items one by one."),
            self.tr("Import a list\u2026") if self._may_add else "",
            "returns",
        )
        self._assemble()
        self._connect()

    def show_return(self, found: FamilyReturn) -> None:
        """Show a family's belongings as they stand."""
        other = found.case.id != self._case_id
        self._case_id = found.case.id
        self.custody.show_visit(found)
        self._waiting = tuple(WaitingItem(item, hold) for item in found.items for hold in item.waiting_holds)
        self._model.set_today(self._session.today())
        self._model.set_missing(found.answer.not_found)
        self.table.show_rows(found.items)
        if found.items and (other or self.table.current() is None):
            self.table.choose(found.items[0].id)
        self._list.setVisible(bool(found.items))
        self._empty.setVisible(not found.items)
        self._note.setVisible(bool(found.items))
        self._groups = by_authority(found.items)
        self.ask.setVisible(self._may_ask and bool(self._groups))
        self._show_detail()

    def show_item(self, item_id: int) -> None:
        """Turn to one belonging."""
        self.table.choose(item_id)

    def record_clearance(self) -> None:
        """Open the dialog with every hold that waits; the chosen belonging's first."""
        if not self._waiting:
            self._session.messages.tell(
                self,
                self.tr("No hold waits"),
                self.tr("Every recorded hold of this family's belongings has been cleared."),
            )
            return
        current = self.table.current()
        first = [each for each in self._waiting if each.item == current]
        ClearanceDialog(self._session, first + [each for each in self._waiting if each.item != current], self).open()

    def _assemble(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        note = self.tr(
            "The evidence system stays the record of custody. Holds are cleared one by one, each by a named authority."
        )
        self._note = label(note, "second", wrap=True)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.ask)
        foot.addWidget(self.bring)
        foot.addWidget(self.add)
        card = Card(padding=10)
        card.body.addWidget(self.table)
        beside = QWidget()
        cards = QVBoxLayout(beside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        cards.addWidget(self.detail)
        cards.addWidget(self.custody)
        cards.addStretch(1)
        side = Scrolled(beside)
        side.setFixedWidth(DETAIL)
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
        column.addLayout(foot)
        for button in (self.add, self.bring):
            button.setVisible(self._may_add)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.bring.clicked.connect(self._on_import)
        self.ask.clicked.connect(self._on_ask)
        self._empty.requested.connect(self._on_import)
        self.table.chosen.connect(self._on_chosen)
        self.detail.clearance_wanted.connect(self._on_clear)
        self.detail.hold_wanted.connect(self._on_hold)
        self.detail.check_wanted.connect(self._on_check)
        self.detail.words_wanted.connect(self._on_words)
        self.detail.correction_wanted.connect(self._on_correct)

    def _item(self) -> Item | None:
        current = self.table.current()
        return current if isinstance(current, Item) else None

    def _show_detail(self) -> None:
        self.detail.show_item(self._item())
        self.custody.show_item(self._item())

    def _on_chosen(self, _item: Item) -> None:
        self._show_detail()

    def _on_add(self) -> None:
        ItemDialog(self._session, self._case_id, self).open()

    def _on_correct(self) -> None:
        if item := self._item():
            ItemDialog(self._session, self._case_id, self, item).open()

    def _on_ask(self) -> None:
        AskDialog(self._session, self._case_id, self._groups, self).open()

    def _on_import(self) -> None:
        ImportDialog(self._session, self._case_id, self).open()

    def _on_clear(self, hold_id: int) -> None:
        chosen = [each for each in self._waiting if each.hold.id == hold_id]
        if chosen:
            ClearanceDialog(self._session, chosen, self).open()

    def _on_hold(self) -> None:
        if item := self._item():
            HoldDialog(self._session, item, self).open()

    def _on_check(self) -> None:
        if item := self._item():
            CheckDialog(self._session, item, self).open()

    def _on_words(self) -> None:
        if item := self._item():
            WordsDialog(self._session, item, self).open()

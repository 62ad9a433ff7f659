"""The left side of the table: the belongings in the order the family chose, and what does not come today."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Item, Outcome
from desktop_app.domain.return_documents import settled
from desktop_app.ui import theme
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label, section_label

translate = QCoreApplication.translate
WIDTH = 360  # pixels


class OrderModel(RowModel[Item]):
    """Columns: belonging, whether its outcome is recorded at this visit."""

    appointment_id = 0
    missed: Collection[int] = ()

    def cell(self, row: Item, column: int) -> Cell:
        if column == 0:
            return Cell(row.family_description or row.description)
        if row.outcome is None or not settled(row, self.appointment_id):
            return Cell(translate("table", "not found"), tone="stone") if row.id in self.missed else Cell()
        if row.outcome.outcome is Outcome.RETURNED:
            return Cell(translate("table", "given"), tone="green")
        short = {
            Outcome.KEPT_FOR_LATER: translate("table", "later"),
            Outcome.NOT_WANTED: translate("table", "not wanted"),
            Outcome.NOT_BROUGHT: translate("table", "not here"),
        }
        return Cell(short[row.outcome.outcome], tone="stone")


class TableOrder(QFrame):
    """A click turns to a belonging; two buttons move it up or down."""

    turned = Signal(int)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._model = OrderModel((self.tr("Belonging"), self.tr("Outcome")))
        self.list = RowTable(self._model, self.tr("Belongings in the family's order"), widths=(0, 104), ruled=False)
        self.list.setObjectName("table.order")
        self.list.horizontalHeader().hide()
        self.list.setStyleSheet("QTableView { background: transparent; }")
        self.up = Button(self.tr("Earlier"), "", "chevron-up")
        self.up.setObjectName("table.up")
        self.down = Button(self.tr("Later"), "", "chevron-down")
        self.down.setObjectName("table.down")
        self._not_today = QVBoxLayout()
        self._not_today.setSpacing(8)
        self._assemble()
        self.list.chosen.connect(self._on_chosen)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)

    def show_items(
        self, items: Sequence[Item], current: int, appointment_id: int, missed: Collection[int], others: Sequence[str]
    ) -> None:
        """Show the order, with one belonging chosen, and beneath it what does not come today. `missed` is not found."""
        self._model.appointment_id, self._model.missed = appointment_id, missed
        self.list.blockSignals(True)
        self.list.show_rows(tuple(items))
        self.list.choose(current)
        self.list.blockSignals(False)
        place = self._model.number(current)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < len(items) - 1)
        empty(self._not_today)
        if others:
            self._not_today.addWidget(section_label(self.tr("Not today")))
        for words in others:
            self._not_today.addWidget(label(words, "subtitle", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quieter surface than the page, with a line at its right."""
        painter, palette = QPainter(self), theme.current()
        painter.fillRect(self.rect(), QColor(palette.soft))
        painter.setPen(QColor(palette.line))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _assemble(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        inner = QWidget()
        rest = QVBoxLayout(inner)
        rest.setContentsMargins(12, 8, 4, 0)
        rest.addLayout(self._not_today)
        rest.addStretch(1)
        scroll = Scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(section_label(self.tr("In the order the family chose")))
        column.addWidget(self.list, 3)
        column.addLayout(buttons)
        column.addWidget(scroll, 2)

    def _on_chosen(self, item: Item) -> None:
        self.turned.emit(item.id)

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        item = self.list.current()
        if isinstance(item, Item):
            self.moved.emit(item.id, by)

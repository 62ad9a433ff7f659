"""Two counts of one amount, as they stand on the form: pieces of each kind, by the first person and by the second."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.cash import DENOMINATIONS, MOST_PIECES, dollars, total
from desktop_app.domain.items import Item
from desktop_app.domain.paper_forms import PaperCount
from desktop_app.ui.returns.table_cash import PiecesBox
from desktop_app.ui.returns.table_words import denomination_words
from desktop_app.ui.widgets.text import label, section_label


class PaperCounts(QWidget):
    """For one item; what is left at 0 was not there."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._boxes: dict[tuple[int, str], PiecesBox] = {}
        self._sums = (label("", "strong"), label("", "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        people = (self.tr("First count"), self.tr("Second count"))
        for place, title in enumerate(people):
            grid.addWidget(section_label(title), 0, place + 1)
        for row, kind in enumerate(DENOMINATIONS, start=1):
            words = denomination_words(kind)
            grid.addWidget(label(words), row, 0)
            for place, title in enumerate(people):
                box = PiecesBox()
                box.setRange(0, MOST_PIECES)
                box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
                box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                box.setFixedWidth(92)
                box.setObjectName(f"paper.count.{item.id}.{place}.{kind.key}")
                box.setAccessibleName(f"{title}, {words}")
                box.valueChanged.connect(self._show_sums)
                self._boxes[place, kind.key] = box
                grid.addWidget(box, row, place + 1)
        for place, shown in enumerate(self._sums):
            grid.addWidget(shown, len(DENOMINATIONS) + 1, place + 1)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(item.family_description or item.description, "strong", wrap=True))
        column.addLayout(grid)
        self._show_sums()

    def counts(self, first: int, second: int) -> tuple[PaperCount, ...]:
        """Both counts, by the two who made them."""
        return tuple(
            PaperCount(self.item.id, counter, self._pieces(place)) for place, counter in enumerate((first, second))
        )

    def _pieces(self, place: int) -> dict[str, int]:
        return {key: box.value() for (where, key), box in self._boxes.items() if where == place and box.value()}

    def _show_sums(self) -> None:
        for place, shown in enumerate(self._sums):
            shown.setText(dollars(total(self._pieces(place))))

"""Which rows of the directory are shown: by category, by how they stand, by whom they are for, by where they work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.directory import AUDIENCES, CATEGORIES, Resource
from desktop_app.ui.directory.table import BLANK, OFF, PAST, PRINTED, UNCHECKED, Filter
from desktop_app.ui.directory.words import audience_word, category_word
from desktop_app.ui.widgets.button import Button


class DirectoryFilters(QWidget):
    """`wish()` is what was chosen, without the searched words; `changed` when it was."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stands = (
            (PRINTED, self.tr("Printed")), (PAST, self.tr("Past their review")),
            (UNCHECKED, self.tr("Not checked yet")), (BLANK, self.tr("Yours to fill in")), (OFF, self.tr("Not in use")),
        )  # fmt: skip
        self.category = _box("category", self.tr("Category"), self.tr("Every category"))
        self.stand = _box("stand", self.tr("Status"), self.tr("Every status"))
        self.audience = _box("audience", self.tr("For whom"), self.tr("For everyone"))
        self.jurisdiction = _box("jurisdiction", self.tr("Jurisdiction"), self.tr("Everywhere"))
        _add(self.category, [(each, category_word(each)) for each in CATEGORIES])
        _add(self.stand, stands)
        _add(self.audience, [(each, audience_word(each)) for each in AUDIENCES])
        self.clear_button = Button(self.tr("Clear"), "link")
        self.clear_button.setObjectName("directory.filter.clear")
        self.clear_button.setAccessibleName(self.tr("Clear the filters"))
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for box in self._boxes():
            box.currentIndexChanged.connect(self._on_chosen)
            row.addWidget(box, 1)
        row.addWidget(self.clear_button)

    def wish(self) -> Filter:
        """What was chosen."""
        category, stand, audience, jurisdiction = (str(box.currentData() or "") for box in self._boxes())
        return Filter("", category, stand, audience, jurisdiction)

    def offer(self, resources: Sequence[Resource]) -> None:
        """Offer the jurisdictions there are; the one chosen stays chosen while it is among them."""
        box, there = self.jurisdiction, sorted({each.jurisdiction for each in resources if each.jurisdiction})
        kept = box.currentData()
        with QSignalBlocker(box):
            while box.count() > 1:
                box.removeItem(1)
            _add(box, [(each, each) for each in there])
            box.setCurrentIndex(max(box.findData(kept), 0) if kept else 0)

    def clear(self) -> None:
        """Show every row again."""
        for box in self._boxes():
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        self._on_chosen()

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.category, self.stand, self.audience, self.jurisdiction

    def _on_chosen(self) -> None:
        self.clear_button.setVisible(not self.wish().everything)
        self.changed.emit()


def _box(name: str, title: str, everything: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"directory.filter.{name}")
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.addItem(everything, "")
    return box


def _add(box: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    for key, words in options:
        box.addItem(words, key)

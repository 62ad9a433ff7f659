"""The parts of the import dialog: where the list comes from, and which column of the file is which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.item_import import REQUIRED, Column, Table
from desktop_app.ui.returns.item_import_models import column_choice, column_word
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.text import ElidedLabel, label, section_label
from desktop_app.ui.widgets.tips import plain_tip

WIDTH = 250


class Source(QWidget):
    """The button that chooses a file, the file's name, and a bar with a way to stop while it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.pick = Button(self.tr("Choose a file\u2026"))
        self.pick.setObjectName("import.choose")
        self.path = ElidedLabel("")
        self.path.setObjectName("import.path")
        self.how = label("", "second")
        self._reading = label(self.tr("Reading\u2026"), "second")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(140)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Reading the file"))
        self.stop = Button(self.tr("Stop"), "quiet")
        self.stop.setObjectName("import.stop")
        self.stop.setAccessibleName(self.tr("Stop reading"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.pick, self.path, self.how):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._reading, self.bar, self.stop):
            row.addWidget(part)
        self.say_file("")

    def say_file(self, name: str) -> None:
        """Which file it is; none when empty."""
        self.path.setText(name or self.tr("No file chosen yet"))
        self.say_how("")

    def say_how(self, words: str) -> None:
        """How it was read."""
        self.how.setText(words)

    def set_busy(self, busy: bool) -> None:
        """Whether it is being read now."""
        for part in (self._reading, self.bar, self.stop):
            part.setVisible(busy)


class ColumnBoxes(QWidget):
    """One box for each column a list may have, with the file's columns to choose from."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {column: QComboBox() for column in Column}
        self._fields = {column: Field(column_word(column), box) for column, box in self.boxes.items()}
        self.setFixedWidth(WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(section_label(self.tr("Columns of the file")))
        for column, box in self.boxes.items():
            box.setObjectName(f"import.map.{column.value}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(self._on_changed)
            rows.addWidget(self._fields[column])
        rows.addStretch(1)

    def offer(self, table: Table, chosen: Mapping[Column, int]) -> None:
        """Offer the columns of a file, with those chosen that were recognised."""
        names = [column_choice(table, index) for index in range(len(table.header))]
        for column, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            none = self.tr("Please choose a column") if column in REQUIRED else self.tr("Not in this file")
            box.addItem(none, -1)
            for index, (short, whole) in enumerate(names):
                box.addItem(short, index)
                box.setItemData(index + 1, plain_tip(whole), Qt.ItemDataRole.ToolTipRole)
            box.setCurrentIndex(chosen.get(column, -1) + 1)
            box.blockSignals(False)

    def columns(self) -> dict[Column, int]:
        """The columns chosen, by their place in the file."""
        chosen = {column: box.currentData() for column, box in self.boxes.items()}
        return {column: index for column, index in chosen.items() if isinstance(index, int) and index >= 0}

    def ask_for(self, missing: Iterable[Column]) -> None:
        """Mark the columns that must still be chosen."""
        for column, field in self._fields.items():
            field.set_problem(self.tr("Which column is this?") if column in missing else "")

    def _on_changed(self) -> None:
        self.changed.emit()

"""What a guest needs at a visit, to be ticked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.domain.appointments import Need
from desktop_app.ui.words import word


class BookingNeeds(QWidget):
    """`chosen()`; `changed` after every tick."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self.boxes: dict[Need, QCheckBox] = {}
        for need in Need:
            text = word(need)
            box = QCheckBox(text[:1].upper() + text[1:])
            box.setObjectName(f"booking.need.{need.value}")
            box.setAccessibleName(box.text())
            box.toggled.connect(self.changed)
            row.addWidget(box)
            self.boxes[need] = box
        row.addStretch(1)

    def chosen(self) -> frozenset[Need]:
        """What is ticked."""
        return frozenset(need for need, box in self.boxes.items() if box.isChecked())

    def choose(self, needs: Collection[Need]) -> None:
        """Tick these and no others."""
        for need, box in self.boxes.items():
            box.setChecked(need in needs)

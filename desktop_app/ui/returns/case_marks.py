"""What about a case decides which handouts fit and what may be purged, as boxes to tick."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.domain.cases import Case
from desktop_app.ui.widgets.text import label

ACROSS = 2


class CaseMarks(QWidget):
    """`show_case()` ticks what is on record; `put_on()` gives the case with what is ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            "line_of_duty": self.tr("Died in the line of duty"),
            "agency_involved": self.tr("An agency was involved"),
            "violence_at_home": self.tr("Violence at home"),
            "children": self.tr("There are children"),
            "litigation": self.tr("Litigation hold: nothing is purged"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.addWidget(label(self.tr("About this case"), "field"), 0, 0, 1, ACROSS)
        self.boxes: dict[str, QCheckBox] = {}
        for number, (name, text) in enumerate(words.items()):
            box = QCheckBox(text)
            box.setObjectName(f"case.{name}")
            box.setAccessibleName(text)
            grid.addWidget(box, 1 + number // ACROSS, number % ACROSS)
            self.boxes[name] = box

    def show_case(self, case: Case) -> None:
        """Tick what is on record."""
        for name, box in self.boxes.items():
            box.setChecked(getattr(case, name))

    def put_on(self, case: Case) -> Case:
        """The case with what is ticked."""
        return replace(
            case,
            line_of_duty=self.boxes["line_of_duty"].isChecked(),
            agency_involved=self.boxes["agency_involved"].isChecked(),
            violence_at_home=self.boxes["violence_at_home"].isChecked(),
            children=self.boxes["children"].isChecked(),
            litigation=self.boxes["litigation"].isChecked(),
        )

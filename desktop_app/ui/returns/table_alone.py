"""They have asked for time alone: one sentence, and nothing that anybody must do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label


class TableAlone(QWidget):
    """The screen that stays on the table while everybody else is outside the door."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = label(self.tr("They have asked for time alone"), "big", wrap=True)
        sentence = label(self.tr("Somebody is outside the door. There is no hurry."), "lead", wrap=True)
        self.go_on = Button(self.tr("Go on when they open the door"), "large")
        self.go_on.setObjectName("table.alone_over")
        self.go_on.clicked.connect(self.ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 24, 60, 24)
        column.setSpacing(18)
        column.addStretch(2)
        for part in (title, sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

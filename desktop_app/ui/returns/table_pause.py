"""A pause at the table: nothing to read, nothing to decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label


class TablePause(QWidget):
    """One sentence and the way back."""

    resumed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = label(self.tr("A pause"), "big")
        sentence = label(self.tr("Take all the time you need."), "lead", wrap=True)
        self.go_on = Button(self.tr("Go on when they are ready"), "large")
        self.go_on.setObjectName("table.go_on")
        self.go_on.clicked.connect(self.resumed)
        column = QVBoxLayout(self)
        column.setSpacing(18)
        column.addStretch(2)
        for part in (title, sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

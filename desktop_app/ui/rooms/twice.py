"""Asks which one is meant when a chosen start comes twice: the night the clocks are put back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.times import comes_twice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import wall_clock


class Twice(QWidget):
    """There only while it has something to ask; it never answers by itself."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("booking.twice")
        self._question = label("", "field", wrap=True)
        self.first = QRadioButton(self.tr("The first, before the clocks go back"))
        self.second = QRadioButton(self.tr("The second, afterwards"))
        self.first.setObjectName("booking.twice.first")
        self.second.setObjectName("booking.twice.second")
        self.setAccessibleName(self.tr("A time that happens twice"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(20)
        for fold, button in enumerate((self.first, self.second)):
            button.setAccessibleName(button.text())
            self._group.addButton(button, fold)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._question)
        column.addLayout(row)
        self._group.idToggled.connect(self._on_toggled)
        self.hide()

    def ask(self, wall: datetime, zone: str) -> None:
        """Ask about this start, or go away when it comes once; an answer stays for the same night."""
        there = comes_twice(wall, zone)
        if there:
            question = self.tr("{time} happens twice that night: the first or the second?")
            self._question.setText(question.format(time=wall_clock(wall)))
            for button in (self.first, self.second):
                button.setAccessibleName(f"{wall_clock(wall)}: {button.text()}")
        else:
            self._forget()
        self.setVisible(there)

    def fold(self) -> int | None:
        """0 for the first, 1 for the second, None while it is not answered."""
        chosen = self._group.checkedId()
        return chosen if chosen >= 0 else None

    def answer(self, fold: int) -> None:
        """Put in an answer that is known, as of a visit that is booked already."""
        (self.second if fold else self.first).setChecked(True)

    def _forget(self) -> None:
        self._group.setExclusive(False)
        for button in (self.first, self.second):
            button.setChecked(False)
        self._group.setExclusive(True)

    def _on_toggled(self, _fold: int, checked: bool) -> None:
        if checked:
            self.chosen.emit()

"""A list one can type into: any part of what is offered finds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

_LETTERS = 20  # wide enough for a record number and a day; longer words do not widen the dialog


class SearchBox(QComboBox):
    """Nothing is chosen until something offered is chosen, or its whole number is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: list[tuple[str, int]] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)

    def offer(self, options: Sequence[tuple[str, int]], placeholder: str) -> None:
        """Offer words with what they mean; `placeholder` says what to type."""
        self._offered = list(options)
        self.clear()
        self.addItems([words for words, _ in options])
        completer = QCompleter([words for words, _ in options], self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)

    def choose(self, value: int) -> None:
        """Choose by value."""
        self.setCurrentIndex(next((row for row, (_, each) in enumerate(self._offered) if each == value), -1))

    def value(self) -> int | None:
        """What the words there mean: something offered, or its whole number. A part of a number is nobody's."""
        typed = self.currentText().strip().casefold()
        found = [value for words, value in self._offered if typed and typed in (words.casefold(), _number(words))]
        return found[0] if len(found) == 1 else None


def _number(words: str) -> str:
    """The record number or code that the words begin with."""
    return words.casefold().split()[0]

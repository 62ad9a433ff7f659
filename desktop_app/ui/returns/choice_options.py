"""One question about a belonging with all its answers in sight."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop_app.ui.widgets.text import section_label
from desktop_app.ui.words import word


class Options(QWidget):
    """The arrow keys go from answer to answer; nothing is kept before "Keep this choice"."""

    changed = Signal()

    def __init__(self, title: str, options: Sequence[StrEnum], prefix: str) -> None:
        super().__init__()
        self._values = tuple(options)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(section_label(title), 0, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.setAccessibleName(title)
        for index, value in enumerate(self._values):
            words = word(value)
            button = QRadioButton(words[:1].upper() + words[1:])
            button.setAccessibleName(f"{title}: {words}")
            button.setObjectName(f"choices.{prefix}.{value.value}")
            self._group.addButton(button, index)
            grid.addWidget(button, 1 + index // 2, index % 2)
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> StrEnum:
        """The answer chosen."""
        return self._values[max(self._group.checkedId(), 0)]

    def set_value(self, value: StrEnum) -> None:
        """Choose an answer."""
        self._group.button(self._values.index(value)).setChecked(True)

    def say_for_all(self, value: StrEnum) -> None:
        """The first answer, "not asked yet", says what was said for all belongings instead, where something was."""
        first = self._values[0]
        words = word(first) if value is first else self.tr("as for all: {words}").format(words=_lower(word(value)))
        self.button(first).setText(words[:1].upper() + words[1:])
        self.button(first).setAccessibleName(f"{self.accessibleName()}: {words}")

    def button(self, value: StrEnum) -> QRadioButton:
        """The button of an answer."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QRadioButton)
        return found

    def _on_toggled(self, _index: int, checked: bool) -> None:
        if checked:
            self.changed.emit()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]

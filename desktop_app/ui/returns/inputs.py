"""Fields of the Returns dialogs: one choice of several, a day, a day that may be left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.fields import Field

Value = TypeVar("Value")
EARLIEST = date(1900, 1, 1)
"""A birthday to be gentle with may lie long ago."""
SHORTEST = 14  # letters of a choice that are always seen; a long name does not widen its dialog


class ChoiceField(Field, Generic[Value]):
    """One of several values, each in its words."""

    def __init__(self, title: str, options: Sequence[tuple[Value, str]], help_text: str = "") -> None:
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(SHORTEST)
        self._values = [value for value, _ in options]
        self.box.addItems([words for _, words in options])
        super().__init__(title, self.box, help_text)

    def offer(self, options: Sequence[tuple[Value, str]]) -> None:
        """Offer other values; the one chosen stays chosen while it is among them."""
        kept = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        self._values = [value for value, _ in options]
        self.box.addItems([words for _, words in options])
        if kept in self._values:
            self.box.setCurrentIndex(self._values.index(kept))
        self.box.blockSignals(False)

    def values(self) -> tuple[Value, ...]:
        """What is offered, in its order."""
        return tuple(self._values)

    def value(self) -> Value:
        """The value chosen."""
        return self._values[self.box.currentIndex()]

    def set_value(self, value: Value) -> None:
        """Choose a value; one that is not offered is added under its own name."""
        if value not in self._values:
            self._values.append(value)
            self.box.addItem(str(value))
        self.box.setCurrentIndex(self._values.index(value))


class DateField(Field):
    """A day."""

    def __init__(self, title: str, day: date, help_text: str = "") -> None:
        self.edit = DayEdit(day, EARLIEST)
        super().__init__(title, self.edit, help_text)

    def day(self) -> date:
        """The day chosen."""
        return self.edit.day()


class OptionalDateField(Field):
    """A day that may be left open: the box says whether there is one."""

    def __init__(self, title: str, day: date | None, suggested: date, help_text: str = "") -> None:
        row = QWidget()
        super().__init__(title, row, help_text)
        self.box = QCheckBox()
        self.box.setAccessibleName(self.tr("{title}: there is a day").format(title=title))
        self.edit = DayEdit(day or suggested, EARLIEST)
        self.edit.setAccessibleName(title)
        self.edit.setAccessibleDescription(help_text)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box)
        layout.addWidget(self.edit, 1)
        row.setFocusProxy(self.box)
        self.box.setChecked(day is not None)
        self.edit.setEnabled(day is not None)
        self.box.toggled.connect(self.edit.setEnabled)

    def day(self) -> date | None:
        """The day chosen, if any."""
        return self.edit.day() if self.box.isChecked() else None

"""A row of joined buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.widgets.button import Button


class Segmented(QFrame):
    """`Segmented([("day", "Day"), ("week", "Week")], "View")`; the arrow keys move between the segments."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self._keys = tuple(key for key, _ in options)
        self._segments: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, words) in enumerate(options):
            segment = Button(words, "segment")
            segment.setCheckable(True)
            self._segments[key] = segment
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self.offer(self._keys)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """The key chosen."""
        return self._keys[self._group.checkedId()]

    def set_value(self, key: str) -> None:
        """Choose by key."""
        self._segments[key].setChecked(True)

    def offer(self, keys: Collection[str]) -> None:
        """Show only these; when the one chosen is not among them, the first is chosen instead."""
        shown = [key for key in self._keys if key in keys]
        for key, segment in self._segments.items():
            segment.setVisible(key in shown)
            if key in shown:
                segment.setProperty("place", _place(shown.index(key), len(shown)))
                segment.style().polish(segment)
        if self._group.checkedId() >= 0 and self.value() not in shown:
            self.set_value(shown[0])

    def segment(self, key: str) -> Button:
        """The button of a key."""
        return self._segments[key]

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._keys[index])


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(index, "middle")

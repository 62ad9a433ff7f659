"""What is looked for on the schedule: a purpose, a person, a case; and the row of chips that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.rooms import Purpose
from desktop_app.domain.schedule import Wanted
from desktop_app.ui.rooms.popup import Popup
from desktop_app.ui.rooms.wording import ScheduleWords
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.words import word

WIDTH = 280
PURPOSE, PERSON, CASE = "purpose", "person", "case"


class FilterPopup(Popup):
    """Every choice counts at once. The counter's screen is asked for no purpose and no case."""

    changed = Signal(object)

    def __init__(self, words: ScheduleWords, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("rooms.filter_panel")
        self.setAccessibleName(self.tr("Show only"))
        self._wanted, self._lobby = words.wanted, words.lobby
        self.purpose, self.person, self.case = QComboBox(), QComboBox(), QComboBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        everything = self.tr("All")
        people = sorted((each.name, each.id) for each in words.schedule.staff.values())
        cases = sorted((number, case) for case, number in words.schedule.case_numbers.items())
        purposes = [(word(each), each) for each in Purpose]
        filled: list[tuple[str, str, QComboBox, Sequence[tuple[str, object]], object, bool]] = [
            (PURPOSE, self.tr("Purpose"), self.purpose, purposes, words.wanted.purpose, not words.lobby),
            (PERSON, self.tr("Person"), self.person, people, words.wanted.staff_id, True),
            (CASE, self.tr("Case"), self.case, cases, words.wanted.case_id, not words.lobby),
        ]
        for name, title, combo, choices, chosen, offered in filled:
            combo.setObjectName(f"rooms.filter.{name}")
            _fill(combo, everything, choices, chosen)
            combo.currentIndexChanged.connect(self._on_changed)
            field = Field(title, combo)
            field.setVisible(offered)
            field.setMinimumWidth(WIDTH)
            column.addWidget(field)

    def first(self) -> QComboBox:
        """Where the keyboard begins."""
        return self.person if self._lobby else self.purpose

    def _on_changed(self) -> None:
        purpose = self.purpose.currentData()
        self._wanted = replace(
            self._wanted,
            purpose=Purpose(purpose) if purpose else None,
            staff_id=self.person.currentData(),
            case_id=self.case.currentData(),
        )
        self.changed.emit(self._wanted)


class Chips(QWidget):
    """One button for each thing looked for, that takes it away again; and one that clears all."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.chips: dict[str, Button] = {}
        for name in (PURPOSE, PERSON, CASE):
            chip = Button("", "", "close")
            chip.setObjectName(f"rooms.chip.{name}")
            chip.setProperty("clears", name)
            chip.clicked.connect(self._on_chip)
            self.chips[name] = chip
            self._row.addWidget(chip)
        self.clear = Button(self.tr("Clear the filter"), "link")
        self.clear.setObjectName("rooms.filter_clear")
        self.clear.clicked.connect(self._on_clear)
        self._row.addWidget(self.clear)
        self.show_wanted(None)

    def show_wanted(self, words: ScheduleWords | None) -> None:
        """Say what is looked for."""
        self._wanted = words.wanted if words is not None else Wanted()
        member = words.schedule.staff.get(self._wanted.staff_id or 0) if words is not None else None
        numbers = words.schedule.case_numbers if words is not None else {}
        said = {
            PURPOSE: word(self._wanted.purpose) if self._wanted.purpose else "",
            PERSON: member.short_name if member else self._unnamed(self._wanted.staff_id),
            CASE: numbers.get(self._wanted.case_id or 0, self._unnamed(self._wanted.case_id)),
        }
        for name, chip in self.chips.items():
            chip.setText(said[name])
            chip.setAccessibleName(self.tr("Stop showing only {what}").format(what=said[name]))
            chip.setVisible(bool(said[name]))
        self.clear.setVisible(not self._wanted.everything)

    def _unnamed(self, chosen: int | None) -> str:
        """A choice stays, and can be cleared, where nothing of it is shown."""
        return "" if chosen is None else self.tr("one that is not shown here")

    def _on_chip(self) -> None:
        match str(self.sender().property("clears")):
            case "purpose":
                wanted = replace(self._wanted, purpose=None)
            case "person":
                wanted = replace(self._wanted, staff_id=None)
            case _:
                wanted = replace(self._wanted, case_id=None)
        self.changed.emit(wanted)

    def _on_clear(self) -> None:
        self.changed.emit(Wanted(room_id=self._wanted.room_id))


def _fill(combo: QComboBox, everything: str, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    with QSignalBlocker(combo):
        combo.addItem(everything, None)
        for words, value in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(combo.findData(chosen), 0) if chosen is not None else 0)

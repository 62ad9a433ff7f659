"""The rooms of the first start: one row of fields a room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.text import label

SOFT, CHILD, RETURN = "soft", "child", "return"
_MOST_SEATS = 40


@dataclass(frozen=True, slots=True)
class FirstRoom:
    """One room; `kind` is soft, child (a child-friendly soft room) or return (belongings are given back there)."""

    name: str
    kind: str
    seats: int
    step_free: bool
    entrance: str


class RoomRows(QWidget):
    """Starts with one soft room and one return room, the least both protocols need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_RoomRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.add_button = Button(self.tr("Add a room"), "quiet", "plus")
        self.add_button.setObjectName("first_start.add_room")
        self.add_button.clicked.connect(self._on_add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._column)
        outer.addWidget(self._problem)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(FirstRoom(self.tr("Soft room A"), SOFT, 4, True, self.tr("Main lobby")))
        self.add(FirstRoom(self.tr("Return room"), RETURN, 6, True, ""))

    def add(self, room: FirstRoom) -> None:
        """One more row, filled."""
        row = _RoomRow(room)
        row.remove_requested.connect(self._on_remove)
        self._rows.append(row)
        self._column.addWidget(row)
        self._number()

    def value(self) -> tuple[FirstRoom, ...]:
        """The rooms as they stand in the rows."""
        return tuple(row.value() for row in self._rows)

    def row(self, index: int) -> _RoomRow:
        """The fields of one room."""
        return self._rows[index]

    def check(self) -> bool:
        """Mark what is missing; True when every room can be used."""
        names = [row.name.text().casefold() for row in self._rows]
        complete = True
        for row, name in zip(self._rows, names, strict=True):
            sentence = ""
            if not name:
                sentence = self.tr("Please name the room.")
            elif names.count(name) > 1:
                sentence = self.tr("Two rooms have this name.")
            row.name.set_problem(sentence)
            if sentence and complete:
                self.setFocusProxy(row.name)
            complete = complete and not sentence
        self._problem.setText("" if self._rows else self.tr("Please add at least one room."))
        self._problem.setVisible(not self._rows)
        return complete and bool(self._rows)

    def _on_add(self) -> None:
        self.add(FirstRoom("", SOFT, 4, True, ""))
        self._problem.hide()
        self._rows[-1].name.setFocus()

    def _on_remove(self) -> None:
        row = next(row for row in self._rows if row is self.sender())
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.set_number(number)


class _RoomRow(QWidget):
    """The fields of one room, side by side."""

    remove_requested = Signal()

    def __init__(self, room: FirstRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(self.tr("Name"), holds="name")
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Soft interview room"), SOFT)
        self.kind.addItem(self.tr("Child-friendly interview room"), CHILD)
        self.kind.addItem(self.tr("Property return room"), RETURN)
        self.seats = QSpinBox()
        self.seats.setRange(1, _MOST_SEATS)
        self.step_free = QCheckBox(self.tr("Step-free"))
        self.entrance = TextField(self.tr("Entrance"), holds="entrance")
        self.remove = Button(self.tr("Remove this room"), "quiet-icon", "close")
        self.remove.clicked.connect(self._on_remove)
        self._fill(room)
        self._assemble()

    def value(self) -> FirstRoom:
        """What stands in the fields."""
        return FirstRoom(
            name=self.name.text(),
            kind=str(self.kind.currentData()),
            seats=self.seats.value(),
            step_free=self.step_free.isChecked(),
            entrance=self.entrance.text(),
        )

    def set_number(self, number: int) -> None:
        """Make the names unlike those of the other rows for someone who hears them."""
        for control, words in (
            (self.name.line, self.tr("Name of room {number}")),
            (self.kind, self.tr("Kind of room {number}")),
            (self.seats, self.tr("Seats in room {number}")),
            (self.step_free, self.tr("Room {number} is step-free")),
            (self.entrance.line, self.tr("Entrance to room {number}")),
            (self.remove, self.tr("Remove room {number}")),
        ):
            control.setAccessibleName(words.format(number=number))
        self.name.line.setObjectName(f"first_start.room.{number}")

    def _fill(self, room: FirstRoom) -> None:
        self.name.set_text(room.name)
        self.kind.setCurrentIndex(self.kind.findData(room.kind))
        self.seats.setValue(room.seats)
        self.step_free.setChecked(room.step_free)
        self.entrance.set_text(room.entrance)

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.name, 3, top)
        row.addWidget(Field(self.tr("Kind"), self.kind), 3, top)
        row.addWidget(Field(self.tr("Seats"), self.seats), 1, top)
        for control in (self.step_free, self.remove):
            lowered = QVBoxLayout()
            lowered.addSpacing(22)
            lowered.addWidget(control)
            if control is self.step_free:
                row.addLayout(lowered)
                row.setAlignment(lowered, top)
                row.addWidget(self.entrance, 3, top)
            else:
                row.addLayout(lowered)
                row.setAlignment(lowered, top)

    def _on_remove(self) -> None:
        self.remove_requested.emit()

"""Who is at the desk: the staff as large calm buttons, by role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel, label, section_label

_COLUMNS = 3
_BUTTON_WIDTH = 252
_WIDTH = _COLUMNS * _BUTTON_WIDTH + (_COLUMNS - 1) * 12


@dataclass(frozen=True, slots=True)
class SignInPerson:
    """One member of staff who may sign in."""

    id: int
    name: str
    role_label: str


class SignInPage(QWidget):
    """People in the order given, grouped by role; `note` stands under the agency's name."""

    chosen = Signal(int)

    def __init__(
        self, agency: str, people: Sequence[SignInPerson], note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in")
        self.setAccessibleName(self.tr("Sign in"))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(self.tr("Safekeeping"), "brand"))
        column.addWidget(ElidedLabel(agency, "big"))
        column.addWidget(label(self.tr("Who is at this desk?"), "lead"))
        if note:
            column.addWidget(ElidedLabel(note, "subtitle"))
        for role in dict.fromkeys(person.role_label for person in people):
            column.addSpacing(12)
            column.addWidget(section_label(role))
            column.addLayout(self._group([person for person in people if person.role_label == role]))
        column.addStretch(1)
        self._assemble(column)

    def _assemble(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        row = QHBoxLayout(inner)
        row.setContentsMargins(28, 48, 28, 28)
        row.addStretch(1)
        row.addWidget(middle, 8)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _group(self, people: Sequence[SignInPerson]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(_COLUMNS, 1)
        for index, person in enumerate(people):
            button = _PersonButton(person)
            button.setFixedWidth(_BUTTON_WIDTH)
            button.clicked.connect(self._on_clicked)
            grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)
        return grid

    def _on_clicked(self) -> None:
        self.chosen.emit(int(self.sender().property("person")))


class _PersonButton(Button):
    """Name and role in one large button."""

    def __init__(self, person: SignInPerson) -> None:
        super().__init__("", "person")
        self.setObjectName(f"sign_in.person.{person.id}")
        self.setProperty("person", person.id)
        self.setAccessibleName(f"{person.name}, {person.role_label}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        for part in (ElidedLabel(person.name, "strong"), ElidedLabel(person.role_label, "second")):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)

"""Which families the board shows: my move, a stage, a coordinator, and those that rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.board import BoardRow, Wish
from desktop_app.domain.returns import Stage
from desktop_app.domain.staff import Role
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.words import word

translate = QCoreApplication.translate
ALL, MINE = "all", "mine"


class BoardFilters(QWidget):
    """`wish()` is what was chosen; `changed` when it was."""

    changed = Signal()

    def __init__(self, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._people: tuple[str, ...] = ()
        self.mover = Segmented([(ALL, self.tr("All families")), (MINE, self.tr("My move"))], self.tr("Whose move"))
        self.mover.setObjectName("board.mover")
        self.mover.segment(MINE).setObjectName("board.mine")
        self.mover.segment(ALL).setObjectName("board.all")
        self.stage = _box("board.stage", self.tr("Stage"), [self.tr("Every stage"), *(word(each) for each in Stage)])
        self.coordinator = _box("board.coordinator", self.tr("Coordinator"), [self.tr("Every coordinator")])
        self.resting = QCheckBox(self.tr("Closed and withdrawn too"))
        self.resting.setObjectName("board.resting")
        self.resting.setAccessibleName(self.resting.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.mover, self.stage, self.coordinator, self.resting):
            row.addWidget(part)
        row.addStretch(1)
        self.mover.chosen.connect(self._on_chosen)
        self.stage.currentIndexChanged.connect(self._on_chosen)
        self.coordinator.currentIndexChanged.connect(self._on_chosen)
        self.resting.toggled.connect(self._on_chosen)

    def wish(self) -> Wish:
        """What was chosen."""
        stage, person = self.stage.currentIndex(), self.coordinator.currentIndex()
        return Wish(
            self._role if self.mover.value() == MINE else None,
            tuple(Stage)[stage - 1] if stage > 0 else None,
            self._people[person - 1] if person > 0 else None,
            self.resting.isChecked(),
        )

    def offer(self, rows: Sequence[BoardRow]) -> None:
        """Offer the coordinators of these families, and say how many of them wait for this role."""
        people = tuple(sorted({row.coordinator for row in rows}))
        if people == self._people:
            return
        kept = self.wish().coordinator
        self._people = people
        self.coordinator.blockSignals(True)
        self.coordinator.clear()
        self.coordinator.addItem(self.tr("Every coordinator"))
        self.coordinator.addItems([name or self.tr("nobody yet") for name in people])
        self.coordinator.setCurrentIndex(people.index(kept) + 1 if kept in people else 0)
        self.coordinator.blockSignals(False)

    def clear(self) -> None:
        """Show every family that does not rest."""
        self.mover.set_value(ALL)
        self.stage.setCurrentIndex(0)
        self.coordinator.setCurrentIndex(0)

    def _on_chosen(self, _: object) -> None:
        self.changed.emit()


def _box(name: str, title: str, words: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    box.addItems(list(words))
    return box

"""A whole review by keyboard: the arrows choose, Enter says it is right, F2 changes, Delete takes it out of use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class ReviewKeys(QObject):
    """Heard while the table has the focus. A key that is held down counts once: one row, one call."""

    right, changed, gone = Signal(), Signal(), Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.reviewing = False
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a review; every other one is the table's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        meant = {
            Qt.Key.Key_Return: self.right if self.reviewing else self.changed,
            Qt.Key.Key_Enter: self.right if self.reviewing else self.changed,
            Qt.Key.Key_F2: self.changed,
            Qt.Key.Key_Delete: self.gone,
        }.get(event.key())
        if meant is None:
            return False
        if not event.isAutoRepeat():
            meant.emit()
        return True

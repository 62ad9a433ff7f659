"""Two buttons and three keys: take the last change back, and do it again. They say what it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.rooms.undoing import Undoing
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.tips import plain_tip

UNDO_KEYS, REDO_KEYS = ("Ctrl+Z",), ("Ctrl+Shift+Z", "Ctrl+Y")


class UndoButtons(QWidget):
    """The keys work anywhere on the page, but in a field, which has its own. `left`: a button that rests lost the keyboard."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    left = Signal()

    def __init__(self, undoing: Undoing, page: QWidget) -> None:
        super().__init__(page)
        self._steps = undoing.steps
        self.undo = Button(self.tr("Take back"), "quiet-icon", "undo")
        self.redo = Button(self.tr("Do again"), "quiet-icon", "redo")
        self.undo.setObjectName("rooms.take_back")
        self.redo.setObjectName("rooms.do_again")
        for button in (self.undo, self.redo):
            button.set_icon_colour("ink")  # told apart from one that rests
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self._listen(page)
        self.undo.clicked.connect(self._on_undo)
        self.redo.clicked.connect(self._on_redo)
        undoing.changed.connect(self._show)
        self._show()

    def _listen(self, page: QWidget) -> None:
        for keys, slot in ((UNDO_KEYS, self._on_undo), (REDO_KEYS, self._on_redo)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), page)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(slot)

    def _show(self) -> None:
        last, coming = self._steps.last(), self._steps.next()
        undo = self.tr("Take back: {what}").format(what=last.words) if last else self.tr("Nothing to take back")
        redo = self.tr("Do again: {what}").format(what=coming.words) if coming else self.tr("Nothing to do again")
        for button, words, keys, there in (
            (self.undo, undo, UNDO_KEYS, last),
            (self.redo, redo, REDO_KEYS[-1:], coming),
        ):
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(self.tr("{what} ({keys})").format(what=words, keys=keys[0])))
            if there is None and button.hasFocus():
                self.left.emit()
            button.setEnabled(there is not None)

    def _on_undo(self) -> None:
        self.undo_wanted.emit()

    def _on_redo(self) -> None:
        self.redo_wanted.emit()

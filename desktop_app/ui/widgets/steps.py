"""One step of a checklist: done by a person at a time, or not applicable with a reason; nothing ticks itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label
from desktop_app.ui.widgets.tips import plain_tip


class StepRow(QWidget):
    """Ticking only asks: the row stays as it was until `set_state()` says that the step was recorded."""

    done = Signal(str)
    not_applicable = Signal(str)
    taken_back = Signal(str)

    def __init__(self, step_id: str, text: str, second: str = "", why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step_id = step_id
        self._recorded = False
        self.box = QCheckBox()
        self.box.setProperty("role", "step")
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(" ".join(part for part in (second, why) if part))
        self._text = label(text, wrap=True)
        self._text.setBuddy(self.box)
        self._second = label(second, "third", wrap=True)
        self.skip = Button(self.tr("Not applicable"), "link")
        self.skip.setProperty("muted", True)
        self.skip.setAccessibleName(self.tr("Not applicable: {step}").format(step=text))
        self.undo = Button(self.tr("Take back"), "link")
        self.undo.setProperty("muted", True)
        self.undo.setAccessibleName(self.tr("Take back: {step}").format(step=text))
        self.setToolTip(plain_tip(why))
        self._assemble()
        self._text.installEventFilter(self)
        self.box.clicked.connect(self._on_clicked)
        self.skip.clicked.connect(self._on_skip)
        self.undo.clicked.connect(self._on_undo)
        self.set_state(False, second)

    def step_id(self) -> str:
        """Which step this row shows."""
        return self._step_id

    def set_state(self, done: bool, second: str = "", *, allow_skip: bool = True, allow_undo: bool = False) -> None:
        """What is recorded: ticked or not, and the line beneath (who and when, or what it opens)."""
        self._recorded = done
        self.box.setChecked(done)
        self.box.setEnabled(not done)
        self.skip.setVisible(allow_skip and not done)
        self.undo.setVisible(allow_undo and done)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        theme.mark(self._text, role="")

    def set_not_applicable(self, second: str, *, allow_undo: bool = False) -> None:
        """The step does not apply here; `second` gives the reason, who and when."""
        self.set_state(True, second, allow_undo=allow_undo)
        self.box.setTristate(True)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        theme.mark(self._text, role="subtitle")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is a click on the box."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease and watched is self._text:
            if self.box.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
                self.box.click()
            return True
        return super().eventFilter(watched, event)

    def _assemble(self) -> None:
        beneath = QHBoxLayout()
        beneath.setSpacing(8)
        beneath.addWidget(self._second, 1)
        for link in (self.skip, self.undo):
            beneath.addWidget(link, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._text)
        column.addLayout(beneath)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _on_clicked(self) -> None:
        self.box.setChecked(self._recorded)
        self.done.emit(self._step_id)

    def _on_skip(self) -> None:
        self.not_applicable.emit(self._step_id)

    def _on_undo(self) -> None:
        self.taken_back.emit(self._step_id)

"""What an empty page says: what is here when there is something, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui import icons
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label


class EmptyState(QWidget):
    """A heading, one sentence, and at most one button that does the next thing."""

    requested = Signal()

    def __init__(
        self, title: str, sentence: str, action: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._picture = QLabel()
        self._title = label(title, "heading", wrap=True)
        self._sentence = label(sentence, "subtitle", wrap=True)
        self.button = Button(action, "primary")
        if not action:
            self.button.hide()
        self.button.clicked.connect(self._on_clicked)
        if not icon:
            self._picture.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self._picture, self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._draw()

    def say(self, title: str, sentence: str) -> None:
        """Change the words."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the picture when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _on_clicked(self) -> None:
        self.requested.emit()

    def _draw(self) -> None:
        if self._icon_name:
            self._picture.setPixmap(icons.pixmap(self._icon_name, "second", 32, 2.0))

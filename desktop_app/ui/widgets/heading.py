"""The first row of a page: title, what it is about, and the page's actions at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel

HEIGHT = 39
PAGE_MARGINS = (28, 20, 28, 24)  # left, top, right, bottom of every page, so that all titles stand in one place


class PageHeading(QWidget):
    """`beside()` puts pills or small buttons after the subtitle, `add_action()` buttons at the right."""

    back = Signal()

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None, *, trail: str = "") -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.trail = Button(trail, "link", parent=self)
        self.trail.setVisible(bool(trail))
        self.trail.clicked.connect(self._on_back)
        self._title = ElidedLabel(title, "title")
        self._subtitle = ElidedLabel(subtitle, "subtitle")
        self._beside = QHBoxLayout()
        self._actions = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self._row, self._beside, self._actions):
            part.setSpacing(12)
        for piece in (self.trail, self._title, self._subtitle):
            self._row.addWidget(piece, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._beside)
        self._row.addStretch(1)
        self._row.addLayout(self._actions)
        self.set_subtitle(subtitle)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the words after the title."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def title(self) -> str:
        """The words of the title."""
        return self._title.text()

    def subtitle(self) -> str:
        """The words after the title."""
        return self._subtitle.text()

    def beside(self, widget: QWidget) -> None:
        """Put something after the subtitle."""
        self._beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right; the page's one primary button comes last."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _on_back(self) -> None:
        self.back.emit()

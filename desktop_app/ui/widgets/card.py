"""A white surface with a 1-px line that groups what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.widgets.text import section_label

PADDING = 18


class Card(QFrame):
    """Put content into `body`. `title` becomes the section label; `aside(widget)` sets something at its right."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, padding: int = PADDING) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = section_label(title)
        if not title:
            self._title.hide()  # shown by its card; shown before, it would be a window of its own for a moment
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(padding, padding - 2, padding, padding)
        outer.setSpacing(12 if title else 0)
        outer.addLayout(self._head)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the section label."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def aside(self, widget: QWidget) -> None:
        """Set something at the right of the section label."""
        self._head.addWidget(widget)

    def clear(self) -> None:
        """Take everything out of the body, so that it can be filled anew."""
        empty(self.body)


def empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Remove every item of a layout and let go of the widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            empty(inner)

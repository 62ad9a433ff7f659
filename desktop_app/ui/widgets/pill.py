"""A state in a word and a symbol, on a quiet ground; the colour never says it alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui import icons, theme
from desktop_app.ui.widgets.text import label

HEIGHT = 22  # twice the radius in the style sheet
SYMBOLS = {"green": "check", "clay": "clock", "accent": "dot", "plum": "dot", "blue": "dot", "stone": "ring"}


class Pill(QFrame):
    """`Pill("ready", "green")`. The tone brings its symbol; `symbol=""` leaves it out where the word is a plain fact."""

    def __init__(
        self, text: str, tone: str = "stone", parent: QWidget | None = None, *, symbol: str | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "pill")
        self._picture = QLabel(self)
        self._word = label("", "pill-word", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 1)
        row.setSpacing(4)
        row.addWidget(self._picture)
        row.addWidget(self._word)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone, symbol)

    def text(self) -> str:
        """The word shown."""
        return self._word.text()

    def tone(self) -> str:
        """The tone shown."""
        return str(self.property("tone"))

    def set_state(self, text: str, tone: str, symbol: str | None = None) -> None:
        """Show another word and tone."""
        self._symbol = SYMBOLS.get(tone, "") if symbol is None else symbol
        self._word.setText(text)
        self.setAccessibleName(text)
        theme.mark(self, tone=tone)
        theme.mark(self._word, tone=tone)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the symbol when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self._picture.setVisible(bool(self._symbol))
        if self._symbol:
            self._picture.setPixmap(icons.pixmap(self._symbol, theme.current().tone(self.tone())[0], 12, 2.0))

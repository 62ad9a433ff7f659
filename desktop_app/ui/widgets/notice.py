"""A calm strip inside a page: something happened or needs care, with at most one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.ui import icons, theme
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

_SYMBOL = {"accent": "note", "clay": "clock", "green": "check"}


class Notice(QFrame):
    """Hidden until `say()`. Tones: accent (for your information), clay (asks for care), green (done)."""

    action_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("tone", "accent")
        self._picture = QLabel()
        self._sentence = label("", wrap=True)
        self.action = Button("", "quiet")
        self.close_button = Button(self.tr("Close this message"), "quiet-icon", "close")
        self.action.clicked.connect(self._on_action)
        self.close_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, sentence: str, tone: str = "accent", action: str = "") -> None:
        """Show a sentence and, when `action` has words, one button; a screen reader hears the sentence."""
        theme.mark(self, tone=tone)
        theme.mark(self._sentence, tone=tone)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.action.set_words(action)
        self.action.setVisible(bool(action))
        self._draw()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def clear(self) -> None:
        """Take the message away."""
        if self.isHidden():
            return
        self.hide()
        self.dismissed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the symbol when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _on_action(self) -> None:
        self.action_requested.emit()

    def _draw(self) -> None:
        tone = str(self.property("tone"))
        self._picture.setPixmap(icons.pixmap(_SYMBOL.get(tone, "note"), theme.current().tone(tone)[0], 18, 2.0))

"""The foot of the Rooms page: what the tones mean, and the way back from the last move."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel, label

SIDE = 12


class Swatch(QWidget):
    """A square in a tone; the word beside it says the same."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(QSize(SIDE, SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One rounded square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(theme.current().tone(self._tone)[0]))
        painter.drawRoundedRect(0, 0, SIDE, SIDE, 3, 3)
        painter.end()


class Legend(QWidget):
    """`undo` is shown after something was done, until the next thing is."""

    undo_wanted = Signal()

    def __init__(self, lobby: bool, parent: QWidget | None = None, *, books: bool = True) -> None:
        super().__init__(parent)
        self._books = books
        self.setFixedHeight(26)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for tone, words in () if lobby else self._tones():
            pair = QHBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(Swatch(tone))
            pair.addWidget(label(words, "second"))
            row.addLayout(pair)
        self._note = ElidedLabel("", "second")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._note, 1)
        self._said = label("", "second")
        self.undo = Button("", "link")
        self.undo.setObjectName("rooms.undo")
        self.undo.clicked.connect(self._on_undo)
        row.addWidget(self._said)
        row.addWidget(self.undo)
        self.set_empty(False)
        self.say("")

    def set_empty(self, empty: bool, *, hatched: bool = True) -> None:
        """What to do next where there are no appointments; else what hatching means, where there is any."""
        what_now = self.tr("No appointments in this time.")
        if self._books:
            what_now = self.tr("No appointments in this time. Draw on a free time, or choose Book a room.")
        meaning = self.tr("Hatched: setup before, reset after. Light: the room is still theirs.") if hatched else ""
        self._note.setText(what_now if empty else meaning)

    def say(self, sentence: str, undo: str = "") -> None:
        """What was done last, in words or as a link that undoes it; a screen reader hears it."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.undo.set_words(undo)
        self.undo.setVisible(bool(undo))
        if heard := sentence or undo:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, heard))

    def said(self) -> str:
        """What was done last."""
        return self._said.text()

    def _tones(self) -> tuple[tuple[str, str], ...]:
        return (
            ("plum", self.tr("Interview")),
            ("accent", self.tr("Return of belongings")),
            ("blue", self.tr("Meeting or support")),
        )

    def _on_undo(self) -> None:
        self.undo_wanted.emit()

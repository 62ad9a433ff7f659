"""Labels that show what they are given as plain text: a name with markup in it stays a name."""

from __future__ import annotations

import re
from html import escape
from re import Match

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.ui.widgets.tips import plain_tip

_LONG_WORD = re.compile(r"\S{25,}")
_WHERE_TO_BREAK = re.compile(r"(\S{4}[\u0300-\u036f\u200d]*)(?=\S)")
LINE_HEIGHT = 118  # per cent of Lato's own, which comes to 21 px at 15 px


def label(
    text: str = "", role: str = "", *, wrap: bool = False, tone: str = "", parent: QWidget | None = None
) -> QLabel:
    """A plain-text label in one of the style's roles (title, subtitle, heading, section, second, third, ...)."""
    made = Wrapped(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


class Wrapped(QLabel):
    """Words over several lines. A word no line could hold is broken, so that a name never widens what it stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setWordWrap(True)

    def text(self) -> str:
        """The words as they were set."""
        return self._words

    def setText(self, text: str) -> None:
        """Show other words."""
        self._words = text
        super().setText(breakable(text))


def breakable(text: str) -> str:
    """The text with a place to break after every few letters of a word that is longer than any real one."""
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(word: Match[str]) -> str:
    return _WHERE_TO_BREAK.sub("\\1\u200b", word.group())


class Passage(QLabel):
    """Several lines of plain text with room between them; `words()` gives back what was set."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self._words = ""
        self.set_words(text)

    def words(self) -> str:
        """The plain text."""
        return self._words

    def set_words(self, text: str) -> None:
        """Show other words; markup in them stays text."""
        self._words = text
        self.setAccessibleName(text)
        lines = escape(breakable(text)).replace("\n", "<br>")
        self.setText(f'<p style="line-height:{LINE_HEIGHT}%">{lines}</p>')


def section_label(text: str) -> QLabel:
    """The small capitals above a card's content; a screen reader still reads the ordinary word."""
    made = label(text, "section")
    letters = QFont(made.font())
    letters.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setFont(letters)
    return made


def line(parent: QWidget | None = None) -> QFrame:
    """A 1-px rule between rows."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    return made


class ElidedLabel(QLabel):
    """One line that gives way: it ends in an ellipsis when there is no room, and the tooltip has the rest."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Room for about eight letters; the rest may be cut."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), 8 * self.fontMetrics().averageCharWidth()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text cut to the width there is."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)

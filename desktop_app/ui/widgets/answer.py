"""The one answer at the top of a page, in words: a heading and the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import LINE_HEIGHT, label


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One sentence: `strong` opens it in bold, `action` is a link at its end that reports `action_key`."""

    text: str
    strong: str = ""
    action: str = ""
    action_key: str = ""


class AnswerPanel(QFrame):
    """`show_answer("Can we call this family yet?  Not yet.", [AnswerLine(...)], "clay")`."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "answer")
        self._heading = label("", "answer-heading", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._lines)

    def show_answer(self, heading: str, lines: Sequence[AnswerLine | str], tone: str) -> None:
        """Show the answer and what stands behind it; clay waits, green is ready, accent informs."""
        theme.mark(self, tone=tone)
        theme.mark(self._heading, tone=tone)
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        parts = [AnswerLine(entry) if isinstance(entry, str) else entry for entry in lines]
        self.setAccessibleDescription(" ".join(f"{part.strong} {part.text}".strip() for part in parts))
        empty(self._lines)
        for part in parts:
            self._lines.addLayout(self._row(part))

    def heading(self) -> str:
        """The answer itself."""
        return self._heading.text()

    def _row(self, part: AnswerLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        bullet = label("\u2022")
        bullet.setFixedWidth(10)
        row.addWidget(bullet, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence(part), 1)
        return row

    def _sentence(self, part: AnswerLine) -> QLabel:
        shown = label("", wrap=True)
        pieces = [f"<b>{escape(part.strong)}</b>" if part.strong else "", escape(part.text)]
        if part.action:
            pieces.append(
                f'<a href="{escape(part.action_key, quote=True)}" style="text-decoration:none">{escape(part.action)}</a>'
            )
            shown.linkActivated.connect(self.action_requested)
        shown.setTextFormat(Qt.TextFormat.RichText)
        shown.setText(f'<p style="line-height:{LINE_HEIGHT}%">{" ".join(piece for piece in pieces if piece)}</p>')
        shown.setAccessibleName(f"{part.strong} {part.text} {part.action}".strip())
        if part.action:
            flags = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            shown.setTextInteractionFlags(flags)
        return shown

"""A labelled field: its label, the control, and beneath it help or what is wrong."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.texts import TEXT_LIMIT, TEXTS
from desktop_app.ui import theme
from desktop_app.ui.widgets.text import label

NOTE_LIMIT = TEXT_LIMIT  # characters
_PASTED = re.compile(r"[\t\r\n\u2028\u2029]+")


class Field(QWidget):
    """Any control under its label. The label is the control's buddy and its accessible name."""

    def __init__(self, title: str, control: QWidget, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._help = help_text
        self._label = label(title, "field")
        self._label.setBuddy(control)
        self._foot = label("", "help", wrap=True)
        control.setAccessibleName(title)
        _indent(control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._label)
        self._column.addWidget(control)
        self._column.addWidget(self._foot)
        self.setFocusProxy(control)
        self.set_problem("")

    def title(self) -> str:
        """The label's words."""
        return self._label.text()

    def problem(self) -> str:
        """The sentence that says what is wrong now; empty when nothing is."""
        return self._foot.text() if self._foot.property("role") == "problem" else ""

    def set_problem(self, sentence: str) -> None:
        """Say under the field what is wrong; an empty sentence brings the help back."""
        shown = sentence or self._help
        theme.mark(self._foot, role="problem" if sentence else "help")
        theme.mark(self.control, wrong=bool(sentence))
        self._foot.setText(shown)
        self._foot.setVisible(bool(shown))
        self.control.setAccessibleDescription(shown)

    def set_help(self, sentence: str) -> None:
        """Change the help line."""
        self._help = sentence
        self.set_problem("")


def _indent(control: QWidget) -> None:
    """Qt ignores a style sheet's padding inside spin boxes; without this their text touches the frame."""
    popup = isinstance(control, QDateTimeEdit) and control.calendarPopup()
    if isinstance(control, QAbstractSpinBox) and not popup:
        line = control.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(9, 0, 0, 0)


def reminder() -> str:
    """The line that reminds what not to write wherever a story could be written."""
    return QCoreApplication.translate(
        "fields", "Facts and references only. No story, no names of suspects, no diagnosis."
    )


class TextField(Field):
    """One line of text. `holds` names the field of the records, whose length it keeps to and whose reminder it shows."""

    changed = Signal(str)

    def __init__(
        self,
        title: str,
        help_text: str = "",
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
        holds: str = "",
    ) -> None:
        self.line = QLineEdit()
        rule = TEXTS.get(holds)
        told = " ".join(part for part in (help_text, reminder() if rule and rule.free else "") if part)
        super().__init__(title, self.line, told, parent)
        self._limit, self._cut, self._last = 0, False, ""
        if rule:
            self.keep_to(rule.limit)
        self.line.setPlaceholderText(placeholder)
        self.line.inputRejected.connect(self._on_cut)
        self.line.textChanged.connect(self._on_text)

    def keep_to(self, limit: int) -> None:
        """Take at most this many characters; whoever types or pastes more is told."""
        self._limit = limit
        self.line.setMaxLength(limit)

    def text(self) -> str:
        """What was typed, without spaces around it; lines that were pasted stand behind each other."""
        return _PASTED.sub(" ", self.line.text()).strip()

    def set_text(self, text: str) -> None:
        """Fill the field; what is kept already is shown whole, however long."""
        if self._limit:
            self.line.setMaxLength(max(self._limit, len(text)))
        self.line.setText(text)

    def _on_cut(self) -> None:
        self._cut = self.line.text() != self._last
        self._say_cut()

    def _on_text(self, text: str) -> None:
        self.set_problem("")
        if self._cut:
            self._say_cut()
        self._cut, self._last = False, text
        self.changed.emit(text)

    def _say_cut(self) -> None:
        sentence = self.tr("Only {limit} characters fit here; the rest was not taken.")
        self.set_problem(sentence.format(limit=self.line.maxLength()))


class NoteField(Field):
    """A short note. It reminds what belongs in it, counts, and never cuts off what was typed or pasted."""

    changed = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None, *, limit: int = NOTE_LIMIT) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(title, self.edit, "", parent)
        self._limit = limit
        self._counter = label("", "help")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(84)
        self._column.removeWidget(self._label)
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self._counter)
        self._column.insertLayout(0, head)
        self.set_help("")
        self._show_count()
        self.edit.textChanged.connect(self._on_text)

    def text(self) -> str:
        """What was typed, without space around it."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Fill the note."""
        self.edit.setPlainText(text)

    def set_help(self, sentence: str) -> None:
        """Change the help line; the reminder stays behind it."""
        super().set_help(f"{sentence} {reminder()}".strip())

    def fits(self) -> bool:
        """Whether the note is short enough to keep."""
        return len(self.text()) <= self._limit

    def counter(self) -> str:
        """The words of the counter."""
        return self._counter.text()

    def _on_text(self) -> None:
        self.set_problem("")
        self._show_count()
        self.changed.emit(self.text())

    def _show_count(self) -> None:
        used = len(self.text())
        if used <= self._limit:
            words = self.tr("{used} of {limit}").format(used=used, limit=self._limit)
        else:
            words = self.tr("{over} too many").format(over=used - self._limit)
        theme.mark(self._counter, role="help" if used <= self._limit else "problem")
        self._counter.setText(words)

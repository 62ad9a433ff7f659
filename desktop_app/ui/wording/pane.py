"""Where the wording is typed: calm letters of one width, the number of each line, and the line that needs a look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.ui import theme

LETTER_PX = 14
_BESIDE = 10  # pixels on both sides of a line's number


class MarkdownPane(QPlainTextEdit):
    """`typed` with every change a person or a button makes. Tab goes on to the next control: no form needs a tab."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self.setStyleSheet(f'font-family: "{family}"; font-size: {LETTER_PX}px;')
        self.setTabChangesFocus(True)
        self._numbers = _Numbers(self)
        self._wrong = 0
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        self.textChanged.connect(self.typed)
        self._make_room()

    def insert(self, words: str) -> None:
        """Put words where the cursor is, and go on typing behind them."""
        self.insertPlainText(words)
        self.setFocus()

    def write_over(self, words: str) -> None:
        """Other words in place of all there are; Undo brings those back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(words)

    def show_line(self, number: int) -> None:
        """Mark the line that needs a look; 0 marks none."""
        self._wrong = number
        block = self.document().findBlockByNumber(number - 1)
        marks = []
        if number and block.isValid():
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(theme.current().clay_soft))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = self.textCursor()
            mark.cursor.setPosition(block.position())
            marks.append(mark)
        self.setExtraSelections(marks)
        self._numbers.update()

    def marked_line(self) -> int:
        """The line that is marked; 0 when none is."""
        return self._wrong

    def go_to(self, number: int) -> None:
        """Put the cursor at the beginning of a line, in sight."""
        block = self.document().findBlockByNumber(max(0, number - 1))
        cursor = self.textCursor()
        cursor.setPosition(block.position())
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    def numbers_width(self) -> int:
        """Pixels that the numbers need."""
        digits = len(str(max(10, self.blockCount())))
        return QFontMetrics(self._letters()).horizontalAdvance("9") * digits + 2 * _BESIDE

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Every line that is in sight gets its number; a long line that wraps has one."""
        palette = theme.current()
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(palette.soft))
        painter.setFont(self._letters())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = QFontMetrics(self.font()).height()
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            painter.setPen(QColor(palette.clay if number == self._wrong else palette.second))
            place = QRect(0, round(top), self._numbers.width() - _BESIDE, height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(number))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has other colours for the marked line."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_numbers"):
            self._make_room()
            self.show_line(self._wrong)

    def _letters(self) -> object:
        made = self.font()
        made.setPixelSize(LETTER_PX - 2)
        return made

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._place()

    def _place(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def _follow(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._numbers.scroll(0, scrolled)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _Numbers(QWidget):
    """The strip at the left."""

    def __init__(self, pane: MarkdownPane) -> None:
        super().__init__(pane)
        self._pane = pane

    def sizeHint(self) -> QSize:
        return QSize(self._pane.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._pane.paint_numbers(event)

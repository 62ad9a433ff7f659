"""The lines of the lobby's screen, in letters as large as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.lobby import LobbyVisit
from desktop_app.ui import theme
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.words import clock

NORMAL, STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold
_SMALLEST, _LARGEST = 17, 46  # pixels of a line's letters
_ROW = 1.8  # a line's height, in heights of its letters
_SHARES = (22, 15, 28, 35)  # of the width: time, guest, host, room


class LobbyBoard(QFrame):
    """The lines, as large as there is room for; when there are too many for the height, the first ones."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("lobby.board")
        self._zone = zone
        self._visits: tuple[LobbyVisit, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 12, 28, 12)
        self._column.setSpacing(0)
        self.show_visits(())

    def show_visits(self, visits: Sequence[LobbyVisit]) -> None:
        """Show these, in their order."""
        self._visits = tuple(visits)
        self._draw()

    def lines(self) -> list[tuple[str, ...]]:
        """What stands on the board, line by line."""
        words: list[tuple[str, ...]] = [
            (clock(each.event.start, self._zone), each.guest, each.host, each.room) for each in self._visits
        ]
        return words[: self._room_for()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger letters on a larger screen."""
        super().resizeEvent(event)
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """The letters give way, not the window."""
        return QSize(480, 160)

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(900, 420)

    def _height(self) -> int:
        margins = self._column.contentsMargins()
        return max(self.height() - margins.top() - margins.bottom(), 1)

    def _room_for(self) -> int:
        return max(int(self._height() / (_SMALLEST * _ROW)) - 1, 1)

    def _draw(self) -> None:
        lines = self.lines()
        empty(self._column)
        self.setAccessibleName(self._spoken(lines))
        if not lines:
            quiet = BigWords(max(20, self.width() // 46), "second", words=_tell_us())
            quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(quiet, 1)
            return
        px = int(min(max(self._height() / (len(lines) + 1) / _ROW, _SMALLEST), _LARGEST, self.width() / 26))
        heads = (self.tr("Time"), self.tr("Guest"), self.tr("Comes to you"), self.tr("Room"))
        self._column.addWidget(_row(heads, max(px * 2 // 3, 14), px, head=True))
        for number, words in enumerate(lines):
            row = _row(words, px, px, head=False)
            row.setObjectName(f"lobby.visit.{number}")
            self._column.addWidget(row)
        self._column.addStretch(1)

    def _spoken(self, lines: Sequence[tuple[str, ...]]) -> str:
        sentence = self.tr("{time}: {guest}, {host}, {room}.")
        said = [sentence.format(time=time, guest=guest, host=host, room=room) for time, guest, host, room in lines]
        return " ".join(said) or _tell_us()


class BigWords(QLabel):
    """One line in letters of a size of its own; it ends in an ellipsis where there is no room."""

    def __init__(self, px: int, colour: str, weight: QFont.Weight = NORMAL, words: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._letters = theme.font(px, weight)
        self._colour = colour
        self.setText(words)

    def set_size(self, px: int) -> None:
        """Letters of another size."""
        self._letters.setPixelSize(px)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """What the words need in these letters."""
        metrics = QFontMetrics(self._letters)
        return QSize(metrics.horizontalAdvance(self.text()) + 4, round(metrics.height() * 1.2))

    def minimumSizeHint(self) -> QSize:
        """The words may be cut, the letters not."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in our own letters, which a style sheet knows nothing of."""
        room = self.contentsRect()
        shown = QFontMetrics(self._letters).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setFont(self._letters)
        painter.setPen(QColor(theme.current().colour(self._colour)))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def _tell_us() -> str:
    return QCoreApplication.translate("lobby", "Please tell the front desk that you are here.")


def _row(words: Sequence[str], px: int, unit: int, *, head: bool) -> QFrame:
    """The four cells of a line, `unit` being the letters' size that gives its height."""
    made = QFrame()
    made.setFixedHeight(int(unit * _ROW))
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(unit)
    for place, (text, share) in enumerate(zip(words, _SHARES, strict=True)):
        colour = "second" if head else "ink"
        cell = BigWords(px, colour, STRONG if place == 1 and not head else NORMAL, text)
        grid.addWidget(cell, 0, place)
        grid.setColumnStretch(place, share)
    return made

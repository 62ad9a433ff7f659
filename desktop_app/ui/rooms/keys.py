"""The keys of the Rooms page, and the small panel that lists them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.rooms.period import AGENDA, DAY, MONTH, WEEK
from desktop_app.ui.rooms.popup import Popup
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

_KEY = Qt.Key
VIEWS: dict[Qt.Key, str] = {_KEY.Key_D: DAY, _KEY.Key_W: WEEK, _KEY.Key_M: MONTH, _KEY.Key_A: AGENDA}
TODAY = _KEY.Key_T
NEW = (_KEY.Key_N, _KEY.Key_Insert)
WALKING = frozenset(
    {
        _KEY.Key_Up,
        _KEY.Key_Down,
        _KEY.Key_Left,
        _KEY.Key_Right,
        _KEY.Key_PageUp,
        _KEY.Key_PageDown,
        _KEY.Key_Home,
        _KEY.Key_End,
    }
)
"""Keys that walk over the schedule."""


def is_help(key: Qt.Key) -> bool:
    """Whether a key asks for the list of keys."""
    return key in (_KEY.Key_F1, _KEY.Key_Question)


class KeysPopup(Popup):
    """Two columns: the key, and what it does on the drawn schedule."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("rooms.keys_list")
        self.setAccessibleName(self.tr("Keys of the schedule"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Keys of the schedule"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for row, (keys, does) in enumerate(self._lines()):
            grid.addWidget(label(keys, "second"), row, 0)
            grid.addWidget(label(does), row, 1)
        column.addLayout(grid)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setObjectName("rooms.keys_close")
        self.close_button.clicked.connect(self.leave)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setAccessibleDescription(" ".join(f"{keys}: {does}." for keys, does in self._lines()))

    def _lines(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Arrows"), self.tr("go by a quarter of an hour, or to the next column")),
            (self.tr("Page Up, Page Down"), self.tr("go from appointment to appointment")),
            (self.tr("Home, End"), self.tr("go to the beginning or end of the office hours")),
            (self.tr("Enter"), self.tr("opens an appointment, books free time, drops what you move")),
            (self.tr("N"), self.tr("books here")),
            (self.tr("Ctrl + arrows"), self.tr("move the appointment; Enter drops it, Esc leaves it")),
            (self.tr("Ctrl + Shift + Up, Down"), self.tr("make it shorter or longer")),
            (self.tr("Ctrl + Z, Ctrl + Y"), self.tr("take the last change back, do it again")),
            (self.tr("Ctrl + Plus, Minus, 0"), self.tr("draw the hours taller, lower, as usual")),
            (self.tr("In the month"), self.tr("arrows go from day to day, Enter opens it, Page Up, Page Down turn")),
            (self.tr("D, W, M, A"), self.tr("day, week, month, agenda")),
            (self.tr("T"), self.tr("today")),
            (self.tr("Alt + Left, Right"), self.tr("the day, week or month before or after")),
        )

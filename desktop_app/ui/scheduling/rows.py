"""Rows of the scheduling dialogs: two lines and their links, and a list of visits that a person must look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room
from desktop_app.ui.scheduling.wording import visit_second, visit_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label, line

_SPIN_INSET = 9  # pixels; Qt ignores a style sheet's padding inside spin boxes


class Wrapping(QWidget):
    """Asks for the height its words need at the width there is, not for the one they need in the narrowest column."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own where words wrap."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class Rows(Wrapping):
    """A list that is filled anew whenever it changes; `nothing` is what it says when there is none."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def fill(self, rows: Iterable[QWidget]) -> None:
        """Show these rows, with a line between them."""
        empty(self._column)
        count = 0
        for count, row in enumerate(rows, start=1):
            if count > 1:
                self._column.addWidget(line())
            self._column.addWidget(row)
        if not count:
            self._column.addWidget(label(self._nothing, "subtitle", wrap=True))


def row(first: str, second: str, *links: QWidget) -> QWidget:
    """Two lines, and what can be done at the right."""
    made = Wrapping()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(14)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(first, "strong", wrap=True))
    if second:
        words.addWidget(label(second, "second", wrap=True))
    across.addLayout(words, 1)
    for link in links:
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return made


def link(words: str, spoken: str, name: str, key: int) -> Button:
    """A link of a row: `spoken` says what it is about, `key` whom it means (`sender().property("key")`)."""
    made = Button(words, "link")
    made.setAccessibleName(spoken)
    made.setObjectName(name)
    made.setProperty("key", key)
    return made


class VisitList(Wrapping):
    """Visits that stand in the way of something; each can be opened, so that none is forgotten."""

    open_wanted = Signal(int)

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._session = session
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_visits(self, heading: str, visits: Sequence[Appointment]) -> None:
        """Say what they have in common and list them; hidden when there are none."""
        empty(self._column)
        if visits:
            self._column.addWidget(label(heading, wrap=True, tone="clay"))
        rooms = known_rooms(self._session) if visits else {}
        for visit in visits:
            self._column.addWidget(self._row(visit, rooms.get(visit.room_id)))
        self.setVisible(bool(visits))

    def _row(self, visit: Appointment, room: Room | None) -> QWidget:
        words = visit_words(visit, room, self._session.zone)
        spoken = self.tr("Open the visit {number}").format(number=visit.number)
        opens = link(self.tr("Open"), spoken, f"{self._name}.open", visit.id)
        opens.clicked.connect(self._on_open)
        return row(words, visit_second(visit), opens)

    def _on_open(self) -> None:
        self.open_wanted.emit(int(self.sender().property("key")))


def known_rooms(session: Session) -> Mapping[int, Room]:
    """Every room by its id; none when the list is refused."""
    found = session.services.rooms.all(session.actor)
    return {} if isinstance(found, Refused) else {room.id: room for room in found}


def inset(control: QAbstractSpinBox, spoken: str, name: str) -> QAbstractSpinBox:
    """A spin box or time in a table, whose label is its row and column: named, and with room before its text."""
    control.setAccessibleName(spoken)
    control.setObjectName(name)
    inner = control.findChild(QLineEdit)
    if inner is not None:
        inner.setTextMargins(_SPIN_INSET, 0, 0, 0)
    return control

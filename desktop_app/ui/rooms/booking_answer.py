"""The strip beneath the booking form: free, or why not and what is free instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.times import local_day
from desktop_app.ui import icons, theme
from desktop_app.ui.rooms.wording import short_clock
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, day_words, short_day


@dataclass(frozen=True, slots=True)
class FreeStart:
    """A free start near the wished one, told in a zone."""

    start: int
    wished: int
    zone: str

    @property
    def same_day(self) -> bool:
        """Whether it lies on the wished day."""
        return local_day(self.start, self.zone) == local_day(self.wished, self.zone)

    def words(self) -> str:
        """`10:15`, or `Wed 25 Nov 9:00` on another day."""
        day = "" if self.same_day else short_day(local_day(self.start, self.zone)) + ", "
        return day + short_clock(self.start, self.zone)

    def spoken(self) -> str:
        """The same for the ear."""
        return f"{day_words(local_day(self.start, self.zone))}, {clock(self.start, self.zone)}"


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """Another room that is free at the wished time."""

    room_id: int
    name: str


class BookingAnswer(QFrame):
    """Always there, so that nothing jumps; a button of a free time or room puts it into the form."""

    start_chosen = Signal(object)
    room_chosen = Signal(int)
    search_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("booking.answer")
        self.setProperty("role", "notice")
        self._picture = QLabel()
        self._sentence = label("", wrap=True)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._offers)

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say_free(self, sentence: str) -> None:
        """The time may be booked."""
        self._say(sentence, "green", "check")
        self._clear()

    def say_refused(
        self, sentence: str, starts: Sequence[FreeStart], rooms: Sequence[FreeRoom], search: bool = False
    ) -> None:
        """The time may not be booked as it stands; these would do. `search` offers to look for one further away."""
        self._say(sentence, "clay", "clock")
        self._clear()
        if starts:
            self._offers.addWidget(label(self.tr("Free:"), tone="clay"))
        for number, free in enumerate(starts):
            button = self._offer(
                free.words(), self.tr("Start {time}").format(time=free.spoken()), f"booking.free.{number}"
            )
            button.setProperty("start", free.start)
            button.clicked.connect(self._on_start)
        if rooms:
            self._offers.addWidget(label(self.tr("At this time:"), tone="clay"))
        for number, room in enumerate(rooms):
            words = self.tr("Take {room}").format(room=room.name)
            button = self._offer(room.name, words, f"booking.free_room.{number}")
            button.setProperty("room", room.room_id)
            button.clicked.connect(self._on_room)
        if search:
            words = self.tr("Find a time…")
            self._offer(words, words, "booking.find_time").clicked.connect(self.search_wanted)
        self._offers.addStretch(1)

    def announce(self) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence()))

    def _say(self, sentence: str, tone: str, picture: str) -> None:
        if sentence == self.sentence():
            return
        theme.mark(self, tone=tone)
        theme.mark(self._sentence, tone=tone)
        self._picture.setPixmap(icons.pixmap(picture, theme.current().tone(tone)[0], 18, 2.0))
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.announce()

    def _clear(self) -> None:
        for button in self.findChildren(Button):
            button.setObjectName("")  # it lives until the event loop turns; its name is free at once
        empty(self._offers)

    def _offer(self, words: str, spoken: str, name: str) -> Button:
        button = Button(words)
        button.setAccessibleName(spoken)
        button.setObjectName(name)
        self._offers.addWidget(button)
        return button

    def _on_start(self) -> None:
        self.start_chosen.emit(self.sender().property("start"))

    def _on_room(self) -> None:
        self.room_chosen.emit(self.sender().property("room"))

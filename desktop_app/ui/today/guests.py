"""The day's guests: time, initials, host, room and door; one action a guest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.appointments import RELEASED, Status
from desktop_app.domain.staff import short_name
from desktop_app.domain.today import DeskGuest
from desktop_app.ui import words
from desktop_app.ui.today.counting import in_words
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import ElidedLabel, label, line

TIME_WIDTH = 94
CONTROL_HEIGHT = 39
TONES = {
    Status.TENTATIVE: "clay",
    Status.ARRIVED: "green",
    Status.IN_ROOM: "plum",
}


class GuestsCard(Card):
    """One row a guest, in the order of the day; the next who may arrive has the strong button."""

    arrived = Signal(int, int)
    not_here = Signal(int, int)
    opened = Signal(int)

    def __init__(self, title: str, nobody: str, *, arriving: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName("today.guests")
        self._nobody = nobody
        self._arriving = arriving
        self._scroll = FittingScroll()
        self.body.addWidget(self._scroll, 1000)
        self.body.addStretch(1)

    def show_guests(self, guests: Sequence[DeskGuest]) -> None:
        """Show these guests; the purpose only where the service tells it."""
        empty(self._scroll.rows)
        if not guests:
            self._scroll.rows.addWidget(label(self._nobody, "subtitle", wrap=True))
        in_order = sorted(guests, key=_by_time)
        following = next((each.appointment_id for each in in_order if each.status is Status.CONFIRMED), None)
        for index, guest in enumerate(in_order):
            if index:
                self._scroll.rows.addWidget(line())
            row = GuestRow(
                guest, arriving=self._arriving, following=guest.appointment_id == following, top=15 if index else 2
            )
            row.arrived.connect(self.arrived)
            row.not_here.connect(self.not_here)
            row.opened.connect(self.opened)
            self._scroll.rows.addWidget(row)


class GuestRow(QWidget):
    """One guest. `arriving` offers "Arrived" for a confirmed visit, and its way back; else the row can be opened."""

    arrived = Signal(int, int)
    not_here = Signal(int, int)
    opened = Signal(int)

    def __init__(self, guest: DeskGuest, *, arriving: bool, following: bool, top: int) -> None:
        super().__init__()
        self._guest = guest
        self.setObjectName(f"today.guest.{guest.appointment_id}")
        self.setAccessibleName(self._spoken())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, top, 0, 15)
        row.setSpacing(12)
        at = label(short_clock(guest), "time")
        at.setFixedWidth(TIME_WIDTH - row.spacing())
        at.setMinimumHeight(CONTROL_HEIGHT)
        row.addWidget(at, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._about(), 1)
        for part in self._right(arriving, following):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _about(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(label(self._party(), "strong"))
        first.addWidget(ElidedLabel(self.tr("for {host}").format(host=short_name(self._guest.host))), 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(ElidedLabel(self._second_line(), "second"))
        return column

    def _party(self) -> str:
        others = self._guest.party_size - 1
        if others < 1:
            return self._guest.label
        if others == 1:
            return self.tr("{guest} and one guest").format(guest=self._guest.label)
        return self.tr("{guest} and {count} guests").format(guest=self._guest.label, count=in_words(others))

    def _second_line(self) -> str:
        purpose = words.word(self._guest.purpose) if self._guest.purpose else ""
        return " · ".join(part for part in (purpose, self._guest.room, self._guest.entrance) if part)

    def _right(self, arriving: bool, following: bool) -> list[QWidget]:
        """What may be done, or the state in a word."""
        guest = self._guest
        if arriving and guest.status is Status.CONFIRMED:
            return [self._arrived_button(following)]
        parts: list[QWidget] = [] if guest.status is Status.CONFIRMED else [_pill(guest.status)]
        if arriving and guest.status is Status.ARRIVED:
            parts.append(self._back_button())
        if not arriving or guest.status is Status.TENTATIVE:
            parts.append(self._open_button())
        return parts

    def _arrived_button(self, following: bool) -> Button:
        button = Button(self.tr("Arrived"), "primary" if following else "")
        button.setObjectName(f"today.arrived.{self._guest.appointment_id}")
        button.setAccessibleName(self.tr("Arrived: {guest}").format(guest=self._spoken()))
        button.clicked.connect(self._on_arrived)
        return button

    def _back_button(self) -> Button:
        button = Button(self.tr("Take back"), "link")
        button.setProperty("muted", True)
        button.setObjectName(f"today.not_here.{self._guest.appointment_id}")
        button.setAccessibleName(self.tr("Not here yet after all: {guest}").format(guest=self._spoken()))
        button.clicked.connect(self._on_not_here)
        return button

    def _open_button(self) -> Button:
        button = Button(self.tr("Open"), "link")
        button.setObjectName(f"today.open.{self._guest.appointment_id}")
        button.setAccessibleName(self.tr("Open the appointment: {guest}").format(guest=self._spoken()))
        button.clicked.connect(self._on_open)
        return button

    def _spoken(self) -> str:
        at = words.clock(self._guest.event.start, self._guest.zone)
        return f"{at}, {self._party()}, {self.tr('for {host}').format(host=short_name(self._guest.host))}"

    def _on_arrived(self) -> None:
        self.arrived.emit(self._guest.appointment_id, self._guest.version)

    def _on_not_here(self) -> None:
        self.not_here.emit(self._guest.appointment_id, self._guest.version)

    def _on_open(self) -> None:
        self.opened.emit(self._guest.appointment_id)


def short_clock(guest: DeskGuest) -> str:
    """The start without am and pm: an office day has no need of them."""
    return words.clock(guest.event.start, guest.zone).split()[0]


def _by_time(guest: DeskGuest) -> tuple[int, str]:
    return guest.event.start, guest.room


def _pill(status: Status) -> Pill:
    tone = "stone" if status in RELEASED else TONES.get(status, "stone")
    return Pill(words.word(status).lower(), tone, symbol=None if status is Status.TENTATIVE else "")

"""Who has arrived and waits to be met: the first thing victim services see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.today import DeskGuest
from desktop_app.ui.today.counting import in_words
from desktop_app.ui.today.guests import short_clock
from desktop_app.ui.widgets.notice import Notice


class Arrivals(QWidget):
    """One calm strip a waiting guest; it stays until the guest is in the room."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.arrivals")
        self._strips: dict[int, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_guests(self, guests: Sequence[DeskGuest]) -> None:
        """Show those who have arrived; only a new arrival is announced to a screen reader."""
        waiting = {each.appointment_id: each for each in guests if each.status is Status.ARRIVED}
        for gone in self._strips.keys() - waiting.keys():
            strip = self._strips.pop(gone)
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        for new in waiting.keys() - self._strips.keys():
            self._strips[new] = self._strip(waiting[new])
        self.setVisible(bool(self._strips))

    def _strip(self, guest: DeskGuest) -> Notice:
        strip = Notice()
        strip.setObjectName(f"today.arrival.{guest.appointment_id}")
        strip.close_button.hide()
        strip.action.setProperty("appointment", guest.appointment_id)
        strip.action.clicked.connect(self._on_open)
        self._column.addWidget(strip)
        strip.say(self._sentence(guest), "green", self.tr("Open"))
        return strip

    def _sentence(self, guest: DeskGuest) -> str:
        others = guest.party_size - 1
        known = {"guest": guest.label, "room": guest.room, "time": short_clock(guest), "door": guest.entrance}
        if others > 1:
            sentence = self.tr("{guest} and {others} others have arrived, {room}, {time}.")
        elif others == 1:
            sentence = self.tr("{guest} and one other have arrived, {room}, {time}.")
        else:
            sentence = self.tr("{guest} has arrived, {room}, {time}.")
        if guest.entrance:
            sentence = sentence + " " + self.tr("They wait at the {door}.")
        return sentence.format(others=in_words(others), **known)

    def _on_open(self) -> None:
        self.opened.emit(self.sender().property("appointment"))

"""The offers of a search: one button each, with its reasons, and below them why the obvious time is not there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.find_time import Found, Slot
from desktop_app.domain.rooms import Room
from desktop_app.ui.rooms.find_time_words import obvious_lines, obvious_title, slot_care, slot_reasons, slot_title
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import Passage, label


class OfferButton(Button):
    """One offer: its time and room, what speaks for it, what asks for care, and the key that takes it."""

    def __init__(self, number: int, slot: Slot, room: Room, parent: QWidget | None = None) -> None:
        super().__init__("", "offer", "", parent)
        self.slot = slot
        title, reasons, care = slot_title(slot, room), slot_reasons(slot), slot_care(slot)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(part for part in (reasons, care) if part))
        self.setObjectName(f"find_time.offer.{number}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(title, "strong", wrap=True), 1)
        head.addWidget(label(self.tr("Alt+{number}").format(number=number + 1), "third"), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        for words, tone in ((reasons, ""), (care, "clay")):
            if words:
                self._column.addWidget(label(words, "second", wrap=True, tone=tone))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """Everything one reads on it."""
        return f"{self.accessibleName()}\n{self.accessibleDescription()}"

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words need."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """The size of its words, which a push button would not ask for."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least its words can do with."""
        return self._column.totalMinimumSize()


class Offers(QWidget):
    """`taken` when somebody takes an offer."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_time.offers")
        self.buttons: tuple[OfferButton, ...] = ()
        self._heading = label("", "heading", wrap=True)
        self._sentence = label("", "subtitle", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._why = label("", "strong", wrap=True)
        self._lines = Passage("", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._heading, self._sentence):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addSpacing(8)
        for part in (self._why, self._lines):
            column.addWidget(part)
        column.addStretch(1)

    def heading(self) -> str:
        """How many there are, in words."""
        return self._heading.text()

    def why_not(self) -> str:
        """The question about the obvious time and its answer."""
        return f"{self._why.text()}\n{self._lines.words()}"

    def show_found(self, found: Found, rooms: Mapping[int, Room], zone: str, today: date) -> None:
        """Show what was found; the offer that had the focus keeps it."""
        focused = next((number for number, button in enumerate(self.buttons) if button.hasFocus()), None)
        self._clear()
        self.buttons = tuple(OfferButton(number, slot, rooms[slot.room_id]) for number, slot in enumerate(found.slots))
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            self._list.addWidget(button)
        self._head(len(self.buttons))
        obvious = found.obvious
        if obvious is not None and obvious.free_in is not None:
            offered = any(button.slot.event == obvious.event for button in self.buttons)
            obvious = None if offered else obvious
        self._why.setVisible(obvious is not None)
        self._lines.setVisible(obvious is not None)
        if obvious is not None:
            self._why.setText(obvious_title(obvious, zone, today))
            self._lines.set_words("\n".join(obvious_lines(obvious, rooms)))
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()

    def say(self, sentence: str) -> None:
        """A search that was refused."""
        self._clear()
        self._heading.setText(self.tr("Nothing to offer"))
        self._sentence.setText(sentence)
        self._sentence.show()
        for part in (self._why, self._lines):
            part.hide()

    def _head(self, count: int) -> None:
        words = {
            0: self.tr("No time was found"),
            1: self.tr("One time suits"),
            2: self.tr("Two times suit"),
            3: self.tr("Three times suit"),
        }
        heading = words.get(count) or self.tr("{count} times suit").format(count=count)
        help_text = self.tr("Please look further ahead, or leave out a wish: other days, other hours, a shorter visit.")
        self._sentence.setText(help_text if not count else "")
        self._sentence.setVisible(not count)
        if heading != self._heading.text():
            self._heading.setText(heading)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, heading))

    def _clear(self) -> None:
        for button in self.buttons:
            button.setObjectName("")  # it lives until the event loop turns; its name is free at once
        self.buttons = ()
        empty(self._list)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, OfferButton):
            self.taken.emit(button.slot)

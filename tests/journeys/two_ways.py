"""Two ways to work at the schedule: with the mouse, and with nothing but the keyboard. Both use only what is visible."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget

from desktop_app.tour.hands import Hands, NotThere, until
from desktop_app.tour.schedule_hand import ScheduleHand
from desktop_app.tour.walker import Walker
from desktop_app.ui.rooms.time_view import TimeView

Key, Held = Qt.Key, Qt.KeyboardModifier
MOST_STEPS = 200
"""Presses of one key after which a person would give up."""
PAGES = {"today": Key.Key_1, "rooms": Key.Key_2}
SHAPES = {"day": Key.Key_D, "week": Key.Key_W, "month": Key.Key_M, "agenda": Key.Key_A}


class Way(Protocol):
    """Everything the journeys of the schedule ask for. Rooms by their name, instants in epoch seconds."""

    hands: Hands

    def sign_in(self, name: str) -> None:
        """From "Who is at this desk?"."""

    def lock(self) -> None:
        """Leave the desk."""

    def go_to(self, page: str) -> None:
        """A page of the rail."""

    def do(self, name: str) -> None:
        """Press a button, tick a box, take an option."""

    def choose(self, name: str, words: str) -> None:
        """From a list."""

    def write(self, name: str, text: str) -> None:
        """Into a field."""

    def show(self, shape: str) -> None:
        """Day, week, month or agenda."""

    def turn(self, pages: int) -> None:
        """Days, weeks or months on or back."""

    def book(self, room: str, start: int, end: int) -> None:
        """Ask for an hour that is free."""

    def take(self, room: str, start: int) -> None:
        """Take hold of an appointment."""

    def carry(self, room: str, start: int) -> None:
        """Carry it to where it would begin, and hold it there."""

    def drop(self) -> None:
        """Let it lie there."""

    def open(self, room: str, start: int) -> None:
        """Open an appointment."""

    def take_back(self) -> None:
        """Undo."""

    def do_again(self) -> None:
        """Redo."""

    def take_offer(self) -> None:
        """The first time that was found."""


class Mouse:
    """Clicks and drags; only words are typed."""

    def __init__(self, walker: Walker) -> None:
        self.hands = walker.hands
        self._walker = walker
        hand = ScheduleHand(walker.hands)
        self.book, self.take, self.carry, self.drop, self.open = hand.draw, hand.take, hand.carry, hand.drop, hand.open

    def sign_in(self, name: str) -> None:
        self._walker.sign_in(name)

    def lock(self) -> None:
        self.do("rail.lock")

    def go_to(self, page: str) -> None:
        self.do(f"rail.{page}")

    def do(self, name: str) -> None:
        self.hands.click(name)

    def choose(self, name: str, words: str) -> None:
        combo = self.hands.find(name, QComboBox)
        index = _index(combo, words)
        QTest.mouseClick(combo, Qt.MouseButton.LeftButton)
        shown = combo.view()
        until(shown.isVisible)
        row = combo.model().index(index, combo.modelColumn())
        shown.scrollTo(row)
        until(lambda: combo.currentIndex() == index or _clicked(shown.viewport(), shown.visualRect(row).center()))
        assert combo.currentIndex() == index

    def write(self, name: str, text: str) -> None:
        field = self.hands.find(name)
        QTest.mouseDClick(field, Qt.MouseButton.LeftButton)
        QTest.keyClicks(field, text)

    def show(self, shape: str) -> None:
        self.do(f"rooms.shape.{shape}")

    def turn(self, pages: int) -> None:
        for _ in range(abs(pages)):
            self.do("rooms.next" if pages > 0 else "rooms.previous")

    def take_back(self) -> None:
        self.do("rooms.take_back")

    def do_again(self) -> None:
        self.do("rooms.do_again")

    def take_offer(self) -> None:
        self.do("find_time.offer.0")


class Keyboard:
    """Presses keys, which go to whatever has the focus; a field is reached with Tab."""

    def __init__(self, walker: Walker) -> None:
        self.hands = walker.hands
        self._walker = walker

    def sign_in(self, name: str) -> None:
        person = next(each for each in self._walker.desk.people() if each.name == name)
        self.do(f"sign_in.person.{person.id}")

    def lock(self) -> None:
        self._press(Key.Key_F9)

    def go_to(self, page: str) -> None:
        self._press(PAGES[page], Held.ControlModifier)

    def do(self, name: str) -> None:
        button = self.hands.find(name)
        if isinstance(button, QRadioButton) and button.group().checkedButton() is not None:
            self._tab_to(button.group().checkedButton().objectName())
            self._until(lambda: _focused() == name, Key.Key_Down)
            return
        self._tab_to(name)
        self._press(Key.Key_Space)

    def choose(self, name: str, words: str) -> None:
        combo = self.hands.find(name, QComboBox)
        index = _index(combo, words)
        self._tab_to(name)
        key = Key.Key_Down if index > combo.currentIndex() else Key.Key_Up
        self._until(lambda: combo.currentIndex() == index, key)

    def write(self, name: str, text: str) -> None:
        self._tab_to(name)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def show(self, shape: str) -> None:
        self._tab_to("rooms.month" if self.hands.sees("rooms.month") else "rooms.view")
        self._press(SHAPES[shape])

    def turn(self, pages: int) -> None:
        for _ in range(abs(pages)):
            before = self.hands.words()
            self._press(Key.Key_Right if pages > 0 else Key.Key_Left, Held.AltModifier)
            until(lambda before=before: self.hands.words() != before)  # a button shows that it is pressed

    def book(self, room: str, start: int, end: int) -> None:
        assert end - start == 3600, "a key books an hour"
        self._stand_on(room, start)
        self._press(Key.Key_N)

    def take(self, room: str, start: int) -> None:
        self._stand_on(room, start)
        assert self._view().selected() is not None

    def carry(self, room: str, start: int) -> None:
        to = self._column(room, start)
        ghost = self._view().ghost()
        column = ghost.column if ghost else self._place()[0]
        for _ in range(abs(to - column)):
            self._press(Key.Key_Right if to > column else Key.Key_Left, Held.ControlModifier)
        key = Key.Key_Down if start > self._carried() else Key.Key_Up
        self._until(lambda: self._carried() == start, key, Held.ControlModifier)

    def drop(self) -> None:
        self._press(Key.Key_Return)

    def open(self, room: str, start: int) -> None:
        self._stand_on(room, start)
        self._press(Key.Key_Return)

    def take_back(self) -> None:
        self._press(Key.Key_Z, Held.ControlModifier)

    def do_again(self) -> None:
        self._press(Key.Key_Y, Held.ControlModifier)

    def take_offer(self) -> None:
        self._press(Key.Key_1, Held.AltModifier)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        self.hands.press(key, held)

    def _until(self, there: object, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        for _ in range(MOST_STEPS):
            if there():
                return
            self._press(key, held)
        raise NotThere(f"{key.name} does not lead there")

    def _tab_to(self, name: str) -> None:
        self._until(lambda: _focused() == name, Key.Key_Tab)

    def _view(self) -> TimeView:
        return self.hands.find("rooms.view", TimeView)

    def _place(self) -> tuple[int, int]:
        place = self._view().place()
        assert place is not None, "the keyboard stands nowhere"
        return place.column, place.at

    def _carried(self) -> int:
        ghost = self._view().ghost()
        return ghost.wish.event.start if ghost else self._place()[1]

    def _column(self, room: str, start: int) -> int:
        rooms = self.hands.find("rooms.room", QComboBox)
        column = self._view().geometry_now().column_of(int(rooms.itemData(_index(rooms, room))), start)
        assert column is not None, f"{room} is not shown on that day"
        return column

    def _stand_on(self, room: str, start: int) -> None:
        self._tab_to("rooms.view")
        self._press(Key.Key_Home)
        column = self._column(room, start)
        sideways = Key.Key_Right if column > self._place()[0] else Key.Key_Left
        self._until(lambda: self._place()[0] == column, sideways)
        self._until(lambda: self._place()[1] == start, Key.Key_Down if start > self._place()[1] else Key.Key_Up)


def _index(combo: QComboBox, words: str) -> int:
    index = next((row for row in range(combo.count()) if words in combo.itemText(row)), -1)
    if index < 0:
        raise NotThere(f"{combo.objectName()} does not offer {words!r}")
    return index


def _clicked(viewport: QWidget, point: object) -> bool:
    """A list that has just opened takes no click for a moment, so that the one that opened it chooses nothing."""
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    return False


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""

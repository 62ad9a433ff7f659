"""The mouse over the drawn schedule: it finds a room and a time, and draws or drags as a hand would."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.tour.hands import Hands, NotThere
from desktop_app.ui.rooms.time_view import TimeView

LEFT, NOTHING_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
INSIDE = 3  # pixels beside a line, so that a hand's quarter is the one that is meant
STEPS = 4  # places the pointer passes on its way


class ScheduleHand:
    """Rooms are named as on the page, instants are epoch seconds. `take` and `carry` hold until `drop` or `let_go`."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._at = QPoint()
        self._held = HOUR // 2
        """Seconds between an appointment's start and the place where it was taken."""

    def view(self) -> TimeView:
        """The drawing."""
        return self._hands.find("rooms.view", TimeView)

    def draw(self, room: str, start: int, end: int) -> None:
        """Draw on free time."""
        self._press(self._point(room, start) + QPoint(0, INSIDE))
        self._go(self._point(room, end) - QPoint(0, INSIDE))
        self.drop()

    def take(self, room: str, start: int, held: int = 30 * MINUTE) -> None:
        """Take hold of the appointment that begins there."""
        self._held = held
        self._press(self._point(room, start + held))

    def carry(self, room: str, start: int) -> None:
        """Carry it along, still held."""
        self._go(self._point(room, start + self._held))

    def drop(self) -> None:
        """Let it lie where it is."""
        QTest.mouseRelease(self.view().viewport(), LEFT, NOTHING_HELD, self._at)
        QApplication.processEvents()

    def open(self, room: str, start: int) -> None:
        """Click an appointment."""
        self.take(room, start, 15 * MINUTE)
        self.drop()

    def why_not(self) -> str:
        """What is written beside the ghost; empty where it may be dropped."""
        ghost = self.view().ghost()
        if ghost is None:
            raise NotThere("nothing is carried")
        return ghost.why

    def _press(self, point: QPoint) -> None:
        self._at = point
        QTest.mousePress(self.view().viewport(), LEFT, NOTHING_HELD, point)
        QApplication.processEvents()

    def _go(self, to: QPoint) -> None:
        way = to - self._at
        for step in range(1, STEPS + 1):
            QTest.mouseMove(self.view().viewport(), self._at + way * step / STEPS)
            QApplication.processEvents()
        self._at = to

    def _point(self, room: str, instant: int) -> QPoint:
        rooms = self._hands.find("rooms.room", QComboBox)
        index = rooms.findText(room)
        if index < 0:
            raise NotThere(f"no room is called {room}")
        return self.view().point_of(int(rooms.itemData(index)), instant)

"""A day of four rooms to draw, a planner that knows them, and a hand that drags."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop_app.domain.appointments import OCCUPYING, Appointment, Need, Status
from desktop_app.domain.buffers import Held, buffers_for, held_around
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.schedule import EVERYTHING, Wanted
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, Span, day_span
from desktop_app.services.schedule import Schedule
from desktop_app.ui.rooms.ghost import Wish
from desktop_app.ui.rooms.time_view import TimeView
from desktop_app.ui.rooms.wording import ScheduleWords
from tests.agency import TODAY, ZONE, at

SOFT_A = Room(1, "Soft room A", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "beside the lobby")
SOFT_B = Room(2, "Soft room B", RoomKind.CHILD_FRIENDLY, ZONE, 5, False, "beside the lobby")
WILLOW = Room(3, "Willow room", RoomKind.PROPERTY_RETURN, ZONE, 6, True, "east entrance", 45, 30)
GARDEN = Room(4, "Garden room", RoomKind.SOFT_INTERVIEW, ZONE, 1, True, "main lobby")
ROOMS = (SOFT_A, SOFT_B, WILLOW, GARDEN)
REYES = StaffMember(1, "Maria Reyes", Role.VICTIM_SERVICES, "4410")
NOW = at(10, 12)


def held(room: Room, event: Span) -> Held:
    return held_around(event, buffers_for(room, Purpose.FAMILY_MEETING, {}))


def visit(
    number: int, room: Room, start: int, end: int, purpose: Purpose = Purpose.VICTIM_INTERVIEW, **changes: object
) -> Appointment:
    event = Span(start, end)
    facts: dict[str, object] = {
        "status": Status.TENTATIVE, "host_id": REYES.id, "guest_name": "Jamie Marsh", "guest_label": "J. M.",
        "party_size": 1, "needs": frozenset(), "case_id": None, "evidence_id": None, "language": "en", "reason": "",
        "version": 1,
    }  # fmt: skip
    around = held(room, event)
    facts["decompression_end"] = around.decompression_end
    return Appointment(number, f"26-{number:04}", room.id, purpose, event, around.hold, **{**facts, **changes})


HERE = visit(1, SOFT_A, at(9, 30), at(10, 45), status=Status.IN_ROOM, needs=frozenset({Need.INTERPRETER}))
MEETING = visit(2, SOFT_B, at(11), at(12), Purpose.FAMILY_MEETING, status=Status.CONFIRMED)
BELONGINGS = visit(3, WILLOW, at(15), at(16, 30), Purpose.RETURN_OF_BELONGINGS)
WITNESS = visit(4, SOFT_A, at(13, 30), at(15), Purpose.WITNESS_INTERVIEW)
VISITS = (HERE, MEETING, WITNESS, BELONGINGS)


def schedule(
    *visits: Appointment, rooms: tuple[Room, ...] = ROOMS, day: date = TODAY, now: int = NOW, count: int = 1
) -> Schedule:
    span = Span(day_span(day, ZONE).start, day_span(day + timedelta(days=count - 1), ZONE).end)
    return Schedule(day, ZONE, rooms, visits, {REYES.id: REYES}, span, now, {2: "ready", 4: "waiting:2"}, count)


def drawn(*visits: Appointment, lobby: bool = False, wanted: Wanted = EVERYTHING, **about: Any) -> ScheduleWords:
    return ScheduleWords(schedule(*visits, **about), lobby, wanted)


@dataclass(slots=True)
class Planner:
    """Refuses what would touch another hold, as the real one does, and remembers what it was asked."""

    visits: tuple[Appointment, ...] = VISITS
    asked: list[Wish] = field(default_factory=list)
    begun: list[Appointment | None] = field(default_factory=list)

    def begin(self, moving: Appointment | None) -> None:
        self.begun.append(moving)

    def plan(self, wish: Wish) -> Held | Refused:
        self.asked.append(wish)
        room = next(each for each in ROOMS if each.id == wish.room_id)
        wanted = held(room, wish.event)
        for each in self.visits:
            if (
                each is not wish.moving
                and each.status in OCCUPYING
                and each.room_id == room.id
                and each.hold.overlaps(wanted.hold)
            ):
                return refuse(Cause.ROOM_HELD, room=room.name, hold=each.hold, zone=room.zone)
        return wanted

    def nearest(self, wish: Wish) -> tuple[int, ...]:
        return (wish.event.start + HOUR,)


@dataclass(slots=True)
class Hand:
    """The mouse over a view, place by place."""

    view: TimeView
    point: QPoint = field(default_factory=QPoint)

    def over(self, room: Room, instant: int) -> QPoint:
        return self.view.point_of(room.id, instant)

    def press(self, point: QPoint) -> None:
        self._send(QEvent.Type.MouseButtonPress, point, Qt.MouseButton.LeftButton)

    def move(self, point: QPoint) -> None:
        self._send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)

    def release(self) -> None:
        self._send(QEvent.Type.MouseButtonRelease, self.point, Qt.MouseButton.LeftButton)

    def double_click(self, point: QPoint) -> None:
        self.press(point)
        self.release()
        self._send(QEvent.Type.MouseButtonDblClick, point, Qt.MouseButton.LeftButton)
        self.release()

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.press(start)
        self.move((start + end) / 2)
        self.move(end)

    def _send(self, kind: QEvent.Type, point: QPoint, button: Qt.MouseButton) -> None:
        self.point = point
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        viewport = self.view.viewport()
        place, globally = QPointF(point), QPointF(viewport.mapToGlobal(point))
        QApplication.sendEvent(
            viewport, QMouseEvent(kind, place, globally, button, held, Qt.KeyboardModifier.NoModifier)
        )

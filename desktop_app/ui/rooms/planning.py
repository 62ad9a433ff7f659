"""What a drag asks the service before the drop, and what a dropped move asks for."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import Appointment, BookingRequest, hold_for
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.ghost import Wish
from desktop_app.ui.session import Session

ANY_ROOM = Purpose.FAMILY_MEETING
"""Every room takes it, so a new visit's ghost asks for it: the purpose, the case and the host are chosen in the dialog."""


def request_of(appointment: Appointment) -> BookingRequest:
    """The wish that would book an appointment as it is. The answer about suspects was given when it was booked."""
    return BookingRequest(
        purpose=appointment.purpose,
        room_id=appointment.room_id,
        event=appointment.event,
        host_id=appointment.host_id,
        guest_name=appointment.guest_name,
        party_size=appointment.party_size,
        needs=appointment.needs,
        case_id=appointment.case_id,
        evidence_id=appointment.evidence_id,
        language=appointment.language,
        not_a_suspect=True,
    )


def moved(appointment: Appointment, room_id: int, start: int) -> BookingRequest:
    """The same visit in a room from a start on."""
    length = appointment.event.end - appointment.event.start
    return replace(request_of(appointment), room_id=room_id, event=Span(start, start + length))


class DragPlanner:
    """Answers for the drawn day: whether this room is free then, and if not, when."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rooms: dict[int, Room] = {}

    def set_rooms(self, rooms: tuple[Room, ...]) -> None:
        """The rooms of the day shown."""
        self._rooms = {room.id: room for room in rooms}

    def plan(self, wish: Wish) -> Span | Refused:
        """The hold the wish would own, or why it is refused."""
        appointments, actor = self._session.services.appointments, self._session.actor
        answer = appointments.plan(actor, self._request(wish), _moving(wish))
        if isinstance(answer, Span) or wish.moving is not None:
            return answer
        about_the_room = tuple(each for each in answer.reasons if each.cause is not Cause.HOST_BUSY)
        return Refused(about_the_room) if about_the_room else hold_for(self._rooms[wish.room_id], wish.event)

    def nearest(self, wish: Wish) -> tuple[int, ...]:
        """Free starts near it."""
        return self._session.services.appointments.nearest(self._session.actor, self._request(wish), _moving(wish))

    def _request(self, wish: Wish) -> BookingRequest:
        if wish.moving is not None:
            return moved(wish.moving, wish.room_id, wish.event.start)
        return BookingRequest(ANY_ROOM, wish.room_id, wish.event, self._session.actor.id, "-", not_a_suspect=True)


def _moving(wish: Wish) -> int | None:
    return wish.moving.id if wish.moving else None

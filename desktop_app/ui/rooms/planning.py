"""What a drag must know before the drop, read once when it begins, and what a dropped move asks for."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.bookings import request_of
from desktop_app.domain.buffers import Held, buffers_for, held_around
from desktop_app.domain.planning import Surroundings, nearest_free, plan
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span, day_span, local_day
from desktop_app.ui.rooms.ghost import Wish
from desktop_app.ui.session import Session

ANY_ROOM = Purpose.FAMILY_MEETING
"""Every room takes it, so a new visit's ghost asks for it: the purpose, the case and the host are chosen in the dialog."""


def moved(appointment: Appointment, room_id: int, event: Span) -> BookingRequest:
    """The same visit in a room at another time."""
    return replace(request_of(appointment), room_id=room_id, event=event)


class DragPlanner:
    """Answers for the drawn schedule: whether a room is free then, and if not, when. Only `begin()` reads."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown = Span(0, 0)
        self._around: Surroundings | Refused = refuse(Cause.NOT_FOUND)
        self._moving: Appointment | None = None

    def set_shown(self, shown: Span) -> None:
        """The time a drag can reach."""
        self._shown = shown

    def begin(self, moving: Appointment | None) -> None:
        """Read what stands around, and of the appointment that is moved what the schedule at the counter leaves out."""
        actor, services = self._session.actor, self._session.services
        self._around = services.schedule.surroundings(actor, self._shown)
        if services.only_looking:
            self._around = refuse(Cause.ONLY_LOOKING)
        self._moving = moving
        if moving is not None and not isinstance(self._around, Refused):
            whole = services.appointments.detail(actor, moving.id)
            self._moving = moving if isinstance(whole, Refused) else whole.appointment

    def plan(self, wish: Wish) -> Held | Refused:
        """The time the wish would own, or why it is refused."""
        if isinstance(self._around, Refused):
            return self._around
        request = self._request(wish)
        answer = plan(request, self._around, _ignoring(wish))
        if isinstance(answer, Held) or wish.moving is not None:
            return answer
        about_the_room = tuple(each for each in answer.reasons if each.cause is not Cause.HOST_BUSY)
        if about_the_room:
            return Refused(about_the_room)
        room = self._around.rooms[wish.room_id]
        return held_around(wish.event, buffers_for(room, request.purpose, self._around.buffers))

    def nearest(self, wish: Wish) -> tuple[int, ...]:
        """Free starts near it, on its day: what stands around other days was not read."""
        if isinstance(self._around, Refused):
            return ()
        room = self._around.rooms[wish.room_id]
        day = day_span(local_day(wish.event.start, room.zone), room.zone)
        near = nearest_free(self._request(wish), self._around, _ignoring(wish))
        return tuple(start for start in near if day.start <= start < day.end)

    def _request(self, wish: Wish) -> BookingRequest:
        if self._moving is not None:
            return moved(self._moving, wish.room_id, wish.event)
        return BookingRequest(ANY_ROOM, wish.room_id, wish.event, self._session.actor.id, "-", not_a_suspect=True)


def _ignoring(wish: Wish) -> frozenset[int]:
    return frozenset({wish.moving.id}) if wish.moving else frozenset()

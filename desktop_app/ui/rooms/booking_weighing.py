"""Asks the planner about a wish, and puts its answer in words with the times and rooms that would do instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.buffers import Held
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Room
from desktop_app.ui.rooms.booking_answer import BookingAnswer, FreeRoom, FreeStart
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session

_translate = QCoreApplication.translate
OF_THE_TIME = frozenset(
    {
        Cause.ROOM_HELD,
        Cause.HOST_BUSY,
        Cause.INTERPRETER_BUSY,
        Cause.ROOM_CLOSED,
        Cause.SEPARATION,
        Cause.IN_THE_PAST,
    }
)
OF_THE_ROOM = frozenset(
    {Cause.NOT_STEP_FREE, Cause.TOO_MANY_PEOPLE, Cause.ROOM_HELD, Cause.ROOM_CLOSED, Cause.SEPARATION}
)
ASKED_LATE = frozenset({Cause.SUSPECT, Cause.EMPTY, Cause.CASE_NEEDED})
"""What a form one has just begun lacks anyway: said when one books, not before."""


class Weighing:
    """Only asks; `moving` is the appointment that is to be changed."""

    def __init__(self, session: Session, rooms: tuple[Room, ...], moving: int | None) -> None:
        self._session, self._rooms, self._moving = session, rooms, moving

    def say(self, request: BookingRequest, answer: BookingAnswer, pressed: bool) -> bool:
        """Say whether a wish may be booked, and tell it. Before booking was `pressed` nobody hears what they lack."""
        planned = self._plan(request)
        reasons = planned.reasons if isinstance(planned, Refused) else ()
        said = tuple(each for each in reasons if pressed or each.cause not in ASKED_LATE)
        if not said:
            answer.say_free(self._held(request, planned))
            return True
        causes = {each.cause for each in said}
        starts = self._free_starts(request) if causes & OF_THE_TIME else ()
        rooms = self.free_rooms(request) if causes & OF_THE_ROOM else ()
        answer.say_refused(sentences(Refused(said)), starts, rooms, bool(causes & (OF_THE_TIME | OF_THE_ROOM)))
        return False

    def fits(self, request: BookingRequest) -> bool:
        """Whether nothing stands against it but what is asked late."""
        planned = self._plan(request)
        return isinstance(planned, Held) or {each.cause for each in planned.reasons} <= ASKED_LATE

    def free_rooms(self, request: BookingRequest) -> Sequence[FreeRoom]:
        """Other rooms that would take this visit at this time."""
        return tuple(
            FreeRoom(room.id, room.name)
            for room in self._rooms
            if room.id != request.room_id
            and room.takes(request.purpose)
            and self.fits(replace(request, room_id=room.id))
        )

    def _plan(self, request: BookingRequest) -> Held | Refused:
        return self._session.services.appointments.plan(self._session.actor, request, self._moving)

    def _held(self, request: BookingRequest, planned: Held | Refused) -> str:
        room = next(room for room in self._rooms if room.id == request.room_id)
        hold = planned.hold if isinstance(planned, Held) else request.event
        if hold == request.event:
            return _translate("BookingDialog", "{room} is free at this time.").format(room=room.name)
        words = _translate(
            "BookingDialog", "Free. {room} will be held from {times}, with time to arrive and to recover."
        )
        return words.format(room=room.name, times=spoken_times(hold, room.zone))

    def _free_starts(self, request: BookingRequest) -> Sequence[FreeStart]:
        zone = next(room.zone for room in self._rooms if room.id == request.room_id)
        starts = self._session.services.appointments.nearest(self._session.actor, request, self._moving)
        if isinstance(starts, Refused):
            return ()
        return tuple(FreeStart(start, request.event.start, zone) for start in starts)

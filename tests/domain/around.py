"""A small house to plan in: two rooms by the north door, one by the south, one in another building."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop_app.domain.appointments import BookingRequest, Occupied
from desktop_app.domain.buffers import Held, buffers_for, held_around
from desktop_app.domain.planning import Surroundings
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.times import Span
from tests.agency import NOW, ZONE, at

A = Room(1, "Soft room A", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "North", 30, 30, 15, "1", "Main", "Lobby")
B = replace(A, id=2, name="Soft room B", waiting_area="Alcove", floor="2")
C = replace(A, id=3, name="Soft room C", entrance="South", waiting_area="Garden room")
D = replace(A, id=4, name="Soft room D", entrance="North", building="Annex")
ROOMS = {room.id: room for room in (A, B, C, D)}
WISH = BookingRequest(
    Purpose.VICTIM_INTERVIEW, A.id, Span(at(10, day=30), at(11, day=30)), 7, "Ann Bell", not_a_suspect=True
)
NOTHING = Surroundings(ROOMS, {}, (), (), (), (), (), (), NOW)


def wish(**changes: Any) -> BookingRequest:
    return replace(WISH, **changes)


def around(**changes: Any) -> Surroundings:
    return replace(NOTHING, **changes)


def booked(request: BookingRequest, number: int = 9, house: Surroundings = NOTHING) -> Occupied:
    """A request as it stands once it has been booked."""
    buffers = request.shorter or buffers_for(house.rooms[request.room_id], request.purpose, house.buffers)
    return Occupied(
        number,
        request.room_id,
        held_around(request.event, buffers).hold,
        request.event,
        request.staff_ids,
        request.interpreter_id,
        request.party_id,
        request.case_id,
    )


def facts_of(answer: Held | Refused) -> dict[str, object]:
    assert isinstance(answer, Refused)
    [reason] = answer.reasons
    return dict(reason.facts)

"""The minutes around a visit, by room and purpose. No role books without them; only a supervisor sets them."""

from __future__ import annotations

from desktop_app.domain.buffers import LONGEST_BUFFER, Buffers, BufferTable
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import buffers, rooms


class BufferService(Service):
    """Buffers that differ from a room's own. What is booked keeps the hold it has."""

    def table(self, actor: StaffMember) -> BufferTable | Refused:
        """By room id and purpose."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return buffers.table()

    def set_buffers(
        self, actor: StaffMember, room_id: int, purpose: Purpose, wanted: Buffers | None
    ) -> BufferTable | Refused:
        """The buffers of a purpose in a room; None goes back to the room's own."""
        if refused := self._deny(actor, Action.CHANGE_BUFFERS):
            return refused
        minutes = (wanted.setup, wanted.decompression, wanted.reset) if wanted else ()
        if any(not 0 <= each <= LONGEST_BUFFER for each in minutes):
            return refuse(Cause.COUNT, field="buffer_minutes", least=0, most=LONGEST_BUFFER)
        with self._writing():
            room = next((each for each in rooms.all_rooms() if each.id == room_id), None)
            if room is None:
                return refuse(Cause.NOT_FOUND)
            if not room.takes(purpose):
                return refuse(Cause.PURPOSE_NOT_FOR_ROOM, room=room.name, purpose=purpose)
            if wanted is None:
                buffers.remove(room_id, purpose)
            else:
                buffers.put(room_id, purpose, wanted)
            self._record(actor, "buffers.set", "room", room_id, purpose=purpose.value, minutes=list(minutes))
            return buffers.table()

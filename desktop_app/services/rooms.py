"""The rooms: what they offer, where they are, and the minutes around a visit where a purpose has none of its own."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.buffers import LONGEST_BUFFER
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_count, check_record, comparable
from desktop_app.services.acting import Service
from desktop_app.store import agency, rooms

TYPED = ("name", "entrance", "waiting_area", "floor", "building")


class RoomService(Service):
    """Bookable rooms. None is ever removed: what was there stays on record."""

    def all(self, actor: StaffMember) -> tuple[Room, ...] | Refused:
        """Every room."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return rooms.all_rooms()

    def add(self, actor: StaffMember, room: Room) -> Room | Refused:
        """A new room, on the agency's clocks."""
        if refused := self._deny(actor, Action.CHANGE_AGENCY):
            return refused
        kept = _checked(room)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if _name_taken(kept):
                return refuse(Cause.DUPLICATE, what="room")
            found = agency.get()
            added = rooms.add(replace(kept, zone=found.zone if found else kept.zone))
            self._record(actor, "room.add", "room", added.id, kind=added.kind.value, seats=added.seats)
            return added

    def change(self, actor: StaffMember, room: Room) -> Room | Refused:
        """What a room offers and where it is. Its kind and clocks stay; what is booked keeps the hold it has."""
        if refused := self._deny(actor, Action.CHANGE_AGENCY):
            return refused
        kept = _checked(room)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            before = next((each for each in rooms.all_rooms() if each.id == kept.id), None)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            if _name_taken(kept):
                return refuse(Cause.DUPLICATE, what="room")
            kept = replace(kept, kind=before.kind, zone=before.zone)
            rooms.update(kept)
            self._record(actor, "room.change", "room", kept.id, fields=_changed(before, kept))
            return kept


def _checked(room: Room) -> Room | Refused:
    """The room as it is kept, or everything that is wrong with it at once."""
    kept = check_record(room, *TYPED)
    wrong = (check_count("seats", room.seats), _check_minutes(room))
    if isinstance(kept, Refused) or any(wrong):
        return together(kept, *wrong)
    return kept


def _check_minutes(room: Room) -> Reason | None:
    minutes = (room.before_minutes, room.decompression_minutes, room.after_minutes - room.decompression_minutes)
    if all(0 <= each <= LONGEST_BUFFER for each in minutes):
        return None
    return Reason(Cause.COUNT, {"field": "buffer_minutes", "least": 0, "most": LONGEST_BUFFER})


def _name_taken(room: Room) -> bool:
    name = comparable(room.name)
    return any(comparable(each.name) == name and each.id != room.id for each in rooms.all_rooms())


def _changed(before: Room, after: Room) -> list[str]:
    """The names of the columns that changed, for the audit; never what somebody typed."""
    return [name for name in Room.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]

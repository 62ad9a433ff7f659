"""The rooms."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import rooms


class RoomService(Service):
    """Bookable rooms."""

    def all(self, actor: StaffMember) -> tuple[Room, ...] | Refused:
        """Every room."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return rooms.all_rooms()

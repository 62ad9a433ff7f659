"""The first start, and the agency's own details."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.agency import Agency
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import agency as agencies
from desktop_app.store import directory, rooms, staff


class AgencyService(Service):
    """Who this database belongs to."""

    def get(self) -> Agency | None:
        """The agency, or None before the first start."""
        with self._database.reading():
            return agencies.get()

    def set_up(self, agency: Agency, first_rooms: Sequence[Room], supervisor: str) -> StaffMember | Refused:
        """The first start: agency, rooms, the starting directory and the first supervisor, all or nothing."""
        if not (agency.name.strip() and supervisor.strip() and first_rooms):
            return refuse(Cause.EMPTY, field="agency")
        with self._writing():
            if agencies.get() is not None:
                return refuse(Cause.DUPLICATE, what="agency")
            agencies.add(agency)
            for room in first_rooms:
                rooms.add(room)
            for resource in directory.shipped():
                directory.add(resource)
            member = staff.add(supervisor.strip(), Role.SUPERVISOR, "")
            self._record(member, "agency.set_up", "agency", 1, rooms=len(first_rooms))
        return member

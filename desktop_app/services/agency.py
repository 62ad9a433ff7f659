"""The first start, and the agency's own details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.agency import Agency
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.states import STATES
from desktop_app.domain.texts import check_record, check_text, comparable, tidy_text
from desktop_app.services.acting import Service
from desktop_app.store import agency as agencies
from desktop_app.store import directory, rooms, staff

_LETTERHEAD = ("name", "address", "phone", "phone_hours")


class AgencyService(Service):
    """Who this database belongs to."""

    def get(self) -> Agency | None:
        """The agency, or None before the first start."""
        with self._database.reading():
            return agencies.get()

    def set_up(self, agency: Agency, first_rooms: Sequence[Room], supervisor: str) -> StaffMember | Refused:
        """The first start: agency, rooms, the starting directory and the first supervisor, all or nothing."""
        if not (tidy_text(agency.name) and tidy_text(supervisor) and first_rooms):
            return refuse(Cause.EMPTY, field="agency")
        kept = check_record(agency, *_LETTERHEAD)
        first = check_text("supervisor", supervisor)
        its_rooms = _check_rooms(first_rooms)
        if isinstance(kept, Refused) or isinstance(first, Refused) or isinstance(its_rooms, Refused):
            return together(kept, first, its_rooms)
        with self._writing():
            if agencies.get() is not None:
                return refuse(Cause.DUPLICATE, what="agency")
            agencies.add(kept)
            for room in its_rooms:
                rooms.add(room)
            for resource in directory.shipped():
                directory.add(resource)
            member = staff.add(first, Role.SUPERVISOR, "")
            self._record(member, "agency.set_up", "agency", 1, rooms=len(its_rooms))
        return member

    def change(self, actor: StaffMember, wanted: Agency) -> Agency | Refused:
        """Another name, address, telephone or its hours; every page printed from now on has them. The zone stays."""
        if refused := self._deny(actor, Action.CHANGE_AGENCY):
            return refused
        if missing := next((each for each in _LETTERHEAD if not tidy_text(getattr(wanted, each))), ""):
            return refuse(Cause.EMPTY, field=missing)
        kept = check_record(wanted, *_LETTERHEAD)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            found = agencies.get()
            if found is None:
                return refuse(Cause.NOT_FOUND)
            changed = [each for each in _LETTERHEAD if getattr(found, each) != getattr(kept, each)]
            if not changed:
                return refuse(Cause.NOTHING_NEW)
            agencies.change(kept)
            self._record(actor, "agency.change", "agency", 1, changed=changed)
            return replace(found, **{each: getattr(kept, each) for each in _LETTERHEAD})

    def set_state(self, actor: StaffMember, state: str) -> Agency | Refused:
        """Which state's public holidays are offered; none means the federal ones."""
        if refused := self._deny(actor, Action.CHANGE_AGENCY):
            return refused
        if state and state not in STATES:
            return refuse(Cause.EMPTY, field="state")
        with self._writing():
            found = agencies.get()
            if found is None:
                return refuse(Cause.NOT_FOUND)
            agencies.set_state(state)
            self._record(actor, "agency.set_state", "agency", 1, state=state)
            return replace(found, state=state)


def _check_rooms(wished: Sequence[Room]) -> tuple[Room, ...] | Refused:
    """The rooms as they are kept; a name can only be used once."""
    outcomes = [check_record(room, "name", "entrance") for room in wished]
    kept = tuple(each for each in outcomes if isinstance(each, Room))
    if len(kept) < len(outcomes):
        return together(*outcomes)
    names = {comparable(room.name) for room in kept}
    return kept if len(names) == len(kept) else refuse(Cause.DUPLICATE, what="room")

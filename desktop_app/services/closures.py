"""Opening hours and closed times; what was booked in the way of one is told, never dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import MIDNIGHT, Closure, ClosureKind, Holiday, Opening
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import day_span
from desktop_app.services.acting import Service
from desktop_app.store import agency, appointments, closures, rooms

_HOLIDAY = "holiday:"


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed time, and the appointments in its way: for a person to move."""

    closure: Closure
    in_the_way: tuple[Appointment, ...]


class ClosureService(Service):
    """When the agency and its rooms are open."""

    def openings(self, actor: StaffMember) -> tuple[Opening, ...] | Refused:
        """The hours of the agency and of the rooms that have their own; none means eight to six, every day."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return closures.openings()

    def set_hours(
        self, actor: StaffMember, room_id: int | None, hours: Iterable[Opening]
    ) -> tuple[Opening, ...] | Refused:
        """The whole week of a room, or of the agency; a weekday left out is closed, and no day at all is as usual."""
        if refused := self._deny(actor, Action.CHANGE_HOURS):
            return refused
        wanted = tuple(replace(each, room_id=room_id) for each in hours)
        if any(not (0 <= each.weekday <= 6 and 0 <= each.opens < each.closes <= MIDNIGHT) for each in wanted):
            return refuse(Cause.SPAN)
        if len({each.weekday for each in wanted}) < len(wanted):
            return refuse(Cause.DUPLICATE, what="weekday")
        with self._writing():
            if not _is_there(room_id):
                return refuse(Cause.NOT_FOUND)
            closures.put_openings(room_id, wanted)
            self._record(actor, "hours.set", "room", room_id, days=[each.weekday for each in wanted])
            return closures.openings()

    def coming(self, actor: StaffMember) -> tuple[Closure, ...] | Refused:
        """Every closed time that is not yet over."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return closures.ending_after(self._clock())

    def in_the_way(self, actor: StaffMember, closure: Closure) -> tuple[Appointment, ...] | Refused:
        """The appointments that would be in the way of a closed time; nothing is written."""
        if refused := self._deny(actor, Action.CHANGE_CLOSURES):
            return refused
        with self._database.reading():
            return _in_the_way(closure)

    def add(self, actor: StaffMember, closure: Closure) -> Closed | Refused:
        """Close the agency or a room from-to, for a reason; what is booked stays booked and is told."""
        if refused := self._deny(actor, Action.CHANGE_CLOSURES):
            return refused
        reason = check_text("reason", closure.reason)
        if isinstance(reason, Refused):
            return reason
        if not reason:
            return refuse(Cause.REASON_NEEDED)
        if closure.span.start >= closure.span.end:
            return refuse(Cause.SPAN)
        with self._writing():
            if not _is_there(closure.room_id):
                return refuse(Cause.NOT_FOUND)
            added = closures.add(replace(closure, reason=reason))
            found = _in_the_way(added)
            self._tell(actor, "closure.add", added, len(found))
            return Closed(added, found)

    def remove(self, actor: StaffMember, closure_id: int) -> Closure | Refused:
        """Open again; that it was closed stays on record."""
        if refused := self._deny(actor, Action.CHANGE_CLOSURES):
            return refused
        with self._writing():
            closure = closures.get(closure_id)
            if closure is None:
                return refuse(Cause.NOT_FOUND)
            closures.remove(closure_id)
            self._tell(actor, "closure.remove", closure)
            return closure

    def holidays(self, actor: StaffMember, year: int) -> tuple[Holiday, ...] | Refused:
        """The public holidays of a year where the agency is, and which of them it keeps."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return self._holidays(year)

    def adopt_holidays(self, actor: StaffMember, year: int, days: Iterable[date]) -> tuple[Closed, ...] | Refused:
        """Keep some of a year's holidays; those kept already stay as they are."""
        if refused := self._deny(actor, Action.CHANGE_CLOSURES):
            return refused
        wanted = frozenset(days)
        with self._writing():
            new = [each for each in self._holidays(year) if each.day in wanted and not each.kept]
            found = agency.get()
            zone = found.zone if found else "UTC"
            closed = [
                Closure(0, ClosureKind.HOLIDAY, None, day_span(each.day, zone), each.name, f"{_HOLIDAY}{each.day}")
                for each in new
            ]
            added = tuple(Closed(each, _in_the_way(each)) for each in map(closures.add, closed))
            if added:
                self._record(actor, "closure.holidays", "closure", None, year=year, added=len(added))
            return added

    @staticmethod
    def _holidays(year: int) -> tuple[Holiday, ...]:
        found = agency.get()
        kept = closures.uids(_HOLIDAY)
        named = _public_holidays(found.state if found else "", year)
        return tuple(Holiday(day, name, f"{_HOLIDAY}{day}" in kept) for day, name in named)

    def _tell(self, actor: StaffMember, action: str, closure: Closure, in_the_way: int = 0) -> None:
        self._record(
            actor,
            action,
            "closure",
            closure.id,
            kind=closure.kind.value,
            room=closure.room_id,
            start=closure.span.start,
            end=closure.span.end,
            in_the_way=in_the_way,
        )


@cache
def _public_holidays(state: str, year: int) -> tuple[tuple[date, str], ...]:
    """By the state's law where the state is known, else the federal ones; the library takes a while to load."""
    import holidays

    known = state if state in holidays.list_supported_countries()["US"] else None
    return tuple(sorted(holidays.country_holidays("US", subdiv=known, years=year, language="en_US").items()))


def _is_there(room_id: int | None) -> bool:
    return room_id is None or any(room.id == room_id for room in rooms.all_rooms())


def _in_the_way(closure: Closure) -> tuple[Appointment, ...]:
    return tuple(each for each in appointments.between(closure.span) if closure.covers(each.room_id))

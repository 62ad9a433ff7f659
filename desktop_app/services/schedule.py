"""The schedule as the Rooms page shows it: a day, a week or a month, and what a drag must know before the drop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop_app.domain.appointments import Appointment, Occupied
from desktop_app.domain.closures import Closure, Opening
from desktop_app.domain.permissions import Action
from desktop_app.domain.planning import Surroundings
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room
from desktop_app.domain.schedule import days_from
from desktop_app.domain.separation import Sides, Why, parties_meant, sides_of
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import Span, day_span
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.store import agency, closures, rooms, schedule, staff, surroundings
from desktop_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything the Rooms page shows of one day or more, beginning with `day`.

    `remarks` counts the gates before confirming that are still shut, for one day alone. `case_numbers` names the
    cases of its appointments by id; the front desk gets none, and no guest's name or reason either.
    """

    day: date
    zone: str
    rooms: tuple[Room, ...]
    appointments: tuple[Appointment, ...]
    staff: Mapping[int, StaffMember]
    span: Span
    now: int
    remarks: Mapping[int, str] = field(default_factory=dict)
    count: int = 1
    openings: tuple[Opening, ...] = ()
    closures: tuple[Closure, ...] = ()
    case_numbers: Mapping[int, str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day it covers."""
        return days_from(self.day, self.count)


class ScheduleService(Service):
    """Reads only."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def day(self, actor: StaffMember, day: date) -> Schedule | Refused:
        """One day, with what still keeps its appointments from being confirmed."""
        return self._read(actor, day, 1, with_remarks=True)

    def period(self, actor: StaffMember, first: date, count: int) -> Schedule | Refused:
        """`count` days in a row: one query for their appointments, whatever the number of rooms and days."""
        return self._read(actor, first, count, with_remarks=False)

    def surroundings(self, actor: StaffMember, span: Span) -> Surroundings | Refused:
        """What stands around any wish within a span, read once so that a drag asks nothing while it goes."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            found = surroundings.around(span, self._clock())
            return _without_cases(found) if actor.role is Role.FRONT_DESK else found

    def _read(self, actor: StaffMember, first: date, count: int, *, with_remarks: bool) -> Schedule | Refused:
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            found = agency.get()
            zone = found.zone if found else "UTC"
            span = Span(day_span(first, zone).start, day_span(first + timedelta(days=count - 1), zone).end)
            lobby = actor.role is Role.FRONT_DESK
            booked = schedule.within(span, names=with_remarks or not lobby)
            remarks = self._steps.remarks(booked) if with_remarks else {}
            if lobby and with_remarks:
                booked = tuple(_without_names(each) for each in booked)
            ids = frozenset(each.case_id for each in booked if each.case_id is not None)
            return Schedule(
                first,
                zone,
                rooms.all_rooms(),
                booked,
                {member.id: member for member in staff.all_active()},
                span,
                self._clock(),
                remarks,
                count,
                closures.openings(),
                closures.within(span),
                schedule.case_numbers(ids),
            )


def _without_names(each: Appointment) -> Appointment:
    """What may be read at the counter: nobody's name, no case, no words about either."""
    return replace(each, guest_name="", case_id=None, party_id=None, reason="")


def _without_cases(found: Surroundings) -> Surroundings:
    """The same without whose case anything is, and why anybody is kept apart."""
    sides = sides_of(found.parties)
    return replace(
        found,
        occupied=[replace(each, case_id=None, party_id=_only(each, sides)) for each in found.occupied],
        parties=[replace(each, case_id=None) for each in found.parties],
        separations=[replace(each, why=Why.TWO_SIDES) for each in found.separations],
    )


def _only(each: Occupied, sides: Sides) -> int | None:
    meant = parties_meant(each.party_id, each.case_id, sides)
    return next(iter(meant)) if len(meant) == 1 else each.party_id

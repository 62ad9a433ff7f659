"""What is known of appointments; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.bookings import as_the_desk_reads
from desktop_app.domain.buffers import Buffers, Held, buffers_for
from desktop_app.domain.cautions import Caution, Warned, around_for_cautions, cautions_for
from desktop_app.domain.permissions import Action
from desktop_app.domain.planning import DAYS, nearest_free, within_reach
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.team import Duty, needed_duties, person_for
from desktop_app.domain.times import HOUR, Span
from desktop_app.services.appointments.writing import AppointmentWriting
from desktop_app.store import appointments, buffers, cases, rooms, separation, staff, surroundings, team

SEARCH = (DAYS + 1) * 24 * HOUR
OF_THE_FAMILY = frozenset({Caution.SENSITIVE_DATE, Caution.SHORT_RECOVERY, Caution.SAME_DAY})
"""Cautions whose facts come from a family's case; the front desk reads that there is one, and not what it is."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A duty at an appointment and who is down for it. `name` is empty for nobody, or for somebody who has left."""

    duty: Duty
    person_id: int | None
    name: str
    extension: str
    needed: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AppointmentDetail:
    """One appointment with the people and the room behind its ids.

    `usual` are the minutes the room gives its purpose now; the appointment may have been granted fewer.
    """

    appointment: Appointment
    room: Room
    host: StaffMember | None
    evidence: StaffMember | None
    case_number: str
    seats: tuple[Seat, ...]
    usual: Buffers
    party_code: str


class AppointmentReading(AppointmentWriting):
    """A day, one appointment, and what a wish would meet."""

    def detail(self, actor: StaffMember, appointment_id: int) -> AppointmentDetail | Refused:
        """One appointment; the front desk reads initials instead of a name, no case number and no party."""
        if refused := self._deny(actor, Action.VIEW_APPOINTMENT):
            return refused
        with self._database.reading():
            appointment = appointments.get(appointment_id)
            if appointment is None:
                return refuse(Cause.NOT_FOUND)
            people = {member.id: member for member in staff.all_active()}
            about = actor.role is not Role.FRONT_DESK
            case = cases.get(appointment.case_id) if appointment.case_id and about else None
            room = self._room(appointment.room_id)
            parties = separation.parties() if appointment.party_id and about else ()
            return AppointmentDetail(
                appointment if about else as_the_desk_reads(appointment),
                room,
                people.get(appointment.host_id),
                people.get(appointment.evidence_id) if appointment.evidence_id else None,
                case.number if case else "",
                _seats(appointment, people),
                buffers_for(room, appointment.purpose, buffers.table()),
                next((each.code for each in parties if each.id == appointment.party_id), ""),
            )

    def plan(self, actor: StaffMember, request: BookingRequest, moving: int | None = None) -> Held | Refused:
        """The hold a request would own, or every reason why not; writes nothing."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            return self._plan(request, moving)

    def nearest(
        self, actor: StaffMember, request: BookingRequest, moving: int | None = None
    ) -> tuple[int, ...] | Refused:
        """Up to three free starts nearest to the wished one."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        if not within_reach(request.event, self._clock()):
            return ()
        with self._database.reading():
            wide = Span(request.event.start - 24 * HOUR, request.event.start + SEARCH)
            ignoring = frozenset() if moving is None else frozenset({moving})
            return nearest_free(request, surroundings.around(wide, self._clock()), ignoring)

    def cautions(
        self, actor: StaffMember, request: BookingRequest, moving: int | None = None
    ) -> tuple[Warned, ...] | Refused:
        """What about a time asks for care; never a reason to refuse it. The front desk reads no facts of a case."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        if not within_reach(request.event, self._clock()):
            return refuse(Cause.TOO_FAR)
        ignoring = frozenset() if moving is None else frozenset({moving})
        with self._database.reading():
            room = next((each for each in rooms.all_rooms() if each.id == request.room_id), None)
            if room is None:
                return refuse(Cause.NOT_FOUND)
            around = surroundings.around(around_for_cautions(request.event, room.zone), self._clock())
            case = cases.get(request.case_id) if request.case_id is not None else None
            dates = cases.dates(case.id) if case else ()
        found = cautions_for(request, around, dates, case.opened_at if case else None, ignoring)
        return found if actor.role is not Role.FRONT_DESK else tuple(map(_without_the_case, found))

    @staticmethod
    def _room(room_id: int) -> Room:
        return next(room for room in rooms.all_rooms() if room.id == room_id)


def _seats(appointment: Appointment, people: Mapping[int, StaffMember]) -> tuple[Seat, ...]:
    """The duties an appointment needs, and any other that somebody is down for all the same."""
    needed = needed_duties(appointment.purpose, appointment.needs)
    seats = []
    for duty in Duty:
        person_id = person_for(appointment, duty)
        if person_id is None and duty not in needed:
            continue
        name, extension = _name_of(duty, person_id, people)
        confirmed = person_id is not None and duty.value in appointment.confirmed_duties
        seats.append(Seat(duty, person_id, name, extension, duty in needed, confirmed))
    return tuple(seats)


def _name_of(duty: Duty, person_id: int | None, people: Mapping[int, StaffMember]) -> tuple[str, str]:
    if person_id is None:
        return "", ""
    if duty is Duty.INTERPRETER:
        interpreter = team.get_interpreter(person_id)
        return (interpreter.name, interpreter.phone) if interpreter else ("", "")
    member = people.get(person_id)
    return (member.name, member.extension) if member else ("", "")


def _without_the_case(warned: Warned) -> Warned:
    if warned.caution not in OF_THE_FAMILY:
        return warned
    return replace(warned, facts={})

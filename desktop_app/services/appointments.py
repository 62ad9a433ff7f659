"""Appointments: booked, moved, confirmed, met, finished; every refusal is explained before the database has to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.appointments import (
    MOVABLE,
    Appointment,
    BookingRequest,
    Occupied,
    Status,
    hold_for,
    nearest_free,
    next_status,
    plan_booking,
)
from desktop_app.domain.follow_ups import after_return
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.rooms import INTERVIEWS, Purpose, Room
from desktop_app.domain.staff import StaffMember, initials
from desktop_app.domain.times import HOUR, Span, day_span
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.store import agency, appointments, cases, checklists, follow_ups, rooms, staff
from desktop_app.store.database import Database, HoldOverlap

SEARCH = 15 * 24 * HOUR


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """Everything the Rooms page shows of a day. `remarks` counts the gates before confirming that are still shut."""

    day: date
    zone: str
    rooms: tuple[Room, ...]
    appointments: tuple[Appointment, ...]
    staff: Mapping[int, StaffMember]
    span: Span
    now: int
    remarks: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class AppointmentDetail:
    """One appointment with the people and the room behind its ids."""

    appointment: Appointment
    room: Room
    host: StaffMember | None
    evidence: StaffMember | None
    case_number: str


class AppointmentService(Service):
    """Room bookings."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def day(self, actor: StaffMember, day: date) -> DaySchedule | Refused:
        """The schedule of a day, whatever the number of rooms: one query for its appointments."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            found = agency.get()
            zone = found.zone if found else "UTC"
            span = day_span(day, zone)
            booked = appointments.between(span)
            people = {member.id: member for member in staff.all_active()}
            return DaySchedule(
                day, zone, rooms.all_rooms(), booked, people, span, self._clock(), self._steps.remarks(booked)
            )

    def detail(self, actor: StaffMember, appointment_id: int) -> AppointmentDetail | Refused:
        """One appointment."""
        if refused := self._deny(actor, Action.VIEW_APPOINTMENT):
            return refused
        with self._database.reading():
            appointment = appointments.get(appointment_id)
            if appointment is None:
                return refuse(Cause.NOT_FOUND)
            people = {member.id: member for member in staff.all_active()}
            case = cases.get(appointment.case_id) if appointment.case_id else None
            return AppointmentDetail(
                appointment,
                self._room(appointment.room_id),
                people.get(appointment.host_id),
                people.get(appointment.evidence_id) if appointment.evidence_id else None,
                case.number if case else "",
            )

    def plan(self, actor: StaffMember, request: BookingRequest, moving: int | None = None) -> Span | Refused:
        """The hold a request would own, or every reason why not; writes nothing."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            return self._plan(request, moving)

    def nearest(self, actor: StaffMember, request: BookingRequest, moving: int | None = None) -> tuple[int, ...]:
        """Up to three free starts nearest to the wished one."""
        if self._deny(actor, Action.BOOK):
            return ()
        with self._database.reading():
            room = self._room(request.room_id)
            around = appointments.occupied(Span(request.event.start - 24 * HOUR, request.event.start + SEARCH))
            others = [each for each in around if each.appointment_id != moving]
            return nearest_free(request, room, others, self._clock())

    def book(self, actor: StaffMember, request: BookingRequest) -> Appointment | Refused:
        """Book a room; an interview's checklists begin with it."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        try:
            with self._writing():
                hold = self._plan(request, None)
                if isinstance(hold, Refused):
                    return hold
                if request.purpose is Purpose.RETURN_OF_BELONGINGS and request.case_id is not None:
                    shut = self._steps.refuse_shut_for_case(request.case_id, Blocks.SCHEDULING)
                    if shut:
                        return shut
                booked = appointments.add(_appointment(request, hold), self._today())
                self._begin(actor, booked)
                self._tell(actor, "appointment.book", booked, {"purpose": booked.purpose.value, "room": booked.room_id})
                return booked
        except HoldOverlap:
            return self._taken(request, None)

    def change(
        self, actor: StaffMember, appointment_id: int, version: int, request: BookingRequest, reason: str = ""
    ) -> Appointment | Refused:
        """Move or change a booking; a confirmed one needs a reason."""
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        try:
            with self._writing():
                current = self._current(appointment_id, version)
                if isinstance(current, Refused):
                    return current
                if current.status not in MOVABLE:
                    return refuse(Cause.STATUS, current=current.status, wanted=current.status)
                if current.status is Status.CONFIRMED and not reason.strip():
                    return refuse(Cause.REASON_NEEDED)
                if unlike := self._refuse_another_visit(current, request):
                    return unlike
                hold = self._plan(request, appointment_id)
                if isinstance(hold, Refused):
                    return hold
                wish = _appointment(request, hold)
                wish = replace(
                    wish,
                    id=current.id,
                    number=current.number,
                    status=current.status,
                    reason=reason.strip(),
                    version=version,
                )
                return self._write(actor, "appointment.change", wish, before=current)
        except HoldOverlap:
            return self._taken(request, appointment_id)

    def _refuse_another_visit(self, current: Appointment, request: BookingRequest) -> Refused | None:
        """A change keeps the protocol a visit began with, and asks a return's family for the gates of booking it."""
        bound = INTERVIEWS | {Purpose.RETURN_OF_BELONGINGS}
        if current.purpose is not request.purpose and {current.purpose, request.purpose} & bound:
            return refuse(Cause.PURPOSE_NOT_FOR_ROOM, room="", purpose=request.purpose)
        if request.purpose is Purpose.RETURN_OF_BELONGINGS and request.case_id not in {current.case_id, None}:
            return self._steps.refuse_shut_for_case(request.case_id, Blocks.SCHEDULING)
        return None

    def confirm(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """Confirm, once every gate before it is open."""
        return self._advance(
            actor, Action.CONFIRM_APPOINTMENT, appointment_id, version, Status.CONFIRMED, Blocks.CONFIRM
        )

    def arrive(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """The guest is here; victim services see it at once. Checking in asks for every gate up to readiness."""
        return self._advance(actor, Action.MARK_ARRIVED, appointment_id, version, Status.ARRIVED, Blocks.CHECK_IN)

    def start(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """The visit begins in the room."""
        return self._advance(actor, Action.START_APPOINTMENT, appointment_id, version, Status.IN_ROOM, Blocks.START)

    def finish(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """Close the visit, once leaving safely is seen to. The room stays held until it is reset."""
        return self._advance(actor, Action.CLOSE_APPOINTMENT, appointment_id, version, Status.FINISHED, Blocks.CLOSE)

    def reset(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """The room is ready for others; the rest of its hold is given free."""
        return self._advance(actor, Action.RESET_ROOM, appointment_id, version, Status.RESET_DONE, None)

    def postpone(
        self, actor: StaffMember, appointment_id: int, version: int, by_person: bool, reason: str
    ) -> Appointment | Refused:
        """Postpone by the person or by the agency, with a reason; the room is free again."""
        wanted = Status.POSTPONED_BY_PERSON if by_person else Status.POSTPONED_BY_AGENCY
        return self._release(actor, Action.POSTPONE_APPOINTMENT, appointment_id, version, wanted, reason)

    def cancel(self, actor: StaffMember, appointment_id: int, version: int, reason: str) -> Appointment | Refused:
        """Cancel with a reason; the record stays."""
        return self._release(actor, Action.CANCEL_APPOINTMENT, appointment_id, version, Status.CANCELLED, reason)

    def _advance(
        self, actor: StaffMember, action: Action, appointment_id: int, version: int, wanted: Status, gate: Blocks | None
    ) -> Appointment | Refused:
        if refused := self._deny(actor, action):
            return refused
        with self._writing():
            current = self._current(appointment_id, version)
            if isinstance(current, Refused):
                return current
            status = next_status(current.status, wanted)
            if isinstance(status, Refused):
                return status
            if gate is not None and (shut := self._steps.refuse_shut(current, gate)):
                return shut
            changed = replace(current, status=status)
            if status is Status.RESET_DONE:
                changed = _shortened(changed, self._clock())
            if status is Status.FINISHED and current.purpose is Purpose.RETURN_OF_BELONGINGS and current.case_id:
                for due_on, kind in after_return(self._today()):
                    follow_ups.add(current.case_id, due_on, kind)
            return self._write(actor, f"appointment.{status.value}", changed)

    def _release(
        self, actor: StaffMember, action: Action, appointment_id: int, version: int, wanted: Status, reason: str
    ) -> Appointment | Refused:
        if refused := self._deny(actor, action):
            return refused
        if not reason.strip():
            return refuse(Cause.REASON_NEEDED)
        with self._writing():
            current = self._current(appointment_id, version)
            if isinstance(current, Refused):
                return current
            status = next_status(current.status, wanted)
            if isinstance(status, Refused):
                return status
            return self._write(
                actor, f"appointment.{status.value}", replace(current, status=status, reason=reason.strip())
            )

    def _plan(self, request: BookingRequest, moving: int | None) -> Span | Refused:
        found = next((room for room in rooms.all_rooms() if room.id == request.room_id), None)
        if found is None or not self._known(request):
            return refuse(Cause.NOT_FOUND)
        return plan_booking(request, found, self._around(found, request), self._clock(), moving)

    @staticmethod
    def _known(request: BookingRequest) -> bool:
        people = {each.id for each in staff.all_active()}
        wanted = {request.host_id, request.evidence_id} - {None}
        return wanted <= people and (request.case_id is None or cases.get(request.case_id) is not None)

    @staticmethod
    def _around(room: Room, request: BookingRequest) -> tuple[Occupied, ...]:
        return appointments.occupied(hold_for(room, request.event))

    def _taken(self, request: BookingRequest, moving: int | None) -> Refused:
        """Somebody else's booking came first: said in the planner's words."""
        with self._database.reading():
            planned = self._plan(request, moving)
        return planned if isinstance(planned, Refused) else Refused((Reason(Cause.CHANGED_MEANWHILE),))

    def _begin(self, actor: StaffMember, booked: Appointment) -> None:
        if booked.purpose is Purpose.RETURN_OF_BELONGINGS:
            return
        checklist = checklists.start("interview", None, booked.id)
        self._steps.finish_steps_of(checklist, actor, "A1")

    @staticmethod
    def _room(room_id: int) -> Room:
        return next(room for room in rooms.all_rooms() if room.id == room_id)

    @staticmethod
    def _current(appointment_id: int, version: int) -> Appointment | Refused:
        current = appointments.get(appointment_id)
        if current is None:
            return refuse(Cause.NOT_FOUND)
        return current if current.version == version else refuse(Cause.CHANGED_MEANWHILE)

    def _write(
        self, actor: StaffMember, action: str, wish: Appointment, before: Appointment | None = None
    ) -> Appointment | Refused:
        written = appointments.update(wish)
        if written is None:
            return refuse(Cause.CHANGED_MEANWHILE)
        facts: dict[str, object] = {}
        if before is not None:
            facts = {"moved_from": before.event.start, "moved_to": wish.event.start, "room": wish.room_id}
        self._tell(actor, action, written, {"reason": bool(wish.reason), **facts})
        return written

    def _tell(self, actor: StaffMember, action: str, booked: Appointment, facts: Mapping[str, object]) -> None:
        self._record(
            actor,
            action,
            "appointment",
            booked.id,
            case_id=booked.case_id,
            appointment_id=booked.id,
            **facts,
        )


def _appointment(request: BookingRequest, hold: Span) -> Appointment:
    guest = request.guest_name.strip()
    return Appointment(
        id=0,
        number="",
        room_id=request.room_id,
        purpose=request.purpose,
        event=request.event,
        hold=hold,
        status=Status.TENTATIVE,
        host_id=request.host_id,
        guest_name=guest,
        guest_label=initials(guest),
        party_size=request.party_size,
        needs=request.needs,
        case_id=request.case_id,
        evidence_id=request.evidence_id,
        language=request.language,
        reason="",
        version=1,
    )


def _shortened(appointment: Appointment, now: int) -> Appointment:
    """The times as they were: what is left of event and hold is given free when the room is reset."""
    end = min(appointment.event.end, max(now, appointment.event.start + 60))
    hold_end = min(appointment.hold.end, max(now, end))
    return replace(appointment, event=Span(appointment.event.start, end), hold=Span(appointment.hold.start, hold_end))

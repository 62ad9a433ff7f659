"""The way of a visit: confirmed, arrived, in the room, finished, reset; or postponed, or cancelled."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import LONGEST, LONGEST_HOLD, RELEASED, Appointment, Occupied, Status, next_status
from desktop_app.domain.buffers import buffers_for, held_around
from desktop_app.domain.follow_ups import after_return
from desktop_app.domain.permissions import Action
from desktop_app.domain.planning import Surroundings, stays_too_near
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import MINUTE, Span
from desktop_app.services.appointments.writing import AppointmentWriting
from desktop_app.services.promises import keep_promises, refuses_calls
from desktop_app.store import follow_ups, return_documents, surroundings


class AppointmentMoves(AppointmentWriting):
    """Each move asks for the gates before it; lateness moves nothing, only people do."""

    def confirm(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """Confirm, once every gate before it is open."""
        return self._advance(
            actor, Action.CONFIRM_APPOINTMENT, appointment_id, version, Status.CONFIRMED, Blocks.CONFIRM
        )

    def arrive(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """The guest is here; victim services see it at once. Checking in asks for every gate up to readiness."""
        return self._advance(actor, Action.MARK_ARRIVED, appointment_id, version, Status.ARRIVED, Blocks.CHECK_IN)

    def not_here(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """Somebody said “arrived” of the wrong guest: this one is expected again. A visit that began has begun."""
        if refused := self._deny(actor, Action.MARK_ARRIVED):
            return refused
        with self._writing():
            current = self._current(appointment_id, version)
            if isinstance(current, Refused):
                return current
            if current.status is not Status.ARRIVED:
                return refuse(Cause.STATUS, current=current.status, wanted=Status.CONFIRMED)
            return self._write(actor, "appointment.not_here", replace(current, status=Status.CONFIRMED))

    def start(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """The visit begins in the room."""
        return self._advance(actor, Action.START_APPOINTMENT, appointment_id, version, Status.IN_ROOM, Blocks.START)

    def finish(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """Close the visit, once leaving safely is seen to. The room stays held until it is reset."""
        return self._advance(actor, Action.CLOSE_APPOINTMENT, appointment_id, version, Status.FINISHED, Blocks.CLOSE)

    def reset(self, actor: StaffMember, appointment_id: int, version: int) -> Appointment | Refused:
        """The room is ready for others; the rest of its hold is given free."""
        return self._advance(actor, Action.RESET_ROOM, appointment_id, version, Status.RESET_DONE, None)

    def extend(self, actor: StaffMember, appointment_id: int, version: int, minutes: int) -> Appointment | Refused:
        """The room is still in use: give the visit more minutes, up to the hold of the next one.

        Nobody is sent out of a room. Where the next visit stands in the way its host is named, to move it.
        """
        if refused := self._deny(actor, Action.EXTEND_VISIT):
            return refused
        with self._writing():
            current = self._current(appointment_id, version)
            if isinstance(current, Refused):
                return current
            longer = _extended(
                current,
                minutes,
                surroundings.around(
                    Span(current.hold.start, max(current.hold.end, self._clock()) + LONGEST), self._clock()
                ),
            )
            if isinstance(longer, Refused):
                return longer
            return self._write(actor, "appointment.extend", longer, minutes=minutes)

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
                return_documents.complete_signed(current.id, self._clock())
                self._promise_calls(current.case_id)
            return self._written(actor, changed)

    def _release(
        self, actor: StaffMember, action: Action, appointment_id: int, version: int, wanted: Status, reason: str
    ) -> Appointment | Refused:
        if refused := self._deny(actor, action):
            return refused
        words = check_text("reason", reason)
        if isinstance(words, Refused):
            return words
        if not words:
            return refuse(Cause.REASON_NEEDED)
        with self._writing():
            current = self._current(appointment_id, version)
            if isinstance(current, Refused):
                return current
            status = next_status(current.status, wanted)
            if isinstance(status, Refused):
                return status
            if current.status is Status.IN_ROOM and current.purpose is Purpose.RETURN_OF_BELONGINGS and current.case_id:
                return_documents.complete_signed(current.id, self._clock())
                self._promise_calls(current.case_id)
            return self._written(actor, replace(current, status=status, reason=words))

    def _promise_calls(self, case_id: int) -> None:
        """The calls after a return, also after one that the family stopped half-way."""
        for due_on, kind in () if refuses_calls(case_id) else after_return(self._today()):
            follow_ups.add(case_id, due_on, kind)

    def _written(self, actor: StaffMember, changed: Appointment) -> Appointment | Refused:
        """The move, and the calls about what stays once a family's visit is over or is not to be."""
        written = self._write(actor, f"appointment.{changed.status.value}", changed)
        ended = changed.status is Status.FINISHED or changed.status in RELEASED
        if ended and changed.case_id and not isinstance(written, Refused):
            keep_promises(changed.case_id, self._clock())
        return written


def _extended(visit: Appointment, minutes: int, around: Surroundings) -> Appointment | Refused:
    """The visit with a later end: its buffers follow as far as the next hold of the room leaves them."""
    if visit.status is not Status.IN_ROOM:
        return refuse(Cause.STATUS, current=visit.status, wanted=Status.IN_ROOM)
    if not 0 < minutes <= LONGEST // MINUTE:
        return refuse(Cause.LENGTH, shortest=1, longest=LONGEST // MINUTE)
    room = around.rooms[visit.room_id]
    event = Span(visit.event.start, max(visit.event.end, around.now) + minutes * MINUTE)
    held = held_around(event, buffers_for(room, visit.purpose, around.buffers))
    after = [
        each
        for each in around.occupied
        if each.room_id == room.id and each.appointment_id != visit.id and each.hold.start >= visit.hold.start
    ]
    following = min(after, key=_hold_start, default=None)
    limit = following.hold.start if following else held.hold.end
    if event.end > visit.hold.start + LONGEST_HOLD:
        return refuse(Cause.LENGTH, shortest=1, longest=LONGEST // MINUTE)
    if event.end > limit:
        return refuse(
            Cause.NEXT_VISIT, hold=limit, appointment=following.appointment_id if following else 0, zone=room.zone
        )
    latest = min(limit, visit.hold.start + LONGEST_HOLD)
    hold = Span(visit.hold.start, max(event.end, min(held.hold.end, latest)))
    longer = replace(visit, event=event, hold=hold, decompression_end=min(held.decompression_end, latest))
    near = stays_too_near(visit, longer, around)
    return Refused((near,)) if near else longer


def _hold_start(other: Occupied) -> int:
    return other.hold.start


def _shortened(appointment: Appointment, now: int) -> Appointment:
    """The times as they were: what is left of event and hold is given free when the room is reset."""
    end = min(appointment.event.end, max(now, appointment.event.start + 60))
    hold_end = min(appointment.hold.end, max(now, end))
    return replace(
        appointment,
        event=Span(appointment.event.start, end),
        hold=Span(appointment.hold.start, hold_end),
        decompression_end=min(max(appointment.decompression_end, end), hold_end),
    )

"""Booking and changing a room, and taking a change back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.appointments import MOVABLE, Appointment, BookingRequest, Status
from desktop_app.domain.bookings import booked, changed, request_named_again, request_of
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import MINUTE
from desktop_app.services.appointments.restoring import AppointmentRestoring
from desktop_app.store import appointments
from desktop_app.store.faults import HoldOverlap


class AppointmentBooking(AppointmentRestoring):
    """What the Rooms page writes."""

    def book(self, actor: StaffMember, request: BookingRequest, reason: str = "") -> Appointment | Refused:
        """Book a room; an interview's checklists begin with it. Shorter buffers need a supervisor and a reason."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        words = self._reason_for(actor, request, reason)
        if isinstance(words, Refused):
            return words
        try:
            with self._writing():
                held = self._plan(request)
                if isinstance(held, Refused):
                    return held
                if request.purpose is Purpose.RETURN_OF_BELONGINGS and request.case_id is not None:
                    shut = self._steps.refuse_shut_for_case(request.case_id, Blocks.SCHEDULING)
                    if shut:
                        return shut
                made = appointments.add(replace(booked(request, held), reason=words), self._today())
                self._begin(actor, made)
                facts = {"purpose": made.purpose.value, "room": made.room_id, **_chosen(request, made)}
                self._tell(actor, "appointment.book", made, facts)
                return made
        except HoldOverlap:
            return self._taken(request, None)

    def change(
        self, actor: StaffMember, appointment_id: int, version: int, request: BookingRequest, reason: str = ""
    ) -> Appointment | Refused:
        """Move or change a booking; a confirmed one needs a reason, and so do shorter buffers."""
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        words = self._reason_for(actor, request, reason)
        if isinstance(words, Refused):
            return words
        try:
            with self._writing():
                current = self._current(appointment_id, version)
                if isinstance(current, Refused):
                    return current
                if actor.role is Role.FRONT_DESK:
                    request = request_named_again(request, current)
                if current.status not in MOVABLE:
                    return refuse(Cause.STATUS, current=current.status, wanted=current.status)
                if current.status is Status.CONFIRMED and not words:
                    return refuse(Cause.REASON_NEEDED)
                if unlike := self._refuse_another_visit(current, request):
                    return unlike
                held = self._plan(request, appointment_id)
                if isinstance(held, Refused):
                    return held
                wish = changed(current, request, held, words)
                return self._write_move(actor, "appointment.change", current, wish, **_chosen(request, wish))
        except HoldOverlap:
            return self._taken(request, appointment_id)

    def restore(
        self, actor: StaffMember, wanted: Sequence[Appointment], reason: str = "", *, again: bool = False
    ) -> tuple[Appointment, ...] | Refused:
        """Put appointments back as they were, all or none: `wanted` in an earlier state, each with its version now.

        Only between booked and given up; every rule is asked again, for time has gone on. `again` tells the history
        that something taken back was done once more.
        """
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        words = check_text("reason", reason)
        if isinstance(words, Refused):
            return words
        try:
            with self._writing():
                return self._restore(actor, wanted, words, again=again)
        except HoldOverlap:
            return self._taken(request_of(wanted[0]), wanted[0].id)

    def _refuse_another_visit(self, current: Appointment, request: BookingRequest) -> Refused | None:
        """A change keeps the protocol a visit began with, and asks a return's family for the gates of booking it."""
        bound = INTERVIEWS | {Purpose.RETURN_OF_BELONGINGS}
        if current.purpose is not request.purpose and {current.purpose, request.purpose} & bound:
            return refuse(Cause.PURPOSE_NOT_FOR_ROOM, room="", purpose=request.purpose)
        if request.purpose is Purpose.RETURN_OF_BELONGINGS and request.case_id not in {current.case_id, None}:
            return self._steps.refuse_shut_for_case(request.case_id, Blocks.SCHEDULING)
        return None

    def _reason_for(self, actor: StaffMember, request: BookingRequest, reason: str) -> str | Refused:
        words = check_text("reason", reason)
        if isinstance(words, Refused) or request.shorter is None:
            return words
        return self._deny(actor, Action.SHORTEN_BUFFER) or words or refuse(Cause.REASON_NEEDED)


def _chosen(request: BookingRequest, made: Appointment) -> dict[str, str]:
    """What was chosen against the usual, for the history: cautions, and minutes around the event cut short."""
    facts = {}
    if request.accepted_cautions:
        facts["cautions"] = " ".join(sorted(request.accepted_cautions))
    if request.shorter is not None:
        facts["shorter_buffers"] = (
            f"{(made.event.start - made.hold.start) // MINUTE} {(made.hold.end - made.event.end) // MINUTE}"
        )
    return facts

"""From a wish to an appointment and back: what a booking writes, and what a change leaves as it was."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import Appointment, BookingRequest, Occupied, Status
from desktop_app.domain.buffers import Buffers, Held
from desktop_app.domain.staff import initials
from desktop_app.domain.team import Duty, person_for
from desktop_app.domain.texts import tidy_text
from desktop_app.domain.times import MINUTE


def as_the_desk_reads(appointment: Appointment) -> Appointment:
    """An appointment as the front desk is given it: initials where the guest's name stands."""
    return replace(appointment, guest_name=appointment.guest_label)


def named_again(wish: Appointment, now: Appointment) -> Appointment:
    """What the front desk sends back with initials in the place of a name keeps the name on record."""
    if wish.guest_name != wish.guest_label:
        return wish
    return replace(wish, guest_name=now.guest_name, guest_label=now.guest_label)


def request_named_again(request: BookingRequest, now: Appointment) -> BookingRequest:
    """The same for a wish."""
    return replace(request, guest_name=now.guest_name) if request.guest_name == now.guest_label else request


def booked(request: BookingRequest, held: Held) -> Appointment:
    """The appointment a granted wish becomes; number and id are the store's to give."""
    guest = tidy_text(request.guest_name)
    return Appointment(
        id=0,
        number="",
        room_id=request.room_id,
        purpose=request.purpose,
        event=request.event,
        hold=held.hold,
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
        decompression_end=held.decompression_end,
        party_id=request.party_id,
        advocate_id=request.advocate_id,
        child_supervisor_id=request.child_supervisor_id,
        interpreter_id=request.interpreter_id,
        accepted_cautions=request.accepted_cautions,
    )


def changed(was: Appointment, request: BookingRequest, held: Held, reason: str) -> Appointment:
    """A booking as a granted change makes it: number, status and series stay.

    Whoever is replaced, and everybody when the time is another, says yes anew.
    """
    wish = replace(
        booked(request, held),
        id=was.id,
        number=was.number,
        status=was.status,
        reason=reason,
        version=was.version,
        series_id=was.series_id,
        occurrence=was.occurrence,
    )
    if wish.event != was.event:
        return wish
    kept = {duty for duty in was.confirmed_duties if person_for(was, Duty(duty)) == person_for(wish, Duty(duty))}
    return replace(wish, confirmed_duties=frozenset(kept))


def request_of(appointment: Appointment) -> BookingRequest:
    """The wish that would book an appointment as it is. The answer about suspects was given when it was booked."""
    return BookingRequest(
        purpose=appointment.purpose,
        room_id=appointment.room_id,
        event=appointment.event,
        host_id=appointment.host_id,
        guest_name=appointment.guest_name,
        party_size=appointment.party_size,
        needs=appointment.needs,
        case_id=appointment.case_id,
        evidence_id=appointment.evidence_id,
        language=appointment.language,
        not_a_suspect=True,
        advocate_id=appointment.advocate_id,
        child_supervisor_id=appointment.child_supervisor_id,
        interpreter_id=appointment.interpreter_id,
        party_id=appointment.party_id,
        accepted_cautions=appointment.accepted_cautions,
    )


def occupies(appointment: Appointment) -> Occupied:
    """What a planner must know of an appointment."""
    people = request_of(appointment).staff_ids
    return Occupied(
        appointment.id,
        appointment.room_id,
        appointment.hold,
        appointment.event,
        people,
        appointment.interpreter_id,
        appointment.party_id,
        appointment.case_id,
    )


def buffers_held(appointment: Appointment) -> Buffers:
    """The minutes that an appointment owns around its event."""
    event, hold, theirs_until = appointment.event, appointment.hold, appointment.decompression_end
    return Buffers(
        (event.start - hold.start) // MINUTE, (theirs_until - event.end) // MINUTE, (hold.end - theirs_until) // MINUTE
    )


def keeping_hold(appointment: Appointment, request: BookingRequest) -> BookingRequest:
    """A change that leaves room, time and purpose as they are leaves the hold as it was granted, shorter ones too."""
    where_and_when = (request.room_id, request.event, request.purpose)
    same = where_and_when == (appointment.room_id, appointment.event, appointment.purpose)
    return replace(request, shorter=buffers_held(appointment)) if same and request.shorter is None else request

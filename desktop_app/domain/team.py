"""The people an appointment needs beside its guest, and whether each has said yes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import RELEASED, Appointment, BookingRequest, Need
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.domain.times import Span


class Duty(StrEnum):
    """What somebody does at an appointment. The host interviews, or stays with the family."""

    HOST = "host"
    EVIDENCE = "evidence"
    ADVOCATE = "advocate"
    INTERPRETER = "interpreter"
    CHILD_SUPERVISOR = "child_supervisor"


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who interprets and does not sign in; never a relative. `languages` are codes."""

    id: int
    name: str
    languages: tuple[str, ...]
    phone: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Busy:
    """A time somebody is taken elsewhere; what for is never kept."""

    id: int
    staff_id: int | None
    interpreter_id: int | None
    span: Span
    uid: str = ""


def needed_duties(purpose: Purpose, needs: frozenset[Need]) -> tuple[Duty, ...]:
    """The duties that must be filled and confirmed before an appointment is ready."""
    wanted = [Duty.HOST]
    if purpose is Purpose.RETURN_OF_BELONGINGS:
        wanted.append(Duty.EVIDENCE)
    if purpose in INTERVIEWS:
        wanted.append(Duty.ADVOCATE)
    if Need.INTERPRETER in needs:
        wanted.append(Duty.INTERPRETER)
    if Need.CHILD in needs:
        wanted.append(Duty.CHILD_SUPERVISOR)
    return tuple(wanted)


def person_for(appointment: Appointment, duty: Duty) -> int | None:
    """Who is down for a duty: a staff id, or an interpreter's id for interpreting."""
    return {
        Duty.HOST: appointment.host_id,
        Duty.EVIDENCE: appointment.evidence_id,
        Duty.ADVOCATE: appointment.advocate_id,
        Duty.INTERPRETER: appointment.interpreter_id,
        Duty.CHILD_SUPERVISOR: appointment.child_supervisor_id,
    }[duty]


def waiting_duties(appointment: Appointment) -> tuple[Duty, ...]:
    """The needed duties that nobody is down for or has confirmed; none means the appointment is ready."""
    return tuple(
        duty
        for duty in needed_duties(appointment.purpose, appointment.needs)
        if person_for(appointment, duty) is None or duty.value not in appointment.confirmed_duties
    )


def duties_of(request: BookingRequest) -> tuple[tuple[Duty, int], ...]:
    """Each member of staff a request takes, once, with what they do there."""
    chosen = (
        (Duty.HOST, request.host_id),
        (Duty.EVIDENCE, request.evidence_id),
        (Duty.ADVOCATE, request.advocate_id),
        (Duty.CHILD_SUPERVISOR, request.child_supervisor_id),
    )
    first: dict[int, Duty] = {}
    for duty, staff_id in chosen:
        if staff_id is not None:
            first.setdefault(staff_id, duty)
    return tuple((duty, staff_id) for staff_id, duty in first.items())


def is_ready(appointment: Appointment) -> bool:
    """Whether everybody it needs is down for it and has said yes."""
    return not waiting_duties(appointment)


def still_confirmed(before: Appointment, after: Appointment) -> frozenset[str]:
    """The confirmations that outlive a change: of the duties whose person stayed the same."""
    kept = {duty.value for duty in Duty if person_for(before, duty) == person_for(after, duty)}
    return before.confirmed_duties & kept


def earlier_hosts(visits: Iterable[Appointment], before: int) -> tuple[int, ...]:
    """Who hosted a family's visits that began before a moment, each once, the latest first."""
    past = [each for each in visits if each.event.start < before and each.status not in RELEASED]
    past.sort(key=lambda each: each.event.start, reverse=True)
    return tuple(dict.fromkeys(each.host_id for each in past))

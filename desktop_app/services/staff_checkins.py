"""Care for staff: that a check-in was offered after a visit."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.staff_checkins import BEGUN, StaffCheckin, plan_offer
from desktop_app.services.acting import Service
from desktop_app.store import appointments, staff, staff_checkins


@dataclass(frozen=True, slots=True)
class VisitCheckins:
    """A visit that took place: who of the staff was there by its booking, and to whom a check-in was offered."""

    visit: Appointment
    there: tuple[StaffMember, ...]
    others: tuple[StaffMember, ...]
    offered: tuple[StaffCheckin, ...]


class StaffCheckinService(Service):
    """Only the offer is kept: no answer, no word of what was said."""

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[VisitCheckins, ...] | Refused:
        """The visits of a family that took place, the latest first."""
        if refused := self._deny(actor, Action.OFFER_CHECK_IN):
            return refused
        with self._database.reading():
            people, offers = staff.all_active(), staff_checkins.of_case(case_id)
            visits = [each for each in appointments.of_case(case_id) if each.status in BEGUN and _is_return(each)]
            return tuple(
                _of_visit(visit, people, tuple(each for each in offers if each.appointment_id == visit.id))
                for visit in sorted(visits, key=_start, reverse=True)
            )

    def offer(self, actor: StaffMember, appointment_id: int, staff_id: int) -> VisitCheckins | Refused:
        """A check-in was offered to somebody who was there."""
        if refused := self._deny(actor, Action.OFFER_CHECK_IN):
            return refused
        with self._writing():
            visit = appointments.get(appointment_id)
            if visit is None:
                return refuse(Cause.NOT_FOUND)
            people = staff.all_active()
            to = next((each for each in people if each.id == staff_id), None)
            if refused := plan_offer(visit.status, to, actor, staff_checkins.of_visit(appointment_id)):
                return refused
            staff_checkins.add(appointment_id, staff_id, actor.id, self._clock())
            self._record(
                actor,
                "check_in.offer",
                "appointment",
                appointment_id,
                case_id=visit.case_id,
                appointment_id=appointment_id,
                staff=staff_id,
            )
            return _of_visit(visit, people, staff_checkins.of_visit(appointment_id))


def _of_visit(visit: Appointment, people: tuple[StaffMember, ...], offers: tuple[StaffCheckin, ...]) -> VisitCheckins:
    ids = {visit.host_id, visit.evidence_id, visit.advocate_id, visit.child_supervisor_id}
    there = tuple(each for each in people if each.id in ids)
    return VisitCheckins(visit, there, tuple(each for each in people if each.id not in ids), offers)


def _is_return(visit: Appointment) -> bool:
    return visit.purpose is Purpose.RETURN_OF_BELONGINGS


def _start(visit: Appointment) -> int:
    return visit.event.start

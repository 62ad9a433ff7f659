"""What every change of an appointment shares: the plan it must pass, its one row, and its entry in the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.appointments import RELEASED, Appointment, BookingRequest
from desktop_app.domain.bookings import keeping_hold, occupies
from desktop_app.domain.buffers import Held
from desktop_app.domain.cases import CaseState, Standing
from desktop_app.domain.planning import plan, within_reach
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.returns import refuse_second_return
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.store import appointments, by_post, cases, checklists, separation, staff, surroundings, team
from desktop_app.store.database import Database


class AppointmentWriting(Service):
    """Called inside a transaction by the methods that have asked who acts."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def _plan(
        self,
        request: BookingRequest,
        moving: int | None = None,
        together: frozenset[int] = frozenset(),
        planned: Sequence[Appointment] = (),
    ) -> Held | Refused:
        """The hold, or why not.

        `moving` is the appointment itself, `together` those that move with it, `planned` where some of these will be.
        """
        if not within_reach(request.event, self._clock()):
            return refuse(Cause.TOO_FAR)
        around = surroundings.around(request.event, self._clock())
        room = around.rooms.get(request.room_id)
        if room is None or not known(request):
            return refuse(Cause.NOT_FOUND)
        current = None if moving is None else appointments.get(moving)
        if current is not None and current.status not in RELEASED:
            request = keeping_hold(current, request)
        if request.purpose is Purpose.RETURN_OF_BELONGINGS and request.case_id is not None:
            visits = appointments.of_case(request.case_id)
            if stopped := _refuse_stopped(request, current):
                return stopped
            if second := refuse_second_return(request, visits, room.zone, moving):
                return second
        if planned:
            there = [
                *(each for each in around.occupied if each.appointment_id not in together),
                *map(occupies, planned),
            ]
            around, together = replace(around, occupied=there), frozenset()
        return plan(request, around, together if moving is None else together | {moving})

    def _taken(self, request: BookingRequest, moving: int | None) -> Refused:
        """Somebody else's booking came first: said in the planner's words."""
        with self._database.reading():
            planned = self._plan(request, moving)
        return planned if isinstance(planned, Refused) else Refused((Reason(Cause.CHANGED_MEANWHILE),))

    def _begin(self, actor: StaffMember, booked: Appointment) -> None:
        """An interview's checklists begin with it; a return's belong to its family."""
        if booked.purpose is Purpose.RETURN_OF_BELONGINGS:
            return
        checklist = checklists.start("interview", None, booked.id)
        self._steps.finish_steps_of(checklist, actor, "A1")

    @staticmethod
    def _current(appointment_id: int, version: int) -> Appointment | Refused:
        current = appointments.get(appointment_id)
        if current is None:
            return refuse(Cause.NOT_FOUND)
        return current if current.version == version else refuse(Cause.CHANGED_MEANWHILE)

    def _write(self, actor: StaffMember, action: str, wish: Appointment, **facts: object) -> Appointment | Refused:
        written = appointments.update(wish)
        if written is None:
            return refuse(Cause.CHANGED_MEANWHILE)
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


def _refuse_stopped(request: BookingRequest, current: Appointment | None) -> Refused | None:
    """Nothing is arranged while a return is stopped, or a parcel stands; a visit that stands may stay as it is."""
    if current is not None and current.status not in RELEASED:
        before = (current.case_id, current.event, current.room_id)
        if before == (request.case_id, request.event, request.room_id):
            return None
    case = cases.get(request.case_id) if request.case_id is not None else None
    if case is None:
        return None
    disputed = any(each.standing is Standing.DISPUTED for each in cases.family((case.id,)))
    if disputed or case.state is not CaseState.OPEN:
        return refuse(Cause.RETURN_STOPPED)
    return refuse(Cause.POSTING_STANDS) if any(each.stands for each in by_post.of_case(case.id)) else None


def known(request: BookingRequest) -> bool:
    """Whether everybody and everything a request names is on record."""
    interpreter = team.get_interpreter(request.interpreter_id) if request.interpreter_id is not None else None
    if request.interpreter_id is not None and not (interpreter and interpreter.active):
        return False
    if request.party_id is not None and separation.party(request.party_id) is None:
        return False
    return request.staff_ids <= staff.ids_active() and (
        request.case_id is None or cases.get(request.case_id) is not None
    )

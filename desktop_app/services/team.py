"""Interpreters, the times people are taken elsewhere, who has said yes to an appointment, and who knows the family."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import RELEASED, Appointment, Status
from desktop_app.domain.permissions import Action, roles_for
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.team import Busy, Duty, Interpreter, earlier_hosts, person_for
from desktop_app.domain.texts import check_texts
from desktop_app.services.acting import Service
from desktop_app.store import appointments, staff, team

FOR_OTHERS = frozenset({Role.VICTIM_SERVICES, Role.SUPERVISOR})
"""Who may answer for a colleague; for an interpreter, who does not sign in, the front desk may too."""
FOR_INTERPRETERS = FOR_OTHERS | {Role.FRONT_DESK}
OPEN = frozenset(Status) - RELEASED - {Status.FINISHED, Status.RESET_DONE}


class TeamService(Service):
    """The people an appointment needs beside its guest."""

    def interpreters(self, actor: StaffMember) -> tuple[Interpreter, ...] | Refused:
        """Every interpreter who still comes, by name."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return team.interpreters()

    def add_interpreter(
        self, actor: StaffMember, name: str, languages: tuple[str, ...], phone: str = ""
    ) -> Interpreter | Refused:
        """A new interpreter, who is never a relative. `languages` are codes; at least one."""
        if refused := self._deny(actor, Action.CHANGE_INTERPRETERS):
            return refused
        kept = check_texts({"name": name, "languages": " ".join(languages), "phone": phone})
        if isinstance(kept, Refused):
            return kept
        if not kept["languages"]:
            return refuse(Cause.EMPTY, field="languages")
        with self._writing():
            added = team.add_interpreter(kept["name"], kept["languages"].split(), kept["phone"])
            self._record(actor, "interpreter.add", "interpreter", added.id, languages=kept["languages"])
            return added

    def deactivate_interpreter(self, actor: StaffMember, interpreter_id: int) -> Interpreter | Refused:
        """An interpreter no longer comes; what they are down for stays, and is for a person to change."""
        if refused := self._deny(actor, Action.CHANGE_INTERPRETERS):
            return refused
        with self._writing():
            found = team.get_interpreter(interpreter_id)
            if found is None or not found.active:
                return refuse(Cause.NOT_FOUND)
            team.set_active(interpreter_id, False)
            self._record(actor, "interpreter.deactivate", "interpreter", interpreter_id)
            return replace(found, active=False)

    def busy(
        self, actor: StaffMember, staff_id: int | None = None, interpreter_id: int | None = None
    ) -> tuple[Busy, ...] | Refused:
        """The times to come at which one person is taken elsewhere."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            return team.busy_of(staff_id, interpreter_id, self._clock())

    def add_busy(self, actor: StaffMember, busy: Busy) -> Busy | Refused:
        """One more time at which somebody is taken; what for is not asked. Each may say so of themself."""
        if refused := self._refuse_about(actor, Action.CHANGE_BUSY, busy.staff_id):
            return refused
        if busy.span.start >= busy.span.end:
            return refuse(Cause.SPAN)
        with self._writing():
            if not _is_there(busy):
                return refuse(Cause.NOT_FOUND)
            added = team.add_busy(busy)
            self._tell_busy(actor, "busy.add", added)
            return added

    def remove_busy(self, actor: StaffMember, busy_id: int) -> Busy | Refused:
        """Somebody is not taken after all."""
        if refused := self._deny(actor, Action.CHANGE_BUSY):
            return refused
        with self._writing():
            found = team.get_busy(busy_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if refused := self._refuse_about(actor, Action.CHANGE_BUSY, found.staff_id):
                return refused
            team.remove_busy(busy_id)
            self._tell_busy(actor, "busy.remove", found)
            return found

    def confirm_duty(self, actor: StaffMember, appointment_id: int, version: int, duty: Duty) -> Appointment | Refused:
        """Whoever is down for a duty has said yes."""
        return self._answer(actor, appointment_id, version, duty, yes=True)

    def unconfirm_duty(
        self, actor: StaffMember, appointment_id: int, version: int, duty: Duty
    ) -> Appointment | Refused:
        """Whoever is down for a duty cannot come after all, or has not said yes."""
        return self._answer(actor, appointment_id, version, duty, yes=False)

    def suggest_hosts(self, actor: StaffMember, case_id: int) -> tuple[StaffMember, ...] | Refused:
        """Who hosted the family's earlier visits and is still here, the latest first: nobody tells it all again."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            known = {member.id: member for member in staff.all_active()}
            hosts = earlier_hosts(appointments.of_case(case_id), self._clock())
            return tuple(known[host] for host in hosts if host in known)

    def _answer(
        self, actor: StaffMember, appointment_id: int, version: int, duty: Duty, *, yes: bool
    ) -> Appointment | Refused:
        if refused := self._deny(actor, Action.CONFIRM_DUTY):
            return refused
        with self._writing():
            current = appointments.get(appointment_id)
            if current is None:
                return refuse(Cause.NOT_FOUND)
            person = person_for(current, duty)
            if person is None:
                return refuse(Cause.DUTY_OPEN, duty=duty)
            staff_id = None if duty is Duty.INTERPRETER else person
            if refused := self._refuse_about(actor, Action.CONFIRM_DUTY, staff_id):
                return refused
            if current.version != version:
                return refuse(Cause.CHANGED_MEANWHILE)
            if current.status not in OPEN:
                return refuse(Cause.STATUS, current=current.status, wanted=current.status)
            others = current.confirmed_duties - {duty.value}
            written = appointments.update(replace(current, confirmed_duties=others | {duty.value} if yes else others))
            if written is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            action = "appointment.duty_confirmed" if yes else "appointment.duty_open"
            self._record(
                actor,
                action,
                "appointment",
                written.id,
                case_id=written.case_id,
                appointment_id=written.id,
                duty=duty.value,
            )
            return written

    def _refuse_about(self, actor: StaffMember, action: Action, staff_id: int | None) -> Refused | None:
        """Why somebody may not speak for a member of staff, or for an interpreter when it is none."""
        if refused := self._deny(actor, action):
            return refused
        roles = FOR_INTERPRETERS if staff_id is None else FOR_OTHERS
        if actor.role in roles or actor.id == staff_id:
            return None
        shown = tuple(role for role in roles_for(action) if role in roles)
        return refuse(Cause.NOT_ALLOWED, action=action, role=actor.role, roles=shown)

    def _tell_busy(self, actor: StaffMember, action: str, busy: Busy) -> None:
        span = busy.span
        self._record(
            actor,
            action,
            "busy_time",
            busy.id,
            staff=busy.staff_id,
            interpreter=busy.interpreter_id,
            start=span.start,
            end=span.end,
        )


def _is_there(busy: Busy) -> bool:
    """Whether a time is about one person, and they are known."""
    if (busy.staff_id is None) is (busy.interpreter_id is None):
        return False
    if busy.staff_id is not None:
        return any(member.id == busy.staff_id for member in staff.all_active())
    return any(each.id == busy.interpreter_id for each in team.interpreters())

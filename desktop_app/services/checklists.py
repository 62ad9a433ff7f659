"""Running checklists: who may answer a step, and what each gate still waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.appointments import OCCUPYING, Appointment
from desktop_app.domain.gates import Facts, GateState, gate_states, refuse_early_step, refuse_shut, shut_before
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Answer, Blocks, Checklist, Mark, Protocol, answer_step
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import gate_facts, interview_facts
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import appointments, cases, checklists, items
from desktop_app.store.protocols import shipped


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """A running checklist with the state of its gates."""

    checklist: Checklist
    states: tuple[GateState, ...]


class ChecklistService(Service):
    """The protocols at work."""

    def protocols(self, actor: StaffMember) -> tuple[Protocol, ...] | Refused:
        """Both protocols, as shipped."""
        if refused := self._deny(actor, Action.VIEW_PROTOCOLS):
            return refused
        return tuple(shipped().values())

    def for_case(self, actor: StaffMember, case_id: int) -> ChecklistView | Refused:
        """The checklist of a family's return."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            found = checklists.of_case(case_id)
            return self._view(found) if found else refuse(Cause.NOT_FOUND)

    def for_appointment(self, actor: StaffMember, appointment_id: int) -> ChecklistView | Refused:
        """The checklist that governs an appointment: its own, or its family's."""
        if refused := self._deny(actor, Action.VIEW_APPOINTMENT):
            return refused
        with self._database.reading():
            appointment = appointments.get(appointment_id)
            view = self.governing(appointment) if appointment else None
            return view or refuse(Cause.NOT_FOUND)

    def answer(
        self, actor: StaffMember, checklist_id: int, step_id: str, answer: Answer, reason: str = ""
    ) -> ChecklistView | Refused:
        """Answer one step: done, or not applicable with a reason."""
        if refused := self._deny(actor, Action.ANSWER_STEP):
            return refused
        with self._writing():
            checklist = checklists.get(checklist_id)
            if checklist is None:
                return refuse(Cause.NOT_FOUND)
            step = answer_step(checklist, step_id, actor, answer, reason)
            if isinstance(step, Refused):
                return step
            if early := refuse_early_step(self._view(checklist).states, step):
                return early
            mark = Mark(step_id, answer, actor.id, actor.name, self._clock(), reason.strip())
            checklists.mark(checklist_id, step_id, answer, actor.id, mark.at, mark.reason)
            self._record(
                actor,
                f"step.{answer.value}",
                "checklist",
                checklist_id,
                case_id=checklist.case_id,
                appointment_id=checklist.appointment_id,
                step=step_id,
                gate=step.gate,
            )
            return self._view(replace(checklist, marks={**checklist.marks, step_id: mark}))

    def governing(self, appointment: Appointment) -> ChecklistView | None:
        """The checklist and gates that stand before an appointment's next moves. Called inside a transaction."""
        found = checklists.of_appointment(appointment.id)
        if found is not None:
            return self._view(found, appointment)
        of_case = checklists.of_case(appointment.case_id) if appointment.case_id else None
        return self._view(of_case, appointment) if of_case else None

    def refuse_shut(self, appointment: Appointment, blocked: Blocks) -> Refused | None:
        """Why an appointment may not be confirmed, checked in, started or closed yet."""
        view = self.governing(appointment)
        return refuse_shut(view.states, blocked) if view else None

    def refuse_shut_for_case(self, case_id: int, blocked: Blocks) -> Refused | None:
        """Why a family may not be contacted or scheduled yet."""
        found = checklists.of_case(case_id)
        return refuse_shut(self._view(found).states, blocked) if found else refuse(Cause.NOT_FOUND)

    def finish_steps_of(self, checklist: Checklist, actor: StaffMember, gate_id: str) -> None:
        """Mark the steps of a gate that an act has just fulfilled, whoever did it: booking answers A1's questions."""
        for step in checklist.protocol.steps_of(gate_id):
            checklists.mark(checklist.id, step.id, Answer.DONE, actor.id, self._clock(), "")

    def views(
        self, running: Sequence[Checklist], visits: Mapping[int, Appointment]
    ) -> tuple[tuple[Checklist, tuple[GateState, ...]], ...]:
        """Many checklists with their gates, one query a table; `visits` by checklist id."""
        return tuple(zip(running, self._states([(each, visits.get(each.id)) for each in running]), strict=True))

    def remarks(self, booked: Sequence[Appointment]) -> dict[int, str]:
        """For each appointment "ready", or "waiting:n" with the number of gates shut before it may be confirmed."""
        running = (
            *checklists.of_appointments(
                [each.id for each in booked if each.purpose is not Purpose.RETURN_OF_BELONGINGS]
            ),
            *checklists.of_cases([each.case_id for each in booked if each.case_id is not None]),
        )
        by_visit = {each.appointment_id: each for each in running if each.appointment_id}
        by_case = {each.case_id: each for each in running if each.case_id}
        governed = [
            (checklist, visit)
            for visit in booked
            if (checklist := by_visit.get(visit.id) or by_case.get(visit.case_id or 0)) is not None
        ]
        waiting = [len(shut_before(states, Blocks.CONFIRM)) for states in self._states(governed)]
        return {
            visit.id: f"waiting:{shut}" if shut else "ready" for (_, visit), shut in zip(governed, waiting, strict=True)
        }

    def _states(self, governed: Sequence[tuple[Checklist, Appointment | None]]) -> list[tuple[GateState, ...]]:
        """The gates of many checklists, each with the visit it is about: one query a table."""
        ids = tuple({each.case_id for each, _ in governed if each.case_id is not None})
        family, belongings = (cases.family(ids), items.of_cases(ids)) if ids else ((), ())
        today = self._today()
        found = []
        for checklist, visit in governed:
            if checklist.case_id is None:
                facts = interview_facts(visit) if visit else Facts()
            else:
                members = tuple(each for each in family if each.case_id == checklist.case_id)
                own = tuple(each for each in belongings if each.case_id == checklist.case_id)
                facts = gate_facts(members, own, visit, today)
            found.append(gate_states(checklist, facts))
        return found

    def _view(self, checklist: Checklist, appointment: Appointment | None = None) -> ChecklistView:
        return ChecklistView(checklist, gate_states(checklist, self._facts(checklist, appointment)))

    def _facts(self, checklist: Checklist, appointment: Appointment | None) -> Facts:
        if checklist.case_id is None:
            own = appointment or (appointments.get(checklist.appointment_id) if checklist.appointment_id else None)
            return interview_facts(own) if own else Facts()
        visit = appointment or self._standing_visit(checklist.case_id)
        family = cases.family((checklist.case_id,))
        return gate_facts(family, items.of_cases((checklist.case_id,)), visit, self._today())

    @staticmethod
    def _standing_visit(case_id: int) -> Appointment | None:
        standing = [each for each in appointments.of_case(case_id) if each.status in OCCUPYING]
        return standing[-1] if standing else None

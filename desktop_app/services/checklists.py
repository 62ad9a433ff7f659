"""Running checklists: who may answer a step, and what each gate still waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.gates import Facts, GateState, gate_states, refuse_early_step, refuse_shut, shut_before
from desktop_app.domain.missing_items import untold
from desktop_app.domain.packing import Prepared
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.protocols import (
    Answer,
    Blocks,
    Checklist,
    Mark,
    Protocol,
    Running,
    Scope,
    answer_step,
    take_back_step,
)
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import BEGUN, AtTable, with_table
from desktop_app.domain.returns import gate_facts, interview_facts, visit_about
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.acting import Service
from desktop_app.store import appointments, cases, checklists, custody, items, missing_items, packing, return_documents
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
        """The checklist of a family's return, for the visit that stands or else the latest one that took place."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return self._of_case(case_id) or refuse(Cause.NOT_FOUND)

    def for_appointment(self, actor: StaffMember, appointment_id: int) -> ChecklistView | Refused:
        """The checklist that governs an appointment: its own, or its family's as it stands for this visit."""
        if refused := self._deny(actor, Action.VIEW_APPOINTMENT):
            return refused
        with self._database.reading():
            appointment = appointments.get(appointment_id)
            view = self.governing(appointment) if appointment else None
            if view is not None and not may(actor.role, Action.VIEW_CASES):
                view = replace(view, checklist=_without_words(view.checklist, actor.role))
            return view or refuse(Cause.NOT_FOUND)

    def answer(
        self,
        actor: StaffMember,
        checklist_id: int,
        step_id: str,
        answer: Answer,
        reason: str = "",
        visit_id: int | None = None,
    ) -> ChecklistView | Refused:
        """Answer one step: done, or not applicable with a reason. `visit_id` is the visit on the screen, if any."""
        if refused := self._deny(actor, Action.ANSWER_STEP):
            return refused
        with self._writing():
            checklist = self.seen(checklist_id, visit_id)
            if isinstance(checklist, Refused):
                return checklist
            words = check_text("reason", reason)
            if isinstance(words, Refused):
                return words
            step = answer_step(checklist, step_id, actor, answer, words)
            if isinstance(step, Refused):
                return step
            if early := refuse_early_step(self._view(checklist).states, step):
                return early
            its = checklist.visit.id if checklist.visit and step.scope is Scope.VISIT else None
            mark = Mark(step_id, answer, actor.id, actor.name, self._clock(), words, its)
            checklists.mark(checklist_id, mark)
            self._record(
                actor,
                f"step.{answer.value}",
                "checklist",
                checklist_id,
                case_id=checklist.case_id,
                appointment_id=its,
                step=step_id,
                gate=step.gate,
            )
            return self._view(replace(checklist, marks={**checklist.marks, step_id: mark}))

    def take_back(
        self, actor: StaffMember, checklist_id: int, step_id: str, visit_id: int | None = None
    ) -> ChecklistView | Refused:
        """An answer given by mistake: the step waits again, and the log keeps both."""
        if refused := self._deny(actor, Action.ANSWER_STEP):
            return refused
        with self._writing():
            checklist = self.seen(checklist_id, visit_id)
            if isinstance(checklist, Refused):
                return checklist
            mark = take_back_step(checklist, step_id, actor)
            if isinstance(mark, Refused):
                return mark
            checklists.unmark(checklist_id, mark)
            self._record(
                actor,
                "step.taken_back",
                "checklist",
                checklist_id,
                case_id=checklist.case_id,
                appointment_id=mark.visit_id,
                step=step_id,
            )
            left = {key: each for key, each in checklist.marks.items() if key != step_id}
            return self._view(replace(checklist, marks=left))

    def seen(self, checklist_id: int, visit_id: int | None = None) -> Checklist | Refused:
        """A checklist for one of its visits, or for the one it is about now. Called inside a transaction."""
        running = checklists.get(checklist_id)
        if running is None:
            return refuse(Cause.NOT_FOUND)
        if running.case_id is not None:
            visits = tuple(each for each in appointments.of_case(running.case_id) if _is_return(each))
            visit = visit_about(visits)
        else:
            visit = appointments.get(running.appointment_id or 0)
            visits = (visit,) if visit else ()
        if visit_id is not None:
            visit = next((each for each in visits if each.id == visit_id), None)
            if visit is None:
                return refuse(Cause.NOT_FOUND)
        return running.about(visit)

    def governing(self, appointment: Appointment) -> ChecklistView | None:
        """The checklist and gates that stand before an appointment's next moves. Called inside a transaction."""
        found = None if _is_return(appointment) else checklists.of_appointment(appointment.id)
        if found is None and appointment.case_id is not None:
            found = checklists.of_case(appointment.case_id)
        return self._view(found.about(appointment)) if found else None

    def refuse_shut(self, appointment: Appointment, blocked: Blocks) -> Refused | None:
        """Why an appointment may not be confirmed, checked in, started or closed yet."""
        view = self.governing(appointment)
        return refuse_shut(view.states, blocked) if view else None

    def refuse_shut_for_case(self, case_id: int, blocked: Blocks) -> Refused | None:
        """Why a family may not be contacted or scheduled yet."""
        view = self._of_case(case_id)
        return refuse_shut(view.states, blocked) if view else refuse(Cause.NOT_FOUND)

    def finish_visit_steps(self, visit: Appointment, actor: StaffMember, gate_id: str) -> None:
        """Mark what is still unmarked of a gate's steps, for a visit: the deed itself was their answer."""
        view = self.governing(visit)
        for step in view.checklist.protocol.steps_of(gate_id) if view else ():
            if view and step.id not in view.checklist.marks:
                its = visit.id if step.scope is Scope.VISIT else None
                mark = Mark(step.id, Answer.DONE, actor.id, actor.name, self._clock(), "", its)
                checklists.mark(view.checklist.id, mark)

    def finish_steps_of(self, running: Running, actor: StaffMember, gate_id: str) -> None:
        """Mark the steps of a gate that an act has just fulfilled, whoever did it: booking answers A1's questions."""
        steps, now, visit_id = running.protocol.steps_of(gate_id), self._clock(), running.appointment_id
        marks = [Mark(step.id, Answer.DONE, actor.id, actor.name, now, "", visit_id) for step in steps]
        checklists.mark_all(running.id, marks)

    def views(self, seen: Sequence[Checklist]) -> tuple[ChecklistView, ...]:
        """Many checklists with their gates, one query a table."""
        return tuple(map(ChecklistView, seen, self._states(seen)))

    def remarks(self, booked: Sequence[Appointment]) -> dict[int, str]:
        """For each appointment "ready", or "waiting:n" with the number of gates shut before it may be confirmed."""
        running = checklists.governing(
            [each.id for each in booked if not _is_return(each)],
            [each.case_id for each in booked if each.case_id is not None],
        )
        by_visit = {each.appointment_id: each for each in running if each.appointment_id}
        by_case = {each.case_id: each for each in running if each.case_id}
        governed = {
            visit.id: found.about(visit)
            for visit in booked
            if (found := by_visit.get(visit.id) or by_case.get(visit.case_id or 0)) is not None
        }
        waiting = [len(shut_before(states, Blocks.CONFIRM)) for states in self._states(tuple(governed.values()))]
        return {
            visit_id: f"waiting:{shut}" if shut else "ready" for visit_id, shut in zip(governed, waiting, strict=True)
        }

    def _states(self, seen: Sequence[Checklist]) -> list[tuple[GateState, ...]]:
        """The gates of many checklists, each with the visit it is about: one query a table."""
        ids = tuple({each.case_id for each in seen if each.case_id is not None})
        family, belongings = (cases.family(ids), items.of_cases(ids)) if ids else ((), ())
        visits = [each.visit.id for each in seen if each.visit is not None and each.case_id is not None]
        boxed, places = (packing.of_visits(visits), custody.places(ids)) if ids else ({}, {})
        unsaid = untold(missing_items.latest(ids)) if ids else frozenset()
        tables = return_documents.at_tables([each.visit.id for each in seen if each.visit and _began(each.visit)])
        today = self._today()
        found = []
        for checklist in seen:
            if checklist.case_id is None:
                facts = interview_facts(checklist.visit) if checklist.visit else Facts()
            else:
                members = tuple(each for each in family if each.case_id == checklist.case_id)
                own = tuple(each for each in belongings if each.case_id == checklist.case_id)
                prepared = Prepared(boxed.get(checklist.visit.id if checklist.visit else 0, ()), places, unsaid)
                facts = gate_facts(members, own, checklist.visit, today, prepared)
                if checklist.visit is not None:
                    table = tables.get(checklist.visit.id, AtTable())
                    facts = with_table(facts, table, own, checklist.visit.id, prepared.packed, today)
            found.append(gate_states(checklist, facts))
        return found

    def _of_case(self, case_id: int) -> ChecklistView | None:
        running = checklists.of_case(case_id)
        return self._view(running.about(visit_about(appointments.of_case(case_id)))) if running else None

    def _view(self, checklist: Checklist) -> ChecklistView:
        return self.views((checklist,))[0]


def _began(visit: Appointment) -> bool:
    return visit.status in BEGUN and _is_return(visit)


def _without_words(checklist: Checklist, role: Role) -> Checklist:
    """For the counter: which steps are done and by whom, without what other roles typed about a family."""
    own = {step.id for step in checklist.protocol.steps if step.role is role}
    marks = {step: mark if step in own else replace(mark, reason="") for step, mark in checklist.marks.items()}
    return replace(checklist, marks=marks)


def _is_return(appointment: Appointment) -> bool:
    return appointment.purpose is Purpose.RETURN_OF_BELONGINGS

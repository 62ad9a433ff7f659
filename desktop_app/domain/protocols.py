"""Protocol, checklist, step and gate: the engine's nouns. The content is data in resources/protocols/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import OVER, RELEASED, Appointment
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember


class Phase(StrEnum):
    """When a step belongs: before the visit, during it, after it."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Scope(StrEnum):
    """Whom an answer is for: the case, once, or one visit, and anew for the next."""

    CASE = "case"
    VISIT = "visit"


class Blocks(StrEnum):
    """What a gate keeps shut, in the order a case passes them."""

    BOOKING = "booking"
    CONTACT = "contact"
    OFFERING = "offering"
    SCHEDULING = "scheduling"
    PREPARING = "preparing"
    CLEANING = "cleaning"
    RELEASE = "release"
    READY = "ready"
    CONFIRM = "confirm"
    ARRIVAL = "arrival"
    CHECK_IN = "check_in"
    START = "start"
    HANDOVER = "handover"
    CLOSE = "close"
    ARCHIVE = "archive"
    DISPOSE = "dispose"


ITEM_BLOCKS = frozenset({Blocks.CLEANING, Blocks.RELEASE, Blocks.READY, Blocks.DISPOSE})
"""Gates asked item by item (B3, B4, B7, B17), never of a whole visit."""
AFRESH = frozenset(
    {Blocks.CONFIRM, Blocks.ARRIVAL, Blocks.CHECK_IN, Blocks.START, Blocks.HANDOVER, Blocks.CLOSE, Blocks.ARCHIVE}
)
"""Gates that every visit must open for itself (A2 to A8, B8 to B16)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that must hold before something may happen; `when` names the need that makes it apply."""

    id: str
    title: Mapping[str, str]
    blocks: Blocks
    cleared_when: Mapping[str, str]
    conditional: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of action for one role. `second_person_after` names the step another person must have done."""

    id: str
    role: Role
    phase: Phase
    text: Mapping[str, str]
    why: Mapping[str, str]
    need: str
    gate: str = ""
    optional: bool = False
    second_person_after: str = ""
    scope: Scope = Scope.VISIT


@dataclass(frozen=True, slots=True)
class Protocol:
    """A version of a protocol; a running checklist keeps the version it began with."""

    id: str
    version: int
    title: Mapping[str, str]
    source: str
    gates: tuple[Gate, ...]
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """The step with this id, if the protocol has it."""
        return next((each for each in self.steps if each.id == step_id), None)

    def gate(self, gate_id: str) -> Gate:
        """The gate with this id; a protocol is checked to have it when it is read."""
        return next(each for each in self.gates if each.id == gate_id)

    def steps_of(self, gate_id: str) -> tuple[Step, ...]:
        """The steps that open a gate."""
        return tuple(each for each in self.steps if each.gate == gate_id)

    def misplaced(self) -> tuple[str, ...]:
        """Gates and steps whose scope cannot work: a visit would find its gate open, or booking would wait for a visit.

        A protocol that begins with its visit has nothing to settle for a case.
        """
        of_case = {step.id for step in self.steps if step.scope is Scope.CASE}
        found = [step.id for step in self.steps if step.id in of_case and step.phase is Phase.DURING]
        for gate in self.gates if of_case else ():
            settled = [step.scope is Scope.CASE for step in self.steps_of(gate.id)]
            if all(settled) if gate.blocks in AFRESH else not all(settled):
                found.append(gate.id)
        return tuple(found)


class Answer(StrEnum):
    """How a step was answered."""

    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Mark:
    """A step answered by a person at a time, for a visit or for the case; "not applicable" carries its reason."""

    step_id: str
    answer: Answer
    staff_id: int
    staff_name: str
    at: int
    reason: str = ""
    visit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A running protocol as it stands for one visit: what was settled for the case, and what was answered for it."""

    id: int
    protocol: Protocol
    case_id: int | None
    appointment_id: int | None
    marks: Mapping[str, Mark]
    visit: Appointment | None = None

    def asks(self, step: Step) -> bool:
        """Whether a step waits for its answer now; a step of a visit waits for the visit first."""
        return step.id not in self.marks and (step.scope is Scope.CASE or self.visit is not None)


@dataclass(frozen=True, slots=True)
class Running:
    """A running protocol with everything ever answered; which answers count depends on the visit it is about."""

    id: int
    protocol: Protocol
    case_id: int | None
    appointment_id: int | None
    marks: tuple[Mark, ...]

    def about(self, visit: Appointment | None) -> Checklist:
        """The checklist for a visit; without one, only what is settled for the case is answered."""
        seen = {mark.step_id: mark for mark in self.marks if self._counts(mark, visit)}
        return Checklist(self.id, self.protocol, self.case_id, self.appointment_id, seen, visit)

    def _counts(self, mark: Mark, visit: Appointment | None) -> bool:
        step = self.protocol.step(mark.step_id)
        if step is not None and step.scope is Scope.CASE:
            return True
        return visit is not None and mark.visit_id == visit.id


def answer_step(checklist: Checklist, step_id: str, actor: StaffMember, answer: Answer, reason: str) -> Step | Refused:
    """The step to mark, or why this person may not answer it so. There is no "complete all"."""
    step = checklist.protocol.step(step_id)
    if step is None:
        return refuse(Cause.NOT_FOUND)
    if step.role is not actor.role:
        return refuse(Cause.NOT_YOUR_STEP, step=step.text, role=step.role)
    if unasked := _refuse_without_visit(checklist, step):
        return unasked
    if step_id in checklist.marks:
        mark = checklist.marks[step_id]
        return refuse(Cause.STEP_ALREADY_ANSWERED, step=step.text, who=mark.staff_name, at=mark.at)
    if answer is Answer.NOT_APPLICABLE and not reason.strip():
        return refuse(Cause.REASON_NEEDED)
    if answer is Answer.NOT_APPLICABLE and not step.optional:
        return refuse(Cause.STEP_NOT_OPTIONAL, step=step.text)
    if step.second_person_after and answer is Answer.DONE:
        earlier = checklist.marks.get(step.second_person_after)
        if earlier is None or earlier.staff_id == actor.id:
            return refuse(Cause.SECOND_PERSON, step=step.text, who=earlier.staff_name if earlier else "")
    return step


def take_back_step(checklist: Checklist, step_id: str, actor: StaffMember) -> Mark | Refused:
    """The answer that goes because it was a mistake, or why it stays.

    What a second person did after it rests on it, and a visit that is over happened as it was recorded.
    """
    step, mark = checklist.protocol.step(step_id), checklist.marks.get(step_id)
    if step is None or mark is None:
        return refuse(Cause.NOT_FOUND)
    if step.role is not actor.role:
        return refuse(Cause.NOT_YOUR_STEP, step=step.text, role=step.role)
    if checklist.visit is not None and step.scope is Scope.VISIT and step.phase is not Phase.AFTER:
        status = checklist.visit.status
        if status in OVER or status in RELEASED:
            return refuse(Cause.STATUS, current=status, wanted=status)
    after = (each for each in checklist.protocol.steps if each.second_person_after == step_id)
    leaning = next((each for each in after if each.id in checklist.marks), None)
    return refuse(Cause.STEP_LEANT_ON, step=leaning.text) if leaning else mark


def _refuse_without_visit(checklist: Checklist, step: Step) -> Refused | None:
    """A step of a visit is answered for a visit that stands or took place, never for one that was given up."""
    if step.scope is Scope.CASE:
        return None
    if checklist.visit is None:
        return refuse(Cause.VISIT_NEEDED, step=step.text)
    status = checklist.visit.status
    return refuse(Cause.STATUS, current=status, wanted=status) if status in RELEASED else None

"""Both shipped protocols are whole, in both languages; a step is answered by its own role, one at a time."""

from __future__ import annotations

import inspect
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from desktop_app.domain import protocols
from desktop_app.domain.appointments import RELEASED, Appointment, Status
from desktop_app.domain.protocols import (
    AFRESH,
    Answer,
    Checklist,
    Gate,
    Mark,
    Phase,
    Protocol,
    Running,
    Scope,
    Step,
    answer_step,
)
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, Span
from desktop_app.store.protocols import shipped
from tests.agency import NOW, causes

BOTH = [pytest.param(protocol, id=name) for name, protocol in shipped().items()]
THREE = (Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES)
INTERVIEW, RETURN = shipped().values()


def somebody(role: Role, number: int = 1) -> StaffMember:
    return StaffMember(number, f"Person {number}", role)


VISIT = Appointment(
    7, "26-0007", 1, Purpose.RETURN_OF_BELONGINGS, Span(NOW, NOW + HOUR), Span(NOW - HOUR, NOW + 2 * HOUR),
    Status.TENTATIVE, 1, "Ann", "A.", 1, frozenset(), 1, None, "en", "", 1,
)  # fmt: skip


def blank(protocol: Protocol, *marks: Mark, visit: Appointment | None = VISIT) -> Checklist:
    return Checklist(1, protocol, None, None, {mark.step_id: mark for mark in marks}, visit)


def mark(step_id: str, staff_id: int = 1) -> Mark:
    return Mark(step_id, Answer.DONE, staff_id, f"Person {staff_id}", NOW)


@pytest.mark.parametrize("protocol", BOTH)
def test_each_of_the_three_roles_has_steps_before_during_and_after(protocol: Protocol) -> None:
    filled = Counter((step.role, step.phase) for step in protocol.steps)
    assert all(filled[cell] >= 2 for cell in product(THREE, Phase)), filled


@pytest.mark.parametrize("protocol", BOTH)
def test_every_gate_has_a_step_and_every_step_a_known_gate(protocol: Protocol) -> None:
    gates = [gate.id for gate in protocol.gates]
    letter = gates[0][0]
    assert gates == [f"{letter}{number}" for number in range(1, len(gates) + 1)]
    assert {step.gate for step in protocol.steps} - {""} == set(gates)
    assert len({step.id for step in protocol.steps}) == len(protocol.steps)
    assert all(gate.conditional is bool(gate.when) for gate in protocol.gates)


@pytest.mark.parametrize("protocol", BOTH)
def test_every_text_is_there_in_both_languages_with_its_why(protocol: Protocol) -> None:
    texts = [protocol.title]
    texts += [text for gate in protocol.gates for text in (gate.title, gate.cleared_when)]
    texts += [text for step in protocol.steps for text in (step.text, step.why)]
    for text in texts:
        assert set(text) == {"en", "es"}
        assert all(words.strip() for words in text.values())
        assert text["en"] != text["es"]
        assert not any(sign in words for words in text.values() for sign in "!¡—")


@pytest.mark.parametrize("protocol", BOTH)
def test_every_step_serves_a_need_and_a_step_that_opens_a_gate_may_not_be_waved_away(protocol: Protocol) -> None:
    assert all(step.need for step in protocol.steps)
    optional = {step.gate for step in protocol.steps if step.optional and step.gate}
    assert all(protocol.gate(gate).conditional for gate in optional)


SECONDS = [step for protocol in shipped().values() for step in protocol.steps if step.second_person_after]


@pytest.mark.parametrize("step", SECONDS, ids=lambda step: step.id)
def test_a_second_look_is_taken_by_a_second_person_and_after_the_first(step: Step) -> None:
    protocol = next(each for each in shipped().values() if each.step(step.id))
    first = step.second_person_after
    answers = {
        "nobody yet": answer_step(blank(protocol), step.id, somebody(step.role, 1), Answer.DONE, ""),
        "same": answer_step(blank(protocol, mark(first, 1)), step.id, somebody(step.role, 1), Answer.DONE, ""),
    }
    assert all(causes(answer) == {Cause.SECOND_PERSON} for answer in answers.values())
    assert answer_step(blank(protocol, mark(first, 1)), step.id, somebody(step.role, 2), Answer.DONE, "") is step


def test_packing_and_authority_are_looked_at_twice() -> None:
    assert {step.gate for step in SECONDS} >= {"A2", "B2", "B10", "B17"}


@pytest.mark.parametrize("protocol", BOTH)
def test_a_step_is_answered_by_its_own_role_alone(protocol: Protocol) -> None:
    for step in protocol.steps:
        for role in set(Role) - {step.role}:
            assert causes(answer_step(blank(protocol), step.id, somebody(role), Answer.DONE, "")) == {
                Cause.NOT_YOUR_STEP
            }


@pytest.mark.parametrize("protocol", BOTH)
def test_not_applicable_needs_a_reason_and_an_optional_step(protocol: Protocol) -> None:
    for step in protocol.steps:
        actor = somebody(step.role)
        no_reason = answer_step(blank(protocol), step.id, actor, Answer.NOT_APPLICABLE, " ")
        assert causes(no_reason) == {Cause.REASON_NEEDED}
        reasoned = answer_step(blank(protocol), step.id, actor, Answer.NOT_APPLICABLE, "there is none")
        assert reasoned is step if step.optional else causes(reasoned) == {Cause.STEP_NOT_OPTIONAL}


def test_an_answered_step_stays_as_it_was_answered_and_says_by_whom() -> None:
    step = INTERVIEW.steps[0]
    again = answer_step(blank(INTERVIEW, mark(step.id, 3)), step.id, somebody(step.role), Answer.DONE, "")
    assert causes(again) == {Cause.STEP_ALREADY_ANSWERED}
    assert isinstance(again, Refused)
    assert (again.reasons[0].facts["who"], again.reasons[0].facts["at"]) == ("Person 3", NOW)


def test_a_step_of_another_protocol_is_not_found() -> None:
    foreign = RETURN.steps[0]
    assert causes(answer_step(blank(INTERVIEW), foreign.id, somebody(foreign.role), Answer.DONE, "")) == {
        Cause.NOT_FOUND
    }


def test_there_is_no_way_to_answer_many_steps_at_once() -> None:
    functions = {name for name, _ in inspect.getmembers(protocols, inspect.isfunction)} - {"dataclass", "refuse"}
    assert functions == {"answer_step", "take_back_step", "_refuse_without_visit"}
    assert [answer.value for answer in Answer] == ["done", "not_applicable"]


def test_a_running_checklist_keeps_the_protocol_it_began_with() -> None:
    newer = replace(INTERVIEW, version=INTERVIEW.version + 1, steps=())
    begun = blank(INTERVIEW)
    assert newer.step(INTERVIEW.steps[0].id) is None
    assert begun.protocol.step(INTERVIEW.steps[0].id) is not None


STEP_OF_THE_VISIT = next(step for step in RETURN.steps if step.scope is Scope.VISIT)
STEP_OF_THE_CASE = next(step for step in RETURN.steps if step.scope is Scope.CASE)


@pytest.mark.parametrize("protocol", BOTH)
def test_every_step_has_a_fitting_scope(protocol: Protocol) -> None:
    assert protocol.misplaced() == ()


def test_an_interview_settles_nothing_for_a_case() -> None:
    assert {step.scope for step in INTERVIEW.steps} == {Scope.VISIT}


@pytest.mark.parametrize("gate", [gate for gate in RETURN.gates if gate.blocks in AFRESH], ids=lambda gate: gate.id)
def test_every_visit_opens_its_own_gates(gate: Gate) -> None:
    settled = {step.id for step in RETURN.steps_of(gate.id)}
    wrong = _with_scope(RETURN, settled, Scope.CASE)
    assert gate.id in wrong.misplaced()
    assert any(step.scope is Scope.VISIT for step in RETURN.steps_of(gate.id))


def test_no_gate_before_booking_waits_for_a_visit() -> None:
    assert _with_scope(RETURN, {"b-vs-inventory"}, Scope.VISIT).misplaced() == ("B5",)


def test_what_happens_in_the_room_is_never_settled_for_a_case() -> None:
    assert _with_scope(RETURN, {"b-fd-parking", "b-fd-water"}, Scope.CASE).misplaced() == ("b-fd-water",)


def _with_scope(protocol: Protocol, steps: set[str], scope: Scope) -> Protocol:
    changed = tuple(replace(step, scope=scope) if step.id in steps else step for step in protocol.steps)
    return replace(protocol, steps=changed)


def test_a_step_of_a_visit_waits_for_the_visit_and_a_step_of_the_case_does_not() -> None:
    before = blank(RETURN, visit=None)
    of_visit, of_case = STEP_OF_THE_VISIT, STEP_OF_THE_CASE
    assert causes(answer_step(before, of_visit.id, somebody(of_visit.role), Answer.DONE, "")) == {Cause.VISIT_NEEDED}
    assert answer_step(before, of_case.id, somebody(of_case.role), Answer.DONE, "") is of_case
    assert (before.asks(of_visit), before.asks(of_case)) == (False, True)


@pytest.mark.parametrize("status", sorted(Status))
def test_a_visit_given_up_takes_no_answers(status: Status) -> None:
    of_visit, of_case = STEP_OF_THE_VISIT, STEP_OF_THE_CASE
    checklist = blank(RETURN, visit=replace(VISIT, status=status))
    answer = answer_step(checklist, of_visit.id, somebody(of_visit.role), Answer.DONE, "")
    assert (causes(answer) == {Cause.STATUS}) if status in RELEASED else (answer is of_visit)
    assert answer_step(checklist, of_case.id, somebody(of_case.role), Answer.DONE, "") is of_case


def test_answers_are_seen_by_the_visit_they_were_given_for() -> None:
    of_visit, of_case = STEP_OF_THE_VISIT.id, STEP_OF_THE_CASE.id
    marks = (mark(of_case), replace(mark(of_visit), visit_id=7), replace(mark(of_visit, 2), visit_id=8))
    running = Running(1, RETURN, 1, None, (*marks, mark("b-vs-people")))
    assert running.about(VISIT).marks == {of_case: marks[0], of_visit: marks[1]}
    assert running.about(replace(VISIT, id=8)).marks == {of_case: marks[0], of_visit: marks[2]}
    assert running.about(replace(VISIT, id=9)).marks == running.about(None).marks == {of_case: marks[0]}

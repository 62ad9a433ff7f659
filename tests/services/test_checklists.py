"""Steps through the service: answered by their role, in order, once."""

from __future__ import annotations

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.checklists import ChecklistView
from tests.agency import SampleAgency, causes, contents, given, shut_gates

FD, EV, VS = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES


def answer(
    agency: SampleAgency, view: ChecklistView, step: str, role: Role, how: Answer = Answer.DONE, why: str = ""
) -> object:
    return agency.services.checklists.answer(agency.one(role), view.checklist.id, step, how, why)


@pytest.fixture
def minh(agency: SampleAgency) -> ChecklistView:
    return given(agency.services.checklists.for_case(agency.one(VS), agency.family("Minh").case.id))


def test_a_step_says_who_did_it_and_when(agency: SampleAgency, minh: ChecklistView) -> None:
    told = given(answer(agency, minh, "b-vs-notified", VS))
    assert isinstance(told, ChecklistView)
    again = given(agency.services.checklists.for_case(agency.one(VS), agency.family("Minh").case.id))
    assert told == again
    mark = again.checklist.marks["b-vs-notified"]
    assert (mark.staff_name, mark.at) == (agency.one(VS).name, agency.clock.moment)
    assert causes(answer(agency, minh, "b-vs-notified", VS)) == {Cause.STEP_ALREADY_ANSWERED}


def test_a_family_is_not_contacted_before_they_were_told(agency: SampleAgency, minh: ChecklistView) -> None:
    before = contents(agency.database)
    assert shut_gates(answer(agency, minh, "b-vs-authority", VS)) == ["B1"]
    assert contents(agency.database) == before
    agency.tick_case(minh.checklist.case_id or 0, "B1")
    given(answer(agency, minh, "b-vs-authority", VS))
    assert shut_gates(answer(agency, minh, "b-vs-inventory", VS)) == ["B2"]


@pytest.mark.parametrize(
    ("step", "role", "how", "why", "cause"),
    [
        ("b-vs-notified", EV, Answer.DONE, "", Cause.NOT_YOUR_STEP),
        ("b-vs-notified", VS, Answer.NOT_APPLICABLE, "", Cause.REASON_NEEDED),
        ("b-vs-notified", VS, Answer.NOT_APPLICABLE, "told already", Cause.STEP_NOT_OPTIONAL),
        ("b-ev-authority-review", EV, Answer.DONE, "", Cause.SECOND_PERSON),
        ("b-ev-reconcile", EV, Answer.DONE, "", Cause.VISIT_NEEDED),
        ("nothing", EV, Answer.DONE, "", Cause.NOT_FOUND),
    ],
)
def test_a_step_is_not_answered(
    agency: SampleAgency, minh: ChecklistView, step: str, role: Role, how: Answer, why: str, cause: Cause
) -> None:
    assert causes(answer(agency, minh, step, role, how, why)) == {cause}


def test_what_nobody_knows_is_not_found(agency: SampleAgency) -> None:
    steps, services = agency.services.checklists, agency.one(VS)
    assert causes(steps.answer(services, 999, "b-vs-notified", Answer.DONE)) == {Cause.NOT_FOUND}
    assert causes(steps.for_appointment(services, 999)) == {Cause.NOT_FOUND}


def test_a_return_is_governed_by_its_familys_checklist(agency: SampleAgency) -> None:
    view = given(agency.services.checklists.for_appointment(agency.one(FD), agency.visit("Elena Delgado").id))
    assert view.checklist.case_id == agency.family("Rosa").case.id
    assert {protocol.id for protocol in given(agency.services.checklists.protocols(agency.one(FD)))} == {
        "interview", "property_return",
    }  # fmt: skip


def take_back(agency: SampleAgency, view: ChecklistView, step: str, role: Role) -> object:
    return agency.services.checklists.take_back(agency.one(role), view.checklist.id, step)


def test_a_wrong_tick_is_taken_back_and_its_gate_is_shut_again(agency: SampleAgency, minh: ChecklistView) -> None:
    agency.tick_case(minh.checklist.case_id or 0, "B1")
    given(answer(agency, minh, "b-vs-authority", VS))
    told = given(take_back(agency, minh, "b-vs-notified", VS))
    assert isinstance(told, ChecklistView)
    assert "b-vs-notified" not in told.checklist.marks
    assert "b-vs-authority" in told.checklist.marks
    assert shut_gates(answer(agency, minh, "b-vs-inventory", VS)) == ["B1", "B2"]
    given(answer(agency, minh, "b-vs-notified", VS))
    history = given(agency.services.history.of_case(agency.one(VS), minh.checklist.case_id or 0))
    acts = [each.action for each in history if each.facts.get("step") == "b-vs-notified"]
    assert acts == ["step.done", "step.taken_back", "step.done"]


def test_only_its_role_takes_a_step_back_and_only_what_was_answered(agency: SampleAgency, minh: ChecklistView) -> None:
    assert causes(take_back(agency, minh, "b-vs-notified", VS)) == {Cause.NOT_FOUND}
    given(answer(agency, minh, "b-vs-notified", VS))
    before = contents(agency.database)
    assert causes(take_back(agency, minh, "b-vs-notified", EV)) == {Cause.NOT_YOUR_STEP}
    assert causes(take_back(agency, minh, "nothing", VS)) == {Cause.NOT_FOUND}
    assert contents(agency.database) == before


def test_what_a_second_person_did_after_it_goes_first(agency: SampleAgency, minh: ChecklistView) -> None:
    agency.tick_case(minh.checklist.case_id or 0, "B1")
    given(answer(agency, minh, "b-vs-authority", VS))
    given(answer(agency, minh, "b-ev-authority-review", EV))
    assert causes(take_back(agency, minh, "b-vs-authority", VS)) == {Cause.STEP_LEANT_ON}
    given(take_back(agency, minh, "b-ev-authority-review", EV))
    given(take_back(agency, minh, "b-vs-authority", VS))


def test_a_visit_that_is_over_happened_as_it_was_recorded(agency: SampleAgency) -> None:
    visit = agency.visit("Rita Soto")
    view = given(agency.services.checklists.for_appointment(agency.one(FD), visit.id))
    steps = view.checklist.protocol.steps
    ticked = next(each for each in steps if each.role is VS and each.id in view.checklist.marks)
    given(take_back(agency, view, ticked.id, VS))
    given(answer(agency, view, ticked.id, VS))
    agency.carry(visit, Status.FINISHED)
    assert causes(take_back(agency, view, ticked.id, VS)) == {Cause.STATUS}

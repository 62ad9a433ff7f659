"""Answers belong to a visit: a second return begins with nothing ticked, and one family has one return standing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.protocols import Answer, Blocks, Scope
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.services.checklists import ChecklistView
from desktop_app.store.protocols import shipped
from tests.agency import TODAY, SampleAgency, causes, contents, given, shut_gates

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
OF_THE_VISIT = {f"B{number}" for number in range(8, 16)}
OF_THE_CASE = {"B1", "B2", "B3", "B4", "B5", "B6"}
LATER = 30


def open_gates(view: ChecklistView) -> set[str]:
    return {state.gate.id for state in view.states if state.open and state.applies}


def of_case(agency: SampleAgency, name_to_use: str = "Rosa") -> ChecklistView:
    return given(agency.services.checklists.for_case(agency.one(VS), agency.family(name_to_use).case.id))


def about(view: ChecklistView) -> int | None:
    return view.checklist.visit.id if view.checklist.visit else None


def of_visit(agency: SampleAgency, visit: Appointment) -> ChecklistView:
    return given(agency.services.checklists.for_appointment(agency.one(VS), visit.id))


def rebook(agency: SampleAgency, day: int = LATER) -> Appointment:
    return given(agency.services.appointments.book(agency.one(VS), agency.return_request("Rosa", day=day)))


@pytest.fixture
def first(agency: SampleAgency) -> Appointment:
    """Rosa's family's visit of today, confirmed and in part prepared."""
    return agency.visit("Elena Delgado")


@pytest.fixture
def postponed(agency: SampleAgency, first: Appointment) -> Appointment:
    """The same visit, ready to begin, when the family asks for another day."""
    arrived = agency.carry(first, Status.ARRIVED)
    agency.tick_visit(arrived, "B10", "B11")
    moves = agency.services.appointments
    return given(moves.postpone(agency.one(VS), arrived.id, arrived.version, by_person=True, reason="not today"))


def test_a_visit_booked_again_begins_with_nothing_ticked(agency: SampleAgency, postponed: Appointment) -> None:
    again = rebook(agency)
    view = of_visit(agency, again)
    assert of_case(agency) == view
    assert open_gates(view) & OF_THE_VISIT <= {"B13"}  # nothing is brought yet that needs a signature
    assert open_gates(view) >= OF_THE_CASE
    of_the_visit = {step.id for step in view.checklist.protocol.steps if step.scope is Scope.VISIT}
    assert not set(view.checklist.marks) & of_the_visit
    shut = agency.services.appointments.confirm(agency.one(VS), again.id, again.version)
    assert shut_gates(shut) == ["B8", "B9"]
    assert agency.carry(again, Status.FINISHED).status is Status.FINISHED


def test_what_the_family_said_once_is_not_asked_again(agency: SampleAgency, postponed: Appointment) -> None:
    rebook(agency)
    steps, checklist_id = given(agency.services.today.steps(agency.one(VS))), of_case(agency).checklist.id
    waiting = {step.step_id for step in steps if step.checklist_id == checklist_id}
    assert "b-vs-dates-check" in waiting
    assert not waiting & {"b-vs-dates-ask", "b-vs-inventory", "b-vs-choice-items"}


def test_the_visit_that_was_given_up_keeps_its_own_answers(agency: SampleAgency, postponed: Appointment) -> None:
    before = of_visit(agency, postponed).checklist.marks
    again = rebook(agency)
    agency.tick_visit(again, "B8", "B9")
    assert of_visit(agency, postponed).checklist.marks == before
    assert before["b-vs-people"] != of_visit(agency, again).checklist.marks["b-vs-people"]


def test_between_two_visits_nothing_of_a_visit_is_answered(agency: SampleAgency, postponed: Appointment) -> None:
    view, steps, services = of_case(agency), agency.services.checklists, agency.one(VS)
    assert about(view) is None
    assert not open_gates(view) & (OF_THE_VISIT - {"B13"})
    unchanged = contents(agency.database)
    assert causes(steps.answer(services, view.checklist.id, "b-vs-people", Answer.DONE)) == {Cause.VISIT_NEEDED}
    assert contents(agency.database) == unchanged
    listed = given(agency.services.today.steps(services))
    assert "b-vs-people" not in {step.step_id for step in listed if step.checklist_id == view.checklist.id}
    given(steps.answer(agency.one(SU), view.checklist.id, "b-su-overdue", Answer.NOT_APPLICABLE, "nothing is late"))


def test_a_step_of_a_visit_given_up_is_not_answered(agency: SampleAgency, postponed: Appointment) -> None:
    view, steps, services = of_visit(agency, postponed), agency.services.checklists, agency.one(VS)
    refused = steps.answer(services, view.checklist.id, "b-vs-day-before", Answer.DONE, visit_id=postponed.id)
    assert causes(refused) == {Cause.STATUS}
    again = rebook(agency)
    refused = steps.answer(services, view.checklist.id, "b-vs-day-before", Answer.DONE, visit_id=postponed.id)
    assert causes(refused) == {Cause.STATUS}
    assert "b-vs-day-before" not in of_visit(agency, again).checklist.marks


@pytest.mark.parametrize("way", ["postpone", "cancel"])
def test_nor_is_a_step_of_an_interview_given_up(agency: SampleAgency, way: str) -> None:
    visit, services, moves = agency.visit("Tess Howard"), agency.one(VS), agency.services.appointments
    view = of_visit(agency, visit)
    if way == "postpone":
        given(moves.postpone(services, visit.id, visit.version, by_person=True, reason="unwell"))
    else:
        given(moves.cancel(services, visit.id, visit.version, "unwell"))
    refused = agency.services.checklists.answer(services, view.checklist.id, "a-vs-place", Answer.DONE)
    assert causes(refused) == {Cause.STATUS}
    assert of_visit(agency, visit).checklist.marks == view.checklist.marks


def test_after_the_visit_its_steps_are_still_its_own(agency: SampleAgency, first: Appointment) -> None:
    over = agency.carry(first, Status.RESET_DONE)
    agency.tick_case(agency.family("Rosa").case.id, "B16")
    assert "B16" in open_gates(of_visit(agency, over))
    again = rebook(agency)
    assert "B16" not in open_gates(of_visit(agency, again))
    assert about(of_case(agency)) == again.id
    view = of_visit(agency, over)
    late = agency.services.checklists.answer(
        agency.one(VS), view.checklist.id, "b-vs-staff", Answer.DONE, visit_id=over.id
    )
    assert "b-vs-staff" in given(late).checklist.marks
    assert "b-vs-staff" not in of_visit(agency, again).checklist.marks


def test_a_visit_of_another_family_is_not_found(agency: SampleAgency, first: Appointment) -> None:
    daniel, steps, services = of_case(agency, "Daniel"), agency.services.checklists, agency.one(VS)
    for other in (first.id, agency.visit("Tess Howard").id, 999):
        refused = steps.answer(services, daniel.checklist.id, "b-vs-people", Answer.DONE, visit_id=other)
        assert causes(refused) == {Cause.NOT_FOUND}
    interview = of_visit(agency, agency.visit("Tess Howard"))
    refused = steps.answer(services, interview.checklist.id, "a-vs-place", Answer.DONE, visit_id=first.id)
    assert causes(refused) == {Cause.NOT_FOUND}


def test_the_second_record_shows_nothing_of_the_first_visit(agency: SampleAgency, first: Appointment) -> None:
    over = agency.carry(first, Status.RESET_DONE)
    agency.clock.moment = over.event.start + 3 * HOUR
    again = rebook(agency)
    records, services = agency.services.handouts, agency.one(VS)
    signed = given(records.return_record(services, over.id))
    blank = given(records.return_record(services, again.id))
    assert signed.identity_examined_by
    assert signed.recipient.signed_at is not None
    assert not blank.identity_examined_by
    assert blank.recipient.signed_at is None


def test_an_early_signature_is_still_the_visits_own(agency: SampleAgency, first: Appointment) -> None:
    """A family that comes early signs early: the record asks whose mark it is, not when it was made."""
    agency.clock.moment = first.hold.start - 10 * MINUTE
    view = of_visit(agency, first)
    given(agency.services.checklists.answer(agency.one(EV), view.checklist.id, "b-ev-id", Answer.DONE))
    assert given(agency.services.handouts.return_record(agency.one(VS), first.id)).identity_examined_by


def test_the_printed_checklist_is_that_of_the_visit_asked_for(agency: SampleAgency, postponed: Appointment) -> None:
    rebook(agency)
    services, checklist_id = agency.one(VS), of_case(agency).checklist.id
    now = given(agency.services.handouts.role_checklist(services, checklist_id, VS))
    then = given(agency.services.handouts.role_checklist(services, checklist_id, VS, visit_id=postponed.id))
    assert sum(bool(step.done_by) for step in then.steps) > sum(bool(step.done_by) for step in now.steps)
    assert causes(agency.services.handouts.role_checklist(services, checklist_id, VS, visit_id=999)) == {
        Cause.NOT_FOUND
    }


def test_a_family_meeting_is_not_the_familys_return(agency: SampleAgency, first: Appointment) -> None:
    meeting = agency.return_request("Rosa", day=LATER, purpose=Purpose.FAMILY_MEETING)
    given(agency.services.appointments.book(agency.one(VS), meeting))
    assert about(of_case(agency)) == first.id
    family = agency.family("Rosa")
    assert family.states == of_visit(agency, first).states


def test_the_rooms_page_counts_the_gates_of_the_visit_it_shows(agency: SampleAgency, postponed: Appointment) -> None:
    again = rebook(agency)
    day = given(agency.services.schedule.day(agency.one(VS), TODAY.replace(day=LATER)))
    assert day.remarks[again.id] == "waiting:2"


def test_a_family_has_one_return_standing(agency: SampleAgency, first: Appointment) -> None:
    moves, services = agency.services.appointments, agency.one(VS)
    wish = agency.return_request("Rosa", day=LATER)
    refused = moves.book(services, wish)
    assert causes(refused) == causes(moves.plan(services, wish)) == {Cause.RETURN_STANDS}
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["start"] == first.event.start
    moved = given(moves.change(services, first.id, first.version, replace(wish, room_id=first.room_id), "they asked"))
    given(moves.postpone(services, moved.id, moved.version, by_person=True, reason="not yet"))
    given(moves.book(services, wish))


def test_a_visit_that_is_over_does_not_stand_in_the_way(agency: SampleAgency, first: Appointment) -> None:
    agency.carry(first, Status.FINISHED)
    again = rebook(agency)
    assert about(of_case(agency)) == again.id


def test_a_return_is_not_moved_to_a_family_that_has_one(agency: SampleAgency, postponed: Appointment) -> None:
    moves, services = agency.services.appointments, agency.one(VS)
    rosa = rebook(agency)
    daniel = agency.family("Daniel")
    agency.tick_case(daniel.case.id, "B2", "B5")
    wish = agency.return_request("Daniel", hour=14, day=LATER)
    other = given(moves.book(services, wish))
    refused = moves.change(services, other.id, other.version, replace(wish, case_id=rosa.case_id))
    assert causes(refused) == {Cause.RETURN_STANDS}


def test_the_visit_takes_its_answers_from_nobody(agency: SampleAgency, postponed: Appointment) -> None:
    """Moved to another family, a visit begins anew there: its old answers were given for others."""
    moves, services = agency.services.appointments, agency.one(VS)
    rosa = rebook(agency)
    agency.tick_visit(rosa, "B8", "B9")
    daniel = agency.family("Daniel")
    agency.tick_case(daniel.case.id, "B2", "B5")
    wish = agency.return_request("Daniel", day=LATER)
    moved = given(moves.change(services, rosa.id, rosa.version, wish))
    view = of_visit(agency, moved)
    assert view.checklist.case_id == daniel.case.id
    assert "B9" not in open_gates(view)
    assert about(of_case(agency)) is None


def test_gates_of_the_visit_block_what_they_say() -> None:
    """The list above is that of the protocol: whatever blocks from confirming to closing."""
    order = list(Blocks)
    between = order[order.index(Blocks.CONFIRM) : order.index(Blocks.CLOSE) + 1]
    assert {gate.id for gate in shipped()["property_return"].gates if gate.blocks in between} == OF_THE_VISIT

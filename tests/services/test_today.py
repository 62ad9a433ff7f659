"""What each role is shown of today, and how little of it the lobby can read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.alerts import AlertKind
from desktop_app.domain.appointments import Status
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.domain.times import MINUTE
from tests.agency import TODAY, SampleAgency, causes, given

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
NAMES = {"Rita", "Soto", "Frank", "Adeyemi", "Kim", "Lowell", "Elena", "Delgado", "Rosa", "Minh", "26-013902", "Walker"}


def test_the_desk_reads_initials_host_room_and_time_alone(agency: SampleAgency) -> None:
    guests = given(agency.services.today.guests(agency.one(FD), TODAY))
    assert [(guest.label, guest.host, guest.room) for guest in guests][:2] == [
        ("R. S.", "Amina Hale", "Soft room A"), ("F. A.", "Maria Reyes", "Soft room B"),
    ]  # fmt: skip
    assert not any(name in repr(guests) for name in NAMES)
    assert {guest.purpose for guest in guests} == {None}


@pytest.mark.parametrize("role", [EV, VS, SU])
def test_the_others_read_the_purpose_too(agency: SampleAgency, role: Role) -> None:
    assert None not in {guest.purpose for guest in given(agency.services.today.guests(agency.one(role), TODAY))}


def test_an_arrival_is_seen_by_victim_services_at_once(agency: SampleAgency) -> None:
    agency.carry(agency.visit("Frank Adeyemi"), Status.ARRIVED)
    guests = given(agency.services.today.guests(agency.one(VS), TODAY))
    assert [guest.label for guest in guests if guest.status is Status.ARRIVED] == ["F. A."]


@pytest.mark.parametrize("role", sorted(AT_WORK))
def test_each_role_reads_its_own_open_steps(agency: SampleAgency, role: Role) -> None:
    steps = given(agency.services.today.steps(agency.one(role)))
    assert {step.role for step in steps} <= {role}
    if role is not SU:
        assert steps
    spanish = given(agency.services.today.steps(agency.one(role), "es"))
    assert [step.step_id for step in spanish] == [step.step_id for step in steps]
    assert not {step.text for step in steps} & {step.text for step in spanish}


def test_the_desks_steps_name_nobody(agency: SampleAgency) -> None:
    steps = given(agency.services.today.steps(agency.one(FD)))
    assert not any(name in step.about for step in steps for name in NAMES)


def test_an_answered_step_and_a_cancelled_visit_ask_for_nothing(agency: SampleAgency) -> None:
    visit, services = agency.visit("Tess Howard"), agency.one(VS)

    def open_steps() -> set[str]:
        steps = given(agency.services.today.steps(services))
        return {step.step_id for step in steps if step.appointment_id == visit.id}

    assert "a-vs-place" in open_steps()
    agency.tick_visit(visit, "A3")
    assert "a-vs-place" not in open_steps()
    given(agency.services.appointments.cancel(services, visit.id, visit.version, "not needed"))
    assert open_steps() == set()


def test_a_promised_call_is_due_until_it_is_made(agency: SampleAgency) -> None:
    services, calls = agency.one(VS), agency.services.follow_ups
    promised = given(calls.add(services, 1, TODAY, FollowUpKind.STILL_HELD))
    [due] = given(calls.due(services, TODAY))
    assert replace(due, contacts=()) == promised
    assert [member.phone for member in due.contacts] == ["555-0177"]
    assert given(calls.due(services, TODAY.replace(day=23))) == ()
    assert (promised.name_to_use, promised.case_number) == ("Rosa", "26-013902")
    made = given(calls.record(services, promised.id, FollowUpOutcome.REACHED))
    assert (made.outcome, made.done_by) == (FollowUpOutcome.REACHED, services.name)
    assert given(calls.due(services, TODAY)) == ()
    assert made in given(calls.of_case(services, 1))
    assert causes(calls.record(services, promised.id, FollowUpOutcome.UNSAFE)) == {Cause.FOLLOW_UP_DONE}
    assert causes(calls.record(services, 999, FollowUpOutcome.UNSAFE)) == {Cause.NOT_FOUND}
    assert causes(calls.add(services, 999, TODAY, FollowUpKind.STILL_HELD)) == {Cause.NOT_FOUND}


def test_what_waits_for_a_decision_is_one_query_without_a_name(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency.clock.moment = agency.visit("Rita Soto").event.end
    people = [agency.one(role) for role in (FD, VS, SU)]
    engine, asked = agency.database.engine, []
    execute = engine.execute_sql
    monkeypatch.setattr(
        engine, "execute_sql", lambda *sql, **more: (asked.append(str(sql[0])), execute(*sql, **more))[1]
    )
    for actor in people:
        found = given(agency.services.today.alerts(actor))
        assert [(each.kind, each.visit.label) for each in found] == [(AlertKind.RUNNING_OVER, "R. S.")]
        assert not any(name in repr(found) for name in NAMES)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == 3


def test_evidence_are_told_of_their_own_visits_alone(agency: SampleAgency) -> None:
    visit = agency.visit("Elena Delgado")
    agency.clock.moment = visit.event.start + 10 * MINUTE
    own, other = agency.named("Lena Brandt"), agency.named("Peter Novak")
    assert visit.evidence_id == own.id
    found = given(agency.services.today.alerts(own))
    assert [(each.kind, each.visit.appointment_id) for each in found] == [(AlertKind.LATE, visit.id)]
    assert given(agency.services.today.alerts(other)) == ()
    kept = given(agency.services.appointments.detail(own, visit.id)).appointment
    assert kept == visit, "The room is kept; only a person moves it."

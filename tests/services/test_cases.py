"""Families' cases through the service: opened once, whole to read, changed by one person at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.cases import Case, Manner, NewCase, Pronoun, SensitiveDate, Standing
from desktop_app.domain.refusals import Cause
from desktop_app.domain.returns import Obstacle, Stage
from desktop_app.domain.staff import Role
from desktop_app.domain.texts import TEXT_LIMIT
from tests.agency import TODAY, SampleAgency, causes, given
from tests.services.use_cases import member

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
NEW = NewCase("26-1", "Ada Moss", "Ada", Pronoun.SHE, Manner.SUICIDE)


def test_the_three_families_stand_where_the_sample_says(agency: SampleAgency) -> None:
    rows = {row.case.name_to_use: row for row in given(agency.services.cases.list(agency.one(EV)))}
    assert {name: row.stage for name, row in rows.items()} == {
        "Rosa": Stage.SCHEDULED, "Daniel": Stage.CONTACT, "Minh": Stage.DISPUTED,
    }  # fmt: skip
    assert {name: row.answer.yes for name, row in rows.items()} == {"Rosa": True, "Daniel": True, "Minh": False}
    assert {each.obstacle for each in rows["Minh"].answer.blockers} == {
        Obstacle.NOT_NOTIFIED, Obstacle.DISPUTED, Obstacle.ALL_HELD,
    }  # fmt: skip
    assert {row.coordinator for row in rows.values()} == {"Maria Reyes"}


@pytest.mark.parametrize("role", [EV, VS, SU])
def test_a_new_case_has_a_checklist_and_one_coordinator(agency: SampleAgency, role: Role) -> None:
    actor = agency.one(role)
    case = given(agency.services.cases.open(actor, replace(NEW, number=" 26-1 ")))
    assert (case.number, case.opened_at) == ("26-1", agency.clock.moment)
    assert case.coordinator_id == agency.one(VS).id
    whole = given(agency.services.cases.family_return(actor, case.id))
    assert (whole.items, whole.stage) == ((), Stage.AUTHORITY)
    assert {state.gate.id for state in whole.states if state.open} == {"B7", "B17"}
    assert causes(agency.services.cases.open(actor, NEW)) == {Cause.DUPLICATE}


@pytest.mark.parametrize("field", ["number", "person_name", "name_to_use"])
def test_a_case_is_never_without_a_name(agency: SampleAgency, field: str) -> None:
    services, case = agency.one(VS), agency.family("Rosa").case
    assert causes(agency.services.cases.open(services, replace(NEW, **{field: " "}))) == {Cause.EMPTY}
    assert causes(agency.services.cases.change(services, replace(case, **{field: ""}))) == {Cause.EMPTY}


def test_a_case_keeps_its_number_and_is_changed_by_one_at_a_time(agency: SampleAgency) -> None:
    services, case = agency.one(VS), agency.family("Rosa").case
    wish = replace(case, number="other", investigator="Detective Moss")
    given(agency.services.cases.change(services, wish))
    now = agency.family("Rosa").case
    assert (now.number, now.investigator, now.version) == (case.number, "Detective Moss", case.version + 1)
    assert causes(agency.services.cases.change(services, wish)) == {Cause.CHANGED_MEANWHILE}
    assert causes(agency.services.cases.change(services, replace(case, id=999))) == {Cause.NOT_FOUND}


def test_a_family_member_is_changed_by_one_at_a_time(agency: SampleAgency) -> None:
    services, brother = agency.one(VS), agency.family("Daniel").family[1]
    wish = replace(brother, standing=Standing.DISPUTED)
    given(agency.services.cases.change_member(services, wish))
    assert agency.family("Daniel").answer.recipients == ()
    assert causes(agency.services.cases.change_member(services, wish)) == {Cause.CHANGED_MEANWHILE}


@pytest.mark.parametrize(
    ("changes", "cause"),
    [({"name": " "}, Cause.EMPTY), ({"safe_contact": "x" * (TEXT_LIMIT + 1)}, Cause.TOO_LONG)],
)
def test_a_family_member_is_not_written_down(agency: SampleAgency, changes: dict[str, str], cause: Cause) -> None:
    services, cases = agency.one(VS), agency.services.cases
    assert causes(cases.add_member(services, 1, replace(member(), **changes))) == {cause}
    known = agency.family("Rosa").family[0]
    assert causes(cases.change_member(services, replace(known, **changes))) == {cause}


def test_dates_to_be_gentle_with_come_in_order(agency: SampleAgency) -> None:
    services, cases, case = agency.one(VS), agency.services.cases, given_case(agency)
    for day in (TODAY.replace(day=30), TODAY.replace(day=2)):
        given(cases.add_date(services, case.id, SensitiveDate(day, "hearing")))
    days = [each.day for each in given(cases.dates(services, case.id))]
    assert days == sorted(days)
    assert causes(cases.add_date(services, case.id, SensitiveDate(TODAY, " "))) == {Cause.EMPTY}


def given_case(agency: SampleAgency) -> Case:
    return given(agency.services.cases.open(agency.one(VS), NEW))


def test_a_case_nobody_knows_is_not_found(agency: SampleAgency) -> None:
    services, cases = agency.one(VS), agency.services.cases
    answers = (
        cases.family_return(services, 999),
        cases.add_member(services, 999, member()),
        cases.add_date(services, 999, SensitiveDate(TODAY, "hearing")),
        agency.services.checklists.for_case(services, 999),
        agency.services.items.import_items(agency.one(EV), 999, []),
        agency.services.appointments.book(services, agency.return_request("Rosa", case_id=999)),
    )
    assert [causes(answer) for answer in answers] == [{Cause.NOT_FOUND}] * len(answers)


def test_everything_that_happened_to_a_case_is_there_in_order(agency: SampleAgency) -> None:
    entries = given(agency.services.history.of_case(agency.one(EV), 1))
    assert entries[0].action == "case.open"
    assert [each.id for each in entries] == sorted(each.id for each in entries)
    assert {each.case_id for each in entries} == {1}
    assert {"member.add", "item.add", "hold.clear", "step.done", "item.choice", "appointment.book"} <= {
        each.action for each in entries
    }
    assert all(each.staff_name for each in entries)

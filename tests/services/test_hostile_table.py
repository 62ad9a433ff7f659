"""The table and what lies on it, as a hostile reader of the code found it."""

from __future__ import annotations

import pytest

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import CaseState, StateBy
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, causes, given
from tests.services.at_the_table import give, sat_down

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def inside(agency: SampleAgency) -> Appointment:
    return sat_down(agency)


def test_nothing_is_given_while_the_return_is_on_hold(agency: SampleAgency, inside: Appointment) -> None:
    family = agency.family("Rosa")
    given(
        agency.services.cases.set_state(
            agency.one(SU), family.case.id, family.case.version, CaseState.ON_HOLD, StateBy.COUNSEL, "letter of 3 March"
        )
    )
    witness = agency.one(EV, but=agency.one(EV).id)
    assert causes(give(agency, inside, witness, family.answer.recipients[0].id)) == {Cause.RETURN_STOPPED}


def test_whoever_receives_is_none_of_those_who_give(agency: SampleAgency, inside: Appointment) -> None:
    witness = agency.one(EV, but=agency.one(EV).id)
    agency.database.engine.execute_sql(
        "UPDATE family_member SET name = ? WHERE case_id = ?", (witness.name, inside.case_id)
    )
    recipient = agency.family("Rosa").answer.recipients[0]
    assert causes(give(agency, inside, witness, recipient.id)) == {Cause.THREE_PEOPLE}


def test_what_was_given_is_not_carried_away_again(agency: SampleAgency, inside: Appointment) -> None:
    agency.hand_over_all(inside, agency.one(EV))
    gone = next(each for each in agency.family("Rosa").items if each.outcome)
    answer = agency.services.custody.move(agency.one(EV), [gone.id], Place.OTHER_AUTHORITY, {})
    assert causes(answer) == {Cause.CUSTODY_WITH_FAMILY}


def test_what_is_held_never_lay_on_the_table(agency: SampleAgency, inside: Appointment) -> None:
    held = next(each for each in agency.family("Rosa").items if each.waiting_holds)
    witness, recipient = agency.one(EV, but=agency.one(EV).id), agency.family("Rosa").answer.recipients[0]
    answer = agency.services.items.hand_over(
        agency.one(EV), inside.id, held.id, Outcome.KEPT_FOR_LATER, witness.id, recipient.id
    )
    assert causes(answer) == {Cause.ITEM_HELD}


def test_the_front_desk_reads_no_words_about_a_family_in_its_checklist(
    agency: SampleAgency, inside: Appointment
) -> None:
    agency.database.engine.execute_sql("UPDATE step_mark SET reason = 'said on the telephone'")
    seen = given(agency.services.checklists.for_appointment(agency.one(FD), inside.id))
    roles = {step.id: step.role for step in seen.checklist.protocol.steps}
    read = {roles[step] for step, mark in seen.checklist.marks.items() if mark.reason}
    hidden = {roles[step] for step, mark in seen.checklist.marks.items() if not mark.reason}
    assert read <= {FD}
    assert {VS, EV} <= hidden
    theirs = given(agency.services.checklists.for_appointment(agency.one(VS), inside.id)).checklist.marks
    assert {mark.reason for mark in theirs.values()} == {"said on the telephone"}


@pytest.mark.parametrize("outcome", [Outcome.RETURNED, Outcome.KEPT_FOR_LATER, Outcome.NOT_WANTED])
def test_no_outcome_makes_up_a_way_that_nobody_carried(
    agency: SampleAgency, inside: Appointment, outcome: Outcome
) -> None:
    evidence, custody = agency.one(EV), agency.services.custody
    first, recipient = agency.family("Rosa").items[0], agency.family("Rosa").answer.recipients[0]
    witness = agency.one(EV, but=evidence.id)
    given(custody.move(evidence, [first.id], Place.EVIDENCE_ROOM, {first.id: "S-2"}, inside.id))
    before = given(custody.way(evidence, first.id)).moves

    def record(what: Outcome) -> object:
        return agency.services.items.hand_over(evidence, inside.id, first.id, what, witness.id, recipient.id)

    assert causes(record(outcome)) == {Cause.CUSTODY_NOT_IN_ROOM}
    given(record(Outcome.NOT_BROUGHT))
    assert given(custody.way(evidence, first.id)).moves == before
    given(custody.move(evidence, [first.id], Place.RETURN_ROOM, {}, inside.id))
    given(record(outcome))

"""Who may receive, as a hostile reader of the code found it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.authority import Authority, Basis, Ruling
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.handouts import ReturnRecord
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.returns import Stage
from desktop_app.domain.staff import Role
from desktop_app.ui.history_words import history_words
from tests.agency import TODAY, SampleAgency, causes, given
from tests.services.at_the_table import give, sat_down

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def inside(agency: SampleAgency) -> Appointment:
    return sat_down(agency)


def test_a_member_stays_in_the_family_they_are_of(agency: SampleAgency) -> None:
    member = agency.family("Daniel").family[0]
    changed = replace(member, case_id=agency.family("Rosa").case.id)
    assert causes(agency.services.cases.change_member(agency.one(VS), changed)) == {Cause.NOT_FOUND}


def test_one_person_alone_makes_nobody_a_recipient(agency: SampleAgency) -> None:
    cases, one = agency.services.cases, agency.one(VS)
    family = agency.family("Daniel")
    alone = FamilyMember(0, family.case.id, "Ann Bell", "aunt", Standing.DESIGNEE, "Letters", TODAY)
    assert causes(cases.add_member(one, family.case.id, alone)) == {Cause.REVIEWED_APART}
    added = given(cases.add_member(one, family.case.id, replace(alone, authority_document="", authority_seen_on=None)))
    forged = replace(added, authority_document="Letters", authority_seen_on=TODAY)
    assert causes(cases.change_member(one, forged)) == {Cause.REVIEWED_APART}
    decided = Authority(1, added.id, Basis.DESIGNEE, "Letters", "X", "", TODAY, "A", Ruling.ACCEPTED, "B", 1)
    given(cases.change_member(one, replace(added, authority=decided)))
    assert added.id not in {each.id for each in agency.family("Daniel").answer.recipients}


def test_acceptance_goes_back_to_review_under_another_name(agency: SampleAgency) -> None:
    cases, authority, specialist = agency.services.cases, agency.services.authority, agency.one(VS)
    grace = agency.family("Daniel").family[0]
    assert grace.may_receive
    again = given(cases.change_member(specialist, replace(grace, name="grace  WALKER")))
    assert again.may_receive, "the same name in other letters"
    changed = given(cases.change_member(specialist, replace(again, name="Grace Miller")))
    assert not changed.may_receive
    assert changed.authority is not None
    assert (changed.authority.ruling, changed.authority.reopened_by) == (Ruling.WAITING, specialist.name)
    assert agency.family("Daniel").stage is Stage.AUTHORITY
    last = given(agency.services.history.of_case(specialist, grace.case_id))[-1]
    assert "second person looks" in history_words(last)
    newest = changed.authority.id
    assert causes(authority.decide(specialist, newest, Ruling.ACCEPTED)) & {
        Cause.SEEN_BY_REVIEWER, Cause.RENAMED_BY_REVIEWER,
    }  # fmt: skip
    given(authority.decide(agency.one(SU), newest, Ruling.ACCEPTED))
    assert agency.family("Daniel").family[0].may_receive


def test_whoever_changed_the_name_does_not_accept_it(agency: SampleAgency) -> None:
    supervisor, grace = agency.one(SU), agency.family("Daniel").family[0]
    changed = given(agency.services.cases.change_member(supervisor, replace(grace, name="Grace Miller")))
    assert changed.authority is not None
    answer = agency.services.authority.decide(supervisor, changed.authority.id, Ruling.ACCEPTED)
    assert causes(answer) == {Cause.RENAMED_BY_REVIEWER}


def test_a_document_from_before_the_review_is_looked_at_under_another_name_too(agency: SampleAgency) -> None:
    engine, grace = agency.database.engine, agency.family("Daniel").family[0]
    engine.execute_sql("DELETE FROM authority_basis WHERE member_id = ?", (grace.id,))
    old = "UPDATE family_member SET authority_document = 'Letters', authority_seen_on = '2026-11-15' WHERE id = ?"
    engine.execute_sql(old, (grace.id,))
    grace = agency.family("Daniel").family[0]
    assert grace.may_receive
    changed = given(agency.services.cases.change_member(agency.one(VS), replace(grace, name="Grace Miller")))
    assert not changed.may_receive
    assert changed.authority is not None
    assert (changed.authority.basis, changed.authority.document) == (Basis.PERSONAL_REPRESENTATIVE, "Letters")


def second_recipient(agency: SampleAgency, name: str) -> FamilyMember:
    """Another member of Rosa's family who may receive."""
    family, services = agency.family("Rosa"), agency.services
    new = FamilyMember(0, family.case.id, name, "sister", Standing.DESIGNEE)
    sister = given(services.cases.add_member(agency.one(VS), family.case.id, new))
    wish = (sister.id, Basis.DESIGNEE, "Letter", "Notary", "", TODAY)
    seen = given(services.authority.record(agency.one(VS), *wish))
    given(services.authority.decide(agency.one(SU), seen.id, Ruling.ACCEPTED))
    return sister


def test_two_people_of_one_name_are_two_recipients(agency: SampleAgency, inside: Appointment) -> None:
    mother, witness = agency.family("Rosa").answer.recipients[0], agency.one(EV, but=agency.one(EV).id)
    namesake = second_recipient(agency, mother.name)
    given(give(agency, inside, witness, mother.id))
    second = agency.family("Rosa").items[1]
    answer = agency.services.items.hand_over(
        agency.one(EV), inside.id, second.id, Outcome.RETURNED, witness.id, namesake.id
    )
    assert causes(answer) == {Cause.ONE_RECIPIENT}


def test_a_name_mended_at_the_table_is_still_one_person(agency: SampleAgency, inside: Appointment) -> None:
    mother, witness = agency.family("Rosa").answer.recipients[0], agency.one(EV, but=agency.one(EV).id)
    given(give(agency, inside, witness, mother.id))
    mended = mother.name.upper()
    given(agency.services.cases.change_member(agency.one(VS), replace(mother, name=mended)))
    agency.hand_over_all(inside, agency.one(EV))
    page = given(agency.services.return_documents.draft(agency.one(EV), inside.id))
    assert isinstance(page, ReturnRecord)
    assert page.recipient.name == mended

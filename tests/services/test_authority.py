"""Authority, flags, states, a new manner of death, and letters to authorities, over the real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.authority import Basis, Ruling
from desktop_app.domain.cases import CaseState, FamilyMember, Manner, Standing, StateBy
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.items import Check, HoldKind, Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.returns import Obstacle
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import tell
from tests.agency import NOW, TODAY, SampleAgency, causes, count, given
from tests.printing.test_documents import texts

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
SOON = TODAY + timedelta(days=14)


def see(agency: SampleAgency, member_id: int, role: Role = EV) -> int:
    seen = agency.services.authority.record(
        agency.one(role), member_id, Basis.DESIGNEE, "Notarized letter", "Notary Hale", "4417", TODAY
    )
    return given(seen).id


# --- a claimant's authority ---


def test_a_document_counts_once_a_second_person_accepted_it(agency: SampleAgency) -> None:
    thomas = agency.family("Daniel").family[1]
    given(agency.services.cases.change_member(agency.one(VS), replace(thomas, standing=Standing.DESIGNEE)))
    seen = see(agency, thomas.id)
    assert not agency.family("Daniel").family[1].may_receive
    given(agency.services.authority.decide(agency.one(VS), seen, Ruling.COUNSEL))
    newest = agency.family("Daniel").family[1].authority
    assert newest is not None
    assert not agency.family("Daniel").family[1].may_receive
    given(agency.services.authority.decide(agency.one(SU), newest.id, Ruling.ACCEPTED))
    found = agency.family("Daniel").family[1]
    assert (found.may_receive, found.authority_document, found.authority_seen_on) == (True, "Notarized letter", TODAY)
    rulings = [each.ruling for each in given(agency.services.authority.revisions(agency.one(EV), thomas.id))]
    assert rulings == [Ruling.WAITING, Ruling.COUNSEL, Ruling.ACCEPTED]


def before_reviews(agency: SampleAgency) -> FamilyMember:
    """Grace Walker's letters, as they were written down before there was a review."""
    grace, engine = agency.family("Daniel").family[0], agency.database.engine
    engine.execute_sql("DELETE FROM authority_basis WHERE member_id = ?", (grace.id,))
    letters = "authority_document = 'Letters', authority_seen_on = '2026-11-15'"
    engine.execute_sql(f"UPDATE family_member SET {letters} WHERE id = ?", (grace.id,))
    return agency.family("Daniel").family[0]


def test_a_document_from_before_the_review_counts_until_one_is_recorded(agency: SampleAgency) -> None:
    grace = before_reviews(agency)
    assert grace.may_receive
    assert grace.authority is None
    see(agency, grace.id)
    assert not agency.family("Daniel").family[0].may_receive


def test_whoever_saw_a_document_does_not_decide_about_it(agency: SampleAgency) -> None:
    seen = see(agency, agency.family("Daniel").family[1].id, VS)
    assert causes(agency.services.authority.decide(agency.one(VS), seen, Ruling.ACCEPTED)) == {Cause.SEEN_BY_REVIEWER}


def test_a_decision_is_about_the_newest_document(agency: SampleAgency) -> None:
    thomas = agency.family("Daniel").family[1]
    first = see(agency, thomas.id)
    see(agency, thomas.id)
    assert causes(agency.services.authority.decide(agency.one(VS), first, Ruling.ACCEPTED)) == {Cause.CHANGED_MEANWHILE}


@pytest.mark.parametrize("standing", [Standing.EXCLUDED, Standing.DISPUTED])
def test_excluded_or_disputed_stops_the_line_and_says_who_decides(agency: SampleAgency, standing: Standing) -> None:
    thomas = agency.family("Daniel").family[1]
    given(agency.services.cases.change_member(agency.one(VS), replace(thomas, standing=standing)))
    seen = see(agency, thomas.id)
    outcome = agency.services.authority.decide(agency.one(SU), seen, Ruling.ACCEPTED)
    assert causes(outcome) == {Cause.STANDING_STOPS}
    given(agency.services.authority.decide(agency.one(SU), seen, Ruling.COUNSEL))


def test_whole_numbers_and_long_references_are_not_kept(agency: SampleAgency) -> None:
    record, member = agency.services.authority.record, agency.family("Daniel").family[1].id
    before = count(agency.database, "authority_basis")
    for reference, cause in (("123-45-6789", Cause.WHOLE_NUMBER), ("x" * 21, Cause.TOO_LONG)):
        outcome = record(agency.one(EV), member, Basis.OWNER, "Card", "State", reference, TODAY)
        assert causes(outcome) == {cause}
    assert count(agency.database, "authority_basis") == before


def test_a_change_of_a_person_leaves_the_reviewed_document_alone(agency: SampleAgency) -> None:
    grace = before_reviews(agency)
    see(agency, grace.id)
    now = agency.family("Daniel").family[0]
    given(agency.services.cases.change_member(agency.one(VS), replace(now, phone="555-0199")))
    kept = f"id = {grace.id} AND authority_document = '{grace.authority_document}'"
    assert count(agency.database, "family_member", kept) == 1


# --- flags ---


def test_a_flag_tied_to_the_suspect_stops_the_person_and_suggests_to_keep_apart(agency: SampleAgency) -> None:
    services, supervisor = agency.services, agency.one(SU)
    family = agency.family("Rosa")
    elena, case_id = family.family[0], family.case.id
    flag = given(services.flags.set(supervisor, case_id, elena.id, FlagKind.SUSPECT_RELATED, FlagWhy.INVESTIGATOR_SAID))
    now = agency.family("Rosa")
    assert not now.family[0].may_receive
    assert Obstacle.ALL_KEPT_AWAY in {each.obstacle for each in now.answer.blockers}
    assert given(services.flags.of_case(supervisor, case_id)).keep_apart
    given(
        services.separation.keep_apart(
            supervisor, Side(case_id=case_id), Side(appointment_id=5), 60, Scope.BUILDING, Why.TWO_SIDES
        )
    )
    assert not given(services.flags.of_case(supervisor, case_id)).keep_apart
    given(services.flags.clear(supervisor, flag.id, "Investigator's note 12"))
    assert agency.family("Rosa").family[0].may_receive
    [kept] = given(services.flags.of_case(supervisor, case_id)).flags
    assert (kept.cleared_by, kept.cleared_why, kept.cleared_at) == (supervisor.name, "Investigator's note 12", NOW)


def test_the_family_is_not_called_until_the_day_they_named(agency: SampleAgency) -> None:
    case_id = agency.family("Rosa").case.id
    assert agency.family("Rosa").answer.yes
    set_flag = agency.services.flags.set
    given(set_flag(agency.one(VS), case_id, None, FlagKind.DO_NOT_CONTACT, FlagWhy.THEY_ASKED, "", SOON))
    [blocker] = agency.family("Rosa").answer.blockers
    assert (blocker.obstacle, blocker.until, blocker.role) == (Obstacle.DO_NOT_CONTACT, SOON, VS)
    agency.clock.moment = NOW + 20 * 24 * 3600
    assert agency.family("Rosa").answer.yes


def test_a_flag_is_set_once_and_cleared_once(agency: SampleAgency) -> None:
    flags, actor = agency.services.flags, agency.one(VS)
    flag = given(flags.set(actor, 1, None, FlagKind.MEDIA, FlagWhy.STAFF_SAW, "desk log 12"))
    assert (flag.why, flag.reference) == (FlagWhy.STAFF_SAW, "desk log 12")
    assert causes(flags.set(actor, 1, None, FlagKind.MEDIA, FlagWhy.STAFF_SAW)) == {Cause.DUPLICATE}
    given(flags.clear(actor, flag.id, "over"))
    assert causes(flags.clear(actor, flag.id, "over")) == {Cause.FLAG_CLEARED}
    assert causes(flags.clear(actor, flag.id, " ")) == {Cause.EMPTY}
    elsewhere = agency.family("Daniel").family[0].id
    assert causes(flags.set(actor, 1, elsewhere, FlagKind.MEDIA, FlagWhy.STAFF_SAW)) in (
        {Cause.NOT_FOUND},
        {Cause.DUPLICATE},
    )


# --- the case as a whole ---


def test_a_return_on_hold_is_not_called_and_goes_on_again(agency: SampleAgency) -> None:
    cases, actor, case = agency.services.cases, agency.one(VS), agency.family("Rosa").case
    held = given(cases.set_state(actor, case.id, case.version, CaseState.ON_HOLD, StateBy.COUNSEL, "until 3 December"))
    found = agency.family("Rosa")
    assert (found.case.state_by, found.case.state_reason, found.case.state_since) == (
        StateBy.COUNSEL, "until 3 December", NOW,
    )  # fmt: skip
    assert [each.obstacle for each in found.answer.blockers] == [Obstacle.ON_HOLD]
    given(cases.set_state(actor, case.id, held.version, CaseState.OPEN, None, ""))
    assert agency.family("Rosa").answer.yes
    assert causes(cases.set_state(actor, case.id, 0, CaseState.OPEN, None, "")) == {Cause.CHANGED_MEANWHILE}


def test_no_return_is_put_on_hold_without_a_reason(agency: SampleAgency) -> None:
    case = agency.family("Rosa").case
    for by, reason in ((None, "because"), (StateBy.FAMILY, " ")):
        outcome = agency.services.cases.set_state(
            agency.one(VS), case.id, case.version, CaseState.WITHDRAWN, by, reason
        )
        assert causes(outcome) == {Cause.REASON_NEEDED}


def test_the_marks_of_a_case_are_kept(agency: SampleAgency) -> None:
    case = agency.family("Rosa").case
    wish = replace(case, line_of_duty=True, violence_at_home=True, children=True, litigation=True, agency_involved=True)
    given(agency.services.cases.change(agency.one(VS), wish))
    assert agency.family("Rosa").case == replace(wish, version=case.version + 1)


def test_changing_a_case_changes_neither_manner_nor_state(agency: SampleAgency) -> None:
    case = agency.family("Rosa").case
    wish = replace(case, manner=Manner.HOMICIDE, state=CaseState.WITHDRAWN)
    given(agency.services.cases.change(agency.one(VS), wish))
    assert agency.family("Rosa").case == replace(case, version=case.version + 1)


def test_a_manner_that_becomes_homicide_reopens_holds_and_packets_visibly(agency: SampleAgency) -> None:
    services, family = agency.services, agency.family("Rosa")
    case = family.case
    assert case.manner is not Manner.HOMICIDE
    cleared = {hold.id for item in family.items for hold in item.holds if hold.clearance}
    assert cleared
    given(services.handouts.printed(agency.one(VS), "family_packet", case.id, None, "es"))
    coordinator = agency.services.staff.all()
    changed = given(
        services.cases.change_manner(agency.one(SU), case.id, case.version, Manner.HOMICIDE, "Dr. Ito, coroner")
    )
    now = agency.family("Rosa")
    assert (changed.manner, now.case.manner) == (Manner.HOMICIDE, Manner.HOMICIDE)
    assert not any(item.releasable for item in now.items)
    new = [item.waiting_holds[-1] for item in now.items]
    assert {(hold.kind, hold.authority) for hold in new} == {(HoldKind.INVESTIGATIVE, case.investigator)}
    assert cleared == {hold.id for item in now.items for hold in item.holds if hold.clearance}
    assert [visit.status for visit in now.appointments] == [visit.status for visit in family.appointments]
    [news] = given(services.cases.manner_news(agency.one(EV), case.id))
    assert (news.change.was, news.change.by_name, news.reopened) == (case.manner, "Dr. Ito, coroner", True)
    assert [packet.language for packet in news.packets] == ["es"]
    assert news.visits == tuple(
        visit.event.start for visit in family.appointments if visit.status.value in {"tentative", "confirmed"}
    )
    stranger = next(each for each in coordinator if each.role is VS and each.id != case.coordinator_id)
    assert causes(services.cases.acknowledge_manner(stranger, case.id)) == {Cause.NOT_COORDINATOR}
    own = next(each for each in coordinator if each.id == case.coordinator_id)
    given(services.cases.acknowledge_manner(own, case.id))
    assert given(services.cases.manner_news(own, case.id)) == ()
    assert causes(services.cases.acknowledge_manner(own, case.id)) == {Cause.NOT_FOUND}


def test_the_same_manner_and_an_old_version_are_refused(agency: SampleAgency) -> None:
    case, change = agency.family("Rosa").case, agency.services.cases.change_manner
    assert causes(change(agency.one(SU), case.id, case.version, case.manner, "Dr. Ito")) == {Cause.SAME_MANNER}
    assert causes(change(agency.one(SU), case.id, 99, Manner.HOMICIDE, "Dr. Ito")) == {Cause.CHANGED_MEANWHILE}
    assert causes(change(agency.one(SU), case.id, case.version, Manner.HOMICIDE, " ")) == {Cause.EMPTY}
    assert count(agency.database, "manner_change") == 0


# --- checks ---


def test_only_a_supervisor_records_the_decision_about_private_things(agency: SampleAgency) -> None:
    check, item_id = Check("supervisor_decision", "Memo 4", TODAY, None), agency.family("Rosa").items[0].id
    assert causes(agency.services.items.record_check(agency.one(EV), item_id, check)) == {Cause.SUPERVISORS_CHECK}
    item = given(agency.services.items.record_check(agency.one(SU), item_id, check))
    assert item.checks[-1].by_name == agency.one(SU).name


# --- letters to authorities ---


def test_a_letter_names_items_and_holds_and_nobody_of_the_family(agency: SampleAgency) -> None:
    family = agency.family("Daniel")
    held = [(item, hold) for item in family.items for hold in item.waiting_holds if hold.kind is HoldKind.PROSECUTOR]
    letter = given(
        agency.services.hold_requests.ask(
            agency.one(EV), family.case.id, "District attorney", [hold.id for _, hold in held], SOON
        )
    )
    words = " ".join(texts(tell(letter, "en").blocks))
    assert all(item.description in words for item, _ in held)
    assert family.case.number in words
    hidden = [family.case.person_name, family.case.name_to_use, *(member.name for member in family.family)]
    assert not [name for whole in hidden for name in whole.split() if name in words]
    assert not [
        item.family_description
        for item, _ in held
        if item.family_description not in item.description and item.family_description in words
    ]


def test_the_wait_begins_with_the_first_letter_and_a_clearance_ends_it(agency: SampleAgency) -> None:
    service, evidence, family = agency.services.hold_requests, agency.one(EV), agency.family("Daniel")
    item = next(each for each in family.items if any(hold.kind is HoldKind.PROSECUTOR for hold in each.waiting_holds))
    hold = next(each for each in item.waiting_holds if each.kind is HoldKind.PROSECUTOR)
    given(service.ask(evidence, family.case.id, hold.authority, (hold.id,), SOON))
    agency.clock.moment = NOW + 5 * 24 * 3600
    given(service.remind(evidence, family.case.id, hold.authority.upper(), SOON))
    [line] = given(service.waiting(evidence))
    assert (line.case_number, line.hold_ids, line.letters, line.asked_on) == (
        family.case.number, (hold.id,), 2, TODAY,
    )  # fmt: skip
    again = given(service.letter(evidence, family.case.id, hold.authority))
    assert [row.number for row in again.items] == [item.number]
    clear = agency.services.items.clear_hold
    given(clear(evidence, hold.id, "Ann Roth", "", "", "letter", "DA-12", TODAY))
    assert given(service.waiting(evidence)) == ()
    assert count(agency.database, "hold_request", "answered_on IS NULL") == 0


def test_still_needed_answers_without_a_clearance_and_sets_the_day_to_look_again(agency: SampleAgency) -> None:
    service, evidence, family = agency.services.hold_requests, agency.one(EV), agency.family("Daniel")
    item = next(each for each in family.items if each.waiting_holds)
    hold = item.waiting_holds[-1]
    given(service.ask(evidence, family.case.id, hold.authority, (hold.id,), None))
    early = TODAY - timedelta(days=1)
    assert causes(service.still_needed(evidence, family.case.id, hold.authority, early)) == {Cause.DAY_ORDER}
    given(service.still_needed(evidence, family.case.id, hold.authority, SOON))
    now = next(each for each in agency.family("Daniel").items if each.id == item.id)
    [found] = [each for each in now.waiting_holds if each.id == hold.id]
    assert found.review_on == SOON
    assert given(service.waiting(evidence)) == ()
    assert causes(service.still_needed(evidence, family.case.id, hold.authority, SOON)) == {Cause.NOT_FOUND}


def test_the_list_tells_nothing_of_a_family_but_its_case_number(agency: SampleAgency) -> None:
    service, evidence = agency.services.hold_requests, agency.one(EV)
    for name in ("Daniel", "Rosa"):
        family = agency.family(name)
        hold = next(hold for item in family.items for hold in item.waiting_holds)
        given(service.ask(evidence, family.case.id, hold.authority or "The investigator", (hold.id,), SOON))
    lines = repr(given(service.waiting(evidence)))
    families = [agency.family(name) for name in ("Daniel", "Rosa")]
    names = {each.case.person_name for each in families} | {one.name for each in families for one in each.family}
    assert not [word for name in names for word in name.split() if word in lines]


def test_the_sample_gives_what_these_tests_need(agency: SampleAgency) -> None:
    assert not any(item.outcome and item.outcome.outcome is Outcome.RETURNED for item in agency.family("Rosa").items)

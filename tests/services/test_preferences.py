"""What a family wishes: asked once, standing until revised, readable by those who need it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.items import Cleaning, ConditionTold, Decision, Packaging, Photographs
from desktop_app.domain.preferences import FOR_EVIDENCE, Reply, Topic
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, count, given, shut_gates

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
MONTH = timedelta(days=30)
SECRET = "Not her brother Tomas"


@pytest.fixture
def case_id(agency: SampleAgency) -> int:
    return agency.family("Rosa").case.id


def say(agency: SampleAgency, case_id: int, topic: Topic, reply: Reply, detail: str = "", **more: object) -> object:
    return agency.services.preferences.record(agency.one(VS), case_id, topic, reply, detail, **more)  # type: ignore[arg-type]


def test_an_answer_stands_until_it_is_revised_and_every_revision_is_kept(agency: SampleAgency, case_id: int) -> None:
    given(say(agency, case_id, Topic.PACKAGING, Reply.PLAIN_BOX))
    agency.clock.moment += 90 * 24 * 3600
    given(say(agency, case_id, Topic.PACKAGING, Reply.OWN_BAG, "Her blue bag"))
    found = given(agency.services.preferences.of_case(agency.one(SU), case_id))
    standing = found.of(Topic.PACKAGING)
    assert (standing.reply, standing.detail) == (Reply.OWN_BAG, "Her blue bag")
    assert (standing.asked_by, standing.asked_at) == (agency.one(VS).name, agency.clock.moment)
    said = given(agency.services.preferences.history(agency.one(EV), case_id, Topic.PACKAGING))
    assert [each.reply for each in said] == [Reply.PLAIN_BOX, Reply.OWN_BAG]
    assert causes(say(agency, case_id, Topic.PACKAGING, Reply.OWN_BAG, "Her blue bag")) == {Cause.NOTHING_NEW}


def test_not_asked_is_not_declined(agency: SampleAgency, case_id: int) -> None:
    unasked = given(agency.services.preferences.of_case(agency.one(VS), case_id))
    assert unasked.asked == 0
    given(say(agency, case_id, Topic.CHILDREN, Reply.DECLINED))
    declined = given(agency.services.preferences.of_case(agency.one(VS), case_id))
    assert declined.asked == 1
    given(say(agency, case_id, Topic.CHILDREN, Reply.NOT_ASKED))
    assert given(agency.services.preferences.of_case(agency.one(VS), case_id)).asked == 0
    assert len(given(agency.services.preferences.history(agency.one(VS), case_id, Topic.CHILDREN))) == 2


def test_evidence_reads_what_it_needs_and_no_more(agency: SampleAgency, case_id: int) -> None:
    given(say(agency, case_id, Topic.COMPANY, Reply.NOT_TO_BE_TOLD, SECRET))
    given(say(agency, case_id, Topic.TIME_ALONE, Reply.OFFICER_OUTSIDE))
    found = given(agency.services.preferences.of_case(agency.one(EV), case_id))
    assert {row.topic for row in found.rows} == FOR_EVIDENCE
    assert SECRET not in repr(found)
    assert found.of(Topic.TIME_ALONE).reply is Reply.OFFICER_OUTSIDE
    hidden = agency.services.preferences.history(agency.one(EV), case_id, Topic.COMPANY)
    assert causes(hidden) == {Cause.NOT_ALLOWED}


def test_the_history_of_the_case_holds_choices_and_never_their_words(agency: SampleAgency, case_id: int) -> None:
    given(say(agency, case_id, Topic.COMPANY, Reply.NOT_TO_BE_TOLD, SECRET))
    row = agency.database.engine.execute_sql("SELECT action, facts FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    facts = json.loads(row[1])
    assert row[0] == "preference.record"
    assert facts == {"ask_on": "", "detail": True, "reply": "not_to_be_told", "topic": "company"}


def test_ask_me_again_is_a_promised_call_and_the_next_answer_keeps_it(agency: SampleAgency, case_id: int) -> None:
    given(say(agency, case_id, Topic.TIMING, Reply.LATER, ask_on=TODAY + MONTH))
    given(say(agency, case_id, Topic.TIMING, Reply.LATER, ask_on=TODAY + 2 * MONTH))
    calls = [each for each in _calls(agency, case_id) if each.kind is FollowUpKind.ASK_AGAIN]
    assert [(each.due_on, each.outcome) for each in calls] == [(TODAY + 2 * MONTH, None)]
    standing = given(agency.services.preferences.of_case(agency.one(VS), case_id)).of(Topic.TIMING)
    assert standing.ask_on == TODAY + 2 * MONTH
    given(say(agency, case_id, Topic.TIMING, Reply.NOW))
    [kept] = [each for each in _calls(agency, case_id) if each.kind is FollowUpKind.ASK_AGAIN]
    assert (kept.outcome, kept.done_by) == (FollowUpOutcome.REACHED, agency.one(VS).name)


def test_nothing_is_asked_before_the_family_was_notified(agency: SampleAgency) -> None:
    untold = next(
        row.case.id
        for row in given(agency.services.cases.list(agency.one(SU)))
        if any(state.gate.id == "B1" and not state.open for state in agency.family(row.case.name_to_use).states)
    )
    assert shut_gates(say(agency, untold, Topic.PLACE, Reply.AT_HOME)) == ["B1"]
    assert count(agency.database, "preference") == 0


def test_a_second_choice_about_an_item_asks_nothing_again(agency: SampleAgency) -> None:
    items, services = agency.services.items, agency.one(VS)
    agency.tick_case(agency.family("Daniel").case.id, "B2")
    item = agency.family("Daniel").items[0]
    asked = ConditionTold.SUMMARY, Photographs.ENVELOPE
    given(items.record_choice(services, item.id, Decision.RETURN, Cleaning.LEAVE, Packaging.CLOTH, *asked))
    again = given(items.record_choice(services, item.id, Decision.UNDECIDED, Cleaning.LEAVE, Packaging.CLOTH))
    assert (again.choice.condition_told, again.choice.photographs) == asked
    made = given(items.choices(agency.one(EV), item.id))
    assert [each.decision for each in made.revisions][-2:] == [Decision.RETURN, Decision.UNDECIDED]


@pytest.mark.parametrize("change", [Cleaning.CLEAN, Cleaning.REPAIR])
def test_what_cannot_be_undone_is_told_first(agency: SampleAgency, change: Cleaning) -> None:
    items, services = agency.services.items, agency.one(VS)
    agency.tick_case(agency.family("Daniel").case.id, "B2")
    item = agency.family("Daniel").items[0]
    unwarned = items.record_choice(services, item.id, Decision.RETURN, change, Packaging.PLAIN_BOX)
    assert causes(unwarned) == {Cause.CLEANING_NOT_WARNED}
    kept = given(items.record_choice(services, item.id, Decision.RETURN, change, Packaging.PLAIN_BOX, warned=True))
    assert kept.choice.warned
    [b7] = [state for state in agency.family("Daniel").states if state.gate.id == "B7"]
    assert b7.applies


def test_not_now_promises_to_ask_about_this_item(agency: SampleAgency) -> None:
    items, services = agency.services.items, agency.one(VS)
    case_id = agency.family("Daniel").case.id
    agency.tick_case(case_id, "B2")
    item = agency.family("Daniel").items[0]
    later = (services, item.id, Decision.LATER, Cleaning.LEAVE, Packaging.NOT_ASKED)
    assert causes(items.record_choice(*later, ask_on=TODAY)) == {Cause.ASK_LATER_THAN_TODAY}
    given(items.record_choice(*later, ask_on=TODAY + MONTH))
    assert given(items.choices(services, item.id)).ask_on == TODAY + MONTH
    given(items.record_choice(services, item.id, Decision.RETURN, Cleaning.LEAVE, Packaging.PLAIN_BOX))
    assert given(items.choices(services, item.id)).ask_on is None
    [call] = [each for each in _calls(agency, case_id) if each.kind is FollowUpKind.ASK_AGAIN]
    assert call.outcome is FollowUpOutcome.REACHED


def _calls(agency: SampleAgency, case_id: int):  # type: ignore[no-untyped-def]
    return given(agency.services.follow_ups.of_case(agency.one(VS), case_id))

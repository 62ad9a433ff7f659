"""The forms about what stays, who may come, a room, the press and partners, and the list of what waits too long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import Standing
from desktop_app.domain.handouts import KeptItem, Kind
from desktop_app.domain.handouts.agency_papers import AGENCY_PAPERS
from desktop_app.domain.items import Category, Cleaning, Decision, Item, Packaging
from desktop_app.domain.notices import Notice
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.handouts.staff_papers import READY, RESET
from desktop_app.store.protocols import shipped
from tests.agency import NOW, TODAY, SampleAgency, causes, given
from tests.services.notices_cases import first_item, letter_sent, ready_to_write

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
DAY = timedelta(days=1)


def chosen(agency: SampleAgency, item: Item, decision: Decision, days: int = 0) -> None:
    agency.tick_case(item.case_id, "B1", "B2")
    given(
        agency.services.items.record_choice(
            agency.one(VS),
            item.id,
            decision,
            Cleaning.NOT_ASKED,
            Packaging.NOT_ASKED,
            ask_on=TODAY + days * DAY if days else None,
        )
    )


def kept(agency: SampleAgency, case_id: int) -> tuple[KeptItem, ...]:
    return given(agency.services.handouts.keep_for_later(agency.one(VS), case_id)).items


# --- what stays by the family's word ---


def test_what_stays_is_said_in_the_familys_words_with_the_day_we_ask_again(agency: SampleAgency) -> None:
    first, second, *_ = (item for item in agency.family("Rosa").items if item.releasable)
    chosen(agency, first, Decision.LATER, days=40)
    chosen(agency, second, Decision.DO_NOT_RETURN)
    said = kept(agency, first.case_id)
    assert [(each.description, each.kept) for each in said] == [
        (first.family_description, "later"),
        (second.family_description, "not_wanted"),
    ]
    assert said[0].again_on == TODAY + 40 * DAY
    assert said[1].again_on is not None
    assert said[1].again_on > TODAY


def test_they_can_change_their_mind(agency: SampleAgency) -> None:
    item = first_item(agency)
    for decision, stays in ((Decision.LATER, 1), (Decision.RETURN, 0), (Decision.DO_NOT_RETURN, 1)):
        chosen(agency, item, decision)
        assert len(kept(agency, item.case_id)) == stays


def test_nothing_asked_is_nothing_declined(agency: SampleAgency) -> None:
    item = next(each for each in agency.family("Rosa").items if each.choice.decision is Decision.NOT_ASKED)
    assert item.family_description not in [each.description for each in kept(agency, item.case_id)]


def test_a_firearm_of_a_suicide_is_not_named(agency: SampleAgency) -> None:
    family = next(
        each
        for name in ("Daniel", "Rosa", "Owen")
        if (each := agency.family(name)).case.manner.value == "suicide" and each.items
    )
    item = family.items[0]
    chosen(agency, item, Decision.DO_NOT_RETURN)
    before = len(kept(agency, item.case_id))
    agency.database.engine.execute_sql("UPDATE item SET category = ? WHERE id = ?", (Category.FIREARM.value, item.id))
    assert len(kept(agency, item.case_id)) == before - 1


# --- somebody else may come ---


def test_the_one_person_who_may_receive_is_named_and_nobody_while_it_is_disputed(agency: SampleAgency) -> None:
    family = agency.family("Rosa")
    [recipient] = family.answer.recipients
    form = given(agency.services.handouts.designee_form(agency.one(VS), family.case.id))
    assert (form.claimant, form.person_name) == (recipient.name, family.case.name_to_use)
    agency.database.engine.execute_sql(
        "UPDATE family_member SET standing = ? WHERE id = ?", (Standing.DISPUTED.value, recipient.id)
    )
    assert given(agency.services.handouts.designee_form(agency.one(VS), family.case.id)).claimant == ""


# --- a room ---


def test_the_steps_of_the_room_are_steps_of_the_protocols() -> None:
    known = {step.id: step for protocol in shipped().values() for step in protocol.steps}
    assert set(known) >= READY | RESET
    assert {known[each].phase.value for each in READY} == {"before"}
    assert {known[each].phase.value for each in RESET} == {"after"}


@pytest.mark.parametrize("guest", ["Elena Delgado", "Rita Soto"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_room_is_made_ready_for_a_visit_without_a_word_about_the_guest(
    agency: SampleAgency, guest: str, language: str
) -> None:
    visit = agency.visit(guest)
    page = given(agency.services.handouts.room_readiness(agency.one(FD), visit.id, language))
    assert page.ready
    assert page.reset
    assert guest.split(maxsplit=1)[0] not in str(page)
    assert page.record_number == visit.number


# --- what waits too long ---


def test_a_hold_is_on_the_list_from_its_letter_to_its_answer(agency: SampleAgency) -> None:
    service, evidence = agency.services.hold_requests, agency.one(EV)
    item = agency.family("Rosa").items[-1]
    hold = item.waiting_holds[0]
    given(service.ask(evidence, item.case_id, hold.authority, (hold.id,), TODAY + 3 * DAY))
    [line] = given(agency.services.handouts.overdue(evidence)).answers
    assert (line.authority, line.holds, line.asked_on, line.remind_now) == (hold.authority, 1, TODAY, False)
    agency.clock.moment = NOW + 4 * 24 * 3600
    [line] = given(agency.services.handouts.overdue(evidence)).answers
    assert line.remind_now
    given(service.still_needed(evidence, item.case_id, hold.authority, TODAY + 30 * DAY))
    assert given(agency.services.handouts.overdue(evidence)).answers == ()


def test_a_review_that_has_passed_is_on_the_list_while_nobody_is_asked(agency: SampleAgency) -> None:
    assert given(agency.services.handouts.overdue(agency.one(EV))).reviews == ()
    agency.clock.moment = NOW + 30 * 24 * 3600
    found = given(agency.services.handouts.overdue(agency.one(EV))).reviews
    assert len(found) > 1
    assert [each.review_on for each in found] == sorted(each.review_on for each in found)
    case = agency.family("Rosa").case
    waiting = [(item, hold) for item in agency.family("Rosa").items for hold in item.waiting_holds]
    for _, hold in waiting:
        given(agency.services.hold_requests.ask(agency.one(EV), case.id, hold.authority, (hold.id,), None))
    left = given(agency.services.handouts.overdue(agency.one(EV)))
    assert case.number not in [each.case_number for each in left.reviews]
    assert case.number in [each.case_number for each in left.answers]


def test_a_letter_is_on_the_list_when_its_days_are_over(agency: SampleAgency) -> None:
    ready_to_write(agency)
    notice = letter_sent(agency)
    assert isinstance(notice, Notice)
    agency.clock.moment = NOW + 60 * 24 * 3600
    assert given(agency.services.handouts.overdue(agency.one(SU))).notices == ()
    agency.clock.moment = NOW + 61 * 24 * 3600
    [line] = given(agency.services.handouts.overdue(agency.one(SU))).notices
    assert (line.belongings, line.sent_on, line.due_on) == (1, TODAY, TODAY + 60 * DAY)


def test_a_letter_about_what_went_home_waits_for_nobody(agency: SampleAgency) -> None:
    ready_to_write(agency)
    assert isinstance(letter_sent(agency), Notice)
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    agency.hand_over_all(inside, agency.one(EV))
    agency.clock.moment = NOW + 61 * 24 * 3600
    assert given(agency.services.handouts.overdue(agency.one(SU))).notices == ()


def test_the_list_names_no_family_and_no_belonging(agency: SampleAgency) -> None:
    ready_to_write(agency)
    letter_sent(agency)
    agency.clock.moment = NOW + 90 * 24 * 3600
    said = str(given(agency.services.handouts.overdue(agency.one(SU))))
    for name in ("Daniel", "Rosa"):
        family = agency.family(name)
        assert family.case.name_to_use not in said
        assert not [each.name for each in family.family if each.name in said]
        assert not [each.number for each in family.items if each.family_description in said]


# --- the agency's own forms ---


def test_only_the_agencys_own_forms_are_filled_without_a_family(agency: SampleAgency) -> None:
    for kind in AGENCY_PAPERS:
        paper = given(agency.services.handouts.agency_paper(agency.one(SU), kind))
        assert (paper.kind, paper.day, paper.contact) == (kind, TODAY, agency.one(SU).name)
    refused = agency.services.handouts.agency_paper(agency.one(SU), Kind.RETAINED_ITEMS)
    assert causes(refused) == {Cause.NOT_FOUND}

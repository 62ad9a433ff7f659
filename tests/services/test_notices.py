"""A letter to a family goes out after a call, under a rule of the agency's own that somebody looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import peewee
import pytest

from desktop_app.domain.board import Waits
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.handouts import Kind
from desktop_app.domain.items import Category
from desktop_app.domain.notices import Notice, NoticeMethod, NoticeVersion, NoticeWish
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.store.models import NoticeRow, NoticeRuleRow
from desktop_app.ui.returns.board_words import waits_words
from tests.agency import TODAY, SampleAgency, causes, contents, count, given
from tests.services.notices_cases import ORDER, RULE, first_item, letter_sent, ready_to_write, rule_kept, spoken_with

VS, SU, EV = Role.VICTIM_SERVICES, Role.SUPERVISOR, Role.EVIDENCE
DAY = timedelta(days=1)


def test_no_rule_is_shipped(agency: SampleAgency) -> None:
    assert given(agency.services.notices.rules(agency.one(SU))) == ()
    assert count(agency.database, "notice_rule") == 0


def test_a_letter_is_never_the_first_word(agency: SampleAgency) -> None:
    rule_kept(agency)
    before = contents(agency.database)
    assert causes(letter_sent(agency)) == {Cause.NOTICE_CALL_FIRST}
    assert contents(agency.database) == before
    spoken_with(agency, "Daniel")
    assert causes(letter_sent(agency)) == {Cause.NOTICE_CALL_FIRST}, "another family was called"


def test_a_letter_keeps_its_rule_its_call_and_its_days(agency: SampleAgency) -> None:
    ready_to_write(agency)
    notice = letter_sent(agency)
    assert isinstance(notice, Notice)
    amina, item = agency.one(VS), first_item(agency)
    assert (notice.called_on, notice.called_by, notice.recorded_by) == (TODAY, amina.name, amina.name)
    assert (notice.sent_on, notice.due_on) == (TODAY, TODAY + 60 * DAY)
    assert (notice.version, notice.method, notice.item_ids) == (
        NoticeVersion.STATUTORY, NoticeMethod.MAILED, (item.id,),
    )  # fmt: skip
    shown = given(agency.services.notices.of_case(agency.one(EV), item.case_id))
    assert shown.sent == (notice,)
    assert [call.by_name for call in shown.calls] == [amina.name]


def test_a_promised_call_that_reached_the_family_counts_and_one_that_did_not_does_not(agency: SampleAgency) -> None:
    rule_kept(agency)
    amina, case_id = agency.one(VS), agency.family("Rosa").case.id
    calls = agency.services.follow_ups
    for outcome, heard in ((FollowUpOutcome.NO_ANSWER, False), (FollowUpOutcome.REACHED, True)):
        promised = given(calls.add(amina, case_id, TODAY, FollowUpKind.STILL_HELD))
        given(calls.record(amina, promised.id, outcome))
        assert isinstance(letter_sent(agency), Notice) is heard


def test_another_rule_takes_its_place_and_letters_keep_theirs(agency: SampleAgency) -> None:
    ready_to_write(agency)
    notice, notices, ruth = letter_sent(agency), agency.services.notices, agency.one(SU)
    assert isinstance(notice, Notice)
    longer = given(notices.keep_rule(ruth, replace(notice.rule, days=90)))
    assert given(notices.rules(ruth)) == (longer,)
    [kept] = given(notices.of_case(ruth, notice.case_id)).sent
    assert (kept.rule.days, kept.due_on) == (60, notice.due_on)
    assert causes(notices.keep_rule(ruth, replace(notice.rule, days=30))) == {Cause.DUPLICATE}
    assert causes(letter_sent(agency)) == {Cause.NOT_FOUND}, "the old rule is out of use"
    given(notices.end_rule(ruth, longer.id))
    assert given(notices.rules(ruth)) == ()
    assert causes(notices.end_rule(ruth, longer.id)) == {Cause.NOT_FOUND}


def test_one_rule_for_one_subject(agency: SampleAgency) -> None:
    rule, notices, ruth = rule_kept(agency), agency.services.notices, agency.one(SU)
    assert causes(notices.keep_rule(ruth, replace(RULE, jurisdiction=rule.jurisdiction.upper()))) == {Cause.DUPLICATE}
    given(notices.keep_rule(ruth, replace(RULE, category=Category.CASH)))
    assert len(given(notices.rules(ruth))) == 2
    assert causes(notices.keep_rule(ruth, replace(RULE, jurisdiction=" ", days=0))) == {Cause.EMPTY, Cause.COUNT}
    late = replace(RULE, jurisdiction="Elsewhere", verified_on=TODAY + DAY)
    assert causes(notices.keep_rule(ruth, late)) == {Cause.IN_THE_FUTURE}
    assert causes(notices.keep_rule(ruth, replace(RULE, citation="x" * 301))) == {Cause.TOO_LONG}


def test_what_belongs_to_another_family_is_not_written_about(agency: SampleAgency) -> None:
    ready_to_write(agency)
    notices, amina = agency.services.notices, agency.one(VS)
    rosa, daniel = agency.family("Rosa"), agency.family("Daniel")
    wish = NoticeWish(1, NoticeVersion.PERSONAL, NoticeMethod.MAILED, rosa.family[0].id, (daniel.items[0].id,), TODAY)
    assert causes(notices.record(amina, rosa.case.id, wish)) == {Cause.NOT_FOUND}
    stranger = replace(wish, member_id=daniel.family[0].id, item_ids=(rosa.items[0].id,))
    assert causes(notices.record(amina, rosa.case.id, stranger)) == {Cause.NOT_FOUND}
    assert causes(notices.record_call(amina, rosa.case.id, daniel.family[0].id, TODAY)) == {Cause.NOT_FOUND}
    tomorrow = notices.record_call(amina, rosa.case.id, rosa.family[0].id, TODAY + DAY)
    assert causes(tomorrow) == {Cause.IN_THE_FUTURE}


def test_nobody_writes_to_who_asked_not_to_be_contacted(agency: SampleAgency) -> None:
    ready_to_write(agency)
    member = agency.family("Rosa").family[0]
    flag = FlagKind.DO_NOT_CONTACT, FlagWhy.THEY_ASKED
    given(agency.services.flags.set(agency.one(VS), member.case_id, member.id, *flag))
    assert causes(letter_sent(agency)) == {Cause.NOTICE_DO_NOT_CONTACT}


def test_the_letter_says_what_was_recorded_and_exists_only_with_its_record(agency: SampleAgency) -> None:
    notices, amina = agency.services.notices, agency.one(VS)
    assert causes(notices.letter(amina, 1)) == {Cause.NOT_FOUND}
    ready_to_write(agency)
    assert isinstance(letter_sent(agency), Notice)
    letter, family = given(notices.letter(amina, 1, "es")), agency.family("Rosa")
    assert (letter.kind, letter.record_number) == (Kind.NOTICE_STATUTORY, family.case.number)
    assert (letter.recipient, letter.person_name) == (family.family[0].called, "Rosa")
    assert letter.items == (first_item(agency).family_description,)
    assert (letter.called_on, letter.due_on, letter.days) == (TODAY, TODAY + 60 * DAY, 60)


def test_what_is_never_named_is_in_no_letter(agency: SampleAgency) -> None:
    ready_to_write(agency)
    item = first_item(agency)
    agency.database.engine.execute_sql("UPDATE family_case SET manner = 'suicide'")
    agency.database.engine.execute_sql("UPDATE item SET category = 'firearm' WHERE id = ?", (item.id,))
    agency.database.engine.execute_sql("DELETE FROM family_choice WHERE item_id = ?", (item.id,))
    assert causes(letter_sent(agency)) == {Cause.NOTICE_NOT_NAMED}


def back(agency: SampleAgency) -> Notice:
    """The letter is here again, five days later."""
    ready_to_write(agency)
    notice = letter_sent(agency)
    assert isinstance(notice, Notice)
    agency.clock.moment += 5 * 24 * 3600
    return given(agency.services.notices.came_back(agency.one(VS), notice.id, TODAY + 4 * DAY))


def test_of_a_letter_that_came_back_no_day_runs(agency: SampleAgency) -> None:
    notice = back(agency)
    assert (notice.came_back_on, notice.came_back_by) == (TODAY + 4 * DAY, agency.one(VS).name)
    assert given(agency.services.notices.of_case(agency.one(EV), notice.case_id)).sent == (notice,)
    [entry] = agency.database.engine.execute_sql("SELECT facts FROM audit WHERE action = 'notice.came_back'").fetchall()
    assert "2026-11-28" in entry[0]
    again = agency.services.notices.came_back(agency.one(VS), notice.id, TODAY + 5 * DAY)
    assert causes(again) == {Cause.NOTICE_BACK_ALREADY}
    agency.clock.moment += 90 * 24 * 3600
    agency.database.engine.execute_sql("DELETE FROM family_choice WHERE item_id = ?", (notice.item_ids[0],))
    asked = agency.services.destructions.ask(agency.one(EV), notice.item_ids[0], ORDER)
    assert Cause.NOTICE_CAME_BACK in causes(asked)
    assert Cause.NOTICE_RUNS not in causes(asked)


def test_an_approval_stops_when_the_letter_behind_it_comes_back(agency: SampleAgency) -> None:
    ready_to_write(agency)
    notice = letter_sent(agency)
    assert isinstance(notice, Notice)
    item, found = notice.item_ids[0], agency.services.destructions
    agency.database.engine.execute_sql("DELETE FROM family_choice WHERE item_id = ?", (item,))
    agency.clock.moment += 70 * 24 * 3600
    member = agency.family("Rosa").family[0]
    given(agency.services.notices.record_call(agency.one(VS), member.case_id, member.id, TODAY + 70 * DAY))
    asked = given(found.ask(agency.one(EV), item, ORDER))
    given(agency.services.notices.came_back(agency.one(VS), notice.id, TODAY + 70 * DAY))
    assert causes(found.approve(agency.one(SU), asked.id)) == {Cause.NOTICE_CAME_BACK}


def test_the_board_asks_for_another_way_until_the_family_is_reached(agency: SampleAgency) -> None:
    """A visit stands with this family; what it waits for gives way to whoever must be reached first."""
    notice = back(agency)
    board = agency.services.board

    def waits() -> Waits:
        row = given(board.of_case(agency.one(EV), notice.case_id))
        assert row in given(board.rows(agency.one(EV)))
        return row.waits

    row = given(board.of_case(agency.one(EV), notice.case_id))
    assert (row.waits, row.role, row.waits_since) == (Waits.LETTER_BACK, VS, TODAY + 4 * DAY)
    assert waits_words(row, TODAY + 5 * DAY).startswith("a letter came back undelivered on 28 November")
    agency.clock.moment += 60
    given(agency.services.notices.record_call(agency.one(VS), notice.case_id, notice.member_id, TODAY + 5 * DAY))
    assert waits() is not Waits.LETTER_BACK


def test_the_database_itself_keeps_the_order(agency: SampleAgency) -> None:
    ready_to_write(agency)
    notice = letter_sent(agency)
    assert isinstance(notice, Notice)
    for wrong in (
        {"came_back_on": "2026-11-25"},
        {"sent_on": "2020-01-01"},
        {"due_on": notice.sent_on.isoformat()},
        {"called_by": ""},
    ):
        with pytest.raises(peewee.IntegrityError):
            NoticeRow.update(**wrong).execute()
    with pytest.raises(peewee.IntegrityError):
        NoticeRuleRow.update(days=0).execute()

"""Calls that cannot be lost: every use case that makes a belonging stay promises one, and recording one promises the next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.board import Waits
from desktop_app.domain.cases import Manner
from desktop_app.domain.follow_ups import FollowUp, FollowUpKind, FollowUpOutcome
from desktop_app.domain.items import CHECKS, Category, Check, Cleaning, Decision, HoldKind, Item, Packaging
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.promises import Standpoint, why_it_stays
from desktop_app.domain.refusals import Cause
from desktop_app.domain.returns import Obstacle
from desktop_app.domain.staff import Role
from desktop_app.services.promises import keep_promises_of_before
from tests.agency import TODAY, SampleAgency, causes, contents, count, given
from tests.benchmarks.families import families
from tests.services.by_post_cases import far_away

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
DAY = timedelta(days=1)
REVIEW = date(2027, 3, 1)
K, END = FollowUpKind, FollowUpOutcome


def case_of(agency: SampleAgency, name: str = "Rosa") -> int:
    return agency.family(name).case.id


def calls(agency: SampleAgency, name: str = "Rosa") -> list[FollowUp]:
    found = given(agency.services.follow_ups.of_case(agency.one(VS), case_of(agency, name)))
    return [each for each in found if each.outcome is None]


def promised(agency: SampleAgency, name: str = "Rosa") -> dict[FollowUpKind, date]:
    return {each.kind: each.due_on for each in calls(agency, name)}


def held_item(agency: SampleAgency) -> Item:
    return next(each for each in agency.family("Rosa").items if each.waiting_holds)


def choose(agency: SampleAgency, item: Item, decision: Decision, **more: object) -> None:
    given(
        agency.services.items.record_choice(
            agency.one(VS),
            item.id,
            decision,
            Cleaning.LEAVE,
            Packaging.NOT_ASKED,
            **more,  # type: ignore[arg-type]
        )
    )


def record(agency: SampleAgency, kind: FollowUpKind, outcome: FollowUpOutcome) -> None:
    one = next(each for each in calls(agency) if each.kind is kind)
    given(agency.services.follow_ups.record(agency.one(VS), one.id, outcome))


def every_retained_item_has_a_call(agency: SampleAgency, name: str = "Rosa", *, over: bool) -> None:
    rows = agency.database.engine.execute_sql(
        "SELECT item_id FROM follow_up WHERE case_id = ? AND outcome IS NULL", (case_of(agency, name),)
    )
    waiting = {row[0] for row in rows.fetchall()}
    for item in agency.family(name).items:
        assert item.id in waiting or why_it_stays(item, Standpoint(over=over)) is None, item.family_description


def test_a_hold_placed_and_moved_moves_its_call(agency: SampleAgency) -> None:
    item = agency.family("Rosa").items[0]
    given(agency.services.items.place_hold(agency.one(EV), item.id, HoldKind.PROSECUTOR, "County attorney", REVIEW))
    assert REVIEW in {each.due_on for each in calls(agency)}
    hold = next(each for each in agency.family("Rosa").items if each.id == item.id).waiting_holds[0]
    ask = agency.services.hold_requests
    given(ask.ask(agency.one(EV), item.case_id, "County attorney", (hold.id,), None))
    later = REVIEW + 40 * DAY
    given(ask.still_needed(agency.one(EV), item.case_id, "County attorney", later, (hold.id,)))
    assert {each.due_on for each in calls(agency) if item.family_description in each.about} == {later}


def test_the_last_clearance_is_told_today(agency: SampleAgency) -> None:
    item = held_item(agency)
    for hold in item.waiting_holds:
        cleared = (hold.id, "Judge Ames", "Judge", "Court", "court_order", "C-1", TODAY)
        given(agency.services.items.clear_hold(agency.one(EV), *cleared))
    assert promised(agency) == {K.CLEARED: TODAY}
    due = given(agency.services.follow_ups.due(agency.one(VS), TODAY))
    assert [(each.kind, each.about) for each in due] == [(K.CLEARED, (item.family_description,))]
    choose(agency, item, Decision.RETURN)
    assert promised(agency) == {}


def test_a_choice_to_leave_it_here_is_asked_about_again(agency: SampleAgency) -> None:
    one, two, three, _ = (each for each in agency.family("Rosa").items if not each.waiting_holds)
    choose(agency, one, Decision.LATER, ask_on=TODAY + 40 * DAY)
    choose(agency, two, Decision.UNDECIDED)
    choose(agency, three, Decision.DO_NOT_RETURN)
    by_name = {name: (each.kind, each.due_on) for each in calls(agency) for name in each.about}
    assert by_name[one.family_description] == (K.ASK_AGAIN, TODAY + 40 * DAY)
    assert by_name[two.family_description] == (K.ASK_AGAIN, TODAY + 21 * DAY)
    assert by_name[three.family_description][0] is K.DECLINED_KEPT
    every_retained_item_has_a_call(agency, over=False)


def test_nobody_answers_and_the_next_call_stands_on_its_day(agency: SampleAgency) -> None:
    before = promised(agency)[K.STILL_HELD]
    agency.clock.moment += (before - TODAY).days * 24 * 3600
    record(agency, K.STILL_HELD, END.NO_ANSWER)
    assert promised(agency)[K.STILL_HELD] == before + DAY
    agency.clock.moment += 24 * 3600
    record(agency, K.STILL_HELD, END.UNSAFE)
    record(agency, K.STILL_HELD, END.REACHED)
    assert promised(agency)[K.STILL_HELD] > before + 20 * DAY


def test_what_falls_on_one_day_is_one_call_with_every_name(agency: SampleAgency) -> None:
    items = agency.family("Rosa").items[:2]
    for item in items:
        choose(agency, item, Decision.LATER, ask_on=TODAY + DAY)
    [due] = given(agency.services.follow_ups.due(agency.one(VS), TODAY + DAY))
    assert due.about == tuple(item.family_description for item in items)
    given(agency.services.follow_ups.record(agency.one(VS), due.id, END.NO_ANSWER))
    assert given(agency.services.follow_ups.due(agency.one(VS), TODAY)) == ()
    [again] = given(agency.services.follow_ups.due(agency.one(VS), TODAY + DAY))
    assert again.about == due.about


def test_no_more_calls_means_none_until_they_say_otherwise(agency: SampleAgency) -> None:
    agency.clock.moment += 60
    record(agency, K.STILL_HELD, END.DECLINED)
    assert calls(agency) == []
    item = agency.family("Rosa").items[0]
    given(agency.services.items.place_hold(agency.one(EV), item.id, HoldKind.PROSECUTOR, "County attorney", REVIEW))
    assert calls(agency) == []
    agency.clock.moment += 60
    given(agency.services.preferences.record(agency.one(VS), case_of(agency), Topic.FOLLOW_UP, Reply.BY_PHONE))
    assert K.STILL_HELD in promised(agency)
    every_retained_item_has_a_call(agency, over=False)
    agency.clock.moment += 60
    given(agency.services.preferences.record(agency.one(VS), case_of(agency), Topic.FOLLOW_UP, Reply.NO_CALLS))
    assert calls(agency) == []
    ended = given(agency.services.follow_ups.of_case(agency.one(VS), case_of(agency)))
    assert {each.outcome for each in ended} == {END.DECLINED}


def test_not_needed_is_nothing_a_person_records(agency: SampleAgency) -> None:
    one = calls(agency)[0]
    refused = agency.services.follow_ups.record(agency.one(VS), one.id, END.NOT_NEEDED)
    assert causes(refused) == {Cause.ANSWER_UNKNOWN}


def test_a_family_nobody_has_spoken_with_is_promised_nothing(agency: SampleAgency) -> None:
    """Before the notification is confirmed there is no contact at all (gate B1)."""
    untold = next(
        row.case.name_to_use
        for row in given(agency.services.cases.list(agency.one(SU)))
        if any(state.gate.id == "B1" and not state.open for state in agency.family(row.case.name_to_use).states)
    )
    first = Item(0, 0, "77", Category.KEYS, "Keys", "Keys", "", 1, "", "", "")
    added = given(agency.services.items.add(agency.one(EV), case_of(agency, untold), first))
    given(agency.services.items.place_hold(agency.one(EV), added.id, HoldKind.PROSECUTOR, "County attorney", REVIEW))
    assert calls(agency, untold) == []


def test_a_manner_decided_anew_holds_again_and_says_so(agency: SampleAgency) -> None:
    family = agency.family("Rosa")
    manner = Manner.SUICIDE if family.case.manner is Manner.HOMICIDE else Manner.HOMICIDE
    change = agency.services.cases.change_manner
    given(change(agency.one(SU), family.case.id, family.case.version, manner, "Medical examiner"))
    every_retained_item_has_a_call(agency, over=False)


@pytest.mark.parametrize("quiet", [False, True])
def test_a_finished_return_promises_its_calls_and_one_for_everything_that_stays(
    agency: SampleAgency, quiet: bool
) -> None:
    if quiet:
        given(agency.services.preferences.record(agency.one(VS), case_of(agency), Topic.FOLLOW_UP, Reply.NO_CALLS))
    agency.carry(agency.visit("Elena Delgado"), Status.FINISHED)
    found = promised(agency)
    if quiet:
        assert found == {}
        return
    assert DAY <= found[K.AFTER_RETURN] - TODAY <= 3 * DAY
    assert 14 * DAY <= found[K.WEEKS_LATER] - TODAY <= 28 * DAY
    assert K.STILL_HELD in found
    every_retained_item_has_a_call(agency, over=True)


def test_a_second_appointment_asks_nothing_again(agency: SampleAgency) -> None:
    """Preferences, choices, safe contact and what was told stand as they were for the next visit, and for its packing."""
    case_id = case_of(agency)
    given(agency.services.preferences.record(agency.one(VS), case_id, Topic.PACKAGING, Reply.CLOTH))
    agency.carry(agency.visit("Elena Delgado"), Status.RESET_DONE)
    before = agency.family("Rosa")
    item = held_item(agency)
    for hold in item.waiting_holds:
        cleared = (hold.id, "Judge Ames", "Judge", "Court", "court_order", "C-1", TODAY)
        given(agency.services.items.clear_hold(agency.one(EV), *cleared))
    choose(agency, item, Decision.RETURN)
    checked = Check(CHECKS[item.category], "R-1", TODAY, None, "L. Brandt")
    given(agency.services.items.record_check(agency.one(EV), item.id, checked))
    visit = given(agency.services.appointments.book(agency.one(VS), agency.return_request("Rosa")))
    listed = given(agency.services.packing.list_for(agency.one(EV), visit.id)).listed
    assert [(line.item.id, line.packaging) for line in listed.lines] == [(item.id, Packaging.CLOTH)]
    after = agency.family("Rosa")
    assert [member.safe_contact for member in after.family] == [member.safe_contact for member in before.family]
    others = [each for each in after.items if each.id != item.id]
    assert [each.choice for each in others] == [each.choice for each in before.items if each.id != item.id]
    said = given(agency.services.preferences.of_case(agency.one(VS), case_id))
    assert said.of(Topic.PACKAGING).reply is Reply.CLOTH


def of_before(agency: SampleAgency) -> list[FollowUp]:
    """As records of before are: Rosa's and Minh's belongings stay, and no call about them was ever promised."""
    promised_now = calls(agency)
    run = agency.database.engine.execute_sql
    run("DELETE FROM follow_up WHERE item_id IS NOT NULL")
    run("INSERT INTO promise_to_make (case_id) SELECT id FROM family_case ORDER BY id")
    return promised_now


def open_the_records(agency: SampleAgency) -> list[str]:
    """What is done at the door; the facts of every entry it ever left."""
    with agency.database.writing():
        keep_promises_of_before(agency.clock.moment)
    found = agency.database.engine.execute_sql("SELECT facts FROM audit WHERE action = 'follow_up.of_before'")
    return [facts for (facts,) in found.fetchall()]


def test_families_of_before_are_promised_their_calls_when_the_program_opens(agency: SampleAgency) -> None:
    before = {(each.kind, each.due_on) for each in of_before(agency)}
    assert not any(each.kind is K.STILL_HELD for each in calls(agency))
    [facts] = open_the_records(agency)
    assert {(each.kind, each.due_on) for each in calls(agency)} == before
    held = [item for item in agency.family("Rosa").items if item.waiting_holds]
    assert held
    assert f'"calls": {count(agency.database, "follow_up", "item_id IS NOT NULL")}' in facts


def test_it_is_done_once_and_says_nothing_where_nothing_waits(agency: SampleAgency) -> None:
    assert open_the_records(agency) == [], "records begun after the change have none of before"
    of_before(agency)
    assert len(open_the_records(agency)) == 1
    after = contents(agency.database)
    assert len(open_the_records(agency)) == 1
    assert contents(agency.database) == after


def wishes(agency: SampleAgency, topic: Topic, reply: Reply, ask_on: date | None = None) -> None:
    given(agency.services.preferences.record(agency.one(VS), case_of(agency), topic, reply, "", ask_on))
    agency.clock.moment += 60


def test_a_family_that_asked_to_be_asked_later_is_not_asked_before(agency: SampleAgency) -> None:
    """The answer, the board and the promise name one and the same day; then it is their turn again."""
    far_away(agency)
    later = TODAY + 40 * DAY
    wishes(agency, Topic.TIMING, Reply.LATER, later)
    found = agency.family("Rosa")
    assert [(each.obstacle, each.until) for each in found.answer.blockers] == [(Obstacle.ASKED_LATER, later)]
    row = given(agency.services.board.of_case(agency.one(SU), found.case.id))
    assert (row.waits, row.role, row.due, row.stage) == (Waits.ASKED_LATER, None, later, found.stage)
    agency.clock.moment += 40 * 24 * 3600
    assert agency.family("Rosa").answer.yes
    assert given(agency.services.board.of_case(agency.one(SU), found.case.id)).role is VS


def test_a_day_they_named_outlives_a_while_without_calls(agency: SampleAgency) -> None:
    far_away(agency)
    item, later, other = agency.family("Rosa").items[0], TODAY + 40 * DAY, TODAY + 50 * DAY
    wishes(agency, Topic.TIMING, Reply.LATER, later)
    choose(agency, item, Decision.LATER, ask_on=other)
    wishes(agency, Topic.FOLLOW_UP, Reply.NO_CALLS)
    assert calls(agency) == []
    wishes(agency, Topic.FOLLOW_UP, Reply.BY_PHONE)
    named = {each.due_on: each.about for each in calls(agency) if each.kind is K.ASK_AGAIN}
    assert named == {later: (), other: (item.family_description,)}


def test_families_of_before_are_read_together(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand families at the door are a matter of tables, not of a thousand readings."""
    families(agency, 40)
    run = agency.database.engine.execute_sql
    run("INSERT INTO promise_to_make (case_id) SELECT id FROM family_case WHERE id >= 1000")
    asked: list[str] = []

    def listening(sql: str, *rest: object, **more: object) -> object:
        asked.append(sql)
        return run(sql, *rest, **more)

    monkeypatch.setattr(agency.database.engine, "execute_sql", listening)
    with agency.database.writing():
        keep_promises_of_before(agency.clock.moment)
    assert sum(sql.startswith("SELECT") for sql in asked) < 40

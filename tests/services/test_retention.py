"""Who may remove a family's records, when, and what keeps them; what is left names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.cases import SensitiveDate, Standing
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.follow_ups import FollowUpKind
from desktop_app.domain.items import Category, HoldKind, Item
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.retention import Keeps, PurgeState
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.store import retention
from tests.agency import TODAY, SampleAgency, causes, count, given
from tests.services.log_house import shut, verified
from tests.services.retention_cases import CANARY, OLD_CASE, YEAR, asked, over, second_supervisor
from tests.services.use_cases import member

SU, VS, EV = Role.SUPERVISOR, Role.VICTIM_SERVICES, Role.EVIDENCE


def kept_by(outcome: object) -> set[object]:
    assert causes(outcome) == {Cause.RECORDS_KEPT}
    assert isinstance(outcome, Refused)
    return {reason.facts["keeps"] for reason in outcome.reasons}


def test_until_the_agency_says_so_nothing_is_past(agency: SampleAgency) -> None:
    case = over(agency)
    given(agency.services.retention.set_years(agency.one(SU), None))
    assert agency.services.retention.past(agency.one(SU)) == ()
    assert kept_by(agency.services.retention.ask(agency.one(SU), case.id)) == {Keeps.NO_PERIOD}


@pytest.mark.parametrize("years", [0, 101])
def test_a_period_is_a_whole_number_of_years(agency: SampleAgency, years: int) -> None:
    assert causes(agency.services.retention.set_years(agency.one(SU), years)) == {Cause.COUNT}


def test_the_list_says_who_is_past_and_what_keeps_them(agency: SampleAgency) -> None:
    case = over(agency)
    (line,) = given(agency.services.retention.past(agency.one(VS)))
    assert (line.case_id, line.number, line.keeps, line.asked) == (case.id, OLD_CASE.number, (), None)
    given(agency.services.flags.set(agency.one(SU), case.id, None, FlagKind.COUNSEL, FlagWhy.COUNSEL_SAID, ""))
    (line,) = given(agency.services.retention.past(agency.one(VS)))
    assert line.keeps == (Keeps.COUNSEL, Keeps.LOG)


def test_a_family_whose_return_goes_on_or_whose_period_runs_is_not_past(agency: SampleAgency) -> None:
    case = over(agency)
    supervisor = agency.one(SU)
    given(agency.services.retention.set_years(supervisor, 50))
    assert kept_by(agency.services.retention.ask(supervisor, case.id)) == {Keeps.PERIOD_RUNS}
    daniel = agency.family("Daniel").case
    assert Keeps.NOT_OVER in kept_by(agency.services.retention.ask(supervisor, daniel.id))
    assert given(agency.services.retention.of_case(supervisor, daniel.id)).over_since is None


def test_what_still_stands_keeps_the_records_each_with_its_reason(agency: SampleAgency) -> None:
    case, supervisor, services = over(agency), agency.one(SU), agency.services
    item = Item(0, case.id, "1", Category.KEYS, "Keys", "Keys", "", 1, "", "", "")
    given(services.items.add(supervisor, case.id, item))
    given(services.items.place_hold(supervisor, agency_item(agency, case.id), HoldKind.PROSECUTOR, "DA", None))
    given(services.follow_ups.add(agency.one(VS), case.id, TODAY + timedelta(days=2), FollowUpKind.STILL_HELD))
    whole = given(services.cases.family_return(supervisor, case.id)).case
    given(services.cases.change(supervisor, replace(whole, litigation=True)))
    found = kept_by(services.retention.ask(supervisor, case.id))
    assert found == {Keeps.LITIGATION, Keeps.HOLDS, Keeps.BELONGINGS, Keeps.CALLS, Keeps.LOG}


def agency_item(agency: SampleAgency, case_id: int) -> int:
    row = agency.database.engine.execute_sql("SELECT id FROM item WHERE case_id = ?", (case_id,)).fetchone()
    return int(row[0])


def test_a_visit_to_come_keeps_the_records(agency: SampleAgency) -> None:
    case = over(agency)
    agency.database.engine.execute_sql(
        "UPDATE appointment SET case_id = ?, status = 'confirmed' WHERE guest_name = 'Tess Howard'", (case.id,)
    )
    assert Keeps.VISIT in kept_by(agency.services.retention.ask(agency.one(SU), case.id))


def test_nobody_approves_what_they_asked_for(agency: SampleAgency) -> None:
    case, supervisor = over(agency), agency.one(SU)
    given(agency.services.retention.ask(supervisor, case.id))
    assert causes(agency.services.retention.approve(supervisor, case.id)) == {Cause.PURGE_BY_ANOTHER}
    assert causes(agency.services.retention.ask(second_supervisor(agency), case.id)) == {Cause.PURGE_ASKED}
    purged = given(agency.services.retention.approve(second_supervisor(agency), case.id))
    assert purged.case_id == case.id
    assert purged.removed >= 2  # the case and its checklist


def test_what_comes_up_after_it_was_asked_for_stops_it(agency: SampleAgency) -> None:
    case, supervisor = asked(agency), agency.one(SU)
    whole = given(agency.services.cases.family_return(supervisor, case.id)).case
    given(agency.services.cases.change(supervisor, replace(whole, litigation=True)))
    assert kept_by(agency.services.retention.approve(supervisor, case.id)) == {Keeps.LITIGATION}
    assert count(agency.database, "family_case", f"id = {case.id}") == 1


def test_taken_back_it_can_be_asked_for_again(agency: SampleAgency) -> None:
    case, supervisor = asked(agency), agency.one(SU)
    assert agency.services.retention.withdraw(supervisor, case.id) is None
    assert causes(agency.services.retention.approve(supervisor, case.id)) == {Cause.CHANGED_MEANWHILE}
    given(agency.services.retention.ask(supervisor, case.id))
    waiting = retention.waiting()[case.id]
    assert (waiting.asked_by_id, waiting.state) == (supervisor.id, PurgeState.WAITING)


def test_v04_a_purged_family_is_nowhere_and_its_number_is_free_but_its_id_is_not(agency: SampleAgency) -> None:
    case, supervisor, services = asked(agency), agency.one(SU), agency.services
    given(services.cases.add_member(supervisor, case.id, member(Standing.NEXT_OF_KIN)))
    agency.clock.moment += YEAR
    assert [found.case_id for found in given(services.search.find(supervisor, "Zyxw")).families] == [case.id]
    given(services.retention.approve(supervisor, case.id))
    assert given(services.search.find(supervisor, "Zyxw")).families == ()
    assert causes(services.cases.family_return(supervisor, case.id)) == {Cause.NOT_FOUND}
    assert case.id not in {row.case_id for row in given(services.board.rows(supervisor))}
    again = given(services.cases.open(supervisor, OLD_CASE))
    assert again.id > case.id
    entries = given(services.history.of_case(supervisor, again.id))
    assert [entry.action for entry in entries if entry.action != "case.view"] == ["case.open"]


def test_v04_the_history_keeps_ids_and_a_count(agency: SampleAgency) -> None:
    case, supervisor = asked(agency), agency.one(SU)
    purged = given(agency.services.retention.approve(supervisor, case.id))
    told = given(agency.services.history.of_case(supervisor, case.id))
    entries = [entry for entry in told if entry.action != "case.view"]
    assert [entry.action for entry in entries] == ["case.open", "purge.ask", "purge.approve"]
    assert [dict(entry.facts) for entry in entries] == [{}, {}, {"removed": purged.removed}]
    facts = agency.database.engine.execute_sql("SELECT group_concat(facts) FROM audit").fetchone()[0]
    assert not any(word in facts for word in CANARY.split())


# --- S15: the log is kept a year at least, and as long as a lawyer or a court asks for it ---


def noted(agency: SampleAgency, case_id: int) -> list[str]:
    rows = agency.database.engine.execute_sql("SELECT facts FROM audit WHERE case_id = ? ORDER BY id", (case_id,))
    return [facts for (facts,) in rows.fetchall()]


def test_s15_nothing_younger_than_a_year_goes_out_of_the_log(agency: SampleAgency) -> None:
    """The clock of the desk is moved on day by day around the day on which it may."""
    case, supervisor, other = over(agency), agency.one(SU), second_supervisor(agency)
    given(agency.services.cases.add_date(agency.one(VS), case.id, SensitiveDate(TODAY, "a day")))
    before, start = noted(agency, case.id), agency.clock.moment
    for days in (0, 1, 364, 365):
        agency.clock.moment = start + days * 24 * HOUR
        assert kept_by(agency.services.retention.ask(supervisor, case.id)) == {Keeps.LOG}
    agency.clock.moment = start + YEAR
    given(agency.services.retention.ask(supervisor, case.id))
    agency.clock.moment = start + 30 * 24 * HOUR  # the clock was set back before it was approved
    assert kept_by(agency.services.retention.approve(other, case.id)) == {Keeps.LOG}
    assert [facts for facts in noted(agency, case.id) if "method" not in facts and facts != "{}"] == [
        facts for facts in before if facts != "{}"
    ]


def test_s15_a_legal_hold_keeps_the_log_however_old_it_is(agency: SampleAgency) -> None:
    case, supervisor, services = over(agency), agency.one(SU), agency.services
    whole = given(services.cases.family_return(supervisor, case.id)).case
    given(services.cases.change(supervisor, replace(whole, litigation=True)))
    given(services.flags.set(supervisor, case.id, None, FlagKind.COUNSEL, FlagWhy.COUNSEL_SAID, ""))
    before = noted(agency, case.id)
    agency.clock.moment += 30 * YEAR
    assert kept_by(services.retention.ask(supervisor, case.id)) == {Keeps.LITIGATION, Keeps.COUNSEL}
    assert noted(agency, case.id)[: len(before)] == before


def test_s15_what_was_looked_at_or_refused_keeps_nobodys_records_and_stays(agency: SampleAgency) -> None:
    case, supervisor = over(agency), agency.one(SU)
    assert isinstance(agency.services.cases.family_return(agency.one(Role.FRONT_DESK), case.id), Refused)
    given(agency.services.cases.family_return(supervisor, case.id))
    given(agency.services.retention.ask(supervisor, case.id))
    given(agency.services.retention.approve(second_supervisor(agency), case.id))
    assert '{"cause": "not_allowed", "method": "case.family_return"}' in noted(agency, case.id)


def test_s13_a_log_is_whole_after_a_purge_and_its_entries_are_all_there(agency: SampleAgency) -> None:
    case, supervisor = over(agency), agency.one(SU)
    given(agency.services.cases.add_date(supervisor, case.id, SensitiveDate(TODAY, "a day")))
    agency.clock.moment += YEAR
    many = len(noted(agency, case.id))
    given(agency.services.retention.ask(supervisor, case.id))
    purged = given(agency.services.retention.approve(second_supervisor(agency), case.id))
    told = noted(agency, case.id)
    assert len(told) == many + 2
    assert [facts for facts in told if facts != "{}"] == [f'{{"removed": {purged.removed}}}']
    shut(agency)
    assert verified(agency).whole

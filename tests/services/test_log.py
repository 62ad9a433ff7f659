"""The log itself: refusals and views, reading and reviewing, and its head on records (S12, R15)."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator

import pytest

from desktop_app.domain.accounts import CONFIRM_FOR
from desktop_app.domain.audit import (
    REVIEW_EVERY,
    TOPICS,
    VIEW_EVERY,
    ExportWhy,
    LogWish,
    Topic,
)
from desktop_app.domain.refusals import Cause
from desktop_app.domain.times import HOUR
from desktop_app.printing.documents import tell
from desktop_app.services.services import services_over
from desktop_app.store import history
from desktop_app.store.backups import stamp
from tests.agency import NOW, TODAY, SampleAgency, at, causes, contents, count, given
from tests.services.log_house import (
    AD,
    EV,
    FD,
    SU,
    VS,
    checked,
    exported,
    last,
    run,
    shut,
    verified,
)

# --- S12: what is told beside the changes ---


def test_s12_what_somebody_may_not_do_is_told_once_with_its_method_and_cause(agency: SampleAgency) -> None:
    before, desk = count(agency.database, "audit"), agency.one(FD)
    assert causes(agency.services.cases.family_return(desk, 1)) == {Cause.NOT_ALLOWED}
    assert count(agency.database, "audit") == before + 1
    told = {"method": "case.family_return", "cause": "not_allowed"}
    assert last(agency) == {"action": "refused", "staff": desk.id, "case": 1, "facts": told}


def test_s12_a_change_that_was_refused_is_told_in_a_transaction_of_its_own(agency: SampleAgency) -> None:
    wish = agency.request()
    given(agency.services.appointments.book(agency.one(FD), wish))
    before = count(agency.database, "appointment"), count(agency.database, "audit")
    refused = causes(agency.services.appointments.book(agency.one(FD), wish))
    assert (count(agency.database, "appointment"), count(agency.database, "audit")) == (before[0], before[1] + 1)
    assert last(agency)["facts"]["method"] == "appointment.book"
    assert set(last(agency)["facts"]["cause"].split()) == {each.value for each in refused}


def test_s12_a_preview_that_says_no_is_no_event(agency: SampleAgency) -> None:
    wish = agency.request()
    given(agency.services.appointments.book(agency.one(FD), wish))
    before = count(agency.database, "audit")
    causes(agency.services.appointments.plan(agency.one(FD), wish))
    assert count(agency.database, "audit") == before


def test_s12_who_looks_at_a_family_is_told_once_in_ten_minutes(agency: SampleAgency) -> None:
    read, one, other = agency.services.cases.family_return, agency.one(EV), agency.one(VS)
    before = count(agency.database, "audit", "action = 'case.view'")
    for moments, actor, seen in ((0, one, 1), (VIEW_EVERY - 1, one, 1), (0, other, 2), (1, one, 3), (0, one, 3)):
        agency.clock.moment += moments
        given(read(actor, 1))
        assert count(agency.database, "audit", "action = 'case.view'") == before + seen
    assert not [each for each in history.of_case(1) if each.action == "case.view"], (
        "the family's history is not about us"
    )


def test_s12_who_opens_a_visit_is_told_once_however_often_the_page_is_read_anew(agency: SampleAgency) -> None:
    desk, visit = agency.one(FD), agency.visit("Elena Delgado")
    before = count(agency.database, "audit")
    for _ in range(30):
        given(agency.services.appointments.detail(desk, visit.id))
        given(agency.services.checklists.for_appointment(desk, visit.id))
    assert count(agency.database, "audit") == before + 1
    row = run(
        agency, "SELECT action, staff_id, entity, entity_id, case_id, appointment_id, facts FROM audit ORDER BY id DESC"
    )[0]
    assert row == ("appointment.view", desk.id, "appointment", visit.id, None, visit.id, "{}")
    assert not [each for each in history.of_appointment(visit.id) if each.action == "appointment.view"]
    agency.clock.moment += VIEW_EVERY
    given(agency.services.appointments.detail(desk, visit.id))
    assert count(agency.database, "audit") == before + 2
    found = given(agency.services.audit.find(agency.one(SU), LogWish(topic=Topic.LOOKED_AT))).entries
    assert [each.visit_number for each in found[:2]] == [visit.number] * 2


def test_s12_a_refusal_inside_a_larger_call_is_told_when_that_was_undone(agency: SampleAgency) -> None:
    """What was refused deep inside, after other things were written already, leaves its entry and nothing else."""
    desk, visit = agency.one(FD), agency.visit("Elena Delgado")
    before, told = contents(agency.database), count(agency.database, "audit", "action = 'refused'")
    causes(agency.services.appointments.cancel(desk, visit.id, visit.version + 7, "They asked for another day"))
    assert contents(agency.database) == before
    assert count(agency.database, "audit", "action = 'refused'") == told + 1
    row = run(agency, "SELECT appointment_id, facts FROM audit ORDER BY id DESC")[0]
    assert row == (visit.id, '{"cause": "changed_meanwhile", "method": "appointment.cancel"}')


def test_s12_where_nothing_can_be_written_reading_goes_on_and_is_told_later(agency: SampleAgency) -> None:
    run(agency, "PRAGMA query_only = 1")
    given(agency.services.cases.family_return(agency.one(EV), 1))
    causes(agency.services.cases.family_return(agency.one(FD), 1))
    run(agency, "PRAGMA query_only = 0")
    before = count(agency.database, "audit")
    given(agency.services.cases.family_return(agency.one(EV), 2))
    assert count(agency.database, "audit") == before + 3


def test_s12_times_are_utc_in_hundredths_of_a_second(agency: SampleAgency) -> None:
    earliest = time.time_ns() // 10_000_000
    given(agency.services.cases.family_return(agency.one(EV), 1))
    (recorded,) = run(agency, "SELECT recorded FROM audit ORDER BY id DESC LIMIT 1")[0]
    assert earliest <= recorded <= time.time_ns() // 10_000_000


def test_s12_a_privileged_act_without_confirmation_is_told(agency: SampleAgency) -> None:
    shut(agency)
    agency.clock.moment += CONFIRM_FOR
    assert causes(agency.services.audit.export(agency.one(SU), ExportWhy.COURT)) == {Cause.CONFIRM_YOURSELF}
    assert last(agency)["facts"] == {"method": "audit.export", "cause": "confirm_yourself"}


def test_a_service_made_anew_over_the_same_records_remembers_who_looked(agency: SampleAgency) -> None:
    given(agency.services.cases.family_return(agency.one(EV), 1))
    before = count(agency.database, "audit")
    given(services_over(agency.database, agency.clock).cases.family_return(agency.one(EV), 1))
    assert count(agency.database, "audit") == before


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Somebody sets another zone on the computer while the program runs."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def test_r15_another_zone_of_the_computer_changes_no_day_and_no_time(
    agency: SampleAgency, moved: Callable[[str], None]
) -> None:
    desk, services = agency.one(FD), agency.services

    def told() -> tuple[object, ...]:
        page = given(services.handouts.day_sheet(desk, TODAY))
        return given(services.schedule.day(desk, TODAY)), services.appointments._today(), tell(page), stamp(NOW)

    before = told()
    for zone in ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"):
        moved(zone)
        assert told() == before
    booked = given(services.appointments.book(desk, agency.request(10)))
    assert booked.event.start == at(10, day=30)
    assert verified(agency).whole


def test_r15_the_order_of_entries_is_their_number_whatever_the_clock_says(agency: SampleAgency) -> None:
    day, actor = 24 * HOUR, agency.one(VS)
    start = agency.clock.moment
    for jump in (0, day, -day, -3 * day):
        agency.clock.moment = start + jump
        given(agency.services.cases.family_return(actor, 1))
        agency.services.appointments.book(agency.one(FD), agency.request())
    rows = run(agency, "SELECT id, recorded FROM audit ORDER BY id DESC LIMIT 8")
    assert [each[0] for each in rows] == sorted((each[0] for each in rows), reverse=True)
    found = given(agency.services.audit.find(agency.one(SU), LogWish())).entries
    assert [each.entry.id for each in found] == sorted((each.entry.id for each in found), reverse=True)
    assert verified(agency).whole


# --- reading and reviewing ---


def test_the_log_is_found_by_day_person_topic_case_and_visit_in_one_query(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor, family = agency.one(SU), agency.family("Rosa")
    visit = agency.visit("Elena Delgado")
    find = agency.services.audit.find
    find(supervisor, LogWish())
    asked: list[str] = []
    execute = agency.database.engine.execute_sql
    monkeypatch.setattr(
        agency.database.engine, "execute_sql", lambda sql, *more: (asked.append(sql), execute(sql, *more))[1]
    )
    wish = LogWish(first=TODAY, last=TODAY, staff_id=supervisor.id, topic=Topic.LOG)
    assert {each.entry.action for each in given(find(supervisor, wish)).entries} == {"audit.view"}
    assert len([sql for sql in asked if '"audit"' in sql]) == 1
    of_case = given(find(supervisor, LogWish(case_number=family.case.number))).entries
    assert {each.entry.case_id for each in of_case} == {family.case.id}
    of_visit = given(find(supervisor, LogWish(visit_number=visit.number))).entries
    assert {each.visit_number for each in of_visit} == {visit.number}


def test_the_log_is_read_in_pages_of_two_hundred(agency: SampleAgency) -> None:
    find, supervisor, seen = agency.services.audit.find, agency.one(SU), []
    page = given(find(supervisor, LogWish()))
    while True:
        seen += [each.entry.id for each in page.entries]
        if not page.more:
            break
        assert len(page.entries) == 200
        page = given(find(supervisor, LogWish(before=seen[-1])))
    assert seen == list(range(seen[0], 0, -1))


def test_an_administrator_reads_nothing_of_a_family_in_the_log(agency: SampleAgency) -> None:
    found = given(agency.services.audit.find(agency.one(AD), LogWish(topic=Topic.FAMILIES))).entries
    assert found
    assert not any(each.entry.facts for each in found if each.entry.case_id or each.entry.appointment_id)
    causes(agency.services.cases.family_return(agency.one(FD), 1))
    refused = given(agency.services.audit.find(agency.one(AD), LogWish(topic=Topic.REFUSED))).entries[0]
    assert dict(refused.entry.facts) == {"method": "case.family_return"}
    shut(agency)
    held = exported(agency, AD)["audit.jsonl"].decode().splitlines()
    of_families = [each for each in map(json.loads, held) if each["case_id"] or each["appointment_id"]]
    assert of_families
    assert all(each["facts"] == "{}" for each in of_families)
    assert checked(agency, exported(agency, AD)).returncode == 0


def test_every_action_belongs_to_a_topic(agency: SampleAgency) -> None:
    starts = tuple(start for each in TOPICS.values() for start in each)
    assert not [
        action for (action,) in run(agency, "SELECT DISTINCT action FROM audit") if not action.startswith(starts)
    ]


def test_a_week_after_the_last_review_somebody_is_reminded(agency: SampleAgency) -> None:
    log, supervisor = agency.services.audit, agency.one(SU)
    head = history.head().seq
    assert given(log.review(supervisor, head)).seq == head
    assert causes(log.review(supervisor, head)) == {Cause.NOT_FOUND}
    assert given(log.review_due(supervisor)) is False
    agency.clock.moment += REVIEW_EVERY
    assert given(log.review_due(supervisor)) is True
    state = given(log.state(supervisor))
    assert state.review is not None
    assert (state.review.seq, state.review.by_name) == (head, supervisor.name)


def test_the_head_of_the_log_stands_on_records_and_not_on_what_a_family_reads(agency: SampleAgency) -> None:
    evidence, visit = agency.one(EV), agency.visit("Elena Delgado")
    services, head = agency.services, history.head().short
    assert re.fullmatch(r"\d+-[0-9a-f]{16}", head)
    leaf, record = given(services.custody.leaf(evidence, 1)), given(services.handouts.return_record(evidence, visit.id))
    for page, language, word in ((leaf, "en", "Log"), (record, "en", "Log"), (record, "es", "Registro de actividad")):
        assert tell(page, language).foot.number.endswith(f"{word} {head}")
    letter = given(services.handouts.belongings_list(evidence, 1))
    assert "Log" not in tell(letter).foot.number

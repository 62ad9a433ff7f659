"""The board through its service: counted by the database, and never another stage than the family's own page has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.board import BoardRow, CaseFacts, Waits
from desktop_app.domain.cases import Standing
from desktop_app.domain.follow_ups import FollowUpKind
from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import Stage
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.services.board import BoardService
from desktop_app.services.services import services_over
from desktop_app.store.board import facts
from desktop_app.store.faults import Fault, StoreFault
from tests.agency import TODAY, ZONE, SampleAgency, given
from tests.benchmarks.families import families
from tests.services.use_cases import USE_CASES, UseCase

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def board(agency: SampleAgency) -> dict[str, BoardRow]:
    rows = given(agency.services.board.rows(agency.one(VS)))
    return {row.name_to_use: row for row in rows}


def agrees(agency: SampleAgency, name: str) -> BoardRow:
    """A family's line, once it is seen to agree with what is read whole."""
    found, whole = board(agency)[name], agency.family(name)
    assert found.stage is whole.stage
    assert given(agency.services.board.of_case(agency.one(EV), whole.case.id)) == found
    return found


def test_the_three_families_wait_for_what_the_sample_says(agency: SampleAgency) -> None:
    rows = {name: (row.stage, row.waits, row.role, row.coordinator) for name, row in board(agency).items()}
    assert rows == {
        "Rosa": (Stage.SCHEDULED, Waits.PREPARE, EV, "Maria Reyes"),
        "Daniel": (Stage.CONTACT, Waits.CALL, VS, "Maria Reyes"),
        "Minh": (Stage.DISPUTED, Waits.DISPUTED, SU, "Maria Reyes"),
    }
    for name in rows:
        agrees(agency, name)


@pytest.mark.parametrize(
    "until", [Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM, Status.FINISHED, Status.RESET_DONE]
)
def test_the_board_follows_a_visit_to_its_end(agency: SampleAgency, until: Status) -> None:
    visit = next(each for each in agency.family("Rosa").appointments if each.purpose is Purpose.RETURN_OF_BELONGINGS)
    agency.carry(visit, until)
    found = agrees(agency, "Rosa")
    expected = {
        Status.CONFIRMED: Stage.SCHEDULED,
        Status.ARRIVED: Stage.IN_ROOM,
        Status.IN_ROOM: Stage.IN_ROOM,
        Status.FINISHED: Stage.FOLLOW_UP,
        Status.RESET_DONE: Stage.FOLLOW_UP,
    }
    assert found.stage is expected[until]
    if found.stage is Stage.FOLLOW_UP:
        assert (found.waits, found.since) == (Waits.CALL_PROMISED, TODAY)


def test_a_reading_that_breaks_off_leaves_no_family_out(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read again a day later, half-way the disk fails: the next reading begins anew."""
    before, first = board(agency), facts(ZONE, TODAY)[0]

    def broken(*_: object) -> Iterator[CaseFacts]:
        yield first
        raise StoreFault(Fault.DAMAGED)

    agency.clock.moment += 24 * 3600
    with monkeypatch.context() as patched:
        patched.setattr("desktop_app.store.board.facts", broken)
        with pytest.raises(StoreFault):
            board(agency)
    agency.clock.moment -= 24 * 3600
    assert board(agency).keys() == before.keys()


def test_a_confirmed_visit_that_is_packed_and_checked_is_prepared(agency: SampleAgency) -> None:
    visit = next(each for each in agency.family("Rosa").appointments if each.purpose is Purpose.RETURN_OF_BELONGINGS)
    visit = agency.carry(visit, Status.CONFIRMED)
    agency.pack_all(visit)
    agency.tick_visit(visit, "B10")
    found = agrees(agency, "Rosa")
    assert (found.stage, found.waits, found.role, found.since) == (Stage.PREPARED, Waits.VISIT_DAY, None, TODAY)


def test_a_family_that_postpones_is_waited_for(agency: SampleAgency) -> None:
    visit = next(each for each in agency.family("Rosa").appointments if each.purpose is Purpose.RETURN_OF_BELONGINGS)
    given(agency.services.appointments.postpone(agency.one(VS), visit.id, visit.version, True, "another day"))
    found = agrees(agency, "Rosa")
    assert (found.stage, found.waits, found.since) == (Stage.POSTPONED, Waits.NEW_DAY, TODAY)


def test_telling_the_family_what_there_is_opens_their_choices(agency: SampleAgency) -> None:
    daniel = agency.family("Daniel")
    agency.tick_case(daniel.case.id, "B1", "B2", "B5")
    found = agrees(agency, "Daniel")
    assert (found.stage, found.waits, found.many, found.since) == (Stage.CHOICES, Waits.CHOICES_OPEN, 3, TODAY)


def test_a_new_hold_on_everything_brings_a_family_back_to_holds(agency: SampleAgency) -> None:
    agency.clock.moment += 24 * 3600
    today = TODAY + timedelta(days=1)
    for item in agency.family("Daniel").items:
        if item.releasable:
            given(agency.services.items.place_hold(agency.one(EV), item.id, HoldKind.COURT_ORDER, "County court", None))
    found = agrees(agency, "Daniel")
    assert (found.stage, found.waits, found.kind, found.many) == (Stage.HOLDS, Waits.HELD, HoldKind.COURT_ORDER, 3)
    assert (found.since, found.waits_since) == (today, today)


def test_a_dispute_counts_from_the_day_it_was_recorded(agency: SampleAgency) -> None:
    agency.clock.moment += 3 * 24 * 3600
    thomas = agency.family("Daniel").family[1]
    changed = given(agency.services.cases.change_member(agency.one(SU), replace(thomas, standing=Standing.DISPUTED)))
    agency.clock.moment += 24 * 3600
    given(agency.services.cases.change_member(agency.one(SU), replace(changed, phone="555-0100")))
    found = agrees(agency, "Daniel")
    assert (found.stage, found.since, found.days) == (Stage.DISPUTED, TODAY + timedelta(days=3), 1)


def test_those_nobody_can_help_on_today_come_last(agency: SampleAgency) -> None:
    rows = given(agency.services.board.rows(agency.one(SU)))
    assert [row.role is None for row in rows] == sorted(row.role is None for row in rows)


def test_generated_families_stand_where_their_pages_say(agency: SampleAgency) -> None:
    families(agency, 16)
    found = {row.case_id: row.stage for row in given(agency.services.board.rows(agency.one(VS)))}
    whole = {row.case.id: row.stage for row in given(agency.services.cases.list(agency.one(VS)))}
    assert found == whole
    assert len(set(found.values())) >= 6


@pytest.mark.parametrize("case", [each for each in USE_CASES if each.writes], ids=lambda each: each.method)
def test_whatever_is_done_the_board_follows_it(agency: SampleAgency, case: UseCase) -> None:
    """What the board keeps between two readings is never behind what a fresh desk reads."""
    case.prepare(agency)
    board(agency)
    case.call(agency, agency.one(case.role))
    fresh = BoardService(agency.database, agency.clock)
    assert given(agency.services.board.rows(agency.one(VS))) == given(fresh.rows(agency.one(VS)))


def test_the_board_follows_another_desk_and_the_next_day(agency: SampleAgency) -> None:
    before = board(agency)
    other = services_over(agency.database, agency.clock)
    given(other.follow_ups.add(agency.one(VS), agency.family("Rosa").case.id, TODAY, FollowUpKind.STILL_HELD))
    agency.tick_case(agency.family("Daniel").case.id, "B1", "B2", "B5")
    assert board(agency)["Daniel"].stage is Stage.CHOICES
    agency.clock.moment += 24 * 3600
    assert board(agency)["Minh"].days == before["Minh"].days + 1


@pytest.mark.parametrize("count", [8, 80])
def test_the_number_of_queries_does_not_grow_with_the_families(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    families(agency, count)
    engine, asked = agency.database.engine, []
    execute = engine.execute_sql

    def listening(*sql: Any, **more: Any) -> Any:
        asked.append(sql)
        return execute(*sql, **more)

    actor = agency.one(VS)
    monkeypatch.setattr(engine, "execute_sql", listening)
    assert len(given(agency.services.board.rows(actor))) == count + 3
    assert len(asked) <= 23

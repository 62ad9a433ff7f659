"""What is not found stops, is found or explained by a supervisor, and is told to the family by somebody, on a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.board import Waits
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, given
from tests.services.retention_cases import missing

EV, SU, VS = Role.EVIDENCE, Role.SUPERVISOR, Role.VICTIM_SERVICES


def test_what_is_missing_waits_for_everybody_who_can_do_something(agency: SampleAgency) -> None:
    assert given(agency.services.missing_items.waiting(agency.one(EV))) == ()
    missing(agency)
    for role in (EV, SU, VS):
        (found,) = given(agency.services.missing_items.waiting(agency.one(role)))
        assert (found.open, found.told_on, found.missed_by) == (True, None, agency.one(EV).name)


def test_found_again_it_waits_no_more(agency: SampleAgency) -> None:
    missing(agency)
    first = agency.family("Rosa").items[0]
    given(agency.services.custody.move(agency.one(EV), [first.id], Place.HOLDING_SHELF, {}))
    assert given(agency.services.missing_items.waiting(agency.one(SU))) == ()
    (found,) = given(agency.services.missing_items.of_case(agency.one(SU), first.case_id))
    assert found.found_at == agency.clock.moment
    explained = agency.services.missing_items.explain(agency.one(SU), found.move_id, "it was on another shelf")
    assert causes(explained) == {Cause.MISSING_SETTLED}


def test_explained_it_still_waits_until_the_family_knows(agency: SampleAgency) -> None:
    move, services = missing(agency), agency.services
    explained = given(services.missing_items.explain(agency.one(SU), move, "It went to the laboratory, receipt 2214"))
    assert (explained.open, explained.waits) == (False, True)
    assert explained.explained_by == agency.one(SU).name
    told = given(services.missing_items.tell(agency.one(VS), move, TODAY))
    assert (told.waits, told.told_on, told.told_by) == (False, TODAY, agency.one(VS).name)
    assert causes(services.missing_items.tell(agency.one(VS), move, TODAY)) == {Cause.MISSING_TOLD}


@pytest.mark.parametrize(("days", "cause"), [(1, Cause.IN_THE_FUTURE), (-1, Cause.DAY_ORDER)])
def test_a_family_is_told_between_then_and_now(agency: SampleAgency, days: int, cause: Cause) -> None:
    move = missing(agency)
    assert causes(agency.services.missing_items.tell(agency.one(VS), move, TODAY + timedelta(days=days))) == {cause}


def test_what_is_missing_never_lies_on_the_table(agency: SampleAgency) -> None:
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(visit, "B12")
    family, evidence = agency.family("Rosa"), agency.one(EV)
    first, recipient = family.items[0], family.answer.recipients[0]
    given(agency.services.custody.move(evidence, [first.id], Place.NOT_FOUND, {}, visit.id))
    witness = agency.one(EV, but=evidence.id)
    found = agency.services.items.hand_over(evidence, visit.id, first.id, Outcome.RETURNED, witness.id, recipient.id)
    assert causes(found) == {Cause.CUSTODY_NOT_IN_ROOM}
    (waiting,) = given(agency.services.missing_items.waiting(agency.one(SU)))
    assert waiting.item_id == first.id


def test_packing_stays_shut_until_it_is_found_or_kept_for_another_day(agency: SampleAgency) -> None:
    missing(agency)
    visit = agency.visit("Elena Delgado")
    assert visit.status is Status.CONFIRMED
    view = given(agency.services.checklists.for_appointment(agency.one(EV), visit.id))
    gate = next(state for state in view.states if state.gate.id == "B10")
    assert "missing_item" in {each.what for each in gate.lacking}


def test_the_board_says_so_to_the_supervisor_until_it_is_found_or_explained(agency: SampleAgency) -> None:
    move, case_id = missing(agency), agency.family("Rosa").case.id
    line = given(agency.services.board.of_case(agency.one(SU), case_id))
    assert (line.waits, line.role, line.waits_since) == (Waits.MISSING, SU, TODAY)
    given(agency.services.missing_items.explain(agency.one(SU), move, "It went to the laboratory, receipt 2214"))
    assert given(agency.services.board.of_case(agency.one(SU), case_id)).waits is not Waits.MISSING

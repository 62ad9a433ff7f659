"""What is not found stops, is found or explained by a supervisor, and is told to the family by somebody, on a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.board import Waits
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, contents, count, given, shut_gates
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
    [told] = given(services.missing_items.tell(agency.one(VS), [move], TODAY))
    assert (told.waits, told.told_on, told.told_by) == (False, TODAY, agency.one(VS).name)
    assert causes(services.missing_items.tell(agency.one(VS), [move], TODAY)) == {Cause.MISSING_TOLD}


@pytest.mark.parametrize(("days", "cause"), [(1, Cause.IN_THE_FUTURE), (-1, Cause.DAY_ORDER)])
def test_a_family_is_told_between_then_and_now(agency: SampleAgency, days: int, cause: Cause) -> None:
    move = missing(agency)
    assert causes(agency.services.missing_items.tell(agency.one(VS), [move], TODAY + timedelta(days=days))) == {cause}


def several_missing(agency: SampleAgency) -> list[int]:
    """All that Rosa's family may receive was not found: the ids of the moves."""
    ids = [item.id for item in agency.family("Rosa").items]
    given(agency.services.custody.move(agency.one(EV), ids, Place.NOT_FOUND, {}))
    return [each.move_id for each in given(agency.services.missing_items.waiting(agency.one(SU)))]


def test_one_call_about_several_is_recorded_once(agency: SampleAgency) -> None:
    moves, service = several_missing(agency), agency.services.missing_items
    before = count(agency.database, "audit")
    told = given(service.tell(agency.one(VS), [*moves[:3], moves[0]], TODAY))
    assert [each.move_id for each in told] == moves[:3]
    assert {(each.told_on, each.told_by) for each in told} == {(TODAY, agency.one(VS).name)}
    assert count(agency.database, "audit") == before + 1
    facts = agency.database.engine.execute_sql("SELECT facts FROM audit ORDER BY id DESC").fetchone()[0]
    assert '"number": "1, 2, 3"' in facts
    waiting = given(service.waiting(agency.one(VS)))
    assert [each.move_id for each in waiting if each.told_on is None] == moves[3:]


def test_a_call_is_recorded_of_all_that_was_chosen_or_of_none(agency: SampleAgency) -> None:
    moves, service = several_missing(agency), agency.services.missing_items
    given(service.tell(agency.one(VS), moves[:1], TODAY))
    unchanged = contents(agency.database)
    assert causes(service.tell(agency.one(VS), moves, TODAY)) == {Cause.MISSING_TOLD}
    assert causes(service.tell(agency.one(VS), [*moves[1:], 999], TODAY)) == {Cause.NOT_FOUND}
    assert causes(service.tell(agency.one(VS), [], TODAY)) == {Cause.EMPTY}
    assert contents(agency.database) == unchanged


def test_one_call_is_about_one_family(agency: SampleAgency) -> None:
    daniel = agency.family("Daniel").items[0]
    given(agency.services.custody.move(agency.one(EV), [daniel.id], Place.NOT_FOUND, {}))
    both = [*several_missing(agency)]
    assert len({each.case_id for each in given(agency.services.missing_items.waiting(agency.one(SU)))}) == 2
    assert causes(agency.services.missing_items.tell(agency.one(VS), both, TODAY)) == {Cause.NOT_FOUND}


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


def on_the_record(agency: SampleAgency, visit_id: int) -> dict[str, tuple[str, str]]:
    """Each row of the record as it would be signed now: what became of it, and why it must stay."""
    page = given(agency.services.handouts.return_record(agency.one(EV), visit_id))
    return {each.number: (each.outcome, each.reason) for each in page.items}  # type: ignore[union-attr]


def test_no_record_says_that_we_keep_what_we_cannot_find(agency: SampleAgency) -> None:
    """The letter is held and then missing: it is told as missing, and with the hold, in the reader's words."""
    visit, letter = agency.visit("Elena Delgado"), agency.family("Rosa").items[4]
    assert on_the_record(agency, visit.id)[letter.number] == ("retained", "")
    given(agency.services.custody.move(agency.one(EV), [letter.id], Place.NOT_FOUND, {}))
    assert on_the_record(agency, visit.id)[letter.number] == ("looked_for", "The medical examiner still needs it.")
    move = given(agency.services.missing_items.of_case(agency.one(EV), letter.case_id))[-1].move_id
    given(agency.services.missing_items.explain(agency.one(SU), move, "It went to the laboratory, receipt 2214"))
    assert on_the_record(agency, visit.id)[letter.number] == ("not_here", "The medical examiner still needs it.")
    given(agency.services.custody.move(agency.one(EV), [letter.id], Place.EVIDENCE_ROOM, {}))
    assert on_the_record(agency, visit.id)[letter.number] == ("retained", "")


def test_nor_that_it_was_only_not_brought(agency: SampleAgency) -> None:
    """What is cleared and not found is on the record too, whatever was ticked at the table: the family signs a whole list."""
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(visit, "B12")
    family, evidence = agency.family("Rosa"), agency.one(EV)
    first, recipient, witness = family.items[0], family.answer.recipients[0], agency.one(EV, but=evidence.id)
    given(agency.services.custody.move(evidence, [first.id], Place.NOT_FOUND, {}, visit.id))
    assert on_the_record(agency, visit.id)[first.number] == ("looked_for", "")
    hand_over = agency.services.items.hand_over
    given(hand_over(evidence, visit.id, first.id, Outcome.NOT_BROUGHT, witness.id, recipient.id))
    assert on_the_record(agency, visit.id)[first.number] == ("looked_for", "")


@pytest.mark.parametrize("news", ["missing", "explained"])
def test_a_page_made_before_it_was_known_is_made_anew(agency: SampleAgency, news: str) -> None:
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(visit, "B12")
    agency.hand_over_all(visit, agency.one(EV))
    letter, documents = agency.family("Rosa").items[4], agency.services.return_documents
    if news == "explained":
        given(agency.services.custody.move(agency.one(EV), [letter.id], Place.NOT_FOUND, {}))
    record = agency.sign_all(visit)
    if news == "explained":
        [found] = given(agency.services.missing_items.waiting(agency.one(SU)))
        given(agency.services.missing_items.explain(agency.one(SU), found.move_id, "It went to the laboratory"))
    else:
        given(agency.services.custody.move(agency.one(EV), [letter.id], Place.NOT_FOUND, {}))
    now = given(documents.current(agency.one(EV), visit.id))
    assert now is not None
    assert (now.document.id, now.current, now.complete) == (record.document.id, False, False)
    assert agency.sign_all(visit).complete


def test_no_visit_begins_before_the_family_knows_what_is_missing(agency: SampleAgency) -> None:
    """Also of what is held and would not have come: it stands on the page they sign, and no page is the first to say it."""
    visit = agency.carry(agency.visit("Elena Delgado"), Status.ARRIVED)
    agency.open_gates(visit, Status.IN_ROOM)
    letter, moves, services = agency.family("Rosa").items[4], agency.services.appointments, agency.one(VS)
    given(agency.services.custody.move(agency.one(EV), [letter.id], Place.NOT_FOUND, {}))
    shut = moves.start(services, visit.id, visit.version)
    assert shut_gates(shut) == ["B10"]
    assert isinstance(shut, Refused)
    assert shut.reasons[0].facts["lacking"] == (("missing_untold", VS),)
    assert not next(each for each in agency.family("Rosa").states if each.gate.id == "B10").open
    [found] = given(agency.services.missing_items.waiting(services))
    given(agency.services.missing_items.tell(services, [found.move_id], TODAY))
    begun = given(moves.start(services, visit.id, visit.version))
    given(agency.services.custody.move(agency.one(EV), [letter.id], Place.EVIDENCE_ROOM, {}))
    given(agency.services.custody.move(agency.one(EV), [letter.id], Place.NOT_FOUND, {}))
    view = given(agency.services.checklists.for_appointment(services, begun.id))
    assert next(state for state in view.states if state.gate.id == "B10").open, "a visit that goes on is not stopped"

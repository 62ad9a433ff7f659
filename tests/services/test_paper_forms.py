"""A form written by hand: a number used once, entered in one go under every rule of the table, and said for good."""

from __future__ import annotations

from dataclasses import replace

import peewee
import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import Standing
from desktop_app.domain.custody import Place
from desktop_app.domain.items import HoldKind, Outcome
from desktop_app.domain.paper_forms import PaperState, Spoiled
from desktop_app.domain.refusals import Cause
from desktop_app.domain.signatures import Method
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.store.models import PaperFormRow
from tests.agency import SampleAgency, causes, contents, count, given
from tests.services.retention_cases import counted, forms, render, went_by_hand, written

EV, SU, VS = Role.EVIDENCE, Role.SUPERVISOR, Role.VICTIM_SERVICES


CHANGES = "action NOT IN ('case.view', 'appointment.view')"
"""Every entry but those of who looked at a family."""


def test_numbers_follow_each_other_and_are_never_given_twice(agency: SampleAgency) -> None:
    assert [form.number for form in forms(agency, 3)] == ["P-0001", "P-0002", "P-0003"]
    assert [form.number for form in forms(agency, 2)] == ["P-0004", "P-0005"]
    for statement in ("DELETE FROM paper_form", "UPDATE paper_form SET number = 'P-0009' WHERE id = 1"):
        with pytest.raises(peewee.IntegrityError, match=r"APPEND_ONLY|USED_ONCE"):
            agency.database.engine.execute_sql(statement)


@pytest.mark.parametrize("many", [0, 51])
def test_a_slip_of_the_finger_prints_no_ream(agency: SampleAgency, many: int) -> None:
    assert causes(agency.services.paper_forms.issue(agency.one(EV), many)) == {Cause.COUNT}


def test_a_spoiled_form_is_printed_entered_and_spoiled_no_more(agency: SampleAgency) -> None:
    went_by_hand(agency)
    paper, evidence = agency.services.paper_forms, agency.one(EV)
    spoiled = given(paper.spoil(evidence, 1, Spoiled.DAMAGED))
    assert (spoiled.state, spoiled.spoiled_by, spoiled.spoiled_why) == (
        PaperState.SPOILED,
        evidence.name,
        Spoiled.DAMAGED,
    )
    for outcome in (
        paper.blank(evidence, (1,)),
        paper.enter(evidence, 1, written(agency), render),
        paper.spoil(evidence, 1, Spoiled.LOST),
    ):
        assert causes(outcome) == {Cause.PAPER_USED}
    with pytest.raises(peewee.IntegrityError, match="USED_ONCE"):
        PaperFormRow.update(spoiled_at=None).execute()


def test_what_was_written_becomes_the_record_of_the_visit_in_one_entry(agency: SampleAgency) -> None:
    went_by_hand(agency)
    evidence, told = agency.one(EV), written(agency)
    before = count(agency.database, "audit", CHANGES)
    form = given(agency.services.paper_forms.enter(evidence, 1, told, render))
    assert count(agency.database, "audit", CHANGES) == before + 1
    assert (form.state, form.happened_at, form.entered_by, form.entered_at) == (
        PaperState.ENTERED,
        told.happened_at,
        evidence.name,
        agency.clock.moment,
    )
    family, visit = agency.family("Rosa"), agency.visit("Elena Delgado")
    assert visit.status is Status.FINISHED
    given_back = [item for item in family.items if item.id in told.outcomes]
    assert {item.outcome.outcome for item in given_back if item.outcome} == {Outcome.RETURNED}
    assert {item.outcome.at for item in given_back if item.outcome} == {told.happened_at}
    ways = given(agency.services.custody.ways(evidence, family.case.id))
    assert {way.place for way in ways if way.item.id in told.outcomes} == {Place.WITH_FAMILY}
    (seen,) = given(agency.services.identity.of_visit(evidence, visit.id))
    assert (seen.document, seen.at) == (told.document, told.happened_at)


def test_the_record_says_that_it_was_entered_after_and_never_changes(agency: SampleAgency) -> None:
    went_by_hand(agency)
    evidence, visit = agency.one(EV), agency.visit("Elena Delgado")
    pages = []

    def keep(page: object) -> bytes:
        pages.append(page)
        return b"%PDF-1.7 page"

    given(agency.services.paper_forms.enter(evidence, 1, written(agency), keep))
    (page,) = pages
    assert (page.paper.number, page.paper.entered_by, page.signed) == ("P-0001", evidence.name, True)
    record = given(agency.services.return_documents.current(evidence, visit.id))
    assert record is not None
    assert record.complete
    assert record.document.completed_at == agency.clock.moment
    assert {each.method for each in record.signatures} == {Method.PAPER}
    entries = given(agency.services.history.of_case(evidence, visit.case_id or 0))
    [history] = [entry for entry in entries if entry.action == "paper.enter"]
    assert {name: history.facts[name] for name in ("number", "day", "time", "returned")} == {
        "number": "P-0001",
        "day": "2026-11-24",
        "time": "15:30",
        "returned": len(written_items(agency)),
    }
    assert agency.services.follow_ups.of_case(agency.one(VS), visit.case_id or 0)


class Unprinted(Exception):
    """What the renderer raises when a letter has no shape."""


def written_items(agency: SampleAgency) -> list[object]:
    return [item for item in agency.family("Rosa").items if item.outcome and item.outcome.outcome is Outcome.RETURNED]


def refused_whole(agency: SampleAgency, **changes: object) -> set[Cause]:
    """What is refused leaves nothing behind."""
    before = contents(agency.database, log=False)
    found = causes(agency.services.paper_forms.enter(agency.one(EV), 1, written(agency, **changes), render))
    assert contents(agency.database, log=False) == before
    return found


def test_every_rule_of_the_table_holds_on_paper_too(agency: SampleAgency) -> None:
    went_by_hand(agency)
    told = written(agency)
    first = next(iter(told.outcomes))
    assert refused_whole(agency, witness_id=told.released_by_id) == {Cause.THREE_PEOPLE}
    assert refused_whole(agency, released_by_id=agency.one(VS).id) == {Cause.THREE_PEOPLE}
    assert refused_whole(agency, recipient_id=0) == {Cause.RECIPIENT_NOT_SETTLED}
    assert refused_whole(agency, signed=False) == {Cause.PAPER_UNSIGNED}
    assert refused_whole(agency, happened_at=agency.clock.moment + 1) == {Cause.PAPER_TIME}
    assert refused_whole(agency, happened_at=told.happened_at - 12 * HOUR) == {Cause.PAPER_TIME}
    assert refused_whole(agency, outcomes={first: Outcome.RETURNED}) == {Cause.OUTCOMES_OPEN}
    assert refused_whole(agency, outcomes={}) == {Cause.OUTCOMES_OPEN}
    given(agency.services.items.place_hold(agency.one(EV), first, HoldKind.PROSECUTOR, "DA", None))
    assert refused_whole(agency, outcomes=told.outcomes) >= {Cause.ITEM_HELD}


def test_a_disputed_family_or_a_stopped_return_is_not_entered(agency: SampleAgency) -> None:
    went_by_hand(agency)
    told, supervisor = written(agency), agency.one(SU)
    member = agency.family("Rosa").family[0]
    given(agency.services.cases.change_member(supervisor, replace(member, standing=Standing.DISPUTED)))
    found = agency.services.paper_forms.enter(agency.one(EV), 1, told, render)
    assert causes(found) == {Cause.RECIPIENT_NOT_SETTLED}


def test_cash_is_counted_twice_on_paper_too(agency: SampleAgency) -> None:
    went_by_hand(agency)
    item = next(iter(written(agency).outcomes))
    agency.database.engine.execute_sql("UPDATE item SET category = 'cash' WHERE id = ?", (item,))
    agency.database.engine.execute_sql(
        "INSERT INTO category_check (item_id, rule, reference, done_on) VALUES (?, 'cash_count', 'x', '2026-11-01')",
        (item,),
    )
    assert refused_whole(agency) == {Cause.CASH_NOT_COUNTED}
    one = counted(agency, item)
    unlike = (one[0], replace(one[1], pieces={"bill_100": 3}))
    assert refused_whole(agency, counts=unlike) == {Cause.CASH_DIFFERS}
    alone = (one[0], replace(one[1], counter_id=one[0].counter_id))
    assert refused_whole(agency, counts=alone) == {Cause.COUNTED_BY_ONE}
    given(agency.services.paper_forms.enter(agency.one(EV), 1, written(agency, counts=one), render))
    visit = agency.visit("Elena Delgado")
    assert [each.cents for each in given(agency.services.cash.of_visit(agency.one(EV), visit.id))] == [2_000, 2_000]


def test_a_visit_that_has_ended_here_is_not_entered_from_paper(agency: SampleAgency) -> None:
    went_by_hand(agency)
    told = written(agency)
    agency.carry(agency.visit("Elena Delgado"), Status.FINISHED)
    assert causes(agency.services.paper_forms.enter(agency.one(EV), 1, told, render)) == {Cause.PAPER_VISIT}
    assert given(agency.services.paper_forms.late_visits(agency.one(EV), agency.family("Rosa").case.id)) == ()


def test_a_page_that_cannot_be_printed_leaves_nothing_behind(agency: SampleAgency) -> None:
    went_by_hand(agency)
    before = contents(agency.database, log=False)

    def broken(_page: object) -> bytes:
        raise Unprinted

    with pytest.raises(Unprinted):
        agency.services.paper_forms.enter(agency.one(EV), 1, written(agency), broken)
    assert contents(agency.database, log=False) == before


def test_what_was_not_given_waits_in_the_return_room_for_its_way_back(agency: SampleAgency) -> None:
    went_by_hand(agency)
    told = written(agency)
    first, *rest = told.outcomes
    outcomes = {first: Outcome.KEPT_FOR_LATER, **dict.fromkeys(rest, Outcome.RETURNED)}
    given(agency.services.paper_forms.enter(agency.one(EV), 1, replace(told, outcomes=outcomes), render))
    way = given(agency.services.custody.way(agency.one(EV), first))
    assert way.place is Place.RETURN_ROOM
    assert way.new_seal_needed

"""The final disposition of a belonging: asked, approved by a second person, done by two, stopped by any doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import peewee
import pytest

from desktop_app.domain.cases import Standing
from desktop_app.domain.custody import Place
from desktop_app.domain.destructions import Authorized, DestructionState, Withdrawal
from desktop_app.domain.follow_ups import FollowUp, FollowUpKind
from desktop_app.domain.items import Check, Cleaning, Decision, HoldKind, Packaging
from desktop_app.domain.notices import Notice
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.destructions import DestructionService, DestructionView
from desktop_app.store import board
from desktop_app.store.models import CustodyRow, DestructionRow, FollowUpRow, ItemRow
from tests.agency import NOW, TODAY, ZONE, SampleAgency, causes, contents, given
from tests.services.notices_cases import (
    ORDER,
    approved,
    asked,
    declined,
    first_item,
    gate_open,
    letter_sent,
    ready_to_write,
    spoken_with,
)

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def destructions(agency: SampleAgency) -> DestructionService:
    return agency.services.destructions


def two(agency: SampleAgency) -> tuple[StaffMember, StaffMember]:
    lena = agency.one(EV)
    return lena, agency.one(EV, but=lena.id)


def view(agency: SampleAgency, item_id: int) -> DestructionView:
    seen = given(agency.services.destructions.of_case(agency.one(EV), agency.family("Rosa").case.id))
    return next(each for each in seen if each.item.id == item_id)


def test_from_the_familys_word_to_the_last_leg(agency: SampleAgency, destructions: DestructionService) -> None:
    item, (lena, peter), ruth = gate_open(agency), two(agency), agency.one(SU)
    request = given(destructions.ask(lena, item.id, ORDER))
    [waiting] = given(destructions.waiting(ruth))
    assert (waiting.item_number, waiting.own) == (item.number, False)
    given(destructions.approve(ruth, request.id))
    assert given(destructions.waiting(ruth)) == ()
    done = given(destructions.finish(lena, request.id, peter.id))
    assert (done.state, done.done_by, done.witness, done.approved_by) == (
        DestructionState.DONE, lena.name, peter.name, ruth.name,
    )  # fmt: skip
    way = given(agency.services.custody.way(lena, item.id))
    assert way.place is Place.DESTROYED
    assert way.moves[-1].from_place is Place.EVIDENCE_ROOM
    assert way.item.destroyed_at == NOW == way.moves[-1].at
    assert given(destructions.of_case(lena, item.case_id))[0].latest == done


def test_what_is_gone_is_offered_carried_and_chosen_no_more(
    agency: SampleAgency, destructions: DestructionService
) -> None:
    request, (lena, peter) = approved(agency), two(agency)
    given(destructions.finish(lena, request.id, peter.id))
    item = next(each for each in agency.family("Rosa").items if each.id == request.item_id)
    assert item.gone
    assert item.id not in {line.item.id for line in given(agency.services.packing.list_for(lena, 1)).listed.lines}
    carried = agency.services.custody.move(lena, [item.id], Place.EVIDENCE_ROOM, {})
    assert causes(carried) == {Cause.CUSTODY_ENDS}
    choice = Decision.RETURN, Cleaning.LEAVE, Packaging.PLAIN_BOX
    assert causes(agency.services.items.record_choice(agency.one(VS), item.id, *choice)) == {Cause.ITEM_GONE}
    assert Cause.ITEM_GONE in causes(destructions.ask(lena, item.id, ORDER))
    with agency.database.reading():
        [counted] = board.facts(ZONE, TODAY, item.case_id)
    assert (counted.items.total - counted.items.left) == 1


def test_nothing_is_carried_there_by_hand(agency: SampleAgency) -> None:
    item = gate_open(agency)
    moved = agency.services.custody.move(agency.one(EV), [item.id], Place.DESTROYED, {})
    assert causes(moved) == {Cause.CUSTODY_ENDS}


def test_a_letter_whose_days_are_over_is_enough(agency: SampleAgency, destructions: DestructionService) -> None:
    ready_to_write(agency)
    item, (lena, _) = first_item(agency), two(agency)
    agency.database.engine.execute_sql("DELETE FROM family_choice WHERE item_id = ?", (item.id,))
    assert causes(destructions.ask(lena, item.id, ORDER)) == {Cause.NO_GROUND}
    assert isinstance(letter_sent(agency), Notice)
    assert causes(destructions.ask(lena, item.id, ORDER)) == {Cause.NOTICE_RUNS}
    agency.clock.moment += int(timedelta(days=60).total_seconds())
    assert causes(destructions.ask(lena, item.id, ORDER)) == {Cause.NOTICE_RUNS}, "the last day is the family's"
    agency.clock.moment += int(timedelta(days=1).total_seconds())
    assert causes(destructions.ask(lena, item.id, ORDER)) == {Cause.NOT_SPOKEN_SINCE}, "the letter promises a call"
    member = agency.family("Rosa").family[0]
    again = TODAY + timedelta(days=61)
    given(agency.services.notices.record_call(agency.one(VS), item.case_id, member.id, again))
    given(destructions.ask(lena, item.id, ORDER))


def test_whoever_asked_does_not_approve(agency: SampleAgency, destructions: DestructionService) -> None:
    item, ruth = gate_open(agency), agency.one(SU)
    request = given(destructions.ask(ruth, item.id, ORDER))
    before = contents(agency.database)
    assert causes(destructions.approve(ruth, request.id)) == {Cause.SECOND_APPROVER}
    assert given(destructions.waiting(ruth))[0].own
    assert contents(agency.database) == before
    with pytest.raises(peewee.IntegrityError):
        DestructionRow.update(state="approved", approved_by=ruth.id, approved_at=NOW).execute()
    second = given(agency.services.staff.add(ruth, "Omar Diaz", SU))
    assert given(destructions.approve(second, request.id)).approved_by == "Omar Diaz"


def test_nothing_is_done_before_it_is_approved_or_alone(agency: SampleAgency, destructions: DestructionService) -> None:
    request, (lena, peter) = asked(agency), two(agency)
    assert causes(destructions.finish(lena, request.id, peter.id)) == {Cause.NOT_APPROVED}
    given(destructions.approve(agency.one(SU), request.id))
    assert causes(destructions.finish(lena, request.id, lena.id)) == {Cause.DONE_BY_TWO}
    assert causes(destructions.finish(lena, request.id, 999)) == {Cause.DONE_BY_TWO}
    assert causes(destructions.finish(lena, 999, peter.id)) == {Cause.NOT_FOUND}


def _hold(agency: SampleAgency, item_id: int) -> None:
    given(agency.services.items.place_hold(agency.one(EV), item_id, HoldKind.LITIGATION, "Court", None))


def _dispute(agency: SampleAgency, item_id: int) -> None:
    member = agency.family("Rosa").family[0]
    given(agency.services.cases.change_member(agency.one(VS), replace(member, standing=Standing.DISPUTED)))


def _litigation(agency: SampleAgency, item_id: int) -> None:
    agency.database.engine.execute_sql("UPDATE family_case SET litigation = 1")


def _changed_mind(agency: SampleAgency, item_id: int) -> None:
    choice = Decision.LATER, Cleaning.LEAVE, Packaging.PLAIN_BOX
    given(agency.services.items.record_choice(agency.one(VS), item_id, *choice))


STOPS = {
    "a new hold": (_hold, Cause.ITEM_HELD),
    "a dispute": (_dispute, Cause.DISPUTE_STOPS),
    "a civil case": (_litigation, Cause.LITIGATION_STOPS),
    "the family changes its mind": (_changed_mind, Cause.FAMILY_WANTS_IT),
}


@pytest.mark.parametrize(("happens", "cause"), STOPS.values(), ids=STOPS)
def test_any_doubt_stops_it_at_every_step(
    agency: SampleAgency, destructions: DestructionService, happens: object, cause: Cause
) -> None:
    request, (lena, peter) = approved(agency), two(agency)
    assert callable(happens)
    happens(agency, request.item_id)
    before = contents(agency.database)
    assert cause in causes(destructions.finish(lena, request.id, peter.id))
    assert contents(agency.database) == before
    assert cause in {reason.cause for reason in view(agency, request.item_id).stopped}
    given(destructions.withdraw(agency.one(VS), request.id, Withdrawal.FAMILY_CHANGED))
    assert cause in causes(destructions.ask(lena, request.item_id, ORDER))
    assert causes(destructions.approve(agency.one(SU), request.id)) >= {Cause.CHANGED_MEANWHILE}


def test_a_hold_that_came_and_went_asks_for_a_new_approval(
    agency: SampleAgency, destructions: DestructionService
) -> None:
    request, (lena, peter) = approved(agency), two(agency)
    _hold(agency, request.item_id)
    hold = view(agency, request.item_id).item.waiting_holds[0]
    who = ("Judge Hill", "Judge", "County court", "order", "C-1")
    given(agency.services.items.clear_hold(lena, hold.id, *who, agency.family("Rosa").items[0].holds[0].placed_on))
    assert causes(destructions.finish(lena, request.id, peter.id)) == {Cause.APPROVAL_VOID}
    given(destructions.withdraw(lena, request.id, Withdrawal.NEW_HOLD))
    again = given(destructions.ask(lena, request.item_id, ORDER))
    given(destructions.approve(agency.one(SU), again.id))
    given(destructions.finish(lena, again.id, peter.id))


@pytest.mark.parametrize("category", ["firearm", "cash", "third_party"])
def test_a_firearm_cash_and_what_is_somebody_elses_have_a_check_of_their_own(
    agency: SampleAgency, destructions: DestructionService, category: str
) -> None:
    item, lena = gate_open(agency), agency.one(EV)
    agency.database.engine.execute_sql("UPDATE item SET category = ? WHERE id = ?", (category, item.id))
    agency.database.engine.execute_sql("DELETE FROM category_check WHERE item_id = ?", (item.id,))
    assert causes(destructions.ask(lena, item.id, ORDER)) == {Cause.ITEM_CHECK_MISSING}
    rule = {"firearm": "firearm_eligibility", "cash": "cash_count", "third_party": "owner_settled"}[category]
    given(
        agency.services.items.record_check(
            lena, item.id, Check(rule, "R-1", agency.family("Rosa").items[0].holds[0].placed_on, None)
        )
    )
    given(destructions.ask(lena, item.id, ORDER))


def test_it_lies_in_the_evidence_room_or_on_the_shelf(agency: SampleAgency, destructions: DestructionService) -> None:
    item, lena = gate_open(agency), agency.one(EV)
    given(agency.services.custody.move(lena, [item.id], Place.RETURN_ROOM, {}))
    assert causes(destructions.ask(lena, item.id, ORDER)) == {Cause.NOT_STORED}
    given(agency.services.custody.move(lena, [item.id], Place.HOLDING_SHELF, {}))
    given(destructions.ask(lena, item.id, ORDER))


def test_a_document_nobody_can_see_is_none(agency: SampleAgency, destructions: DestructionService) -> None:
    item, lena = gate_open(agency), agency.one(EV)
    for wish in (Authorized("\u200b", "form", "R"), Authorized("Judge", "", "R"), Authorized("Judge", "form", " ")):
        assert causes(destructions.ask(lena, item.id, wish)) == {Cause.CLEARANCE_INCOMPLETE}
    assert causes(destructions.ask(lena, item.id, Authorized("J", "form", "x" * 121))) == {Cause.TOO_LONG}
    assert causes(destructions.ask(lena, item.id, Authorized(lena.name, "form", "R"))) == {Cause.CLEARED_BY_RECORDER}
    assert causes(destructions.ask(lena, 999, ORDER)) == {Cause.NOT_FOUND}


def test_one_request_at_a_time(agency: SampleAgency, destructions: DestructionService) -> None:
    request = asked(agency)
    assert causes(destructions.ask(agency.one(EV), request.item_id, ORDER)) == {Cause.DUPLICATE}


def test_a_choice_without_the_warning_is_no_ground(agency: SampleAgency, destructions: DestructionService) -> None:
    spoken_with(agency)
    item = declined(agency)
    choice = Decision.DO_NOT_RETURN, Cleaning.NOT_ASKED, Packaging.NOT_ASKED
    given(agency.services.items.record_choice(agency.one(VS), item.id, *choice))
    assert causes(destructions.ask(agency.one(EV), item.id, ORDER)) == {Cause.NO_GROUND}


def test_the_database_itself_keeps_the_order(agency: SampleAgency, destructions: DestructionService) -> None:
    request, lena = asked(agency), agency.one(EV)
    leg = {"item": request.item_id, "from_place": "evidence_room", "to_place": "destroyed", "seal": "", "by_name": "x"}
    with pytest.raises(peewee.IntegrityError, match="NOT_APPROVED"):
        CustodyRow.create(**leg, at=1)
    with pytest.raises(peewee.IntegrityError, match="CUSTODY_GAP"):
        ItemRow.update(destroyed_at=1).where(ItemRow.id == request.item_id).execute()
    for wrong in ({"state": "approved"}, {"state": "done"}, {"approved_by": lena.id}, {"reference": ""}):
        with pytest.raises(peewee.IntegrityError):
            DestructionRow.update(**wrong).execute()
    given(destructions.approve(agency.one(SU), request.id))
    for wrong in ({"state": "done", "done_by": "x", "witness": "x"}, {"state": "done", "done_by": "x"}):
        with pytest.raises(peewee.IntegrityError):
            DestructionRow.update(**wrong).execute()
    given(destructions.finish(lena, request.id, agency.one(EV, but=lena.id).id))
    with pytest.raises(peewee.IntegrityError, match="COMPLETED"):
        DestructionRow.update(state="asked").execute()
    with pytest.raises(peewee.IntegrityError, match="CUSTODY_GAP"):
        ItemRow.update(destroyed_at=None).where(ItemRow.id == request.item_id).execute()


def test_a_call_about_it_ends_at_once(agency: SampleAgency, destructions: DestructionService) -> None:
    request, (lena, peter) = approved(agency), two(agency)
    case_id = agency.family("Rosa").case.id
    name = next(each.family_description for each in agency.family("Rosa").items if each.id == request.item_id)

    def about() -> list[FollowUp]:
        calls = given(agency.services.follow_ups.of_case(agency.one(VS), case_id))
        return [each for each in calls if name in each.about and each.outcome is None]

    due = TODAY + timedelta(days=60)
    FollowUpRow.create(
        case=case_id, item=request.item_id, kind=FollowUpKind.DECLINED_KEPT.value, due_on=due.isoformat()
    )
    assert about()
    given(destructions.finish(lena, request.id, peter.id))
    assert not about()

"""A return by post: every gate of a visit, a call before and after, an unbroken way, a signature, no address kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.board import Waits
from desktop_app.domain.bookings import request_of
from desktop_app.domain.by_post import PostingState
from desktop_app.domain.custody import Place
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.items import Category, HoldKind, Outcome
from desktop_app.domain.packing import PackState
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.by_post import ByPostService
from desktop_app.services.by_post_reading import PostView
from tests.agency import TODAY, SampleAgency, causes, contents, given, shut_gates
from tests.services.by_post_cases import begin as begin_at
from tests.services.by_post_cases import call, case_of, far_away, pack_all, wish

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
ADDRESS = "12 Quince Road\nMonte Alto"
DAY = 24 * 3600


@pytest.fixture
def far(agency: SampleAgency) -> SampleAgency:
    """Rosa's family lives far away and asked for their things to be sent."""
    far_away(agency)
    return agency


@pytest.fixture
def post(far: SampleAgency) -> ByPostService:
    return far.services.by_post


def begin(agency: SampleAgency) -> PostView:
    return begin_at(agency, ADDRESS)


def parcel_id(view: PostView) -> int:
    assert view.standing is not None
    return view.standing.posting.id


def promised(agency: SampleAgency) -> dict[FollowUpKind, date]:
    calls = given(agency.services.follow_ups.of_case(agency.one(VS), case_of(agency)))
    return {each.kind: each.due_on for each in calls if each.outcome is None}


def sent(agency: SampleAgency) -> tuple[int, list[int]]:
    posting_id = parcel_id(begin(agency))
    ids = pack_all(agency, posting_id)
    call(agency, FollowUpKind.BEFORE_SENDING)
    agency.clock.moment += DAY
    given(agency.services.by_post.send(agency.named("Lena Brandt"), posting_id, "Postal service", "RR 123 456"))
    return posting_id, ids


def test_a_parcel_goes_its_whole_way(far: SampleAgency, post: ByPostService) -> None:
    posting_id, ids = sent(far)
    assert promised(far)[FollowUpKind.AFTER_ARRIVAL] > TODAY + timedelta(days=7)
    far.clock.moment += 3 * DAY
    arrived = TODAY + timedelta(days=3)
    view = given(post.delivered(far.one(VS), posting_id, "Elena Delgado", arrived))
    [parcel] = view.parcels
    assert (parcel.state, parcel.posting.address) == (PostingState.DELIVERED, "")
    assert (parcel.posting.signed_by, parcel.posting.signed_on) == ("Elena Delgado", arrived)
    for item in far.family("Rosa").items:
        if item.id not in ids:
            continue
        way = [move.to_place for move in given(far.services.custody.way(far.one(EV), item.id)).moves]
        assert way[-3:] == [Place.HOLDING_SHELF, Place.CARRIER, Place.WITH_FAMILY]
        assert item.outcome is not None
        assert (item.outcome.outcome, item.outcome.recipient) == (Outcome.RETURNED, "Elena Delgado")
        assert (item.outcome.released_by, item.outcome.witness) == ("Lena Brandt", "Peter Novak")
    calls = promised(far)
    assert calls[FollowUpKind.AFTER_ARRIVAL] == TODAY + timedelta(days=6)  # Saturday: the Monday after it
    assert FollowUpKind.WEEKS_LATER in calls
    assert FollowUpKind.STILL_HELD in calls
    assert far.family("Rosa").stage.value == "follow_up"


def test_nothing_is_sent_that_nobody_asked_to_have_sent(far: SampleAgency, post: ByPostService) -> None:
    wish(far, Reply.RETURN_ROOM)
    recipient = far.family("Rosa").answer.recipients[0].id
    assert causes(post.begin(far.one(VS), case_of(far), recipient, ADDRESS)) == {Cause.POST_NOT_WISHED}
    assert causes(post.begin(far.one(VS), case_of(far), 999, ADDRESS)) == {
        Cause.POST_NOT_WISHED,
        Cause.RECIPIENT_NOT_SETTLED,
    }
    assert causes(post.begin(far.one(VS), case_of(far), recipient, " ")) == {Cause.EMPTY}
    assert causes(post.begin(far.one(VS), case_of(far), recipient, "x" * 301)) == {Cause.TOO_LONG}


def test_one_return_stands_at_a_time(agency: SampleAgency) -> None:
    wish(agency, Reply.BY_POST)
    recipient = agency.family("Rosa").answer.recipients[0].id
    booked = agency.services.by_post.begin(agency.one(VS), case_of(agency), recipient, ADDRESS)
    assert causes(booked) == {Cause.RETURN_STANDS}


def test_no_visit_is_booked_while_a_parcel_stands(agency: SampleAgency) -> None:
    visit, moves, host = agency.visit("Elena Delgado"), agency.services.appointments, agency.one(VS)
    far_away(agency)
    posting_id, request, before = parcel_id(begin(agency)), request_of(visit), contents(agency.database)
    assert causes(moves.book(host, request)) == {Cause.POSTING_STANDS}
    taken_back = moves.restore(host, [replace(visit, version=visit.version + 1)])
    assert causes(taken_back) == {Cause.POSTING_STANDS}
    assert contents(agency.database) == before
    given(agency.services.by_post.give_up(host, posting_id))
    given(moves.book(host, request))


def test_the_carrier_is_given_parcels_alone(far: SampleAgency, post: ByPostService) -> None:
    first, lena = far.family("Rosa").items[0].id, far.named("Lena Brandt")
    assert causes(far.services.custody.move(lena, [first], Place.CARRIER, {})) == {Cause.CUSTODY_IN_PARCEL}
    posting_id, [inside, *_] = sent(far)
    moved = far.services.custody.move(lena, [inside], Place.EVIDENCE_ROOM, {})
    assert causes(moved) == {Cause.CUSTODY_IN_PARCEL}, "it came back, or it arrived: that is said of the parcel"
    given(post.came_back(lena, posting_id))
    given(far.services.custody.move(lena, [inside], Place.HOLDING_SHELF, {}))


def test_two_parcels_never_go_at_once(far: SampleAgency, post: ByPostService) -> None:
    begin(far)
    recipient = far.family("Rosa").answer.recipients[0].id
    assert causes(post.begin(far.one(VS), case_of(far), recipient, ADDRESS)) == {Cause.POSTING_STANDS}


def test_the_gates_of_a_visit_hold_for_a_parcel(far: SampleAgency, post: ByPostService) -> None:
    case_id = far.family("Daniel").case.id
    far.database.engine.execute_sql("INSERT INTO preference SELECT NULL, ?, topic, answer, detail, asked_by, asked_at "
                                    "FROM preference WHERE topic = 'place'", (case_id,))  # fmt: skip
    accepted = [each.id for each in far.family("Daniel").answer.recipients]
    refused = post.begin(far.one(VS), case_id, accepted[0] if accepted else 0, ADDRESS)
    assert causes(refused) <= {Cause.GATE_SHUT, Cause.RECIPIENT_NOT_SETTLED}
    if accepted:
        assert "B6" in shut_gates(refused)


@pytest.mark.parametrize("category", [Category.FIREARM, Category.CASH, Category.MEDICATION])
def test_some_things_are_never_sent(far: SampleAgency, post: ByPostService, category: Category) -> None:
    posting_id = parcel_id(begin(far))
    first = far.family("Rosa").items[0]
    far.database.engine.execute_sql("UPDATE item SET category = ? WHERE id = ?", (category.value, first.id))
    refused = post.pack(far.one(EV), posting_id, first.id, 1)
    assert causes(refused) == {Cause.NEVER_BY_POST}
    far.database.engine.execute_sql("UPDATE item SET category = 'clothing' WHERE id = ?", (first.id,))
    pack_all(far, posting_id)
    far.database.engine.execute_sql("UPDATE item SET category = ? WHERE id = ?", (category.value, first.id))
    call(far, FollowUpKind.BEFORE_SENDING)
    refused = post.send(far.named("Lena Brandt"), posting_id, "Postal service", "RR 1")
    assert Cause.NEVER_BY_POST in causes(refused)


def test_nothing_leaves_before_the_family_was_called(far: SampleAgency, post: ByPostService) -> None:
    posting_id = parcel_id(begin(far))
    assert promised(far)[FollowUpKind.BEFORE_SENDING] == TODAY + timedelta(days=1)
    pack_all(far, posting_id)
    lena = far.named("Lena Brandt")
    assert causes(post.send(lena, posting_id, "Postal service", "RR 1")) == {Cause.CALL_BEFORE_SENDING}
    call(far, FollowUpKind.BEFORE_SENDING, FollowUpOutcome.NO_ANSWER)
    assert promised(far)[FollowUpKind.BEFORE_SENDING] == TODAY + timedelta(days=1)
    assert causes(post.send(lena, posting_id, "Postal service", "RR 1")) == {Cause.CALL_BEFORE_SENDING}
    call(far, FollowUpKind.BEFORE_SENDING)
    given(post.send(lena, posting_id, "Postal service", "RR 1"))


def test_a_family_that_wants_no_calls_is_not_called(far: SampleAgency, post: ByPostService) -> None:
    wish(far, Reply.NO_CALLS, Topic.FOLLOW_UP)
    far.clock.moment += 60
    posting_id = parcel_id(begin(far))
    assert promised(far) == {}
    pack_all(far, posting_id)
    given(post.send(far.named("Lena Brandt"), posting_id, "Postal service", "RR 1"))
    given(post.delivered(far.one(EV), posting_id, "Elena Delgado", TODAY))
    assert promised(far) == {}


def test_it_is_packed_by_one_and_checked_by_another(far: SampleAgency, post: ByPostService) -> None:
    lena, peter = far.named("Lena Brandt"), far.named("Peter Novak")
    view = begin(far)
    posting_id = parcel_id(view)
    ids = [line.item.id for line in view.parcels[0].listed.lines]
    assert causes(post.send(lena, posting_id, "Postal service", "RR 1")) >= {Cause.NOTHING_PACKED}
    for item_id in ids:
        given(post.pack(lena, posting_id, item_id, 1))
    call(far, FollowUpKind.BEFORE_SENDING)
    assert causes(post.reconcile(lena, posting_id, ids)) == {Cause.PACKED_BY_YOU}
    assert causes(post.reconcile(peter, posting_id, ids[1:])) == {Cause.PACKING_DIFFERS}
    assert causes(post.send(lena, posting_id, "Postal service", "RR 1")) == {Cause.PARCEL_NOT_CHECKED}
    given(post.reconcile(peter, posting_id, ids))
    assert causes(post.send(peter, posting_id, "Postal service", "RR 1")) == {Cause.THREE_PEOPLE}
    assert causes(post.send(lena, posting_id, "", "RR 1")) == {Cause.EMPTY}
    assert causes(post.send(lena, posting_id, "Postal service", "")) == {Cause.EMPTY}


def test_what_is_held_again_comes_out_of_the_parcel(far: SampleAgency, post: ByPostService) -> None:
    posting_id = parcel_id(begin(far))
    ids = pack_all(far, posting_id)
    call(far, FollowUpKind.BEFORE_SENDING)
    given(far.services.items.place_hold(far.one(EV), ids[0], HoldKind.LITIGATION, "County counsel", None))
    refused = post.send(far.named("Lena Brandt"), posting_id, "Postal service", "RR 1")
    assert causes(refused) == {Cause.PARCEL_NOT_CHECKED, Cause.ITEM_HELD}
    view = given(post.unpack(far.one(EV), posting_id, ids[0]))
    assert view.standing is not None
    assert {line.state for line in view.standing.listed.lines} <= {PackState.CHECKED}
    given(post.send(far.named("Lena Brandt"), posting_id, "Postal service", "RR 1"))


def test_a_stopped_return_or_another_recipient_keeps_it_here(far: SampleAgency, post: ByPostService) -> None:
    posting_id = parcel_id(begin(far))
    pack_all(far, posting_id)
    call(far, FollowUpKind.BEFORE_SENDING)
    far.database.engine.execute_sql("UPDATE family_member SET standing = 'not_settled'")
    far.database.engine.execute_sql("UPDATE family_case SET state = 'on_hold'")
    refused = post.send(far.named("Lena Brandt"), posting_id, "Postal service", "RR 1")
    assert causes(refused) >= {Cause.GATE_SHUT} or causes(refused) >= {Cause.RETURN_STOPPED}


def test_somebody_else_signed_is_told_and_called_about_today(far: SampleAgency, post: ByPostService) -> None:
    posting_id, _ = sent(far)
    today = TODAY + timedelta(days=1)
    view = given(post.delivered(far.one(EV), posting_id, "A neighbor", today))
    assert view.parcels[0].posting.other_signed
    assert promised(far)[FollowUpKind.AFTER_ARRIVAL] == today


def test_a_day_that_cannot_be_is_not_recorded(far: SampleAgency, post: ByPostService) -> None:
    posting_id, _ = sent(far)
    services = far.one(VS)
    assert causes(post.delivered(services, posting_id, "Elena Delgado", TODAY)) == {Cause.DAY_ORDER}
    late = TODAY + timedelta(days=9)
    assert causes(post.delivered(services, posting_id, "Elena Delgado", late)) == {Cause.IN_THE_FUTURE}
    assert causes(post.delivered(services, posting_id, "", TODAY)) == {Cause.EMPTY}


def test_what_comes_back_is_kept_and_called_about(far: SampleAgency, post: ByPostService) -> None:
    posting_id, ids = sent(far)
    far.clock.moment += DAY
    view = given(post.came_back(far.one(EV), posting_id))
    assert (view.parcels[0].state, view.parcels[0].posting.address) == (PostingState.CAME_BACK, "")
    assert promised(far)[FollowUpKind.AFTER_ARRIVAL] == TODAY + timedelta(days=2)
    assert FollowUpKind.ASK_AGAIN in promised(far)
    ways = given(far.services.custody.ways(far.one(EV), case_of(far)))
    assert {each.place for each in ways if each.item.id in ids} == {Place.EVIDENCE_ROOM}
    assert causes(post.came_back(far.one(EV), posting_id)) == {Cause.NOT_ON_ITS_WAY}


def test_what_the_carrier_cannot_find_is_missing_and_the_family_is_told_today(
    far: SampleAgency, post: ByPostService
) -> None:
    posting_id, _ = sent(far)
    far.clock.moment += 3 * DAY
    today = TODAY + timedelta(days=4)
    assert causes(post.lost(far.one(VS), posting_id, today + timedelta(days=1), "C 7")) == {Cause.IN_THE_FUTURE}
    assert causes(post.lost(far.one(VS), posting_id, TODAY, "C 7")) == {Cause.DAY_ORDER}
    assert causes(post.lost(far.one(VS), posting_id, today, " ")) == {Cause.EMPTY}
    view = given(post.lost(far.one(VS), posting_id, TODAY + timedelta(days=3), "C 7"))
    posting = view.parcels[0].posting
    assert (view.parcels[0].state, posting.address) == (PostingState.LOST, "")
    assert (posting.lost_on, posting.claim) == (TODAY + timedelta(days=3), "C 7")
    calls = promised(far)
    assert calls[FollowUpKind.PARCEL_LOST] == today
    assert FollowUpKind.AFTER_ARRIVAL not in calls, "nobody asks them whether it came"
    for again in (post.came_back(far.one(EV), posting_id), post.lost(far.one(EV), posting_id, today, "C 8")):
        assert causes(again) == {Cause.NOT_ON_ITS_WAY}
    assert given(post.record(far.one(SU), posting_id)).claim == "C 7"


def test_a_lost_parcel_goes_the_way_of_everything_that_is_missing(far: SampleAgency, post: ByPostService) -> None:
    posting_id, ids = sent(far)
    given(post.lost(far.one(VS), posting_id, TODAY + timedelta(days=1), "C 7"))
    ways = given(far.services.custody.ways(far.one(EV), case_of(far)))
    assert {each.place for each in ways if each.item.id in ids} == {Place.NOT_FOUND}
    missing = given(far.services.missing_items.waiting(far.one(SU)))
    assert {each.item_id for each in missing} == set(ids)
    answer = far.family("Rosa").answer
    assert {each.id for each in answer.missing} == set(ids), "the family's page says it"
    assert answer.yes, "nothing else is cleared, and they are called all the same"
    row = given(far.services.board.of_case(far.one(SU), case_of(far)))
    assert (row.waits, row.role) == (Waits.MISSING, SU)
    moves = [each.move_id for each in missing]
    given(far.services.missing_items.tell(far.one(VS), moves, TODAY + timedelta(days=1)))
    found, *rest = ids
    given(far.services.custody.move(far.one(EV), [found], Place.EVIDENCE_ROOM, {}))
    assert {each.item_id for each in given(far.services.missing_items.waiting(far.one(SU)))} == set(rest)


def test_a_family_that_wants_no_calls_is_told_of_a_loss(far: SampleAgency, post: ByPostService) -> None:
    posting_id, _ = sent(far)
    wish(far, Reply.NO_CALLS, Topic.FOLLOW_UP)
    given(post.lost(far.one(EV), posting_id, TODAY + timedelta(days=1), "C 7"))
    assert FollowUpKind.PARCEL_LOST in promised(far)


def test_it_can_be_given_up_before_it_leaves(far: SampleAgency, post: ByPostService) -> None:
    posting_id = parcel_id(begin(far))
    given(post.readdress(far.one(SU), posting_id, "Another road 3"))
    view = given(post.give_up(far.one(VS), posting_id))
    assert (view.parcels[0].state, view.parcels[0].posting.address) == (PostingState.GIVEN_UP, "")
    assert FollowUpKind.BEFORE_SENDING not in promised(far)
    for again in (
        post.readdress(far.one(VS), posting_id, ADDRESS),
        post.pack(far.one(EV), posting_id, 1, 1),
        post.send(far.one(EV), posting_id, "Postal service", "RR 1"),
        post.give_up(far.one(VS), posting_id),
    ):
        assert causes(again) == {Cause.POSTING_CLOSED}
    begin(far)


def test_the_record_says_what_was_sent_and_who_signed_and_never_where_they_live(
    far: SampleAgency, post: ByPostService
) -> None:
    posting_id, ids = sent(far)
    given(post.delivered(far.one(EV), posting_id, "Elena Delgado", TODAY + timedelta(days=1)))
    page = given(post.record(far.one(SU), posting_id))
    assert (page.signed_by, page.sent_by, page.checked_by) == ("Elena Delgado", "Lena Brandt", "Peter Novak")
    assert len(page.items) == len(ids)
    assert "Quince" not in repr(page)
    rows = far.database.engine.execute_sql("SELECT facts FROM audit").fetchall()
    assert not any("Quince" in row[0] or "Delgado" in row[0] for row in rows)


def test_the_wish_for_all_is_packed(far: SampleAgency) -> None:
    before = {line.item.id: line.packaging for line in begin(far).parcels[0].listed.lines}
    wish(far, Reply.CLOTH, Topic.PACKAGING)
    after = given(far.services.by_post.of_case(far.one(EV), case_of(far))).parcels[0].listed.lines
    own = {item.id: item.choice.packaging.value for item in far.family("Rosa").items}
    for line in after:
        assert line.packaging.value == ("cloth" if own[line.item.id] == "not_asked" else before[line.item.id].value)

"""A parcel that the carrier lost: told in a way that is right for the family, looked for, and perhaps there after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.board import Waits
from desktop_app.domain.by_post import PostingState
from desktop_app.domain.case_states import may_be_called
from desktop_app.domain.cases import CaseState, StateBy
from desktop_app.domain.custody import Place
from desktop_app.domain.flags import Flag, FlagKind, FlagWhy
from desktop_app.domain.follow_ups import FollowUp, FollowUpKind, FollowUpOutcome, Quiet
from desktop_app.domain.items import HoldKind, Outcome
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Cause
from desktop_app.domain.retention import Around, Keeps, keeps
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, contents, given
from tests.services.by_post_cases import begun, call, case_of, pack_all, wish

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
K = FollowUpKind
DAY, WEEK = timedelta(days=1), timedelta(days=7)
SENT, LOST = TODAY, TODAY + 3 * DAY


def promised(agency: SampleAgency) -> dict[FollowUpKind, date]:
    found = given(agency.services.follow_ups.of_case(agency.one(VS), case_of(agency)))
    return {each.kind: each.due_on for each in found if each.outcome is None}


def due(agency: SampleAgency, kind: FollowUpKind = K.PARCEL_LOST) -> FollowUp:
    """The call as it stands on the Today page of whoever makes it."""
    found = given(agency.services.follow_ups.due(agency.one(VS), TODAY + 90 * DAY))
    return next(each for each in found if each.case_id == case_of(agency) and kind in each.reasons)


def sent_away(agency: SampleAgency) -> list[int]:
    begun(agency)
    ids = pack_all(agency, 1)
    call(agency, K.BEFORE_SENDING)
    given(agency.services.by_post.send(agency.named("Lena Brandt"), 1, "Postal service", "RR 1"))
    return ids


def pass_days(agency: SampleAgency, days: int) -> None:
    agency.clock.moment += days * 24 * 3600


def lose(agency: SampleAgency) -> None:
    given(agency.services.by_post.lost(agency.one(VS), 1, LOST, "C 7"))


@pytest.fixture
def lost(agency: SampleAgency) -> list[int]:
    """What was in Rosa's parcel, which the carrier cannot find since three days after it left."""
    ids = sent_away(agency)
    pass_days(agency, 3)
    lose(agency)
    return ids


def places(agency: SampleAgency, ids: list[int]) -> list[Place]:
    ways = given(agency.services.custody.ways(agency.one(EV), case_of(agency)))
    return [each.place for each in ways if each.item.id in ids]


def tell_all(agency: SampleAgency, *, explained: bool = False) -> None:
    service = agency.services.missing_items
    found = given(service.waiting(agency.one(SU)))
    given(service.tell(agency.one(VS), [each.move_id for each in found], LOST))
    for each in found:
        if explained:
            given(service.explain(agency.one(SU), each.move_id, "The carrier paid for it, letter of 3 December"))


def test_what_was_lost_came_after_all(agency: SampleAgency, lost: list[int]) -> None:
    pass_days(agency, 2)
    arrived = LOST + DAY
    view = given(agency.services.by_post.arrived_after_all(agency.one(VS), 1, "Elena Delgado", arrived))
    parcel = view.parcels[0]
    assert (parcel.state, parcel.awaited, view.awaited) == (PostingState.DELIVERED, False, None)
    kept = parcel.posting
    assert (kept.signed_by, kept.signed_on, kept.lost_on, kept.claim) == ("Elena Delgado", arrived, LOST, "C 7")
    for item in agency.family("Rosa").items:
        if item.id in lost:
            way = [move.to_place for move in given(agency.services.custody.way(agency.one(EV), item.id)).moves]
            assert way[-4:] == [Place.CARRIER, Place.NOT_FOUND, Place.CARRIER, Place.WITH_FAMILY]
            assert item.outcome is not None
            assert (item.outcome.outcome, item.outcome.recipient) == (Outcome.RETURNED, "Elena Delgado")
    assert given(agency.services.missing_items.waiting(agency.one(SU))) == ()
    calls = promised(agency)
    assert {K.AFTER_ARRIVAL, K.WEEKS_LATER} <= calls.keys()
    assert not {K.PARCEL_LOST, K.LOOKED_FOR} & calls.keys(), "nothing is looked for, and nothing is left to tell"
    record = given(agency.services.by_post.record(agency.one(SU), 1))
    assert (record.signed_on, record.lost_on, record.claim) == (arrived, LOST, "C 7"), "what was written stays"
    again = agency.services.by_post.arrived_after_all(agency.one(VS), 1, "Elena Delgado", arrived)
    assert causes(again) == {Cause.NOT_LOST}


def test_what_was_found_meanwhile_stays_on_its_shelf(agency: SampleAgency, lost: list[int]) -> None:
    found, *rest = lost
    given(agency.services.custody.move(agency.one(EV), [found], Place.HOLDING_SHELF, {}))
    given(agency.services.by_post.arrived_after_all(agency.one(EV), 1, "A neighbor", LOST))
    assert places(agency, [found]) == [Place.HOLDING_SHELF]
    assert set(places(agency, rest)) == {Place.WITH_FAMILY}
    assert promised(agency)[K.AFTER_ARRIVAL] == LOST, "somebody else has it: they are called today"


def test_what_is_missed_here_later_never_arrives_by_the_old_parcel(agency: SampleAgency, lost: list[int]) -> None:
    given(agency.services.custody.move(agency.one(EV), lost, Place.EVIDENCE_ROOM, {}))
    pass_days(agency, 1)
    given(agency.services.custody.move(agency.one(EV), lost[:1], Place.NOT_FOUND, {}))
    refused = agency.services.by_post.arrived_after_all(agency.one(VS), 1, "Elena Delgado", LOST)
    assert causes(refused) == {Cause.NOT_LOST}


@pytest.mark.parametrize(("on", "cause"), [(SENT - DAY, Cause.DAY_ORDER), (LOST + DAY, Cause.IN_THE_FUTURE)])
def test_it_came_between_its_sending_and_today(agency: SampleAgency, lost: list[int], on: date, cause: Cause) -> None:
    before = contents(agency.database)
    service = agency.services.by_post
    assert causes(service.arrived_after_all(agency.one(VS), 1, "Elena Delgado", on)) == {cause}
    assert causes(service.arrived_after_all(agency.one(VS), 1, " ", LOST)) == {Cause.EMPTY}
    assert contents(agency.database) == before
    assert set(places(agency, lost)) == {Place.NOT_FOUND}


def test_a_parcel_on_its_way_is_not_found_after_all(agency: SampleAgency) -> None:
    sent_away(agency)
    refused = agency.services.by_post.arrived_after_all(agency.one(VS), 1, "Elena Delgado", TODAY)
    assert causes(refused) == {Cause.NOT_LOST}


def test_while_it_is_looked_for_nobody_asks_whether_they_want_it(agency: SampleAgency, lost: list[int]) -> None:
    calls = promised(agency)
    assert K.ASK_AGAIN not in calls
    assert calls[K.LOOKED_FOR] == LOST + WEEK
    call(agency, K.PARCEL_LOST)
    pass_days(agency, 10)
    call(agency, K.LOOKED_FOR)
    assert promised(agency)[K.LOOKED_FOR] > LOST + 2 * WEEK, "the next day is promised as long as it is looked for"


def test_once_they_know_what_became_of_it_nobody_calls_about_it(agency: SampleAgency, lost: list[int]) -> None:
    tell_all(agency, explained=True)
    assert not {K.LOOKED_FOR, K.ASK_AGAIN} & promised(agency).keys()


def test_who_was_told_that_it_is_lost_hears_today_that_it_is_found(agency: SampleAgency, lost: list[int]) -> None:
    tell_all(agency)
    pass_days(agency, 3)
    given(agency.services.custody.move(agency.one(EV), lost, Place.EVIDENCE_ROOM, {}))
    assert promised(agency)[K.LOOKED_FOR] == LOST + 3 * DAY
    call(agency, K.LOOKED_FOR)
    assert K.LOOKED_FOR not in promised(agency)
    assert K.ASK_AGAIN in promised(agency), "what stays has its call again"


def test_what_is_found_before_they_heard_of_it_is_no_news(agency: SampleAgency, lost: list[int]) -> None:
    given(agency.services.custody.move(agency.one(EV), lost, Place.EVIDENCE_ROOM, {}))
    assert K.LOOKED_FOR not in promised(agency)


def test_a_family_that_wants_no_calls_after_a_loss_is_still_told_of_it(agency: SampleAgency, lost: list[int]) -> None:
    """They said it when they were asked about something else: that it is lost nobody has told them by that."""
    wish(agency, Reply.NO_CALLS, Topic.FOLLOW_UP)
    assert set(promised(agency)) == {K.PARCEL_LOST}
    one = due(agency)
    assert (one.quiet, one.contacts, one.decided_by) == (Quiet.ASKED, (), "Maria Reyes")


def test_a_family_that_wants_no_calls_in_a_call_is_still_told_of_a_loss(agency: SampleAgency) -> None:
    sent_away(agency)
    pass_days(agency, 3)
    lose(agency)
    call(agency, K.LOOKED_FOR, FollowUpOutcome.DECLINED)
    assert set(promised(agency)) == {K.PARCEL_LOST}


@pytest.mark.parametrize("whole", [True, False])
def test_who_asked_for_no_contact_is_not_called_about_a_loss(
    agency: SampleAgency, lost: list[int], whole: bool
) -> None:
    family, until = agency.family("Rosa"), LOST + 40 * DAY
    for member in (None,) if whole else tuple(each.id for each in family.family):
        flag = (family.case.id, member, FlagKind.DO_NOT_CONTACT, FlagWhy.THEY_ASKED, "", until)
        given(agency.services.flags.set(agency.one(VS), *flag))
    one = due(agency)
    assert (one.quiet, one.quiet_until, one.contacts) == (Quiet.ASKED, until, ())
    pass_days(agency, 41)
    assert due(agency).quiet is None
    assert due(agency).contacts == family.answer.recipients


def test_a_safe_contact_is_the_way_to_tell_of_a_loss(agency: SampleAgency, lost: list[int]) -> None:
    one = due(agency)
    assert one.quiet is None
    assert [member.safe_contact for member in one.contacts] == [
        member.safe_contact for member in agency.family("Rosa").answer.recipients
    ]


@pytest.mark.parametrize(
    ("state", "quiet"), [(CaseState.WITHDRAWN, Quiet.WITHDRAWN), (CaseState.ON_HOLD, Quiet.ON_HOLD)]
)
def test_nobody_calls_a_family_whose_return_does_not_go_on(
    agency: SampleAgency, state: CaseState, quiet: Quiet
) -> None:
    """The promise stands on Today, and says the same as "Can we call this family yet?"."""
    case = agency.family("Rosa").case
    given(agency.services.cases.set_state(agency.one(SU), case.id, case.version, state, StateBy.FAMILY, "they asked"))
    one = due(agency, K.STILL_HELD)
    assert (one.quiet, one.contacts) == (quiet, ())


def test_who_of_a_family_asked_to_be_left_alone_is_not_among_those_to_call(agency: SampleAgency) -> None:
    [first, *_] = agency.family("Rosa").family
    sister = replace(first, id=first.id + 100, name="Ana Delgado")
    flag = Flag(1, first.case_id, first.id, FlagKind.DO_NOT_CONTACT, FlagWhy.THEY_ASKED)
    assert may_be_called((first, sister), [flag], TODAY) == (sister,)
    assert may_be_called((first, sister), [replace(flag, cleared_at=1)], TODAY) == (first, sister)


def test_what_a_carrier_lost_for_good_keeps_no_family_open(agency: SampleAgency, lost: list[int]) -> None:
    """The page of the family and the board say the same; a belonging that an authority holds still waits."""
    tell_all(agency, explained=True)
    call(agency, K.PARCEL_LOST)
    found = agency.family("Rosa")
    assert (found.answer.missing, found.answer.total) == ((), 1)
    row = given(agency.services.board.of_case(agency.one(SU), found.case.id))
    assert (row.stage, row.total) == (found.stage, 1)
    assert row.waits is Waits.CALL_PROMISED
    around = Around(found.case, None, found.items, dict.fromkeys(lost, Place.NOT_FOUND), lost=lost)
    one_held = [each for each in found.items if each.id not in lost]
    assert Keeps.BELONGINGS in keeps(around, 7, TODAY)
    assert Keeps.BELONGINGS not in keeps(replace(around, lost=[*lost, *(each.id for each in one_held)]), 7, TODAY)


def test_no_paper_says_that_we_have_what_is_not_found(agency: SampleAgency, lost: list[int]) -> None:
    run, case_id = agency.database.engine.execute_sql, case_of(agency)
    names = {item.family_description for item in agency.family("Rosa").items if item.id in lost}
    held = given(agency.services.items.place_hold(agency.one(EV), lost[0], HoldKind.LITIGATION, "Counsel", None))
    sheet = given(agency.services.handouts.retained_items(agency.one(VS), case_id))
    assert held.family_description not in {each.description for each in sheet.items}
    offered = given(agency.services.handouts.belongings_list(agency.one(VS), case_id))
    assert not names & {each.description for each in offered.items}
    assert run("SELECT count(*) FROM item WHERE case_id = ?", (case_id,)).fetchone()[0] == len(names) + 1

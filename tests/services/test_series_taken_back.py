"""Taking a change of a series back: every visit, the rule, and which series a visit belongs to, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.bookings import request_of
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.series import Frequency, Repeat, Scope, Series
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.services.series import Edit, Restored, Rules, Written
from desktop_app.store import series as series_rows
from tests.agency import SampleAgency, causes, contents, count, given

FD = Role.FRONT_DESK
MONDAYS = Repeat(Frequency.WEEKLY, 1, frozenset({0}), count=4)
SECOND = date(2026, 12, 7)


@pytest.fixture
def booked(agency: SampleAgency) -> Written:
    """Four Mondays at ten in soft room A."""
    return given(agency.services.series.book(agency.one(FD), agency.request(10), MONDAYS))


def edit(agency: SampleAgency, visit: Appointment, scope: Scope, **more: object) -> Edit:
    now = given(agency.services.appointments.detail(agency.one(FD), visit.id)).appointment
    return Edit(now.id, now.version, scope, **more)


def moved(agency: SampleAgency, visit: Appointment, scope: Scope, hours: int = 2, **more: object) -> Written:
    wish = replace(request_of(visit), event=visit.event.moved(hours * HOUR))
    return given(agency.services.series.change(agency.one(FD), edit(agency, visit, scope, **more), wish, "asked"))


def back(agency: SampleAgency, done: Written, **more: object) -> Restored | Refused:
    """What undo asks for."""
    return agency.services.series.restore(
        agency.one(FD), at_version(done.before, done.after), with_versions(done.rules_before, done.rules_after), **more
    )


def again(agency: SampleAgency, done: Written, now: Restored) -> Restored:
    """What redo asks for."""
    rules = with_versions(done.rules_after, Rules(now.rules.rows + done.rules_after.rows))
    return given(agency.services.series.restore(agency.one(FD), at_version(done.after, now.visits), rules, again=True))


def at_version(wanted: Sequence[Appointment], now: Sequence[Appointment]) -> list[Appointment]:
    return [replace(each, version=seen.version) for each, seen in zip(wanted, now, strict=True)]


def with_versions(wanted: Rules, now: Rules) -> Rules:
    """The first version told of a row is the newest."""
    versions = {each.id: each.version for each in reversed(now.rows)}
    return Rules(tuple(replace(each, version=versions[each.id]) for each in wanted.rows), wanted.belonging)


def row(agency: SampleAgency, series_id: int) -> tuple[Series, list[int]]:
    found = series_rows.get(series_id)
    assert found is not None
    return replace(found, version=0), [each.id for each in series_rows.members(series_id)]


def seen(visits: Sequence[Appointment]) -> list[Appointment]:
    return [replace(each, version=0, reason="") for each in visits]


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("first", [0, 1])
def test_a_moved_series_goes_back_and_forth(agency: SampleAgency, booked: Written, scope: Scope, first: int) -> None:
    before = row(agency, booked.series.id)
    done = moved(agency, booked.after[first], scope)
    after = row(agency, booked.series.id), row(agency, done.series.id)
    gone = given(back(agency, done, reason="Taken back"))
    assert seen(gone.visits) == seen(done.before)
    assert {each.reason for each in gone.visits} == {"Taken back"}
    assert row(agency, booked.series.id) == before
    once_more = again(agency, done, gone)
    assert seen(once_more.visits) == seen(done.after)
    assert (row(agency, booked.series.id), row(agency, done.series.id)) == after


@pytest.mark.parametrize("scope", Scope)
def test_dates_left_out_by_cancelling_are_in_the_rule_again(
    agency: SampleAgency, booked: Written, scope: Scope
) -> None:
    before = row(agency, booked.series.id)
    cancelled = agency.services.series.cancel(agency.one(FD), edit(agency, booked.after[1], scope), "asked")
    done = given(cancelled)
    assert row(agency, booked.series.id) != before
    gone = given(back(agency, done))
    assert row(agency, booked.series.id) == before
    assert {each.status for each in gone.visits} == {Status.TENTATIVE}
    assert count(agency.database, "audit", "action = 'series.restore'") == 1


def test_one_left_as_it_is_comes_home_with_the_others(agency: SampleAgency, booked: Written) -> None:
    """The third date is left out of the change, and goes to the new series all the same."""
    third = booked.after[2]
    done = moved(agency, booked.after[1], Scope.THIS_AND_FOLLOWING, leave_out=frozenset({third.occurrence}))
    assert third.id not in {each.id for each in done.after}
    assert third.id in row(agency, done.series.id)[1]
    given(back(agency, done))
    assert row(agency, done.series.id)[1] == []
    assert row(agency, booked.series.id)[1] == [each.id for each in booked.after]


def test_one_visit_put_back_stays_in_the_series_it_belongs_to_by_now(agency: SampleAgency, booked: Written) -> None:
    """Its move is taken back after somebody else made a series of its own from the second date on."""
    alone = moved(agency, booked.after[2], Scope.THIS, 5)
    split = moved(agency, booked.after[1], Scope.THIS_AND_FOLLOWING)
    assert booked.after[2].id in row(agency, split.series.id)[1]
    gone = given(back(agency, alone))
    assert gone.visits[0].event == booked.after[2].event
    assert gone.visits[0].series_id == split.series.id


def test_one_date_taken_meanwhile_keeps_all_from_going_back(agency: SampleAgency, booked: Written) -> None:
    done = moved(agency, booked.after[0], Scope.ALL)
    other = replace(request_of(booked.after[2]), host_id=agency.named("Ruth Okafor").id)
    given(agency.services.appointments.book(agency.one(FD), other))
    before = contents(agency.database)
    assert Cause.ROOM_HELD in causes(back(agency, done))
    assert contents(agency.database) == before


def test_a_rule_that_somebody_else_changed_is_not_written_over(agency: SampleAgency, booked: Written) -> None:
    """The change is of the first two dates; then the fourth is cancelled, which leaves its date out of the rule."""
    stay = frozenset({booked.after[2].occurrence, booked.after[3].occurrence})
    done = moved(agency, booked.after[0], Scope.ALL, leave_out=stay)
    last = edit(agency, booked.after[3], Scope.THIS)
    given(agency.services.series.cancel(agency.one(FD), last, "asked"))
    before = contents(agency.database)
    assert causes(back(agency, done)) == {Cause.CHANGED_MEANWHILE}
    assert contents(agency.database) == before


def test_a_visit_that_took_place_is_said_before_the_race(agency: SampleAgency, booked: Written) -> None:
    done = moved(agency, booked.after[0], Scope.THIS)
    agency.carry(done.after[0], Status.ARRIVED)
    assert causes(back(agency, done)) == {Cause.STATUS}


def test_a_series_that_is_not_there(agency: SampleAgency, booked: Written) -> None:
    desk, restore = agency.one(FD), agency.services.series.restore
    lost = Rules((replace(booked.series, id=99),))
    assert causes(restore(desk, booked.after, lost)) == {Cause.CHANGED_MEANWHILE}
    assert causes(restore(desk, [replace(booked.after[0], id=999)])) == {Cause.NOT_FOUND}


def test_a_return_given_up_stands_again_only_while_it_may_be_booked(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    elena = agency.visit("Elena Delgado")
    desk, moves = agency.one(FD), agency.services.appointments
    gone = given(moves.cancel(desk, elena.id, elena.version, "asked"))
    wanted = [replace(elena, version=gone.version)]
    with monkeypatch.context() as shut:
        steps = type(agency.services.checklists)
        shut.setattr(steps, "refuse_shut_for_case", lambda *_: refuse(Cause.GATE_SHUT))
        assert causes(moves.restore(desk, wanted)) == {Cause.GATE_SHUT}
    assert given(moves.restore(desk, wanted))[0].status is elena.status

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.bookings import request_of
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.series import Frequency, PlannedDate, Repeat, Scope, to_rrule_text
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span, local
from desktop_app.services.series import Edit, Written
from desktop_app.store import appointments as rows
from desktop_app.store import series as series_rows
from desktop_app.store.faults import HoldOverlap
from tests.agency import ZONE, SampleAgency, causes, contents, count, given

MONDAYS = Repeat(Frequency.WEEKLY, 1, frozenset({0}), count=5)
DAYS = [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21), date(2026, 12, 28)]


@pytest.fixture
def booked(agency: SampleAgency) -> tuple[Appointment, ...]:
    """Five Mondays at ten in soft room A."""
    return book(agency).after


def book(agency: SampleAgency, *leave_out: date, **changes: object) -> Written:
    desk = agency.one(Role.FRONT_DESK)
    return given(agency.services.series.book(desk, agency.request(10, **changes), MONDAYS, frozenset(leave_out)))


def now(agency: SampleAgency, visit: Appointment) -> Appointment:
    return given(agency.services.appointments.detail(agency.one(Role.SUPERVISOR), visit.id)).appointment


def states(agency: SampleAgency, visits: tuple[Appointment, ...]) -> list[Appointment]:
    return [now(agency, each) for each in visits]


def edit(agency: SampleAgency, visit: Appointment, scope: Scope, **more: object) -> Edit:
    return Edit(visit.id, now(agency, visit).version, scope, **more)


def change(
    agency: SampleAgency,
    visit: Appointment,
    scope: Scope,
    wish: Callable[[BookingRequest], BookingRequest],
    reason: str = "",
    **more: object,
) -> Written | Refused:
    request = wish(request_of(now(agency, visit)))
    return agency.services.series.change(
        agency.one(Role.FRONT_DESK), edit(agency, visit, scope, **more), request, reason
    )


def move_alone(agency: SampleAgency, visit: Appointment, hours: int) -> Appointment:
    current = now(agency, visit)
    wish = replace(request_of(current), event=current.event.moved(hours * HOUR))
    return given(
        agency.services.appointments.change(agency.one(Role.FRONT_DESK), current.id, current.version, wish, "asked")
    )


def later(hours: int) -> Callable[[BookingRequest], BookingRequest]:
    return lambda request: replace(request, event=request.event.moved(hours * HOUR))


def hours(visits: list[Appointment] | tuple[Appointment, ...]) -> list[int]:
    return [local(each.event.start, ZONE).hour for each in visits]


def put_in_the_way(agency: SampleAgency, day: date, hour: int = 10, room: int = 1) -> None:
    start = int(datetime(day.year, day.month, day.day, hour + 5, tzinfo=UTC).timestamp())
    wish = replace(agency.request(10, room), event=Span(start, start + HOUR), host_id=agency.named("Ruth Okafor").id)
    given(agency.services.appointments.book(agency.one(Role.FRONT_DESK), wish))


def refused_days(planned: tuple[PlannedDate, ...]) -> list[date]:
    return [row.day for row in planned if row.refused]


# Booking


def test_each_date_is_an_appointment_of_its_own_with_its_own_checklist(agency: SampleAgency) -> None:
    before = count(agency.database, "checklist")
    written = book(agency)
    visits = written.after
    assert [each.occurrence for each in visits] == DAYS
    assert {each.series_id for each in visits} == {written.series.id}
    assert len({each.number for each in visits}) == 5
    assert hours(visits) == [10] * 5
    assert count(agency.database, "checklist") == before + 5
    for each in visits:
        view = given(agency.services.checklists.for_appointment(agency.one(Role.VICTIM_SERVICES), each.id))
        assert all(step.id in view.checklist.marks for step in view.checklist.protocol.steps_of("A1"))


def test_the_list_says_of_each_date_whether_it_is_free(agency: SampleAgency) -> None:
    put_in_the_way(agency, DAYS[1])
    planned = given(agency.services.series.preview(agency.one(Role.FRONT_DESK), agency.request(10), MONDAYS))
    assert [row.day for row in planned] == DAYS
    assert refused_days(planned) == [DAYS[1]]
    assert causes(planned[1].answer) == {Cause.ROOM_HELD}
    assert planned[1].free, "the nearest free time stands beside it"
    assert planned[0].free == ()


def test_one_date_in_the_way_keeps_all_from_being_booked(agency: SampleAgency) -> None:
    put_in_the_way(agency, DAYS[1])
    before = contents(agency.database)
    outcome = agency.services.series.book(agency.one(Role.FRONT_DESK), agency.request(10), MONDAYS)
    assert causes(outcome) == {Cause.SERIES_DATES}
    assert isinstance(outcome, Refused)
    assert outcome.reasons[0].facts["days"] == (DAYS[1],)
    assert contents(agency.database) == before


def test_a_date_left_out_is_an_exdate(agency: SampleAgency) -> None:
    put_in_the_way(agency, DAYS[1])
    written = book(agency, DAYS[1])
    assert [each.occurrence for each in written.after] == [DAYS[0], *DAYS[2:]]
    assert series_rows.get(written.series.id) == written.series
    assert written.series.excluded == {DAYS[1]}


def test_leaving_every_date_out_books_nothing(agency: SampleAgency) -> None:
    outcome = agency.services.series.book(agency.one(Role.FRONT_DESK), agency.request(10), MONDAYS, frozenset(DAYS))
    assert causes(outcome) == {Cause.SERIES_EMPTY}


def test_dates_of_one_series_stand_in_each_others_way(agency: SampleAgency) -> None:
    """A hold of a whole day, on the night that is an hour short: the second date meets the first, the third does not."""
    agency.database.engine.execute_sql("UPDATE room SET before_minutes = 480, after_minutes = 480 WHERE id = 1")
    start = int(datetime(2027, 3, 13, 15, 0, tzinfo=UTC).timestamp())
    long = replace(agency.request(10), event=Span(start, start + 8 * HOUR))
    daily, desk = Repeat(Frequency.DAILY, count=3), agency.one(Role.FRONT_DESK)
    planned = given(agency.services.series.preview(desk, long, daily))
    assert refused_days(planned) == [date(2027, 3, 14)]
    assert causes(planned[1].answer) == {Cause.ROOM_HELD}
    first = frozenset({date(2027, 3, 13)})
    assert refused_days(given(agency.services.series.preview(desk, long, daily, first))) == []


def test_what_is_wrong_with_the_wish_is_said_once(agency: SampleAgency) -> None:
    outcome = agency.services.series.book(agency.one(Role.FRONT_DESK), agency.request(10, guest_name=""), MONDAYS)
    assert causes(outcome) == {Cause.EMPTY}
    assert isinstance(outcome, Refused)
    assert len(outcome.reasons) == 1


def test_a_return_of_belongings_does_not_repeat(agency: SampleAgency) -> None:
    outcome = agency.services.series.book(agency.one(Role.VICTIM_SERVICES), agency.return_request("Rosa"), MONDAYS)
    assert causes(outcome) == {Cause.SERIES_OF_RETURNS}


def test_no_series_goes_without_its_buffers(agency: SampleAgency) -> None:
    wish = replace(agency.request(10), shorter=Buffers(0, 0, 0))
    made = given(agency.services.series.book(agency.one(Role.FRONT_DESK), wish, MONDAYS)).after
    assert all(each.hold.start < each.event.start < each.event.end < each.hold.end for each in made)
    desk, edit_all = agency.one(Role.FRONT_DESK), edit(agency, made[0], Scope.ALL)
    changed = given(
        agency.services.series.change(desk, edit_all, replace(later(1)(wish), event=made[0].event.moved(HOUR)))
    )
    assert all(each.hold.start < each.event.start for each in changed.after)


def test_an_unknown_host_or_room_is_refused(agency: SampleAgency) -> None:
    desk, series = agency.one(Role.FRONT_DESK), agency.services.series
    assert causes(series.preview(desk, agency.request(10, host_id=999), MONDAYS)) == {Cause.NOT_FOUND}
    assert causes(series.preview(desk, agency.request(10, 99), MONDAYS)) == {Cause.NOT_FOUND}


def test_a_date_the_clocks_skip_is_listed_with_the_next_time_and_can_be_left_out(agency: SampleAgency) -> None:
    sunday = int(datetime(2027, 3, 7, 7, 30, tzinfo=UTC).timestamp())  # half past two at night in New York
    wish = replace(agency.request(10), event=Span(sunday, sunday + HOUR))
    repeat = Repeat(Frequency.WEEKLY, 1, frozenset({6}), count=3)
    desk, series = agency.one(Role.FRONT_DESK), agency.services.series
    planned = given(series.preview(desk, wish, repeat))
    skipped = planned[1]
    assert skipped.event is None
    assert isinstance(skipped.answer, Refused)
    assert skipped.answer.reasons[0].facts["next"] == datetime(2027, 3, 14, 3, 30)
    assert causes(series.book(desk, wish, repeat)) == {Cause.SERIES_DATES}
    written = given(series.book(desk, wish, repeat, frozenset({skipped.day})))
    assert [local(each.event.start, ZONE).time().isoformat() for each in written.after] == ["02:30:00"] * 2


def test_somebody_who_comes_first_between_list_and_saving_is_said(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overlap(*_: object) -> None:
        raise HoldOverlap

    monkeypatch.setattr(rows, "add", overlap)
    outcome = agency.services.series.book(agency.one(Role.FRONT_DESK), agency.request(10), MONDAYS)
    assert causes(outcome) == {Cause.CHANGED_MEANWHILE}
    assert count(agency.database, "series") == 0


def test_a_whole_year_is_weighed_and_booked(agency: SampleAgency) -> None:
    desk, series = agency.one(Role.FRONT_DESK), agency.services.series
    daily = Repeat(Frequency.DAILY, count=366)
    planned = given(series.preview(desk, agency.request(10), daily))
    assert len(planned) == 366
    written = given(series.book(desk, agency.request(10), daily, frozenset(refused_days(planned))))
    assert len(written.after) == 366 - len(refused_days(planned))


# Changing


def test_only_this_one_leaves_the_others_alone(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    given(change(agency, booked[2], Scope.THIS, later(3)))
    after = states(agency, booked)
    assert hours(after) == [10, 10, 13, 10, 10]
    assert [*after[:2], *after[3:]] == [*booked[:2], *booked[3:]]


def test_this_and_the_following_split_the_series(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    written = given(change(agency, booked[2], Scope.THIS_AND_FOLLOWING, later(2)))
    after = states(agency, booked)
    assert hours(after) == [10, 10, 12, 12, 12]
    assert after[:2] == list(booked[:2])
    old = series_rows.get(booked[0].series_id or 0)
    assert old is not None
    assert to_rrule_text(old.repeat) == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261213T235959"
    assert to_rrule_text(written.series.repeat) == "FREQ=WEEKLY;BYDAY=MO;COUNT=3"
    assert written.series.wall_start == datetime(2026, 12, 14, 12, 0)
    assert {each.series_id for each in after[2:]} == {written.series.id}


def test_all_changes_every_one_still_to_come(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    host = agency.named("Maria Reyes").id
    written = given(change(agency, booked[3], Scope.ALL, lambda it: replace(later(1)(it), host_id=host)))
    after = states(agency, booked)
    assert hours(after) == [11] * 5
    assert {each.host_id for each in after} == {host}
    assert [each.number for each in after] == [each.number for each in booked]
    assert written.series.id == booked[0].series_id
    assert written.series.wall_start == datetime(2026, 11, 30, 11, 0)


def test_one_that_was_moved_on_its_own_keeps_its_time(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    alone = move_alone(agency, booked[1], 4)
    desk = agency.one(Role.FRONT_DESK)
    request = later(2)(request_of(booked[0]))
    planned = given(agency.services.series.preview_change(desk, edit(agency, booked[0], Scope.ALL), request))
    assert [row.kept_own for row in planned] == [False, True, False, False, False]
    given(change(agency, booked[0], Scope.ALL, later(2)))
    assert hours(states(agency, booked)) == [12, 14, 12, 12, 12]
    assert now(agency, alone) == alone


def test_it_follows_when_it_is_chosen(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    move_alone(agency, booked[1], 4)
    given(change(agency, booked[0], Scope.ALL, later(2), "asked", also=frozenset({DAYS[1]})))
    assert hours(states(agency, booked)) == [12] * 5


def test_a_room_changed_on_its_own_stays_while_the_hour_follows(
    agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    given(change(agency, booked[1], Scope.THIS, lambda it: replace(it, room_id=2)))
    given(change(agency, booked[0], Scope.ALL, lambda it: replace(later(2)(it), room_id=3)))
    after = states(agency, booked)
    assert [each.room_id for each in after] == [3, 2, 3, 3, 3]
    assert hours(after) == [12] * 5


def test_a_change_from_a_moved_one_reaches_the_others(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    move_alone(agency, booked[1], 4)
    given(change(agency, booked[1], Scope.ALL, later(1), "asked"))
    assert hours(states(agency, booked)) == [15] * 5


def test_dates_left_out_of_a_change_stay_as_they_are(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    put_in_the_way(agency, DAYS[3], 14)
    outcome = change(agency, booked[0], Scope.ALL, later(4))
    assert causes(outcome) == {Cause.SERIES_DATES}
    assert states(agency, booked) == list(booked)
    given(change(agency, booked[0], Scope.ALL, later(4), leave_out=frozenset({DAYS[3]})))
    assert hours(states(agency, booked)) == [14, 14, 14, 10, 14]


def test_they_may_change_places_with_each_other(agency: SampleAgency) -> None:
    """Each takes the hour that another of the series leaves in the same moment."""
    desk = agency.one(Role.FRONT_DESK)
    daily = given(agency.services.series.book(desk, agency.request(10), Repeat(Frequency.DAILY, count=3))).after
    move_alone(agency, daily[1], 24 + 2)  # the second stands on the third day at noon
    given(change(agency, daily[0], Scope.ALL, later(2), "asked", also=frozenset({date(2026, 12, 1)})))
    assert hours(states(agency, daily)) == [12, 12, 12]


def test_several_are_not_moved_to_another_day_at_once(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    assert causes(change(agency, booked[0], Scope.ALL, later(24))) == {Cause.SERIES_DAY}
    given(change(agency, booked[0], Scope.THIS, later(24)))


def test_an_interview_stays_one(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    outcome = change(agency, booked[0], Scope.ALL, lambda it: replace(it, purpose=Purpose.FAMILY_MEETING))
    assert causes(outcome) == {Cause.PURPOSE_NOT_FOR_ROOM}


def test_a_confirmed_one_among_them_asks_for_a_reason(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    agency.carry(booked[4], Status.CONFIRMED)
    assert causes(change(agency, booked[0], Scope.ALL, later(1))) == {Cause.REASON_NEEDED}
    assert hours(states(agency, booked)) == [10] * 5
    given(change(agency, booked[0], Scope.ALL, later(1), "The host asked"))
    assert now(agency, booked[4]).status is Status.CONFIRMED


def test_what_has_been_is_never_touched(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    agency.carry(booked[0], Status.FINISHED)
    agency.clock.moment = booked[1].event.start + 1
    before = states(agency, booked)
    written = given(change(agency, booked[3], Scope.ALL, later(2)))
    after = states(agency, booked)
    assert after[:2] == before[:2], "one is finished, the other's time has come"
    assert hours(after) == [10, 10, 12, 12, 12]
    assert written.series.wall_start == datetime(2026, 12, 14, 12, 0)
    assert causes(change(agency, booked[1], Scope.ALL, later(1))) == {Cause.STATUS}


def test_a_change_that_lost_the_race_writes_nothing(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    seen = {each.id: each.version for each in booked}
    move_alone(agency, booked[1], 4)
    before = contents(agency.database)
    assert causes(change(agency, booked[0], Scope.ALL, later(2), seen=seen)) == {Cause.CHANGED_MEANWHILE}
    stale = Edit(booked[1].id, booked[1].version, Scope.ALL)
    outcome = agency.services.series.change(agency.one(Role.FRONT_DESK), stale, later(2)(request_of(booked[1])))
    assert causes(outcome) == {Cause.CHANGED_MEANWHILE}
    assert contents(agency.database) == before


# Postponing and cancelling


def test_cancelling_the_following_ends_the_series(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    desk = agency.one(Role.FRONT_DESK)
    written = given(agency.services.series.cancel(desk, edit(agency, booked[2], Scope.THIS_AND_FOLLOWING), "asked"))
    after = states(agency, booked)
    assert [each.status for each in after] == [Status.TENTATIVE] * 2 + [Status.CANCELLED] * 3
    assert after[:2] == list(booked[:2])
    assert written.series.repeat.until == date(2026, 12, 13)


def test_postponing_one_leaves_its_date_out(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    desk = agency.one(Role.FRONT_DESK)
    written = given(agency.services.series.postpone(desk, edit(agency, booked[2], Scope.THIS), True, "unwell"))
    assert written.series.excluded == {DAYS[2]}
    assert [each.status for each in states(agency, booked)].count(Status.POSTPONED_BY_PERSON) == 1


def test_all_but_one_can_be_cancelled(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    desk = agency.one(Role.FRONT_DESK)
    wanted = edit(agency, booked[0], Scope.ALL, leave_out=frozenset({DAYS[4]}))
    assert [row.left_out for row in given(agency.services.series.preview_release(desk, wanted))] == [False] * 4 + [True]
    given(agency.services.series.cancel(desk, wanted, "asked"))
    assert [each.status for each in states(agency, booked)] == [Status.CANCELLED] * 4 + [Status.TENTATIVE]


def test_giving_up_needs_a_reason(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    desk = agency.one(Role.FRONT_DESK)
    wanted = edit(agency, booked[0], Scope.ALL)
    assert causes(agency.services.series.cancel(desk, wanted, " ")) == {Cause.REASON_NEEDED}
    assert causes(agency.services.series.postpone(desk, wanted, False, "")) == {Cause.REASON_NEEDED}


def test_a_visit_that_does_not_repeat_has_no_series(agency: SampleAgency) -> None:
    desk, visit = agency.one(Role.FRONT_DESK), agency.visit("Tess Howard")
    series = agency.services.series
    assert causes(series.of_appointment(desk, visit.id)) == {Cause.NOT_FOUND}
    assert causes(series.cancel(desk, Edit(visit.id, visit.version, Scope.ALL), "asked")) == {Cause.NOT_FOUND}


def test_the_series_says_how_far_each_scope_reaches(agency: SampleAgency, booked: tuple[Appointment, ...]) -> None:
    view = given(agency.services.series.of_appointment(agency.one(Role.SUPERVISOR), booked[3].id))
    assert view.reach == {Scope.THIS: 1, Scope.THIS_AND_FOLLOWING: 2, Scope.ALL: 5}
    assert view.members == booked


# The history


def test_the_history_has_one_entry_for_the_series_and_one_for_each_visit(
    agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    written = "SELECT action, count(*) FROM audit WHERE action LIKE 'series%' OR appointment_id >= ? GROUP BY action"
    query = agency.database.engine.execute_sql
    assert dict(query(written, (booked[0].id,)).fetchall()) == {"appointment.book": 5, "series.book": 1}
    given(change(agency, booked[2], Scope.THIS_AND_FOLLOWING, later(2)))
    found = dict(query(written, (booked[0].id,)).fetchall())
    assert (found["appointment.change"], found["series.change"]) == (3, 1)

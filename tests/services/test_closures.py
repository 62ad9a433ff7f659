"""When the agency and its rooms are closed, and what that means for what is booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.agency import Agency
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span, day_span
from desktop_app.services.services import Services
from tests.agency import ZONE, SampleAgency, at, causes, contents, given

SU, VS = Role.SUPERVISOR, Role.VICTIM_SERVICES
CARPET = Closure(0, ClosureKind.OUT_OF_SERVICE, 1, Span(at(8, day=30), at(12, day=30)), "new carpet")


def test_a_room_out_of_service_is_not_booked_until_it_is_open_again(agency: SampleAgency) -> None:
    closed = given(agency.services.closures.add(agency.one(VS), CARPET))
    book = agency.services.appointments.book
    refused = book(agency.one(VS), agency.request(10))
    assert causes(refused) == {Cause.ROOM_CLOSED}
    assert refused.reasons[0].facts["reason"] == "new carpet"
    assert given(agency.services.appointments.nearest(agency.one(VS), agency.request(10)))[0] >= at(12, 30, day=30)
    given(agency.services.closures.remove(agency.one(VS), closed.closure.id))
    given(book(agency.one(VS), agency.request(10)))
    assert causes(agency.services.closures.remove(agency.one(VS), closed.closure.id)) == {Cause.NOT_FOUND}


def test_what_is_booked_in_the_way_is_told_and_stays(agency: SampleAgency) -> None:
    booked = given(agency.services.appointments.book(agency.one(VS), agency.request(10)))
    elsewhere = given(agency.services.appointments.book(agency.one(VS), agency.request(12, 2)))
    gone = given(agency.services.appointments.book(agency.one(VS), agency.request(14)))
    given(agency.services.appointments.cancel(agency.one(VS), gone.id, gone.version, "moved"))
    whole = replace(CARPET, span=day_span(date(2026, 11, 30), ZONE))
    assert given(agency.services.closures.in_the_way(agency.one(VS), whole)) == (booked,)
    assert given(agency.services.closures.add(agency.one(VS), whole)).in_the_way == (booked,)
    everywhere = replace(whole, room_id=None, kind=ClosureKind.AGENCY_CLOSED)
    assert given(agency.services.closures.add(agency.one(SU), everywhere)).in_the_way == (booked, elsewhere)
    assert given(agency.services.appointments.detail(agency.one(VS), booked.id)).appointment == booked


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"reason": " "}, Cause.REASON_NEEDED),
        ({"reason": "x" * 301}, Cause.TOO_LONG),
        ({"span": Span(at(8), at(8))}, Cause.SPAN),
        ({"room_id": 99}, Cause.NOT_FOUND),
    ],
)
def test_a_closed_time_needs_a_reason_and_an_end(
    agency: SampleAgency, changes: dict[str, object], cause: Cause
) -> None:
    before = contents(agency.database)
    assert causes(agency.services.closures.add(agency.one(VS), replace(CARPET, **changes))) == {cause}
    assert contents(agency.database) == before


def test_what_is_over_is_no_longer_listed(agency: SampleAgency) -> None:
    others = given(agency.services.closures.coming(agency.one(VS)))
    closed = given(agency.services.closures.add(agency.one(VS), CARPET)).closure
    assert given(agency.services.closures.coming(agency.one(VS))) == (closed, *others)
    agency.clock.moment = CARPET.span.end
    assert given(agency.services.closures.coming(agency.one(VS))) == others


# --- hours ---


def test_a_week_is_set_as_a_whole_and_a_room_may_have_its_own(agency: SampleAgency) -> None:
    house = agency.services.closures
    assert {each.room_id for each in given(house.openings(agency.one(VS)))} == {None}
    week = [Opening(None, weekday, 540, 1020) for weekday in range(5)]
    assert given(house.set_hours(agency.one(SU), None, week)) == tuple(week)
    both = given(house.set_hours(agency.one(SU), 2, [Opening(None, 5, 600, 720)]))
    assert set(both) == {*week, Opening(2, 5, 600, 720)}
    assert given(house.set_hours(agency.one(SU), None, week[:1])) == (week[0], Opening(2, 5, 600, 720))
    assert given(house.set_hours(agency.one(SU), 2, [])) == (week[0],)


@pytest.mark.parametrize(
    ("hours", "cause"),
    [
        ([Opening(None, 0, 600, 600)], Cause.SPAN),
        ([Opening(None, 0, -1, 600)], Cause.SPAN),
        ([Opening(None, 0, 0, 1441)], Cause.SPAN),
        ([Opening(None, 7, 0, 600)], Cause.SPAN),
        ([Opening(None, 0, 0, 600), Opening(None, 0, 700, 800)], Cause.DUPLICATE),
    ],
)
def test_hours_lie_within_a_day_of_the_week(agency: SampleAgency, hours: list[Opening], cause: Cause) -> None:
    assert causes(agency.services.closures.set_hours(agency.one(SU), None, hours)) == {cause}
    assert causes(agency.services.closures.set_hours(agency.one(SU), 99, [])) == {Cause.NOT_FOUND}


# --- holidays ---


def test_holidays_are_kept_once_however_often_they_are_chosen(agency: SampleAgency) -> None:
    house, day = agency.services.closures, date(2027, 1, 1)
    assert day in {each.day for each in given(house.holidays(agency.one(VS), 2027)) if not each.kept}
    [added] = given(house.adopt_holidays(agency.one(VS), 2027, [day, date(2027, 1, 2)]))
    closure = added.closure
    assert (closure.kind, closure.room_id, closure.span) == (ClosureKind.HOLIDAY, None, day_span(day, ZONE))
    assert closure.reason == "New Year's Day"
    before = contents(agency.database)
    assert given(house.adopt_holidays(agency.one(VS), 2027, [day])) == ()
    assert contents(agency.database) == before
    assert [each.day for each in given(house.holidays(agency.one(VS), 2027)) if each.kept] == [day]
    given(house.remove(agency.one(VS), closure.id))
    assert not any(each.kept for each in given(house.holidays(agency.one(VS), 2027)))


def test_on_a_holiday_one_may_still_come(agency: SampleAgency) -> None:
    [thanksgiving] = given(agency.services.closures.adopt_holidays(agency.one(VS), 2026, [date(2026, 11, 26)]))
    assert [each.guest_name for each in thanksgiving.in_the_way] == ["Paula Greer"]
    given(agency.services.appointments.book(agency.one(VS), agency.request(9, 2, 26)))


@pytest.mark.parametrize(("state", "more"), [("MA", True), ("", False), ("ZZ", False)])
def test_a_state_has_holidays_of_its_own(services: Services, state: str, more: bool) -> None:
    room = Room(0, "Room", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "lobby")
    first = given(services.agency.set_up(Agency("Fairhaven", "", "", "", ZONE, state=state), [room], "Ruth"))
    names = {each.name for each in given(services.closures.holidays(first, 2026))}
    assert {"Christmas Day", "Thanksgiving Day"} <= names
    assert ("Patriots' Day" in names) is more


# --- buffers ---


def test_a_purpose_is_given_its_own_minutes_and_what_is_booked_keeps_its_hold(agency: SampleAgency) -> None:
    booked = given(agency.services.appointments.book(agency.one(VS), agency.request(10)))
    table = agency.services.buffers
    given(table.set_buffers(agency.one(SU), 1, Purpose.WITNESS_INTERVIEW, Buffers(5, 10, 15)))
    again = given(agency.services.appointments.book(agency.one(VS), agency.request(14)))
    assert again.hold == Span(again.event.start - 5 * MINUTE, again.event.end + 25 * MINUTE)
    assert again.decompression_end == again.event.end + 10 * MINUTE
    assert given(agency.services.appointments.detail(agency.one(VS), booked.id)).appointment.hold == booked.hold
    given(table.set_buffers(agency.one(SU), 1, Purpose.WITNESS_INTERVIEW, Buffers(0, 0, 0)))
    assert given(table.table(agency.one(VS))) == {(1, Purpose.WITNESS_INTERVIEW): Buffers(0, 0, 0)}
    assert given(table.set_buffers(agency.one(SU), 1, Purpose.WITNESS_INTERVIEW, None)) == {}


@pytest.mark.parametrize(
    ("room", "purpose", "wanted", "cause"),
    [
        (1, Purpose.FAMILY_MEETING, Buffers(-1, 0, 0), Cause.COUNT),
        (1, Purpose.FAMILY_MEETING, Buffers(0, 0, 241), Cause.COUNT),
        (1, Purpose.RETURN_OF_BELONGINGS, Buffers(5, 5, 5), Cause.PURPOSE_NOT_FOR_ROOM),
        (99, Purpose.FAMILY_MEETING, Buffers(5, 5, 5), Cause.NOT_FOUND),
    ],
)
def test_minutes_around_a_visit_have_bounds(
    agency: SampleAgency, room: int, purpose: Purpose, wanted: Buffers, cause: Cause
) -> None:
    assert causes(agency.services.buffers.set_buffers(agency.one(SU), room, purpose, wanted)) == {cause}


def test_the_longest_visit_still_fits_into_a_day_with_the_longest_buffers(agency: SampleAgency) -> None:
    given(agency.services.buffers.set_buffers(agency.one(SU), 1, Purpose.WITNESS_INTERVIEW, Buffers(240, 240, 240)))
    longest = Span(at(10, day=29), at(10, day=29) + 8 * HOUR)
    given(agency.services.appointments.book(agency.one(VS), replace(agency.request(), event=longest)))

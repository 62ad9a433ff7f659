"""Booking, as a hostile reader of the code found it: who is kept apart, times, and changes taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.bookings import buffers_held, request_of
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.cases import CaseState, Standing, StateBy
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.series import Frequency, Repeat
from desktop_app.domain.series import Scope as Reach
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.services.series import Edit
from desktop_app.ui.sentences import sentences
from tests.agency import TODAY, SampleAgency, at, causes, given

FD, VS, SU = Role.FRONT_DESK, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def apart(agency: SampleAgency) -> tuple[Appointment, Appointment]:
    """Two visits of two families that are never in the building within four hours, and the first stands at nine."""
    moves, desk = agency.services.appointments, agency.one(FD)
    one = given(moves.book(desk, agency.request(8, room=1, case_id=1)))
    other = given(moves.book(desk, agency.request(15, room=2, case_id=2, host_id=agency.one(SU).id)))
    given(
        agency.services.separation.keep_apart(
            agency.one(VS), Side(case_id=1), Side(case_id=2), 240, Scope.BUILDING, Why.TWO_FAMILIES
        )
    )
    return one, other


def test_a_stranger_named_beside_a_family_does_not_lift_its_rules(
    agency: SampleAgency, apart: tuple[Appointment, Appointment]
) -> None:
    witness = given(agency.services.appointments.book(agency.one(FD), agency.request(9, day=26, room=2)))
    given(
        agency.services.separation.keep_apart(
            agency.one(VS), Side(appointment_id=witness.id), Side(case_id=3), 10, Scope.ROOM, Why.COURT_ORDER
        )
    )
    stranger = given(agency.services.appointments.detail(agency.one(VS), witness.id)).appointment.party_id
    wish = agency.request(10, room=2, case_id=2, host_id=agency.one(SU).id)
    assert Cause.SEPARATION in causes(agency.services.appointments.book(agency.one(FD), wish))
    with_stranger = replace(wish, party_id=stranger)
    assert Cause.SEPARATION in causes(agency.services.appointments.book(agency.one(FD), with_stranger))


def test_a_divided_family_keeps_the_rules_of_both_sides(
    agency: SampleAgency, apart: tuple[Appointment, Appointment]
) -> None:
    sister = given(agency.services.appointments.book(agency.one(FD), agency.request(9, day=26, room=2)))
    given(
        agency.services.separation.keep_apart(
            agency.one(VS), Side(case_id=2), Side(appointment_id=sister.id), 60, Scope.BUILDING, Why.DIVIDED_FAMILY
        )
    )
    agency.database.engine.execute_sql("UPDATE party SET case_id = 2 WHERE case_id IS NULL")
    wish = agency.request(10, room=2, case_id=2, host_id=agency.one(SU).id)
    assert Cause.SEPARATION in causes(agency.services.appointments.book(agency.one(FD), wish))


def test_the_front_desk_drags_without_reading_whose_case_it_is(
    agency: SampleAgency, apart: tuple[Appointment, Appointment]
) -> None:
    span = Span(at(0, day=30), at(23, day=30))
    seen = given(agency.services.schedule.surroundings(agency.one(FD), span))
    assert {each.case_id for each in seen.occupied} | {each.case_id for each in seen.parties} == {None}
    assert {each.why for each in seen.separations} == {Why.TWO_SIDES}
    assert {each.party_id for each in seen.occupied} != {None}, "a ghost still knows that two are kept apart"
    detail = given(agency.services.appointments.detail(agency.one(FD), apart[0].id))
    assert (detail.case_number, detail.party_code) == ("", "")


def test_a_visit_forgotten_in_its_room_is_made_longer_or_refused_and_never_fails(agency: SampleAgency) -> None:
    inside = agency.carry(agency.visit("Rita Soto"), Status.IN_ROOM)
    host, moves = agency.one(VS), agency.services.appointments
    agency.clock.moment = inside.hold.end + 40 * HOUR
    assert causes(moves.extend(host, inside.id, inside.version, 60)) == {Cause.LENGTH}
    agency.clock.moment = inside.event.end + 9 * HOUR
    assert causes(moves.extend(host, inside.id, inside.version, 60)) == {Cause.NEXT_VISIT}


@pytest.mark.parametrize("start", [10**15, 2**63, -(10**12)])
def test_no_time_beyond_the_calendar_fails(agency: SampleAgency, start: int) -> None:
    moves, desk = agency.services.appointments, agency.one(FD)
    wish = replace(agency.request(), event=Span(start, start + HOUR))
    assert causes(moves.book(desk, wish)) == causes(moves.cautions(desk, wish)) == {Cause.TOO_FAR}
    assert moves.nearest(desk, wish) == ()


def test_the_same_visit_is_not_taken_back_twice_at_once(agency: SampleAgency) -> None:
    moves, desk = agency.services.appointments, agency.one(FD)
    booked = given(moves.book(desk, agency.request()))
    assert causes(moves.restore(desk, (booked, booked))) == {Cause.CHANGED_MEANWHILE}


@pytest.mark.parametrize("why", ["on_hold", "withdrawn", "disputed"])
def test_no_return_is_booked_while_it_is_stopped(agency: SampleAgency, why: str) -> None:
    family, moves = agency.family("Rosa"), agency.services.appointments
    standing = agency.visit("Elena Delgado")
    wish, later = agency.return_request("Rosa"), agency.return_request("Rosa", 13)
    if why == "disputed":
        member = replace(family.family[0], standing=Standing.DISPUTED)
        given(agency.services.cases.change_member(agency.one(SU), member))
    else:
        given(
            agency.services.cases.set_state(
                agency.one(SU), family.case.id, family.case.version, CaseState(why), StateBy.COUNSEL, "letter"
            )
        )
    actor = agency.one(VS)
    assert Cause.RETURN_STOPPED in causes(moves.change(actor, standing.id, standing.version, later, "asked"))
    other_host = replace(request_of(standing), host_id=agency.one(SU).id)
    changed = given(moves.change(actor, standing.id, standing.version, other_host, "unwell"))
    gone = given(moves.postpone(actor, changed.id, changed.version, True, "asked"))
    for answer in (moves.plan(actor, wish), moves.book(actor, wish)):
        assert causes(answer) == {Cause.RETURN_STOPPED}
    again = moves.restore(actor, [replace(changed, version=gone.version)])
    assert causes(again) == {Cause.GATE_SHUT if why == "disputed" else Cause.RETURN_STOPPED}


def test_the_front_desk_reads_initials_and_changes_no_name(agency: SampleAgency) -> None:
    services, desk = agency.services, agency.one(FD)
    series = given(services.series.book(desk, agency.request(), Repeat(Frequency.DAILY, count=3)))
    first = series.after[0]
    seen = given(services.appointments.detail(desk, first.id)).appointment
    assert (seen.guest_name, seen.guest_label) == ("A. B.", "A. B.")
    members = given(services.series.of_appointment(desk, first.id)).members
    assert {each.guest_name for each in members} == {"A. B."}

    def names() -> set[str]:
        rows = agency.database.engine.execute_sql("SELECT guest_name, guest_label FROM appointment WHERE series_id")
        return set(rows.fetchall())

    wish = replace(request_of(seen), event=seen.event.moved(HOUR))
    moved = given(services.appointments.change(desk, first.id, first.version, wish))
    assert names() == {("Ann Bell", "A. B.")}
    (back,) = given(services.appointments.restore(desk, [replace(seen, version=moved.version)]))
    assert names() == {("Ann Bell", "A. B.")}
    edit = Edit(back.id, back.version, Reach.ALL)
    wish = replace(request_of(seen), event=seen.event.moved(2 * HOUR))
    rows = given(services.series.preview_change(desk, edit, wish))
    assert {row.request.guest_name for row in rows if row.request} == {"A. B."}
    given(services.series.change(desk, edit, wish))
    assert names() == {("Ann Bell", "A. B.")}
    other = given(services.appointments.detail(agency.one(VS), first.id)).appointment
    assert other.guest_name == "Ann Bell"


def test_an_earlier_state_brings_no_shorter_buffers_along(agency: SampleAgency) -> None:
    moves, desk = agency.services.appointments, agency.one(FD)
    booked = given(moves.book(desk, agency.request()))
    moved = given(moves.change(desk, booked.id, booked.version, agency.request(14)))
    forged = replace(booked, version=moved.version, hold=booked.event, decompression_end=booked.event.end)
    (back,) = given(moves.restore(desk, [forged]))
    assert back.hold == booked.hold
    given(agency.services.buffers.set_buffers(agency.one(SU), 1, booked.purpose, Buffers(45, 10, 20)))
    gone = given(moves.cancel(desk, back.id, back.version, "asked"))
    (again,) = given(moves.restore(desk, [replace(back, version=gone.version)]))
    assert buffers_held(again) == Buffers(45, 10, 20), "what is usual today"


def test_a_visit_is_not_made_longer_toward_somebody_it_is_kept_apart_from(agency: SampleAgency) -> None:
    inside = agency.carry(agency.visit("Rita Soto"), Status.IN_ROOM)
    services, host = agency.services, agency.one(VS)
    booked = given(services.schedule.day(agency.one(SU), TODAY)).appointments
    after = [each for each in booked if each.room_id != inside.room_id and each.hold.start > inside.hold.end]
    other = min(after, key=lambda each: each.hold.start)
    gap = (other.hold.start - inside.hold.end) // MINUTE
    sides = Side(appointment_id=inside.id), Side(appointment_id=other.id)
    given(services.separation.keep_apart(host, *sides, gap - 10, Scope.BUILDING, Why.TWO_SIDES))
    now = given(services.appointments.detail(host, inside.id)).appointment
    agency.clock.moment = now.event.end
    refused = services.appointments.extend(host, now.id, now.version, 15)
    assert causes(refused) == {Cause.STAYS_TOO_NEAR}
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["until"] == now.event.end + 10 * MINUTE
    assert "can stay until" in sentences(refused)
    given(services.appointments.extend(host, now.id, now.version, 10))

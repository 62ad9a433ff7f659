"""Taking changes back, running over, shorter buffers: what undo and a full house ask of the service."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.services.appointments import AppointmentService
from tests.agency import TODAY, SampleAgency, at, causes, contents, count, given

FD, VS, SU = Role.FRONT_DESK, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def moves(agency: SampleAgency) -> AppointmentService:
    return agency.services.appointments


@pytest.fixture
def booked(agency: SampleAgency, moves: AppointmentService) -> Appointment:
    return given(moves.book(agency.one(FD), agency.request()))


def back_to(earlier: Appointment, now: Appointment) -> Appointment:
    return replace(earlier, version=now.version)


def test_a_move_is_taken_back_and_done_again(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    desk = agency.one(FD)
    moved = given(moves.change(desk, booked.id, 1, agency.request(14)))
    (back,) = given(moves.restore(desk, [back_to(booked, moved)]))
    assert (back.event, back.hold, back.status) == (booked.event, booked.hold, booked.status)
    (again,) = given(moves.restore(desk, [back_to(moved, back)]))
    assert (again.event, again.version) == (moved.event, 4)
    assert count(agency.database, "audit", "action = 'appointment.restore'") == 2


@pytest.mark.parametrize("way", ["postpone", "cancel"])
def test_what_was_given_up_stands_again_with_its_checklist(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment, way: str
) -> None:
    desk = agency.one(FD)
    rest = (True, "unwell") if way == "postpone" else ("unwell",)
    gone = given(getattr(moves, way)(desk, booked.id, 1, *rest))
    (back,) = given(moves.restore(desk, [back_to(booked, gone)]))
    assert back.status is Status.TENTATIVE
    assert given(agency.services.checklists.for_appointment(desk, booked.id)).checklist.visit == back


def test_two_visits_change_places_and_back(agency: SampleAgency, moves: AppointmentService) -> None:
    desk = agency.one(FD)
    one = given(moves.book(desk, agency.request(9)))
    other = given(moves.book(desk, agency.request(12)))
    swapped = given(
        moves.restore(
            desk,
            [
                replace(one, event=other.event, hold=other.hold, decompression_end=other.decompression_end),
                replace(other, event=one.event, hold=one.hold, decompression_end=one.decompression_end),
            ],
        )
    )
    assert [each.event for each in swapped] == [other.event, one.event]


def test_a_time_taken_meanwhile_is_not_taken_back_and_nothing_changes(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    desk = agency.one(FD)
    moved = given(moves.change(desk, booked.id, 1, agency.request(14)))
    given(moves.book(desk, agency.request(guest_name="Cy Dunn", host_id=1)))
    second = given(moves.book(desk, agency.request(9, room=2, host_id=1)))
    before = contents(agency.database)
    wanted = [replace(second, event=second.event.moved(HOUR * 3)), back_to(booked, moved)]
    assert Cause.ROOM_HELD in causes(moves.restore(desk, wanted))
    assert contents(agency.database) == before


def test_visits_taken_back_together_are_asked_about_each_other(agency: SampleAgency, moves: AppointmentService) -> None:
    """Two visits put back at once into one hour with one host: each alone would be free."""
    desk = agency.one(FD)
    one = given(moves.book(desk, agency.request(9)))
    other = given(moves.book(desk, agency.request(13, room=2)))
    both = [one, replace(other, event=one.event, hold=one.hold, decompression_end=one.decompression_end)]
    assert causes(moves.restore(desk, both)) == {Cause.HOST_BUSY}


def test_a_lost_race_and_a_visit_that_took_place_are_not_taken_back(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    desk = agency.one(FD)
    given(moves.change(desk, booked.id, 1, agency.request(14)))
    assert causes(moves.restore(desk, [booked])) == {Cause.CHANGED_MEANWHILE}
    done = agency.carry(agency.visit("Rita Soto"), Status.IN_ROOM)
    assert causes(moves.restore(desk, [replace(done, status=Status.TENTATIVE)])) == {Cause.STATUS}


def test_only_open_gates_lead_back_to_confirmed(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    forged = replace(booked, status=Status.CONFIRMED)
    assert causes(moves.restore(agency.one(FD), [forged])) == {Cause.GATE_SHUT}


# Still in use


@pytest.fixture
def inside(agency: SampleAgency) -> Appointment:
    return agency.carry(agency.visit("Rita Soto"), Status.IN_ROOM)


def test_a_room_still_in_use_is_held_longer(
    agency: SampleAgency, moves: AppointmentService, inside: Appointment
) -> None:
    agency.clock.moment = inside.event.end + 2 * MINUTE
    longer = given(moves.extend(agency.one(VS), inside.id, inside.version, 15))
    assert longer.event.end == agency.clock.moment + 15 * MINUTE
    assert longer.event.end <= longer.decompression_end <= longer.hold.end
    assert longer.hold.end > inside.hold.end


def test_the_next_visit_keeps_its_setup_and_is_named(
    agency: SampleAgency, moves: AppointmentService, inside: Appointment
) -> None:
    following = next(
        each
        for each in given(agency.services.schedule.day(agency.one(SU), TODAY)).appointments
        if each.room_id == inside.room_id and each.event.start > inside.event.start
    )
    gap = (following.hold.start - inside.event.end) // MINUTE
    longer = given(moves.extend(agency.one(VS), inside.id, inside.version, gap - 5))
    assert longer.event.end == following.hold.start - 5 * MINUTE
    assert longer.hold.end == following.hold.start, "its own buffers gave way, the next visit's did not"
    refused = moves.extend(agency.one(VS), inside.id, longer.version, 120)
    assert causes(refused) == {Cause.NEXT_VISIT}
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["appointment"] == following.id


@pytest.mark.parametrize("minutes", [0, -5, 9 * 60])
def test_a_visit_is_made_longer_by_sensible_minutes(
    agency: SampleAgency, moves: AppointmentService, inside: Appointment, minutes: int
) -> None:
    assert causes(moves.extend(agency.one(VS), inside.id, inside.version, minutes)) == {Cause.LENGTH}


def test_only_a_visit_in_the_room_runs_over(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    assert causes(moves.extend(agency.one(VS), booked.id, 1, 15)) == {Cause.STATUS}


# Buffers


def test_shorter_buffers_are_a_supervisors_with_a_reason_and_in_the_history(
    agency: SampleAgency, moves: AppointmentService
) -> None:
    wish = replace(agency.request(), shorter=Buffers(5, 10, 5))
    assert causes(moves.book(agency.one(FD), wish, "back to back")) == {Cause.NOT_ALLOWED}
    assert causes(moves.book(agency.one(SU), wish)) == {Cause.REASON_NEEDED}
    made = given(moves.book(agency.one(SU), wish, "back to back"))
    assert made.hold == Span(at(9, 55, day=30), at(11, 15, day=30))
    assert made.decompression_end == at(11, 10, day=30)
    assert count(agency.database, "audit", 'facts LIKE \'%"shorter_buffers": "5 15"%\'') == 1


def test_another_time_or_person_asks_the_team_anew(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    agency.database.engine.execute_sql(
        "UPDATE appointment SET confirmed_duties = 'host advocate', advocate_id = 1 WHERE id = ?", (booked.id,)
    )
    wish = replace(agency.request(), advocate_id=1)
    other_host = given(moves.change(agency.one(FD), booked.id, 1, replace(wish, host_id=agency.one(SU).id)))
    assert other_host.confirmed_duties == {"advocate"}
    later = given(moves.change(agency.one(FD), booked.id, 2, replace(wish, event=wish.event.moved(HOUR))))
    assert later.confirmed_duties == frozenset()

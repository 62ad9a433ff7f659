"""Booking and moving: what is refused, what is said, and that nobody's change is overwritten in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.buffers import Held
from desktop_app.domain.follow_ups import FollowUpKind
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.services.appointments import AppointmentService
from desktop_app.store import appointments as rows
from desktop_app.store import surroundings
from desktop_app.store.faults import HoldOverlap
from desktop_app.store.models import AppointmentRow, CaseRow
from tests.agency import TODAY, SampleAgency, at, causes, contents, count, given, shut_gates

FD, VS = Role.FRONT_DESK, Role.VICTIM_SERVICES
MONDAY = date(2026, 11, 30)


@pytest.fixture
def moves(agency: SampleAgency) -> AppointmentService:
    return agency.services.appointments


@pytest.fixture
def booked(agency: SampleAgency, moves: AppointmentService) -> Appointment:
    return given(moves.book(agency.one(FD), agency.request()))


def test_a_booking_begins_tentative_with_its_hold_and_its_checklist(agency: SampleAgency, booked: Appointment) -> None:
    assert (booked.status, booked.number, booked.guest_label) == (Status.TENTATIVE, "26-0012", "A. B.")
    assert booked.hold == Span(booked.event.start - 30 * MINUTE, booked.event.end + 30 * MINUTE)
    view = given(agency.services.checklists.for_appointment(agency.one(FD), booked.id))
    assert view.checklist.protocol.id == "interview"
    assert set(view.checklist.marks) == {"a-fd-purpose", "a-fd-standing"}
    assert agency.visit("Ann Bell", MONDAY) == booked


def test_nobody_books_a_suspect(agency: SampleAgency, moves: AppointmentService) -> None:
    before = contents(agency.database)
    for role in Role:
        answer = moves.book(agency.one(role), replace(agency.request(), not_a_suspect=False))
        assert causes(answer) == (
            {Cause.NOT_ALLOWED} if role in {Role.EVIDENCE, Role.ADMINISTRATOR} else {Cause.SUSPECT}
        )
    assert contents(agency.database) == before


def test_a_taken_time_is_refused_with_the_hold_in_its_way_and_free_times_are_offered(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    desk, wish = agency.one(FD), agency.request(host_id=agency.named("Maria Reyes").id)
    refused = moves.book(desk, wish)
    assert causes(refused) == {Cause.ROOM_HELD}
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["hold"] == booked.hold
    offered = given(moves.nearest(desk, wish))
    assert offered == (at(8, day=30), at(12, day=30), at(13, day=30))
    for start in offered:
        assert isinstance(moves.plan(desk, replace(wish, event=Span(start, start + HOUR))), Held)


def test_the_database_has_the_last_word_in_the_planners_words(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody books between the planner's look and the write: the trigger refuses, the planner explains."""
    occupied, looks = surroundings.occupied, iter([True])
    monkeypatch.setattr(surroundings, "occupied", lambda span: () if next(looks, False) else occupied(span))
    assert causes(moves.book(agency.one(FD), agency.request(host_id=1))) == {Cause.ROOM_HELD}
    other = given(moves.book(agency.one(FD), agency.request(14)))
    looks = iter([True])
    assert causes(moves.change(agency.one(FD), other.id, 1, agency.request(host_id=1))) == {Cause.ROOM_HELD}
    assert count(agency.database, "appointment", f"hold_end > {booked.hold.start}") == 2


def test_a_lost_race_that_left_no_trace_is_said_to_be_one(
    agency: SampleAgency, moves: AppointmentService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overlap(*_: object) -> None:
        raise HoldOverlap

    monkeypatch.setattr(rows, "add", overlap)
    assert causes(moves.book(agency.one(FD), agency.request())) == {Cause.CHANGED_MEANWHILE}


MOVES: dict[str, Callable[[AppointmentService, Any, Appointment, Any], object]] = {
    "change": lambda moves, who, it, wish: moves.change(who, it.id, it.version, wish, "asked"),
    "confirm": lambda moves, who, it, wish: moves.confirm(who, it.id, it.version),
    "postpone": lambda moves, who, it, wish: moves.postpone(who, it.id, it.version, True, "unwell"),
    "cancel": lambda moves, who, it, wish: moves.cancel(who, it.id, it.version, "not needed"),
    "arrive": lambda moves, who, it, wish: moves.arrive(who, it.id, it.version),
    "start": lambda moves, who, it, wish: moves.start(who, it.id, it.version),
    "finish": lambda moves, who, it, wish: moves.finish(who, it.id, it.version),
    "reset": lambda moves, who, it, wish: moves.reset(who, it.id, it.version),
}


@pytest.mark.parametrize("move", MOVES)
def test_whoever_comes_second_is_told_and_overwrites_nothing(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment, move: str
) -> None:
    given(moves.change(agency.one(FD), booked.id, booked.version, agency.request(14)))
    before = contents(agency.database)
    stale = MOVES[move](moves, agency.one(VS), booked, agency.request(16))
    assert causes(stale) == {Cause.CHANGED_MEANWHILE}
    assert contents(agency.database) == before


@pytest.mark.parametrize("move", MOVES)
def test_a_race_lost_between_reading_and_writing_is_told_too(
    agency: SampleAgency,
    moves: AppointmentService,
    booked: Appointment,
    move: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status = {"arrive": "confirmed", "start": "arrived", "finish": "in_room", "reset": "finished"}.get(
        move, "tentative"
    )
    AppointmentRow.update(status=status).where(AppointmentRow.id == booked.id).execute()
    agency.clock.moment = booked.event.start - 10 * MINUTE
    agency.tick_visit(booked, "A3", "A5", "A6", "A7", "A8")
    monkeypatch.setattr(rows, "update", lambda appointment: None)
    assert causes(MOVES[move](moves, agency.one(VS), booked, agency.request(16))) == {Cause.CHANGED_MEANWHILE}


@pytest.mark.parametrize("move", MOVES)
def test_a_visit_nobody_knows_is_not_found(agency: SampleAgency, moves: AppointmentService, move: str) -> None:
    unknown = replace(agency.visit("Tess Howard"), id=999)
    assert causes(MOVES[move](moves, agency.one(VS), unknown, agency.request())) == {Cause.NOT_FOUND}


def test_a_confirmed_visit_moves_only_with_a_reason(agency: SampleAgency, moves: AppointmentService) -> None:
    visit, desk = agency.visit("Frank Adeyemi"), agency.one(FD)
    wish = agency.request(14, purpose=Purpose.FAMILY_MEETING, host_id=visit.host_id)
    assert causes(moves.change(desk, visit.id, visit.version, wish)) == {Cause.REASON_NEEDED}
    moved = given(moves.change(desk, visit.id, visit.version, wish, " the family asked "))
    assert (moved.status, moved.reason, moved.number) == (Status.CONFIRMED, "the family asked", visit.number)


def test_a_visit_that_has_begun_is_not_moved(agency: SampleAgency, moves: AppointmentService) -> None:
    visit = agency.visit("Rita Soto")
    assert causes(moves.change(agency.one(FD), visit.id, visit.version, agency.request(), "late")) == {Cause.STATUS}


@pytest.mark.parametrize("move", ["postpone", "cancel"])
def test_giving_up_a_visit_asks_for_a_reason_and_frees_the_room(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment, move: str
) -> None:
    desk, more = agency.one(FD), (True,) if move == "postpone" else ()
    give_up = getattr(moves, move)
    assert causes(give_up(desk, booked.id, booked.version, *more, " ")) == {Cause.REASON_NEEDED}
    given_up = given(give_up(desk, booked.id, booked.version, *more, "unwell"))
    assert given_up.reason == "unwell"
    assert given(moves.book(desk, agency.request())).id != booked.id
    assert causes(give_up(desk, booked.id, given_up.version, *more, "again")) == {Cause.STATUS}


@pytest.mark.parametrize(
    ("by_person", "status"), [(True, Status.POSTPONED_BY_PERSON), (False, Status.POSTPONED_BY_AGENCY)]
)
def test_who_postponed_is_kept(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment, by_person: bool, status: Status
) -> None:
    assert given(moves.postpone(agency.one(FD), booked.id, booked.version, by_person, "storm")).status is status


def test_an_interview_is_confirmed_when_its_gates_are_open(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    host = agency.one(VS)
    assert shut_gates(moves.confirm(host, booked.id, booked.version)) == ["A3", "A5"]
    agency.tick_visit(booked, "A3")
    assert shut_gates(moves.confirm(host, booked.id, booked.version)) == ["A5"]
    agency.tick_visit(booked, "A5")
    assert given(moves.confirm(host, booked.id, booked.version)).status is Status.CONFIRMED


def test_a_child_and_an_interpreter_make_their_gates_apply(agency: SampleAgency, moves: AppointmentService) -> None:
    wish = agency.request(room=3, needs=frozenset({Need.CHILD, Need.INTERPRETER}))
    booked, host = given(moves.book(agency.one(FD), wish)), agency.one(VS)
    agency.tick_visit(booked, "A3", "A5")
    assert shut_gates(moves.confirm(host, booked.id, 1)) == ["A2"]
    agency.tick_visit(booked, "A2")
    confirmed = given(moves.confirm(host, booked.id, 1))
    agency.clock.moment = booked.event.start - 10 * MINUTE
    agency.tick_visit(booked, "A6")
    assert shut_gates(moves.arrive(host, booked.id, confirmed.version)) == ["A4"]


def test_a_room_made_ready_too_early_must_be_looked_at_again(agency: SampleAgency, moves: AppointmentService) -> None:
    visit, desk = agency.visit("Frank Adeyemi"), agency.one(FD)
    agency.tick_visit(visit, "A6")
    agency.clock.moment = visit.event.start
    assert shut_gates(moves.arrive(desk, visit.id, visit.version)) == ["A6"]


def test_an_interview_goes_from_the_first_call_to_a_free_room(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment
) -> None:
    host, desk = agency.one(VS), agency.one(FD)
    shut = {
        Status.CONFIRMED: (moves.confirm, host, ["A3", "A5"]),
        Status.ARRIVED: (moves.arrive, desk, ["A6"]),
        Status.IN_ROOM: (moves.start, host, ["A7"]),
        Status.FINISHED: (moves.finish, host, ["A8"]),
    }
    for status, (move, actor, gates) in shut.items():
        agency.clock.moment = max(agency.clock.moment, booked.event.start - 10 * MINUTE)
        assert shut_gates(move(actor, booked.id, booked.version)) == gates
        agency.open_gates(booked, status)
        booked = given(move(actor, booked.id, booked.version))
        assert booked.status is status
    agency.clock.moment = booked.event.start + 40 * MINUTE
    free = given(moves.reset(desk, booked.id, booked.version))
    assert (free.event.end, free.hold.end) == (agency.clock.moment, agency.clock.moment)
    actions = [each.action for each in given(agency.services.history.of_appointment(host, booked.id))]
    told = [action.removeprefix("appointment.") for action in actions if action.startswith("appointment.")]
    assert told == ["book", "confirmed", "arrived", "in_room", "finished", "reset_done"]


@pytest.mark.parametrize("unknown", ["room_id", "host_id", "evidence_id", "case_id"])
def test_a_wish_for_what_nobody_knows_is_refused(
    agency: SampleAgency, moves: AppointmentService, booked: Appointment, unknown: str
) -> None:
    wish, desk = replace(agency.request(14), **{unknown: 999}), agency.one(FD)
    assert causes(moves.plan(desk, wish)) == {Cause.NOT_FOUND}
    assert causes(moves.book(desk, wish)) == {Cause.NOT_FOUND}
    assert causes(moves.change(desk, booked.id, booked.version, wish)) == {Cause.NOT_FOUND}


# --- a return ---


@pytest.mark.parametrize(("shut", "open_"), [("B1", ""), ("B2", "B1"), ("B5", "B1 B2")])
def test_a_return_is_booked_when_the_family_was_told_and_has_a_recipient(
    agency: SampleAgency, moves: AppointmentService, shut: str, open_: str
) -> None:
    case_id = agency.family("Daniel").case.id
    agency.database.engine.execute_sql(
        "DELETE FROM step_mark WHERE checklist_id IN (SELECT id FROM checklist WHERE case_id = ?)", (case_id,)
    )
    agency.tick_case(case_id, *open_.split())
    before = contents(agency.database)
    refused = shut_gates(moves.book(agency.one(VS), agency.return_request("Daniel")))
    assert refused[0] == shut
    assert contents(agency.database) == before
    agency.tick_case(case_id, *(gate for gate in ("B1", "B2", "B5") if gate not in open_))
    assert given(moves.book(agency.one(VS), agency.return_request("Daniel"))).case_id == case_id


def test_a_dispute_keeps_a_return_from_being_booked(agency: SampleAgency, moves: AppointmentService) -> None:
    assert causes(moves.book(agency.one(VS), agency.return_request("Minh"))) == {Cause.RETURN_STOPPED}


def test_a_booking_never_becomes_a_return_through_the_back_door(
    agency: SampleAgency, moves: AppointmentService
) -> None:
    """A change keeps the protocol a visit began with: the family's gates cannot be walked around."""
    desk = agency.one(FD)
    meeting = given(moves.book(desk, agency.request(room=4, purpose=Purpose.FAMILY_MEETING)))
    wish = agency.return_request("Minh")
    assert causes(moves.change(desk, meeting.id, meeting.version, wish)) == {Cause.PURPOSE_NOT_FOR_ROOM}
    visit = agency.visit("Elena Delgado")
    back = agency.request(room=4, purpose=Purpose.FAMILY_MEETING)
    assert causes(moves.change(desk, visit.id, visit.version, back, "r")) == {Cause.PURPOSE_NOT_FOR_ROOM}


def test_nor_does_one_familys_return_become_another_familys(agency: SampleAgency, moves: AppointmentService) -> None:
    visit, wish = agency.visit("Elena Delgado"), agency.return_request("Minh")
    assert shut_gates(moves.change(agency.one(VS), visit.id, visit.version, wish, "mixed up")) == ["B1", "B2", "B5"]
    own = agency.return_request("Rosa", 11)
    assert given(moves.change(agency.one(VS), visit.id, visit.version, own, "asked")).event == own.event


def test_a_return_goes_from_booking_to_the_last_signature(agency: SampleAgency, moves: AppointmentService) -> None:
    host, desk, evidence = agency.one(VS), agency.one(FD), agency.named("Lena Brandt")
    visit = agency.visit("Elena Delgado")
    agency.clock.moment = visit.event.start - 10 * MINUTE
    here = given(moves.arrive(desk, visit.id, visit.version))
    assert shut_gates(moves.start(host, here.id, here.version)) == ["B10", "B11"]
    agency.open_gates(here, Status.IN_ROOM)
    inside = given(moves.start(host, here.id, here.version))
    assert shut_gates(moves.finish(host, inside.id, inside.version)) == ["B12", "B13", "B14", "B15"]
    agency.open_gates(inside, Status.FINISHED)
    refused = moves.finish(host, inside.id, inside.version)
    assert shut_gates(refused) == ["B13"]
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["lacking"] == (("outcomes", Role.EVIDENCE),)
    agency.carry_in(inside)
    agency.hand_over_all(inside, evidence)
    assert given(moves.finish(host, inside.id, inside.version)).status is Status.FINISHED
    calls = given(agency.services.follow_ups.of_case(host, visit.case_id or 0))
    assert [(call.due_on - TODAY).days for call in calls] == [2, 9, 21]
    assert calls[1].reasons == (FollowUpKind.STILL_HELD,), "what is still held is looked at again on that day"
    assert agency.family("Rosa").stage.value == "follow_up"


def test_a_day_shows_what_still_stands_and_what_it_waits_for(agency: SampleAgency, moves: AppointmentService) -> None:
    day = given(agency.services.schedule.day(agency.one(Role.SUPERVISOR), TODAY))
    assert [each.guest_name for each in day.appointments] == [
        "Rita Soto", "Frank Adeyemi", "Tess Howard", "Kim Lowell", "Elena Delgado",
    ]  # fmt: skip
    assert day.remarks[agency.visit("Tess Howard").id] == "waiting:2"
    assert day.remarks[agency.visit("Kim Lowell").id] == "ready"
    tess = agency.visit("Tess Howard")
    given(moves.cancel(agency.one(FD), tess.id, tess.version, "not needed"))
    assert "Tess Howard" not in {
        each.guest_name for each in given(agency.services.schedule.day(agency.one(Role.SUPERVISOR), TODAY)).appointments
    }


def test_a_detail_names_the_people_and_the_room(agency: SampleAgency, moves: AppointmentService) -> None:
    detail = given(moves.detail(agency.one(VS), agency.visit("Elena Delgado").id))
    assert detail.room.name == "Willow room"
    assert detail.host is not None
    assert detail.evidence is not None
    assert (detail.host.name, detail.evidence.name) == ("Maria Reyes", "Lena Brandt")
    assert detail.case_number == "26-013902" == CaseRow.get_by_id(1).number
    assert causes(moves.detail(agency.one(VS), 999)) == {Cause.NOT_FOUND}


def test_a_record_never_shows_the_signatures_of_an_earlier_visit(agency: SampleAgency) -> None:
    """Found by a tester: the record of a visit to come carried the last visit's signatures."""
    first = agency.carry(agency.visit("Elena Delgado"), Status.FINISHED)
    later = given(agency.services.appointments.book(agency.named("Maria Reyes"), agency.return_request("Rosa")))
    record = given(agency.services.handouts.return_record(agency.one(Role.EVIDENCE), later.id))
    assert not record.signed
    assert record.identity_examined_by == ""
    assert given(agency.services.handouts.return_record(agency.one(Role.EVIDENCE), first.id)).signed

"""The rules that the database itself keeps, whoever writes: holds apart, records append-only, nothing nameless."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import peewee
import pytest

from desktop_app.domain.appointments import RELEASED, Appointment, Status
from desktop_app.domain.returns import STANDING
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.store import appointments
from desktop_app.store.database import Database
from desktop_app.store.faults import HoldOverlap
from desktop_app.store.models import (
    AppointmentRow,
    AuditRow,
    CaseRow,
    ClearanceRow,
    HoldRow,
    ItemRow,
    MarkRow,
    NumberingRow,
    OutcomeRow,
    RoomRow,
    StaffRow,
)
from tests.agency import NOW, TODAY, SampleAgency, at, count, given

START = at(10, day=30)


def row(number: str, hold_start: int = START, room: int = 1, length: int = HOUR, **changes: Any) -> AppointmentRow:
    """An appointment written past every service: its hold, with an event in the middle of it."""
    values = {
        "number": number, "room": room, "purpose": "victim_interview", "hold_start": hold_start,
        "event_start": hold_start + MINUTE, "event_end": hold_start + length - MINUTE, "hold_end": hold_start + length,
        "status": "tentative", "host": 1, "guest_name": "A", "guest_label": "A.", "party_size": 1,
    }  # fmt: skip
    return AppointmentRow.create(**{**values, **changes})


@pytest.fixture
def rooms(database: Database) -> Database:
    StaffRow.create(name="Ruth", role="supervisor")
    for name in ("A", "B"):
        RoomRow.create(
            name=name, kind="soft_interview", zone="UTC", seats=4, step_free=True, entrance="", before_minutes=0,
            after_minutes=0,
        )  # fmt: skip
    row("first")
    return database


OVERLAPPING = [
    pytest.param(START, HOUR, id="the same"),
    pytest.param(START - HOUR + 1, HOUR, id="a second into it"),
    pytest.param(START + HOUR - 1, HOUR, id="a second before its end"),
    pytest.param(START - HOUR, 3 * HOUR, id="around it"),
    pytest.param(START + 10 * MINUTE, 10 * MINUTE, id="inside it"),
    pytest.param(START - 23 * HOUR, 24 * HOUR, id="the longest hold there is"),
]
TOUCHING = [pytest.param(START - HOUR, id="before"), pytest.param(START + HOUR, id="after")]


@pytest.mark.parametrize(("start", "length"), OVERLAPPING)
def test_two_holds_of_a_room_never_overlap(rooms: Database, start: int, length: int) -> None:
    with pytest.raises(HoldOverlap), rooms.writing():
        row("second", start, length=length)
    assert count(rooms, "appointment") == 1
    row("elsewhere", start, room=2, length=length)


@pytest.mark.parametrize(("start", "length"), OVERLAPPING)
def test_nor_is_one_moved_onto_another(rooms: Database, start: int, length: int) -> None:
    moved = row("second", START + 5 * HOUR)
    times = {"hold_start": start, "event_start": start, "event_end": start + 1, "hold_end": start + length}
    with pytest.raises(HoldOverlap), rooms.writing():
        AppointmentRow.update(**times).where(AppointmentRow.id == moved.id).execute()
    elsewhere = row("third", start, room=2, length=length)
    with pytest.raises(HoldOverlap), rooms.writing():
        AppointmentRow.update(room=1).where(AppointmentRow.id == elsewhere.id).execute()
    assert AppointmentRow.get_by_id(elsewhere.id).room_id == 2


@pytest.mark.parametrize("start", TOUCHING)
def test_holds_may_touch(rooms: Database, start: int) -> None:
    row("second", start)
    AppointmentRow.update(party_size=3).execute()
    assert count(rooms, "appointment") == 2


@pytest.mark.parametrize("status", sorted(Status))
def test_only_what_was_given_up_makes_room_and_takes_it_again_only_if_free(rooms: Database, status: Status) -> None:
    AppointmentRow.update(status=status.value).execute()
    if status not in RELEASED:
        with pytest.raises(HoldOverlap), rooms.writing():
            row("second")
        return
    row("second")
    with pytest.raises(HoldOverlap), rooms.writing():
        AppointmentRow.update(status="confirmed").where(AppointmentRow.number == "first").execute()


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": "suspect_interview"},
        {"event_start": START - 1},
        {"event_end": START + HOUR + 1},
        {"event_start": START + 30 * MINUTE, "event_end": START + 30 * MINUTE},
        {"hold_end": START + 86_401},
        {"host": 99},
        {"room": 99},
        {"number": "first"},
    ],
)
def test_an_appointment_that_cannot_be_is_refused(rooms: Database, changes: dict[str, Any]) -> None:
    AppointmentRow.update(status="cancelled").execute()
    with pytest.raises(peewee.IntegrityError), rooms.writing():
        row(**{"number": "second", **changes})
    assert count(rooms, "appointment") == 1


@pytest.mark.parametrize("status", sorted(Status))
def test_a_family_has_one_return_standing_whoever_writes(agency: SampleAgency, status: Status) -> None:
    another = {"purpose": "return_of_belongings", "room": 4, "case": 1}
    AppointmentRow.update(status=status.value).where(AppointmentRow.id == 1).execute()
    if status in STANDING:
        with pytest.raises(peewee.IntegrityError, match="RETURN_STANDS"), agency.database.writing():
            row("second", **another)
        assert count(agency.database, "appointment", "number = 'second'") == 0
        return
    row("second", **another)
    AppointmentRow.update(status="confirmed").where(AppointmentRow.number == "second").execute()
    row("meeting", START + 5 * HOUR, **{**another, "purpose": "family_meeting"})


@pytest.mark.parametrize("table", [AuditRow, ClearanceRow, OutcomeRow])
def test_what_was_recorded_is_never_changed_or_removed(agency: SampleAgency, table: type[Any]) -> None:
    if table is OutcomeRow:
        outcome()
    before = list(table.select().tuples())
    column = {AuditRow: AuditRow.action, ClearanceRow: ClearanceRow.by_name, OutcomeRow: OutcomeRow.recipient}[table]
    for statement in (table.update({column: "other"}), table.delete()):
        with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"), agency.database.writing():
            statement.execute()
    assert list(table.select().tuples()) == before
    assert before


def outcome(**changes: Any) -> None:
    values = {
        "item": 1, "appointment": 1, "outcome": "returned", "released_by": "Lena Brandt", "witness": "Peter Novak",
        "recipient": "Elena Delgado", "at": NOW,
    }  # fmt: skip
    OutcomeRow.create(**{**values, **changes})


def clearance(**changes: Any) -> None:
    uncleared = HoldRow.select().where(HoldRow.id.not_in(ClearanceRow.select(ClearanceRow.hold))).first()
    values = {
        "hold": uncleared.id, "by_name": "T. Morgan", "by_title": "", "by_agency": "", "instrument": "form",
        "reference": "PR-1", "cleared_on": TODAY.isoformat(), "recorded_by": "Lena Brandt",
    }  # fmt: skip
    ClearanceRow.create(**{**values, **changes})


@pytest.mark.parametrize(
    "write",
    [
        lambda: outcome(witness="Lena Brandt"),
        lambda: outcome(item=999),
        lambda: clearance(by_name=""),
        lambda: clearance(instrument=""),
        lambda: clearance(reference=""),
        lambda: clearance(hold=1),
        lambda: RoomRow.update(before_minutes=-1).execute(),
        lambda: CaseRow.update(number="same").execute(),
        lambda: ItemRow.update(number="same").execute(),
        lambda: MarkRow.update(step="same").execute(),
        lambda: CaseRow.delete().execute(),
    ],
)
def test_a_record_without_sense_is_refused(agency: SampleAgency, write: Any) -> None:
    with pytest.raises(peewee.IntegrityError), agency.database.writing():
        write()


def later(booked: Appointment, hours: int) -> Appointment:
    seconds = hours * HOUR
    return replace(booked, id=0, event=booked.event.moved(seconds), hold=booked.hold.moved(seconds))


def test_numbers_go_on_after_nine_thousand_nine_hundred_ninety_nine(agency: SampleAgency) -> None:
    first = given(agency.services.appointments.detail(agency.one(Role.SUPERVISOR), 2)).appointment
    NumberingRow.update(last=9999).where(NumberingRow.year == "26-").execute()
    with agency.database.writing():
        numbers = [appointments.add(later(first, hours), TODAY).number for hours in (1000, 2000)]
    assert numbers == ["26-10000", "26-10001"]

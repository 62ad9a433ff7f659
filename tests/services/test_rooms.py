"""Rooms are added and changed by a supervisor; what is booked keeps what it has."""

from __future__ import annotations

from dataclasses import replace

import holidays
import pytest

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.domain.states import STATES
from desktop_app.domain.times import MINUTE
from tests.agency import TODAY, ZONE, SampleAgency, causes, given

NEW = Room(0, " Linden room ", RoomKind.CHILD_FRIENDLY, "UTC", 5, True, "east door", 20, 35, 15, "2", "Annex", "Hall")


def first(agency: SampleAgency) -> Room:
    return given(agency.services.rooms.all(agency.one(Role.SUPERVISOR)))[0]


def test_a_new_room_runs_on_the_agencys_clocks_and_can_be_booked(agency: SampleAgency) -> None:
    added = given(agency.services.rooms.add(agency.one(Role.SUPERVISOR), NEW))
    assert added == replace(NEW, id=added.id, name="Linden room", zone=ZONE)
    assert given(agency.services.rooms.all(agency.one(Role.SUPERVISOR)))[-1] == added
    booked = given(agency.services.appointments.book(agency.one(Role.FRONT_DESK), agency.request(room=added.id)))
    assert (booked.event.start - booked.hold.start, booked.hold.end - booked.event.end) == (20 * MINUTE, 35 * MINUTE)


def test_a_changed_room_keeps_its_kind_and_what_is_booked_in_it(agency: SampleAgency) -> None:
    supervisor, visit = agency.one(Role.SUPERVISOR), agency.visit("Tess Howard")
    before = next(r for r in given(agency.services.rooms.all(supervisor)) if r.id == visit.room_id)
    wish = replace(NEW, id=before.id, kind=RoomKind.PROPERTY_RETURN, before_minutes=60, recording=True)
    changed = given(agency.services.rooms.change(supervisor, wish))
    assert (changed.kind, changed.zone, changed.name) == (before.kind, before.zone, "Linden room")
    assert changed in given(agency.services.rooms.all(supervisor))
    assert agency.visit("Tess Howard").hold == visit.hold


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"name": "\u200b"}, Cause.EMPTY),
        ({"name": "soft  ROOM b"}, Cause.DUPLICATE),
        ({"entrance": "a\u202eb"}, Cause.UNREADABLE),
        ({"waiting_area": "x" * 121}, Cause.TOO_LONG),
        ({"floor": "x" * 121}, Cause.TOO_LONG),
        ({"building": "x\x07"}, Cause.UNREADABLE),
        ({"seats": 0}, Cause.COUNT),
        ({"seats": 100}, Cause.COUNT),
        ({"before_minutes": -1}, Cause.COUNT),
        ({"before_minutes": 241}, Cause.COUNT),
        ({"after_minutes": 10, "decompression_minutes": 11}, Cause.COUNT),
        ({"id": 999}, Cause.NOT_FOUND),
    ],
)
def test_a_room_that_cannot_be_is_refused(agency: SampleAgency, changes: dict[str, object], cause: Cause) -> None:
    supervisor = agency.one(Role.SUPERVISOR)
    assert causes(agency.services.rooms.change(supervisor, replace(first(agency), **changes))) == {cause}
    if "id" not in changes:
        assert causes(agency.services.rooms.add(supervisor, replace(NEW, **changes))) == {cause}


def test_everything_wrong_is_told_at_once(agency: SampleAgency) -> None:
    wrong = replace(NEW, name="", seats=0, before_minutes=-5)
    assert causes(agency.services.rooms.add(agency.one(Role.SUPERVISOR), wrong)) == {Cause.EMPTY, Cause.COUNT}


def test_a_room_may_keep_its_own_name(agency: SampleAgency) -> None:
    room = first(agency)
    assert given(agency.services.rooms.change(agency.one(Role.SUPERVISOR), room)) == room


def test_the_states_are_those_whose_holidays_are_known() -> None:
    known = set(holidays.list_supported_countries()["US"])
    assert set(STATES) == known - {"UM"}, "UM are islands nobody lives on"
    assert list(STATES.values()) == sorted(STATES.values())


def test_the_state_decides_which_holidays_are_offered(agency: SampleAgency) -> None:
    supervisor, services = agency.one(Role.SUPERVISOR), agency.services
    assert given(services.agency.set_state(supervisor, "HI")).state == "HI"
    names = {each.name for each in given(services.closures.holidays(supervisor, TODAY.year))}
    assert "Statehood Day" in names
    given(services.agency.set_state(supervisor, ""))
    assert "Statehood Day" not in {each.name for each in given(services.closures.holidays(supervisor, TODAY.year))}


def test_the_agency_mends_what_stands_on_its_letters(agency: SampleAgency) -> None:
    services, supervisor = agency.services.agency, agency.one(Role.SUPERVISOR)
    was = services.get()
    assert was is not None
    assert causes(services.change(supervisor, was)) == {Cause.NOTHING_NEW}
    for missing in ("name", "address", "phone", "phone_hours"):
        assert causes(services.change(supervisor, replace(was, **{missing: " "}))) == {Cause.EMPTY}
    assert causes(services.change(agency.one(Role.VICTIM_SERVICES), was)) == {Cause.NOT_ALLOWED}
    given(services.change(supervisor, replace(was, phone=" 555-0199 ", zone="America/Chicago", uid="other")))
    assert services.get() == replace(was, phone="555-0199"), "What visits and calendars rest on stays."


def test_an_extension_is_changed_and_nobody_is_made(agency: SampleAgency) -> None:
    staff, supervisor = agency.services.staff, agency.one(Role.SUPERVISOR)
    assert given(staff.set_extension(supervisor, supervisor.id, " 4477 ")).extension == "4477"
    assert causes(staff.set_extension(supervisor, 999, "1")) == {Cause.NOT_FOUND}
    assert causes(staff.set_extension(agency.one(Role.EVIDENCE), supervisor.id, "1")) == {Cause.NOT_ALLOWED}


def test_a_state_there_is_not_is_refused(agency: SampleAgency) -> None:
    assert causes(agency.services.agency.set_state(agency.one(Role.SUPERVISOR), "XX")) == {Cause.EMPTY}
    denied = agency.services.agency.set_state(agency.one(Role.VICTIM_SERVICES), "OH")
    assert causes(denied) == {Cause.NOT_ALLOWED}
    assert Action.CHANGE_AGENCY in {reason.facts["action"] for reason in denied.reasons}

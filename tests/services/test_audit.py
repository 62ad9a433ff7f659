"""Each change writes one entry in its own transaction, without names; without the entry there is no change."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.agency import Agency
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.services.services import Services
from desktop_app.store import history
from desktop_app.store.database import Database
from tests.agency import CHANGES, ZONE, SampleAgency, contents, count, given
from tests.services.use_cases import CANARY, WRITES, UseCase

BY_NAME = [pytest.param(each, id=each.method) for each in WRITES]
HOUSE = Agency("Fairhaven", "1 Main Street", "555-0100", "9 to 5", ZONE)
ROOM = Room(0, "Room", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "lobby")


class NoAudit(Exception):
    """What the audit raises when it cannot be written."""


def no_audit(_at: int, _staff: int | None, action: str, *_: object) -> int:
    """Nothing can be written but who looked at what, which the call itself may ask for first."""
    if action in {"case.view", "appointment.view"}:
        return 0
    raise NoAudit


@pytest.mark.parametrize("use_case", BY_NAME)
def test_s12_a_change_leaves_one_entry_of_who_and_when(agency: SampleAgency, use_case: UseCase) -> None:
    use_case.prepare(agency)
    before, actor = count(agency.database, "audit", CHANGES), agency.one(use_case.role)
    given(use_case.call(agency, actor))
    assert count(agency.database, "audit", CHANGES) == before + use_case.entries
    row = agency.database.engine.execute_sql(
        f"SELECT staff_id, at FROM audit WHERE {CHANGES} ORDER BY id DESC"
    ).fetchone()
    assert row == (actor.id, agency.clock.moment)


@pytest.mark.parametrize("use_case", BY_NAME)
def test_s14_without_its_entry_a_change_is_not_made(
    agency: SampleAgency, use_case: UseCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_case.prepare(agency)
    before = contents(agency.database)
    monkeypatch.setattr(history, "write", no_audit)
    with pytest.raises(NoAudit):
        use_case.call(agency, agency.one(use_case.role))
    assert contents(agency.database) == before


def test_the_first_start_is_all_or_nothing(
    services: Services, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = contents(database)
    with monkeypatch.context() as broken:
        broken.setattr(history, "write", no_audit)
        with pytest.raises(NoAudit):
            services.agency.set_up(HOUSE, [ROOM], "Ruth Okafor")
    assert contents(database) == empty
    assert given(services.agency.set_up(HOUSE, [ROOM], "Ruth Okafor")).role is Role.SUPERVISOR
    assert count(database, "audit") == 1
    assert isinstance(services.agency.set_up(HOUSE, [ROOM], "Somebody Else"), Refused)
    assert count(database, "staff") == 1


@pytest.mark.parametrize("missing", ["name", "rooms", "supervisor"])
def test_the_first_start_asks_for_a_name_a_room_and_a_supervisor(services: Services, missing: str) -> None:
    house = replace(HOUSE, name=" ") if missing == "name" else HOUSE
    rooms = [] if missing == "rooms" else [ROOM]
    assert isinstance(services.agency.set_up(house, rooms, "" if missing == "supervisor" else "Ruth"), Refused)
    assert services.agency.get() is None


def names(agency: SampleAgency) -> set[str]:
    """Every word of every name in the records, and the canary's."""
    query = "SELECT {0} FROM {1}".format
    told = [
        row[0]
        for column, table in (
            ("guest_name", "appointment"),
            ("person_name", "family_case"),
            ("name_to_use", "family_case"),
            ("investigator", "family_case"),
            ("name", "family_member"),
            ("by_name", "clearance"),
            ("name", "staff"),
        )
        for row in agency.database.engine.execute_sql(query(column, table)).fetchall()
    ]
    return {word for name in [*told, CANARY] for word in re.findall(r"\w{4,}", name)}


@pytest.mark.parametrize("use_case", BY_NAME)
def test_s12_no_entry_holds_a_name_or_a_word_somebody_typed(agency: SampleAgency, use_case: UseCase) -> None:
    use_case.prepare(agency)
    given(use_case.call(agency, agency.one(use_case.role)))
    facts = [json.loads(row[0]) for row in agency.database.engine.execute_sql("SELECT facts FROM audit").fetchall()]
    words = set(re.findall(r"\w+", " ".join(str(value) for each in facts for value in each.values())))
    assert len(facts) > 150
    assert words & names(agency) == set()


def test_s18_what_is_logged_carries_no_values(agency: SampleAgency, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    given(agency.services.appointments.book(agency.one(Role.FRONT_DESK), agency.request(guest_name=CANARY)))
    given(agency.services.cases.family_return(agency.one(Role.EVIDENCE), 1))
    assert not any(word in caplog.text for word in [*CANARY.split(), "Delgado"])


def test_s01_nothing_readable_lies_in_any_file(agency: SampleAgency) -> None:
    given(agency.services.appointments.book(agency.one(Role.FRONT_DESK), agency.request(guest_name=CANARY)))
    files = [path for path in Path(agency.database.path).parent.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"agency.db", "agency.db-wal"}
    for path in files:
        held = path.read_bytes()
        for word in (CANARY, "Delgado", "CREATE TABLE", "SQLite format"):
            assert word.encode() not in held
            assert word.encode("utf-16-le") not in held

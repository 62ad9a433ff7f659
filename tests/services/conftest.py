"""The entrance to one agency's records, made once and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.domain.agency import Agency
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.sample import HeldClock
from desktop_app.services.entrance import Entered, Entrance
from tests.accounts import FAST, PASSWORD
from tests.agency import NOW, ZONE, given
from tests.services.copies_house import House

AGENCY = Agency("Oak Hill Police", "1 Main Street", "555-0100", "8 to 6", ZONE)
ROOM = Room(0, "Quiet room", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")
IDA, WRONG = "Ida Moss", "not her password"


@dataclass(slots=True)
class Door:
    """The entrance to one agency's records, of which Ida is the supervisor, and whoever is in."""

    path: Path
    clock: HeldClock
    entrances: list[Entrance] = field(default_factory=list)
    recovery: str = ""

    @property
    def entrance(self) -> Entrance:
        """As after a restart: a new one each time, the one before left."""
        for each in self.entrances:
            each.leave()
        self.entrances.append(Entrance(self.path, self.clock, FAST))
        return self.entrances[-1]

    def enter(self, name: str = IDA, password: str = PASSWORD) -> Entered:
        return given(self.entrance.sign_in(name, password))

    def refused(self, name: str = IDA, password: str = WRONG) -> Cause:
        outcome = self.entrance.sign_in(name, password)
        assert isinstance(outcome, Refused)
        return outcome.reasons[0].cause

    def history(self) -> list[tuple[str, int | None, int | None]]:
        """What the history says: action, who, whose account. Read by somebody who signs in for it."""
        self.enter()
        rows = self.entrances[-1]._database.engine.execute_sql(
            "SELECT action, staff_id, entity_id FROM audit ORDER BY id"
        )
        return list(rows.fetchall())


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("door")
    entrance = Entrance(folder / "safekeeping.db", HeldClock(NOW), FAST)
    entered = given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    entrance.leave()
    entrance.wait()
    return folder, entered.recovery


@pytest.fixture
def door(made: tuple[Path, str], tmp_path: Path) -> Iterator[Door]:
    shutil.copytree(made[0], tmp_path / "records", dirs_exist_ok=True)
    one = Door(tmp_path / "records" / "safekeeping.db", HeldClock(NOW), recovery=made[1])
    yield one
    for each in one.entrances:
        each.leave()


def colleague(door: Door, role: Role = Role.EVIDENCE, name: str = "Bo Lund") -> tuple[StaffMember, str]:
    """A new account, and the password it is given."""
    entered = door.enter()
    new = given(entered.services.accounts.add(entered.actor, name, role))
    return new.member, new.password


@pytest.fixture
def house(made: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("desktop_app.services.copying.GLANCE", 60)  # its second place answers, late on a busy machine
    shutil.copytree(made[0], tmp_path / "records", dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "records" / "backups", ignore_errors=True)
    clock = HeldClock(NOW)
    entrance = Entrance(tmp_path / "records" / "safekeeping.db", clock, FAST)
    yield House(entrance, clock, given(entrance.sign_in(IDA, PASSWORD)), made[1])
    entrance.leave()
    entrance.wait()

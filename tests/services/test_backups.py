"""Copies that make themselves, and the way back from one: in the window and from the command line (R6, R10, R11)."""

from __future__ import annotations

import getpass
import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.domain.agency import Agency
from desktop_app.domain.backups import Backup, CopyChoice, CopyState
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.sample import HeldClock
from desktop_app.services.copying import copying
from desktop_app.services.entrance import Entered, Entrance
from desktop_app.services.services import Services
from desktop_app.store import backups
from desktop_app.store.database import Fault, StoreFault, connected
from tests.accounts import FAST, OTHER, PASSWORD
from tests.agency import NOW, ZONE, SampleAgency, causes, given

AGENCY = Agency("Oak Hill Police", "1 Main Street", "555-0100", "8 to 6", ZONE)
ROOM = Room(0, "Quiet room", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")
IDA = "Ida Moss"


@dataclass(slots=True)
class House:
    """One agency's records, with Ida inside."""

    entrance: Entrance
    clock: HeldClock
    entered: Entered
    recovery: str

    @property
    def path(self) -> Path:
        return self.entrance.path

    @property
    def services(self) -> Services:
        return self.entered.services

    @property
    def ida(self) -> StaffMember:
        return self.entered.actor

    def again(self, password: str = PASSWORD) -> None:
        self.entered = given(self.entrance.sign_in(IDA, password))

    def tend(self) -> bool:
        begun = given(self.services.backups.tend(self.ida))
        copying(self.path).wait()
        return begun

    def state(self) -> CopyState:
        return given(self.services.backups.state(self.ida))

    def copy(self) -> Backup:
        """One more, an hour later."""
        self.clock.moment += HOUR
        self.confirm()
        given(self.services.backups.make(self.ida))
        copying(self.path).wait()
        return self.state().copies[0]

    def confirm(self, password: str = PASSWORD) -> None:
        given(self.services.accounts.confirm(self.ida, password))

    def actions(self) -> list[str]:
        database = self.entrance._database
        assert database is not None
        return [row[0] for row in database.engine.execute_sql("SELECT action FROM audit ORDER BY id").fetchall()]

    def colleague(self, name: str) -> None:
        self.confirm()
        given(self.services.accounts.add(self.ida, name, Role.EVIDENCE))

    def names(self) -> set[str]:
        return {each.name for each in self.services.staff.all()}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("copies")
    entrance = Entrance(folder / "safekeeping.db", HeldClock(NOW), FAST)
    entered = given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    entrance.leave()
    entrance.wait()
    shutil.rmtree(folder / "backups")
    return folder, entered.recovery


@pytest.fixture
def house(made: tuple[Path, str], tmp_path: Path) -> Iterator[House]:
    shutil.copytree(made[0], tmp_path / "records", dirs_exist_ok=True)
    clock = HeldClock(NOW)
    entrance = Entrance(tmp_path / "records" / "safekeeping.db", clock, FAST)
    yield House(entrance, clock, given(entrance.sign_in(IDA, PASSWORD)), made[1])
    entrance.leave()
    entrance.wait()


# --- made by themselves ---


def test_r10_copies_make_themselves_every_four_hours_and_at_leaving(house: House) -> None:
    assert house.tend()
    assert not house.tend()
    house.clock.moment += 4 * HOUR - 1
    assert not house.tend()
    house.clock.moment += 1
    assert house.tend()
    assert [each.at for each in house.state().copies] == [NOW + 4 * HOUR, NOW]
    house.clock.moment += 30 * MINUTE
    house.entrance.leave()
    house.entrance.wait()
    house.again()
    assert house.state().copies[0].at == NOW + 4 * HOUR + 30 * MINUTE
    house.clock.moment += MINUTE
    house.entrance.leave()
    house.entrance.wait()
    house.again()
    assert len(house.state().copies) == 3
    opened = house.entrance._database
    assert opened is not None
    assert opened.opening is not None
    with closing(connected(Path(house.state().copies[0].path), opened.opening.keys.database)) as copy:
        last = copy.execute_sql("SELECT action FROM audit ORDER BY id DESC LIMIT 2").fetchall()
    assert ("account.sign_out",) in last, "what was done up to leaving is in the copy"


def test_r10_the_agency_chooses_how_often_and_a_second_folder(house: House, tmp_path: Path) -> None:
    service, there = house.services.backups, tmp_path / "share"
    there.mkdir()
    assert causes(service.set_choice(house.ida, CopyChoice("", 0))) == {Cause.COUNT}
    for wrong in (house.path.parent, tmp_path / "gone", Path("relative"), house.path.parent / "backups"):
        assert causes(service.set_choice(house.ida, CopyChoice(str(wrong), 4))) == {Cause.FOLDER}
    given(service.set_choice(house.ida, CopyChoice(str(there), 8)))
    assert house.tend()
    assert {each.suffix for each in there.iterdir()} == {".db", ".vault"}
    assert len(house.state().copies) == 1, "one that lies in both places is told once"
    shutil.rmtree(house.path.parent / "backups")
    assert [each.second_place for each in house.state().copies] == [True]
    shutil.rmtree(there)
    house.clock.moment += 8 * HOUR
    assert house.tend()
    assert house.state().second_failed
    assert not house.state().failed


def test_r10_a_copy_that_fails_is_told_and_written_down_and_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.tend()
    before = house.state().copies

    def full(*_: object, **__: object) -> Backup:
        raise StoreFault(Fault.DISK_FULL)

    house.clock.moment += 5 * HOUR
    with monkeypatch.context() as broken:
        broken.setattr(backups, "make", full)
        assert house.tend()
        assert house.state().failed
        assert not house.tend(), "not every few seconds"
    assert house.state().copies == before
    assert house.actions()[-1] == "backup.failed"
    house.clock.moment += 15 * MINUTE
    assert house.tend()
    assert not house.state().failed
    assert len(house.state().copies) == 2


def test_a_sample_agency_has_no_copies(agency: SampleAgency) -> None:
    boss = agency.one(Role.SUPERVISOR)
    assert given(agency.services.backups.tend(boss)) is False
    assert not given(agency.services.backups.state(boss)).possible
    assert causes(agency.services.backups.make(boss)) == {Cause.NO_COPIES}
    assert causes(agency.services.backups.prepare(boss, Backup("", 0, 0))) == {Cause.NO_COPIES}


# --- put back in the window ---


def test_r10_a_copy_goes_back_and_todays_password_opens_it(house: House) -> None:
    copy = house.copy()
    house.colleague("Bo Lund")
    given(house.services.accounts.change_password(house.ida, PASSWORD, OTHER, OTHER))
    house.confirm(OTHER)
    service = house.services.backups
    assert causes(service.prepare(house.ida, copy)) == {Cause.COPY_OLDER_KEY}
    assert causes(service.prepare(house.ida, copy, "not it")) == {Cause.COPY_PASSWORD}
    prepared = given(service.prepare(house.ida, copy, PASSWORD))
    aside = house.entrance.put_back(prepared, house.ida)
    house.again(OTHER)
    assert "Bo Lund" not in house.names()
    assert "backup.restored" in house.actions()
    assert "backup.restore" not in house.actions()
    assert aside is not None
    assert {each.name for each in aside.iterdir()} == {"safekeeping.db"}


def test_r10_after_it_the_log_is_whole_and_its_checkpoints_begin_anew(house: House, tmp_path: Path) -> None:
    there = tmp_path / "second"
    there.mkdir()
    house.confirm()
    given(house.services.audit.set_folder(house.ida, str(there)))
    copy = house.copy()
    for name in ("Bo Lund", "Cleo Ray"):
        house.colleague(name)
    house.entrance.leave()
    house.again()
    house.confirm()
    prepared = given(house.services.backups.prepare(house.ida, copy))
    house.entrance.put_back(prepared, house.ida)
    house.again()
    verdict = given(house.services.audit.verify(house.ida))
    assert verdict.finding is None, "no older copy any more: it was put back on purpose"
    assert len(list(house.path.parent.glob("*.checkpoints.before-*"))) == 1


def test_r10_the_recovery_key_of_that_day_opens_an_older_copy(house: House) -> None:
    copy = house.copy()
    given(house.services.accounts.change_password(house.ida, PASSWORD, OTHER, OTHER))
    house.confirm(OTHER)
    given(house.services.backups.prepare(house.ida, copy, house.recovery))


def test_r10_a_damaged_copy_is_refused_and_nothing_is_changed(house: House) -> None:
    copy = house.copy()
    content = bytearray(Path(copy.path).read_bytes())
    content[len(content) // 2] ^= 1
    Path(copy.path).write_bytes(content)
    house.confirm()
    assert causes(house.services.backups.prepare(house.ida, copy)) == {Cause.COPY_NOT_WHOLE}
    assert causes(house.services.backups.prepare(house.ida, Backup("/etc/passwd", 0, 0))) == {Cause.NOT_FOUND}
    assert "backup.restore" not in house.actions()


def test_r10_only_a_supervisor_puts_one_back_and_says_who_it_is(house: House) -> None:
    copy = house.copy()
    house.clock.moment += 6 * MINUTE
    assert causes(house.services.backups.prepare(house.ida, copy)) == {Cause.CONFIRM_YOURSELF}


# --- from the command line ---


def restored(monkeypatch: pytest.MonkeyPatch, name: str, secret: str, *arguments: object) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{name}\n"))
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: secret)
    return cli.main(["restore", *map(str, arguments)])


def test_r10_the_command_restores_into_a_new_file(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, new = house.copy(), tmp_path / "elsewhere" / "safekeeping.db"
    assert restored(monkeypatch, IDA, PASSWORD, "--from", copy.path, "--to", new) == 0
    assert str(new) in capsys.readouterr().out
    other = Entrance(new, house.clock, FAST)
    assert given(other.sign_in(IDA, PASSWORD)).actor.name == IDA
    other.leave()
    other.wait()


def test_r11_the_command_brings_back_what_was_damaged_and_keeps_it(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = house.copy()
    house.entrance.leave()
    house.entrance.wait()
    house.path.write_bytes(bytes(20_000))
    with pytest.raises(StoreFault):
        house.entrance.sign_in(IDA, PASSWORD)
    monkeypatch.setenv("SAFEKEEPING_DATA", str(house.path.parent))
    assert restored(monkeypatch, IDA, PASSWORD, "--from", copy.path) == 0
    said = capsys.readouterr().out
    (aside,) = house.path.parent.glob("safekeeping-replaced-*")
    assert aside.name in said
    assert (aside / "safekeeping.db").read_bytes() == bytes(20_000)
    assert (aside / "safekeeping.vault").exists()
    house.again()
    assert "backup.restored" in house.actions()


@pytest.mark.parametrize(
    ("name", "secret", "flaw", "code", "words"),
    [
        (IDA, "not it", "", 3, "neither the password nor the recovery key"),
        (IDA, PASSWORD, "bit", 4, "not whole"),
        (IDA, PASSWORD, "vault", 10, "no vault"),
        (IDA, PASSWORD, "gone", 10, "no copy"),
        ("Bo Lund", OTHER, "", 12, "Supervisors"),
    ],
)
def test_r11_the_command_says_why_not_and_changes_nothing(
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    secret: str,
    flaw: str,
    code: int,
    words: str,
) -> None:
    new = given(house.services.accounts.add(house.ida, "Bo Lund", Role.EVIDENCE))
    copy = Path(house.copy().path)
    if flaw == "bit":
        content = bytearray(copy.read_bytes())
        content[9000] ^= 1
        copy.write_bytes(content)
    elif flaw == "vault":
        copy.with_suffix(".vault").unlink()
    elif flaw == "gone":
        copy.unlink()
    target = tmp_path / "new" / "safekeeping.db"
    typed = new.password if name == "Bo Lund" else secret
    assert restored(monkeypatch, name, typed, "--from", copy, "--to", target) == code
    assert words in capsys.readouterr().out
    assert not target.parent.exists() or not [each for each in target.parent.iterdir() if each.suffix != ".lock"]


# --- R6: another desk ---


def test_r06_a_version_that_moved_on_is_refused_and_nothing_is_overwritten(agency: SampleAgency) -> None:
    desk, moves = agency.one(Role.FRONT_DESK), agency.services.appointments
    visit = agency.visit("Tess Howard")
    first = given(moves.change(desk, visit.id, visit.version, agency.request(14), "first"))
    second = moves.change(desk, visit.id, visit.version, agency.request(15), "second")
    assert causes(second) == {Cause.CHANGED_MEANWHILE}
    assert given(moves.detail(desk, visit.id)).appointment.event == first.event

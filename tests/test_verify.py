"""`safekeeping verify`: it asks who wants to know, and says which of everything that can be wrong it is."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import Mock

import peewee
import pytest

from desktop_app import cli, terminal
from desktop_app.domain.accounts import DAY, MOST_FAILURES
from desktop_app.domain.agency import Agency
from desktop_app.domain.audit import START, Flaw
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.sample import HeldClock
from desktop_app.services.entrance import Entrance
from desktop_app.services.inspection import Found
from desktop_app.store import database, inspecting, restoring, viewing
from desktop_app.store.database import Database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault import Vault, tries
from tests.accounts import FAST, PASSWORD
from tests.agency import NOW, ZONE, given

IDA, BO = "Ida Moss", "Bo Lund"
AGENCY = Agency("Oak Hill Police", "1 Main Street", "555-0100", "8 to 6", ZONE)
ROOM = Room(0, "Quiet room", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")


@dataclass(frozen=True)
class Records:
    """An agency's records on the third day, a copy of the second day's beside them, and what the command says."""

    path: Path
    earlier: Path
    others_password: str
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def verify(self, name: str = IDA, password: str = PASSWORD, more: Sequence[str] = ()) -> int:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{name}\n"))
        self.monkeypatch.setattr("getpass.getpass", lambda _: password)
        return cli.main(["verify", "--database", str(self.path), *more])

    def said(self) -> str:
        return self.capsys.readouterr().out

    def open_up(self) -> tuple[Database, Callable[[str], object]]:
        """As somebody who has the key and a program of their own."""
        key = Vault(self.path, FAST).unlock(IDA, PASSWORD).candidates[0].database
        context = inspecting.looking(self.path, key)
        database = context.__enter__()

        def run(sql: str) -> object:
            return database.engine.execute_sql(sql).fetchall()

        for (name,) in database.engine.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
        ).fetchall():
            run(f"DROP TRIGGER {name}")
        return database, run


@pytest.fixture(scope="session")
def three_days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder, clock = tmp_path_factory.mktemp("verify"), HeldClock(NOW)
    path = folder / "now" / "safekeeping.db"
    entrance = Entrance(path, clock, FAST)
    entered = given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    other = given(entered.services.accounts.add(entered.actor, BO, Role.EVIDENCE))
    entrance.leave()
    clock.moment += DAY
    given(entrance.sign_in(IDA, PASSWORD))
    entrance.leave()
    entrance.wait()
    shutil.copytree(path.parent, folder / "earlier")
    clock.moment += DAY
    given(entrance.sign_in(IDA, PASSWORD))
    entrance.leave()
    entrance.wait()
    return folder, other.password


@pytest.fixture
def records(
    three_days: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Records:
    shutil.copytree(three_days[0], tmp_path / "agency")
    now, earlier = tmp_path / "agency" / "now", tmp_path / "agency" / "earlier"
    return Records(now / "safekeeping.db", earlier / "safekeeping.db", three_days[1], monkeypatch, capsys)


def test_whole_records_are_whole_and_the_log_says_that_it_was_checked(records: Records) -> None:
    assert records.verify() == 0
    assert records.said().startswith("Whole: the file, the log and its checkpoints. ")
    assert records.verify() == 0
    database, run = records.open_up()
    assert run("SELECT count(*) FROM audit WHERE action = 'audit.verify'") == [(2,)]
    database.close()


def test_a_wrong_password_is_told_apart_from_a_damaged_file_and_counts_as_a_try(records: Records) -> None:
    for _ in range(MOST_FAILURES):
        assert records.verify(password="not hers") == 3
    assert "name or the password is wrong" in records.said()
    assert records.verify() == 3
    assert "locked" in records.said()


def test_somebody_without_the_log_in_their_role_hears_only_of_the_file(records: Records) -> None:
    assert records.verify(BO, records.others_password) == terminal.CODES[Found.NOT_ALLOWED]
    assert "The file itself is whole" in records.said()


@pytest.mark.parametrize("at", [100, 5_000, 40_000, -700])
def test_a_flipped_bit_anywhere_is_damage(records: Records, at: int) -> None:
    held = bytearray(records.path.read_bytes())
    held[at] ^= 1
    records.path.write_bytes(held)
    assert records.verify() == 4
    assert "damaged" in records.said()


def test_a_file_of_another_vault_is_told_as_that(records: Records) -> None:
    records.path.write_bytes(bytes(reversed(records.path.read_bytes())))
    assert records.verify() == 4
    assert "does not belong to its vault" in records.said()


def test_a_vault_that_was_changed_is_told_as_that(records: Records) -> None:
    for each in records.path.parent.glob("*.vault*"):
        each.write_bytes(each.read_bytes()[:-40])
    assert records.verify() == 4
    assert "vault" in records.said()


def test_an_older_copy_is_known_by_the_checkpoints_it_does_not_reach(records: Records) -> None:
    shutil.copy(records.earlier, records.path)
    assert records.verify() == 6
    assert "older" in records.said()


MUTATIONS = {
    "UPDATE audit SET staff_id = NULL WHERE id = 2": 7,
    "DELETE FROM audit WHERE id = 2": 7,
    "DELETE FROM audit WHERE id > 3": 5,
    f"UPDATE audit_head SET seq = 0, hash = '{START}'": 5,
}


@pytest.mark.parametrize(("sql", "code"), MUTATIONS.items())
def test_what_was_done_to_the_log_has_its_own_code(records: Records, sql: str, code: int) -> None:
    database, run = records.open_up()
    run(sql)
    database.close()
    assert records.verify() == code


def test_a_file_without_a_letter_in_it_is_not_an_older_programs(records: Records) -> None:
    records.path.write_bytes(b"")
    assert records.verify() == 4
    assert "whole" not in records.said().lower()


@pytest.mark.parametrize("size", [1, 4_096, 40_000, -4_096, -1])
def test_a_file_that_ends_too_early_is_damage(records: Records, size: int) -> None:
    records.path.write_bytes(records.path.read_bytes()[:size])
    assert records.verify() == 4


def test_records_whose_checkpoints_are_gone_are_not_called_whole(records: Records) -> None:
    """Database, end of the log and checkpoints cut to fit each other, by somebody with the key."""
    records.path.with_suffix(".checkpoints").unlink()
    assert records.verify() == 13
    assert "nobody can see whether its end was taken away" in records.said()


def test_a_log_without_its_guards_is_told_as_that(records: Records) -> None:
    records.open_up()[0].close()
    assert records.verify() == 14


def test_the_database_of_another_agency_behind_the_same_vault_is_not_this_one(records: Records) -> None:
    """Encrypted anew with this vault's key, by somebody who has it: the accounts in it are not of this vault."""
    other = Entrance(records.path.with_name("other") / "safekeeping.db", HeldClock(NOW), FAST)
    given(other.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    other.leave()
    other.wait()
    keys = [Vault(path, FAST).unlock(IDA, PASSWORD).candidates[0].database for path in (other.path, records.path)]
    with inspecting.looking(other.path, keys[0]) as database:
        database.rekey(keys[1])
    shutil.copy(other.path, records.path)
    assert records.verify() == 4
    assert "does not belong to its vault" in records.said()
    database, run = records.open_up()
    for (guard,) in run("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'account'"):  # type: ignore[attr-defined]
        run(f"DROP TRIGGER {guard}")
    run(f"UPDATE account SET uid = '{Vault(records.path, FAST).unlock(IDA, PASSWORD).uid}' WHERE id = 1")
    database.close()
    assert records.verify() == 8
    assert "another log" in records.said()


def test_a_head_from_paper_is_asked_of_the_log(records: Records) -> None:
    database, run = records.open_up()
    (told,) = run("SELECT hash FROM audit WHERE id = 3")[0]  # type: ignore[index]
    database.close()
    for head, code in ((f"3-{told[:16]}", 14), (f"3-{'0' * 16}", 8), (f"9999-{'0' * 16}", 6)):
        assert records.verify(more=["--head", head]) == code
    assert records.verify(more=["--head", "3"]) == cli.CANNOT_START


def test_another_log_is_told_as_that(records: Records) -> None:
    file = records.path.with_suffix(".checkpoints")
    first = file.read_text().splitlines()[0]
    database, run = records.open_up()
    (seq,) = run("SELECT min(id) FROM audit")[0]  # type: ignore[index]
    database.close()
    assert (seq, '"seq"' in first) == (1, True)
    from desktop_app.domain.audit import Head
    from desktop_app.store import checkpoints

    keys = Vault(records.path, FAST).unlock(IDA, PASSWORD).candidates[0]
    checkpoints.append(file, [checkpoints.signed(Head(2, "f" * 64), NOW, keys.checkpoint)])
    assert records.verify() == 8


def test_no_records_are_told_as_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", "--database", str(tmp_path / "nothing.db")]) == 10
    assert "no records here" in capsys.readouterr().out


def test_every_finding_has_a_sentence_and_a_code_that_help_tells() -> None:
    assert set(terminal.SENTENCES) == set(terminal.CODES) == set(Found)
    assert {each.value for each in Flaw} <= {each.value for each in Found}
    told = {int(line.split()[0]) for line in cli.EXIT_CODES.splitlines()[1:]}
    assert told == set(terminal.CODES.values())


def test_it_needs_no_screen_and_no_qt() -> None:
    code = "import sys; from desktop_app import cli, terminal; assert 'PySide6' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_r12_after_an_unclean_end_the_records_are_looked_over_before_anybody_is_let_in(records: Records) -> None:
    entrance = Entrance(records.path, HeldClock(NOW + 3 * DAY), FAST)
    given(entrance.sign_in(IDA, PASSWORD))
    for each in records.path.parent.glob("safekeeping.*"):
        shutil.copy(each, records.earlier.with_name(each.name))  # as after a power cut: never closed
    entrance.leave()
    entrance.wait()
    assert inspecting.left_open(records.earlier)
    looked: list[Database] = []
    records.monkeypatch.setattr(inspecting, "check_quickly", looked.append)
    for path, times in ((records.earlier, 1), (records.path, 1)):
        again = Entrance(path, HeldClock(NOW + 3 * DAY), FAST)
        given(again.sign_in(IDA, PASSWORD))
        again.leave()
        again.wait()
        assert len(looked) == times


def test_r04_where_nothing_can_be_written_a_passing_copy_is_checked(records: Records) -> None:
    """A disc, a stick behind its switch: neither a damaged file nor a damaged vault."""
    whole, write = inspecting.looking, tries.write_whole

    def looking(path: Path, key: bytes) -> AbstractContextManager[Database]:
        if path == records.path:
            raise StoreFault(Fault.READ_ONLY)
        return whole(path, key)

    def refusing(path: Path, content: bytes, *, keep: int) -> None:
        if path.parent == records.path.parent:
            raise StoreFault(Fault.READ_ONLY)
        write(path, content, keep=keep)

    records.monkeypatch.setattr(inspecting, "looking", looking)
    records.monkeypatch.setattr(tries, "write_whole", refusing)
    before = {each: each.read_bytes() for each in records.path.parent.iterdir() if each.is_file()}
    assert records.verify(password="not hers") == 3
    assert records.verify() == 0
    assert "checkpoints; 0 entries" in records.said()
    assert {each: each.read_bytes() for each in records.path.parent.iterdir() if each.is_file()} == before
    records.monkeypatch.setattr(viewing, "bring", Mock(side_effect=StoreFault(Fault.READ_ONLY)))
    assert records.verify() == 16
    assert "free some space" in records.said()


@pytest.mark.parametrize("words", ["unable to open database file", "database or disk is full"])
def test_r04_a_place_that_cannot_be_written_to_is_no_damage(records: Records, words: str) -> None:
    key = Vault(records.path, FAST).unlock(IDA, PASSWORD).candidates[0].database
    records.monkeypatch.setattr(database._Cipher, "connect", Mock(side_effect=peewee.OperationalError(words)))
    with pytest.raises(StoreFault) as caught, inspecting.looking(records.path, key):
        pass
    assert caught.value.fault in {Fault.READ_ONLY, Fault.DISK_FULL}


def test_r10_a_restoration_that_was_killed_is_undone_before_the_log_is_checked(records: Records) -> None:
    """The log beside the records lay aside already: without it they would be an older copy."""
    entrance = Entrance(records.path, HeldClock(NOW + 3 * DAY), FAST)
    given(entrance.sign_in(IDA, PASSWORD))
    for each in records.path.parent.glob("safekeeping.*"):
        shutil.copy(each, records.earlier.with_name(each.name))  # as after a power cut: never closed
    entrance.leave()
    entrance.wait()
    here = Records(records.earlier, records.path, "", records.monkeypatch, records.capsys)
    restoring._set_aside(here.path, NOW, with_vault=False)
    shutil.copy(here.path, here.path.with_name(f"{here.path.name}{restoring.ENDING}"))
    assert not inspecting.left_open(here.path)
    assert here.verify() == 0
    assert not list(here.path.parent.glob("*restoring*")) + list(here.path.parent.glob("*replacing*"))
    here.monkeypatch.setattr(restoring, "settle", Mock(side_effect=StoreFault(Fault.IN_USE)))
    assert here.verify() == 11

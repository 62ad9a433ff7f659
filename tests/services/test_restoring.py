"""The way back from a copy: in the window and from the command line (R6, R10, R11)."""

from __future__ import annotations

import errno
import getpass
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from desktop_app import cli
from desktop_app.domain.backups import Backup
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.domain.times import MINUTE
from desktop_app.services import restoring
from desktop_app.services.checkpoints import signing
from desktop_app.services.entrance import Entrance
from desktop_app.store import restoring as store
from desktop_app.store.faults import Fault, StoreFault
from tests.accounts import FAST, OTHER, PASSWORD
from tests.agency import causes, given
from tests.services.conftest import IDA
from tests.services.copies_house import House
from tests.store.test_faults import HOLDING

# --- put back in the window ---


def test_r10_a_copy_goes_back_and_todays_password_opens_it(house: House) -> None:
    copy = house.copy()
    house.colleague("Bo Lund")
    given(house.services.accounts.change_password(house.ida, PASSWORD, OTHER, OTHER))
    house.confirm(OTHER)
    assert causes(house.ready(copy)) == {Cause.COPY_OLDER_KEY}
    assert causes(house.ready(copy, "not it")) == {Cause.COPY_PASSWORD}
    prepared = given(house.ready(copy, PASSWORD))
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
    prepared = given(house.ready(copy))
    house.entrance.put_back(prepared, house.ida)
    house.again()
    verdict = given(house.services.audit.verify(house.ida))
    assert verdict.finding is None, "no older copy any more: it was put back on purpose"
    assert len(list(house.path.parent.glob("*.checkpoints.before-*"))) == 1


def test_r10_the_recovery_key_of_that_day_opens_an_older_copy(house: House) -> None:
    copy = house.copy()
    given(house.services.accounts.change_password(house.ida, PASSWORD, OTHER, OTHER))
    house.confirm(OTHER)
    given(house.ready(copy, house.recovery))


def test_r10_a_damaged_copy_is_refused_and_nothing_is_changed(house: House) -> None:
    copy = house.copy()
    content = bytearray(Path(copy.path).read_bytes())
    for at in (len(content) // 2, 100):
        content[at] ^= 1
        Path(copy.path).write_bytes(content)
        house.confirm()
        assert causes(house.ready(copy)) == {Cause.COPY_NOT_WHOLE}, "and no older password is asked for"
    assert causes(house.services.backups.prepare(house.ida, Backup("/etc/passwd", 0, 0))) == {Cause.NOT_FOUND}
    assert "backup.restored" not in house.actions()
    assert not list(house.path.parent.glob("*restoring*"))


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
    house.entrance.leave()
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


def test_r06_the_command_replaces_nothing_that_is_open_elsewhere(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = house.copy()
    house.entrance.leave()
    house.entrance.wait()
    before = house.path.read_bytes()
    command = [sys.executable, "-c", HOLDING, str(house.path)]
    around = {**os.environ, "PYTHONPATH": "."}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=around) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert restored(monkeypatch, IDA, PASSWORD, "--from", copy.path, "--to", house.path) == 11
        other.kill()
    assert f"(process {other.pid})" in capsys.readouterr().out
    assert house.path.read_bytes() == before
    assert not list(house.path.parent.glob("*re*ing*"))
    house.again()


def test_r10_an_older_copy_that_cannot_be_brought_up_to_date_replaces_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = house.copy()
    house.entrance.leave()
    house.entrance.wait()
    kept, open_database = house.path.read_bytes(), restoring.open_database

    def full(*values: object, **named: object) -> object:
        open_database(*values, **named).close()  # type: ignore[arg-type]
        raise StoreFault(Fault.DISK_FULL)

    monkeypatch.setattr(restoring, "open_database", full)
    assert restored(monkeypatch, IDA, PASSWORD, "--from", copy.path, "--to", house.path) == 13
    assert "The disk is full. Nothing was changed." in capsys.readouterr().out
    assert house.path.read_bytes() == kept
    assert not [each.name for each in house.path.parent.iterdir() if "re" in each.name and each.is_dir()]
    assert not list(house.path.parent.glob("*restoring*"))
    house.again()


def test_r10_a_place_that_fails_twice_is_left_to_the_next_opening_which_undoes_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = house.copy()
    given(house.services.accounts.change_password(house.ida, PASSWORD, OTHER, OTHER))
    house.entrance.leave()
    house.entrance.wait()
    kept = house.path.read_bytes(), house.path.with_suffix(".vault").read_bytes()

    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "the disk")

    with monkeypatch.context() as broken:
        broken.setattr(store, "flush_folder", fails)  # right before the new file would take the place
        broken.setattr(store, "_settle", fails)
        assert restored(monkeypatch, IDA, PASSWORD, "--from", copy.path, "--to", house.path) == 13
    assert list(house.path.parent.glob("*-replacing-*"))
    house.again(OTHER)
    house.entrance.leave()
    house.entrance.wait()
    assert house.path.with_suffix(".vault").read_bytes() == kept[1]
    assert not [each.name for each in house.path.parent.iterdir() if "restoring" in each.name or "repla" in each.name]


@pytest.mark.parametrize(("flaw", "code"), [("itself", 13), ("shared", 13), ("unreadable", 10)])
def test_r11_the_command_touches_no_place_that_it_refuses(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flaw: str, code: int
) -> None:
    copy, target = Path(house.copy().path), tmp_path / "new" / "safekeeping.db"
    if flaw == "itself":
        target = copy
    elif flaw == "shared":
        target = tmp_path / "Dropbox" / "safekeeping.db"
    else:
        copy.with_suffix(".vault").unlink()
        copy.with_suffix(".vault").mkdir()
    before = {each for each in tmp_path.rglob("*") if each.suffix != ".lock"}
    assert restored(monkeypatch, IDA, PASSWORD, "--from", copy, "--to", target) == code
    assert {each for each in tmp_path.rglob("*") if each.suffix != ".lock"} == before


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


class Killed(BaseException):
    """As if the program had ended there."""


def test_r10_killed_right_after_a_copy_went_back_the_log_is_still_no_other_one(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "second"
    there.mkdir()
    house.confirm()
    given(house.services.audit.set_folder(house.ida, str(there)))
    copy = house.copy()
    house.colleague("Bo Lund")
    house.entrance.leave()
    house.again()
    house.confirm()
    prepared = given(house.ready(copy))

    def killed(_target: Path) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(store, "_end", killed)
        with pytest.raises(Killed):
            house.entrance.put_back(prepared, house.ida)
    house.again()
    assert "Bo Lund" not in house.names()
    assert given(house.services.audit.verify(house.ida)).finding is None
    (aside,) = house.path.parent.glob("*.checkpoints.before-*")
    assert aside.name.endswith(f".before-{house.clock.moment}")


def test_r10_a_second_place_that_does_not_answer_does_not_hold_up_putting_back(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked, answered = Event(), Event()

    def hanging(_kept: Path, _now: int) -> None:
        asked.set()
        answered.wait(60)

    house.confirm()
    given(house.services.audit.set_folder(house.ida, str(tmp_path)))
    copy = house.copy()
    prepared = given(house.ready(copy))
    monkeypatch.setattr(restoring, "_set_aside", hanging)
    monkeypatch.setattr(restoring, "PATIENCE", 0.01)
    try:
        assert house.entrance.put_back(prepared, house.ida) is not None
        assert asked.wait(60)
    finally:
        answered.set()


@pytest.mark.parametrize("gone", ["the whole disk", "the records alone", "nothing: a drill"])
def test_r10_where_the_records_are_gone_the_copy_is_no_other_log_and_a_drill_leaves_the_second_place(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gone: str
) -> None:
    there, kept, drill = tmp_path / "second", tmp_path / "kept", tmp_path / "drill" / "safekeeping.db"
    there.mkdir()
    house.confirm()
    given(house.services.audit.set_folder(house.ida, str(there)))
    copy = house.copy()
    house.colleague("Bo Lund")
    house.entrance.leave()
    house.again()
    signing(house.entrance._database).wait()
    house.entrance.leave()
    house.entrance.wait()
    shutil.copytree(Path(copy.path).parent, kept)
    (signed,) = there.iterdir()
    before = signed.read_bytes()
    monkeypatch.setenv("SAFEKEEPING_DATA", str(house.path.parent))
    asked = ["--from", kept / Path(copy.path).name]
    if gone == "nothing: a drill":
        assert restored(monkeypatch, IDA, PASSWORD, *asked, "--to", drill) == 0
        assert signed.read_bytes() == before
        return
    if gone == "the whole disk":
        shutil.rmtree(house.path.parent)
    else:
        house.path.unlink()
    assert restored(monkeypatch, IDA, PASSWORD, *asked) == 0
    house.again()
    assert given(house.services.audit.verify(house.ida)).finding is None
    assert len(list(there.glob("*.before-*"))) == 1

"""A copy goes back through a new file; interrupted anywhere, it is the old records or the new (R10, R11, R14)."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.times import HOUR
from desktop_app.store import locks, places, restoring
from desktop_app.store.backups import check, make, proof_of
from desktop_app.store.database import Database, connected
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.opening import create, open_unlocked, rotate
from desktop_app.store.vault import Change, Vault
from tests.accounts import FAST, PASSWORD, THIRD
from tests.agency import KEY, NOW, count
from tests.store.copied import IDA, key, names

# THOROUGH=1 pytest tests/store: a restoration of fifty megabytes.
THOROUGH = bool(os.environ.get("THOROUGH"))


# --- R10: the drill ---


def test_r10_a_copy_goes_back_through_a_new_file_and_what_it_replaces_is_kept(shut: Database, path: Path) -> None:
    assert shut.opening is not None
    made, vault = make(path, key(shut), NOW), shut.opening.vault
    proof = proof_of(shut.engine)
    shut.engine.execute_sql("INSERT OR REPLACE INTO numbering (year, last) VALUES ('99', 1)")
    then = key(shut)
    rotate(shut, Change(drop=frozenset({"uid-nia"})))
    today = key(shut)
    shut.close()
    again = enter(path, vault)
    prepared = restoring.prepare(Path(made.path), path, then, made.at, another=today)
    assert prepared.proof == proof
    assert count(again, "numbering", "year = '99'") == 1
    again.close()
    aside = restoring.swap(prepared, NOW + HOUR)
    back = enter(path, vault)
    assert count(back, "numbering", "year = '99'") == 0
    back.close()
    assert aside is not None
    with closing(connected(aside / path.name, today)) as replaced:
        assert replaced.execute_sql("SELECT last FROM numbering WHERE year = '99'").fetchall() == [(1,)]
    assert not list(path.parent.glob("*.restoring*"))


def enter(path: Path, vault: Vault) -> Database:
    return open_unlocked(path, vault, vault.unlock("Ida Moss", PASSWORD), NOW)


def test_r10_the_log_of_damaged_records_goes_aside_with_them(path: Path) -> None:
    made = make(path, KEY, NOW)
    path.write_bytes(path.read_bytes()[:5000])
    wal = path.with_name("safekeeping.db-wal")
    wal.write_bytes(b"of another database")
    aside = restoring.swap(restoring.prepare(Path(made.path), path, KEY, made.at), NOW)
    assert aside is not None
    assert names(aside) == {"safekeeping.db", "safekeeping.db-wal"}
    assert not wal.exists()
    check(path, KEY)


def test_r10_nothing_is_put_over_records_that_are_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make(path, KEY, NOW)
    prepared = restoring.prepare(Path(made.path), path, KEY, made.at)
    before = path.read_bytes()

    def taken(_descriptor: int) -> None:
        raise BlockingIOError

    monkeypatch.setattr(locks, "_lock", taken)
    with pytest.raises(StoreFault) as caught:
        restoring.swap(prepared, NOW)
    assert caught.value.fault is Fault.IN_USE
    assert path.read_bytes() == before


@pytest.mark.parametrize("flaw", ["bit", "cut", "newer"])
def test_r10_a_copy_that_is_not_whole_or_too_new_touches_nothing(path: Path, flaw: str) -> None:
    copy = Path(make(path, KEY, NOW).path)
    if flaw == "newer":
        with closing(connected(copy, KEY)) as engine:
            engine.execute_sql("PRAGMA user_version = 9999")
    else:
        content = bytearray(copy.read_bytes())
        content[len(content) // 2] ^= 4
        copy.write_bytes(content if flaw == "bit" else content[: -4096 * 3])
    before = path.read_bytes()
    with pytest.raises(StoreFault) as caught:
        restoring.prepare(copy, path, KEY, NOW)
    assert caught.value.fault is (Fault.NEWER if flaw == "newer" else Fault.COPY_DAMAGED)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.restoring*"))


def test_r10_a_restoration_is_quick(path: Path, tmp_path: Path) -> None:
    """Fifty megabytes in a minute at most, asked only of the long form, which has the machine for itself."""
    megabytes = 50 if THOROUGH else 2
    with closing(connected(path, KEY)) as engine:
        engine.execute_sql("CREATE TABLE filler (held BLOB)")
        for _ in range(megabytes):
            engine.execute_sql("INSERT INTO filler VALUES (randomblob(1000000))")
    begun = time.monotonic()
    made = make(path, KEY, NOW)
    restoring.swap(restoring.prepare(Path(made.path), tmp_path / "new.db", KEY, made.at), NOW)
    assert not THOROUGH or time.monotonic() - begun < 60
    assert made.size > megabytes * 1_000_000


# --- R10: interrupted ---


class Stop(BaseException):
    """The power goes."""


def stopping(patch: pytest.MonkeyPatch, at: int) -> list[str]:
    """Raise at the n-th step that a file system sees; nothing can be done after it."""
    seen: list[str] = []

    def stand_before(owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def step(*values: Any, **named: Any) -> Any:
            seen.append(name)
            if len(seen) >= at > 0:
                raise Stop
            return real(*values, **named)

        patch.setattr(owner, name, step)

    for owner, name in ((os, "link"), (os, "fsync"), (Path, "replace"), (Path, "mkdir"), (Path, "unlink")):
        stand_before(owner, name)
    return seen


def test_r10_putting_back_stopped_at_any_step_is_undone_or_ended_by_the_next_opening(
    shut: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shut.opening is not None
    then, made = key(shut), make(path, key(shut), NOW)
    rotate(shut, Change(put=(replace(IDA, password=THIRD),)))
    shut.engine.execute_sql("PRAGMA wal_autocheckpoint = 0")
    shut.engine.execute_sql("INSERT OR REPLACE INTO numbering (year, last) VALUES ('99', 1)")
    killed = Path(shutil.copytree(path.parent, tmp_path / "killed"))  # its last change is in the log beside it
    old, new, at, steps = 0, 0, 1, 99
    while at <= steps:
        here = Path(shutil.copytree(killed, tmp_path / "turns" / str(at))) / path.name
        copy = here.parent / "backups" / Path(made.path).name
        vault = copy.with_suffix(".vault").read_bytes()
        with monkeypatch.context() as patch:
            seen = stopping(patch, at)
            with suppress(Stop):
                restoring.swap(restoring.prepare(copy, here, then, NOW, vault=vault), NOW + HOUR)
        steps = len(seen) if at > len(seen) else steps
        restoring.settle(here)
        password = PASSWORD if here.with_suffix(".vault").read_bytes() == vault else THIRD
        found = Vault(here, FAST)
        opened = open_unlocked(here, found, found.unlock("Ida Moss", password), NOW)
        kept = count(opened, "numbering", "year = '99'")
        assert kept == (password == THIRD), f"step {at}: neither the old nor the new"
        old, new = old + kept, new + (not kept)
        opened.close()
        left = {each.name for each in here.parent.iterdir() if "restoring" in each.name or "replacing" in each.name}
        assert not left, f"step {at}"
        assert len(list(here.parent.glob("*-replaced-*"))) == (not kept)
        at += 1
    assert old > 5
    assert new > 1


def test_r10_a_disk_that_fills_while_putting_back_leaves_the_records_and_their_log(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(path, KEY, NOW)
    wal = path.with_name("safekeeping.db-wal")
    wal.write_bytes(b"its log")
    before, prepared = path.read_bytes(), restoring.prepare(Path(made.path), path, KEY, made.at)

    def full(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(restoring, "flush_folder", full)
    with pytest.raises(StoreFault) as caught:
        restoring.swap(prepared, NOW)
    assert caught.value.fault is Fault.DISK_FULL
    assert (path.read_bytes(), wal.read_bytes()) == (before, b"its log")
    assert {each.name for each in path.parent.iterdir()} == {path.name, wal.name, "backups", "safekeeping.lock"}


def test_r10_what_a_copy_replaced_goes_after_thirty_days(path: Path) -> None:
    made = make(path, KEY, NOW)
    aside = restoring.swap(restoring.prepare(Path(made.path), path, KEY, made.at), NOW)
    assert aside is not None
    (path.parent / "safekeeping-replaced-by-hand").mkdir()
    restoring.forget_replaced(path, NOW + 30 * 24 * HOUR - 1)
    assert aside.exists()
    restoring.forget_replaced(path, NOW + 30 * 24 * HOUR)
    assert not aside.exists()
    assert (path.parent / "safekeeping-replaced-by-hand").exists()


@pytest.mark.parametrize("where", ["share", "OneDrive"])
def test_r14_nothing_is_put_back_onto_a_share_or_into_a_synchronised_folder(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    made = make(path, KEY, NOW)
    if where == "share":
        monkeypatch.setattr(places, "kind_of", lambda _path: "nfs")
    with pytest.raises(StoreFault) as caught:
        restoring.prepare(Path(made.path), tmp_path / where / "a.db", KEY, NOW)
    assert caught.value.fault in {Fault.NETWORK, Fault.SYNCED}
    assert not (tmp_path / where).exists()


# --- R11: never an empty one in their place ---


def test_r11_damaged_records_and_copies_are_told_and_left_as_they_are(shut: Database, path: Path) -> None:
    assert shut.opening is not None
    vault, copy = shut.opening.vault, Path(make(path, key(shut), NOW).path)
    shut.close()
    for each in (path, copy):
        each.write_bytes(bytes(len(each.read_bytes())))
    before = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file() and each.suffix != ".lock"}
    with pytest.raises(StoreFault) as caught:
        enter(path, vault)
    assert caught.value.fault in {Fault.OTHER_VAULT, Fault.DAMAGED}
    assert restoring.key_of(copy, vault.unlock("Ida Moss", PASSWORD).candidates) is None
    with pytest.raises(StoreFault) as caught:
        create(path, vault, [IDA], NOW)
    assert caught.value.fault is Fault.OTHER_VAULT
    after = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file() and each.suffix != ".lock"}
    assert after == before


def test_r11_records_that_are_gone_are_not_begun_anew(shut: Database, path: Path) -> None:
    assert shut.opening is not None
    vault = shut.opening.vault
    shut.close()
    path.unlink()
    for way in (lambda: enter(path, vault), lambda: create(path, vault, [IDA], NOW)):
        with pytest.raises(StoreFault) as caught:
            way()
        assert caught.value.fault is Fault.MISSING
    assert not path.exists()

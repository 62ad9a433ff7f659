"""Copies are proven when they are made, thinned, and put back into a new file first (R10, R11, R12, S1)."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.times import HOUR
from desktop_app.store import backups, locks, restoring
from desktop_app.store.backups import check, folder_beside, listed, make, proof_of, thin
from desktop_app.store.database import Database, Fault, StoreFault, connected, open_database
from desktop_app.store.opening import adopt, create, open_unlocked, rotate
from desktop_app.store.vault import Change, NewSlot, Vault, WrongPassword
from tests.accounts import FAST, OTHER, PASSWORD, THIRD
from tests.agency import KEY, NOW, count

# THOROUGH=1 pytest tests/store: fifty flipped bits instead of ten, and a restoration of fifty megabytes.
THOROUGH = bool(os.environ.get("THOROUGH"))
FLIPS = 50 if THOROUGH else 10
CANARY = "Zyxwena Quorlbyn"
IDA, NIA = NewSlot("uid-ida", "Ida Moss", PASSWORD), NewSlot("uid-nia", "Nia Okoye", OTHER)


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    """The sample agency's records with their plain key."""
    return Path(shutil.copyfile(sample_file, tmp_path / "safekeeping.db"))


@pytest.fixture
def shut(path: Path) -> Iterator[Database]:
    """The same behind a vault for two people, open."""
    path.with_suffix(".key").write_bytes(KEY)
    database = open_database(path, KEY)
    adopt(path, Vault(path, FAST), database, [IDA, NIA], NOW)
    yield database
    database.close()


def key(database: Database) -> bytes:
    assert database.opening is not None
    return database.opening.keys.database


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


# --- R10: proven ---


def test_r10_a_copy_has_everything_its_vault_beside_it_and_nobody_else_may_read_it(shut: Database, path: Path) -> None:
    assert shut.opening is not None
    made = make(path, key(shut), NOW, keys=shut.opening.keys)
    assert names(folder_beside(path)) == {"safekeeping-20261124T145000Z.db", "safekeeping-20261124T145000Z.vault"}
    copy = Path(made.path)
    assert check(copy, key(shut)) == proof_of(shut.engine)
    assert {each.stat().st_mode & 0o777 for each in copy.parent.iterdir()} == {0o600}
    vault = Vault(copy, FAST)
    assert vault.fits(shut.opening.keys)
    assert vault.unlock("Ida Moss", PASSWORD).uid == "uid-ida"
    assert listed(copy.parent, path) == (made,)


def test_r10_a_copy_is_of_one_moment_whoever_writes_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_database(path, KEY)
    read = backups.proof_of

    def between(engine: object) -> backups.Proof:
        proof = read(engine)
        database.engine.execute_sql("INSERT OR REPLACE INTO numbering (year, last) VALUES ('99', 1)")
        return proof

    monkeypatch.setattr(backups, "proof_of", between)
    made = make(path, KEY, NOW)
    with closing(connected(Path(made.path), KEY)) as copy:
        assert not copy.execute_sql("SELECT * FROM numbering WHERE year = '99'").fetchall()
    assert count(database, "numbering", "year = '99'") == 1
    database.close()


@pytest.mark.parametrize("flaw", ["rows", "head", "schema"])
def test_r10_a_copy_that_is_not_equal_gets_no_name_and_the_earlier_ones_stay(
    path: Path, monkeypatch: pytest.MonkeyPatch, flaw: str
) -> None:
    first = make(path, KEY, NOW)
    read, asked = backups.proof_of, iter(range(2))

    def differing(engine: object) -> backups.Proof:
        proof = read(engine)
        if next(asked) == 0:
            return proof
        other = {"rows": proof.rows[1:], "head": (0, ""), "schema": 1}
        return replace(proof, **{flaw: other[flaw]})

    monkeypatch.setattr(backups, "proof_of", differing)
    with pytest.raises(StoreFault) as caught:
        make(path, KEY, NOW + HOUR)
    assert caught.value.fault is Fault.COPY_DAMAGED
    assert names(folder_beside(path)) == {Path(first.path).name}


def test_r10_a_copy_that_was_cut_on_the_way_is_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = backups._flush

    def torn(part: Path) -> None:
        flush(part)
        with part.open("r+b") as file:
            file.seek(9000)
            file.write(b"\0" * 100)

    monkeypatch.setattr(backups, "_flush", torn)
    with pytest.raises(StoreFault) as caught:
        make(path, KEY, NOW)
    assert caught.value.fault in {Fault.COPY_DAMAGED, Fault.DAMAGED}
    assert not names(folder_beside(path))


def test_r10_what_a_power_cut_left_is_no_copy_and_goes_with_the_next(path: Path) -> None:
    folder = folder_beside(path)
    folder.mkdir()
    (folder / "safekeeping-20261124T100000Z.part").write_bytes(b"half")
    assert listed(folder, path) == ()
    made = make(path, KEY, NOW)
    assert names(folder) == {Path(made.path).name}


def test_r10_the_copies_are_thinned_with_their_vaults(shut: Database, path: Path) -> None:
    first = Path(make(path, key(shut), NOW).path)
    for hours in range(4, 24 * 6, 4):
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(NOW - hours * HOUR))
        for each in (first, first.with_suffix(".vault")):
            shutil.copyfile(each, first.with_name(f"safekeeping-{stamp}{each.suffix}"))
    gone = thin(first.parent, path, NOW)
    left = listed(first.parent, path)
    assert gone == 20
    assert len(left) == 16  # all twelve of two days, then one of each of four days
    assert names(first.parent) == {Path(each.path).with_suffix(end).name for each in left for end in (".db", ".vault")}


def test_r10_a_second_place_gets_the_same_bytes(shut: Database, path: Path, tmp_path: Path) -> None:
    there = tmp_path / "share"
    there.mkdir()
    made = make(path, key(shut), NOW)
    second = backups.bring(made, there)
    assert second.second_place
    for end in (".db", ".vault"):
        assert Path(second.path).with_suffix(end).read_bytes() == Path(made.path).with_suffix(end).read_bytes()
    with pytest.raises(StoreFault) as caught:
        backups.bring(made, tmp_path / "gone")
    assert caught.value.fault is Fault.COPY_PLACE


def test_r10_after_the_key_changed_older_copies_open_with_the_vault_beside_them(shut: Database, path: Path) -> None:
    before = make(path, key(shut), NOW)
    rotate(shut, Change(put=(replace(IDA, password=THIRD),)))
    after = make(path, key(shut), NOW + HOUR)
    assert shut.opening is not None
    for copy, password in ((before, PASSWORD), (after, THIRD)):
        vault = Vault(Path(copy.path), FAST)
        keys = restoring.key_of(Path(copy.path), vault.unlock("Ida Moss", password).candidates)
        assert keys is not None
        check(Path(copy.path), keys.database)
    assert restoring.key_of(Path(before.path), [shut.opening.keys]) is None
    with pytest.raises(WrongPassword):
        Vault(Path(after.path), FAST).unlock("Ida Moss", PASSWORD)


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
    prepared = restoring.prepare(Path(made.path), path, then, made.at, another=today)
    assert prepared.proof == proof
    again = enter(path, vault)
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
    """Fifty megabytes in a minute at most; in the short form two, in the same proportion."""
    megabytes = 50 if THOROUGH else 2
    with closing(connected(path, KEY)) as engine:
        engine.execute_sql("CREATE TABLE filler (held BLOB)")
        for _ in range(megabytes):
            engine.execute_sql("INSERT INTO filler VALUES (randomblob(1000000))")
    begun = time.monotonic()
    made = make(path, KEY, NOW)
    restoring.swap(restoring.prepare(Path(made.path), tmp_path / "new.db", KEY, made.at), NOW)
    assert time.monotonic() - begun < 60 * max(megabytes, 5) / 50
    assert made.size > megabytes * 1_000_000


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


# --- R12: one bit ---


def test_r12_one_flipped_bit_is_found_wherever_it_is(path: Path) -> None:
    copy, chance = Path(make(path, KEY, NOW).path), random.Random(12)
    content = copy.read_bytes()
    found = 0
    for _ in range(FLIPS):
        flipped = bytearray(content)
        at = chance.randrange(len(content))
        flipped[at] ^= 1 << chance.randrange(8)
        copy.write_bytes(flipped)
        try:
            check(copy, KEY)
        except StoreFault:
            found += 1
    assert found == FLIPS


# --- S1: never readable ---


def test_s01_neither_the_records_nor_their_log_nor_a_copy_can_be_read(shut: Database, path: Path) -> None:
    shut.engine.execute_sql("UPDATE staff SET name = ? WHERE id = 1", (CANARY,))
    made = Path(make(path, key(shut), NOW).path)
    prepared = restoring.prepare(made, path.with_name("new.db"), key(shut), NOW, another=bytes(range(1, 33)))
    files = [each for each in path.parent.rglob("*") if each.is_file()]
    assert {path, path.with_name("safekeeping.db-wal"), made, made.with_suffix(".vault"), prepared.fresh} <= set(files)
    for each in files:
        held = each.read_bytes()
        for word in (CANARY, "Delgado", "Ida Moss", "CREATE TABLE", "SQLite format"):
            assert word.encode() not in held
            assert word.encode("utf-16-le") not in held
        assert key(shut) not in held
    restoring.discard(prepared.fresh)

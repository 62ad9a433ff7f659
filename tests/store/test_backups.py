"""Copies are proven when they are made, thinned and brought to a second place (R10, R12, S1)."""

from __future__ import annotations

import os
import random
import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.times import HOUR
from desktop_app.store import backups, restoring
from desktop_app.store.backups import check, folder_beside, listed, make, proof_of, thin
from desktop_app.store.database import Database, connected, open_database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.opening import rotate
from desktop_app.store.vault import Change, Vault, WrongPassword
from tests.accounts import FAST, PASSWORD, THIRD
from tests.agency import KEY, NOW, count
from tests.store.copied import IDA, key, names

# THOROUGH=1 pytest tests/store: fifty flipped bits instead of ten.
THOROUGH = bool(os.environ.get("THOROUGH"))
FLIPS = 50 if THOROUGH else 10
CANARY = "Zyxwena Quorlbyn"


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
        backups.bring(made, tmp_path / "gone" / "safekeeping-1")
    assert caught.value.fault is Fault.COPY_PLACE


def test_r10_what_an_interrupted_copy_left_goes_with_the_next_in_both_places(path: Path, tmp_path: Path) -> None:
    there = tmp_path / "share"
    for folder in (folder_beside(path), there):
        folder.mkdir()
        for name in ("20261124T100000Z.part", "20261124T100000Z.part-wal", "20261124T100000Z.db.part"):
            (folder / f"safekeeping-{name}").write_bytes(b"half")
        (folder / "safekeeping-20261123T100000Z.vault").write_bytes(b"of a copy that was thinned out")
    made = make(path, KEY, NOW)
    backups.bring(made, there)
    assert names(folder_beside(path)) == {Path(made.path).name}
    assert {each for each in names(there) if ".part" in each} == {"safekeeping-20261124T100000Z.part-wal"}


def test_r10_records_whose_name_begins_the_same_keep_the_copy_that_is_being_made_of_them(path: Path) -> None:
    folder = folder_beside(path)
    folder.mkdir()
    others = {f"safekeeping-2-20261124T100000Z{end}" for end in (".part", ".part-journal", ".vault")}
    for name in others:
        (folder / name).write_bytes(b"of other records")
    made = make(path, KEY, NOW)
    assert names(folder) == {Path(made.path).name, *others}


def test_r10_no_name_however_odd_hides_the_copies(sample_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "50%25 of [q] #1?"
    folder.mkdir()
    path = Path(shutil.copyfile(sample_file, folder / "Zoë's [a] records.db"))
    made = make(path, KEY, NOW)
    for name, content in (("20269999T999999Z.db", b"x"), ("99999999T000000Z-before-0001.db", b"")):
        (folder_beside(path) / f"{path.stem}-{name}").write_bytes(content)
    (folder_beside(path) / f"{path.stem}-20260101T000000Z.db").symlink_to(tmp_path / "gone")
    (folder_beside(path) / f"{path.stem}-20260102T000000Z.db").mkdir()
    assert listed(folder_beside(path), path) == (made,)
    assert thin(folder_beside(path), path, NOW) == 0
    check(Path(made.path), KEY)


@pytest.mark.parametrize("flaw", ["file", "dangling", "second is a file"])
def test_r10_a_folder_that_is_none_is_told_and_no_earlier_copy_is_touched(
    path: Path, tmp_path: Path, flaw: str
) -> None:
    first, there = make(path, KEY, NOW), tmp_path / "share"
    if flaw == "second is a file":
        there.write_bytes(b"")
    else:
        folder_beside(path).rename(tmp_path / "kept")
        if flaw == "file":
            folder_beside(path).write_bytes(b"")
        else:
            folder_beside(path).symlink_to(tmp_path / "gone", target_is_directory=True)
    with pytest.raises(StoreFault) as caught:
        backups.bring(first, there) if flaw == "second is a file" else make(path, KEY, NOW + HOUR)
    assert caught.value.fault is Fault.COPY_PLACE
    check((tmp_path / "kept" if flaw != "second is a file" else folder_beside(path)) / Path(first.path).name, KEY)


def test_r10_a_folder_elsewhere_behind_a_link_is_as_good_as_one(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder_beside(path).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    made = [make(path, KEY, NOW), make(path, KEY, NOW)]
    assert [each.at for each in made] == [NOW, NOW + 1], "two within one second have two names"
    assert len(names(tmp_path / "elsewhere")) == 2


@pytest.mark.parametrize("days", [-4000, -1, 1, 4000])
def test_r10_r15_a_clock_that_jumps_never_takes_the_latest_copy(path: Path, days: int) -> None:
    first = Path(make(path, KEY, NOW).path)
    for hours in range(4, 24 * 40, 4):
        shutil.copyfile(first, first.with_name(f"safekeeping-{backups.stamp(NOW - hours * HOUR)}.db"))
    thin(first.parent, path, NOW + days * 24 * HOUR)
    left = listed(first.parent, path)
    assert left[0].at == NOW
    assert len(left) >= 12


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

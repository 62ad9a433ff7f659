"""What can happen to a file: killed, torn, full, shut, taken, on a share; nothing is lost and it is said (R1, R2, R4, R6, R9, R13, R14)."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models
from playhouse.sqlcipher_ext import SqlCipherDatabase

from desktop_app.store import database as store
from desktop_app.store import locks, places
from desktop_app.store.backups import check, listed
from desktop_app.store.database import Database, connected, open_database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.inspecting import of_this_schema
from desktop_app.store.models import TABLES, StaffRow
from desktop_app.ui.sentences import fault_sentence
from tests.agency import KEY, count

# THOROUGH=1 pytest tests/store: 500 kills, 300 torn logs, a migration interrupted at every statement.
THOROUGH = bool(os.environ.get("THOROUGH"))
KILLS = 500 if THOROUGH else 20
TORN = 300 if THOROUGH else 60
PATIENCE = 1800 if THOROUGH else 120  # seconds
FIXTURES = Path(__file__).parents[1] / "fixtures"


def script(source: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", source, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "."},
    )


# --- R1: killed ---

KILLING = """
import json, os, random, select, signal, sys, time
from pathlib import Path
from desktop_app.domain.staff import Role
from desktop_app.services.services import services_over
from desktop_app.store.backups import check
from desktop_app.store.database import open_database
from desktop_app.store.models import AuditRow, StaffRow
path, kills = Path(sys.argv[1]), int(sys.argv[2])
key, chance = bytes(range(32)), random.Random(1)

def work(told):
    database = open_database(path, key)
    services = services_over(database, lambda: 1_800_000_000)
    boss = next(each for each in services.staff.all() if each.role is Role.SUPERVISOR)
    at = StaffRow.select().count()
    while True:
        at += 1
        services.staff.add(boss, f"Colleague number {at}", Role.EVIDENCE, "")
        os.write(told, b"%d\\n" % at)

done = {"kills": 0, "acknowledged": 0, "lost": 0, "torn": 0}
for _ in range(kills):
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        work(writes)
    os.close(writes)
    said = os.read(reads, 65536)
    until = time.monotonic() + chance.random() * 0.05
    while time.monotonic() < until:
        if select.select([reads], [], [], max(0, until - time.monotonic()))[0]:
            said = (said + os.read(reads, 65536))[-200:]
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reads, 65536):
        said = (said + more)[-200:]
    os.close(reads)
    last = int(said.decode().split("\\n")[-2])
    database = open_database(path, key)
    people = StaffRow.select().count()
    entries = AuditRow.select().where(AuditRow.action == "staff.add").count()
    database.close()
    check(path, key)
    first = done.setdefault("first", people - entries)
    done["kills"] += 1
    done["acknowledged"] = last
    done["lost"] += people < last
    done["torn"] += people - entries != first
print(json.dumps(done))
"""


@pytest.mark.timeout(PATIENCE)
def test_r01_what_was_acknowledged_survives_a_kill(sample_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(sample_file, tmp_path / "a.db"))
    ran = script(KILLING, path, KILLS)
    assert ran.returncode == 0, ran.stderr[-2000:]
    done = json.loads(ran.stdout)
    assert done["kills"] == KILLS
    assert done["acknowledged"] > 10
    assert (done["lost"], done["torn"]) == (0, 0)


# --- R2: torn ---


def test_r02_a_torn_log_gives_back_exactly_the_changes_before_the_tear(tmp_path: Path) -> None:
    path, chance = tmp_path / "a.db", random.Random(2)
    with closing(store._Cipher(str(path), passphrase=f"x'{KEY.hex()}'")) as source:
        source.connect()
        source.execute_sql("PRAGMA journal_mode = wal")
        source.execute_sql("CREATE TABLE done (number INTEGER PRIMARY KEY, held TEXT)")
        source.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in range(1, 41):
            with source.atomic("IMMEDIATE"):
                for part in range(3):
                    source.execute_sql("INSERT INTO done VALUES (?, ?)", (number * 10 + part, "x" * 900))
        whole, log = path.read_bytes(), path.with_name("a.db-wal").read_bytes()
    for turn in range(TORN):
        torn, at = bytearray(log), chance.randrange(len(log))
        if turn % 3 == 0:
            del torn[at:]
        elif turn % 3 == 1:
            torn[at : at + 512] = chance.randbytes(min(512, len(torn) - at))
        else:
            torn[at:] = bytes(len(torn) - at)
        again = tmp_path / f"{turn}.db"
        again.write_bytes(whole)
        again.with_name(f"{turn}.db-wal").write_bytes(torn)
        with closing(connected(again, KEY)) as engine:
            found = [row[0] for row in engine.execute_sql("SELECT number FROM done ORDER BY number").fetchall()]
            assert not engine.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        wanted = [number * 10 + part for number in range(1, 41) for part in range(3)]
        assert len(found) % 3 == 0
        assert found == wanted[: len(found)]
        again.unlink()


# --- R4: full, limited, read-only, locked ---

LIMITED = """
import resource, signal, sys
from pathlib import Path
from desktop_app.store.database import open_database
from desktop_app.store.faults import StoreFault
from desktop_app.store.models import StaffRow
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
database = open_database(path, bytes(range(32)))
most = path.stat().st_size + path.with_name(path.name + "-wal").stat().st_size + 60_000
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
done, fault = StaffRow.select().count(), ""
try:
    while True:
        with database.writing():
            StaffRow.create(name="x" * 5000, role="evidence")
        done += 1
except StoreFault as found:
    fault = found.fault.value
with database.reading():
    print(fault, done, StaffRow.select().count())
"""


def test_r04_at_the_limit_of_a_file_nothing_is_lost_and_reading_goes_on(sample_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(sample_file, tmp_path / "a.db"))
    ran = script(LIMITED, path)
    assert ran.returncode == 0, ran.stderr[-2000:]
    fault, done, read = ran.stdout.split()
    assert fault == "disk_full"
    assert done == read
    database = open_database(path, KEY)
    assert count(database, "staff") == int(done)
    database.close()
    check(path, KEY)


def test_r04_a_full_disk_undoes_the_change_and_reading_goes_on(database: Database) -> None:
    pages = database.engine.execute_sql("PRAGMA page_count").fetchone()[0]
    database.engine.execute_sql(f"PRAGMA max_page_count = {pages}")
    many = [{"name": f"{number} {'x' * 5000}", "role": "evidence"} for number in range(40)]
    with pytest.raises(StoreFault) as caught, database.writing():
        StaffRow.insert_many(many).execute()
    assert caught.value.fault is Fault.DISK_FULL
    assert count(database, "staff") == 0
    database.engine.execute_sql("PRAGMA max_page_count = 1000000")
    with database.writing():
        StaffRow.create(name="Ruth", role="supervisor")
    assert count(database, "staff") == 1


def test_r04_records_that_may_only_be_read_are_still_read(database: Database) -> None:
    with database.writing():
        StaffRow.create(name="Ruth", role="supervisor")
    database.engine.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(StoreFault) as caught, database.writing():
        StaffRow.create(name="Ida", role="supervisor")
    assert caught.value.fault is Fault.READ_ONLY
    assert count(database, "staff") == 1


def test_r04_while_another_writes_it_is_said_and_can_be_done_again(database: Database) -> None:
    database.engine.execute_sql("PRAGMA busy_timeout = 1")
    with closing(connected(database.path, KEY)) as other:
        with other.atomic("IMMEDIATE"), pytest.raises(StoreFault) as caught, database.writing():
            StaffRow.create(name="Ida", role="supervisor")
        assert caught.value.fault is Fault.LOCKED
    with database.writing():
        StaffRow.create(name="Ida", role="supervisor")
    assert count(database, "staff") == 1


@pytest.mark.parametrize("fault", Fault)
def test_r04_every_fault_has_a_sentence_of_its_own(fault: Fault) -> None:
    said = fault_sentence(fault.value, {"computer": "DESK-2", "process": "812"})
    others = [fault_sentence(each.value) for each in Fault if each is not fault]
    assert said.endswith(".")
    assert "{" not in said
    assert fault_sentence(fault.value) not in others


# --- R6: a second instance ---

HOLDING = """
import sys
from pathlib import Path
from desktop_app.store import locks
locks.hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the records."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path / "a.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_r06_a_second_program_is_refused_and_told_who_has_the_records(
    tmp_path: Path, elsewhere: subprocess.Popen[str]
) -> None:
    path = tmp_path / "a.db"
    for way in (locks.hold, locks.refuse_where_held):
        with pytest.raises(StoreFault) as caught:
            way(path)
        assert caught.value.fault is Fault.IN_USE
        assert caught.value.facts["process"] == str(elsewhere.pid)
    said = fault_sentence("in_use", caught.value.facts)
    assert str(elsewhere.pid) in said
    elsewhere.kill()
    elsewhere.wait()
    locks.hold(path).release()  # the system let go of it with the program that was killed


def test_r06_one_program_may_hold_its_records_twice_and_gives_back_each_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first, second = locks.hold(path), locks.hold(path)
    first.release()
    first.release()
    assert script(HOLDING, path).returncode == 1
    second.release()
    assert subprocess.run(
        [sys.executable, "-c", HOLDING, str(path)], input="", text=True, capture_output=True, check=True
    ).stdout


# --- R9: a migration interrupted ---


class Stop(Exception):
    """The power goes."""


def interrupted(path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> list[str]:
    """Migrate and stop at the n-th statement after the copy was made; the statements there were."""
    run = SqlCipherDatabase.execute_sql
    seen: list[str] = []

    def counted(self: SqlCipherDatabase, sql: str, *rest: object) -> object:
        if Path(self.database) == path and listed(path.parent / "backups", path):
            seen.append(sql)
            if len(seen) == at:
                raise Stop
        return run(self, sql, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(SqlCipherDatabase, "execute_sql", counted)
        open_database(path, KEY).close()
    return seen


@pytest.mark.timeout(PATIENCE)
def test_r09_a_migration_interrupted_anywhere_is_ended_by_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Path(shutil.copyfile(FIXTURES / "schema-0001.db", tmp_path / "first.db"))
    steps = interrupted(first, monkeypatch, 0)
    chance, last = random.Random(9), len(steps)
    # what is run for each row of a table is stopped before its first and its last
    places = {*{sql: at for at, sql in enumerate(steps, 1)}.values(), *(steps.index(sql) + 1 for sql in set(steps))}
    for at in sorted(places if THOROUGH else {1, last, *chance.sample(sorted(places), 4)}):
        path = Path(shutil.copyfile(FIXTURES / "schema-0001.db", tmp_path / f"{at}.db"))
        with pytest.raises(Stop):
            interrupted(path, monkeypatch, at)
        (copy,) = [each for each in listed(tmp_path / "backups", path) if each.before == "0002"]
        assert check(Path(copy.path), KEY).schema == 1
        opened = open_database(path, KEY)
        assert not opened.engine.execute_sql("PRAGMA foreign_key_check").fetchall()
        assert count(opened, "step_mark") == 405
        assert of_this_schema(opened), "nothing of it is left undone, its number least of all"
        if at in {1, last}:
            assert not diff_models(opened.engine, list(TABLES))
        opened.close()


# --- R13: the engine ---


def test_r13_the_engine_is_above_the_floor(database: Database) -> None:
    assert tuple(database.engine.server_version) >= (3, 51, 3)
    assert store.LOWEST_SQLITE >= (3, 51, 3)


# --- R14: shares and synchronised folders ---


@pytest.mark.parametrize("kind", ["cifs", "nfs", "nfs4", "fuse.sshfs", "smb3", "remote", "unc", "smbfs", "webdav"])
def test_r14_records_on_a_share_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(places, "kind_of", lambda _path: kind)
    with pytest.raises(StoreFault) as caught:
        open_database(tmp_path / "a.db", KEY)
    assert caught.value.fault is Fault.NETWORK
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("path", ["\\\\server\\share\\safekeeping.db", "//server/share/safekeeping.db"])
def test_r14_a_share_by_its_name_is_a_share(path: str) -> None:
    assert places.on_network(Path(path)) is (str(Path(path))[:2] in {"\\\\", "//"})


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive", "OneDrive - Oak Hill Police", "Dropbox", "Dropbox (Oak Hill)", "iCloud Drive", "iCloudDrive",
        "Mobile Documents", "Google Drive", "My Drive", "Nextcloud", "CloudStorage",
    ],
)  # fmt: skip
def test_r14_records_in_a_synchronised_folder_are_not_opened(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder / "records"
    with pytest.raises(StoreFault) as caught:
        open_database(place / "a.db", KEY)
    assert caught.value.fault is Fault.SYNCED
    assert not place.exists()


def test_r14_a_desktop_that_is_synchronised_is_known_by_the_systems_own_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    assert places.synced(tmp_path / "Desktop" / "a.db")
    assert not places.synced(tmp_path.parent / "a.db")


@pytest.mark.parametrize("folder", ["records", "one drive", "dropboxes", "Box 7", "cloud"])
def test_r14_a_plain_folder_is_a_plain_folder(tmp_path: Path, folder: str) -> None:
    assert not places.synced(tmp_path / folder / "a.db")
    open_database(tmp_path / folder / "a.db", KEY).close()


def test_r14_the_kind_of_a_disk_is_read_from_what_the_system_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = f"/dev/vda / ext4 rw 0 0\nserver:/x {tmp_path!s} nfs4 rw 0 0\n//s/x {tmp_path}/a\\040b cifs rw 0 0\n"
    read = Path.read_text

    def told(self: Path, *values: str, **named: str) -> str:
        return mounts if str(self) == "/proc/self/mounts" else read(self, *values, **named)

    monkeypatch.setattr(Path, "read_text", told)
    found = {name: places._linux(tmp_path / name) for name in ("plain", "a b", "a bc")}
    assert found == {"plain": "nfs4", "a b": "cifs", "a bc": "nfs4"}
    assert places._linux(Path("/somewhere")) == "ext4"

"""One way in: encrypted, read back, and whatever does not belong is refused without a byte being changed."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from pathlib import Path

import peewee
import pytest
from playhouse import sqlcipher_ext
from playhouse.schema_diff import diff_models

from desktop_app.store import database as store
from desktop_app.store.database import (
    LOWEST_SQLITE,
    MIGRATIONS,
    PRAGMAS,
    Database,
    key_beside,
    open_database,
)
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.models import TABLES, StaffRow
from tests.agency import KEY, count

WRONG = bytes(32)
CANARY = "Zyxwena Quorlbyn"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fault_of(path: Path, key: bytes = KEY) -> Fault:
    with pytest.raises(StoreFault) as caught:
        open_database(path, key)
    return caught.value.fault


def pragma(database: Database, name: str) -> object:
    return database.engine.execute_sql(f"PRAGMA {name}").fetchone()[0]


def closed(path: Path, *statements: str) -> Path:
    """A whole database that was changed by hand and closed."""
    database = open_database(path, KEY)
    for statement in statements:
        database.engine.execute_sql(statement)
    database.close()
    return path


@pytest.mark.parametrize("name", PRAGMAS)
def test_every_pragma_is_in_force(database: Database, name: str) -> None:
    assert str(pragma(database, name)) == str(PRAGMAS[name])


def test_r13_s03_the_cipher_is_on_and_the_engine_new_enough(database: Database) -> None:
    assert str(pragma(database, "cipher_status")) == "1"
    settings = {row[0] for row in database.engine.execute_sql("PRAGMA cipher_settings").fetchall()}
    assert any("HMAC_SHA512" in row for row in settings)
    assert pragma(database, "cipher") == "AES-256-CBC"
    database.engine.execute_sql("PRAGMA cipher = 'aes-128-cbc'")
    assert pragma(database, "cipher") == "AES-256-CBC", "it knows no other"
    assert tuple(database.engine.server_version) >= LOWEST_SQLITE


@pytest.mark.parametrize(("name", "value"), [("synchronous", 1), ("foreign_keys", 0), ("secure_delete", 0)])
def test_a_pragma_that_does_not_take_stops_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    read = store._pragma
    monkeypatch.setattr(store, "_pragma", lambda cipher, asked: value if asked == name else read(cipher, asked))
    assert fault_of(tmp_path / "a.db") is Fault.DAMAGED


def test_r13_s02_an_engine_without_cipher_or_too_old_stops_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = store._pragma
    with monkeypatch.context() as plain:
        plain.setattr(store, "_pragma", lambda cipher, asked: None if asked == "cipher_status" else read(cipher, asked))
        assert fault_of(tmp_path / "a.db") is Fault.NOT_ENCRYPTED
    monkeypatch.setattr(store, "LOWEST_SQLITE", (99, 0, 0))
    assert fault_of(tmp_path / "b.db") is Fault.TOO_OLD


def test_s01_nothing_written_can_be_read_from_the_files(database: Database) -> None:
    StaffRow.create(name=CANARY, role="evidence")
    files = sorted(database.path.parent.glob("safekeeping.db*"))
    assert len(files) == 3  # the database, its log and the log's index
    for path in files:
        held = path.read_bytes()
        assert not held.startswith(b"SQLite format 3")
        assert CANARY.encode() not in held
        assert CANARY.encode("utf-16-le") not in held
        assert b"CREATE TABLE" not in held


def test_only_its_owner_may_read_the_file(database: Database) -> None:
    assert database.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("key", [b"", b"short", KEY[:-1], KEY + b"x"])
def test_s02_a_key_of_another_length_is_refused_and_makes_no_file(tmp_path: Path, key: bytes) -> None:
    assert fault_of(tmp_path / "a.db", key) is Fault.WRONG_KEY
    assert not list(tmp_path.glob("a.db*"))


def test_s02_a_wrong_key_is_refused_and_changes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = closed(tmp_path / "a.db")
    before = fingerprint(path)
    assert fault_of(path, WRONG) is Fault.WRONG_KEY
    assert fingerprint(path) == before
    assert capfd.readouterr().err == ""
    open_database(path, KEY).close()


def test_s02_the_drivers_namesake_without_a_cipher_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own takes every PRAGMA it does not know without a word, and would write in the clear."""
    monkeypatch.setattr(sqlcipher_ext, "sqlcipher", sqlite3)
    monkeypatch.setattr(store, "LOWEST_SQLITE", (3, 0, 0))
    path = tmp_path / "a.db"
    assert fault_of(path) is Fault.NOT_ENCRYPTED
    assert b"CREATE TABLE" not in path.read_bytes(), "nothing of ours was begun in it"


def test_s02_a_plaintext_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.commit()
    plain.close()
    before = fingerprint(path)
    assert fault_of(path) is Fault.NOT_ENCRYPTED
    assert fingerprint(path) == before


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO schema_migration VALUES (77, '9999_later', '2030-01-01')", "PRAGMA user_version = 9999"],
)
def test_r07_a_schema_from_the_future_is_refused_untouched(tmp_path: Path, statement: str) -> None:
    path = closed(tmp_path / "a.db", statement)
    before = fingerprint(path)
    assert fault_of(path) is Fault.NEWER
    assert fingerprint(path) == before
    assert [each.name for each in tmp_path.glob("a*")] == ["a.db"]


NEXT_MIGRATION = "def up(migrator, db):\n    db.execute_sql('CREATE TABLE later (id INTEGER)')\n"
BROKEN = NEXT_MIGRATION + "    raise ValueError('in the middle')\n"


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the migrations there are, for one more."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in MIGRATIONS.glob("0*.py"):
        (folder / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(store, "MIGRATIONS", folder)
    return folder


def test_a_whole_copy_is_made_before_migrating(tmp_path: Path, migrations: Path) -> None:
    path = closed(tmp_path / "a.db", "INSERT INTO staff VALUES (1, 'Ruth', 'supervisor', '', 1)")
    (migrations / "9998_later.py").write_text(NEXT_MIGRATION)
    opened = open_database(path, KEY)
    assert "later" in opened.engine.get_tables()
    assert pragma(opened, "user_version") == len(list(MIGRATIONS.glob("0*.py"))) + 1
    opened.close()
    (copy,) = (tmp_path / "backups").glob("a-*-before-*.db")
    assert "9998" in copy.name
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    (migrations / "9998_later.py").unlink()
    older = open_database(copy, KEY)
    assert count(older, "staff") == 1
    assert "later" not in older.engine.get_tables()
    older.close()


def test_r09_a_migration_that_fails_leaves_the_old_schema_and_the_copy(tmp_path: Path, migrations: Path) -> None:
    path = closed(tmp_path / "a.db")
    (migrations / "9998_later.py").write_text(BROKEN)
    with pytest.raises(ValueError, match="in the middle"):
        open_database(path, KEY)
    (migrations / "9998_later.py").unlink()
    opened = open_database(path, KEY)
    assert "later" not in opened.engine.get_tables()
    opened.close()
    assert len(list((tmp_path / "backups").glob("a-*-before-9998.db"))) == 1


def test_r09_r07_after_half_an_update_the_older_program_refuses_the_file_untouched(
    tmp_path: Path, migrations: Path
) -> None:
    path = closed(tmp_path / "a.db")
    (migrations / "9998_later.py").write_text(NEXT_MIGRATION)
    (migrations / "9999_broken.py").write_text(BROKEN)
    with pytest.raises((ValueError, peewee.OperationalError)):
        open_database(path, KEY)
    for later in migrations.glob("99*.py"):
        later.unlink()
    before = fingerprint(path)
    assert fault_of(path) is Fault.NEWER
    assert fingerprint(path) == before
    (copy,) = (tmp_path / "backups").glob("a-*-before-9998.db")
    open_database(copy, KEY).close()


def test_nothing_is_copied_when_there_is_nothing_to_migrate(tmp_path: Path) -> None:
    closed(closed(tmp_path / "a.db"))
    assert [each.name for each in tmp_path.glob("a*")] == ["a.db"]


def columns(engine: peewee.SqliteDatabase, table: str) -> list[object]:
    """Names, types, nulls, keys, references and checks of a table, as the engine itself tells them."""
    told = [row[1:4] + row[5:] for row in engine.execute_sql(f"PRAGMA table_info({table})").fetchall()]
    references = {row[2:5] for row in engine.execute_sql(f"PRAGMA foreign_key_list({table})").fetchall()}
    sql = engine.execute_sql("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return [told, references, [" ".join(check.split()) for check in re.findall(r"CHECK \(([^()]*)\)", sql)]]


def test_r08_the_migrated_schema_is_that_of_the_models(database: Database) -> None:
    assert not diff_models(database.engine, list(TABLES))
    modelled = peewee.SqliteDatabase(":memory:")
    with modelled.bind_ctx(TABLES):
        modelled.create_tables(TABLES)
    names = [table._meta.table_name for table in TABLES]
    assert {name: columns(database.engine, name) for name in names} == {name: columns(modelled, name) for name in names}
    modelled.close()


def test_every_table_is_in_the_models(database: Database) -> None:
    tables = {each for each in database.engine.get_tables() if "migr" not in each and "_search" not in each}
    # what a purge says while it runs: no record, and only the purge itself writes it
    assert tables - {"purge_running"} == {table._meta.table_name for table in TABLES}


def test_the_key_is_made_once_beside_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "records" / "safekeeping.db"
    key = key_beside(path)
    assert len(key) == 32
    assert key_beside(path) == key
    assert path.with_suffix(".key").stat().st_mode & 0o777 == 0o600


def test_s02_a_lost_key_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    path = closed(tmp_path / "a.db")
    with pytest.raises(StoreFault) as caught:
        key_beside(path)
    assert caught.value.fault is Fault.WRONG_KEY
    assert not path.with_suffix(".key").exists()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("database or disk is full", Fault.DISK_FULL),
        ("database is locked", Fault.LOCKED),
        ("attempt to write a readonly database", Fault.READ_ONLY),
        ("unable to open database file", Fault.READ_ONLY),
        ("database disk image is malformed", Fault.DAMAGED),
    ],
)
@pytest.mark.parametrize("way", ["reading", "writing"])
def test_a_known_fault_is_told_as_one_and_writes_nothing(
    database: Database, words: str, fault: Fault, way: str
) -> None:
    def fail() -> None:
        with getattr(database, way)():
            if way == "writing":
                StaffRow.create(name="Ruth", role="supervisor")
            raise peewee.OperationalError(words)

    with pytest.raises(StoreFault) as caught:
        fail()
    assert caught.value.fault is fault
    assert count(database, "staff") == 0


@pytest.mark.parametrize("way", ["reading", "writing"])
def test_a_bug_stays_a_bug(database: Database, way: str) -> None:
    with pytest.raises(peewee.OperationalError), getattr(database, way)():
        database.engine.execute_sql("SELECT * FROM nowhere")


def test_reads_that_belong_together_see_one_moment(database: Database) -> None:
    other = store._Cipher(str(database.path), passphrase=f"x'{KEY.hex()}'", pragmas=list(PRAGMAS.items()))
    other.connect()
    with database.reading():
        assert count(database, "staff") == 0
        other.execute_sql("INSERT INTO staff VALUES (1, 'Ruth', 'supervisor', '', 1)")
        assert count(database, "staff") == 0
    assert count(database, "staff") == 1
    other.close()

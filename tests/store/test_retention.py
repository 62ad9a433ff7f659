"""A purge takes every row of a family, in whatever table, out of the search and out of the file; guards let it pass alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop_app.store import cases, retention
from desktop_app.store.database import Database, open_database
from desktop_app.store.models import PurgeRow
from tests.agency import KEY, NOW, count

CANARY = "Zyxwenaquorl"
CASE = 1
STAYS = {("appointment", column) for column in ("number", "purpose", "status", "occurrence")} | {
    ("paper_form", column) for column in ("number", "issued_by", "entered_by", "spoiled_by", "spoiled_why")
}
"""What a kept row still says: numbers, choices, days, and who of the staff. Any other column of it must be emptied."""
PAGE, RESERVED, VECTOR, SALT = 4096, 80, 16, 16
"""SQLCipher 4: bytes of a page, what it keeps back at its end, its initialization vector, the salt of the first page."""


def tables(database: Database) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    return [name for (name,) in database.engine.execute_sql(query).fetchall()]


def everything(database: Database) -> str:
    """Every value of every row of every table, those of the full-text index too."""
    held = []
    for table in tables(database):
        for row in database.engine.execute_sql(f'SELECT * FROM "{table}"').fetchall():
            held += [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in row]
    return "\n".join(held)


def decrypted(path: Path) -> bytes:
    """Every page of the file and what is left in its log, in the clear: free pages and slack too."""
    assert not path.with_name(path.name + "-wal").read_bytes()
    held, pages = path.read_bytes(), []
    for start in range(0, len(held), PAGE):
        page = held[start : start + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + VECTOR]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        cipher = Cipher(algorithms.AES(KEY), modes.CBC(vector)).decryptor()
        pages.append(cipher.update(body) + cipher.finalize())
    return b"".join(pages)


def searched(database: Database) -> list[str]:
    """Every word the full-text indexes know."""
    found = []
    for index in ("case_search", "member_search", "item_search"):
        database.engine.execute_sql(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, row)")
        found += [term for (term,) in database.engine.execute_sql("SELECT term FROM temp.words").fetchall()]
        database.engine.execute_sql("DROP TABLE temp.words")
    return [term for term in found if term.startswith("zyxw")]


def _columns(database: Database, table: str) -> Iterator[tuple[str, str, bool]]:
    for row in database.engine.execute_sql(f'PRAGMA table_info("{table}")').fetchall():
        yield row[1], row[2], bool(row[3])


def _fill(database: Database) -> None:
    """The canary in every text of every row that belongs to the case, whatever guards it."""
    engine: Any = database.engine
    guards = engine.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE '%search%'"
    ).fetchall()
    for name, _ in guards:
        engine.execute_sql(f"DROP TRIGGER {name}")
    engine.execute_sql("PRAGMA ignore_check_constraints = 1")
    for table, ids in retention.rows_of(CASE).items():
        chosen = ", ".join(str(key) for key in ids)
        for column, kind, _ in _columns(database, table):
            if kind in {"TEXT", "BLOB"} and (table, column) not in STAYS:
                engine.execute_sql(f'UPDATE "{table}" SET "{column}" = ? || id WHERE id IN ({chosen})', (CANARY,))
    engine.execute_sql("UPDATE appointment SET status = 'finished' WHERE case_id = ?", (CASE,))
    engine.execute_sql("UPDATE audit SET facts = ? WHERE case_id = ?", (f'{{"number": "{CANARY}"}}', CASE))
    engine.execute_sql("PRAGMA ignore_check_constraints = 0")
    for _, sql in guards:
        engine.execute_sql(sql)


def _approved(database: Database) -> int:
    row = PurgeRow.create(case=CASE, asked_by=1, asked_at=NOW)
    retention.approve(row.id, 2, NOW)
    return int(row.id)


def _cleared(database: Database) -> None:
    """No hold stands in the way."""
    database.engine.execute_sql(
        "DELETE FROM hold WHERE id NOT IN (SELECT hold_id FROM clearance) AND item_id IN (SELECT id FROM item WHERE case_id = ?)",
        (CASE,),
    )


@pytest.fixture(scope="module")
def whole_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample agency with a row of the case in every table that can hold one; filled once."""
    path = Path(shutil.copyfile(sample_file, tmp_path_factory.mktemp("whole") / "whole.db"))
    opened = open_database(path, KEY)
    _cleared(opened)
    for table in sorted(_reached(opened)):
        if table not in retention.rows_of(CASE):
            _one_row(opened, table)
    opened.close()
    return path


@pytest.fixture
def whole(whole_file: Path, tmp_path: Path) -> Iterator[Database]:
    opened = open_database(Path(shutil.copyfile(whole_file, tmp_path / "whole.db")), KEY)
    yield opened
    opened.close()


def _reached(database: Database) -> set[str]:
    """Every table from which a chain of foreign keys leads to a family."""
    links, found, grew = retention._links(), {"family_case"}, True
    while grew:
        new = {link.table for link in links if link.parent in found} - found
        new -= {link.table for link in links if link.table in retention.KEPT} - {"appointment", "paper_form"}
        grew = bool(new)
        found |= new
    return found


def _one_row(database: Database, table: str) -> None:
    """A row with something in every column; its foreign keys lead to the case's own rows."""
    engine: Any = database.engine
    keys = {key.column: key.dest_table for key in engine.get_foreign_keys(table)}
    reached = _reached(database)
    for parent in set(keys.values()) - {table}:
        if parent not in retention.rows_of(CASE) and (parent in reached or not count(database, parent)):
            _one_row(database, parent)
    of_case = retention.rows_of(CASE)
    values: dict[str, object] = {}
    for column, kind, needed in _columns(database, table):
        if column == "id":
            continue
        parent = keys.get(column)
        if parent is not None:
            mine = of_case.get(parent) or {1}
            values[column] = min(mine)
        elif needed:
            word = CANARY if table in reached and (table, column) not in STAYS else "word"
            values[column] = {"TEXT": f"{word}{column}", "BLOB": word.encode()}.get(kind, 1)
    engine.execute_sql("PRAGMA ignore_check_constraints = 1")
    guards = engine.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    for name, _ in guards:
        engine.execute_sql(f"DROP TRIGGER {name}")
    names = ", ".join(f'"{name}"' for name in values)
    engine.execute_sql(
        f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(values))})', tuple(values.values())
    )
    for _, sql in guards:
        engine.execute_sql(sql)
    engine.execute_sql("PRAGMA ignore_check_constraints = 0")


@pytest.mark.parametrize("ended", [True, False])
def test_v04_nothing_of_a_purged_family_is_left_anywhere(whole: Database, ended: bool) -> None:
    """Also where the program is killed before the file is written anew: what is removed is overwritten at once."""
    assert set(retention.rows_of(CASE)) == _reached(whole)
    _fill(whole)
    whole.engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert everything(whole).count(CANARY) > 100
    assert decrypted(whole.path).count(CANARY.encode()) > 100
    assert len(searched(whole)) >= 3
    purge = _approved(whole)
    with whole.writing():
        removed = retention.remove(purge, CASE)
    if ended:
        whole.compact()
    else:
        whole.engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert removed > 50
    assert CANARY.lower() not in everything(whole).lower()
    assert not searched(whole)
    assert CANARY.lower().encode() not in decrypted(whole.path).lower()
    assert not whole.engine.execute_sql("PRAGMA foreign_key_check").fetchall()
    assert whole.engine.execute_sql("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_the_rooms_use_stays_without_the_guest(whole: Database) -> None:
    query = "SELECT id, number, room_id, event_start, event_end FROM appointment WHERE case_id = ?"
    before = whole.engine.execute_sql(query, (CASE,)).fetchall()
    purge = _approved(whole)
    with whole.writing():
        retention.remove(purge, CASE)
    ids = ", ".join(str(row[0]) for row in before)
    after = whole.engine.execute_sql(
        f"SELECT id, number, room_id, event_start, event_end, guest_name, guest_label, case_id, party_id FROM appointment WHERE id IN ({ids})"
    ).fetchall()
    assert [row[:5] for row in after] == before
    assert {row[5:] for row in after} == {("", "", None, None)}


def test_the_other_families_keep_every_row(whole: Database) -> None:
    def others() -> dict[str, int]:
        return {
            table: len(ids)
            for case in cases.all_cases()
            if case.id != CASE
            for table, ids in retention.rows_of(case.id).items()
        }

    before = others()
    purge = _approved(whole)
    with whole.writing():
        retention.remove(purge, CASE)
    assert others() == before


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("clearance", "TRUE"),
        ("item_outcome", "TRUE"),
        ("custody_move", "TRUE"),
        ("audit", "TRUE"),
        ("purge", "TRUE"),
        ("paper_form", "TRUE"),
        ("print", "TRUE"),
        ("print_copy", "TRUE"),
        ("print_answer", "TRUE"),
    ],
)
def test_what_is_never_removed_is_not_removed_without_a_purge(whole: Database, table: str, where: str) -> None:
    _approved(whole)
    if not count(whole, table):
        _one_row(whole, table)
    with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
        whole.engine.execute_sql(f"DELETE FROM {table} WHERE {where}")


OTHERS = """SELECT c.id FROM clearance c JOIN hold h ON h.id = c.hold_id JOIN item i ON i.id = h.item_id
    WHERE i.case_id <> 1"""


@pytest.mark.parametrize(
    "statement",
    [
        f"DELETE FROM clearance WHERE id IN ({OTHERS})",
        "UPDATE audit SET facts = '{}' WHERE case_id <> 1",
        "UPDATE audit SET at = 0 WHERE case_id = 1",
    ],
)
def test_while_one_family_is_purged_the_others_stay_guarded(whole: Database, statement: str) -> None:
    _approved(whole)

    def purge_more() -> None:
        with whole.writing():
            whole.engine.execute_sql("INSERT INTO purge_running VALUES (?)", (CASE,))
            whole.engine.execute_sql(statement)

    with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
        purge_more()
    assert not count(whole, "purge_running")


def test_the_database_itself_asks_for_two_people_and_for_no_hold(whole: Database) -> None:
    row = PurgeRow.create(case=CASE, asked_by=1, asked_at=NOW)
    with pytest.raises(peewee.IntegrityError, match="STILL_KEPT"):
        whole.engine.execute_sql("INSERT INTO purge_running VALUES (?)", (CASE,))
    with pytest.raises(peewee.IntegrityError):
        retention.approve(row.id, 1, NOW)
    retention.approve(row.id, 2, NOW)
    with pytest.raises(peewee.IntegrityError):
        PurgeRow.update(approved_by=3).where(PurgeRow.id == row.id).execute()
    whole.engine.execute_sql("UPDATE family_case SET litigation = 1 WHERE id = ?", (CASE,))
    with pytest.raises(peewee.IntegrityError, match="STILL_KEPT"):
        whole.engine.execute_sql("INSERT INTO purge_running VALUES (?)", (CASE,))


def test_one_purge_waits_for_a_family_at_a_time(whole: Database) -> None:
    PurgeRow.create(case=CASE, asked_by=1, asked_at=NOW)
    with pytest.raises(peewee.IntegrityError):
        PurgeRow.create(case=CASE, asked_by=2, asked_at=NOW)


def test_whatever_names_a_family_says_so_by_a_foreign_key(whole: Database) -> None:
    """A table that points to a family by a bare number would not be found by a purge."""
    engine: Any = whole.engine
    bare = {
        (table, column)
        for table in tables(whole)
        for column, _, _ in _columns(whole, table)
        if column in {"case_id", "member_id", "item_id", "appointment_id", "document_id"}
        and column not in {key.column for key in engine.get_foreign_keys(table)}
    }
    history, guard = {("audit", "case_id"), ("audit", "appointment_id")}, {("purge_running", "case_id")}
    assert bare == history | guard | {("purge", "case_id")}

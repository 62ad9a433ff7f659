"""Looking at a database without changing or migrating it: is it whole, and if it does not open, whose is it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_app.store.database import MIGRATIONS, Database, _Cipher
from desktop_app.store.faults import ENGINE_ERRORS, Fault, StoreFault, known_fault
from desktop_app.store.models import database_proxy

PAGE, RESERVED, SALT, IV, MAC = 4096, 80, 16, 16, 64
"""Bytes of a page of SQLCipher 4, of its end that is not encrypted, and of what stands there."""


@contextmanager
def looking(path: Path, key: bytes) -> Iterator[Database]:
    """The database as it is, older schemas too. StoreFault where it does not open with this key."""
    engine = _Cipher(str(path), passphrase=f"x'{key.hex()}'", pragmas=[("foreign_keys", 1)], timeout=10)
    before = database_proxy.obj
    try:
        engine.connect()
        engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except ENGINE_ERRORS as error:
        engine.close()
        known = known_fault(error)
        raise known if isinstance(known, StoreFault) else StoreFault(Fault.WRONG_KEY) from error
    database_proxy.initialize(engine)
    try:
        yield Database(engine, path)
    finally:
        engine.close()
        database_proxy.initialize(before)


def faults(database: Database) -> int:
    """How many pages, rows or references are not what they were: every row of every check counts."""
    try:
        found = database.engine.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        if found:
            return len(found)
        said = database.engine.execute_sql("PRAGMA integrity_check").fetchall()
        wrong = [each for each in said if each[0] != "ok"]
        return len(wrong) + len(database.engine.execute_sql("PRAGMA foreign_key_check").fetchall())
    except ENGINE_ERRORS:
        return 1


def of_this_schema(database: Database) -> bool:
    """Whether this version of the program wrote it last."""
    row = database.engine.execute_sql("PRAGMA user_version").fetchone()
    return int(row[0]) == len(list(MIGRATIONS.glob("[0-9]*.py")))


def pages_that_fit(path: Path, key: bytes) -> tuple[int, int]:
    """How many pages of a file were sealed with a key, of how many: some of them is damage, none is another file.

    SQLCipher 4: HMAC-SHA512 over the page's text, its IV and its number, with a key made from this key and the salt.
    """
    with path.open("rb") as file:
        salt = file.read(SALT)
        sealing = hashlib.pbkdf2_hmac("sha512", key, bytes(each ^ 0x3A for each in salt), 2, 32)
        file.seek(0)
        pages = iter(lambda: file.read(PAGE), b"")
        fits = [_fits(page, number, sealing) for number, page in enumerate(pages, start=1)]
    return sum(fits), len(fits)


def _fits(page: bytes, number: int, sealing: bytes) -> bool:
    if len(page) != PAGE:
        return False
    text, kept = page[SALT if number == 1 else 0 : PAGE - RESERVED + IV], page[PAGE - RESERVED + IV :][:MAC]
    return hmac.compare_digest(hmac.digest(sealing, text + number.to_bytes(4, "little"), "sha512"), kept)


def left_open(path: Path) -> bool:
    """Whether the last one who wrote did not close it: the log beside it still holds something. Asked before opening."""
    beside = path.with_name(f"{path.name}-wal")
    return beside.exists() and beside.stat().st_size > 0


def check_quickly(database: Database) -> None:
    """Every page and the structure, right after an end that was not a closing. StoreFault where something is damaged."""
    engine: Any = database.engine
    try:
        engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        damaged = engine.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        said = engine.execute_sql("PRAGMA quick_check").fetchall()
    except ENGINE_ERRORS as error:
        raise StoreFault(Fault.DAMAGED) from error
    if damaged or any(each[0] != "ok" for each in said):
        raise StoreFault(Fault.DAMAGED)

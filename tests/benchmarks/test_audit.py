"""What encryption and the log cost: checking 100,000 entries, and a booking beside the same one in plain SQLite.

`pytest tests/benchmarks/test_audit.py --benchmark-enable -n 0`
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import truediv
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from peewee import SqliteDatabase

from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.audit import ChainCheck
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.services.services import services_over
from desktop_app.store import audit, history
from desktop_app.store.database import Database
from desktop_app.store.models import database_proxy
from tests.agency import KEY, SampleAgency, count

ENTRIES, FEW = 100_000, 2_000
VERIFY, TIMES_PLAIN, TIMES_BARE = 2.0, 2.0, 3.0
"""Seconds for all of them; how often the time of the same without encryption and log, or of the same encrypted statements
without the service, a booking may take; how often that of its bare statements without anything."""
BOOKINGS, FIRST = 240, 20
"""How many, and how many of these only warm up."""
SAME = (
    "journal_mode",
    "synchronous",
    "wal_autocheckpoint",
    "secure_delete",
    "foreign_keys",
    "recursive_triggers",
    "page_size",
    "cache_size",
)
"""Settings that the plain database is given as well."""


def test_s13_a_hundred_thousand_entries_are_checked_in_two_seconds(database: Database, measured: bool) -> None:
    many = ENTRIES if measured else FEW
    with database.writing():
        for number in range(many):
            history.write(number, None, "item.hold", "hold", number, number % 500, None, {"number": str(number)})
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        with database.reading():
            check = ChainCheck()
            assert check.take(audit.entries()) == many
            assert check.end(history.head()) is None
        spent.append(time.perf_counter() - start)
    if measured:
        print(f"\n{many:,} entries checked in {min(spent):.2f} s")
        assert min(spent) <= VERIFY


def test_encryption_and_log_at_most_double_what_a_booking_costs_in_plain_sqlite(
    agency: SampleAgency, measured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same booking by the same service, over plain SQLite and without the log, with the same durability.

    Turn by turn, so that whatever else the machine does falls on both; the ratio of each turn, and of these the middle.
    """
    file, ours, theirs = plain_copy(agency), [], []
    plain = unencrypted(file)
    with_settings(plain.execute_sql, agency)
    writes = ((agency.database, history.write, ours), (Database(plain, file), no_log, theirs))
    desk, entries = agency.one(Role.FRONT_DESK), count(agency.database, "audit")
    gc.collect()
    gc.disable()
    try:
        for wish in wishes(agency, BOOKINGS if measured else 2):
            for database, write, spent in writes:
                database_proxy.initialize(database.engine)
                monkeypatch.setattr(history, "write", write)
                services = services_over(database, agency.clock)
                spent.append(timed(partial(services.appointments.book, desk, wish)))
    finally:
        gc.enable()
        database_proxy.initialize(agency.database.engine)
    booked = count(agency.database, "appointment")
    assert booked == plain.execute_sql("SELECT count(*) FROM appointment").fetchone()[0]
    assert count(agency.database, "audit") == entries + len(ours)
    assert settings(agency.database.engine.execute_sql) == settings(plain.execute_sql)
    plain.close()
    if measured:
        ratio = told("a booking beside the same service, in plain SQLite without a log", ours, theirs)
        assert ratio <= TIMES_PLAIN


def test_a_booking_beside_its_bare_statements(agency: SampleAgency, measured: bool) -> None:
    """What the service costs as well: every statement it asked, its log's too, handed to plain SQLite by a bare loop.

    The same loop over encrypted records tells how much of that is encryption alone, which no service can save.
    """
    plain = sqlite3.connect(plain_copy(agency), isolation_level=None)
    encrypted = encrypted_copy(agency)
    for copy in (plain, encrypted):
        with_settings(copy.execute, agency)
    desk, engine = agency.one(Role.FRONT_DESK), agency.database.engine
    execute, asked = engine.execute_sql, []

    def listening(sql: str, values: Sequence[object] | None = None) -> object:
        asked.append((sql, values or ()))
        return execute(sql, values)

    engine.execute_sql = listening
    ours, theirs, alone = [], [], []
    gc.collect()
    gc.disable()
    try:
        for wish in wishes(agency, BOOKINGS if measured else 2):
            asked.clear()
            ours.append(timed(partial(agency.services.appointments.book, desk, wish)))
            theirs.append(timed(partial(replay, plain, asked)))
            alone.append(timed(partial(replay, encrypted, asked)))
    finally:
        gc.enable()
        engine.execute_sql = execute
    for copy in (plain, encrypted):
        assert count(agency.database, "appointment") == copy.execute("SELECT count(*) FROM appointment").fetchone()[0]
        copy.close()
    if measured:
        told("its bare statements, encrypted, beside the same not encrypted", alone, theirs)
        assert told("a booking beside its bare statements, encrypted", ours, alone) <= TIMES_PLAIN
        assert told("a booking beside its bare statements, not encrypted", ours, theirs) <= TIMES_BARE


def wishes(agency: SampleAgency, many: int) -> Iterator[BookingRequest]:
    """Times that are free, three a week."""
    for number in range(many):
        wish = agency.request(9 + 3 * (number % 3))
        yield replace(wish, event=wish.event.moved(number // 3 * 7 * 24 * HOUR))


def told(what: str, ours: list[float], theirs: list[float]) -> float:
    """The middle of all turns' ratios."""
    ratio = statistics.median(map(truediv, ours[FIRST:], theirs[FIRST:]))
    one, other = (statistics.median(each[FIRST:]) * 1e3 for each in (ours, theirs))
    print(f"\n{what}: {one:.2f} ms and {other:.2f} ms; turn by turn {ratio:.2f}")
    return ratio


def no_log(*_: object) -> int:
    """In place of the log's entry."""
    return 0


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def settings(execute: Callable[[str], Any]) -> list[object]:
    """What decides how durable a write is, and what a page costs."""
    return [str(execute(f"PRAGMA {name}").fetchone()[0]) for name in SAME]


def plain_copy(agency: SampleAgency) -> Path:
    """The same records without encryption."""
    path = agency.database.path.with_name("plain.db")
    run = agency.database.engine.execute_sql
    run("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    run("SELECT sqlcipher_export('plain')").fetchall()
    run("DETACH DATABASE plain")
    return path


def encrypted_copy(agency: SampleAgency) -> sqlcipher3.Connection:
    """The same records with the same encryption, without the application."""
    path, key = agency.database.path.with_name("encrypted.db"), f"x'{KEY.hex()}'"
    run = agency.database.engine.execute_sql
    run("ATTACH DATABASE ? AS encrypted KEY ?", (str(path), key))
    run("SELECT sqlcipher_export('encrypted')").fetchall()
    run("DETACH DATABASE encrypted")
    opened = sqlcipher3.connect(str(path), isolation_level=None)
    opened.execute(f'PRAGMA key = "{key}"')
    return opened


def unencrypted(path: Path) -> SqliteDatabase:
    """Open without a key."""
    plain = SqliteDatabase(str(path))
    plain.connect()
    return plain


def with_settings(execute: Callable[[str], Any], agency: SampleAgency) -> None:
    """The settings of the records, given to another database as well."""
    for name in SAME:
        execute(f"PRAGMA {name} = {agency.database.engine.execute_sql(f'PRAGMA {name}').fetchone()[0]}").fetchall()


def replay(plain: Any, asked: Sequence[tuple[str, Sequence[object]]]) -> None:
    """The same statements, in one transaction."""
    plain.execute("BEGIN IMMEDIATE")
    for sql, values in asked:
        if not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")):
            plain.execute(sql, values).fetchall()
    plain.execute("COMMIT")

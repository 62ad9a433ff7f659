"""What the log costs: checking 100,000 entries, and a booking beside the same statements in plain SQLite.

`pytest tests/benchmarks/test_audit.py --benchmark-enable -n 0`
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from desktop_app.domain.audit import ChainCheck
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.store import audit, history
from desktop_app.store.database import Database
from tests.agency import SampleAgency, count

ENTRIES, FEW = 100_000, 2_000
VERIFY, TIMES_PLAIN = 2.0, 2.0
"""Seconds for all of them; how often the plain write's time a booking may take."""
BOOKINGS = 60


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("benchmark_enable"))


def test_s13_a_hundred_thousand_entries_are_checked_in_two_seconds(database: Database, measured: bool) -> None:
    many = ENTRIES if measured else FEW
    with database.writing():
        for number in range(many):
            history.write(number, None, "item.hold", "hold", number, number % 500, None, {"number": str(number)})
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        with database.reading():
            check = ChainCheck()
            assert check.take(audit.entries()) == many
            assert check.end(history.head()) is None
        spent.append(time.perf_counter() - start)
    if measured:
        print(f"\n{many:,} entries checked in {min(spent):.2f} s")
        assert min(spent) <= VERIFY


def test_a_booking_costs_at_most_twice_the_same_in_plain_sqlite(agency: SampleAgency, measured: bool) -> None:
    plain = plain_copy(agency)
    desk, engine = agency.one(Role.FRONT_DESK), agency.database.engine
    execute, asked = engine.execute_sql, []

    def listening(sql: str, values: tuple[object, ...] | None = None) -> object:
        asked.append((sql, tuple(values or ())))
        return execute(sql, values)

    engine.execute_sql = listening
    ours, theirs = [], []
    for number in range(BOOKINGS if measured else 2):
        wish = agency.request(9 + 3 * (number % 3))
        wish = replace(wish, event=wish.event.moved(number // 3 * 7 * 24 * HOUR))
        asked.clear()
        ours.append(timed(partial(agency.services.appointments.book, desk, wish)))
        theirs.append(timed(partial(replay, plain, asked)))
    engine.execute_sql = execute
    assert count(agency.database, "appointment") == plain.execute("SELECT count(*) FROM appointment").fetchone()[0]
    plain.close()
    if measured:
        times = statistics.median(ours) / statistics.median(theirs)
        print(
            f"\nbooking {statistics.median(ours) * 1e3:.2f} ms, plain {statistics.median(theirs) * 1e3:.2f} ms: {times:.2f}"
        )
        assert times <= TIMES_PLAIN


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def plain_copy(agency: SampleAgency) -> sqlite3.Connection:
    """The same records without encryption, opened with the same durability."""
    path = agency.database.path.with_name("plain.db")
    run = agency.database.engine.execute_sql
    run("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    run("SELECT sqlcipher_export('plain')").fetchall()
    run("DETACH DATABASE plain")
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("PRAGMA journal_mode = wal")
    plain.execute("PRAGMA synchronous = full")
    plain.execute("PRAGMA foreign_keys = 1")
    return plain


def replay(plain: sqlite3.Connection, asked: list[tuple[str, tuple[object, ...]]]) -> None:
    """The same statements, in one transaction."""
    plain.execute("BEGIN IMMEDIATE")
    for sql, values in asked:
        if not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")):
            plain.execute(sql, values).fetchall()
    plain.execute("COMMIT")

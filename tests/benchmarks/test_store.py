"""A day's schedule among 10,000 appointments, beside the plain query it cannot do without."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, day_span
from desktop_app.sample import HeldClock
from desktop_app.store.models import AppointmentRow
from tests.agency import NOW, TODAY, ZONE, SampleAgency, at, copied, count, given

DAYS, A_DAY = 1250, 8
"""Eight visits a day in two rooms, three and a half years back: 10,000."""
PLAIN = "SELECT * FROM appointment WHERE hold_start > ? - 86400 AND hold_start < ? AND hold_end > ?"


@pytest.fixture(scope="session")
def sample_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample agency with 10,000 visits more, written once; what is below has copies of it."""
    folder = tmp_path_factory.mktemp("ten_thousand")
    with copied(sample_file, folder, HeldClock(NOW)) as agency:
        fill(agency)
    return folder / "agency.db"


def fill(agency: SampleAgency) -> None:
    rows = []
    for number in range(DAYS * A_DAY):
        ago, nth = divmod(number, A_DAY)
        start = at(8) - (ago + 30) * 24 * HOUR + nth // 2 * 2 * HOUR
        rows.append((
            f"20-{number:05d}", 1 + nth % 2, "victim_interview", start, start + 50 * MINUTE, start - 30 * MINUTE,
            start + 80 * MINUTE, "reset_done", 1, f"Guest {number}", "G.", 1,
        ))  # fmt: skip
    it = AppointmentRow
    fields = [
        it.number, it.room, it.purpose, it.event_start, it.event_end, it.hold_start, it.hold_end, it.status, it.host,
        it.guest_name, it.guest_label, it.party_size,
    ]  # fmt: skip
    with agency.database.writing():
        for first in range(0, len(rows), 500):
            it.insert_many(rows[first : first + 500], fields=fields).execute()
    agency.database.engine.execute_sql("ANALYZE")
    assert count(agency.database, "appointment") > 10_000


@pytest.mark.benchmark(group="a day among 10,000 appointments")
@pytest.mark.parametrize("days", [0, 400])
def test_a_days_schedule(agency: SampleAgency, benchmark: Any, days: int) -> None:
    day, actor = TODAY - timedelta(days=days), agency.one(Role.FRONT_DESK)
    found = benchmark(agency.services.schedule.day, actor, day)
    assert len(given(found).appointments) == (A_DAY if days else 5)


@pytest.mark.benchmark(group="a day among 10,000 appointments")
@pytest.mark.parametrize("days", [0, 400])
def test_the_plain_query(agency: SampleAgency, benchmark: Any, days: int) -> None:
    span = day_span(TODAY - timedelta(days=days), ZONE)
    run = agency.database.engine.execute_sql
    rows = benchmark(lambda: run(PLAIN, (span.start, span.end, span.start)).fetchall())
    assert len(rows) >= (A_DAY if days else 5)


def test_a_day_is_found_by_an_index(agency: SampleAgency) -> None:
    span = day_span(TODAY, ZONE)
    plan = agency.database.engine.execute_sql(
        f"EXPLAIN QUERY PLAN {PLAIN}", (span.start, span.end, span.start)
    ).fetchall()
    assert "USING INDEX" in str(plan)
    assert "SCAN" not in str(plan)


@pytest.mark.parametrize("days", [0, 400])
def test_a_day_takes_a_few_queries_however_much_is_on_it(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    engine, actor, asked = agency.database.engine, agency.one(Role.FRONT_DESK), []
    execute = engine.execute_sql
    monkeypatch.setattr(engine, "execute_sql", lambda *sql, **more: (asked.append(sql), execute(*sql, **more))[1])
    given(agency.services.schedule.day(actor, TODAY - timedelta(days=days)))
    assert len(asked) <= 21

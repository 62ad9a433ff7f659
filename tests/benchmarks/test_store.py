"""A day's schedule among 10,000 appointments, beside the plain query it cannot do without."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, day_span
from desktop_app.store.models import AppointmentRow
from tests.agency import TODAY, ZONE, SampleAgency, at, count, given

DAYS, A_DAY = 1250, 8
"""Eight visits a day in two rooms, three and a half years back: 10,000."""
PLAIN = "SELECT * FROM appointment WHERE hold_start > ? - 86400 AND hold_start < ? AND hold_end > ?"


@pytest.fixture
def busy(agency: SampleAgency) -> SampleAgency:
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
    return agency


@pytest.mark.benchmark(group="a day among 10,000 appointments")
@pytest.mark.parametrize("days", [0, 400])
def test_a_days_schedule(busy: SampleAgency, benchmark: Any, days: int) -> None:
    day, actor = TODAY - timedelta(days=days), busy.one(Role.FRONT_DESK)
    found = benchmark(busy.services.schedule.day, actor, day)
    assert len(given(found).appointments) == (A_DAY if days else 5)


@pytest.mark.benchmark(group="a day among 10,000 appointments")
@pytest.mark.parametrize("days", [0, 400])
def test_the_plain_query(busy: SampleAgency, benchmark: Any, days: int) -> None:
    span = day_span(TODAY - timedelta(days=days), ZONE)
    run = busy.database.engine.execute_sql
    rows = benchmark(lambda: run(PLAIN, (span.start, span.end, span.start)).fetchall())
    assert len(rows) >= (A_DAY if days else 5)


def test_a_day_is_found_by_an_index(busy: SampleAgency) -> None:
    span = day_span(TODAY, ZONE)
    plan = busy.database.engine.execute_sql(
        f"EXPLAIN QUERY PLAN {PLAIN}", (span.start, span.end, span.start)
    ).fetchall()
    assert "USING INDEX" in str(plan)
    assert "SCAN" not in str(plan)


@pytest.mark.parametrize("days", [0, 400])
def test_a_day_takes_a_few_queries_however_much_is_on_it(
    busy: SampleAgency, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    engine, actor, asked = busy.database.engine, busy.one(Role.FRONT_DESK), []
    execute = engine.execute_sql
    monkeypatch.setattr(engine, "execute_sql", lambda *sql, **more: (asked.append(sql), execute(*sql, **more))[1])
    given(busy.services.schedule.day(actor, TODAY - timedelta(days=days)))
    assert len(asked) <= 20

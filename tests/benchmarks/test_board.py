"""The board with 2,000 open families, a family with 500 belongings, and search among 500,000.

Only where it is measured are they so many: `pytest tests/benchmarks/test_board.py --benchmark-enable -n 0`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from statistics import median
from time import perf_counter, process_time
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.follow_ups import FollowUpKind
from desktop_app.domain.search import Found
from desktop_app.domain.staff import Role
from desktop_app.services.board import BoardService
from desktop_app.ui.messages import Messages
from desktop_app.ui.returns.page import ReturnsPage
from desktop_app.ui.session import Session
from tests.agency import TODAY, SampleAgency, given
from tests.benchmarks.families import FIRST, families, items_alone

BOARD, FAMILY, SEARCH = 0.050, 0.100, 0.020
"""Seconds, in the middle of all rounds."""
DEARER = 1.5
"""How often the work of fetching the same tables plainly the first board of a day may cost, on any machine."""
TABLES = (
    "family_case",
    "family_member",
    "item",
    "hold",
    "clearance",
    "family_choice",
    "category_check",
    "appointment",
    "follow_up",
)
TYPED = (
    "d",
    "da",
    "dar",
    "dark",
    "dark hood",
    "ring yel",
    "ev0",
    "ev00",
    "ev000000",
    "EV00000077",
    "wallet gold 1",
    "zzzz",
)


def within(benchmark: Any, most: float) -> None:
    if benchmark.enabled:
        assert benchmark.stats.stats.median <= most


def least_work(rounds: int, *acts: Callable[[], object]) -> list[float]:
    """The least processor time of each act, in seconds; in turns, so that a busy machine is busy for all of them."""
    took: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, times in zip(acts, took, strict=True):
            before = process_time()
            act()
            times.append(process_time() - before)
    return [min(times) for times in took]


def statements(agency: SampleAgency, act: Callable[[], object]) -> list[tuple[str, tuple[Any, ...]]]:
    """Every statement that an act asks of the database."""
    engine, asked = agency.database.engine, []
    execute = engine.execute_sql

    def listening(sql: str, values: Any = None) -> Any:
        asked.append((sql, tuple(values or ())))
        return execute(sql, values)

    engine.execute_sql = listening
    try:
        act()
    finally:
        engine.execute_sql = execute
    return asked


@pytest.fixture
def many(agency: SampleAgency, benchmark: Any) -> SampleAgency:
    families(agency, 2_000 if benchmark.enabled else 24)
    return agency


@pytest.mark.benchmark(group="2,000 open families")
def test_the_board_after_a_change(many: SampleAgency, benchmark: Any) -> None:
    """As it is read all day: somebody has just recorded something about a family."""
    actor, services = many.one(Role.EVIDENCE), many.services
    days = iter(range(10_000))

    def change() -> None:
        day = TODAY + timedelta(days=next(days))
        given(services.follow_ups.add(many.one(Role.VICTIM_SERVICES), FIRST, day, FollowUpKind.STILL_HELD))

    given(services.board.rows(actor))
    rows = benchmark.pedantic(services.board.rows, (actor,), setup=change, rounds=60)
    assert len(given(rows)) >= 27
    within(benchmark, BOARD)


@pytest.mark.benchmark(group="2,000 open families")
def test_the_first_board_of_a_day(many: SampleAgency, benchmark: Any) -> None:
    actor = many.one(Role.EVIDENCE)

    def first() -> object:
        return given(BoardService(many.database, many.clock).rows(actor))

    def plain() -> int:
        return sum(len(many.database.engine.execute_sql(f"SELECT * FROM {table}").fetchall()) for table in TABLES)

    board, bare = least_work(40 if benchmark.enabled else 1, first, plain)
    assert len(benchmark(first)) >= 27
    benchmark.extra_info |= {"board": board, "plain": bare, "times": board / bare}
    if benchmark.enabled:
        assert board <= DEARER * bare, f"{board / bare:.2f} times"


def test_the_first_board_asks_each_table_once(agency: SampleAgency) -> None:
    """However many families there are, the same few statements, and none that reads the whole history."""
    actor = agency.one(Role.EVIDENCE)

    def first() -> object:
        return given(BoardService(agency.database, agency.clock).rows(actor))

    few = statements(agency, first)
    families(agency, 40)
    many = statements(agency, first)
    assert len(few) == len(many) <= 24
    for sql, values in many:
        plan = agency.database.engine.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        assert not any(row[3] == "SCAN a" for row in plan if "JOIN audit a" in sql), sql


@pytest.mark.benchmark(group="2,000 open families")
def test_the_statements_of_the_first_board_alone(many: SampleAgency, benchmark: Any) -> None:
    actor, engine = many.one(Role.EVIDENCE), many.database.engine
    asked = statements(many, lambda: BoardService(many.database, many.clock).rows(actor))

    def read() -> int:
        return sum(len(engine.execute_sql(*each).fetchall()) for each in asked)

    assert benchmark(read) > 0


@pytest.mark.benchmark(group="2,000 open families")
def test_the_board_on_the_screen(many: SampleAgency, benchmark: Any, qtbot: QtBot) -> None:
    page = page_of(many, qtbot)
    rows = given(many.services.board.rows(many.one(Role.EVIDENCE)))

    def show() -> None:
        page.board.show_rows(rows)
        page.grab()

    benchmark(show)
    within(benchmark, BOARD)


@pytest.mark.benchmark(group="a family with 500 belongings")
def test_a_large_family_is_read(agency: SampleAgency, benchmark: Any) -> None:
    families(agency, 8, 500 if benchmark.enabled else 20)
    actor = agency.one(Role.EVIDENCE)
    assert len(given(benchmark(agency.services.cases.family_return, actor, FIRST + 4)).items) >= 20
    within(benchmark, FAMILY)


@pytest.mark.benchmark(group="a family with 500 belongings")
def test_a_large_family_opens(agency: SampleAgency, benchmark: Any, qtbot: QtBot) -> None:
    families(agency, 8, 500 if benchmark.enabled else 20)
    page = page_of(agency, qtbot)

    def open_it() -> None:
        page.open_case(FIRST + 4)
        page.grab()

    benchmark(open_it)
    assert page.family.part("overview").table.model().rowCount() >= 20
    within(benchmark, FAMILY)


@pytest.mark.benchmark(group="search among 500,000 belongings")
def test_search_as_somebody_types(agency: SampleAgency, benchmark: Any) -> None:
    items_alone(agency, 500_000 if benchmark.enabled else 700)
    actor, find = agency.one(Role.EVIDENCE), agency.services.search.find
    took: dict[str, list[float]] = {typed: [] for typed in TYPED}

    def type_all() -> list[Found]:
        found = []
        for typed in TYPED:
            before = perf_counter()
            found.append(given(find(actor, typed)))
            took[typed].append(perf_counter() - before)
        return found

    found = benchmark.pedantic(type_all, rounds=9)
    assert [bool(each.items) for each in found] == [len(typed) > 1 and typed != "zzzz" for typed in TYPED]
    if benchmark.enabled:
        assert max(median(each) for each in took.values()) <= SEARCH


def page_of(agency: SampleAgency, qtbot: QtBot) -> ReturnsPage:
    kept = agency.services.agency.get()
    assert kept is not None
    session = Session(agency.services, kept, agency.one(Role.EVIDENCE), Messages(), agency.clock)
    page = ReturnsPage(session)
    qtbot.addWidget(page)
    page.resize(1166, 768)
    page.reload()
    page.show()
    return page

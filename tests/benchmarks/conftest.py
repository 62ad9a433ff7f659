"""The busy agency, generated once a size: 100,000 and 1,000,000 appointments where it is measured, few where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from desktop_app.domain.staff import Role, StaffMember
from desktop_app.sample import HeldClock
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import PRAGMAS, Database, open_database
from tests.agency import KEY, NOW, SampleAgency
from tests.benchmarks import busy_agency

SIZES, FEW = (100_000, 1_000_000), 12_000
Statement = tuple[str, tuple[Any, ...]]


@pytest.fixture
def agency(agency: SampleAgency) -> SampleAgency:
    """The sample agency as the program opens it: every commit is on the disk before it is done."""
    agency.database.engine.execute_sql("PRAGMA synchronous = FULL")
    return agency


@dataclass
class Busy:
    """An agency with a full calendar: every tenth place of the days to come is free."""

    size: int
    database: Database
    services: Services
    clock: HeldClock
    slots: Iterator[tuple[int, int]]
    medians: dict[tuple[str, int], float]
    bare: Any

    def __post_init__(self) -> None:
        self._people = self.services.staff.all()

    def one(self, role: Role) -> StaffMember:
        return next(each for each in self._people if each.role is role)

    def statements(self, act: Callable[[], object]) -> list[Statement]:
        """Every statement that an act asks of the database."""
        engine, asked = self.database.engine, []
        execute = engine.execute_sql

        def listening(sql: str, values: Any = None) -> object:
            asked.append((sql, tuple(values or ())))
            return execute(sql, values)

        engine.execute_sql = listening
        try:
            act()
        finally:
            engine.execute_sql = execute
        return asked

    def read_bare(self, statements: list[Statement]) -> int:
        """Ask the same without the application: how many rows there were."""
        self.bare.execute("BEGIN")
        found = sum(len(self.bare.execute(*each).fetchall()) for each in statements)
        self.bare.execute("COMMIT")
        return found

    def keep(self, what: str, benchmark: Any, most: tuple[str, float] | None = None) -> None:
        """Ten times as many appointments cost at most 1.3 times as much; `most`: how often another one's time."""
        if not benchmark.enabled:
            return
        median = benchmark.stats.stats.median
        self.medians[what, self.size] = median
        least = self.medians.get((what, SIZES[0]))
        if least is not None:
            assert median <= 1.3 * least
        other = self.medians.get((most[0], self.size)) if most else None
        if most is not None and other is not None:
            assert median <= most[1] * other


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "crowded" in metafunc.fixturenames:
        option = metafunc.config.getoption
        sizes = SIZES if option("benchmark_enable") or not option("benchmark_disable") else (FEW,)
        metafunc.parametrize("crowded", sizes, indirect=True, ids=[f"{size:,}" for size in sizes])


@dataclass
class Files:
    """What has been generated in this run, what of it is still free, and what was measured."""

    folder: Path
    slots: dict[int, Iterator[tuple[int, int]]] = field(default_factory=dict)
    medians: dict[tuple[str, int], float] = field(default_factory=dict)

    def path(self, size: int) -> Path:
        path = self.folder / f"{size}.db"
        if not path.exists():
            database = open_database(path, KEY)
            busy_agency.set_up(database, services_over(database, HeldClock(NOW)))
            busy_agency.fill(database, size)
            database.close()
            self.slots[size] = busy_agency.free_slots()
        return path


@pytest.fixture(scope="session")
def busy_files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("busy"))


@pytest.fixture
def crowded(request: pytest.FixtureRequest, busy_files: Files) -> Iterator[Busy]:
    path, clock = busy_files.path(request.param), HeldClock(NOW)
    database, bare = open_database(path, KEY), sqlcipher3.connect(str(path), isolation_level=None)
    bare.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    for name, value in PRAGMAS.items():
        bare.execute(f"PRAGMA {name} = {value}")
    slots = busy_files.slots[request.param]
    yield Busy(request.param, database, services_over(database, clock), clock, slots, busy_files.medians, bare)
    bare.close()
    database.close()

"""A list of 5,000 belongings: read from bytes, and with the real service until it is in the database."""

from __future__ import annotations

import csv
import io
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop_app.domain.item_import import (
    ImportedItem,
    ImportPlan,
    Table,
    guess_columns,
    read_items,
    read_table,
    to_import,
)
from desktop_app.domain.staff import Role
from desktop_app.services.items import ImportResult
from tests.agency import SampleAgency, given

ROWS = 5_000
SECONDS = 3
WORDS = ("Hooded sweatshirt, black", "Ring, yellow metal", "Mobile phone, locked", "Backpack, gray", "Set of keys")


def exported(encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(("Item No", "Description", "Category", "Qty", "Storage Location", "Seal No", "Barcode"))
    for number in range(ROWS):
        words = f"{WORDS[number % len(WORDS)]}; piece {number}"
        writer.writerow((f"B-{number}", words, "", 1, f"Room 2\nshelf {number % 90}", number, f"FPD-{number}"))
    return text.getvalue().encode(encoding)


def read(data: bytes) -> tuple[ImportedItem, ...]:
    table = read_table(data)
    assert isinstance(table, Table)
    plan = read_items(table, guess_columns(table.header))
    assert isinstance(plan, ImportPlan)
    return given(to_import(plan, leave_out=False))


@pytest.mark.benchmark(group="a list of 5,000 belongings")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_reading(benchmark: BenchmarkFixture, encoding: str) -> None:
    assert len(benchmark(read, exported(encoding))) == ROWS


@pytest.mark.benchmark(group="a list of 5,000 belongings")
def test_the_plain_csv_reader_it_cannot_do_without(benchmark: BenchmarkFixture) -> None:
    text = exported().decode("utf-8-sig")
    assert len(benchmark(lambda: list(csv.reader(io.StringIO(text, newline=""), delimiter=";")))) == ROWS + 1


@pytest.mark.benchmark(group="a list of 5,000 belongings")
def test_a_whole_import_and_the_same_again(agency: SampleAgency, benchmark: BenchmarkFixture) -> None:
    evidence, case = agency.one(Role.EVIDENCE), agency.family("Daniel").case
    data = exported()
    start = perf_counter()
    first = given(agency.services.items.import_items(evidence, case.id, read(data)))
    assert not benchmark.enabled or perf_counter() - start < SECONDS
    assert first == ImportResult(ROWS, 0)
    again = benchmark(lambda: given(agency.services.items.import_items(evidence, case.id, read(data))))
    assert again == ImportResult(0, ROWS)
    assert len(agency.family("Daniel").items) >= ROWS

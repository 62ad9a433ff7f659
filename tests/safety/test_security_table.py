"""SECURITY.md: its table is what the tool writes, every row has a test and a figure, and its words promise no more."""

from __future__ import annotations

import re

from tests.sources import ROOT
from tools.security_table import BEGIN, DOCUMENT, END, missing, rows, shown_by, table, within

ROWS = [*(f"R{n}" for n in range(1, 16)), *(f"S{n}" for n in (*range(1, 19), 21, 22)), *(f"P{n}" for n in range(1, 9)),
        *(f"V{n}" for n in range(1, 6))]  # fmt: skip
WITHOUT_TEST: set[str] = set()
"""Rows that nothing shows yet. It only shrinks."""
WITHOUT_FIGURE: set[str] = set()
"""Rows whose tests are there and whose long form has not been measured yet. It only shrinks."""


def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_the_table_is_the_one_the_tool_writes() -> None:
    assert text().count(BEGIN) == text().count(END) == 1
    assert within(text()) == table(), "run: python -m tools.security_table"


def test_every_row_of_the_requirements_is_there_once() -> None:
    assert [row.name for row in rows()] == ROWS
    assert all(row.requirement and row.asked for row in rows())


def test_every_row_has_a_test_named_after_it() -> None:
    assert set(missing()) == WITHOUT_TEST, "name a test after each row, test_r01_..., and take it out of WITHOUT_TEST"


def test_every_row_has_a_figure() -> None:
    assert {row.name for row in rows() if not row.reached} == WITHOUT_FIGURE, "write it into tools/figures.toml"


def test_no_test_is_named_after_a_row_that_does_not_exist() -> None:
    known = {row.key for row in rows()}
    assert not set(shown_by()) - known - {"r16", "s19", "s20"}


def test_it_claims_no_more_than_it_shows() -> None:
    for name in ("SECURITY.md", "README.md", "THIRD_PARTY.md"):
        words = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"complian|certified|guarantee|military|unbreakable", words, re.IGNORECASE)
        assert not re.search(r"10-minute lockout|90-day change", words)

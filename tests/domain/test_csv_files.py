"""A list opens in a spreadsheet as it was meant, and no cell of it runs."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.csv_files import csv_bytes, harmless


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "  =1",
        "\u00a0=1",
        "\n=cmd|' /C calc'!A0",
        "\t=1",
        "\u3000@x",
        "＝1",
        "＋1",
        "－1",
        " ＠SUM(A1)",
        "\x00=1",
        "\u200b=1",
        "\ufeff@x",
        "\u202e+1",
    ],
)
def test_p05_what_could_run_gets_an_apostrophe(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")
    assert str(harmless(cell)).replace("'", "") == cell.replace("'", "")


@pytest.mark.parametrize("between", [";", "\t", "\n", "\r\n", '; "', ";;"])
def test_p05_nothing_runs_where_another_sign_parts_the_cells(between: str) -> None:
    """A spreadsheet of a country that writes 1,5 parts cells at the semicolon, and reads our quotes as letters."""
    text = csv_bytes([["Soft room", f"x{between}=1+1{between}y"]]).decode("utf-8-sig")
    parts = [part.strip(' "') for line in text.splitlines() for part in re.split(r"[;\t]", line)]
    assert not [part for part in parts if part.startswith("=")]


@pytest.mark.parametrize("cell", ["Soft room A", "", "26-0117", "a=b", "(-)", "x; y", "two\nlines", 12, -3, 2.5])
def test_p05_everything_else_stays(cell: str | float) -> None:
    assert harmless(cell) == cell


def test_the_bytes_are_what_spreadsheets_take_for_utf_8() -> None:
    assert csv_bytes([["Room", "Visits"], ['Sala "Ñ", 1', 3]]) == '\ufeffRoom,Visits\r\n"Sala ""Ñ"", 1",3\r\n'.encode()


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4), max_size=8))
def test_p05_every_cell_comes_back(rows: list[list[str]]) -> None:
    text = csv_bytes(rows).decode("utf-8-sig")
    read = list(csv.reader(StringIO(text, newline="")))
    assert read == [[str(harmless(cell)) for cell in row] for row in rows]

"""Lists as CSV (RFC 4180) that a spreadsheet opens as it was meant: UTF-8 with its mark, and no cell that is a formula."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float
_FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20"  # the wide ones run as well
_RUNS = re.compile(f"[{_FORMULA}]")
_LATER = re.compile(rf"([;\t\r\n][\s\"]*)(?=[{_FORMULA}])")
"""Behind these a new cell begins where a spreadsheet takes another sign than the comma for the border of two cells."""
_CONTROL = ("\t", "\r")


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before whatever a spreadsheet could run; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    later = _LATER.sub(r"\1'", cell)
    begins = _RUNS.match(next((letter for letter in cell if _is_seen(letter)), ""))
    return f"'{later}" if begins or cell.startswith(_CONTROL) else later


def _is_seen(letter: str) -> bool:
    """Not a space, a control or a mark without width, which some spreadsheets drop before they read on."""
    return unicodedata.category(letter)[0] not in "ZC"


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The bytes of a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")

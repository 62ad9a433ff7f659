"""Lists as CSV (RFC 4180) that a spreadsheet opens as it was meant: UTF-8 with its mark, and no cell that is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the wide ones run as well
_CONTROL = ("\t", "\r")


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before whatever a spreadsheet could run; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    begins = cell.lstrip()
    return f"'{cell}" if begins.startswith(_FORMULA) or cell.startswith(_CONTROL) else cell


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The bytes of a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")

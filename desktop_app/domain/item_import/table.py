"""From the bytes of a file to rows of text: encoding, delimiter, quotes, and the line of the file each row begins on."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from desktop_app.domain.item_import.columns import REQUIRED, guess_columns
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.texts import UNREADABLE

LARGEST = 20_000_000
"""Bytes; a larger file is not an item list."""
MOST_ROWS = 50_000
DELIMITERS = (",", ";", "\t")
SHOWN = 60
"""Characters of a name or of a wrong value that are shown."""
MOST_BROKEN = 100
"""Lines with broken quotes after which a file is no list."""

_SAMPLE = 20_000
_LONGEST_CELL = 131_072  # characters; the csv module's own limit
_LONGEST_ROW = 500_000  # characters; a quotation mark that never closes must not swallow the file
_PREAMBLE = 10  # rows of titles and blanks that may stand before the header
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)


class Unreadable(StrEnum):
    """Why a whole file cannot be read; the fact `why` of a refusal."""

    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    ONE_COLUMN = "one_column"
    QUOTES = "quotes"
    UNMAPPED = "unmapped"


class BadRowCause(StrEnum):
    """Why a line cannot be taken."""

    NO_NUMBER = "no_number"
    NO_DESCRIPTION = "no_description"
    QUANTITY = "quantity"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    CELLS = "cells"
    QUOTES = "quotes"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `line` is the line of the file it begins on, counted from 1. A row with a fault has the line as it stands."""

    line: int
    cells: tuple[str, ...]
    fault: BadRowCause | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The file as rows of text; nothing in it has been interpreted. Rows without any text are left away."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(data: bytes) -> Table | Refused:
    """The file as text in rows; refused when it is no list, too large or empty. Never raises."""
    if len(data) > LARGEST:
        return _unreadable(Unreadable.TOO_LARGE)
    decoded = _decode(data)
    if decoded is None or decoded[0].count("\0") * 20 > len(decoded[0]):
        return _unreadable(Unreadable.NOT_TEXT)
    text, encoding = decoded
    lines = list(io.StringIO(text, newline=""))
    told = _SEPARATOR.fullmatch(lines[0]) if lines else None
    if told:
        lines[0] = "\n"
    delimiter = told.group(1) if told else _delimiter(lines)
    rows = list(islice(_rows(lines, delimiter), MOST_ROWS + _PREAMBLE + 2))
    if sum(row.fault is BadRowCause.QUOTES for row in rows) > MOST_BROKEN:
        return _unreadable(Unreadable.QUOTES)
    start = _header_place(rows)
    if any(row.fault for row in rows[: start + 1]):
        return _unreadable(Unreadable.QUOTES)
    if len(rows) < start + 2:
        return _unreadable(Unreadable.EMPTY)
    if len(rows) - start - 1 > MOST_ROWS:
        return _unreadable(Unreadable.TOO_MANY_ROWS)
    header = tuple(shown(cell) for cell in rows[start].cells)
    if len(header) < 2:
        return _unreadable(Unreadable.ONE_COLUMN)
    return Table(encoding, delimiter, header, tuple(rows[start + 1 :]))


def shown(value: str) -> str:
    """The beginning of a value on one line, with a box where a sign cannot be shown."""
    words = " ".join(UNREADABLE.sub("\u25a1", value[: SHOWN * 4]).split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "\u2026"


def _unreadable(why: Unreadable) -> Refused:
    return refuse(Cause.IMPORT_COLUMNS, why=why)


def _decode(data: bytes) -> tuple[str, str] | None:
    """Text and encoding. A byte that the encoding does not know stays as a lone surrogate, so that its line is found."""
    if data.startswith(_NOT_TEXT):
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        order = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        return _utf16(data[2:], order)
    if order := _looks_like_utf16(data[:64]):
        return _utf16(data, order)
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", "surrogateescape")
    if len(re.findall(r"[\xa0-\ud7ff\ue000-\U0010ffff]", text)) > len(re.findall(r"[\udc80-\udcff]", text)):
        return text, "utf-8"
    return data.decode("cp1252", "surrogateescape"), "windows-1252"


def _utf16(data: bytes, order: str) -> tuple[str, str] | None:
    try:
        return data.decode(order, "surrogatepass"), order
    except UnicodeDecodeError:  # half a character at the end
        return None


def _looks_like_utf16(start: bytes) -> str:
    """The byte order of a header in plain Latin letters, every other byte of it zero; or an empty string."""
    half = len(start) // 2
    if half < 2:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd * 2 > half and even * 10 <= half:
        return "utf-16-le"
    return "utf-16-be" if even * 2 > half and odd * 10 <= half else ""


def _delimiter(lines: Sequence[str]) -> str:
    """The one whose header has the most known names, then the one that divides most rows alike, then most finely."""
    head: list[str] = []
    taken = 0
    for line in lines[:60]:
        taken += len(line)
        if taken > _SAMPLE:
            break
        head.append(line)
    return max(DELIMITERS, key=lambda each: _worth(list(islice(_rows(head or lines[:1], each), 30))))


def _worth(rows: list[Row]) -> tuple[int, int, int]:
    if not rows:
        return 0, 0, 0
    header = rows[_header_place(rows)].cells
    alike = sum(len(row.cells) == len(header) for row in rows) if len(header) > 1 else 0
    return len(guess_columns(header)), alike, len(header)


def _header_place(rows: Sequence[Row]) -> int:
    """Where the names of the columns stand: reports begin with a title or two."""
    first = rows[:_PREAMBLE]
    known = (place for place, row in enumerate(first) if all(each in guess_columns(row.cells) for each in REQUIRED))
    several = (place for place, row in enumerate(first) if sum(bool(cell.strip()) for cell in row.cells) > 1)
    return next(known, next(several, 0))


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    """Every row with text in it. A row with broken quotes takes one line, and reading begins anew on the next."""
    start = broken = 0
    while start < len(lines) and broken <= MOST_BROKEN:
        feed = _Feed(lines, start)
        try:
            for cells in csv.reader(feed, delimiter=delimiter, strict=True):
                if any(cell.strip() for cell in cells):
                    yield Row(start + 1, tuple(cells))
                start = feed.begin_row()
        except csv.Error:
            broken += 1
            line = lines[start]
            fault = BadRowCause.TOO_LONG if len(line) > _LONGEST_CELL else BadRowCause.QUOTES
            yield Row(start + 1, (line[:200],), fault)
            start += 1


class _Feed:
    """Hands lines to the csv reader and stops it when one row grows beyond all measure."""

    __slots__ = ("_lines", "_place", "_taken")

    def __init__(self, lines: Sequence[str], place: int) -> None:
        self._lines, self._place, self._taken = lines, place, 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self._place >= len(self._lines):
            raise StopIteration
        line = self._lines[self._place]
        self._taken += len(line)
        if self._taken > _LONGEST_ROW:
            raise csv.Error
        self._place += 1
        return line

    def begin_row(self) -> int:
        """A row is whole; the place of the line the next one begins on."""
        self._taken = 0
        return self._place

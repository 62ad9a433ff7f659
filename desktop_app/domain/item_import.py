"""Reads an item list as evidence systems export it: bytes in, a plan out; any bad line is told with its number."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.cases import TEXT_LIMIT
from desktop_app.domain.items import Category
from desktop_app.domain.refusals import Cause, Refused, refuse

LARGEST = 20_000_000
"""Bytes; a larger file is not an item list."""
MOST_ROWS = 50_000
DELIMITERS = (",", ";", "\t")


class Column(StrEnum):
    """What a column of the list can be."""

    NUMBER = "number"
    DESCRIPTION = "description"
    CATEGORY = "category"
    QUANTITY = "quantity"
    LOCATION = "location"
    SEAL = "seal"
    BARCODE = "barcode"


REQUIRED = (Column.NUMBER, Column.DESCRIPTION)

NAMES: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: (
        "item number", "item no", "item", "item id", "no", "number", "property number", "property no",
        "evidence number", "evidence no", "evidence id", "numero", "numero de articulo", "articulo no",
    ),
    Column.DESCRIPTION: (
        "description", "item description", "property description", "evidence description", "details", "descripcion",
    ),
    Column.CATEGORY: ("category", "type", "item type", "property type", "class", "article type", "categoria", "tipo"),
    Column.QUANTITY: ("quantity", "qty", "count", "amount", "cantidad"),
    Column.LOCATION: ("location", "storage", "storage location", "bin", "shelf", "ubicacion"),
    Column.SEAL: ("seal", "seal number", "seal no", "sello", "numero de sello"),
    Column.BARCODE: ("barcode", "bar code", "tag", "tag number", "label", "codigo de barras", "codigo"),
}  # fmt: skip

WORDS: dict[Category, tuple[str, ...]] = {
    Category.FIREARM: ("firearm", "gun", "pistol", "rifle", "revolver", "ammunition", "weapon", "arma"),
    Category.BIOLOGICAL: ("biological", "blood", "dna", "swab", "sangre"),
    Category.MEDICATION: ("medication", "medicine", "prescription", "pills", "drugs", "medicamento"),
    Category.CASH: ("cash", "currency", "money", "coins", "dinero", "efectivo"),
    Category.JEWELLERY: ("jewelry", "jewellery", "ring", "watch", "necklace", "bracelet", "earring", "joya", "anillo"),
    Category.DEVICE: ("device", "electronics", "phone", "telephone", "laptop", "tablet", "computer", "telefono"),
    Category.WALLET: ("wallet", "purse", "handbag", "cartera", "bolso"),
    Category.KEYS: ("keys", "key", "llaves"),
    Category.LETTERS: ("letter", "letters", "note", "carta", "nota"),
    Category.DOCUMENTS: ("document", "documents", "passport", "license", "papers", "documento"),
    Category.CLOTHING: (
        "clothing", "clothes", "shirt", "sweatshirt", "jacket", "coat", "shoes", "trousers", "jeans", "dress", "ropa",
    ),
}  # fmt: skip
"""Whole words; the first category with a word in the cell wins, the careful ones first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; `line` is where it begins, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The file as rows of text; nothing in it has been interpreted."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One belonging as the list names it."""

    number: str
    description: str
    category: Category
    quantity: int
    location: str
    seal: str
    barcode: str
    line: int


class BadRowCause(StrEnum):
    """Why a line cannot be taken."""

    NO_NUMBER = "no_number"
    NO_DESCRIPTION = "no_description"
    QUANTITY = "quantity"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    CELLS = "cells"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that needs a look, with the value that is wrong."""

    line: int
    cause: BadRowCause
    value: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be imported and what needs a look; nothing is imported while a bad line is neither mended nor left out."""

    items: tuple[ImportedItem, ...]
    bad_rows: tuple[BadRow, ...]


def read_table(data: bytes) -> Table | Refused:
    """The file as text in rows; refused when it is no list, too large, or empty."""
    if len(data) > LARGEST:
        return refuse(Cause.IMPORT_COLUMNS)
    text, encoding = _decode(data)
    delimiter = _delimiter(text)
    try:
        rows = _rows(text, delimiter)
    except csv.Error:
        return refuse(Cause.IMPORT_COLUMNS)
    if len(rows) < 2 or len(rows) > MOST_ROWS + 1 or "\0" in text:
        return refuse(Cause.IMPORT_COLUMNS)
    return Table(encoding, delimiter, tuple(cell.strip() for cell in rows[0].cells), tuple(rows[1:]))


def guess_columns(header: Sequence[str]) -> dict[Column, int]:
    """The columns recognised by their usual names, blind to case, accents and punctuation."""
    plain = [_plain(name) for name in header]
    found: dict[Column, int] = {}
    for column, names in NAMES.items():
        index = next((plain.index(name) for name in names if name in plain), None)
        if index is not None and index not in found.values():
            found[column] = index
    return found


def read_items(table: Table, columns: Mapping[Column, int]) -> ImportPlan | Refused:
    """Every line as a belonging or as a bad line; refused while a required column is not mapped."""
    if any(column not in columns for column in REQUIRED):
        return refuse(Cause.IMPORT_COLUMNS)
    items: list[ImportedItem] = []
    bad: list[BadRow] = []
    seen: set[str] = set()
    for row in table.rows:
        outcome = _item(row, columns, len(table.header), seen)
        if isinstance(outcome, BadRow):
            bad.append(outcome)
        else:
            seen.add(outcome.number)
            items.append(outcome)
    return ImportPlan(tuple(items), tuple(bad))


def _item(row: Row, columns: Mapping[Column, int], width: int, seen: set[str]) -> ImportedItem | BadRow:
    if len(row.cells) != width:
        return BadRow(row.line, BadRowCause.CELLS, str(len(row.cells)))
    cells = {column: row.cells[index].strip() for column, index in columns.items()}
    for value in cells.values():
        if len(value) > TEXT_LIMIT:
            return BadRow(row.line, BadRowCause.TOO_LONG, value[:40])
        if any(unicodedata.category(letter) == "Cc" and letter not in "\n\r\t" for letter in value):
            return BadRow(row.line, BadRowCause.CONTROL_CHARACTERS, repr(value[:40]))
    number = cells[Column.NUMBER]
    description = " ".join(cells[Column.DESCRIPTION].split())
    if not number:
        return BadRow(row.line, BadRowCause.NO_NUMBER, description[:40])
    if not description:
        return BadRow(row.line, BadRowCause.NO_DESCRIPTION, number)
    if number in seen:
        return BadRow(row.line, BadRowCause.TWICE, number)
    quantity = cells.get(Column.QUANTITY, "") or "1"
    if not (quantity.isascii() and quantity.isdigit() and len(quantity) < 7 and int(quantity) >= 1):
        return BadRow(row.line, BadRowCause.QUANTITY, quantity)
    category = _category(cells.get(Column.CATEGORY, "")) or _category(description) or Category.OTHER
    return ImportedItem(
        number,
        description,
        category,
        int(quantity),
        cells.get(Column.LOCATION, ""),
        cells.get(Column.SEAL, ""),
        cells.get(Column.BARCODE, ""),
        row.line,
    )


def _category(text: str) -> Category | None:
    words = set(_plain(text).split())
    return next((category for category, known in WORDS.items() if words & set(known)), None)


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    sample = data[:4000]
    if sample and sample.count(0) * 3 > len(sample):
        encoding = "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
        return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "windows-1252"


def _delimiter(text: str) -> str:
    """The one that divides the header most often, outside quotes."""
    head = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").split("\n", 1)[0])
    return max(DELIMITERS, key=head.count)


def _rows(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(Row(line, tuple(cells)))
        line = reader.line_num + 1
    return rows


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).split())

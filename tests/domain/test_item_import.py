"""Item lists as evidence systems export them: every encoding, every delimiter, every way a line can be wrong."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from desktop_app.domain.item_import import (
    LARGEST,
    MOST_ROWS,
    BadRowCause,
    Column,
    ImportedItem,
    ImportPlan,
    Table,
    Unreadable,
    category_of,
    guess_columns,
    read_items,
    read_table,
    to_import,
)
from desktop_app.domain.items import Category
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.paths import data_folder

HEADER = ("Item No", "Description", "Category", "Qty", "Location", "Seal No", "Barcode")
ROWS = (
    ("26-1", "Añillo, plata; «fino»", "Ropa", "1", "Room 2\nshelf 3", "448", "FPD-1"),
    ("26-2", 'A 12" vinyl record', "", "", "", "", ""),
    ("26-3", "=SUM(A1:A9)", "", "2", "+1", "-1", "@x"),
)
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "cp1252": "windows-1252",
}
PLAIN = "Item No,Description,Qty\n"


def written(rows: object, delimiter: str = ",", ending: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    """By Python's own writer, which quotes a line break in a cell only when it is the file's own."""
    quoting = quoting if ending == "\r\n" else csv.QUOTE_ALL
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


def table(data: bytes | str) -> Table:
    read = read_table(data.encode() if isinstance(data, str) else data)
    assert isinstance(read, Table), read
    return read


def plan(data: bytes | str, columns: dict[Column, int] | None = None) -> ImportPlan:
    read = table(data)
    made = read_items(read, guess_columns(read.header) if columns is None else columns)
    assert isinstance(made, ImportPlan), made
    return made


def why(outcome: object) -> object:
    assert isinstance(outcome, Refused), outcome
    return outcome.reasons[0].facts.get("why")


def bad(data: bytes | str) -> list[tuple[int, BadRowCause]]:
    return [(row.line, row.cause) for row in plan(data).bad_rows]


def names(found: object, header: list[str]) -> dict[str, str]:
    assert isinstance(found, dict)
    return {column.value: header[index] for column, index in found.items()}


# --- the file ---


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_with_every_delimiter(encoding: str, delimiter: str, ending: str) -> None:
    read = table(written([HEADER, *ROWS], delimiter, ending).encode(encoding))
    assert (read.encoding, read.delimiter, read.header) == (ENCODINGS[encoding], delimiter, HEADER)
    assert [row.cells for row in read.rows] == list(ROWS)
    assert [row.line for row in read.rows] == [2, 4, 5]


def test_the_sample_list() -> None:
    read = plan((data_folder("resources") / "sample" / "items.csv").read_bytes())
    assert (len(read.items), read.bad_rows) == (12, ())
    assert read.items[4] == ImportedItem(
        "10", "US currency, see count sheet 0113", Category.CASH, 1, "Safe 1", "44874", "FPD-44874", 6
    )


def test_a_title_and_blank_lines_may_stand_before_the_names_of_the_columns() -> None:
    read = table("Evidence report 26-014877\n\nItem #;Description, short\n\n 1 ;Ring, yellow\n;\n")
    assert (read.delimiter, read.header) == (";", ("Item #", "Description, short"))
    assert [(row.line, row.cells) for row in read.rows] == [(5, (" 1 ", "Ring, yellow"))]


def test_a_spreadsheet_may_say_which_separator_it_used() -> None:
    read = table("sep=|\r\nItem|Description\r\n1|Keys\r\n")
    assert (read.delimiter, read.header, read.rows[0].line) == ("|", ("Item", "Description"), 3)


def test_one_damaged_letter_does_not_turn_the_whole_file_into_another_encoding() -> None:
    data = "Item No,Description\n1,Añillo\n2,Ca\0\n3,Suéter\n4,Reloj útil\n".encode().replace(b"\0", b"\xf1")
    read = plan(data)
    assert table(data).encoding == "utf-8"
    assert [item.description for item in read.items] == ["Añillo", "Suéter", "Reloj útil"]
    assert [(row.line, row.cause, row.value) for row in read.bad_rows] == [
        (3, BadRowCause.CONTROL_CHARACTERS, "Ca\u25a1")
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b"\xef\xbb\xbf", Unreadable.EMPTY),
        (b"\xff\xfe", Unreadable.EMPTY),
        (b" \r\n\r\n", Unreadable.EMPTY),
        (b"Item No,Description\r\n", Unreadable.EMPTY),
        (b"Item No,Description\r\n,,\r\n", Unreadable.EMPTY),
        (b"Dear colleague\nhere is the list\n", Unreadable.ONE_COLUMN),
        (b"PK\x03\x04rest of a spreadsheet", Unreadable.NOT_TEXT),
        (b"%PDF-1.7\n1,2\n", Unreadable.NOT_TEXT),
        (b"\x01\0\0\0\0\0,\0\0\n\0\0,\0\0", Unreadable.NOT_TEXT),
        (b"\xff\xfeI\0t", Unreadable.NOT_TEXT),
        (b'"Item No,Description\n1,Keys\n', Unreadable.QUOTES),
        (b"x" * (LARGEST + 1), Unreadable.TOO_LARGE),
        ((PLAIN + "1,Keys,1\n" * (MOST_ROWS + 1)).encode(), Unreadable.TOO_MANY_ROWS),
        ((PLAIN + '1,"Keys" x,1\n' * 300).encode(), Unreadable.QUOTES),
    ],
    ids=lambda value: value.value if isinstance(value, Unreadable) else "",
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(data: bytes, reason: Unreadable) -> None:
    assert why(read_table(data)) is reason


def test_the_longest_list_is_read_whole() -> None:
    assert len(table(PLAIN + "1,Keys,1\n" * MOST_ROWS).rows) == MOST_ROWS


# --- its columns ---


@pytest.mark.parametrize(
    "header",
    [
        ["Item No", "Item Description", "Item Type", "Qty", "Storage Location", "Seal #", "Barcode"],
        ["ITEM NUMBER", "PROPERTY DESCRIPTION", "CLASS", "QUANTITY", "LOCATION", "SEAL", "TAG"],
        ["Evidence #", "Description", "Evidence Type", "Count", "Bin", "Seal Number", "Tag No."],
        ["property_no", "details", "property_type", "qty", "storage", "seal_no", "bar_code"],
        ["ItemNumber", "ItemDescription", "Category", "Quantity", "StorageLocation", "SealNumber", "BarCode"],
        ["ITEMNO", "ITEMDESC", "ITEMTYPE", "QTY", "STORAGE", "SEALNO", "TAGNO"],
        ["Nº", "Descripción", "Categoría", "Cantidad", "Ubicación", "Sello", "Código de barras"],
        ["Número de artículo", "DESCRIPCION", "Tipo", "Cant.", "Almacén", "Nº de precinto", "Etiqueta"],
    ],
    ids=lambda header: header[0],
)
def test_the_usual_names_are_recognised(header: list[str]) -> None:
    assert list(guess_columns(header).values()) == list(range(7))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["Case Number", "Item #", "Description"], {"number": "Item #", "description": "Description"}),
        (["Property Number", "Item Number", "Name"], {"number": "Item Number", "description": "Name"}),
        (["Item #", "Item", "Serial Number"], {"number": "Item #", "description": "Item"}),
        (["No.", "Item"], {"number": "No.", "description": "Item"}),
        (["Item", "Description"], {"number": "Item", "description": "Description"}),
        (["Barcode", "Description"], {"number": "Barcode", "description": "Description"}),
        (["Tag #", "Item #", "Details"], {"number": "Item #", "description": "Details", "barcode": "Tag #"}),
        (["Item #", "Location Found", "Offense Type", "Amount"], {"number": "Item #"}),
        (["Article", "Category"], {"number": "Article", "category": "Category"}),
        (["Ref", "What", ""], {}),
    ],
    ids=", ".join,
)
def test_a_name_that_means_something_else_is_left_to_the_person(header: list[str], found: dict[str, str]) -> None:
    assert names(guess_columns(header), header) == found


def test_columns_are_mapped_by_hand() -> None:
    [item] = plan("a,b,c\nSmall ring,x,7\n", {Column.NUMBER: 2, Column.DESCRIPTION: 0}).items
    assert (item.number, item.description, item.category) == ("7", "Small ring", Category.JEWELLERY)


@pytest.mark.parametrize("columns", [{}, {Column.NUMBER: 0}, {Column.NUMBER: 0, Column.DESCRIPTION: 9}])
def test_nothing_is_read_while_a_required_column_is_not_mapped(columns: dict[Column, int]) -> None:
    assert why(read_items(table("a,b\n1,2\n"), columns)) is Unreadable.UNMAPPED


# --- its lines ---


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (",Keys,1", BadRowCause.NO_NUMBER),
        ("  ,Keys,1", BadRowCause.NO_NUMBER),
        ("2,,1", BadRowCause.NO_DESCRIPTION),
        ('2," \n ",1', BadRowCause.NO_DESCRIPTION),
        ("1,Another one,1", BadRowCause.TWICE),
        (" 1 ,Another one,1", BadRowCause.TWICE),
        ("2,Keys,0", BadRowCause.QUANTITY),
        ("2,Keys,-1", BadRowCause.QUANTITY),
        ("2,Keys,1.5", BadRowCause.QUANTITY),
        ('2,Keys,"1,000"', BadRowCause.QUANTITY),
        ("2,Keys,two", BadRowCause.QUANTITY),
        ("2,Keys,1e3", BadRowCause.QUANTITY),
        ("2,Keys,²", BadRowCause.QUANTITY),
        ("2,Keys,9999999", BadRowCause.QUANTITY),
        (f"2,{'x' * 301},1", BadRowCause.TOO_LONG),
        (f"2,{'x' * 200_000},1", BadRowCause.TOO_LONG),
        ("2,Keys\x07,1", BadRowCause.CONTROL_CHARACTERS),
        ("2,Keys\0,1", BadRowCause.CONTROL_CHARACTERS),
        ("2,\u202eKeys,1", BadRowCause.CONTROL_CHARACTERS),
        ("2,Keys \ufffd,1", BadRowCause.CONTROL_CHARACTERS),
        ("2,Keys", BadRowCause.CELLS),
        ("2,Keys,1,more", BadRowCause.CELLS),
        ("Total: 3 items", BadRowCause.CELLS),
        ('2,"Keys" blue,1', BadRowCause.QUOTES),
        ('2,"Keys,1', BadRowCause.QUOTES),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(line: str, cause: BadRowCause) -> None:
    text = f'{PLAIN}1,"A coat\nof his",1\n{line}\n3,Belt,1\n'
    read = plan(text)
    assert [(row.line, row.cause) for row in read.bad_rows] == [(4, cause)]
    assert [item.number for item in read.items] == ["1", "3"]
    assert read.items[1].line == 5 + line.count("\n")
    assert all(len(row.value) <= 60 and row.value.replace("\u25a1", "").isprintable() for row in read.bad_rows)


def test_a_number_that_stands_twice_is_bad_the_second_time_even_after_a_bad_line() -> None:
    read = plan(PLAIN + "1,Keys,none\n1,Other keys,1\n2,Belt,1\n2,Coat,1\n")
    assert [(row.line, row.cause) for row in read.bad_rows] == [
        (2, BadRowCause.QUANTITY),
        (3, BadRowCause.TWICE),
        (5, BadRowCause.TWICE),
    ]
    assert [row.line for row in read.duplicates_in_file] == [3, 5]


def test_what_is_harmless_is_no_reason_to_refuse() -> None:
    read = plan("Item No,Description,Qty\n1,Keys,2.00,,\n2,  Blue \t coat ,\n3,Cafe\u0301 cup,3\n")
    assert read.bad_rows == ()
    assert [(item.description, item.quantity) for item in read.items] == [
        ("Keys", 2),
        ("Blue coat", 1),
        ("Café cup", 3),
    ]


def test_a_column_nobody_mapped_is_never_looked_at() -> None:
    assert bad(f"Item No,Description,Narrative\n1,Keys,{'x' * 5000}\x07\n") == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@SUM(A1)", "<b>A & Co</b>", "{number}", "x" * 300, "Nguyễn 🔑"])
def test_a_cell_is_plain_text(text: str) -> None:
    [item] = plan(written([("Item No", "Description", "Location"), ("1", text, text)])).items
    assert (item.description, item.location) == (text, text)


def test_bad_lines_stop_everything_until_a_person_leaves_them_out() -> None:
    read = plan(PLAIN + "1,Keys,1\n2,,1\n3,Belt,1\n")
    refused = to_import(read, leave_out=False)
    assert isinstance(refused, Refused)
    assert (refused.reasons[0].cause, refused.reasons[0].facts["lines"]) == (Cause.IMPORT_ROWS, (3,))
    assert to_import(read, leave_out=True) == read.items
    assert why(to_import(plan(PLAIN + ",Keys,1\n"), leave_out=True)) is Unreadable.EMPTY


# --- categories ---


@pytest.mark.parametrize(
    ("cell", "description", "category"),
    [
        ("Currency", "", Category.CASH),
        ("PHONE", "Black", Category.DEVICE),
        ("Clothes", "", Category.CLOTHING),
        ("Guns & Ammunition", "", Category.FIREARM),
        ("Blood", "Shirt", Category.BIOLOGICAL),
        ("Jewelry/Watches", "", Category.JEWELLERY),
        ("Joyería", "", Category.JEWELLERY),
        ("Weapon", "Service arm, black", Category.FIREARM),
        ("Weapon", "Kitchen knife", Category.OTHER),
        ("Drugs", "", Category.MEDICATION),
        ("Clothing", "Gun belt", Category.CLOTHING),
        ("Miscellaneous", "Set of keys", Category.KEYS),
        ("", "Ring, yellow metal", Category.JEWELLERY),
        ("", "Wallet with US currency", Category.WALLET),
        ("", "Anillo de oro", Category.JEWELLERY),
        ("", "Teléfono celular", Category.DEVICE),
        ("", "iPhone 13 Pro", Category.DEVICE),
        ("", "Apple Watch", Category.DEVICE),
        ("", "2 pairs of jeans", Category.CLOTHING),
        ("", "T-shirt, torn", Category.CLOTHING),
        ("", "Shirt, stained with blood", Category.BIOLOGICAL),
        ("", "Loaded pistol", Category.FIREARM),
        ("", "Gun metal watch", Category.JEWELLERY),
        ("", "Toy gun", Category.OTHER),
        ("", "Phone charger", Category.OTHER),
        ("", "Watch box", Category.OTHER),
        ("", "Key ring", Category.KEYS),
        ("", "Ring binder", Category.OTHER),
        ("", "Photo of a ring", Category.OTHER),
        ("", "Coin purse", Category.OTHER),
        ("", "Blood pressure monitor", Category.OTHER),
        ("", "", Category.OTHER),
    ],
)
def test_a_category_is_taken_from_its_cell_or_from_what_the_description_plainly_says(
    cell: str, description: str, category: Category
) -> None:
    assert category_of(cell, description) is category


# --- whatever stands in the file ---

CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from('",;\t\n\r'), max_size=40
)
LATIN = st.text(st.sampled_from(' abcXYZ019",;\t\n\réñÜßç\u20ac\u2019'), max_size=40)


def _round_trip(rows: list[tuple[str, ...]], delimiter: str, ending: str, quoting: int, encoding: str) -> None:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    read = read_table(written([HEADER[:3], *rows], delimiter, ending, quoting).encode(encoding))
    if not filled:
        assert why(read) is Unreadable.EMPTY
        return
    assert isinstance(read, Table)
    assert read.delimiter == delimiter
    assert [row.cells for row in read.rows] == filled
    assert all(row.fault is None for row in read.rows)


@for_all(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_what_was_written_is_read(
    rows: list[tuple[str, ...]], delimiter: str, ending: str, quoting: int, encoding: str
) -> None:
    _round_trip(rows, delimiter, ending, quoting, encoding)


def _means_something_else_in_utf_8(rows: list[tuple[str, ...]]) -> bool:
    read = "".join(cell.encode("cp1252").decode("utf-8", "replace") for row in rows for cell in row)
    return any(not letter.isascii() and letter != "\N{REPLACEMENT CHARACTER}" for letter in read)


@for_all(st.lists(st.tuples(LATIN, LATIN, LATIN), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_was_written_by_an_old_system_is_read(rows: list[tuple[str, ...]], delimiter: str) -> None:
    """Some letters in that code are a letter of UTF-8 by chance; nobody could tell these two apart."""
    assume(not _means_something_else_in_utf_8(rows))
    _round_trip(rows, delimiter, "\r\n", csv.QUOTE_MINIMAL, "cp1252")


PIECES = st.sampled_from(
    [b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff\xfe", b"\xc3", b"sep=;\n", b"Item No,Description\n"]
)


@settings(max_examples=400)
@for_all(st.binary(max_size=300) | st.lists(PIECES | st.binary(max_size=6), max_size=60).map(b"".join))
def test_no_file_makes_it_raise_and_every_line_is_accounted_for(data: bytes) -> None:
    read = read_table(data)
    if isinstance(read, Refused):
        assert isinstance(why(read), Unreadable)
        return
    lines = [row.line for row in read.rows]
    assert lines == sorted(set(lines))
    made = read_items(read, {Column.NUMBER: 0, Column.DESCRIPTION: 1, Column.QUANTITY: len(read.header) - 1})
    assert isinstance(made, ImportPlan)
    assert sorted([item.line for item in made.items] + [row.line for row in made.bad_rows]) == lines
    for item in made.items:
        assert item.number
        assert item.description
        assert item.quantity >= 1
        (item.number + item.description).encode()


def test_quotes_that_never_close_do_not_take_forever() -> None:
    assert why(read_table(b"Item No,Description\n" + b'b",";\n' * 400_000)) is Unreadable.QUOTES

"""The rules about the structure tree: words that stand for pictures, tables, lists and headings."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.printing.checking.reading import Content, Element

_ROW_HOLDERS = {"Table", "THead", "TBody", "TFoot"}
_LIST_KIDS = {"LI", "L", "Caption"}
_LABEL_HOLDERS = {"LI", "Note", "Reference", "BibEntry", "TOCI"}
_NEED_WORDS = {"Formula"}


def figures(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.kind == "Figure" and not (element.alt.strip() or element.actual.strip()):
            yield "no words stand for a figure"


def nested_alt(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.alt and any(inner.alt for inner in element.walk() if inner is not element):
            yield f"{element.alt!r} hides other words inside it"


def associated_alt(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.alt and not any(inner.marks or inner.objects for inner in element.walk()):
            yield f"{element.alt!r} stands for nothing"


def hides_annotation(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.alt and element.kind not in {"Link", "Form"} and any(inner.objects for inner in element.walk()):
            yield f"{element.alt!r} hides a link or a field"


def other_alt(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.kind in _NEED_WORDS and not (element.alt or element.actual):
            yield f"no words stand for a {element.kind}"
    for page, annotation in content.annotations:
        if annotation.get("/Subtype") not in {"/Widget", "/Popup"} and not str(annotation.get("/Contents", "")).strip():
            yield f"page {page.number}: an annotation without words"


def rows(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.kind == "TR" and not _in(element, _ROW_HOLDERS):
            yield "a row outside a table"
        if element.kind in {"THead", "TBody", "TFoot"} and not _in(element, {"Table"}):
            yield f"{element.kind} outside a table"
        if element.kind in _ROW_HOLDERS and any(kid.kind in {"TH", "TD"} for kid in element.elements):
            yield "a cell outside a row"


def cells(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.kind in {"TH", "TD"} and not _in(element, {"TR"}):
            yield f"{element.kind} outside a row"
        if element.kind == "TR" and any(kid.kind not in {"TH", "TD"} for kid in element.elements):
            yield "a row holds something that is no cell"


def headers(content: Content) -> Iterator[str]:
    for table in _tables(content):
        heads = [cell for row in _rows(table) for cell in row.elements if cell.kind == "TH"]
        if not heads:
            yield f"{_name(table)} has no header cells"
        if any("Scope" not in head.attributes and "Headers" not in head.attributes for head in heads):
            yield f"{_name(table)}: a header cell does not say whose header it is"


def regularity(content: Content) -> Iterator[str]:
    for table in _tables(content):
        widths = {_columns(row) for row in _rows(table)}
        spans = any("RowSpan" in cell.attributes for row in _rows(table) for cell in row.elements)
        if len(widths) > 1 and not spans:
            yield f"{_name(table)} has rows of {sorted(widths)} columns"


def summary(content: Content) -> Iterator[str]:
    for table in _tables(content):
        captioned = any(kid.kind == "Caption" for kid in table.elements)
        if not captioned and not str(table.attributes.get("Summary", "")).strip():
            yield "nothing says what a table is about"


def list_items(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.kind == "LI" and not _in(element, {"L"}):
            yield "a list item outside a list"
        if element.kind == "L" and (element.marks or any(kid.kind not in _LIST_KIDS for kid in element.elements)):
            yield "a list holds something that is no item"


def labels(content: Content) -> Iterator[str]:
    for element in content.elements:
        if element.kind == "LBody" and not _in(element, {"LI"}):
            yield "LBody outside a list item"
        if element.kind == "Lbl" and not _in(element, _LABEL_HOLDERS):
            yield "Lbl outside a list item"
        if element.kind == "LI" and any(kid.kind not in {"Lbl", "LBody"} for kid in element.elements):
            yield "a list item holds more than its label and its body"


def headings(content: Content) -> Iterator[str]:
    level = 0
    for element in content.elements:
        if len(element.kind) == 2 and element.kind[0] == "H" and element.kind[1].isdecimal():
            found = int(element.kind[1])
            if found > level + 1:
                yield f"a heading of level {found} follows level {level}"
            level = found


def _in(element: Element, kinds: set[str]) -> bool:
    return element.parent is not None and element.parent.kind in kinds


def _tables(content: Content) -> list[Element]:
    return [element for element in content.elements if element.kind == "Table"]


def _rows(table: Element) -> list[Element]:
    held = [kid for kid in table.elements if kid.kind in _ROW_HOLDERS]
    return [row for holder in (table, *held) for row in holder.elements if row.kind == "TR"]


def _columns(row: Element) -> int:
    return sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.elements)


def _name(table: Element) -> str:
    return f"the table {str(table.attributes.get('Summary', ''))[:60]!r}"

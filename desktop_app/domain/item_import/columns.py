"""Recognises the columns of an item list by the names evidence systems give them, in English and Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


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

_NUMBER_WORDS = frozenset({"number", "numero", "num", "nr", "nbr", "no"})
"""All of them are read as "no", and so are the signs # and º."""

_THINGS = ("item", "articulo", "objeto", "evidence", "evidencia", "property", "exhibit", "prueba", "article")
"""What a numbered thing is called. The earlier word wins: a "property number" is often that of the whole report."""

_FILLING = frozenset(
    {*_THINGS, "items", "articulos", "current", "actual", "brief", "full", "the", "of", "de", "del", "la", "el"}
)

_CORES: dict[Column, frozenset[str]] = {
    Column.NUMBER: frozenset({"no", "id", "code"}),
    Column.DESCRIPTION: frozenset({
        "description", "desc", "details", "detail", "name", "descripcion", "detalle", "detalles", "nombre",
    }),
    Column.CATEGORY: frozenset({
        "category", "cat", "type", "class", "classification", "kind", "categoria", "tipo", "clase",
    }),
    Column.QUANTITY: frozenset({"quantity", "qty", "qnty", "count", "pieces", "units", "cantidad", "cant", "unidades"}),
    Column.LOCATION: frozenset({
        "location", "storage", "storage location", "bin", "bin location", "shelf", "ubicacion", "almacen", "estante",
        "ubicacion almacen",
    }),
    Column.SEAL: frozenset({"seal", "seal no", "seal id", "sello", "no sello", "sello no", "precinto", "no precinto"}),
    Column.BARCODE: frozenset({
        "barcode", "bar code", "barcode no", "barcode id", "tag", "tag no", "tag id", "label", "label no",
        "codigo barras", "etiqueta", "no etiqueta", "etiqueta no",
    }),
}  # fmt: skip
"""What is left of a name without its filling words. "Found at" and "amount" are missing on purpose: where something was
found is not where it is kept, and an amount may be dollars."""

_JOINED = (*_THINGS, "storage", "seal", "tag", "bar", "bin")
_KNOWN = _NUMBER_WORDS | {word for names in _CORES.values() for name in names for word in name.split()}


def guess_columns(header: Sequence[str]) -> Mapping[Column, int]:
    """The columns recognised, blind to case, accents and punctuation; a file column is used once."""
    names = [_words(name) for name in header]
    found: dict[Column, int] = {}
    ranked = [(rank, index) for index, words in enumerate(names) if (rank := _number_rank(words)) is not None]
    if ranked:
        found[Column.NUMBER] = min(ranked)[1]
    for column in Column:
        if column is not Column.NUMBER:
            _take(found, column, (index for index, words in enumerate(names) if _core(words) in _CORES[column]))
    things = (index for index, words in enumerate(names) if words and not _core(words))
    _take(found, Column.DESCRIPTION, things)
    if Column.NUMBER not in found and Column.BARCODE in found:
        found[Column.NUMBER] = found.pop(Column.BARCODE)
    return {column: found[column] for column in Column if column in found}


def plain(text: str) -> str:
    """Lower-case words of a-z and 0-9, one space between them; accents and punctuation are gone."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def _take(found: dict[Column, int], column: Column, candidates: Iterable[int]) -> None:
    free = [index for index in candidates if index not in found.values()]
    if column not in found and free:
        found[column] = free[0]


def _words(name: str) -> tuple[str, ...]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    spaced = re.sub(r"[#№]|\b[nN]\.?\s?[º°]", " no ", spaced)
    words = [part for word in plain(spaced).split() for part in _parted(word)]
    return tuple("no" if word in _NUMBER_WORDS else word for word in words)


def _parted(word: str) -> tuple[str, ...]:
    """`ITEMNO` as item and no."""
    if word in _KNOWN or word in _FILLING:
        return (word,)
    return next(
        ((first, rest) for first in _JOINED if word.startswith(first) and (rest := word[len(first) :]) in _KNOWN),
        (word,),
    )


def _core(words: tuple[str, ...]) -> str:
    return " ".join(word for word in words if word not in _FILLING)


def _number_rank(words: tuple[str, ...]) -> int | None:
    """How likely a column holds the item's own number, 0 most; None when it does not."""
    thing = next((place for place, name in enumerate(_THINGS) if name in words), None)
    match _core(words), thing:
        case "no" | "id", None:
            return len(_THINGS)
        case core, int(place) if core in _CORES[Column.NUMBER]:
            return place
        case "", int(place):
            return len(_THINGS) + 1 + place
    return None

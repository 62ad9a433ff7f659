"""A document of each kind with invented values in every place, to see the agency's wording on.

Nothing of it is about anybody. It is made from the documents' own fields, so that no kind and no field can be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from desktop_app.domain import handouts, return_papers
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.handouts.document import Document
from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead
from desktop_app.domain.week_board import WeekBoard

DAY = date(2030, 5, 14)
MOMENT = datetime(2030, 5, 14, 10, 0, tzinfo=UTC)
_ROWS = 2
_NUMBERS = {"minutes": 90, "days": 60, "cents": 2_000, "first_total": 4_000, "second_total": 4_000}
_SHARED_PAPERS = {
    Kind.NOTICE_PERSONAL: handouts.NoticeLetter,
    Kind.NOTICE_STATUTORY: handouts.NoticeLetter,
    Kind.WEEK_BOARD: WeekBoard,
}
"""Classes whose kind is a field, or is none; an agency's and a family's papers follow from the catalogue."""
WORDS: dict[str, tuple[str, ...]] = {
    "person_name": ("Alex",),
    "recipient": ("Sam Rivera",),
    "claimant": ("Sam Rivera",),
    "signed_by": ("Sam Rivera",),
    "contact": ("Jordan Lee",),
    "host": ("Jordan Lee",),
    "investigator": ("Detective Robin Hayes",),
    "evidence": ("Casey Morgan",),
    "witness": ("Jordan Lee",),
    "description": ("A gray wool coat", "A set of keys on a blue ring"),
    "items": ("A gray wool coat", "A set of keys on a blue ring"),
    "condition": ("One sleeve is torn.", ""),
    "reason": ("The investigator needs it a little longer", "The court may want to see it"),
    "decided_by": ("Detective Robin Hayes", "The prosecutor's office"),
    "ask": ("Jordan Lee, 555-0100",),
    "where": ("East entrance, 1 Example Street",),
    "room": ("Return room",),
    "door": ("East entrance",),
    "guest": ("S. R.",),
    "initials": ("S. R.", "A. B."),
    "record_number": ("00-0000",),
    "case_number": ("00-000000",),
    "number": ("7", "8"),
    "seal": ("44800", "44801"),
    "amount": ("$40.00",),
    "fingerprint": ("0" * 64,),
    "phone": ("555-0100", "555-0101"),
    "contact_phone": ("555-0100",),
    "investigator_phone": ("555-0101",),
    "hours": ("Day and night", "9 am to 5 pm"),
    "about": ("Call or text.", "They ask first."),
    "name": ("Example help line", "Example support group"),
    "languages": ("English, Spanish",),
    "purpose": ("a place in the support group",),
    "shared_with": ("Example support group",),
    "authority": ("Example County prosecutor",),
    "jurisdiction": ("Example State",),
    "citation": ("Example Code 1.23",),
    "carrier": ("Postal service",),
    "tracking": ("RR 000 000 000",),
    "recipient_basis": ("personal representative",),
    "identity_type": ("State driver license",),
    "interpreter": ("Vietnamese, in the room",),
    "people": ("Detective Robin Hayes", "Jordan Lee, victim services"),
    "bring": ("A document with your photo", "The letter of the court"),
    "protocol": ("Return of belongings",),
    "version": ("1",),
    "text": ("Make the room ready, water and tissues", "Call the family: is it still the right day?"),
    "ready": ("Check that the room is free of scent", "Lay out water and tissues"),
    "reset": ("Restock what was used", "Free the room again"),
    "gate": ("B1", ""),
    "place": ("evidence_room",),
    "from_place": ("evidence_room", "holding_shelf"),
    "to_place": ("holding_shelf", "return_room"),
    "by_name": ("Casey Morgan",),
}
"""Invented words by the name of a field; a field that is not here says its own name. The second is a second row's."""
_STAFF_NAMED = {
    "counted_by",
    "checked_by",
    "issued_by",
    "entered_by",
    "identity_examined_by",
    "sent_by",
    "asked_by",
    "done_by",
}
_EMPTY = {
    "not_applicable",
    "paper",
    "strokes",
    "visits",
    "hosts",
    "zone",
    "manners",
    "review_due",
    "held_back",
    "key",
    "english",
}
"""Left as they are by default, or empty: they stand for what did not happen, are drawn by hand, or keep a row off a page."""


def specimen(kind: Kind, letterhead: Letterhead) -> Document | WeekBoard:
    """A document of this kind under a letterhead."""
    made: Document | WeekBoard = _made(_class_of(kind), 0, letterhead, kind)
    return made


@cache
def _class_of(kind: Kind) -> type[Any]:
    known = [each for module in (handouts, return_papers) for each in vars(module).values() if isinstance(each, type)]
    own = [each for each in known if getattr(each, "kind", None) == kind and each is not return_papers.SignedCopy]
    if own:
        return own[0]
    if kind in _SHARED_PAPERS:
        return _SHARED_PAPERS[kind]
    return handouts.AgencyPaper if row_of(kind).audience.value == "staff" else handouts.FamilyPaper


def _made(kind_of: type[Any], row: int, letterhead: Letterhead, kind: Kind | None = None) -> Any:
    """One dataclass filled; `row` is its place in a list."""
    hints = get_type_hints(kind_of)
    values: dict[str, Any] = {}
    for part in fields(kind_of):
        if part.name in _EMPTY and _has_default(part):
            continue
        values[part.name] = _value(part.name, hints[part.name], row, letterhead, kind)
    return kind_of(**values)


def _value(name: str, wanted: Any, row: int, letterhead: Letterhead, kind: Kind | None) -> Any:
    wanted = _not_none(wanted)
    origin = get_origin(wanted)
    if wanted is Letterhead:
        return letterhead
    if wanted is Kind:
        return kind
    if name == "manner" and kind is not None:
        return row_of(kind).manners[0]
    if origin is Literal:
        choices = [each for each in get_args(wanted) if each]
        return choices[row % len(choices)]
    if origin is tuple:
        return _entries(name, get_args(wanted), letterhead, kind)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _made(wanted, row, letterhead)
    return _plain(name, wanted, row)


def _plain(name: str, wanted: Any, row: int) -> Any:
    if wanted is str:
        if name in _EMPTY:
            return "UTC" if name == "zone" else ""
        if name in _STAFF_NAMED:
            return "Casey Morgan"
        words = WORDS.get(name, (name.replace("_", " ").capitalize(),))
        return words[row % len(words)]
    plain = {bool: True, int: _NUMBERS.get(name, row + 1), date: DAY, datetime: MOMENT, time: MOMENT.time()}
    return plain[wanted]


def _entries(name: str, kinds: tuple[Any, ...], letterhead: Letterhead, kind: Kind | None) -> tuple[Any, ...]:
    """Two rows of a list; of resources one for each kind there is, so that every part of a leaflet is seen."""
    if name in _EMPTY:
        return ()
    if len(kinds) != _ROWS or kinds[1] is not Ellipsis:
        return tuple(_value(name, each, row, letterhead, kind) for row, each in enumerate(kinds))
    of = kinds[0]
    count = len(get_args(handouts.ResourceKind)) if of is handouts.Resource else _ROWS
    if of is handouts.ReturnItem:
        count = len(get_args(handouts.Outcome)) - 1
    return tuple(_value(name, of, row, letterhead, kind) for row in range(count))


def _not_none(wanted: Any) -> Any:
    if get_origin(wanted) is UnionType:
        return next(each for each in get_args(wanted) if each is not NoneType)
    return wanted


def _has_default(part: Field[Any]) -> bool:
    return part.default is not MISSING or part.default_factory is not MISSING

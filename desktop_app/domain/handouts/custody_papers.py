"""The custody leaf of one item, and the labels of a visit's boxes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class CustodyLeg:
    """One leg of an item's way; places by their keys, `at` is the agency's wall-clock time."""

    from_place: str
    to_place: str
    at: datetime
    by_name: str
    seal: str


@dataclass(frozen=True, slots=True)
class CustodyLeaf:
    """The custody leaf of one item (F10): the way of the return. The evidence system stays the record."""

    kind: ClassVar[Kind] = Kind.CUSTODY_LEAF
    letterhead: Letterhead
    record_number: str
    number: str
    description: str
    place: str
    seal: str
    legs: tuple[CustodyLeg, ...]


@dataclass(frozen=True, slots=True)
class BoxLabel:
    """One box of a visit: its number, of how many, and the code its barcode holds. Never a name."""

    box: int
    of: int
    code: str


@dataclass(frozen=True, slots=True)
class BoxLabels:
    """The labels of a visit's boxes; `number` is the visit's."""

    number: str
    labels: tuple[BoxLabel, ...]

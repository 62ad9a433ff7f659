"""The record of a return by post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class PostedItem:
    """One item of a parcel; `number` is the evidence system's own."""

    number: str
    description: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class PostRecord:
    """What was sent to whom; it may say "returned" only once somebody signed for it. It never holds the address.

    On `lost_on` the carrier said that it cannot find it, and looks for it under `claim`.
    """

    kind: ClassVar[Kind] = Kind.POST_RECORD
    letterhead: Letterhead
    record_number: str
    case_number: str
    person_name: str
    recipient: str
    items: tuple[PostedItem, ...]
    boxes: int
    carrier: str
    tracking: str
    sent_on: date
    sent_by: str
    checked_by: str
    signed_by: str = ""
    signed_on: date | None = None
    came_back: bool = False
    lost_on: date | None = None
    claim: str = ""

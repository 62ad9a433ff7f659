"""Lists of belongings in the words their family reads: to choose from, and what is still held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead

Wish = Literal["", "return", "later", "no"]
Care = Literal["", "as_is", "clean"]


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One belonging to choose about; an empty `condition` is not printed (the family did not want it)."""

    description: str
    condition: str = ""
    wish: Wish = ""
    care: Care = ""


@dataclass(frozen=True, slots=True)
class BelongingsList:
    """The full list, for the family to choose from, item by item."""

    kind: ClassVar[Kind] = Kind.BELONGINGS_LIST
    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    items: tuple[ChoiceItem, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class RetainedItem:
    """Something still held. `reason` is one plain sentence; `ask` is the person to call about it."""

    description: str
    reason: str
    decided_by: str = ""
    review_on: date | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True)
class RetainedItems:
    """What the agency still has and why."""

    kind: ClassVar[Kind] = Kind.RETAINED_ITEMS
    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    items: tuple[RetainedItem, ...]
    contact: str
    call_by: date | None = None

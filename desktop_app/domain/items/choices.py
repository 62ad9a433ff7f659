"""What a family wants for one belonging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Decision(StrEnum):
    """What the family wants for an item; "not asked yet" is not "no"."""

    NOT_ASKED = "not_asked"
    RETURN = "return"
    LATER = "later"
    DO_NOT_RETURN = "do_not_return"
    UNDECIDED = "undecided"


class Cleaning(StrEnum):
    """Cleaning cannot be undone, so it is always asked."""

    NOT_ASKED = "not_asked"
    LEAVE = "leave"
    CLEAN = "clean"
    REPAIR = "repair"
    DO_NOT_OPEN = "do_not_open"


IRREVERSIBLE = frozenset({Cleaning.CLEAN, Cleaning.REPAIR})
"""What changes a belonging for good: asked for only after the holds are cleared, with the warning told (gate B7)."""


class ConditionTold(StrEnum):
    """How much the family wishes to hear about an item's condition."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    SUMMARY = "summary"
    FULL = "full"


class Photographs(StrEnum):
    """Whether the family sees photographs first, and how. A picture seen cannot be unseen."""

    NOT_ASKED = "not_asked"
    NO = "no"
    DESCRIBED = "described"
    ENVELOPE = "envelope"
    WITH_ADVOCATE = "with_advocate"


class Packaging(StrEnum):
    """How the family wants an item packed."""

    NOT_ASKED = "not_asked"
    PLAIN_BOX = "plain_box"
    SMALL_BOX = "small_box"
    WRAPPED = "wrapped"
    OWN_BAG = "own_bag"
    CLOTH = "cloth"


@dataclass(frozen=True, slots=True)
class Choice:
    """The family's choice for an item, asked by a person at a time.

    `warned`: they were told that cleaning cannot be undone, and said so again.
    """

    decision: Decision = Decision.NOT_ASKED
    cleaning: Cleaning = Cleaning.NOT_ASKED
    packaging: Packaging = Packaging.NOT_ASKED
    asked_by: str = ""
    asked_at: int | None = None
    condition_told: ConditionTold = ConditionTold.NOT_ASKED
    photographs: Photographs = Photographs.NOT_ASKED
    warned: bool = False


NOT_CHOSEN = Choice()
"""Nobody has asked the family yet."""


@dataclass(frozen=True, slots=True)
class ChoicesMade:
    """What a family has chosen for an item, oldest first, and the day they are to be asked again."""

    revisions: tuple[Choice, ...]
    ask_on: date | None

"""What is looked for as somebody types, and what is found: families, people and belongings."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST = 100
"""Characters of what is typed that are looked at."""
WORDS = 8
SHORTEST_FOR_ITEMS = 2
"""Letters before belongings are looked through: one letter begins half of them."""


@dataclass(frozen=True, slots=True)
class FamilyHit:
    """A family whose case number or name was found."""

    case_id: int
    number: str
    person_name: str
    name_to_use: str


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A member of a family."""

    member_id: int
    name: str
    relationship: str
    family: FamilyHit


@dataclass(frozen=True, slots=True)
class ItemHit:
    """One of a person's belongings; `words` are the family's, or else the evidence system's."""

    item_id: int
    number: str
    words: str
    barcode: str
    family: FamilyHit


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, in groups."""

    families: tuple[FamilyHit, ...] = ()
    people: tuple[PersonHit, ...] = ()
    items: tuple[ItemHit, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nobody and nothing was found."""
        return not (self.families or self.people or self.items)


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for: whatever was typed or pasted, without what no name and no number holds.

    A word needs a letter or a digit; control characters and lone surrogates part words.
    """
    plain = unicodedata.normalize("NFC", text[:LONGEST])
    kept = "".join(" " if unicodedata.category(each) in {"Cc", "Cs", "Cn", "Co"} else each for each in plain)
    return tuple(word for word in kept.split() if any(each.isalnum() for each in word))[:WORDS]


def enough_for_items(words: tuple[str, ...]) -> bool:
    """Whether belongings are looked through for these words."""
    return any(len(word) >= SHORTEST_FOR_ITEMS for word in words)

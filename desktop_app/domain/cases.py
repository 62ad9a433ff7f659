"""A family's case: the person who died, the family and each member's standing, dates to be gentle with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TEXT_LIMIT = 300
"""Longest free text, in characters: dates, choices and references, not stories (domain reference, section 6)."""


class Manner(StrEnum):
    """Manner of death as the medical examiner or coroner set it; it decides the family packet."""

    HOMICIDE = "homicide"
    SUICIDE = "suicide"
    UNDETERMINED = "undetermined"


class Pronoun(StrEnum):
    """How the person who died is spoken of in letters."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class Standing(StrEnum):
    """A family member's standing toward the belongings. Never ranked, always recorded by a person."""

    NOT_SETTLED = "not_settled"
    NEXT_OF_KIN = "next_of_kin"
    PERSONAL_REPRESENTATIVE = "personal_representative"
    DESIGNEE = "designee"
    EXCLUDED = "excluded"
    DISPUTED = "disputed"


RECEIVING = frozenset({Standing.NEXT_OF_KIN, Standing.PERSONAL_REPRESENTATIVE, Standing.DESIGNEE})


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A member of the family; `authority_*` say which document was seen, never its number or image."""

    id: int
    case_id: int
    name: str
    relationship: str
    standing: Standing
    authority_document: str = ""
    authority_seen_on: date | None = None
    phone: str = ""
    safe_contact: str = ""
    language: str = "en"
    version: int = 1

    @property
    def may_receive(self) -> bool:
        """Whether the standing and a seen document together allow belongings to be given (gate B2)."""
        return self.standing in RECEIVING and bool(self.authority_document) and self.authority_seen_on is not None


@dataclass(frozen=True, slots=True)
class SensitiveDate:
    """A date to be gentle with: a birthday, a hearing, a funeral."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Case:
    """One death and one family's return. `name_to_use` is how the family speaks of the person who died."""

    id: int
    number: str
    person_name: str
    name_to_use: str
    pronoun: Pronoun
    manner: Manner
    coordinator_id: int | None
    investigator: str
    opened_at: int
    version: int = 1


@dataclass(frozen=True, slots=True)
class NewCase:
    """What opens a case."""

    number: str
    person_name: str
    name_to_use: str
    pronoun: Pronoun
    manner: Manner
    investigator: str = ""


def recipients(family: tuple[FamilyMember, ...]) -> tuple[FamilyMember, ...]:
    """Who may receive, when nobody's standing is disputed; a dispute stops the line for everyone."""
    if any(member.standing is Standing.DISPUTED for member in family):
        return ()
    return tuple(member for member in family if member.may_receive)

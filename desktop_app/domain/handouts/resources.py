"""A service a family can call, as it stands on paper, and what may be printed for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Manner = Literal["homicide", "suicide", "undetermined"]
ResourceKind = Literal[
    "crisis",
    "support_group",
    "advocate",
    "rights",
    "compensation",
    "custody_notice",
    "prosecutor",
    "medical_examiner",
    "funeral",
    "cleaning",
    "children",
    "money",
    "other",
]
HeldBack = Literal["", "off", "not_filled", "only_beside"]
"""Why the directory keeps a row from every paper: not in use, still a blank, or printed only beside another that is missing."""
REACHED_BY = " · "
CRIME_ONLY: frozenset[ResourceKind] = frozenset({"advocate", "rights", "compensation", "custody_notice", "prosecutor"})


@dataclass(frozen=True, slots=True)
class Resource:
    """A service a family can call. Not verified, or past its review date: it is not printed.

    Empty `manners` means that it suits every packet. `phone` is all ways to reach it, between `REACHED_BY`. `english` are the
    fields whose words are known to be English, whatever the language of the page.
    """

    kind: ResourceKind
    name: str
    phone: str
    hours: str = ""
    about: str = ""
    verified_on: date | None = None
    review_due: date | None = None
    manners: tuple[Manner, ...] = ()
    languages: str = ""
    held_back: HeldBack = ""
    key: str = ""
    english: frozenset[str] = frozenset()

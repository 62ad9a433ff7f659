"""Where a family can turn: national and local resources, each with the day somebody checked it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FRESH_FOR_DAYS = 180


class ResourceStatus(StrEnum):
    """Whether a resource may be printed."""

    ACTIVE = "active"
    NEEDS_VERIFICATION = "needs_verification"
    AGENCY_MUST_FILL = "agency_must_fill"


@dataclass(frozen=True, slots=True)
class Resource:
    """A row of the directory; `hours` and `about` by language."""

    id: str
    name: str
    phone: str
    text_line: str
    web: str
    hours: Mapping[str, str]
    about: Mapping[str, str]
    languages: str
    audiences: frozenset[str]
    category: str
    status: ResourceStatus
    verified_on: date | None
    verified_by: str

    def printable(self, today: date) -> bool:
        """Only an active resource that somebody checked within 180 days goes on a family's page."""
        if self.status is not ResourceStatus.ACTIVE or self.verified_on is None:
            return False
        return (today - self.verified_on).days <= FRESH_FOR_DAYS

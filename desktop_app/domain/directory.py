"""Where a family can turn: national and local resources, each with the day somebody checked it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.refusals import Refused, together
from desktop_app.domain.texts import check_record, check_text

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


def check_resource(resource: Resource) -> Resource | Refused:
    """The resource as it is kept, in every language, or everything that is wrong with it."""
    kept = check_record(resource, "name", "phone", "text_line", "web", "languages")
    told = {
        field: {language: check_text(field, words) for language, words in texts.items()}
        for field, texts in (("hours", resource.hours), ("about", resource.about))
    }
    wrong = [each for texts in told.values() for each in texts.values() if isinstance(each, Refused)]
    if isinstance(kept, Refused) or wrong:
        return together(kept, *wrong)
    return replace(kept, hours=_words(told["hours"]), about=_words(told["about"]))


def _words(checked: Mapping[str, str | Refused]) -> dict[str, str]:
    return {language: words for language, words in checked.items() if isinstance(words, str)}

"""Where a family can turn: national and local resources, each with the day somebody checked it and the day it is due again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import get_args

from desktop_app.domain.handouts.resources import ResourceKind
from desktop_app.domain.refusals import Cause, Reason, Refused, together
from desktop_app.domain.texts import check_record, check_text
from desktop_app.domain.times import in_order

FRESH_FOR_DAYS = 180
"""Days from a check to the next review, unless a row has its own."""
LONGEST_DAYS = 366
"""No row goes longer without somebody calling: numbers die (domain reference, section 0, finding 6)."""
AHEAD_DAYS = 30
"""How long before its day a row comes onto the review list."""

CATEGORIES: tuple[ResourceKind, ...] = get_args(ResourceKind)
AUDIENCES = ("homicide", "suicide", "undetermined", "children", "line_of_duty", "agency_involved", "violence_at_home")
"""By manner of death or by a mark of the case; the last stands only on the folded sheet that names nobody."""
LANGUAGES = ("en", "es", "vi")
"""The languages of the family's leaflets, and so of the hours and of what a row offers."""


class ResourceStatus(StrEnum):
    """Whether a resource may be printed. Nothing is ever deleted: what is no longer there is off."""

    ACTIVE = "active"
    NEEDS_VERIFICATION = "needs_verification"
    AGENCY_MUST_FILL = "agency_must_fill"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Resource:
    """A row of the directory; `hours` and `about` by language.

    `review_days` is how often the row is checked, `review_due` the day until which the last check counts, `source` where it
    was found. `jurisdiction` says for whom it works: the United States, a state, a county.
    """

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
    verified_on: date | None = None
    verified_by: str = ""
    jurisdiction: str = ""
    review_days: int = FRESH_FOR_DAYS
    review_due: date | None = None
    source: str = ""

    @property
    def reachable(self) -> bool:
        """Whether there is anything a family could call or open."""
        return bool(self.phone or self.web)

    @property
    def due(self) -> date | None:
        """The last day on which the check counts; None while nobody has checked it."""
        if self.verified_on is None:
            return None
        return self.review_due or self.verified_on + timedelta(days=self.review_days)

    def past_review(self, today: date) -> bool:
        """In use and once checked, but too long ago."""
        return self.status is ResourceStatus.ACTIVE and self.due is not None and self.due < today

    def printable(self, today: date) -> bool:
        """Only an active resource whose check still counts goes on a family's page."""
        return self.status is ResourceStatus.ACTIVE and self.due is not None and today <= self.due

    def to_review(self, today: date) -> bool:
        """Somebody should call now: due within a month, or in use and never checked."""
        if self.status in {ResourceStatus.OFF, ResourceStatus.AGENCY_MUST_FILL}:
            return False
        if self.status is ResourceStatus.NEEDS_VERIFICATION or self.due is None:
            return self.reachable
        return self.due <= today + timedelta(days=AHEAD_DAYS)


def review_list(resources: Iterable[Resource], today: date) -> tuple[Resource, ...]:
    """What somebody should call now: the longest due first, then what nobody has checked yet."""
    return tuple(sorted((each for each in resources if each.to_review(today)), key=review_order))


def review_order(resource: Resource) -> date:
    """The place of a row in the review list."""
    return resource.due or date.max


def checked(resource: Resource, on: date, by: str) -> Resource:
    """The row after a call that found it right."""
    due = on + timedelta(days=resource.review_days)
    return replace(resource, status=ResourceStatus.ACTIVE, verified_on=on, verified_by=by, review_due=due)


def retired(resource: Resource) -> Resource:
    """The row when it is no longer there, or not wanted: kept, and never printed."""
    return replace(resource, status=ResourceStatus.OFF, verified_on=None, verified_by="", review_due=None)


def waiting(resource: Resource) -> Resource:
    """The row as it waits for a check, or for the agency to say how it is reached."""
    status = ResourceStatus.NEEDS_VERIFICATION if resource.reachable else ResourceStatus.AGENCY_MUST_FILL
    return replace(resource, status=status, verified_on=None, verified_by="", review_due=None)


def changed(before: Resource, wish: Resource) -> Resource:
    """A changed row. Whatever a family reads must be checked again; where it is filed need not.

    Switched off, it stays off until somebody takes it into use.
    """
    if before.status is ResourceStatus.OFF:
        return retired(wish)
    if read_by_families(before) != read_by_families(wish):
        return waiting(wish)
    kept = replace(wish, status=before.status, verified_on=before.verified_on, verified_by=before.verified_by)
    if before.verified_on is None:
        return replace(kept, review_due=None)
    if wish.review_due == before.review_due and wish.review_days != before.review_days:
        return replace(kept, review_due=before.verified_on + timedelta(days=wish.review_days))
    return kept


def read_by_families(resource: Resource) -> tuple[object, ...]:
    """All of a row that a family can read."""
    told = tuple((resource.hours.get(each, ""), resource.about.get(each, "")) for each in LANGUAGES)
    return resource.name, resource.phone, resource.text_line, resource.web, resource.languages, told


def merged(begun: Resource, mine: Resource, theirs: Resource) -> Resource:
    """A change that was begun from `begun` and goes on from `theirs`: what was typed stays, all else is what they wrote."""
    kept = {each.name: getattr(theirs, each.name) for each in fields(Resource)}
    for name, there in kept.items():
        was, typed = getattr(begun, name), getattr(mine, name)
        if name in {"hours", "about"}:
            own = {each: words for each, words in typed.items() if words != was.get(each, "")}
            kept[name] = {**there, **own}
        elif typed != was:
            kept[name] = typed
    return Resource(**kept)


def check_resource(resource: Resource) -> Resource | Refused:
    """The resource as it is kept, in every language, or everything that is wrong with it."""
    kept = check_record(resource, "name", "phone", "text_line", "web", "languages", "jurisdiction", "source")
    told = {
        name: {language: check_text(name, words) for language, words in texts.items()}
        for name, texts in (("hours", resource.hours), ("about", resource.about))
    }
    wrong = [each for texts in told.values() for each in texts.values() if isinstance(each, Refused)]
    filed = _check_filing(resource)
    if isinstance(kept, Refused) or wrong or filed:
        return together(kept, *wrong, *filed)
    return replace(kept, hours=_words(told["hours"]), about=_words(told["about"]))


def _check_filing(resource: Resource) -> list[Reason]:
    """What is wrong with where a row stands, for whom, and when it is looked at again."""
    wrong = []
    if resource.category not in CATEGORIES:
        wrong.append(Reason(Cause.EMPTY, {"field": "category"}))
    if resource.audiences - set(AUDIENCES):
        wrong.append(Reason(Cause.EMPTY, {"field": "audiences"}))
    on, due = resource.verified_on, resource.review_due
    if on is not None and (early := in_order("verified_on", on, "review_due", due)):
        wrong.append(early)
    longest = (due - on).days if on is not None and due is not None else 1
    if not 1 <= resource.review_days <= LONGEST_DAYS or longest > LONGEST_DAYS:
        wrong.append(Reason(Cause.REVIEW_TOO_FAR, {"days": LONGEST_DAYS}))
    return wrong


def _words(checked_texts: Mapping[str, str | Refused]) -> dict[str, str]:
    return {language: words for language, words in checked_texts.items() if isinstance(words, str)}

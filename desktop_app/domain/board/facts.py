"""What the board must know of every family: counts and days, no person but the one who died."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop_app.domain.appointments import Status
from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import ByPost


class ItemFacts(NamedTuple):
    """A family's belongings, counted. What was given back or is not wanted counts in `total` alone.

    `unchecked` are those the family wants now that are cleared and lack a valid check; `cleared_on` is the day the
    first belonging could be offered, `reheld_on` the day the last one that had a clearance was held again.
    """

    total: int = 0
    left: int = 0
    cleared: int = 0
    held: int = 0
    unasked: int = 0
    wanted: int = 0
    unchecked: int = 0
    declined: int = 0
    cleared_on: date | None = None
    reheld_on: date | None = None


class HeldFacts(NamedTuple):
    """What most of a family's belongings wait for while none can be offered, how many, since when at the earliest."""

    kind: HoldKind
    many: int
    since: date


class VisitFacts(NamedTuple):
    """The return that decides where a family stands; `since` is when it came into this status."""

    id: int
    status: Status
    day: date
    booked_on: date | None = None
    since: date | None = None


class PostFacts(NamedTuple):
    """The newest sending that counts, and the day it came to where it is."""

    state: ByPost
    since: date


class CaseFacts(NamedTuple):
    """Everything the board must know of one family: counts and days, read in a few queries for all of them.

    `kept_away` are the members who have no part in the return; `lying` the belongings in the return room; since
    `missing_since` one is not found; since `letter_back_since` a letter is here again and nobody has reached them;
    `silent` says that nobody who may receive wishes to be called, until a day where
    they named one; on `later_on` they asked to be asked again.
    """

    id: int
    number: str
    person_name: str
    name_to_use: str
    coordinator: str
    opened_on: date
    state: str = "open"
    state_since: date | None = None
    members: int = 0
    disputed_since: date | None = None
    settled_on: date | None = None
    review_since: date | None = None
    counsel_since: date | None = None
    kept_away: int = 0
    notified_on: date | None = None
    told_on: date | None = None
    prepared_on: date | None = None
    manner_changed_on: date | None = None
    items: ItemFacts = ItemFacts()
    held: HeldFacts | None = None
    visit: VisitFacts | None = None
    calls_open: int = 0
    call_due: date | None = None
    called_on: date | None = None
    post: PostFacts | None = None
    lying: int = 0
    silent: bool = False
    silent_until: date | None = None
    missing_since: date | None = None
    letter_back_since: date | None = None
    later_on: date | None = None

"""The board of families: each one's stage, what keeps it there, whose move it is, and since when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop_app.domain.appointments import Status
from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import Stage, Whereabouts, where
from desktop_app.domain.staff import Role

OUT_OF_SIGHT = frozenset({Stage.CLOSED, Stage.WITHDRAWN})
"""Families nobody waits for: the board shows them when they are asked for."""


class Waits(StrEnum):
    """What a family's return waits for."""

    NO_FAMILY = "no_family"
    NOT_NOTIFIED = "not_notified"
    REVIEW = "review"
    NO_RECIPIENT = "no_recipient"
    DISPUTED = "disputed"
    NO_ITEMS = "no_items"
    NOTHING_CLEARED = "nothing_cleared"
    HELD = "held"
    MANNER_CHANGED = "manner_changed"
    CALL = "call"
    CHOICES_OPEN = "choices_open"
    CHECK_MISSING = "check_missing"
    NOTHING_WANTED = "nothing_wanted"
    BOOK = "book"
    CONFIRM = "confirm"
    PREPARE = "prepare"
    VISIT_DAY = "visit_day"
    IN_ROOM = "in_room"
    NEW_DAY = "new_day"
    CALL_PROMISED = "call_promised"
    NO_CALL_PROMISED = "no_call_promised"
    ON_HOLD = "on_hold"
    NOTHING = "nothing"


MOVES: dict[Waits, Role | None] = {
    Waits.NO_FAMILY: Role.VICTIM_SERVICES,
    Waits.NOT_NOTIFIED: Role.VICTIM_SERVICES,
    Waits.REVIEW: Role.SUPERVISOR,
    Waits.NO_RECIPIENT: Role.VICTIM_SERVICES,
    Waits.DISPUTED: Role.SUPERVISOR,
    Waits.NO_ITEMS: Role.EVIDENCE,
    Waits.NOTHING_CLEARED: Role.EVIDENCE,
    Waits.HELD: Role.EVIDENCE,
    Waits.MANNER_CHANGED: Role.VICTIM_SERVICES,
    Waits.CALL: Role.VICTIM_SERVICES,
    Waits.CHOICES_OPEN: Role.VICTIM_SERVICES,
    Waits.CHECK_MISSING: Role.EVIDENCE,
    Waits.NOTHING_WANTED: Role.VICTIM_SERVICES,
    Waits.BOOK: Role.VICTIM_SERVICES,
    Waits.CONFIRM: Role.VICTIM_SERVICES,
    Waits.PREPARE: Role.EVIDENCE,
    Waits.VISIT_DAY: None,
    Waits.IN_ROOM: Role.EVIDENCE,
    Waits.NEW_DAY: Role.VICTIM_SERVICES,
    Waits.CALL_PROMISED: Role.VICTIM_SERVICES,
    Waits.NO_CALL_PROMISED: Role.VICTIM_SERVICES,
    Waits.ON_HOLD: Role.SUPERVISOR,
    Waits.NOTHING: None,
}
"""Whose move it is. A family, a prosecutor or a court is waited for by a role that asks them; None waits for a day, as a call
that is promised for later does."""


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
    """What most of a family's held belongings wait for, how many do, and since when it was asked at the earliest."""

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


class CaseFacts(NamedTuple):
    """Everything the board must know of one family: counts and days, read in a few queries for all of them."""

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


class BoardRow(NamedTuple):
    """One line of the board. `since` is when the family came to its stage, `waits_since` when what blocks it began."""

    case_id: int
    number: str
    person_name: str
    name_to_use: str
    coordinator: str
    stage: Stage
    since: date
    days: int
    waits: Waits
    role: Role | None
    waits_since: date
    many: int = 0
    total: int = 0
    kind: HoldKind | None = None
    due: date | None = None


def row(facts: CaseFacts, today: date) -> BoardRow:
    """The line of one family on a day."""
    stage = where(whereabouts(facts))
    days = [day for day in SINCE[stage](facts) if day is not None]
    since = min(max(days) if days else facts.opened_on, today)
    waits = waits_for(stage, facts)
    started, many, due = DETAILS.get(waits, _nothing_more)(facts)
    later = waits is Waits.CALL_PROMISED and due is not None and due > today
    return BoardRow(
        facts.id,
        facts.number,
        facts.person_name,
        facts.name_to_use,
        facts.coordinator,
        stage,
        since,
        (today - since).days,
        waits,
        None if later else MOVES[waits],
        started or since,
        many,
        facts.items.left,
        facts.held.kind if waits is Waits.HELD and facts.held else None,
        due,
    )


def whereabouts(facts: CaseFacts) -> Whereabouts:
    """What decides the stage, from what was counted."""
    items = facts.items
    return Whereabouts(
        facts.state,
        facts.disputed_since is not None,
        facts.settled_on is not None and facts.disputed_since is None,
        items.cleared > 0,
        items.left > items.declined,
        facts.notified_on is not None and facts.told_on is not None,
        facts.visit.status if facts.visit else None,
        facts.prepared_on is not None,
        facts.calls_open > 0,
    )


def waits_for(stage: Stage, facts: CaseFacts) -> Waits:
    """What a family in a stage waits for, the first of its obstacles."""
    if facts.manner_changed_on is not None and stage not in _SETTLED_FIRST:
        return Waits.MANNER_CHANGED
    return OBSTACLES[stage](facts)


def _authority(facts: CaseFacts) -> Waits:
    if not facts.members:
        return Waits.NO_FAMILY
    if facts.notified_on is None:
        return Waits.NOT_NOTIFIED
    return Waits.REVIEW if facts.review_since else Waits.NO_RECIPIENT


def _holds(facts: CaseFacts) -> Waits:
    if not facts.items.total:
        return Waits.NO_ITEMS
    return Waits.HELD if facts.held else Waits.NOTHING_CLEARED


def _contact(facts: CaseFacts) -> Waits:
    return Waits.CALL if facts.notified_on else Waits.NOT_NOTIFIED


def _choices(facts: CaseFacts) -> Waits:
    items = facts.items
    if items.unasked:
        return Waits.CHOICES_OPEN
    if not items.wanted:
        return Waits.NOTHING_WANTED
    return Waits.CHECK_MISSING if items.unchecked == items.wanted else Waits.BOOK


def _scheduled(facts: CaseFacts) -> Waits:
    confirmed = facts.visit is not None and facts.visit.status is Status.CONFIRMED
    return Waits.PREPARE if confirmed else Waits.CONFIRM


def _follow_up(facts: CaseFacts) -> Waits:
    return Waits.CALL_PROMISED if facts.calls_open else Waits.NO_CALL_PROMISED


def _always(waits: Waits) -> Callable[[CaseFacts], Waits]:
    def same(_: CaseFacts) -> Waits:
        return waits

    return same


OBSTACLES: dict[Stage, Callable[[CaseFacts], Waits]] = {
    Stage.AUTHORITY: _authority,
    Stage.HOLDS: _holds,
    Stage.CONTACT: _contact,
    Stage.CHOICES: _choices,
    Stage.SCHEDULED: _scheduled,
    Stage.PREPARED: _always(Waits.VISIT_DAY),
    Stage.IN_ROOM: _always(Waits.IN_ROOM),
    Stage.FOLLOW_UP: _follow_up,
    Stage.CLOSED: _always(Waits.NOTHING),
    Stage.ON_HOLD: _always(Waits.ON_HOLD),
    Stage.POSTPONED: _always(Waits.NEW_DAY),
    Stage.DISPUTED: _always(Waits.DISPUTED),
    Stage.WITHDRAWN: _always(Waits.NOTHING),
}
"""What a family in each stage waits for."""
_SETTLED_FIRST = OUT_OF_SIGHT | {Stage.IN_ROOM, Stage.DISPUTED}
"""A manner of death decided anew is read before anything else, but not over a family that sits in the room."""


def _opened(_: CaseFacts) -> tuple[date | None, ...]:
    return ()


def _came(facts: CaseFacts) -> tuple[date | None, ...]:
    return (facts.visit.since or facts.visit.day,) if facts.visit else ()


def _put_aside(facts: CaseFacts) -> tuple[date | None, ...]:
    return (facts.state_since,)


SINCE: dict[Stage, Callable[[CaseFacts], tuple[date | None, ...]]] = {
    Stage.AUTHORITY: _opened,
    Stage.HOLDS: lambda facts: (facts.settled_on, facts.items.reheld_on),
    Stage.CONTACT: lambda facts: (facts.settled_on, facts.items.cleared_on),
    Stage.CHOICES: lambda facts: (facts.settled_on, facts.items.cleared_on, facts.notified_on, facts.told_on),
    Stage.SCHEDULED: lambda facts: (facts.visit.booked_on if facts.visit else None,),
    Stage.PREPARED: lambda facts: (facts.prepared_on,),
    Stage.IN_ROOM: _came,
    Stage.FOLLOW_UP: _came,
    Stage.CLOSED: lambda facts: (*_came(facts), facts.called_on, facts.state_since),
    Stage.ON_HOLD: _put_aside,
    Stage.POSTPONED: _came,
    Stage.DISPUTED: lambda facts: (facts.disputed_since,),
    Stage.WITHDRAWN: _put_aside,
}
"""The days that brought a family to each stage, as far as they are recorded; the last of them counts, or the opening."""

Details = tuple[date | None, int, date | None]
"""Since when something is waited for (None: since the stage began), how many belongings or calls, and the day ahead."""


def _nothing_more(_: CaseFacts) -> Details:
    return None, 0, None


def _visit_day(facts: CaseFacts) -> Details:
    return None, 0, facts.visit.day if facts.visit else None


DETAILS: dict[Waits, Callable[[CaseFacts], Details]] = {
    Waits.REVIEW: lambda facts: (facts.review_since, 0, None),
    Waits.MANNER_CHANGED: lambda facts: (facts.manner_changed_on, 0, None),
    Waits.HELD: lambda facts: (facts.held.since, facts.held.many, None) if facts.held else (None, 0, None),
    Waits.NOTHING_CLEARED: lambda facts: (None, facts.items.left, None),
    Waits.CALL: lambda facts: (None, facts.items.cleared, None),
    Waits.CHOICES_OPEN: lambda facts: (None, facts.items.unasked, None),
    Waits.CHECK_MISSING: lambda facts: (None, facts.items.unchecked, None),
    Waits.BOOK: lambda facts: (None, facts.items.wanted, None),
    Waits.CONFIRM: _visit_day,
    Waits.PREPARE: _visit_day,
    Waits.VISIT_DAY: _visit_day,
    Waits.CALL_PROMISED: lambda facts: (None, facts.calls_open, facts.call_due),
    Waits.NO_CALL_PROMISED: lambda facts: (None, facts.items.left - facts.items.declined, None),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which families the board shows: those whose move is a role's, of a stage, of a coordinator; the rest rests."""

    mover: Role | None = None
    stage: Stage | None = None
    coordinator: str | None = None
    resting: bool = False


def chosen(rows: Iterable[BoardRow], wish: Wish) -> list[BoardRow]:
    """The rows a wish asks for, in the order given; a stage asked for by name is shown even when it rests."""
    return [
        row
        for row in rows
        if (wish.mover is None or row.role is wish.mover)
        and (wish.stage is None or row.stage is wish.stage)
        and (wish.coordinator is None or row.coordinator == wish.coordinator)
        and (wish.resting or wish.stage is row.stage or row.stage not in OUT_OF_SIGHT)
    ]

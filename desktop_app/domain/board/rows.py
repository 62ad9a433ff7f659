"""One line of the board: where a family stands, since when, what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from desktop_app.domain.board.facts import CaseFacts
from desktop_app.domain.board.waits import DETAILS, MOVES, Waits, nothing_more, waits_for
from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import STANDING, Stage, Whereabouts, where
from desktop_app.domain.staff import Role


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
    since = min(max(filter(None, SINCE[stage](facts)), default=facts.opened_on), today)
    waits = waits_for(stage, facts)
    started, many, due = DETAILS.get(waits, nothing_more)(facts)
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
        items.left < items.total,
        facts.post.state if facts.post else None,
    )


def _opened(_: CaseFacts) -> tuple[date | None, ...]:
    return ()


def _came(facts: CaseFacts) -> tuple[date | None, ...]:
    return (facts.visit.since or facts.visit.day if facts.visit else None, facts.post.since if facts.post else None)


def _posted(facts: CaseFacts) -> tuple[date | None, ...]:
    """Since when a parcel is prepared or on its way, unless a visit stands."""
    if facts.post is None or (facts.visit and facts.visit.status in STANDING):
        return ()
    return (facts.post.since,)


def _put_aside(facts: CaseFacts) -> tuple[date | None, ...]:
    return (facts.state_since,)


SINCE: dict[Stage, Callable[[CaseFacts], tuple[date | None, ...]]] = {
    Stage.AUTHORITY: _opened,
    Stage.HOLDS: lambda facts: (facts.settled_on, facts.items.reheld_on),
    Stage.CONTACT: lambda facts: (facts.settled_on, facts.items.cleared_on),
    Stage.CHOICES: lambda facts: (facts.settled_on, facts.items.cleared_on, facts.notified_on, facts.told_on),
    Stage.SCHEDULED: lambda facts: _posted(facts) or (facts.visit.booked_on if facts.visit else None,),
    Stage.PREPARED: lambda facts: _posted(facts) or (facts.prepared_on,),
    Stage.IN_ROOM: _came,
    Stage.FOLLOW_UP: _came,
    Stage.CLOSED: lambda facts: (*_came(facts), facts.called_on, facts.state_since),
    Stage.ON_HOLD: _put_aside,
    Stage.POSTPONED: _came,
    Stage.DISPUTED: lambda facts: (facts.disputed_since,),
    Stage.WITHDRAWN: _put_aside,
}
"""The days that brought a family to each stage, as far as they are recorded; the last of them counts, or the opening."""

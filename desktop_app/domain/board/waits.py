"""What a family's return waits for in each stage, and whose move it is: two tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from desktop_app.domain.appointments import Status
from desktop_app.domain.board.facts import CaseFacts
from desktop_app.domain.returns import STANDING, ByPost, Stage
from desktop_app.domain.staff import Role

OUT_OF_SIGHT = frozenset({Stage.CLOSED, Stage.WITHDRAWN})
"""Families nobody waits for: the board shows them when they are asked for."""


class Waits(StrEnum):
    """What a family's return waits for."""

    NO_FAMILY = "no_family"
    NOT_NOTIFIED = "not_notified"
    REVIEW = "review"
    COUNSEL = "counsel"
    KEPT_AWAY = "kept_away"
    NO_RECIPIENT = "no_recipient"
    DISPUTED = "disputed"
    NO_ITEMS = "no_items"
    NOTHING_CLEARED = "nothing_cleared"
    HELD = "held"
    MISSING = "missing"
    MANNER_CHANGED = "manner_changed"
    LETTER_BACK = "letter_back"
    CALL = "call"
    CHOICES_OPEN = "choices_open"
    CHECK_MISSING = "check_missing"
    NOTHING_WANTED = "nothing_wanted"
    BOOK = "book"
    CONFIRM = "confirm"
    PREPARE = "prepare"
    NOTHING_TO_BRING = "nothing_to_bring"
    SEND = "send"
    ON_ITS_WAY = "on_its_way"
    VISIT_DAY = "visit_day"
    IN_ROOM = "in_room"
    CARRY_BACK = "carry_back"
    NEW_DAY = "new_day"
    CALL_PROMISED = "call_promised"
    NO_CALL_PROMISED = "no_call_promised"
    SILENT = "silent"
    ASKED_LATER = "asked_later"
    VISIT_STANDS = "visit_stands"
    ON_HOLD = "on_hold"
    NOTHING = "nothing"


MOVES: dict[Waits, Role | None] = {
    Waits.NO_FAMILY: Role.VICTIM_SERVICES,
    Waits.NOT_NOTIFIED: Role.VICTIM_SERVICES,
    Waits.REVIEW: Role.VICTIM_SERVICES,
    Waits.COUNSEL: Role.SUPERVISOR,
    Waits.KEPT_AWAY: Role.SUPERVISOR,
    Waits.NO_RECIPIENT: Role.VICTIM_SERVICES,
    Waits.DISPUTED: Role.SUPERVISOR,
    Waits.NO_ITEMS: Role.EVIDENCE,
    Waits.NOTHING_CLEARED: Role.EVIDENCE,
    Waits.HELD: Role.EVIDENCE,
    Waits.MISSING: Role.SUPERVISOR,
    Waits.MANNER_CHANGED: Role.VICTIM_SERVICES,
    Waits.LETTER_BACK: Role.VICTIM_SERVICES,
    Waits.CALL: Role.VICTIM_SERVICES,
    Waits.CHOICES_OPEN: Role.VICTIM_SERVICES,
    Waits.CHECK_MISSING: Role.EVIDENCE,
    Waits.NOTHING_WANTED: Role.VICTIM_SERVICES,
    Waits.BOOK: Role.VICTIM_SERVICES,
    Waits.CONFIRM: Role.VICTIM_SERVICES,
    Waits.PREPARE: Role.EVIDENCE,
    Waits.NOTHING_TO_BRING: Role.EVIDENCE,
    Waits.SEND: Role.EVIDENCE,
    Waits.ON_ITS_WAY: None,
    Waits.VISIT_DAY: None,
    Waits.IN_ROOM: Role.EVIDENCE,
    Waits.CARRY_BACK: Role.EVIDENCE,
    Waits.NEW_DAY: Role.VICTIM_SERVICES,
    Waits.CALL_PROMISED: Role.VICTIM_SERVICES,
    Waits.NO_CALL_PROMISED: Role.VICTIM_SERVICES,
    Waits.SILENT: None,
    Waits.ASKED_LATER: None,
    Waits.VISIT_STANDS: Role.VICTIM_SERVICES,
    Waits.ON_HOLD: Role.SUPERVISOR,
    Waits.NOTHING: None,
}
"""Whose move it is. A family, a prosecutor or a court is waited for by a role that asks them; None waits for a day, as a call
that is promised for later does, or for a family that asked not to be called."""
CALLS = frozenset(
    {
        Waits.CALL,
        Waits.CHOICES_OPEN,
        Waits.NOTHING_WANTED,
        Waits.BOOK,
        Waits.NEW_DAY,
        Waits.CALL_PROMISED,
        Waits.NO_CALL_PROMISED,
    }
)
"""What asks victim services to call: not while the family asked not to be called."""


ANSWERED_LATER = CALLS - {Waits.CALL_PROMISED, Waits.NO_CALL_PROMISED}
"""What asks a family for an answer: not before the day on which they asked to be asked again."""


def waits_for(stage: Stage, facts: CaseFacts) -> Waits:
    """What a family in a stage waits for, the first of its obstacles.

    A belonging that is not found comes first, and what lies in the return room without a visit is carried back before
    anything else is done.
    """
    if facts.missing_since is not None and stage not in _SETTLED_FIRST:
        return Waits.MISSING
    if facts.lying and not (facts.visit and facts.visit.status in STANDING):
        return Waits.CARRY_BACK
    if facts.manner_changed_on is not None and stage not in _SETTLED_FIRST:
        return Waits.MANNER_CHANGED
    if facts.letter_back_since is not None and not facts.silent and stage not in _SETTLED_FIRST:
        return Waits.LETTER_BACK
    waits = OBSTACLES[stage](facts)
    if facts.silent and waits in CALLS:
        return Waits.SILENT
    return Waits.ASKED_LATER if facts.later_on is not None and waits in ANSWERED_LATER else waits


def _authority(facts: CaseFacts) -> Waits:
    if not facts.members:
        return Waits.NO_FAMILY
    if facts.notified_on is None:
        return Waits.NOT_NOTIFIED
    if facts.kept_away == facts.members:
        return Waits.KEPT_AWAY
    if facts.counsel_since:
        return Waits.COUNSEL
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
    if facts.settled_on is None:
        return _authority(facts)
    if facts.post is not None and not (facts.visit and facts.visit.status in STANDING):
        return Waits.SEND
    items, confirmed = facts.items, facts.visit is not None and facts.visit.status is Status.CONFIRMED
    if items.wanted == items.unchecked and not items.unasked:
        return Waits.NOTHING_TO_BRING
    return Waits.PREPARE if confirmed else Waits.CONFIRM


def _prepared(facts: CaseFacts) -> Waits:
    if facts.settled_on is None and not _away(facts):
        return _authority(facts)
    stands = facts.visit is not None and facts.visit.status in STANDING
    return Waits.VISIT_DAY if stands else Waits.ON_ITS_WAY


def _away(facts: CaseFacts) -> bool:
    """Whether a parcel is with the carrier: nobody prepares or gives anything now."""
    return facts.post is not None and facts.post.state is ByPost.SENT


def _follow_up(facts: CaseFacts) -> Waits:
    return Waits.CALL_PROMISED if facts.calls_open else Waits.NO_CALL_PROMISED


def _withdrawn(facts: CaseFacts) -> Waits:
    """Nothing, but that a room and people are still kept for them."""
    return Waits.VISIT_STANDS if facts.visit and facts.visit.status in STANDING else Waits.NOTHING


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
    Stage.PREPARED: _prepared,
    Stage.IN_ROOM: _always(Waits.IN_ROOM),
    Stage.FOLLOW_UP: _follow_up,
    Stage.CLOSED: _always(Waits.NOTHING),
    Stage.ON_HOLD: _always(Waits.ON_HOLD),
    Stage.POSTPONED: _always(Waits.NEW_DAY),
    Stage.DISPUTED: _always(Waits.DISPUTED),
    Stage.WITHDRAWN: _withdrawn,
}
"""What a family in each stage waits for."""
_SETTLED_FIRST = OUT_OF_SIGHT | {Stage.IN_ROOM, Stage.DISPUTED}
"""A manner of death decided anew is read before anything else, but not over a family that sits in the room."""

Details = tuple[date | None, int, date | None]
"""Since when something is waited for (None: since the stage began), how many belongings or calls, and the day ahead."""


def nothing_more(_: CaseFacts) -> Details:
    return None, 0, None


def _visit_day(facts: CaseFacts) -> Details:
    return None, 0, facts.visit.day if facts.visit else None


DETAILS: dict[Waits, Callable[[CaseFacts], Details]] = {
    Waits.REVIEW: lambda facts: (facts.review_since, 0, None),
    Waits.CARRY_BACK: lambda facts: (None, facts.lying, None),
    Waits.COUNSEL: lambda facts: (facts.counsel_since, 0, None),
    Waits.ASKED_LATER: lambda facts: (None, 0, facts.later_on),
    Waits.VISIT_STANDS: _visit_day,
    Waits.SILENT: lambda facts: (None, 0, facts.silent_until),
    Waits.MISSING: lambda facts: (facts.missing_since, 0, None),
    Waits.MANNER_CHANGED: lambda facts: (facts.manner_changed_on, 0, None),
    Waits.LETTER_BACK: lambda facts: (facts.letter_back_since, 0, None),
    Waits.HELD: lambda facts: (facts.held.since, facts.held.many, None) if facts.held else (None, 0, None),
    Waits.NOTHING_CLEARED: lambda facts: (None, facts.items.left, None),
    Waits.CALL: lambda facts: (None, facts.items.cleared, None),
    Waits.CHOICES_OPEN: lambda facts: (None, facts.items.unasked, None),
    Waits.CHECK_MISSING: lambda facts: (None, facts.items.unchecked, None),
    Waits.BOOK: lambda facts: (None, facts.items.wanted, None),
    Waits.CONFIRM: _visit_day,
    Waits.PREPARE: _visit_day,
    Waits.NOTHING_TO_BRING: _visit_day,
    Waits.VISIT_DAY: _visit_day,
    Waits.ON_ITS_WAY: lambda facts: (None, 0, facts.call_due),
    Waits.CALL_PROMISED: lambda facts: (None, facts.calls_open, facts.call_due),
    Waits.NO_CALL_PROMISED: lambda facts: (None, facts.items.left - facts.items.declined, None),
}

"""Where a belonging is and how it came there: every move begins where the last one ended, so no gap can be recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.items import Category, Item, Outcome
from desktop_app.domain.refusals import Cause, Refused, refuse


class Place(StrEnum):
    """Where a belonging can be; "not found" is what packing or a carrier found out, told at once and never hidden."""

    EVIDENCE_ROOM = "evidence_room"
    HOLDING_SHELF = "holding_shelf"
    RETURN_ROOM = "return_room"
    WITH_FAMILY = "with_family"
    CARRIER = "carrier"
    OTHER_AUTHORITY = "other_authority"
    NOT_FOUND = "not_found"
    DESTROYED = "destroyed"


STORED = frozenset({Place.EVIDENCE_ROOM, Place.HOLDING_SHELF})
"""Places of the agency where belongings are kept under seal."""
NEVER_BY_POST = frozenset({Category.FIREARM, Category.CASH, Category.MEDICATION})
"""What no carrier is given: a firearm has its own appointment, cash is counted in front of them, medication stays."""
ROUTES: Mapping[Place, frozenset[Place]] = {
    Place.EVIDENCE_ROOM: frozenset(
        {Place.HOLDING_SHELF, Place.RETURN_ROOM, Place.CARRIER, Place.OTHER_AUTHORITY, Place.NOT_FOUND, Place.DESTROYED}
    ),
    Place.HOLDING_SHELF: frozenset(
        {Place.EVIDENCE_ROOM, Place.RETURN_ROOM, Place.CARRIER, Place.OTHER_AUTHORITY, Place.NOT_FOUND, Place.DESTROYED}
    ),
    Place.RETURN_ROOM: frozenset({Place.EVIDENCE_ROOM, Place.HOLDING_SHELF, Place.WITH_FAMILY, Place.NOT_FOUND}),
    Place.CARRIER: frozenset({Place.EVIDENCE_ROOM, Place.HOLDING_SHELF, Place.WITH_FAMILY, Place.NOT_FOUND}),
    Place.OTHER_AUTHORITY: STORED,
    Place.NOT_FOUND: STORED | {Place.CARRIER},
    Place.WITH_FAMILY: frozenset(),
    Place.DESTROYED: frozenset(),
}
"""From where a belonging can be carried to where. What a family has does not come back, except as a new intake; what
was destroyed does not come back at all. What a carrier could not find, it may have after all."""


@dataclass(frozen=True, slots=True)
class Move:
    """One leg of a belonging's way; `at` is epoch seconds, `seal` the number on it when it arrived."""

    item_id: int
    from_place: Place
    to_place: Place
    seal: str
    by_name: str
    at: int
    appointment_id: int | None = None


def where(moves: Sequence[Move]) -> Place:
    """Where a belonging is, by its moves in their order; before the first one, in the evidence room."""
    return moves[-1].to_place if moves else Place.EVIDENCE_ROOM


def seal_of(item: Item, moves: Sequence[Move]) -> str:
    """The seal on a belonging now."""
    return moves[-1].seal if moves else item.seal


def opened_at_table(item: Item, moves: Sequence[Move]) -> bool:
    """Whether a belonging lay open before the family and was not taken: it goes back under a new seal."""
    if item.outcome is None or where(moves) is not Place.RETURN_ROOM:
        return False
    shown = item.outcome.outcome in {Outcome.KEPT_FOR_LATER, Outcome.NOT_WANTED}
    return shown and item.outcome.at >= moves[-1].at


def plan_move(
    item: Item, moves: Sequence[Move], to: Place, seal: str, by_name: str, at: int, appointment_id: int | None = None
) -> Move | Refused:
    """The next leg of a belonging's way, or why it cannot be carried there; without a seal given, the one on it stays."""
    start, name = where(moves), item.family_description or item.description
    if to is start:
        return refuse(Cause.CUSTODY_SAME_PLACE, item=name, place=to)
    if to not in ROUTES[start]:
        cause = Cause.CUSTODY_WITH_FAMILY if start is Place.WITH_FAMILY else Cause.CUSTODY_ROUTE
        return refuse(cause, item=name, place=start, to=to)
    if moves and at < moves[-1].at:
        return refuse(Cause.CUSTODY_TIME, item=name)
    last = seal_of(item, moves)
    if to in STORED and opened_at_table(item, moves) and seal in {"", last}:
        return refuse(Cause.CUSTODY_SEAL, item=name)
    return Move(item.id, start, to, seal or last, by_name, at, appointment_id)


def refuse_carrying(item: Item, to: Place) -> Refused | None:
    """Why a belonging is not carried somewhere by hand: the family is given it at the table, a firearm goes apart."""
    name = item.family_description or item.description
    if item.outcome is not None and item.outcome.outcome is Outcome.RETURNED:
        return refuse(Cause.CUSTODY_WITH_FAMILY, item=name)
    if to is Place.DESTROYED or item.destroyed_at is not None:
        return refuse(Cause.CUSTODY_ENDS, item=name)
    if to is Place.WITH_FAMILY:
        return refuse(Cause.CUSTODY_AT_TABLE, item=name)
    if to is Place.CARRIER and item.category is Category.FIREARM:
        return refuse(Cause.FIREARM_APART, item=name)
    if to is Place.CARRIER and item.category in NEVER_BY_POST:
        return refuse(Cause.NEVER_BY_POST, item=name)
    return refuse_outside_parcel(item) if to is Place.CARRIER else None


def lost_on_the_way(moves: Sequence[Move], sent_at: int, lost_at: int) -> bool:
    """Whether a belonging is where a carrier lost it, in the parcel that was sent and lost at these moments."""
    last = moves[-1] if moves else None
    by_carrier = last is not None and (last.from_place, last.to_place) == (Place.CARRIER, Place.NOT_FOUND)
    return by_carrier and last is not None and sent_at <= last.at <= lost_at


def refuse_outside_parcel(item: Item) -> Refused:
    """A carrier is given a parcel that was packed, checked and called about; what is in one comes back with it."""
    return refuse(Cause.CUSTODY_IN_PARCEL, item=item.family_description or item.description)


def moves_at_table(
    item: Item, moves: Sequence[Move], outcome: Outcome, by_name: str, at: int, appointment_id: int
) -> tuple[Move, ...] | Refused:
    """What an outcome at the table says about where a belonging is.

    What lies on the table was carried to the return room, and somebody recorded that: no way is made up here. What is
    returned goes to the family from there, or from the carrier who brought it.
    """
    if outcome is Outcome.NOT_BROUGHT:
        return ()
    posted = where(moves) is Place.CARRIER and outcome is Outcome.RETURNED
    if where(moves) is not Place.RETURN_ROOM and not posted:
        return refuse(Cause.CUSTODY_NOT_IN_ROOM, item=item.family_description or item.description)
    if outcome is not Outcome.RETURNED:
        return ()
    leg = plan_move(item, moves, Place.WITH_FAMILY, "", by_name, at, appointment_id)
    return leg if isinstance(leg, Refused) else (leg,)

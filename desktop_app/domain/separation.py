"""Parties that are never near each other: two sides of one incident, divided families (scheduling reference, 5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.rooms import Room
from desktop_app.domain.texts import comparable
from desktop_app.domain.times import MINUTE, Span

MOST_MINUTES = 480


class Scope(StrEnum):
    """The widest place two kept-apart parties may not share within the set time."""

    ROOM = "room"
    ENTRANCE = "entrance"
    WAITING_AREA = "waiting_area"
    FLOOR = "floor"
    BUILDING = "building"


_SCOPES = tuple(Scope)


class Why(StrEnum):
    """Why two parties are kept apart; a choice, never a story."""

    TWO_SIDES = "two_sides"
    TWO_FAMILIES = "two_families"
    DIVIDED_FAMILY = "divided_family"
    COURT_ORDER = "court_order"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who may have to be kept apart: a code without a name, of a family's case where there is one."""

    id: int
    code: str
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class Separation:
    """Two parties and the least minutes between their holds in the places of the scope."""

    id: int
    one_id: int
    other_id: int
    minutes: int
    scope: Scope
    why: Why
    ended_at: int | None = None

    def other(self, party_id: int) -> int | None:
        """The party the given one is kept apart from; None when this is not about it."""
        return {self.one_id: self.other_id, self.other_id: self.one_id}.get(party_id)


Rules = Mapping[int, tuple[Separation, ...]]
"""The rules about some parties that still hold, by the other party's id."""


Sides = Mapping[int, frozenset[int]]
"""The parties of each case, by case id."""
_NOBODY: frozenset[int] = frozenset()


def sides_of(parties: Iterable[Party]) -> Sides:
    """The parties of each case; a divided family has more than one."""
    found: dict[int, frozenset[int]] = {}
    for each in parties:
        if each.case_id is not None:
            found[each.case_id] = found.get(each.case_id, _NOBODY) | {each.id}
    return found


def parties_meant(party_id: int | None, case_id: int | None, sides: Sides) -> frozenset[int]:
    """Whom separation rules may be about: the side named of a family, else every side; a stranger counts beside them."""
    theirs = sides.get(case_id, _NOBODY) if case_id is not None else _NOBODY
    if party_id is None:
        return theirs
    return frozenset({party_id}) if party_id in theirs else theirs | {party_id}


def rules_for(meant: frozenset[int], separations: Iterable[Separation]) -> Rules:
    """What keeps parties apart from others, by the other party, as long as it has not been ended."""
    found: dict[int, tuple[Separation, ...]] = {}
    for each in separations:
        for party_id in meant:
            other = each.other(party_id)
            if other is not None and each.ended_at is None:
                found[other] = (*found.get(other, ()), each)
    return found


def rules_between(rules: Rules, theirs: frozenset[int]) -> tuple[Separation, ...]:
    """The rules that are about somebody else's parties."""
    return tuple(rule for party_id in theirs for rule in rules.get(party_id, ()))


def too_close(one: Span, other: Span, minutes: int) -> bool:
    """Whether less than the minutes lie between two holds, or they overlap."""
    return max(one.start, other.start) - min(one.end, other.end) < minutes * MINUTE


def share_place(scope: Scope, one: Room, other: Room) -> bool:
    """Whether two rooms share the place of a scope or a narrower one.

    A place that nobody has written down counts as shared: a missing word keeps apart, and a wider scope never less so.
    """
    if one.id == other.id:
        return True
    if scope is Scope.ROOM or _known_to_differ(one.building, other.building):
        return False
    if scope is Scope.BUILDING:
        return True
    places = (
        (Scope.ENTRANCE, one.entrance, other.entrance),
        (Scope.WAITING_AREA, one.waiting_area, other.waiting_area),
        (Scope.FLOOR, one.floor, other.floor),
    )
    narrow = _SCOPES.index(scope)
    return any(not _known_to_differ(here, there) for place, here, there in places if _SCOPES.index(place) <= narrow)


def _known_to_differ(one: str, other: str) -> bool:
    here, there = comparable(one), comparable(other)
    return bool(here and there) and here != there


def least_minutes(rules: Iterable[Separation], room: Room, there: Room | None) -> int | None:
    """The least minutes between holds of two kept-apart parties in two rooms; None where they share no such place."""
    return max((each.minutes for each in rules if there is None or share_place(each.scope, room, there)), default=None)


@dataclass(frozen=True, slots=True)
class Side:
    """Who is meant when two are kept apart: a party, whoever an appointment is with, or a case's family. Just one."""

    party_id: int | None = None
    appointment_id: int | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Two appointments that stand too near each other for a rule about whom they are with."""

    one: Appointment
    other: Appointment


def too_near(
    rule: Separation, visits: Iterable[Appointment], rooms: Mapping[int, Room], sides: Sides
) -> tuple[Near, ...]:
    """The pairs among some appointments that a rule forbids, first to last."""
    by_party: dict[int, list[Appointment]] = {}
    for each in visits:
        for party_id in parties_meant(each.party_id, each.case_id, sides):
            by_party.setdefault(party_id, []).append(each)
    pairs = [
        Near(one, other)
        for one in by_party.get(rule.one_id, ())
        for other in by_party.get(rule.other_id, ())
        if one.id != other.id
        and too_close(one.hold, other.hold, rule.minutes)
        and least_minutes((rule,), rooms[one.room_id], rooms.get(other.room_id)) is not None
    ]
    return tuple(sorted(pairs, key=_start))


def _start(pair: Near) -> tuple[int, int]:
    return min(pair.one.hold.start, pair.other.hold.start), pair.one.id

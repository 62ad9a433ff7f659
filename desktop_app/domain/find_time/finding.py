"""Finds the times that suit a visit, ranks them, and says why the obvious one is not among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.buffers import Held, buffers_for, held_around
from desktop_app.domain.cautions import FRIDAY, LATE, Caution, cautions_for, turning_points
from desktop_app.domain.find_time.free import Taken, taken_of
from desktop_app.domain.find_time.limits import RoomLimits, people_limits
from desktop_app.domain.find_time.ranking import (
    A_CAUTION,
    A_DAY_LATER,
    GAP,
    SECOND_ON_A_DAY,
    Merit,
    Ranked,
    clock_points,
    leaves_gap,
    merits,
    room_points,
    spread,
)
from desktop_app.domain.find_time.wish import RoomNeed, TimeWish, lacks, rooms_to_choose
from desktop_app.domain.planning import Surroundings, plan
from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.times import HOUR, MINUTE, Span

NOTHING: frozenset[int] = frozenset()
FAR = 1 << 62
USUAL_MINUTE = 10 * 60
"""The hour one asks for first when no hours were named."""
ASKED_LATER = frozenset({Cause.CASE_NEEDED})
"""What a booking still asks and a search need not know."""
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that is offered: where, when, the hold it would own, what speaks for it, and what asks for care."""

    room_id: int
    event: Span
    held: Held
    merits: tuple[Merit, ...]
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why one room cannot be had at the obvious time: what it lacks, and what the planner refuses."""

    room_id: int
    lacking: tuple[RoomNeed, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Obvious:
    """The time one would have asked for, and why each room cannot be had then; `free_in` is one that can."""

    event: Span
    rooms: tuple[WhyNot, ...]
    free_in: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Offers, best first, and the obvious time; None when no day that suits is among the days searched."""

    slots: tuple[Slot, ...]
    obvious: Obvious | None


def find_times(
    wish: TimeWish,
    around: Surroundings,
    count: int = 3,
    taken: Taken | None = None,
    ignoring: frozenset[int] = NOTHING,
) -> Found:
    """The best times for a wish. `taken` stands for `around.occupied` where there are thousands; see Taken."""
    search = _Search(wish, around, taken or taken_of(around.occupied), ignoring)
    return Found(search.best(count), search.obvious())


def first_time(
    wish: TimeWish, around: Surroundings, before: int, taken: Taken | None = None, ignoring: frozenset[int] = NOTHING
) -> Slot | None:
    """The earliest time for a wish that starts before a moment, in the room that fits best."""
    search = _Search(wish, around, taken or taken_of(around.occupied), ignoring)
    for ahead, day in search.days():
        for ranked in sorted(search.on(ahead, day), key=_early):
            slot = search.verified(ranked, soonest=True) if ranked.start < before else None
            if slot is not None:
                return slot
    return None


def _early(ranked: Ranked) -> tuple[int, int]:
    return ranked.start, ranked.points


class _Search:
    """One wish against one moment's surroundings."""

    def __init__(self, wish: TimeWish, around: Surroundings, taken: Taken, ignoring: frozenset[int]) -> None:
        self._wish, self._around, self._taken, self._ignoring = wish, around, taken, ignoring
        self._rooms = rooms_to_choose(around.rooms.values(), wish)
        people = people_limits(wish, around, taken, ignoring)
        fitting = [room for room in self._rooms if not lacks(room, wish)]
        limits = [RoomLimits(room, wish, around, taken, people, ignoring) for room in fitting or self._rooms[:1]]
        self._limits = limits if fitting else []
        self._first = limits[0] if limits else None
        self._turns = turning_points(wish.request(0, 0), around.closures, taken.met)
        self._points = {limits.room.id: room_points(limits.room, wish) for limits in self._limits}

    def days(self) -> Iterator[tuple[int, date]]:
        """The days that suit, and how many days ahead of the first they lie."""
        return (((day - self._wish.from_day).days, day) for day in self._wish.dates())

    def on(self, ahead: int, day: date) -> Iterator[Ranked]:
        """Every free start of a day that suits, in every room that fits; cautions are asked for where they may change."""
        for limits in self._limits:
            hours = limits.hours(day)
            if hours.last < hours.first:
                continue
            first = max(hours.first, self._around.now)
            late = limits.at(day, LATE * 60) - self._wish.minutes * MINUTE if day.weekday() == FRIDAY else FAR
            care, judged = 0, -1
            for start in limits.free.within(first, hours.last):
                gap = leaves_gap(limits.hold(start), limits.rows, limits.buffers)
                turn = bisect_right(self._turns, start)
                if turn != judged:
                    judged = turn
                    care = len(set(self._cautions(limits.room.id, start)) - {Caution.FRIDAY_LATE})
                points = self._points[limits.room.id] + gap * GAP + clock_points((start - hours.opens) // MINUTE)
                points += ahead * A_DAY_LATER + (care + (start > late)) * A_CAUTION
                yield Ranked(points, start, limits.room.id, ahead, gap)

    def best(self, count: int) -> tuple[Slot, ...]:
        """The best ones; days are only looked at until none to come can be better."""
        ranked: list[Ranked] = []
        chosen: tuple[Ranked, ...] = ()
        for ahead, day in self.days():
            dearest = max((each.points for each in chosen), default=0) + SECOND_ON_A_DAY * (count - 1)
            if len(chosen) == count and dearest < ahead * A_DAY_LATER:
                break
            found = _best_rooms(self.on(ahead, day))
            if found:
                ranked += found
                chosen = spread(ranked, count)
        slots = [slot for each in chosen if (slot := self.verified(each)) is not None]
        first = min((slot.event.start for slot in slots), default=0)
        return tuple(
            replace(slot, merits=(Merit.SOONEST, *slot.merits)) if slot.event.start == first else slot for slot in slots
        )

    def verified(self, ranked: Ranked, soonest: bool = False) -> Slot | None:
        """The offer, once the planner itself has accepted it."""
        room = self._around.rooms[ranked.room_id]
        held = self._plan(room.id, ranked.start)
        if isinstance(held, Refused):
            return None
        event = self._wish.request(room.id, ranked.start).event
        return Slot(
            room.id, event, held, merits(room, self._wish, ranked, soonest), self._cautions(room.id, ranked.start)
        )

    def obvious(self) -> Obvious | None:
        """The first day that suits at the first hour that suits, or the time that was asked for."""
        start = self._wish.asked if self._wish.asked is not None else self._first_thought()
        if start is None:
            return None
        told: list[WhyNot] = []
        for room in self._rooms:
            held = self._plan(room.id, start)
            lacking = lacks(room, self._wish)
            if not lacking and not isinstance(held, Refused):
                return Obvious(self._wish.request(room.id, start).event, (), room.id)
            told.append(WhyNot(room.id, lacking, held.reasons if isinstance(held, Refused) else ()))
        return Obvious(self._wish.request(0, start).event, tuple(told))

    def _first_thought(self) -> int | None:
        """Ten o'clock, or the first hour that suits, of the first day to come that suits."""
        limits = self._first
        if limits is None:
            return None
        for _, day in self.days():
            hours = limits.hours(day)
            start = hours.first if self._wish.from_minute else limits.at(day, USUAL_MINUTE)
            if hours.first <= start <= hours.last and start >= self._around.now:
                return start
        return None

    def _plan(self, room_id: int, start: int) -> Held | Refused:
        request = self._wish.request(room_id, start)
        held = plan(request, self._near(request), self._ignoring)
        if not isinstance(held, Refused):
            return held
        left = tuple(each for each in held.reasons if each.cause not in ASKED_LATER)
        if left:
            return Refused(left)
        buffers = buffers_for(self._around.rooms[room_id], request.purpose, self._around.buffers)
        return held_around(request.event, buffers)

    def _cautions(self, room_id: int, start: int) -> tuple[Caution, ...]:
        """What asks for care at a time, as it is said when one books."""
        wish, request = self._wish, self._wish.request(room_id, start)
        warned = cautions_for(request, self._near(request), wish.gentle, wish.opened_at, self._ignoring)
        return tuple(each.caution for each in warned)

    def _near(self, request: BookingRequest) -> Surroundings:
        around = Span(request.event.start - DAY, request.event.end + DAY)
        return replace(self._around, occupied=self._taken.near(request.room_id, around))


def _best_rooms(ranked: Iterator[Ranked]) -> list[Ranked]:
    """For each start only its best room."""
    best: dict[int, Ranked] = {}
    for each in ranked:
        if each.start not in best or each.points < best[each.start].points:
            best[each.start] = each
    return list(best.values())

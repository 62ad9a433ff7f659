"""What keeps a visit from starting, as intervals of starts: the room's holds, closures, people, parties kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop_app.domain.appointments import Occupied
from desktop_app.domain.buffers import Buffers, buffers_for
from desktop_app.domain.closures import BLOCKING, hours_of, wall_minute
from desktop_app.domain.find_time.free import FreeStarts, Hold, Interval, Taken
from desktop_app.domain.find_time.wish import TimeWish
from desktop_app.domain.planning import Surroundings
from desktop_app.domain.rooms import Room
from desktop_app.domain.separation import parties_meant, rules_between, rules_for, share_place, sides_of
from desktop_app.domain.times import MINUTE, Span


@dataclass(frozen=True, slots=True)
class Hours:
    """The starts of one day at which a room is open and the visit suits (epoch seconds), and when the room opens."""

    first: int
    last: int
    opens: int


class RoomLimits:
    """One room's free starts for a wish, and its hours."""

    def __init__(
        self, room: Room, wish: TimeWish, around: Surroundings, taken: Taken, people: Iterable[Interval],
        ignoring: frozenset[int],
    ) -> None:  # fmt: skip
        self.room = room
        self.buffers: Buffers = buffers_for(room, wish.purpose, around.buffers)
        rows = taken.holds.get(room.id, ())
        self.rows: Sequence[Hold] = [row for row in rows if row[0] not in ignoring] if ignoring else rows
        self._wish = wish
        self._length = wish.minutes * MINUTE
        self._before = self.buffers.setup * MINUTE
        self._after = self._length + (self.buffers.decompression + self.buffers.reset) * MINUTE
        self._hours = {day: hours_of(room.id, day, around.openings) for day in range(7)}
        before, after = self._before, self._after
        held = [(start - after, end + before) for _, start, end, _ in self.rows]
        self.free = FreeStarts([*held, *people, *self._shut(around), *self._apart(around, taken, ignoring)])

    def hold(self, start: int) -> Span:
        """The hold a visit at a start would own."""
        return Span(start - self._before, start + self._after)

    def hours(self, day: date) -> Hours:
        """When a visit may start on a day; `last` lies before `first` when it may not."""
        hours = self._hours[day.weekday()]
        if hours is None:
            return Hours(0, -1, 0)
        opens, closes = hours
        first = self.at(day, max(opens, self._wish.from_minute))
        last = self.at(day, min(closes, self._wish.until_minute)) - self._length
        return Hours(first, last, self.at(day, opens))

    def at(self, day: date, minute: int) -> int:
        """The instant the room's clock shows a minute of a day; rooms of one zone share the answer."""
        return _instant(day, minute, self.room.zone)

    def _shut(self, around: Surroundings) -> Iterator[Interval]:
        for each in around.closures:
            if each.kind in BLOCKING and each.covers(self.room.id):
                yield each.span.start - self._after, each.span.end + self._before

    def _apart(self, around: Surroundings, taken: Taken, ignoring: frozenset[int]) -> Iterator[Interval]:
        """Around each hold of a party that is kept apart from the wish's, in every room near enough to this one."""
        sides = sides_of(around.parties)
        rules = rules_for(parties_meant(self._wish.party_id, self._wish.case_id, sides), around.separations)
        if not rules:
            return
        for each in taken.met:
            theirs = parties_meant(each.party_id, each.case_id, sides)
            if each.appointment_id in ignoring:
                continue
            there = around.rooms.get(each.room_id)
            for rule in rules_between(rules, theirs):
                if there is None or share_place(rule.scope, self.room, there):
                    gap = rule.minutes * MINUTE
                    yield each.hold.start - gap - self._after, each.hold.end + gap + self._before


@lru_cache(maxsize=1024)
def _instant(day: date, minute: int, zone: str) -> int:
    return wall_minute(day, minute, zone)


def people_limits(wish: TimeWish, around: Surroundings, taken: Taken, ignoring: frozenset[int]) -> tuple[Interval, ...]:
    """The starts at which somebody who must be there is with somebody else."""
    length, staff = wish.minutes * MINUTE, wish.staff_ids
    spans = [each.event for each in taken.met if each.appointment_id not in ignoring and _meets(each, staff, wish)]
    spans += [
        each.span
        for each in around.busy
        if each.staff_id in staff or (each.interpreter_id is not None and each.interpreter_id == wish.interpreter_id)
    ]
    return tuple(sorted((span.start - length, span.end) for span in spans))


def _meets(each: Occupied, staff: frozenset[int], wish: TimeWish) -> bool:
    interpreter = wish.interpreter_id
    return bool(staff & each.people) or (interpreter is not None and each.interpreter_id == interpreter)

"""Free starts of a room: integer intervals, sorted once and swept; no planner is asked for each quarter of an hour."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.appointments import STEP, Occupied
from desktop_app.domain.times import Span

Hold = tuple[int, int, int, int]
"""An appointment's id, start and end of its hold, and its room's id."""
LONGEST_HOLD = 86_400  # seconds; the database keeps it
Interval = tuple[int, int]
"""Starts strictly between the two are not free; the two themselves are."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken in the days searched, as plain rows: an object for each of thousands would take longer than the search.

    `holds` are each room's, first to last. `met` are those with somebody in them whom the search asks about: people who
    must be free, parties kept apart, the family itself; first to last, and `known` are their ids.
    """

    holds: Mapping[int, Sequence[Hold]]
    met: Sequence[Occupied]
    known: frozenset[int]

    def near(self, room_id: int, around: Span) -> tuple[Occupied, ...]:
        """Everything that a planner needs to judge one room and span."""
        rows = self.holds.get(room_id, ())
        first = max(bisect_left(rows, around.start, key=_start_of) - 1, 0)
        last = bisect_right(rows, around.end, key=_start_of)
        own = tuple(
            Occupied(row[0], room_id, Span(row[1], row[2]), Span(row[1], row[2]), frozenset())
            for row in rows[first:last]
            if row[0] not in self.known
        )
        first = bisect_left(self.met, around.start - LONGEST_HOLD, key=_hold_start)
        last = bisect_right(self.met, around.end, key=_hold_start)
        return own + tuple(each for each in self.met[first:last] if each.hold.overlaps(around))


def taken_of(occupied: Iterable[Occupied]) -> Taken:
    """The same from planner's values."""
    met = tuple(sorted(occupied, key=_hold_start))
    holds: dict[int, list[Hold]] = {}
    for each in met:
        holds.setdefault(each.room_id, []).append((each.appointment_id, each.hold.start, each.hold.end, each.room_id))
    return Taken({room: sorted(rows, key=_start_of) for room, rows in holds.items()}, met, ids_of(met))


def ids_of(met: Iterable[Occupied]) -> frozenset[int]:
    """Which appointments are known whole."""
    return frozenset(each.appointment_id for each in met)


def _hold_start(each: Occupied) -> int:
    return each.hold.start


def _start_of(row: Hold) -> int:
    return row[1]


class FreeStarts:
    """The starts at which one room is free for a visit, on the quarter hours of its clock."""

    def __init__(self, blocked: Iterable[Interval]) -> None:
        self._lows: list[int] = []
        self._highs: list[int] = []
        highest = -1
        for low, high in sorted(blocked):
            if low >= highest:
                self._lows.append(low)
                self._highs.append(high)
                highest = high
            elif high > highest:
                self._highs[-1] = highest = high

    def within(self, first: int, last: int) -> Iterator[int]:
        """Every free start from `first` to `last`, both included."""
        lows, highs = self._lows, self._highs
        start = quarter(first)
        at = bisect_left(lows, start)
        while start <= last:
            while at < len(lows) and lows[at] < start:
                at += 1
            if at and highs[at - 1] > start:
                start = quarter(highs[at - 1])
            else:
                yield start
                start += STEP


def quarter(moment: int) -> int:
    """The next quarter of an hour, or the moment itself when it is one."""
    return -(-moment // STEP) * STEP

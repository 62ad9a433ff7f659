"""Which of the free times is best, and why: soon, without waste of a larger room, without gaps nobody can use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import Need
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.find_time.free import Hold
from desktop_app.domain.find_time.wish import RoomNeed, TimeWish
from desktop_app.domain.rooms import Room
from desktop_app.domain.times import HOUR, MINUTE, Span

A_DAY_LATER = 100
A_CAUTION = 300
SECOND_ON_A_DAY = 60  # a further offer of the same day, so that other days are heard of too
SPARE_SEAT, MOST_SPARE_SEATS = 4, 5
UNNEEDED = 8  # a room kept for those who need what it has
GAP = 20
OFF_THE_HOUR = {0: 0, 30: 1}  # by minute; a quarter past or to is harder to remember
QUARTER_PAST = 4
LATEST = 12  # hours after opening
SHORTEST_OF_USE = 30  # minutes of a visit for which a gap would still do
APART = 2 * HOUR
"""Two offers of one day are this far apart, so that they are a choice. All of a day's own points stay below a day."""


class Merit(StrEnum):
    """What speaks for a time, and what speaks a little against it."""

    SOONEST = "soonest"
    SUITS_PERSON = "suits_person"
    PEOPLE_FREE = "people_free"
    INTERPRETER_FREE = "interpreter_free"
    STEP_FREE = "step_free"
    CHILD_FRIENDLY = "child_friendly"
    RECORDING = "recording"
    PRIVATE_ENTRANCE = "private_entrance"
    ROOM_FITS = "room_fits"
    NO_GAP = "no_gap"
    LARGE_ROOM = "large_room"
    LEAVES_GAP = "leaves_gap"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A free start of a room with its points; fewer are better."""

    points: int
    start: int
    room_id: int
    ahead: int
    gap: bool


def room_points(room: Room, wish: TimeWish) -> int:
    """What it costs others that this room is taken: seats left empty, and equipment nobody asked for."""
    spare = min(max(room.seats - wish.party_size - 1, 0), MOST_SPARE_SEATS)
    wanted = wish.room_needs
    child = RoomNeed.CHILD_FRIENDLY in wanted or Need.CHILD in wish.needs
    unneeded = (
        (room.child_friendly is not child)
        + (room.recording and RoomNeed.RECORDING not in wanted)
        + (room.private_entrance and RoomNeed.PRIVATE_ENTRANCE not in wanted)
    )
    return spare * SPARE_SEAT + unneeded * UNNEEDED


def leaves_gap(hold: Span, rows: Sequence[Hold], buffers: Buffers) -> bool:
    """Whether the hold leaves a gap to the one before or after it in which no visit would fit."""
    least = (buffers.setup + SHORTEST_OF_USE + buffers.decompression + buffers.reset) * MINUTE
    at = bisect_left(rows, hold.end, key=_start)
    after = rows[at][1] - hold.end if at < len(rows) else least
    before = hold.start - rows[at - 1][2] if at else least
    return 0 < before < least or 0 < after < least


def clock_points(minutes: int) -> int:
    """Early in the day first; full hours, then half past. `minutes` are counted from opening time."""
    return min(minutes // 60, LATEST) + OFF_THE_HOUR.get(minutes % 60, QUARTER_PAST)


def spread(ranked: Sequence[Ranked], count: int) -> tuple[Ranked, ...]:
    """The best ones, of different days or clearly different times; what a day has given makes its next one dearer."""
    chosen: list[Ranked] = []
    left = sorted(ranked, key=_points)
    while left and len(chosen) < count:
        given = [each.ahead for each in chosen]
        best = min(left, key=lambda each: (each.points + SECOND_ON_A_DAY * given.count(each.ahead), each.start))
        chosen.append(best)
        left = [each for each in left if abs(each.start - best.start) >= APART]
    return tuple(chosen)


def merits(room: Room, wish: TimeWish, ranked: Ranked, soonest: bool) -> tuple[Merit, ...]:
    """The reasons for the rank, the weightiest first."""
    told = [Merit.SOONEST] if soonest else []
    narrowed = bool(len(wish.weekdays) < 7 or wish.from_minute or wish.until_minute < 24 * 60)
    has = {
        Merit.STEP_FREE: room.step_free and (RoomNeed.STEP_FREE in wish.room_needs or Need.WHEELCHAIR in wish.needs),
        Merit.CHILD_FRIENDLY: room.child_friendly
        and (RoomNeed.CHILD_FRIENDLY in wish.room_needs or Need.CHILD in wish.needs),
        Merit.RECORDING: room.recording and RoomNeed.RECORDING in wish.room_needs,
        Merit.PRIVATE_ENTRANCE: room.private_entrance and RoomNeed.PRIVATE_ENTRANCE in wish.room_needs,
        Merit.INTERPRETER_FREE: wish.interpreter_id is not None,
        Merit.PEOPLE_FREE: bool(wish.staff_ids),
        Merit.SUITS_PERSON: narrowed,
        Merit.ROOM_FITS: room_points(room, wish) <= 2 * SPARE_SEAT,
        Merit.NO_GAP: not ranked.gap,
        Merit.LARGE_ROOM: room.seats > 2 * (wish.party_size + 1),
        Merit.LEAVES_GAP: ranked.gap,
    }
    return tuple(told + [merit for merit, true in has.items() if true])


def _start(row: Hold) -> int:
    return row[1]


def _points(ranked: Ranked) -> tuple[int, int]:
    return ranked.points, ranked.start

"""What a booking is and what stands against one, in plain numbers: a second opinion that shares nothing with the planner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from desktop_app.domain.refusals import Cause
from tests.agency import at

MINUTE, DAY = 60, 86_400
MIDNIGHT = at(0, day=30)
SHORTEST, LONGEST = 15, 480
BUFFERS = {1: (30, 30), 2: (10, 40), 3: (0, 45)}
"""Minutes before and after a witness interview, by room."""
SHORTER = (5, 10)
APART = {
    frozenset({1, 2}): (60, {frozenset({1}), frozenset({2}), frozenset({3}), frozenset({1, 2})}),
    frozenset({1, 3}): (30, {frozenset({1}), frozenset({2}), frozenset({3})}),
}
"""Minutes two parties are kept apart by, and the rooms in which they are: 1 and 2 share a building and nothing else."""
STANDING = {"tentative", "confirmed"}


@dataclass(frozen=True)
class Held:
    """A booking as the model knows it: instants in seconds, the hold's minutes on either side, people by their ids."""

    room: int
    start: int
    end: int
    host: int
    advocate: int | None = None
    interpreter: int | None = None
    party: int | None = None
    before: int = 0
    after: int = 0
    status: str = "tentative"
    series: int | None = None
    day: int | None = None

    @property
    def hold(self) -> tuple[int, int]:
        return self.start - self.before * MINUTE, self.end + self.after * MINUTE

    @property
    def people(self) -> set[int]:
        return {self.host} | ({self.advocate} - {None})

    @property
    def clock(self) -> tuple[int, int]:
        """Seconds after midnight, and the length."""
        return (self.start - MIDNIGHT) % DAY, self.end - self.start

    @property
    def stands(self) -> bool:
        return self.status in STANDING

    def with_buffers(self, was: Held | None = None) -> Held:
        """The room's own minutes around it; one that stays where and when it was keeps those it was granted."""
        same = was is not None and (was.room, was.start, was.end) == (self.room, self.start, self.end)
        before, after = (was.before, was.after) if was is not None and same else BUFFERS[self.room]
        return replace(self, before=before, after=after)


def day_of(held: Held) -> int:
    """The day it is on, counted from the first."""
    return (held.start - MIDNIGHT) // DAY


def between(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Seconds from the end of the earlier to the start of the later; negative when they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])


def clash(one: Held, other: Held) -> set[Cause]:
    """Why two bookings cannot both be."""
    found = set()
    if one.room == other.room and between(one.hold, other.hold) < 0:
        found.add(Cause.ROOM_HELD)
    if between((one.start, one.end), (other.start, other.end)) < 0:
        if one.people & other.people:
            found.add(Cause.HOST_BUSY)
        if one.interpreter is not None and one.interpreter == other.interpreter:
            found.add(Cause.INTERPRETER_BUSY)
    minutes, places = APART.get(frozenset({one.party, other.party}), (0, set()))
    if frozenset({one.room, other.room}) in places and between(one.hold, other.hold) < minutes * MINUTE:
        found.add(Cause.SEPARATION)
    return found


def against(wish: Held, others: Iterable[Held]) -> set[Cause]:
    """Everything that stands against a wish."""
    found = set() if SHORTEST * MINUTE <= wish.end - wish.start <= LONGEST * MINUTE else {Cause.LENGTH}
    return found.union(*(clash(wish, other) for other in others))


def clashes(standing: Iterable[Held]) -> list[set[Cause]]:
    """What is wrong among bookings that stand side by side."""
    return [found for one, other in combinations(standing, 2) if (found := clash(one, other))]


def in_turn(wishes: Iterable[tuple[int, Held]], others: Sequence[Held]) -> dict[int, set[Cause]]:
    """What stands against each wish, by its key; one that is granted stands in the way of those after it."""
    taken, answers = list(others), {}
    for key, wish in wishes:
        answers[key] = against(wish, taken)
        if not answers[key]:
            taken.append(wish)
    return answers


FIELDS = ("room", "host", "advocate", "interpreter", "party")


def followed(
    chosen: Sequence[int], held: Mapping[int, Held], upcoming: Sequence[int], anchor: int, wish: Held, also: bool
) -> dict[int, Held]:
    """Where a change of one visit of a series leaves those that follow it and are to be written; first to last.

    What most have in common changes; a visit that differs keeps what is its own, unless it is told to follow (`also`).
    """
    was, common = held[anchor], [held[each] for each in upcoming]
    usual = {name: most([getattr(each, name) for each in common], getattr(was, name)) for name in FIELDS}
    usual_clock = most([each.clock for each in common], was.clock)
    found = {}
    for key in chosen:
        mine = held[key]
        if key == anchor:
            found[key] = wish.with_buffers(was)
            continue
        after = replace(
            mine,
            **{
                name: getattr(wish, name)
                for name in FIELDS
                if getattr(wish, name) != getattr(was, name) and (also or getattr(mine, name) == usual[name])
            },
        )
        own_time = mine.clock != usual_clock or day_of(mine) != mine.day
        if wish.clock != was.clock and (also or not own_time):
            assert mine.day is not None
            start = MIDNIGHT + mine.day * DAY + wish.clock[0]
            after = replace(after, start=start, end=start + wish.clock[1])
        if after != mine:
            found[key] = after.with_buffers(mine)
    return found


def most(values: Sequence[Any], preferred: Any) -> Any:
    """The most frequent value; the preferred one where as many have it, else the first."""
    counted = Counter(values)
    top = max(counted.values())
    return preferred if counted[preferred] == top else next(each for each in values if counted[each] == top)

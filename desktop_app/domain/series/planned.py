"""The list a person sees before a series is saved: one row a date, free or why not, each weighed against the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.appointments import BookingRequest, Occupied
from desktop_app.domain.buffers import Held
from desktop_app.domain.planning import Surroundings, nearest_free, plan
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.series.dates import Occurrence
from desktop_app.domain.times import HOUR, Span

_NEAR, _SEARCH = 96 * HOUR, 20 * 24 * HOUR
"""What can matter to one date, with the earliest time that keeps parties apart; a search looks two weeks on."""
MOST_OFFERS = 12
"""Conflicts that are offered the nearest free time. Whoever has more of them needs another time of day."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One date to be weighed. Without `request` the clocks skip its time; `stays` leaves it as it is."""

    day: date
    occurrence: Occurrence
    request: BookingRequest | None
    appointment_id: int = 0
    version: int = 0
    kept_own: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """A row of the list. `day` is the date of the series, `event` where the visit would be; `answer` None: left as it is.

    `kept_own`: it was changed on its own before and keeps that. `twice`: the clocks show the time twice; the first is
    taken. `free` are the nearest free starts.
    """

    day: date
    event: Span | None
    answer: Held | Refused | None
    request: BookingRequest | None = None
    free: tuple[int, ...] = ()
    twice: bool = False
    appointment_id: int = 0
    version: int = 0
    kept_own: bool = False
    left_out: bool = False

    @property
    def refused(self) -> Refused | None:
        """Why it cannot be; None when it is free, stays as it is or is left out."""
        return self.answer if isinstance(self.answer, Refused) and not self.left_out else None


def plan_dates(wishes: Sequence[Wish], around: Surroundings, leave_out: frozenset[date]) -> tuple[PlannedDate, ...]:
    """Every date with its answer. A date that is kept and free stands in the way of the later ones."""
    moving = frozenset(
        each.appointment_id for each in wishes if each.appointment_id and not each.stays and each.day not in leave_out
    )
    nearby = _Nearby(around, moving)
    rows: list[PlannedDate] = []
    offers = MOST_OFFERS
    for wish in wishes:
        row = _row(wish, nearby, left_out=wish.day in leave_out)
        if isinstance(row.answer, Held) and not row.left_out and wish.request is not None:
            nearby.add(wish.request, row.answer, wish.appointment_id)
        if row.refused is not None and wish.request is not None and offers:
            offers -= 1
            own = _own(wish)
            row = replace(row, free=nearest_free(wish.request, nearby.within(wish.request.event, _SEARCH), own, 1))
        rows.append(row)
    return tuple(rows)


def _row(wish: Wish, nearby: _Nearby, *, left_out: bool) -> PlannedDate:
    there = wish.occurrence
    answer: Held | Refused | None = None
    if there.event is None:
        answer = refuse(Cause.TIME_DOES_NOT_EXIST, next=there.next_time)
    elif wish.request is not None and not wish.stays:
        own = _own(wish)
        answer = plan(wish.request, nearby.within(wish.request.event, _NEAR), own)
    return PlannedDate(
        day=wish.day,
        event=there.event,
        answer=answer,
        request=wish.request,
        twice=there.twice,
        appointment_id=wish.appointment_id,
        version=wish.version,
        kept_own=wish.kept_own,
        left_out=left_out,
    )


def _own(wish: Wish) -> frozenset[int]:
    """The appointment that is weighed does not stand in its own way; a new one has none."""
    return frozenset({wish.appointment_id}) if wish.appointment_id else frozenset()


class _Nearby:
    """Surroundings of years, handed out in small pieces: planning one date looks at what is near it only."""

    def __init__(self, around: Surroundings, moving: frozenset[int]) -> None:
        self._around = around
        self._sorted = sorted((each for each in around.occupied if each.appointment_id not in moving), key=_hold_start)
        self._starts = [each.hold.start for each in self._sorted]

    def add(self, request: BookingRequest, held: Held, appointment_id: int) -> None:
        """Let a date that is kept stand in the way of the others."""
        taken = Occupied(
            -appointment_id,
            request.room_id,
            held.hold,
            request.event,
            request.staff_ids,
            request.interpreter_id,
            request.party_id,
            request.case_id,
        )
        place = bisect_left(self._starts, held.hold.start)
        self._sorted.insert(place, taken)
        self._starts.insert(place, held.hold.start)

    def within(self, event: Span, reach: int) -> Surroundings:
        """What lies around an event, `reach` seconds before and after."""
        first = bisect_left(self._starts, event.start - reach)
        last = bisect_left(self._starts, event.end + reach)
        wide = Span(event.start - reach, event.end + reach)
        busy = [each for each in self._around.busy if each.span.overlaps(wide)]
        return replace(self._around, occupied=self._sorted[first:last], busy=busy)


def _hold_start(taken: Occupied) -> int:
    return taken.hold.start

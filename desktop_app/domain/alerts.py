"""What asks a person to decide: somebody is late, a visit runs over, the next one waits. Nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import Status
from desktop_app.domain.times import HOUR, MINUTE, Span

LATE_AFTER = 10 * MINUTE
NEXT_WITHIN = 15 * MINUTE
LOOK_BACK = 24 * HOUR
"""The longest hold: a visit whose hold began earlier than this is not watched any more."""
WATCHED = frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM})


class AlertKind(StrEnum):
    """What is to be decided; in the order in which they are shown."""

    NEXT_WAITS = "next_waits"
    RUNNING_OVER = "running_over"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Watched:
    """A visit as an alert may tell it: initials, host, room and time. `people` are the staff it takes."""

    appointment_id: int
    label: str
    host: str
    people: frozenset[int]
    room_id: int
    room: str
    zone: str
    event: Span
    hold: Span
    status: Status


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to decide about a visit. `before` is the visit that is still going on where the next one waits."""

    kind: AlertKind
    visit: Watched
    before: Watched | None = None

    @property
    def people(self) -> frozenset[int]:
        """The staff it is about."""
        return self.visit.people | (self.before.people if self.before else frozenset())


def watched_from(now: int) -> Span:
    """The starts of the holds that are watched at a moment."""
    return Span(now - LOOK_BACK, now + NEXT_WITHIN + 1)


def alerts(visits: Iterable[Watched], now: int) -> tuple[Alert, ...]:
    """Everything that waits for a decision now, by kind and then by time."""
    known = sorted((each for each in visits if each.status in WATCHED), key=_by_hold)
    found = [
        *(_late(each, now) for each in known),
        *(_running_over(each, now) for each in known),
        *(_next_waits(each, known, now) for each in known),
    ]
    kinds = tuple(AlertKind)
    return tuple(sorted((each for each in found if each), key=lambda each: (kinds.index(each.kind), each.visit.event)))


def _late(visit: Watched, now: int) -> Alert | None:
    """Confirmed, and nobody has come: the room is kept, and somebody rings."""
    late = visit.status is Status.CONFIRMED and now >= visit.event.start + LATE_AFTER
    return Alert(AlertKind.LATE, visit) if late else None


def _running_over(visit: Watched, now: int) -> Alert | None:
    over = visit.status is Status.IN_ROOM and now >= visit.event.end
    return Alert(AlertKind.RUNNING_OVER, visit) if over else None


def _next_waits(visit: Watched, known: Sequence[Watched], now: int) -> Alert | None:
    """The first visit after one that is still going on, once its hold has begun or is about to."""
    if visit.status is not Status.IN_ROOM:
        return None
    after = (each for each in known if each.room_id == visit.room_id and each.event.start > visit.event.start)
    following = next((each for each in after if each.status is not Status.IN_ROOM), None)
    if following is None or following.hold.start > now + NEXT_WITHIN:
        return None
    return Alert(AlertKind.NEXT_WAITS, following, visit)


def _by_hold(visit: Watched) -> tuple[Span, int]:
    return visit.hold, visit.appointment_id

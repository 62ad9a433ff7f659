"""What somebody looking for a time asks for, and what a room lacks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.appointments import BookingRequest, Need
from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.times import MINUTE, Span

MOST_DAYS = 90
ALL_DAYS = frozenset(range(7))
MIDNIGHT = 24 * 60  # minutes
NOBODY = 0
"""The host's id while none is chosen: no member of staff has it."""


class RoomNeed(StrEnum):
    """What the room must have."""

    STEP_FREE = "step_free"
    CHILD_FRIENDLY = "child_friendly"
    RECORDING = "recording"
    PRIVATE_ENTRANCE = "private_entrance"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class TimeWish:
    """A visit without a time. Weekdays count from 0, Monday; minutes count from midnight on the room's clock.

    The people named must be free. No `rooms` means any. `avoid` are days that do not suit; `gentle` are the family's dates
    to be careful with (they rank last and say so), `opened_at` when its case was opened (epoch seconds). `asked` is the
    start somebody had in mind, if they named one.
    """

    purpose: Purpose
    minutes: int
    from_day: date
    days: int = 30
    party_size: int = 1
    needs: frozenset[Need] = frozenset()
    room_needs: frozenset[RoomNeed] = frozenset()
    rooms: frozenset[int] = frozenset()
    host_id: int | None = None
    evidence_id: int | None = None
    advocate_id: int | None = None
    child_supervisor_id: int | None = None
    interpreter_id: int | None = None
    weekdays: frozenset[int] = ALL_DAYS
    from_minute: int = 0
    until_minute: int = MIDNIGHT
    avoid: frozenset[date] = frozenset()
    gentle: tuple[SensitiveDate, ...] = ()
    opened_at: int | None = None
    party_id: int | None = None
    case_id: int | None = None
    asked: int | None = None

    @property
    def staff_ids(self) -> frozenset[int]:
        """Every member of staff it takes."""
        chosen = (self.host_id, self.evidence_id, self.advocate_id, self.child_supervisor_id)
        return frozenset(each for each in chosen if each is not None)

    def dates(self) -> Iterator[date]:
        """The days that suit, first to last."""
        for ahead in range(min(self.days, MOST_DAYS)):
            day = self.from_day + timedelta(days=ahead)
            if day.weekday() in self.weekdays and day not in self.avoid:
                yield day

    def request(self, room_id: int, start: int) -> BookingRequest:
        """The booking this would become, as far as a search knows it; who comes is asked when one books."""
        return BookingRequest(
            purpose=self.purpose,
            room_id=room_id,
            event=Span(start, start + self.minutes * MINUTE),
            host_id=self.host_id or NOBODY,
            guest_name="-",
            party_size=self.party_size,
            needs=self.needs,
            case_id=self.case_id,
            evidence_id=self.evidence_id,
            not_a_suspect=True,
            advocate_id=self.advocate_id,
            child_supervisor_id=self.child_supervisor_id,
            interpreter_id=self.interpreter_id,
            party_id=self.party_id,
        )


def lacks(room: Room, wish: TimeWish) -> tuple[RoomNeed, ...]:
    """What the room does not have of what the visit needs, host's chair included."""
    wanted = wish.room_needs | ({RoomNeed.STEP_FREE} if Need.WHEELCHAIR in wish.needs else frozenset())
    has = {
        RoomNeed.STEP_FREE: room.step_free,
        RoomNeed.CHILD_FRIENDLY: room.child_friendly,
        RoomNeed.RECORDING: room.recording,
        RoomNeed.PRIVATE_ENTRANCE: room.private_entrance,
        RoomNeed.SEATS: room.seats >= wish.party_size + 1,
    }
    return tuple(need for need in RoomNeed if (need in wanted or need is RoomNeed.SEATS) and not has[need])


def rooms_to_choose(rooms: Iterable[Room], wish: TimeWish) -> tuple[Room, ...]:
    """The rooms that take the purpose and are among those chosen, whatever they lack."""
    return tuple(room for room in rooms if room.takes(wish.purpose) and (not wish.rooms or room.id in wish.rooms))

"""Appointments: an event inside a wider hold, what may happen to it next, and why a wish is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.buffers import Buffers
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR, MINUTE, Span

SHORTEST, LONGEST = 15 * MINUTE, 8 * HOUR
STEP = 15 * MINUTE
LONGEST_HOLD = 24 * HOUR
"""The database keeps no longer one, so that what stands near a time is found by its index."""
OPENS, CLOSES = 8, 18


class Status(StrEnum):
    """Where an appointment stands; lateness never changes it, only a person does."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    IN_ROOM = "in_room"
    FINISHED = "finished"
    RESET_DONE = "reset_done"
    POSTPONED_BY_PERSON = "postponed_by_person"
    POSTPONED_BY_AGENCY = "postponed_by_agency"
    CANCELLED = "cancelled"


RELEASED = frozenset({Status.POSTPONED_BY_PERSON, Status.POSTPONED_BY_AGENCY, Status.CANCELLED})
OVER = frozenset({Status.FINISHED, Status.RESET_DONE})
OCCUPYING = frozenset(Status) - RELEASED
MOVABLE = frozenset({Status.TENTATIVE, Status.CONFIRMED})
NEXT: dict[Status, frozenset[Status]] = {
    Status.TENTATIVE: RELEASED | {Status.CONFIRMED},
    Status.CONFIRMED: RELEASED | {Status.ARRIVED},
    Status.ARRIVED: RELEASED | {Status.IN_ROOM},
    Status.IN_ROOM: frozenset({Status.FINISHED, Status.POSTPONED_BY_PERSON}),
    Status.FINISHED: frozenset({Status.RESET_DONE}),
    Status.RESET_DONE: frozenset(),
    Status.POSTPONED_BY_PERSON: frozenset(),
    Status.POSTPONED_BY_AGENCY: frozenset(),
    Status.CANCELLED: frozenset(),
}


class Need(StrEnum):
    """What the person needs to be at ease."""

    WHEELCHAIR = "wheelchair"
    INTERPRETER = "interpreter"
    CHILD = "child"
    SUPPORT_PERSON = "support_person"


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A wish for a room. `guest_name` is the name to use; `not_a_suspect` answers gate A1.

    `party_id` names whom separation rules are about; without it, the party of the case counts.
    `accepted_cautions` are the cautions that were shown and chosen all the same. `shorter` buffers than the room's
    are a supervisor's, with a reason.
    """

    purpose: Purpose
    room_id: int
    event: Span
    host_id: int
    guest_name: str
    party_size: int = 1
    needs: frozenset[Need] = frozenset()
    case_id: int | None = None
    evidence_id: int | None = None
    language: str = "en"
    not_a_suspect: bool = False
    advocate_id: int | None = None
    child_supervisor_id: int | None = None
    interpreter_id: int | None = None
    party_id: int | None = None
    accepted_cautions: frozenset[str] = frozenset()
    shorter: Buffers | None = None

    @property
    def staff_ids(self) -> frozenset[int]:
        """Every member of staff it takes."""
        chosen = (self.host_id, self.evidence_id, self.advocate_id, self.child_supervisor_id)
        return frozenset(each for each in chosen if each is not None)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked event and its hold; `guest_label` (initials) is all the lobby may see of the guest.

    The guest's own time after the event ends at `decompression_end`. `occurrence` is the date a series gave it,
    wherever it was moved since. `confirmed_duties` are the duties whose people have said yes.
    """

    id: int
    number: str
    room_id: int
    purpose: Purpose
    event: Span
    hold: Span
    status: Status
    host_id: int
    guest_name: str
    guest_label: str
    party_size: int
    needs: frozenset[Need]
    case_id: int | None
    evidence_id: int | None
    language: str
    reason: str
    version: int
    decompression_end: int = 0
    series_id: int | None = None
    occurrence: date | None = None
    party_id: int | None = None
    advocate_id: int | None = None
    child_supervisor_id: int | None = None
    interpreter_id: int | None = None
    confirmed_duties: frozenset[str] = frozenset()
    accepted_cautions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Occupied:
    """What the planner must know of another appointment: no names."""

    appointment_id: int
    room_id: int
    hold: Span
    event: Span
    people: frozenset[int]
    interpreter_id: int | None = None
    party_id: int | None = None
    case_id: int | None = None


def next_status(current: Status, wanted: Status) -> Status | Refused:
    """The wanted status when the table allows it from here."""
    return wanted if wanted in NEXT[current] else refuse(Cause.STATUS, current=current, wanted=wanted)

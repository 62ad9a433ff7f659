"""The waiting list: people with an appointment who would come earlier, and the earlier times that are free for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.appointments import MOVABLE, Appointment, BookingRequest
from desktop_app.domain.bookings import request_of
from desktop_app.domain.find_time import Slot, Taken, TimeWish, first_time
from desktop_app.domain.planning import Surroundings
from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.times import HOUR, Span, local_day

LEAD = 2 * HOUR
"""An offer lies at least this far ahead: the person has to be reached, and has to come."""
MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class EarlierWish:
    """Somebody who would come earlier than their appointment: from a day on, on weekdays (0 is Monday), between minutes."""

    id: int
    appointment_id: int
    from_day: date
    weekdays: frozenset[int]
    from_minute: int
    until_minute: int
    added_at: int = 0
    closed_at: int | None = None


@dataclass(frozen=True, slots=True)
class EarlierOffer:
    """An earlier time that is free for somebody; `label` is their initials, never a name. `event` is when they come now."""

    wish: EarlierWish
    label: str
    number: str
    version: int
    zone: str
    event: Span
    slot: Slot
    room: str
    confirmed: bool


def check_wish(wish: EarlierWish, appointment: Appointment, now: int) -> Refused | None:
    """Why a wish to come earlier cannot be kept."""
    reasons = []
    if appointment.status not in MOVABLE or appointment.event.start <= now:
        reasons.append(Reason(Cause.STATUS, {"current": appointment.status, "wanted": appointment.status}))
    if not wish.weekdays or not wish.weekdays <= frozenset(range(7)):
        reasons.append(Reason(Cause.EMPTY, {"field": "weekdays"}))
    if not 0 <= wish.from_minute <= wish.until_minute - appointment.event.minutes <= MOST_MINUTES:
        reasons.append(Reason(Cause.EARLIER_HOURS, {"minutes": appointment.event.minutes}))
    return Refused(tuple(reasons)) if reasons else None


def time_wish(wish: EarlierWish, appointment: Appointment, zone: str, now: int) -> TimeWish:
    """The search behind a wish: the same visit, on the days and hours that suit, until its day."""
    first = max(wish.from_day, local_day(now + LEAD, zone))
    days = (local_day(appointment.event.start, zone) - first).days + 1
    return TimeWish(
        purpose=appointment.purpose,
        minutes=appointment.event.minutes,
        from_day=first,
        days=max(days, 0),
        party_size=appointment.party_size,
        needs=appointment.needs,
        host_id=appointment.host_id,
        evidence_id=appointment.evidence_id,
        advocate_id=appointment.advocate_id,
        child_supervisor_id=appointment.child_supervisor_id,
        interpreter_id=appointment.interpreter_id,
        weekdays=wish.weekdays,
        from_minute=wish.from_minute,
        until_minute=wish.until_minute,
        party_id=appointment.party_id,
        case_id=appointment.case_id,
    )


def earlier_slot(wanted: TimeWish, appointment: Appointment, around: Surroundings, taken: Taken) -> Slot | None:
    """The first time that suits and starts before the appointment does; its own hold is not in its way."""
    return first_time(wanted, around, appointment.event.start, taken, frozenset({appointment.id}))


def moved_request(appointment: Appointment, slot: Slot) -> BookingRequest:
    """The visit as it is, at another time, with what was said about that time."""
    cautions = frozenset(each.value for each in slot.cautions)
    return replace(request_of(appointment), room_id=slot.room_id, event=slot.event, accepted_cautions=cautions)


def without_clashes(offers: Iterable[EarlierOffer]) -> tuple[EarlierOffer, ...]:
    """One time is offered to one person: whoever asked first."""
    kept: list[EarlierOffer] = []
    for offer in sorted(offers, key=_asked):
        hold = offer.slot.held.hold
        if not any(each.slot.room_id == offer.slot.room_id and each.slot.held.hold.overlaps(hold) for each in kept):
            kept.append(offer)
    return tuple(kept)


def _asked(offer: EarlierOffer) -> tuple[int, int]:
    return offer.wish.added_at, offer.wish.id

"""Which of a family's visits counts: one return stands at most, and its checklist is about that one."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns.stages import OVER, STANDING
from desktop_app.domain.rooms import Purpose


def visit_about(visits: Sequence[Appointment]) -> Appointment | None:
    """The visit a family's checklist is about: the return that stands, else the latest that took place.

    Never one that was postponed or cancelled: whoever comes another day is received as if for the first time.
    """
    returns = sorted(
        (each for each in visits if each.purpose is Purpose.RETURN_OF_BELONGINGS), key=lambda each: each.event.start
    )
    for statuses in (STANDING, OVER):
        found = [each for each in returns if each.status in statuses]
        if found:
            return found[-1]
    return None


def refuse_second_return(
    request: BookingRequest, visits: Sequence[Appointment], zone: str, moving: int | None = None
) -> Refused | None:
    """A family has one return standing, so that nobody prepares, or waits for, the other one."""
    if request.purpose is not Purpose.RETURN_OF_BELONGINGS:
        return None
    visit = visit_about(visits)
    if visit is None or visit.status not in STANDING or moving in {each.id for each in visits}:
        return None
    return refuse(Cause.RETURN_STANDS, start=visit.event.start, zone=zone)

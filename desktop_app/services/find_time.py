"""Find a time: the best times for a visit, over as many weeks as one likes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.find_time import Found, TimeWish, find_times
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import Span, day_span
from desktop_app.services.acting import Service
from desktop_app.store import agency, cases, find_time

NOTHING: frozenset[int] = frozenset()
OFFERS = 3


class FindTimeService(Service):
    """The search; what it finds is booked through AppointmentService."""

    def find(
        self, actor: StaffMember, wish: TimeWish, count: int = OFFERS, ignoring: frozenset[int] = NOTHING
    ) -> Found | Refused:
        """The best times for a wish, and why the obvious one is not among them. `ignoring`: appointments to be moved."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            found = agency.get()
            span = days_of(wish, found.zone if found else "UTC")
            around = find_time.around(span, self._clock())
            taken = find_time.taken(span, around, (wish,))
            case = None if wish.case_id is None else cases.get(wish.case_id)
            gentle = () if case is None else cases.dates(case.id)
        wish = replace(wish, gentle=wish.gentle + gentle, opened_at=case.opened_at if case else wish.opened_at)
        return find_times(wish, around, count, taken, ignoring)


def days_of(wish: TimeWish, zone: str) -> Span:
    """From the first day to the last, with a day on either side for rooms whose clocks differ and holds that reach over."""
    first, last = wish.from_day - timedelta(days=1), wish.from_day + timedelta(days=wish.days + 1)
    return Span(day_span(first, zone).start, day_span(last, zone).end)

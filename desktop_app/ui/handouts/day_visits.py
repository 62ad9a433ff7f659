"""The visits of a day that a document can be about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.services.schedule import Schedule
from desktop_app.ui.session import Session


class DayVisits:
    """`bring()` those of a day; `languages` by visit, the words it is held in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked_for: Appointment | None = None
        self._cases: dict[int, int | None] = {}
        self.languages: dict[int, str] = {}

    def ask_for(self, appointment_id: int) -> date | None:
        """This one is offered with the others of its day, which is given; None where nobody may see it."""
        detail = self._session.services.appointments.detail(self._session.actor, appointment_id)
        if isinstance(detail, Refused):
            return None
        self._asked_for = detail.appointment
        return local_day(detail.appointment.event.start, detail.room.zone)

    def bring(self, day: date) -> Schedule | None:
        """The visits of a day, and the one asked for; None where nobody may see them."""
        schedule = self._session.services.schedule.day(self._session.actor, day)
        if isinstance(schedule, Refused):
            return None
        visits = self._with_the_one_asked_for(schedule, day)
        self._cases = {visit.id: visit.case_id for visit in visits}
        self.languages = {visit.id: visit.language for visit in visits}
        return replace(schedule, appointments=visits)

    def case_of(self, visit_id: int | None) -> int | None:
        """The family a visit is about."""
        return None if visit_id is None else self._cases.get(visit_id)

    def _with_the_one_asked_for(self, schedule: Schedule, day: date) -> tuple[Appointment, ...]:
        """A visit that the family stopped is on no day's list; without it the next family's record would be shown."""
        visits, asked = schedule.appointments, self._asked_for
        if asked is None or any(visit.id == asked.id for visit in visits):
            return visits
        return (*visits, asked) if local_day(asked.event.start, schedule.zone) == day else visits

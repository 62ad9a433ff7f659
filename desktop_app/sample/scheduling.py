"""What the sample agency has settled about its time: hours, a holiday, interpreters, and two who are kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import Opening
from desktop_app.domain.refusals import Refused
from desktop_app.domain.separation import Side
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.team import Duty
from desktop_app.sample.records import Sample, SampleApart
from desktop_app.services.services import Services

T = TypeVar("T")
AFTER_THE_WEEK = timedelta(days=4)
"""A holiday among the sample's own visits would only be in their way."""


def settle(services: Services, supervisor: StaffMember, sample: Sample, today: date) -> dict[str, int]:
    """Opening hours, the next holiday and the interpreters, whose ids are given back by name."""
    openings = [
        Opening(None, weekday, hours.opens * 60, hours.closes * 60)
        for hours in sample.hours
        for weekday in hours.weekdays
    ]
    value(services.closures.set_hours(supervisor, None, openings))
    _keep_the_next_holiday(services, supervisor, today + AFTER_THE_WEEK)
    return {
        each.name: value(services.team.add_interpreter(supervisor, each.name, each.languages, each.phone)).id
        for each in sample.interpreters
    }


def _keep_the_next_holiday(services: Services, supervisor: StaffMember, after: date) -> None:
    for year in (after.year, after.year + 1):
        coming = [each.day for each in value(services.closures.holidays(supervisor, year)) if each.day >= after]
        if coming:
            value(services.closures.adopt_holidays(supervisor, year, coming[:1]))
            return


def say_yes(services: Services, supervisor: StaffMember, booked: Appointment, duties: Iterable[Duty]) -> Appointment:
    """The people of these duties have confirmed."""
    for duty in duties:
        booked = value(services.team.confirm_duty(supervisor, booked.id, booked.version, duty))
    return booked


def keep_apart(services: Services, supervisor: StaffMember, apart: SampleApart, case_id: int, visit_id: int) -> None:
    """A family and the guest of a visit."""
    sides = Side(case_id=case_id), Side(appointment_id=visit_id)
    value(services.separation.keep_apart(supervisor, *sides, apart.minutes, apart.scope, apart.why))


def value(outcome: T | Refused) -> T:
    """The value of an outcome the sample relies on; a refusal here is a fault of the sample."""
    if isinstance(outcome, Refused):
        raise TypeError(f"the sample was refused: {[reason.cause.value for reason in outcome.reasons]}")
    return outcome

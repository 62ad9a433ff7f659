"""What the rooms were used for over a period: counts of visits and hours, never of persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from desktop_app.domain.appointments import RELEASED, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR, local

DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Visit:
    """All that a report knows of an appointment. `booked_at` is from the history, None where that does not know."""

    room_id: int
    purpose: Purpose
    start: int
    end: int
    status: Status
    booked_at: int | None


class Lead(StrEnum):
    """How long before a visit it was booked."""

    SAME_DAY = "same_day"
    ONE_TO_TWO_DAYS = "one_to_two_days"
    THREE_TO_SIX_DAYS = "three_to_six_days"
    ONE_TO_TWO_WEEKS = "one_to_two_weeks"
    TWO_TO_FOUR_WEEKS = "two_to_four_weeks"
    LONGER = "longer"


_UP_TO_DAYS = ((0, Lead.SAME_DAY), (2, Lead.ONE_TO_TWO_DAYS), (6, Lead.THREE_TO_SIX_DAYS))
_UP_TO_WEEKS = ((13, Lead.ONE_TO_TWO_WEEKS), (27, Lead.TWO_TO_FOUR_WEEKS))


class Ending(StrEnum):
    """What became of an appointment."""

    KEPT = "kept"
    POSTPONED_BY_PERSON = "postponed_by_person"
    POSTPONED_BY_AGENCY = "postponed_by_agency"
    CANCELLED = "cancelled"


_ENDINGS = {status: Ending(status.value) for status in RELEASED}


@dataclass(frozen=True, slots=True)
class Use:
    """Visits, and the minutes of their events (without setup and reset)."""

    visits: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A period, both days included. Visits that were called off count in `endings` only.

    `hours` are by the hour a visit begins, `weekdays` by its day (0 is Monday). `lead_days` is the middle one of the
    days between booking and visit, None where no booking time is known.
    """

    first: date
    last: date
    rooms: tuple[tuple[str, Use], ...]
    purposes: tuple[tuple[Purpose, Use], ...]
    hours: tuple[int, ...]
    weekdays: tuple[int, ...]
    leads: tuple[tuple[Lead, int], ...]
    lead_days: float | None
    endings: tuple[tuple[Ending, int], ...]
    check_ins: int = 0
    """How often a check-in was offered to somebody of the staff; of whom is not counted."""

    @property
    def visits(self) -> int:
        """How many were not called off."""
        return sum(self.weekdays)

    @property
    def empty(self) -> bool:
        """Whether nothing was booked at all."""
        return not any(count for _, count in self.endings)


def report_on(
    visits: Iterable[Visit], rooms: Sequence[tuple[int, str, str]], zone: str, first: date, last: date
) -> Report:
    """Count a period. `rooms` are ids, names and zones; a room without a visit is counted with nothing."""
    names = {key: name for key, name, _ in rooms}
    clocks = {key: clock for key, _, clock in rooms}
    by_room: Counter[int] = Counter()
    room_minutes: Counter[int] = Counter()
    by_purpose: Counter[Purpose] = Counter()
    purpose_minutes: Counter[Purpose] = Counter()
    hours, weekdays = [0] * 24, [0] * 7
    endings: Counter[Ending] = Counter()
    days_before: list[int] = []
    for visit in visits:
        endings[_ENDINGS.get(visit.status, Ending.KEPT)] += 1
        if visit.status in RELEASED:
            continue
        minutes = (visit.end - visit.start) // 60
        by_room[visit.room_id] += 1
        room_minutes[visit.room_id] += minutes
        by_purpose[visit.purpose] += 1
        purpose_minutes[visit.purpose] += minutes
        begins = local(visit.start, clocks.get(visit.room_id, zone))
        hours[begins.hour] += 1
        weekdays[begins.weekday()] += 1
        if visit.booked_at is not None:
            booked = local(visit.booked_at, clocks.get(visit.room_id, zone)).date()
            days_before.append(max((begins.date() - booked).days, 0))
    leads = Counter(lead_of(days) for days in days_before)
    return Report(
        first,
        last,
        tuple((names[key], Use(by_room[key], room_minutes[key])) for key in names),
        tuple((purpose, Use(by_purpose[purpose], purpose_minutes[purpose])) for purpose in Purpose),
        tuple(hours),
        tuple(weekdays),
        tuple((lead, leads[lead]) for lead in Lead),
        median(days_before) if days_before else None,
        tuple((ending, endings[ending]) for ending in Ending),
    )


def lead_of(days: int) -> Lead:
    """The class of a number of calendar days between booking and visit."""
    for up_to, lead in (*_UP_TO_DAYS, *_UP_TO_WEEKS):
        if days <= up_to:
            return lead
    return Lead.LONGER


class Period(StrEnum):
    """The periods that are asked for most; OWN is chosen day by day."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


def period_of(period: Period, today: date) -> tuple[date, date]:
    """First and last day, both included: of the calendar month, quarter or year in which today lies."""
    match period:
        case Period.LAST_MONTH:
            last = today.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last
        case Period.QUARTER:
            first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
            return first, _month_end(date(first.year, first.month + 2, 1))
        case Period.YEAR:
            return date(today.year, 1, 1), date(today.year, 12, 31)
        case Period.THIS_MONTH | Period.OWN:
            return today.replace(day=1), _month_end(today)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

"""The week of all rooms as it hangs at the desk: initials, host, room and time, laid out like the screen's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.appointments import CLOSES, OPENS, Appointment
from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.schedule import Block, columns_for, lay_out
from desktop_app.domain.times import local, local_day

ROOMS_A_PAGE = 8
"""More rows than these would be too low to read."""


@dataclass(frozen=True, slots=True)
class WeekBoard:
    """`visits` carry no name, case or word about anybody; `hosts` are short names by id, `rooms` names by id, in order."""

    letterhead: Letterhead
    first: date
    zone: str
    rooms: tuple[tuple[int, str], ...]
    visits: tuple[Appointment, ...]
    hosts: Mapping[int, str]

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Friday, and the days of the weekend from the first one to the last on which somebody comes."""
        wanted = {local_day(each.event.start, self.zone) for each in self.visits}
        last = max([4, *((day - self.first).days for day in wanted)])
        return tuple(self.first + timedelta(days=ahead) for ahead in range(min(last, 6) + 1))

    @property
    def hours(self) -> tuple[int, int]:
        """The hours that are drawn: the usual ones, and as many more as the visits need."""
        starts = [local(each.event.start, self.zone).hour for each in self.visits]
        ends = [_hour_after(local(each.event.end, self.zone).hour, each, self.zone) for each in self.visits]
        return min([OPENS, *starts]), max([CLOSES, *ends])

    def pages(self) -> tuple[tuple[tuple[int, str], ...], ...]:
        """The rooms of each page."""
        rooms = self.rooms
        return tuple(rooms[at : at + ROOMS_A_PAGE] for at in range(0, len(rooms), ROOMS_A_PAGE)) or ((),)

    def blocks(self, rooms: tuple[tuple[int, str], ...], per_minute: float) -> tuple[Block, ...]:
        """Where everything lies, by the function that lays out the screen: a column is a room on a day."""
        columns = columns_for(self.days, [key for key, _ in rooms], self.zone)
        return lay_out(self.visits, columns, per_minute)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _hour_after(hour: int, each: Appointment, zone: str) -> int:
    """The full hour at which a visit has ended; 24 when it goes on past midnight."""
    if local_day(each.event.end - 1, zone) != local_day(each.event.start, zone):
        return 24
    minute = local(each.event.end, zone).minute
    return hour + bool(minute) if hour or minute else 24

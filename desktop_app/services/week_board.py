"""The week board: everything that hangs at the desk of one week, read without a name."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import Span, day_span
from desktop_app.domain.week_board import WeekBoard, monday_of
from desktop_app.services.acting import Service
from desktop_app.store import agency, rooms, schedule, staff
from desktop_app.store.wording import wording


class WeekBoardService(Service):
    """Reads only."""

    def of_week(self, actor: StaffMember, day: date, language: str = "en") -> WeekBoard | Refused:
        """The board of the week in which a day lies; the query itself selects no guest's name and no case."""
        if refused := self._deny(actor, Action.PRINT_WEEK_BOARD):
            return refused
        monday = monday_of(day)
        with self._database.reading():
            found = agency.get()
            zone = found.zone if found else "UTC"
            span = Span(day_span(monday, zone).start, day_span(monday + timedelta(days=6), zone).end)
            visits = schedule.within(span, names=False)
            return WeekBoard(
                Letterhead(
                    found.name if found else "",
                    wording(language).victim_services,
                    found.phone if found else "",
                    found.phone_hours if found else "",
                ),
                monday,
                zone,
                tuple((room.id, room.name) for room in rooms.all_rooms()),
                tuple(each for each in visits if span.start <= each.event.start < span.end),
                {member.id: member.short_name for member in staff.all_active()},
            )

"""What a series would be, date by date: the lists a person sees before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.appointments import MOVABLE, Appointment, BookingRequest
from desktop_app.domain.bookings import as_the_desk_reads, keeping_hold, request_named_again, request_of
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.domain.series import (
    PlannedDate,
    Repeat,
    Scope,
    Series,
    Wish,
    merged,
    moves_day,
    occurrences,
    plan_dates,
    reached,
    usual_of,
)
from desktop_app.domain.staff import Role, StaffMember, initials
from desktop_app.domain.times import HOUR, Span, local
from desktop_app.services.appointments.writing import AppointmentWriting, known
from desktop_app.store import appointments, rooms, series, surroundings

SEARCHED = 20 * 24 * HOUR
"""How far beyond the dates their surroundings are read: the nearest free time is looked for there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Which visits of a series a change is about: from which one, how far, but for which dates.

    Dates in `leave_out` stay as they are. Dates in `also` were changed on their own and follow all the same. `seen`
    are the versions in the list the person saw, by appointment; another one is a lost race.
    """

    appointment_id: int
    version: int
    scope: Scope
    leave_out: frozenset[date] = frozenset()
    also: frozenset[date] = frozenset()
    seen: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series with every visit it ever had, by date, and how many each scope would reach from one of them."""

    series: Series
    members: tuple[Appointment, ...]
    reach: Mapping[Scope, int]


@dataclass(frozen=True, slots=True)
class Found:
    """The visit one began from, its series and all its visits; `chosen` are those the scope reaches."""

    anchor: Appointment
    series: Series
    members: tuple[Appointment, ...]
    chosen: tuple[Appointment, ...]
    upcoming: tuple[Appointment, ...]


class SeriesPlanning(AppointmentWriting):
    """Weighs series; writes nothing. Shorter buffers are one visit's, with their own reason: a series never has them."""

    def of_appointment(self, actor: StaffMember, appointment_id: int) -> SeriesView | Refused:
        """The series of a visit; refused when it has none."""
        if refused := self._deny(actor, Action.VIEW_APPOINTMENT):
            return refused
        with self._database.reading():
            anchor = appointments.get(appointment_id)
            found = series.get(anchor.series_id) if anchor and anchor.series_id else None
            if anchor is None or found is None:
                return refuse(Cause.NOT_FOUND)
            members = series.members(found.id)
            reach = {scope: len(reached(members, anchor, scope, self._clock())) for scope in Scope}
            if actor.role is Role.FRONT_DESK:
                members = tuple(map(as_the_desk_reads, members))
            return SeriesView(found, members, reach)

    def preview(
        self, actor: StaffMember, request: BookingRequest, repeat: Repeat, leave_out: frozenset[date] = frozenset()
    ) -> tuple[PlannedDate, ...] | Refused:
        """One row a date: free, or every reason why not. `request` is the visit on its first day; writes nothing."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            planned = self._plan_new(request, repeat, leave_out)
            return planned if isinstance(planned, Refused) else planned[1]

    def preview_change(
        self, actor: StaffMember, edit: Edit, request: BookingRequest
    ) -> tuple[PlannedDate, ...] | Refused:
        """One row for each visit the change would reach; writes nothing."""
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        with self._database.reading():
            found = self._anchor(edit)
            if isinstance(found, Refused):
                return found
            rows = self._plan_change(found, edit, self._named(actor, request, found.anchor))
            return rows if isinstance(rows, Refused) or actor.role is not Role.FRONT_DESK else _initials(rows)

    def preview_release(self, actor: StaffMember, edit: Edit) -> tuple[PlannedDate, ...] | Refused:
        """One row for each visit that postponing or cancelling would reach; writes nothing."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            found = self._anchor(edit)
            return found if isinstance(found, Refused) else self._rows(found, edit)

    # Inside, within a transaction

    @staticmethod
    def _named(actor: StaffMember, request: BookingRequest, anchor: Appointment) -> BookingRequest:
        """The front desk was given initials; the name stays."""
        return request_named_again(request, anchor) if actor.role is Role.FRONT_DESK else request

    def _plan_new(
        self, request: BookingRequest, repeat: Repeat, leave_out: frozenset[date]
    ) -> tuple[Series, tuple[PlannedDate, ...]] | Refused:
        zone = zones().get(request.room_id)
        if zone is None or not known(request):
            return refuse(Cause.NOT_FOUND)
        if request.purpose is Purpose.RETURN_OF_BELONGINGS:
            return refuse(Cause.SERIES_OF_RETURNS)
        wall = local(request.event.start, zone).replace(tzinfo=None)
        request = replace(request, shorter=None)
        wanted = Series(0, repeat, wall, request.event.minutes, zone)
        dates = occurrences(wanted)
        if isinstance(dates, Refused):
            return dates
        if leave_out >= {each.day for each in dates}:
            return refuse(Cause.SERIES_EMPTY)
        wishes = [Wish(each.day, each, replace(request, event=each.event) if each.event else None) for each in dates]
        return wanted, self._weighed(wishes, leave_out)

    def _plan_change(self, found: Found, edit: Edit, request: BookingRequest) -> tuple[PlannedDate, ...] | Refused:
        anchor, told_in = found.anchor, zones()
        if anchor.status not in MOVABLE:
            return refuse(Cause.STATUS, current=anchor.status, wanted=anchor.status)
        bound = INTERVIEWS | {Purpose.RETURN_OF_BELONGINGS}
        if anchor.purpose is not request.purpose and {anchor.purpose, request.purpose} & bound:
            return refuse(Cause.PURPOSE_NOT_FOR_ROOM, room="", purpose=request.purpose)
        if request.room_id not in told_in or not known(request):
            return refuse(Cause.NOT_FOUND)
        if edit.scope is not Scope.THIS and moves_day(anchor, request, told_in):
            return refuse(Cause.SERIES_DAY)
        request = replace(request, shorter=None)
        usual = usual_of(found.upcoming or found.chosen, anchor, told_in)
        wishes = []
        for member in found.chosen:
            after = merged(member, request, anchor, usual, told_in, chosen=member.occurrence in edit.also)
            stays = after.request == request_of(member) and member.id != anchor.id
            wish = after.request and keeping_hold(member, after.request)
            wishes.append(
                Wish(day_of(member), after.occurrence, wish, member.id, member.version, after.kept_own, stays)
            )
        return self._weighed(wishes, edit.leave_out)

    def _weighed(self, wishes: list[Wish], leave_out: frozenset[date]) -> tuple[PlannedDate, ...]:
        events = [each.occurrence.event for each in wishes if each.occurrence.event is not None]
        if not events:
            return ()
        whole = Span(min(each.start for each in events), max(each.end for each in events) + SEARCHED)
        return plan_dates(wishes, surroundings.around(whole, self._clock()), leave_out)

    def _anchor(self, edit: Edit) -> Found | Refused:
        """The visit one began from, its series, and those the scope reaches."""
        anchor = appointments.get(edit.appointment_id)
        own = series.get(anchor.series_id) if anchor and anchor.series_id else None
        if anchor is None or own is None:
            return refuse(Cause.NOT_FOUND)
        if anchor.version != edit.version:
            return refuse(Cause.CHANGED_MEANWHILE)
        members = series.members(own.id)
        chosen = reached(members, anchor, edit.scope, self._clock())
        if anchor not in chosen:
            return refuse(Cause.STATUS, current=anchor.status, wanted=anchor.status)
        return Found(anchor, own, members, chosen, reached(members, anchor, Scope.ALL, self._clock()))

    @staticmethod
    def _rows(found: Found, edit: Edit) -> tuple[PlannedDate, ...]:
        return tuple(
            PlannedDate(
                day_of(each),
                each.event,
                None,
                appointment_id=each.id,
                version=each.version,
                left_out=day_of(each) in edit.leave_out,
            )
            for each in found.chosen
        )


def _initials(rows: tuple[PlannedDate, ...]) -> tuple[PlannedDate, ...]:
    return tuple(
        replace(row, request=replace(row.request, guest_name=initials(row.request.guest_name))) if row.request else row
        for row in rows
    )


def day_of(member: Appointment) -> date:
    """The date the series gave a visit, wherever it was moved since."""
    return member.occurrence or date.min


def zones() -> dict[int, str]:
    """The IANA zone of each room."""
    return {room.id: room.zone for room in rooms.all_rooms()}

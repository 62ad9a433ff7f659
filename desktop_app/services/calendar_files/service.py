"""Calendar files out and in, each written down in the history without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.calendar_files import AHEAD_DAYS, Entry, InTheWay, KeptCalendar
from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import Span, day_span, in_order
from desktop_app.services.acting import Service
from desktop_app.services.calendar_files.reading import Reader
from desktop_app.services.calendar_files.writing import write_calendar
from desktop_app.services.team import FOR_INTERPRETERS, FOR_OTHERS
from desktop_app.store import agency, calendar_files, rooms, staff

LONGEST_PERIOD = 800
"""Days one file may cover: two years and a little."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar to save: its bytes, the name it is saved by, and how many appointments are in it."""

    data: bytes
    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class ImportedTimes:
    """What came in: how many times, how many of an earlier copy they replace, and which visits lie in closed ones."""

    count: int
    replaced: int
    in_the_way: tuple[InTheWay, ...] = ()


class CalendarFileService(Service):
    """Appointments as calendar files; busy and closed times from them."""

    def save_appointment(self, actor: StaffMember, appointment_id: int, language: str = "en") -> CalendarFile | Refused:
        """One appointment."""
        if refused := self._deny(actor, Action.EXPORT_CALENDAR):
            return refused
        with self._writing():
            entries = calendar_files.of_appointment(appointment_id)
            if not entries:
                return refuse(Cause.NOT_FOUND)
            self._record(
                actor,
                "calendar.export",
                "appointment",
                appointment_id,
                appointment_id=appointment_id,
                what="appointment",
            )
            return self._file(entries, f"appointment-{entries[0].number}.ics", language)

    def save_room(
        self, actor: StaffMember, room_id: int, first: date, last: date, language: str = "en"
    ) -> CalendarFile | Refused:
        """What begins in a room from one day to another, both included."""
        if refused := self._deny(actor, Action.EXPORT_CALENDAR):
            return refused
        if wrong := _wrong_period(first, last):
            return wrong
        with self._writing():
            if all(each.id != room_id for each in rooms.all_rooms()):
                return refuse(Cause.NOT_FOUND)
            entries = calendar_files.of_room(room_id, self._span(first, last))
            self._tell_export(actor, "room", room_id, first, last, len(entries))
            return self._file(entries, f"room-{room_id}-{first.isoformat()}.ics", language)

    def save_staff(
        self, actor: StaffMember, staff_id: int, first: date, last: date, language: str = "en"
    ) -> CalendarFile | Refused:
        """What somebody has a duty in, from one day to another, both included."""
        if refused := self._deny(actor, Action.EXPORT_CALENDAR):
            return refused
        if wrong := _wrong_period(first, last):
            return wrong
        with self._writing():
            if all(each.id != staff_id for each in staff.all_active()):
                return refuse(Cause.NOT_FOUND)
            entries = calendar_files.of_staff(staff_id, self._span(first, last))
            self._tell_export(actor, "staff", staff_id, first, last, len(entries))
            return self._file(entries, f"staff-{staff_id}-{first.isoformat()}.ics", language)

    def reader(self, actor: StaffMember) -> Reader | Refused:
        """What reads a file for the two imports below; it needs no database, so that a long file is read beside."""
        if refused := self._deny(actor, Action.IMPORT_BUSY):
            return refused
        with self._database.reading():
            found = agency.get()
            today = self._today()
            window = self._span(today, today + timedelta(days=AHEAD_DAYS))
            return Reader(self._zone(), window, found.uid if found else "")

    def import_busy(
        self,
        actor: StaffMember,
        calendar: KeptCalendar,
        staff_id: int | None = None,
        interpreter_id: int | None = None,
    ) -> ImportedTimes | Refused:
        """Keep a calendar's times as those of one person, in place of its earlier copy's; each may do so for themself."""
        if refused := self._deny(actor, Action.IMPORT_BUSY):
            return refused
        allowed = FOR_INTERPRETERS if staff_id is None else FOR_OTHERS
        if staff_id != actor.id and actor.role not in allowed:
            roles = tuple(role for role in Role if role in allowed)
            return refuse(Cause.NOT_ALLOWED, action=Action.IMPORT_BUSY, role=actor.role, roles=roles)
        with self._writing():
            if not _one_person(staff_id, interpreter_id):
                return refuse(Cause.NOT_FOUND)
            replaced = calendar_files.replace_busy(staff_id, interpreter_id, calendar.source, calendar.times)
            whose = ("staff", staff_id) if staff_id is not None else ("interpreter", interpreter_id)
            self._record(actor, "calendar.busy", *whose, count=len(calendar.times), replaced=replaced)
        return ImportedTimes(len(calendar.times), replaced)

    def import_closures(
        self, actor: StaffMember, calendar: KeptCalendar, reason: str, room_id: int | None = None
    ) -> ImportedTimes | Refused:
        """Keep a calendar's times as closed, for a reason that is typed; the visits in the way are told, never dropped."""
        if refused := self._deny(actor, Action.IMPORT_CLOSURES):
            return refused
        words = check_text("reason", reason)
        if isinstance(words, Refused):
            return words
        if not words:
            return refuse(Cause.REASON_NEEDED)
        kind = ClosureKind.AGENCY_CLOSED if room_id is None else ClosureKind.OUT_OF_SERVICE
        with self._writing():
            if room_id is not None and all(each.id != room_id for each in rooms.all_rooms()):
                return refuse(Cause.NOT_FOUND)
            replaced = calendar_files.replace_closures(kind, room_id, calendar.source, calendar.times, words)
            in_the_way = calendar_files.standing_in(room_id, calendar.times)
            self._record(
                actor,
                "calendar.closures",
                "room" if room_id else "agency",
                room_id,
                count=len(calendar.times),
                replaced=replaced,
                in_the_way=len(in_the_way),
            )
        return ImportedTimes(len(calendar.times), replaced, in_the_way)

    def _file(self, entries: Sequence[Entry], name: str, language: str) -> CalendarFile:
        found = agency.get()
        data = write_calendar(entries, found.uid if found else "", self._clock(), language)
        return CalendarFile(data, name, len(entries))

    def _tell_export(self, actor: StaffMember, what: str, key: int, first: date, last: date, count: int) -> None:
        self._record(actor, "calendar.export", what, key, what=what, first=first, last=last, count=count)

    def _span(self, first: date, last: date) -> Span:
        zone = self._zone()
        return Span(day_span(first, zone).start, day_span(last, zone).end)

    @staticmethod
    def _zone() -> str:
        found = agency.get()
        return found.zone if found else "UTC"


def _wrong_period(first: date, last: date) -> Refused | None:
    if wrong := in_order("first", first, "last", last):
        return Refused((wrong,))
    if (last - first).days > LONGEST_PERIOD:
        return refuse(Cause.PERIOD, days=LONGEST_PERIOD)
    return None


def _one_person(staff_id: int | None, interpreter_id: int | None) -> bool:
    """Whether exactly one is given, and is there."""
    if (staff_id is None) == (interpreter_id is None):
        return False
    if staff_id is not None:
        return any(each.id == staff_id for each in staff.all_active())
    return interpreter_id is not None and calendar_files.interpreter_is_there(interpreter_id)

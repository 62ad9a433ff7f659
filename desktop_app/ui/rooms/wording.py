"""What an appointment says of itself on the Rooms page; a screen the lobby can see says less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.rooms import INTERVIEWS, Purpose, Room, RoomKind
from desktop_app.domain.schedule import EVERYTHING, Column, Wanted
from desktop_app.domain.times import Span, local, local_day
from desktop_app.ui.words import clock, day_words, word

if TYPE_CHECKING:
    from desktop_app.services.schedule import Schedule

_translate = QCoreApplication.translate
_SEPARATOR = " \u00b7 "
_DASH = " \u2013 "


@dataclass(frozen=True, slots=True)
class Remark:
    """A symbol of resources/icons and the words beside it."""

    symbol: str = ""
    text: str = ""


def tone_of(purpose: Purpose) -> str:
    """The tone that the legend gives a purpose."""
    if purpose in INTERVIEWS:
        return "plum"
    return "accent" if purpose is Purpose.RETURN_OF_BELONGINGS else "blue"


def short_clock(instant: int, zone: str) -> str:
    """`9:30`, as it stands on the drawn day, where the hours at the left say morning or afternoon."""
    wall = local(instant, zone)
    return f"{wall.hour % 12 or 12}:{wall.minute:02}"


def times(span: Span, zone: str) -> str:
    """`9:30 - 10:45` with a proper dash."""
    return short_clock(span.start, zone) + _DASH + short_clock(span.end, zone)


def spoken_times(span: Span, zone: str) -> str:
    """Times for the ear, with morning and afternoon."""
    return _translate("rooms", "{start} to {end}").format(start=clock(span.start, zone), end=clock(span.end, zone))


def hour_label(instant: int, zone: str) -> str:
    """`9 am` beside an hour's line; `1:30 am` in the rare zones whose clocks move by half an hour."""
    wall = local(instant, zone)
    return wall_label(wall.hour, wall.minute)


def weekday_and_day(day: date) -> str:
    """`Tue 24 Nov`, in a table's column."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def wall_label(hour: int, minute: int = 0) -> str:
    """`9 am` for an hour of the clock, whatever the day."""
    words = f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "")
    pattern = _translate("rooms", "{hour} am") if hour % 24 < 12 else _translate("rooms", "{hour} pm")
    return pattern.format(hour=words)


def abbreviations(rooms: Sequence[Room]) -> dict[int, str]:
    """A few letters for each room, `SA` for Soft room A, all different: what fits above a narrow column."""
    found: dict[int, str] = {}
    for room in rooms:
        parts = room.name.replace("-", " ").split()
        words = [part for part in parts if part.casefold() != _translate("rooms", "room")] or parts
        words = words if len(words) < 3 else [words[0], words[-1]]  # more would run into the next column
        short = "".join(part if part.isdigit() else part[0].upper() for part in words)
        if len(words) == 1:
            short = parts[0][0].upper() + words[0] if words[0].isdigit() else words[0][:2]
        if short in found.values():
            short = next(f"{short}{number}" for number in range(2, 99) if f"{short}{number}" not in found.values())
        found[room.id] = short
    return found


def room_line(room: Room, lobby: bool) -> str:
    """The second line under a room's name: where it is, how many it seats, what it offers."""
    seats = (
        _translate("rooms", "one seat")
        if room.seats == 1
        else _translate("rooms", "{count} seats").format(count=room.seats)
    )
    returns = room.kind is RoomKind.PROPERTY_RETURN and not lobby
    parts = [_translate("rooms", "return of belongings") if returns else room.entrance, seats]
    if room.child_friendly:
        parts.append(_translate("rooms", "child-friendly"))
    if room.step_free:
        parts.append(_translate("rooms", "step-free"))
    return _SEPARATOR.join(part for part in parts if part)


def closed_words(kind: ClosureKind) -> str:
    """Why a column is closed, in a word or two."""
    return {
        ClosureKind.HOLIDAY: _translate("rooms", "Holiday"),
        ClosureKind.AGENCY_CLOSED: _translate("rooms", "Closed"),
        ClosureKind.OUT_OF_SERVICE: _translate("rooms", "Out of service"),
    }[kind]


@dataclass(frozen=True, slots=True)
class ScheduleWords:
    """Words for a schedule's appointments. `lobby`: the screen stands where visitors can read it.

    What is not `wanted` stays on the drawing without words, so that no taken time looks free.
    """

    schedule: Schedule
    lobby: bool = False
    wanted: Wanted = EVERYTHING

    @property
    def day(self) -> date:
        """The day shown."""
        return self.schedule.day

    @property
    def room_ids(self) -> tuple[int, ...]:
        """The rooms shown, in their order."""
        chosen = self.wanted.room_id
        return tuple(room.id for room in self.schedule.rooms if chosen in {None, room.id})

    def column_name(self, column: Column) -> str:
        """A column's room, with its day where several are shown."""
        room = next((room.name for room in self.schedule.rooms if room.id == column.room_id), "")
        return f"{room}, {day_words(column.day)}" if self.several_days else room

    @property
    def several_days(self) -> bool:
        """Whether a time needs its day said with it."""
        return self.schedule.count > 1

    @property
    def zone(self) -> str:
        """The zone the day is told in."""
        return self.schedule.zone

    def tone(self, appointment: Appointment) -> str:
        """The tone of a block; to the lobby every appointment looks alike."""
        return "accent" if self.lobby else tone_of(appointment.purpose)

    def title(self, appointment: Appointment) -> str:
        """The first line: what it is for, or for the lobby only the guest's initials."""
        return appointment.guest_label if self.lobby else word(appointment.purpose)

    def host(self, appointment: Appointment) -> str:
        """The host's short name."""
        host = self.schedule.staff.get(appointment.host_id)
        return host.short_name if host else ""

    def room(self, appointment: Appointment) -> str:
        """The room's name."""
        return next((room.name for room in self.schedule.rooms if room.id == appointment.room_id), "")

    def guest(self, appointment: Appointment) -> str:
        """How the guest is written on this screen."""
        return appointment.guest_label if self.lobby else appointment.guest_name

    def second(self, appointment: Appointment) -> str:
        """The second line: when, and who receives the guest."""
        span, host = times(appointment.event, self.zone), self.host(appointment)
        if not host:
            return span
        return span + _SEPARATOR + _translate("rooms", "host {name}").format(name=host)

    def remark(self, appointment: Appointment) -> Remark:
        """The third line: where it stands, and what the person needs."""
        standing = self._standing(appointment)
        needs = "" if self.lobby else self.needs(appointment)
        return Remark(standing.symbol, _SEPARATOR.join(part for part in (standing.text, needs) if part))

    def needs(self, appointment: Appointment) -> str:
        """The needs in a fixed order, in small words."""
        present = [word(need) for need in Need if need in appointment.needs]
        return ", ".join(text[:1].lower() + text[1:] for text in present)

    def short(self, appointment: Appointment) -> tuple[str, str]:
        """The guest's initials and the start, where nothing more fits."""
        return appointment.guest_label, short_clock(appointment.event.start, self.zone)

    @staticmethod
    def how_many(count: int) -> str:
        """How many appointments, in words."""
        if count == 1:
            return _translate("rooms", "one appointment")
        return _translate("rooms", "{count} appointments").format(count=count) if count else ""

    @staticmethod
    def more(count: int) -> str:
        """`+3 more`, where not all have room."""
        return _translate("rooms", "+{count} more").format(count=count)

    def standing(self, appointment: Appointment) -> str:
        """Where it stands, in words."""
        return self._standing(appointment).text

    def spoken(self, appointment: Appointment) -> str:
        """The whole appointment in one sentence, for a screen reader and the tooltip."""
        host = _translate("rooms", "host {name}").format(name=self.host(appointment)) if self.host(appointment) else ""
        parts = (
            self.title(appointment),
            day_words(local_day(appointment.event.start, self.zone)) if self.several_days else "",
            spoken_times(appointment.event, self.zone),
            self.room(appointment),
            host,
            self.remark(appointment).text.replace(_SEPARATOR, ", "),
        )
        return ", ".join(part for part in parts if part)

    def _standing(self, appointment: Appointment) -> Remark:
        match appointment.status:
            case Status.TENTATIVE | Status.CONFIRMED:
                return self._readiness(appointment)
            case Status.ARRIVED:
                return Remark("person", _translate("rooms", "arrived"))
            case Status.IN_ROOM:
                return Remark("dot", _translate("rooms", "in the room"))
            case Status.FINISHED:
                return Remark("half", _translate("rooms", "finished, room not reset yet"))
            case Status.RESET_DONE:
                return Remark("check", _translate("rooms", "finished, room is reset"))
            case _:
                return Remark("ring", word(appointment.status))

    def _readiness(self, appointment: Appointment) -> Remark:
        what, _, count = self.schedule.remarks.get(appointment.id, "").partition(":")
        if what == "waiting":
            return Remark("half", still_to_confirm(int(count or 1)))
        if appointment.status is Status.TENTATIVE:
            return Remark("ring", _translate("rooms", "not confirmed yet"))
        return Remark("check", _translate("rooms", "ready") if what == "ready" else _translate("rooms", "confirmed"))


def still_to_confirm(count: int) -> str:
    """`two points still to confirm`; small numbers in words, as one says them."""
    numbers = {
        1: _translate("rooms", "one point still to confirm"),
        2: _translate("rooms", "two points still to confirm"),
        3: _translate("rooms", "three points still to confirm"),
        4: _translate("rooms", "four points still to confirm"),
    }
    return numbers.get(count) or _translate("rooms", "{count} points still to confirm").format(count=count)

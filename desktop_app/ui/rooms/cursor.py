"""Where the keyboard stands on the drawn day: on an appointment, or on a free quarter of an hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.appointments import OPENS, STEP, Appointment
from desktop_app.domain.times import HOUR, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A column and an instant; `appointment_id` when the instant lies in an event."""

    column: int
    at: int
    appointment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Steps between places of one day. `rooms` are the columns' rooms."""

    rooms: tuple[int, ...]
    shown: Span
    appointments: Sequence[Appointment]

    def settle(self, column: int, at: int) -> Place:
        """The place at a column and instant, kept within the day: an appointment there, or the free quarter."""
        column = min(max(column, 0), len(self.rooms) - 1)
        at = min(max(at, self.shown.start), self.shown.end - STEP)
        for each in self.appointments:
            if each.room_id == self.rooms[column] and each.event.start <= at < each.event.end:
                return Place(column, each.event.start, each.id)
        return Place(column, self.shown.start + (at - self.shown.start) // STEP * STEP)

    def on(self, appointment: Appointment) -> Place:
        """The place of an appointment."""
        return Place(self.rooms.index(appointment.room_id), appointment.event.start, appointment.id)

    def first(self, now: int) -> Place:
        """Where a day begins: at its first appointment from now on, else at opening time in the first room."""
        coming = [each for each in self._in_order() if each.event.end > now] or self._in_order()
        if coming:
            return self.on(coming[0])
        return self.settle(0, self.shown.start + OPENS * HOUR)

    def down(self, place: Place) -> Place:
        """To the next quarter; over an appointment in one step."""
        here = self._appointment(place)
        if here is None:
            return self.settle(place.column, place.at + STEP)
        quarters = -(-(here.event.end - self.shown.start) // STEP)
        return self.settle(place.column, self.shown.start + quarters * STEP)

    def up(self, place: Place) -> Place:
        """To the quarter before."""
        return self.settle(place.column, place.at - 1 if place.appointment_id is not None else place.at - STEP)

    def across(self, place: Place, columns: int) -> Place:
        """To a neighbouring room at the same time."""
        return self.settle(place.column + columns, place.at)

    def next(self, place: Place) -> Place:
        """To the next appointment of the day, whatever its room."""
        return next((found for each in self._in_order() if _key(found := self.on(each)) > _key(place)), place)

    def previous(self, place: Place) -> Place:
        """To the appointment before, whatever its room."""
        return next((found for each in reversed(self._in_order()) if _key(found := self.on(each)) < _key(place)), place)

    def at_hour(self, place: Place, hour: int) -> Place:
        """To an hour of the day in the same room."""
        return self.settle(place.column, self.shown.start + hour * HOUR)

    def _appointment(self, place: Place) -> Appointment | None:
        return next((each for each in self.appointments if each.id == place.appointment_id), None)

    def _in_order(self) -> list[Appointment]:
        known = [each for each in self.appointments if each.room_id in self.rooms]
        return sorted(known, key=lambda each: (each.event.start, self.rooms.index(each.room_id)))


def _key(place: Place) -> tuple[int, int]:
    return place.at, place.column

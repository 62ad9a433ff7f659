"""Where the keyboard stands on the drawn schedule: on an appointment, or on a free quarter of an hour."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from desktop_app.domain.appointments import OPENS, STEP
from desktop_app.domain.schedule import Block, Column
from desktop_app.domain.times import MINUTE

_QUARTER = STEP / MINUTE  # minutes


@dataclass(frozen=True, slots=True)
class Place:
    """A column and an instant; `appointment_id` when the instant lies in an event."""

    column: int
    at: int
    appointment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Steps between places of the columns shown."""

    columns: tuple[Column, ...]
    blocks: Sequence[Block]

    def settle(self, column: int, at: int) -> Place:
        """The place at a column and instant, kept within the day: an appointment there, or the free quarter."""
        column = min(max(column, 0), len(self.columns) - 1)
        shown = self.columns[column]
        at = min(max(at, shown.span.start), shown.span.end - STEP)
        for block in self.blocks:
            event = block.appointment.event
            if block.column == column and event.start <= at < event.end:
                return Place(column, max(event.start, shown.span.start), block.appointment.id)
        return Place(column, shown.instant(floor(shown.minute(at) / _QUARTER) * _QUARTER))

    def on(self, appointment_id: int) -> Place | None:
        """The place of an appointment, on the day it begins if that is shown."""
        mine = [block for block in self.blocks if block.appointment.id == appointment_id]
        return _place(min(mine, key=_key)) if mine else None

    def first(self, now: int) -> Place:
        """Where one begins: at the first appointment from now on, else at opening time in the first column."""
        ordered = self._in_order()
        coming = [each for each in ordered if each.appointment.event.end > now] or ordered
        return _place(coming[0]) if coming else self.at_hour(Place(0, 0), OPENS)

    def down(self, place: Place) -> Place:
        """To the next quarter; over an appointment in one step."""
        shown, block = self.columns[place.column], self._block(place)
        if block is None:
            return self.settle(place.column, place.at + STEP)
        quarters = ceil(shown.minute(block.appointment.event.end) / _QUARTER)
        return self.settle(place.column, shown.instant(quarters * _QUARTER))

    def up(self, place: Place) -> Place:
        """To the quarter before."""
        return self.settle(place.column, place.at - 1 if place.appointment_id is not None else place.at - STEP)

    def across(self, place: Place, columns: int) -> Place:
        """To a neighbouring column at the same time by the clock."""
        column = min(max(place.column + columns, 0), len(self.columns) - 1)
        return self.settle(column, self.columns[column].instant(self.columns[place.column].minute(place.at)))

    def next(self, place: Place) -> Place:
        """To the next appointment in the order of their times, whatever its column."""
        ordered = self._in_order()
        at = bisect_right(ordered, _place_key(place), key=_key)
        return _place(ordered[at]) if at < len(ordered) else place

    def previous(self, place: Place) -> Place:
        """To the appointment before, whatever its column."""
        ordered = self._in_order()
        at = bisect_left(ordered, _place_key(place), key=_key)
        return _place(ordered[at - 1]) if at else place

    def at_hour(self, place: Place, hour: int) -> Place:
        """To an hour of the clock in the same column."""
        return self.settle(place.column, self.columns[place.column].instant(hour * 60))

    def _block(self, place: Place) -> Block | None:
        return next((each for each in self.blocks if each.column == place.column and _is(each, place)), None)

    def _in_order(self) -> list[Block]:
        return sorted((block for block in self.blocks if block.event.height > 0), key=_key)


def _is(block: Block, place: Place) -> bool:
    return block.appointment.id == place.appointment_id


def _place(block: Block) -> Place:
    return Place(block.column, block.appointment.event.start, block.appointment.id)


def _key(block: Block) -> tuple[int, int]:
    return block.appointment.event.start, block.column


def _place_key(place: Place) -> tuple[int, int]:
    return place.at, place.column

"""The minutes around an event that belong to it: setup, decompression, reset. No role goes without them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.times import MINUTE, Span

LONGEST_BUFFER = 240
"""Minutes. Three of these and the longest event still lie within the day that the database allows a hold."""


@dataclass(frozen=True, slots=True)
class Buffers:
    """Minutes before the event (arrival and setup), after it (the guest's own), and to reset the room."""

    setup: int
    decompression: int
    reset: int


@dataclass(frozen=True, slots=True)
class Held:
    """The whole time an event owns its room, and when the guest's own time after it ends (epoch seconds)."""

    hold: Span
    decompression_end: int


BufferTable = Mapping[tuple[int, Purpose], Buffers]
"""By room id and purpose, where they differ from the room's own."""


def buffers_for(room: Room, purpose: Purpose, table: BufferTable) -> Buffers:
    """The buffers of a purpose in a room."""
    own = Buffers(room.before_minutes, room.decompression_minutes, room.after_minutes - room.decompression_minutes)
    return table.get((room.id, purpose), own)


def held_around(event: Span, buffers: Buffers) -> Held:
    """An event with its buffers around it."""
    decompression_end = event.end + buffers.decompression * MINUTE
    hold = Span(event.start - buffers.setup * MINUTE, decompression_end + buffers.reset * MINUTE)
    return Held(hold, decompression_end)

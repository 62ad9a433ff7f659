"""Where each appointment lies on a day: pure geometry shared by the Rooms page and the printed sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.times import MINUTE, Span


@dataclass(frozen=True, slots=True)
class Band:
    """A vertical stretch in pixels: top and height."""

    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """One appointment's place: its column, its event, and the hatched holds before and after."""

    appointment: Appointment
    column: int
    event: Band
    before: Band
    after: Band


def band(span: Span, day_start: int, per_minute: float) -> Band:
    """The stretch of a span, `per_minute` pixels a minute from the start of the shown day."""
    return Band((span.start - day_start) / MINUTE * per_minute, (span.end - span.start) / MINUTE * per_minute)


def lay_out(
    appointments: Sequence[Appointment], rooms: Sequence[int], shown: Span, per_minute: float
) -> tuple[Block, ...]:
    """Blocks for the appointments of the shown span, in room columns, drawn to the minute."""
    columns = {room: index for index, room in enumerate(rooms)}
    return tuple(
        Block(
            each,
            columns[each.room_id],
            band(each.event, shown.start, per_minute),
            band(Span(each.hold.start, each.event.start), shown.start, per_minute),
            band(Span(each.event.end, each.hold.end), shown.start, per_minute),
        )
        for each in appointments
        if each.room_id in columns and each.hold.overlaps(shown)
    )

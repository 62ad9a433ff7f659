"""The lobby's own query: it names five columns, so that nothing else can reach the screen."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.lobby import LobbyVisit
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, RoomRow, StaffRow

_LONGEST_HOLD = 86_400
"""Seconds. The database allows no longer hold, so the index on its start finds every visit that can still last."""


def visits(span: Span, statuses: Iterable[str]) -> tuple[LobbyVisit, ...]:
    """The visits that share a moment with a span, by start: one query."""
    row = AppointmentRow
    rows = (
        row.select(row.guest_label, StaffRow.name, RoomRow.name, row.event_start, row.event_end)
        .join(StaffRow, on=(row.host == StaffRow.id))
        .join_from(row, RoomRow, on=(row.room == RoomRow.id))
        .where(
            (row.hold_start > span.start - _LONGEST_HOLD)
            & (row.hold_start < span.end)
            & (row.event_start < span.end)
            & (row.event_end > span.start)
            & row.status.in_(list(statuses))
        )
        .order_by(row.event_start, RoomRow.name)
        .tuples()
    )
    return tuple(LobbyVisit(guest, host, room, Span(start, end)) for guest, host, room, start, end in rows)

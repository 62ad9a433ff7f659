"""What reports read: no name, no case, no person."""

from __future__ import annotations

from collections.abc import Iterator

from peewee import fn

from desktop_app.domain.appointments import Status
from desktop_app.domain.reports import Visit
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, AuditRow

_LONGEST_HOLD = 86_400


def visits(span: Span) -> Iterator[Visit]:
    """The visits that begin in the span, each with the moment it was booked, as the history has it: one query."""
    row = AppointmentRow
    booked = AuditRow.select(fn.MIN(AuditRow.at)).where(
        AuditRow.appointment == row.id, AuditRow.action == "appointment.book"
    )
    query = (
        row.select(row.room, row.purpose, row.event_start, row.event_end, row.status, booked)
        .where(
            row.hold_start > span.start - _LONGEST_HOLD,
            row.hold_start < span.end,
            row.event_start >= span.start,
            row.event_start < span.end,
        )
        .tuples()
    )
    purposes = {each.value: each for each in Purpose}
    statuses = {each.value: each for each in Status}
    for room, purpose, start, end, status, at in query.iterator():
        yield Visit(room, purposes[purpose], start, end, statuses[status], at)

"""The visits that are watched: one query, and it cannot select a name, a case or a purpose."""

from __future__ import annotations

from desktop_app.domain.alerts import WATCHED, Watched
from desktop_app.domain.appointments import Status
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, RoomRow, StaffRow
from desktop_app.store.prepared import Prepared, place

_ROW = AppointmentRow
_WATCHED = Prepared(
    _ROW.select(
        _ROW.id,
        _ROW.guest_label,
        StaffRow.name,
        _ROW.room,
        RoomRow.name,
        RoomRow.zone,
        _ROW.event_start,
        _ROW.event_end,
        _ROW.hold_start,
        _ROW.hold_end,
        _ROW.status,
        _ROW.host,
        _ROW.evidence,
        _ROW.advocate,
        _ROW.child_supervisor,
    )
    .join(StaffRow, on=(_ROW.host == StaffRow.id))
    .switch(_ROW)
    .join(RoomRow)
    .where(
        (_ROW.hold_start >= place(0))
        & (_ROW.hold_start < place(1))
        & _ROW.status.in_(sorted(status.value for status in WATCHED))
    )
    .order_by(_ROW.hold_start, _ROW.id)
)
_NOBODY: frozenset[int | None] = frozenset({None})


def watched(starts: Span) -> tuple[Watched, ...]:
    """The visits whose hold begins in a span and that still wait for somebody to do something."""
    return tuple(
        Watched(
            row[0], row[1], row[2], frozenset(row[11:]) - _NOBODY, row[3], row[4], row[5],
            Span(row[6], row[7]), Span(row[8], row[9]), Status(row[10]),
        )
        for row in _WATCHED.rows(starts.start, starts.end)
    )  # fmt: skip

"""Everything that stands around the wishes of a span, read as plain rows in a handful of queries."""

from __future__ import annotations

from desktop_app.domain.appointments import RELEASED, Occupied
from desktop_app.domain.planning import EARLIEST_WITHIN, Surroundings
from desktop_app.domain.times import MINUTE, Span
from desktop_app.store import buffers, closures, rooms, separation, team
from desktop_app.store.models import AppointmentRow
from desktop_app.store.prepared import Prepared, place

_LONGEST_HOLD = 86_400
_ROW = AppointmentRow
_OCCUPIED = Prepared(
    _ROW.select(
        _ROW.id,
        _ROW.room,
        _ROW.hold_start,
        _ROW.hold_end,
        _ROW.event_start,
        _ROW.event_end,
        _ROW.host,
        _ROW.evidence,
        _ROW.advocate,
        _ROW.child_supervisor,
        _ROW.interpreter,
        _ROW.party,
        _ROW.case,
    ).where(
        (_ROW.hold_start > place(2))
        & (_ROW.hold_start < place(1))
        & (_ROW.hold_end > place(0))
        & _ROW.status.not_in([status.value for status in RELEASED])
    )
)
_NOBODY: frozenset[int | None] = frozenset({None})


def around(span: Span, now: int) -> Surroundings:
    """Everything that may matter to events within a span: one query a table, whatever the number of rooms."""
    its_rooms = {room.id: room for room in rooms.all_rooms()}
    table = buffers.table()
    separations = separation.standing()
    margin = max(
        [room.before_minutes + room.after_minutes for room in its_rooms.values()]
        + [each.setup + each.decompression + each.reset for each in table.values()],
        default=0,
    )
    before = after = margin * MINUTE
    if separations:
        before += max(each.minutes for each in separations) * MINUTE
        after += before + EARLIEST_WITHIN
    wide = Span(span.start - before, span.end + after)
    return Surroundings(
        its_rooms,
        table,
        occupied(wide),
        closures.within(wide),
        closures.openings(),
        separations,
        separation.parties() if separations else (),
        team.busy_within(wide),
        now,
    )


def occupied(span: Span) -> tuple[Occupied, ...]:
    """What the planner must know of the appointments of a span, without names: one query, found by the index."""
    rows = _OCCUPIED.rows(span.start, span.end, span.start - _LONGEST_HOLD)
    return tuple(
        Occupied(row[0], row[1], Span(row[2], row[3]), Span(row[4], row[5]), frozenset(row[6:10]) - _NOBODY, *row[10:])
        for row in rows
    )

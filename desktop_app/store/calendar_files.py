"""What calendar files read of appointments, and what they leave as busy and closed times."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from desktop_app.domain.appointments import RELEASED, Status
from desktop_app.domain.calendar_files import Entry, InTheWay, KeptTime, entry_status, purpose_class
from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, BusyRow, ClosureRow, InterpreterRow, RoomRow

_LONGEST_HOLD = 86_400
_CHUNK = 500


def of_appointment(appointment_id: int) -> tuple[Entry, ...]:
    """One appointment; none when there is no such one."""
    return _entries(AppointmentRow.id == appointment_id)


def of_room(room_id: int, span: Span) -> tuple[Entry, ...]:
    """A room's appointments that begin in the span, the called-off ones too: a calendar has to learn of them."""
    return _entries((AppointmentRow.room == room_id) & _beginning_in(span))


def of_staff(staff_id: int, span: Span) -> tuple[Entry, ...]:
    """The appointments of the span that a member of staff has a duty in."""
    row = AppointmentRow
    mine = (
        (row.host == staff_id)
        | (row.evidence == staff_id)
        | (row.advocate == staff_id)
        | (row.child_supervisor == staff_id)
    )
    return _entries(mine & _beginning_in(span))


def _beginning_in(span: Span) -> Any:
    """The bounds of the hold let the index find what begins in the span."""
    row = AppointmentRow
    return (
        (row.hold_start > span.start - _LONGEST_HOLD)
        & (row.hold_start < span.end)
        & (row.event_start >= span.start)
        & (row.event_start < span.end)
    )


def _entries(condition: Any) -> tuple[Entry, ...]:
    """The query cannot select a name, a case, a label or a reason."""
    row = AppointmentRow
    query = (
        row.select(
            row.number,
            row.event_start,
            row.event_end,
            RoomRow.zone,
            RoomRow.name,
            row.purpose,
            row.status,
            row.version,
        )
        .join(RoomRow)
        .where(condition)
        .order_by(row.event_start, row.id)
        .tuples()
    )
    return tuple(
        Entry(
            number,
            Span(start, end),
            zone,
            room,
            purpose_class(Purpose(purpose)),
            entry_status(Status(status)),
            version,
        )
        for number, start, end, zone, room, purpose, status, version in query
    )


def replace_busy(staff_id: int | None, interpreter_id: int | None, source: str, times: Sequence[KeptTime]) -> int:
    """Put a calendar's times where its earlier copy's were; how many those had been."""
    whose = (BusyRow.staff == staff_id) if staff_id is not None else (BusyRow.interpreter == interpreter_id)
    gone = BusyRow.delete().where(whose & BusyRow.uid.startswith(f"{source}:")).execute()
    rows = [
        {"staff": staff_id, "interpreter": interpreter_id, "start": each.span.start, "end": each.span.end}
        | {"uid": each.uid}
        for each in times
    ]
    for first in range(0, len(rows), _CHUNK):
        BusyRow.insert_many(rows[first : first + _CHUNK]).execute()
    return int(gone)


def replace_closures(
    kind: ClosureKind, room_id: int | None, source: str, times: Sequence[KeptTime], reason: str
) -> int:
    """Put a calendar's closed times where its earlier copy's were; how many those had been."""
    where = ClosureRow.room.is_null() if room_id is None else (ClosureRow.room == room_id)
    gone = ClosureRow.delete().where(where & ClosureRow.uid.startswith(f"{source}:")).execute()
    rows = [
        {"kind": kind.value, "room": room_id, "start": each.span.start, "end": each.span.end, "reason": reason}
        | {"uid": each.uid}
        for each in times
    ]
    for first in range(0, len(rows), _CHUNK):
        ClosureRow.insert_many(rows[first : first + _CHUNK]).execute()
    return int(gone)


def standing_in(room_id: int | None, times: Sequence[KeptTime]) -> tuple[InTheWay, ...]:
    """The appointments that still stand in any of the times: one query over all of them."""
    if not times:
        return ()
    row = AppointmentRow
    first, last = min(each.span.start for each in times), max(each.span.end for each in times)
    condition = (
        (row.hold_start > first - _LONGEST_HOLD)
        & (row.hold_start < last)
        & row.status.not_in([status.value for status in RELEASED])
    )
    if room_id is not None:
        condition &= row.room == room_id
    query = (
        row.select(
            row.id, row.number, RoomRow.name, RoomRow.zone, row.event_start, row.event_end, row.hold_start, row.hold_end
        )
        .join(RoomRow)
        .where(condition)
        .order_by(row.event_start, row.id)
        .tuples()
    )
    closed = _merged(times)
    return tuple(
        InTheWay(key, number, room, zone, Span(start, end))
        for key, number, room, zone, start, end, held_from, held_to in query
        if _meets(Span(held_from, held_to), closed)
    )


def _merged(times: Sequence[KeptTime]) -> list[Span]:
    """The times without overlaps, first to last."""
    merged: list[Span] = []
    for span in sorted(each.span for each in times):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _meets(hold: Span, closed: Sequence[Span]) -> bool:
    """Whether the last time that begins before the hold's end reaches into it."""
    place = bisect_right(closed, hold.end - 1, key=_start_of)
    return place > 0 and closed[place - 1].overlaps(hold)


def _start_of(span: Span) -> int:
    return span.start


def interpreter_is_there(interpreter_id: int) -> bool:
    """Whether somebody interprets under this id."""
    return bool(InterpreterRow.select().where(InterpreterRow.id == interpreter_id, InterpreterRow.active).exists())

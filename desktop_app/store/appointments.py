"""Appointment rows; the database's own triggers keep the holds of a room apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.appointments import OCCUPYING, RELEASED, Appointment, Need, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from desktop_app.domain.today import DeskGuest
from desktop_app.store.models import AppointmentRow, RoomRow, StaffRow, database_proxy
from desktop_app.store.prepared import PreparedInsert, PreparedRows, place

_RELEASED = [status.value for status in RELEASED]
_LONGEST_HOLD = 86_400
_NEW = PreparedInsert(AppointmentRow)
_ONE = PreparedRows(AppointmentRow.select().where(AppointmentRow.id == place(0)))
_NUMBER = """
INSERT INTO numbering (year, last) VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = numbering.last + 1 RETURNING last
"""


def to_appointment(row: Any) -> Appointment:
    """A row as the domain's value."""
    return Appointment(
        row.id,
        row.number,
        row.room_id,
        Purpose(row.purpose),
        Span(row.event_start, row.event_end),
        Span(row.hold_start, row.hold_end),
        Status(row.status),
        row.host_id,
        row.guest_name,
        row.guest_label,
        row.party_size,
        frozenset(Need(each) for each in row.needs.split()),
        row.case_id,
        row.evidence_id,
        row.language,
        row.reason,
        row.version,
        row.decompression_end or row.event_end,
        row.series_id,
        date.fromisoformat(row.occurrence) if row.occurrence else None,
        row.party_id,
        row.advocate_id,
        row.child_supervisor_id,
        row.interpreter_id,
        frozenset(row.confirmed_duties.split()),
        frozenset(row.accepted_cautions.split()),
    )


def _columns(appointment: Appointment) -> dict[str, Any]:
    return {
        "room": appointment.room_id,
        "purpose": appointment.purpose.value,
        "event_start": appointment.event.start,
        "event_end": appointment.event.end,
        "hold_start": appointment.hold.start,
        "hold_end": appointment.hold.end,
        "status": appointment.status.value,
        "host": appointment.host_id,
        "evidence": appointment.evidence_id,
        "guest_name": appointment.guest_name,
        "guest_label": appointment.guest_label,
        "party_size": appointment.party_size,
        "needs": " ".join(sorted(appointment.needs)),
        "language": appointment.language,
        "case": appointment.case_id,
        "reason": appointment.reason,
        "decompression_end": appointment.decompression_end,
        "series": appointment.series_id,
        "occurrence": appointment.occurrence.isoformat() if appointment.occurrence else None,
        "party": appointment.party_id,
        "advocate": appointment.advocate_id,
        "child_supervisor": appointment.child_supervisor_id,
        "interpreter": appointment.interpreter_id,
        "confirmed_duties": " ".join(sorted(appointment.confirmed_duties)),
        "accepted_cautions": " ".join(sorted(appointment.accepted_cautions)),
    }


def _within(span: Span) -> Any:
    """Holds that share a moment with the span; the bound below lets the index do it."""
    return (
        (AppointmentRow.hold_start > span.start - _LONGEST_HOLD)
        & (AppointmentRow.hold_start < span.end)
        & (AppointmentRow.hold_end > span.start)
    )


def between(span: Span) -> tuple[Appointment, ...]:
    """Every appointment that still occupies its room within the span, by start: one query."""
    rows = (
        AppointmentRow.select()
        .where(_within(span) & AppointmentRow.status.not_in(_RELEASED))
        .order_by(AppointmentRow.event_start, AppointmentRow.id)
    )
    return tuple(to_appointment(row) for row in rows)


def get(appointment_id: int) -> Appointment | None:
    """One appointment."""
    return next((to_appointment(row) for row in _ONE.named(appointment_id)), None)


def of_case(case_id: int) -> tuple[Appointment, ...]:
    """A case's appointments, first to last."""
    return of_cases((case_id,))


def standing(appointment_ids: tuple[int, ...], case_ids: tuple[int, ...]) -> tuple[Appointment, ...]:
    """The given appointments and the cases' own, as far as they still stand, first to last: one query."""
    chosen = AppointmentRow.id.in_(appointment_ids) | AppointmentRow.case.in_(case_ids)
    rows = (
        AppointmentRow.select()
        .where(chosen & AppointmentRow.status.not_in(_RELEASED))
        .order_by(AppointmentRow.event_start)
    )
    return tuple(to_appointment(row) for row in rows)


def of_cases(case_ids: tuple[int, ...]) -> tuple[Appointment, ...]:
    """The cases' appointments, first to last: one query."""
    rows = AppointmentRow.select().where(AppointmentRow.case.in_(case_ids)).order_by(AppointmentRow.event_start)
    return tuple(to_appointment(row) for row in rows)


def _next_number(year: str) -> str:
    """Counted in a table of its own: the greatest number of 100,000 is not to be searched for."""
    return f"{year}{database_proxy.execute_sql(_NUMBER, (year,)).fetchone()[0]:04d}"


def add(appointment: Appointment, today: date) -> Appointment:
    """A new appointment with the year's next record number, as `26-0117`."""
    number = _next_number(f"{today:%y}-")
    new = _NEW.add(number=number, **_columns(appointment))
    return replace(appointment, id=new, number=number, version=1)


def update(appointment: Appointment) -> Appointment | None:
    """Write a changed appointment when its version is still the one read; None when somebody was first."""
    changed = (
        AppointmentRow.update(version=appointment.version + 1, **_columns(appointment))
        .where((AppointmentRow.id == appointment.id) & (AppointmentRow.version == appointment.version))
        .execute()
    )
    return replace(appointment, version=appointment.version + 1) if changed else None


def desk_guests(span: Span, with_purpose: bool) -> tuple[DeskGuest, ...]:
    """The guests whose visit begins in the span; the query itself cannot select a name, a case or a story."""
    row, host = AppointmentRow, StaffRow
    columns = [
        row.id,
        row.guest_label,
        row.party_size,
        host.name,
        RoomRow.name,
        RoomRow.entrance,
        row.event_start,
        row.event_end,
        RoomRow.zone,
        row.status,
        row.version,
    ]
    query = (
        row.select(*columns, *([row.purpose] if with_purpose else []))
        .join(host, on=row.host)
        .switch(row)
        .join(RoomRow)
        .where(row.event_start >= span.start, row.event_start < span.end, row.status.in_([s.value for s in OCCUPYING]))
        .order_by(row.event_start, row.id)
        .tuples()
    )
    return tuple(_to_guest(each) for each in query)


def _to_guest(row: Sequence[Any]) -> DeskGuest:
    """The columns `desk_guests` asks for; the purpose is the last, where it may be known."""
    return DeskGuest(
        appointment_id=row[0],
        label=row[1],
        party_size=row[2],
        host=row[3],
        room=row[4],
        entrance=row[5],
        event=Span(row[6], row[7]),
        zone=row[8],
        status=Status(row[9]),
        version=row[10],
        purpose=Purpose(row[11]) if len(row) > 11 else None,
    )


def give_way(appointment_ids: Sequence[int]) -> None:
    """Free the rooms of appointments that are about to be written anew together, so that they can change places."""
    AppointmentRow.update(status="cancelled").where(AppointmentRow.id.in_(appointment_ids)).execute()

"""Offers of a check-in to staff."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.staff_checkins import StaffCheckin
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, StaffCheckinRow, StaffRow

_IT = StaffCheckinRow


def _select(condition: Any) -> tuple[StaffCheckin, ...]:
    offered, by = StaffRow.alias(), StaffRow.alias()
    rows = (
        _IT.select(_IT.appointment, _IT.staff, offered.name, by.name, _IT.offered_at)
        .join(offered, on=_IT.staff == offered.id)
        .switch(_IT)
        .join(by, on=_IT.offered_by == by.id)
        .where(condition)
        .order_by(_IT.id)
        .tuples()
    )
    return tuple(StaffCheckin(*row) for row in rows)


def of_visit(appointment_id: int) -> tuple[StaffCheckin, ...]:
    """To whom a check-in was offered after one visit."""
    return _select(_IT.appointment == appointment_id)


def of_case(case_id: int) -> tuple[StaffCheckin, ...]:
    """To whom a check-in was offered after a family's visits."""
    return _select(_IT.appointment.in_(AppointmentRow.select(AppointmentRow.id).where(AppointmentRow.case == case_id)))


def add(appointment_id: int, staff_id: int, by_id: int, at: int) -> None:
    """One offer."""
    _IT.create(appointment=appointment_id, staff=staff_id, offered_by=by_id, offered_at=at)


def offered_in(span: Span) -> int:
    """How many were offered in a period: a number, and of nobody."""
    return int(_IT.select().where((_IT.offered_at >= span.start) & (_IT.offered_at < span.end)).count())

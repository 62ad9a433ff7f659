"""Wishes to come earlier; one whose appointment is over, cancelled or postponed is no longer open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.appointments import MOVABLE, Appointment
from desktop_app.domain.waiting_list import EarlierWish
from desktop_app.store.appointments import to_appointment
from desktop_app.store.models import AppointmentRow, EarlierWishRow

_MOVABLE = [status.value for status in MOVABLE]


def add(wish: EarlierWish) -> EarlierWish:
    """Keep a wish; its id is given by the database."""
    row = EarlierWishRow.create(
        appointment=wish.appointment_id,
        from_day=wish.from_day.isoformat(),
        weekdays="".join(str(day) for day in sorted(wish.weekdays)),
        from_minute=wish.from_minute,
        until_minute=wish.until_minute,
        added_at=wish.added_at,
    )
    return replace(wish, id=row.id)


def close(wish_ids: tuple[int, ...], now: int) -> int:
    """Close wishes that are still open; tells how many were."""
    it = EarlierWishRow
    return int(it.update(closed_at=now).where(it.id.in_(wish_ids) & it.closed_at.is_null()).execute())


def get(wish_id: int) -> EarlierWish | None:
    """One wish."""
    row = EarlierWishRow.get_or_none(EarlierWishRow.id == wish_id)
    return _to_wish(row) if row else None


def open_for(appointment_id: int) -> EarlierWish | None:
    """The newest open wish of an appointment, whatever has become of the appointment."""
    it = EarlierWishRow
    row = it.select().where((it.appointment == appointment_id) & it.closed_at.is_null()).order_by(-it.id).first()
    return _to_wish(row) if row else None


def open_wishes(now: int) -> tuple[tuple[EarlierWish, Appointment], ...]:
    """Every open wish whose appointment is still to come and may be moved, longest waiting first: one query."""
    rows = (
        EarlierWishRow.select(EarlierWishRow, AppointmentRow)
        .join(AppointmentRow)
        .where(
            EarlierWishRow.closed_at.is_null()
            & AppointmentRow.status.in_(_MOVABLE)
            & (AppointmentRow.event_start > now)
        )
        .order_by(EarlierWishRow.added_at, EarlierWishRow.id)
    )
    return tuple((_to_wish(row), to_appointment(row.appointment)) for row in rows)


def close_lapsed(now: int) -> int:
    """Close what is open though its appointment is past, cancelled or postponed; tells how many that were."""
    past = AppointmentRow.select(AppointmentRow.id).where(
        AppointmentRow.status.not_in(_MOVABLE) | (AppointmentRow.event_start <= now)
    )
    it = EarlierWishRow
    return int(it.update(closed_at=now).where(it.closed_at.is_null() & it.appointment.in_(past)).execute())


def _to_wish(row: Any) -> EarlierWish:
    return EarlierWish(
        row.id,
        row.appointment_id,
        date.fromisoformat(row.from_day),
        frozenset(int(day) for day in row.weekdays),
        row.from_minute,
        row.until_minute,
        row.added_at,
        row.closed_at,
    )

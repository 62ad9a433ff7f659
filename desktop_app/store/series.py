"""Series rows: the rule behind appointments that repeat. The appointments themselves are ordinary rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.series import Series, from_rrule_text, to_rrule_text
from desktop_app.store.appointments import to_appointment
from desktop_app.store.models import AppointmentRow, SeriesRow
from desktop_app.store.prepared import PreparedRows, place

_ONE = PreparedRows(SeriesRow.select().where(SeriesRow.id == place(0)))


def _columns(series: Series) -> dict[str, Any]:
    return {
        "rule": to_rrule_text(series.repeat),
        "wall_start": series.wall_start.isoformat(timespec="minutes"),
        "minutes": series.minutes,
        "zone": series.zone,
        "excluded": " ".join(sorted(day.isoformat() for day in series.excluded)),
    }


def add(series: Series) -> Series:
    """A new series; gives it its id."""
    row = SeriesRow.create(**_columns(series))
    return replace(series, id=row.id, version=1)


def get(series_id: int) -> Series | None:
    """One series."""
    row = next(iter(_ONE.named(series_id)), None)
    if row is None:
        return None
    repeat = from_rrule_text(row.rule)
    assert not isinstance(repeat, Refused), f"series {row.id} holds a rule that was never written here"
    excluded = frozenset(date.fromisoformat(each) for each in row.excluded.split())
    return Series(row.id, repeat, datetime.fromisoformat(row.wall_start), row.minutes, row.zone, excluded, row.version)


def update(series: Series) -> Series | None:
    """Write a changed series when its version is still the one read; None when somebody was first."""
    changed = (
        SeriesRow.update(version=series.version + 1, **_columns(series))
        .where((SeriesRow.id == series.id) & (SeriesRow.version == series.version))
        .execute()
    )
    return replace(series, version=series.version + 1) if changed else None


def members(series_id: int) -> tuple[Appointment, ...]:
    """Every appointment of a series, whatever became of it, by the date the series gave it: one query."""
    rows = AppointmentRow.select().where(AppointmentRow.series == series_id).order_by(AppointmentRow.occurrence)
    return tuple(to_appointment(row) for row in rows)


def belong(appointment_ids: Iterable[int], series_id: int) -> None:
    """Let appointments belong to another series; nothing else of them changes, so their versions stay."""
    AppointmentRow.update(series=series_id).where(AppointmentRow.id.in_(tuple(appointment_ids))).execute()

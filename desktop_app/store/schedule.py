"""Everything that occupies the rooms in a span, in one query, made into values without a row object for each."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from peewee import SQL

from desktop_app.domain.appointments import RELEASED, Appointment, Need, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, CaseRow

_LONGEST_HOLD = 86_400
_RELEASED = [status.value for status in RELEASED]
_PURPOSES = {each.value: each for each in Purpose}
_STATUSES = {each.value: each for each in Status}
_COLUMNS = (
    AppointmentRow.id,
    AppointmentRow.number,
    AppointmentRow.room,
    AppointmentRow.purpose,
    AppointmentRow.event_start,
    AppointmentRow.event_end,
    AppointmentRow.hold_start,
    AppointmentRow.hold_end,
    AppointmentRow.status,
    AppointmentRow.host,
    AppointmentRow.guest_name,
    AppointmentRow.guest_label,
    AppointmentRow.party_size,
    AppointmentRow.needs,
    AppointmentRow.case,
    AppointmentRow.evidence,
    AppointmentRow.language,
    AppointmentRow.reason,
    AppointmentRow.version,
    AppointmentRow.decompression_end,
    AppointmentRow.series,
    AppointmentRow.occurrence,
    AppointmentRow.party,
    AppointmentRow.advocate,
    AppointmentRow.child_supervisor,
    AppointmentRow.interpreter,
    AppointmentRow.confirmed_duties,
    AppointmentRow.accepted_cautions,
)


_UNNAMED = {"guest_name": "''", "reason": "''", "case": "NULL", "party": "NULL"}
"""What a screen at the counter must not hold, and what stands in its place."""
_NAMELESS = tuple(SQL(_UNNAMED[column.name]) if column.name in _UNNAMED else column for column in _COLUMNS)


def within(span: Span, *, names: bool = True) -> tuple[Appointment, ...]:
    """Every appointment that still occupies its room within the span, by start: one query, found by the index.

    Without `names` the query itself selects no guest's name, no case and no words about either.
    """
    row = AppointmentRow
    query = (
        row.select(*(_COLUMNS if names else _NAMELESS))
        .where(
            (row.hold_start > span.start - _LONGEST_HOLD)
            & (row.hold_start < span.end)
            & (row.hold_end > span.start)
            & row.status.not_in(_RELEASED)
        )
        .order_by(row.event_start, row.id)
        .tuples()
    )
    return tuple(map(_to_appointment, query))


def _to_appointment(row: tuple[Any, ...]) -> Appointment:
    """A plain row as the domain's value; a row object for each of hundreds would take longer than the query."""
    id_, number, room, purpose, start, end, hold_start, hold_end, status, *rest = row
    host, name, label, party_size, needs, case, evidence, language, reason, version, calm_until, *late = rest
    series, occurrence, party, advocate, child_supervisor, interpreter, duties, cautions = late
    return Appointment(
        id_, number, room, _PURPOSES[purpose], Span(start, end), Span(hold_start, hold_end), _STATUSES[status],
        host, name, label, party_size, _needs(needs), case, evidence, language, reason, version, calm_until or end,
        series, date.fromisoformat(occurrence) if occurrence else None, party, advocate, child_supervisor, interpreter,
        frozenset(duties.split()), frozenset(cautions.split()),
    )  # fmt: skip


def case_numbers(case_ids: frozenset[int]) -> dict[int, str]:
    """The numbers of cases by their ids: one query."""
    if not case_ids:
        return {}
    return dict(
        CaseRow.select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_(case_ids)).order_by(CaseRow.number).tuples()
    )


@cache
def _needs(words: str) -> frozenset[Need]:
    return frozenset(Need(each) for each in words.split())

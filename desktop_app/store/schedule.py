"""Everything that occupies the rooms in a span, in one query, made into values without a row object for each."""

from __future__ import annotations

from datetime import date

from peewee import SQL

from desktop_app.domain.appointments import RELEASED, Appointment, Need, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from desktop_app.store.models import AppointmentRow, CaseRow

_LONGEST_HOLD = 86_400
_RELEASED = [status.value for status in RELEASED]
_NOBODY: frozenset[str] = frozenset()
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
    purposes, statuses = {each.value: each for each in Purpose}, {each.value: each for each in Status}
    words: dict[str, frozenset[Need]] = {"": frozenset()}
    return tuple(
        Appointment(
            each[0],
            each[1],
            each[2],
            purposes[each[3]],
            Span(each[4], each[5]),
            Span(each[6], each[7]),
            statuses[each[8]],
            each[9],
            each[10],
            each[11],
            each[12],
            words[each[13]] if each[13] in words else words.setdefault(each[13], _needs(each[13])),
            each[14],
            each[15],
            each[16],
            each[17],
            each[18],
            each[19] or each[5],
            each[20],
            date.fromisoformat(each[21]) if each[21] else None,
            each[22],
            each[23],
            each[24],
            each[25],
            frozenset(each[26].split()) if each[26] else _NOBODY,
            frozenset(each[27].split()) if each[27] else _NOBODY,
        )
        for each in query
    )


def case_numbers(case_ids: frozenset[int]) -> dict[int, str]:
    """The numbers of cases by their ids: one query."""
    if not case_ids:
        return {}
    return dict(
        CaseRow.select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_(case_ids)).order_by(CaseRow.number).tuples()
    )


def _needs(words: str) -> frozenset[Need]:
    return frozenset(Need(each) for each in words.split())

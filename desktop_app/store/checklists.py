"""Running checklists and their marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from peewee import JOIN

from desktop_app.domain.appointments import RELEASED
from desktop_app.domain.protocols import Answer, Checklist, Mark
from desktop_app.store.models import AppointmentRow, ChecklistRow, MarkRow, StaffRow
from desktop_app.store.protocols import shipped


def _whole(rows: Sequence[Any]) -> tuple[Checklist, ...]:
    marks: dict[int, dict[str, Mark]] = defaultdict(dict)
    it, who = MarkRow, StaffRow
    query = (
        it.select(it.checklist, it.step, it.answer, it.staff, who.name, it.at, it.reason)
        .join(who)
        .where(it.checklist.in_([row.id for row in rows]))
        .tuples()
    )
    for checklist_id, step, answer, staff_id, name, at, reason in query:
        marks[checklist_id][step] = Mark(step, Answer(answer), staff_id, name, at, reason)
    protocols = shipped()
    return tuple(
        Checklist(row.id, protocols[row.protocol], row.case_id, row.appointment_id, marks[row.id]) for row in rows
    )


def _first(condition: Any) -> Checklist | None:
    found = _whole(list(ChecklistRow.select().where(condition)))
    return found[0] if found else None


def get(checklist_id: int) -> Checklist | None:
    """One running checklist."""
    return _first(ChecklistRow.id == checklist_id)


def of_case(case_id: int) -> Checklist | None:
    """The checklist of a family's return."""
    return _first(ChecklistRow.case == case_id)


def of_appointment(appointment_id: int) -> Checklist | None:
    """The checklist of an interview."""
    return _first(ChecklistRow.appointment == appointment_id)


def of_cases(case_ids: Sequence[int]) -> tuple[Checklist, ...]:
    """The checklists of several cases: two queries."""
    return _whole(list(ChecklistRow.select().where(ChecklistRow.case.in_(case_ids))))


def of_appointments(appointment_ids: Sequence[int]) -> tuple[Checklist, ...]:
    """The checklists of several interviews: two queries."""
    return _whole(list(ChecklistRow.select().where(ChecklistRow.appointment.in_(appointment_ids))))


def running() -> tuple[Checklist, ...]:
    """Every checklist whose appointment, if it has one, still stands."""
    rows = (
        ChecklistRow.select()
        .join(AppointmentRow, JOIN.LEFT_OUTER)
        .where(
            ChecklistRow.appointment.is_null()
            | AppointmentRow.status.not_in([*(status.value for status in RELEASED), "reset_done"])
        )
        .order_by(ChecklistRow.id)
    )
    return _whole(list(rows))


def start(protocol_id: str, case_id: int | None, appointment_id: int | None) -> Checklist:
    """Begin a protocol in the version that is shipped today."""
    protocol = shipped()[protocol_id]
    row = ChecklistRow.create(
        protocol=protocol_id, protocol_version=protocol.version, case=case_id, appointment=appointment_id
    )
    return Checklist(row.id, protocol, case_id, appointment_id, {})


def mark(checklist_id: int, step_id: str, answer: Answer, staff_id: int, at: int, reason: str) -> None:
    """Answer a step."""
    MarkRow.create(checklist=checklist_id, step=step_id, answer=answer.value, staff=staff_id, at=at, reason=reason)

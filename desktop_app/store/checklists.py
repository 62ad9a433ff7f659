"""Running checklists and their marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from peewee import JOIN

from desktop_app.domain.appointments import RELEASED
from desktop_app.domain.protocols import Answer, Mark, Running
from desktop_app.store.models import AppointmentRow, ChecklistRow, MarkRow, StaffRow
from desktop_app.store.prepared import Prepared, PreparedInsert, place
from desktop_app.store.protocols import shipped


def _marks(chosen: Any) -> Any:
    it, who = MarkRow, StaffRow
    columns = (it.checklist, it.step, it.answer, it.staff, who.name, it.at, it.reason, it.appointment)
    return it.select(*columns).join(who).where(chosen).order_by(it.id).tuples()


_OF_ONE = Prepared(_marks(MarkRow.checklist == place(0)))
"""Asked before every move of a visit and every outcome at the table."""

_NEW_CHECKLIST, _NEW_MARK = PreparedInsert(ChecklistRow), PreparedInsert(MarkRow)


def _whole(rows: Sequence[Any]) -> tuple[Running, ...]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    query = _OF_ONE.rows(rows[0].id) if len(rows) == 1 else _marks(MarkRow.checklist.in_([row.id for row in rows]))
    for checklist_id, step, answer, staff_id, name, at, reason, visit_id in query:
        marks[checklist_id].append(Mark(step, Answer(answer), staff_id, name, at, reason, visit_id))
    protocols = shipped()
    return tuple(
        Running(row.id, protocols[row.protocol], row.case_id, row.appointment_id, tuple(marks[row.id])) for row in rows
    )


def _first(condition: Any) -> Running | None:
    found = _whole(list(ChecklistRow.select().where(condition)))
    return found[0] if found else None


def get(checklist_id: int) -> Running | None:
    """One running checklist."""
    return _first(ChecklistRow.id == checklist_id)


def of_case(case_id: int) -> Running | None:
    """The checklist of a family's return."""
    return _first(ChecklistRow.case == case_id)


def of_appointment(appointment_id: int) -> Running | None:
    """The checklist of an interview."""
    return _first(ChecklistRow.appointment == appointment_id)


def of_cases(case_ids: Sequence[int]) -> tuple[Running, ...]:
    """The checklists of several cases: two queries."""
    return _whole(list(ChecklistRow.select().where(ChecklistRow.case.in_(case_ids))))


def governing(appointment_ids: Sequence[int], case_ids: Sequence[int]) -> tuple[Running, ...]:
    """The checklists of several interviews and of several families: two queries."""
    row = ChecklistRow
    return _whole(list(row.select().where(row.appointment.in_(appointment_ids) | row.case.in_(case_ids))))


def running() -> tuple[Running, ...]:
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


def start(protocol_id: str, case_id: int | None, appointment_id: int | None) -> Running:
    """Begin a protocol in the version that is shipped today."""
    protocol = shipped()[protocol_id]
    new = _NEW_CHECKLIST.add(
        protocol=protocol_id, protocol_version=protocol.version, case=case_id, appointment=appointment_id
    )
    return Running(new, protocol, case_id, appointment_id, ())


def mark(checklist_id: int, made: Mark) -> None:
    """Answer a step, for the visit it names or for the case."""
    mark_all(checklist_id, (made,))


def unmark(checklist_id: int, made: Mark) -> None:
    """Take an answer back: the step waits again for the visit it names, or for the case."""
    it = MarkRow
    its = it.appointment.is_null() if made.visit_id is None else it.appointment == made.visit_id
    it.delete().where((it.checklist == checklist_id) & (it.step == made.step_id) & its).execute()


def mark_all(checklist_id: int, made: Sequence[Mark]) -> None:
    """Answer several steps at once: one statement."""
    _NEW_MARK.add_all(
        [
            {
                "checklist": checklist_id,
                "step": each.step_id,
                "answer": each.answer.value,
                "staff": each.staff_id,
                "at": each.at,
                "reason": each.reason,
                "appointment": each.visit_id,
            }
            for each in made
        ]
    )

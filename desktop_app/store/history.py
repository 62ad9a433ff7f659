"""The append-only audit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from peewee import JOIN

from desktop_app.domain.history import Entry
from desktop_app.store.models import AuditRow, StaffRow


def write(
    at: int,
    staff_id: int | None,
    action: str,
    entity: str,
    entity_id: int | None,
    case_id: int | None,
    appointment_id: int | None,
    facts: Mapping[str, object],
) -> None:
    """One entry, inside the transaction of the change it tells of."""
    AuditRow.create(
        at=at,
        staff=staff_id,
        action=action,
        entity=entity,
        entity_id=entity_id,
        case=case_id,
        appointment=appointment_id,
        facts=json.dumps(facts, default=str, ensure_ascii=False, sort_keys=True),
    )


def _select(condition: Any) -> tuple[Entry, ...]:
    rows = AuditRow.select(AuditRow, StaffRow).join(StaffRow, JOIN.LEFT_OUTER).where(condition).order_by(AuditRow.id)
    return tuple(
        Entry(
            row.id,
            row.at,
            row.staff_id,
            row.staff.name if row.staff_id else "",
            row.action,
            row.entity,
            row.entity_id,
            row.case,
            row.appointment,
            json.loads(row.facts),
        )
        for row in rows
    )


def of_case(case_id: int) -> tuple[Entry, ...]:
    """Everything that happened to a case, in order."""
    return _select(AuditRow.case == case_id)


def of_appointment(appointment_id: int) -> tuple[Entry, ...]:
    """Everything that happened to an appointment, in order."""
    return _select(AuditRow.appointment == appointment_id)


def printed(case_id: int, kind: str) -> tuple[Entry, ...]:
    """When a kind of document was printed or saved for a case, in order."""
    found = _select((AuditRow.case == case_id) & (AuditRow.action == "handout.print"))
    return tuple(entry for entry in found if entry.facts.get("kind") == kind)

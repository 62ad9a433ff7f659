"""The append-only audit: what is written to it, and what is read of it for people."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from peewee import JOIN

from desktop_app.domain.audit import Head, Link, facts_hash, link_hash
from desktop_app.domain.history import Entry
from desktop_app.store.models import AuditHeadRow, AuditRow, StaffRow, database_proxy
from desktop_app.store.prepared import Prepared

_BESIDE = ("case.view", "appointment.view", "refused")
"""What did not happen to anything: who looked, and what was not done. It is read in the log itself."""
_HEAD = Prepared(AuditHeadRow.select(AuditHeadRow.seq, AuditHeadRow.hash).tuples())
_told = json.JSONEncoder(default=str, ensure_ascii=False, sort_keys=True).encode
_INSERT = """
INSERT INTO audit (id, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts, recorded, facts_sha256, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def head() -> Head:
    """The last entry."""
    return Head(*_HEAD.rows()[0])


def write(
    at: int,
    staff_id: int | None,
    action: str,
    entity: str,
    entity_id: int | None,
    case_id: int | None,
    appointment_id: int | None,
    facts: Mapping[str, object],
) -> int:
    """One entry, inside the transaction of the change it tells of; gives its number."""
    told = _told(facts)
    last = head()
    # The clock of the computer, finer than the program's own: the order of entries is their number, never the clock.
    recorded = time.time_ns() // 10_000_000
    seq = last.seq + 1
    link = Link(seq, recorded, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts_hash(told))
    values = (seq, at, staff_id, action, entity, entity_id, case_id, appointment_id, told)
    database_proxy.execute_sql(_INSERT, (*values, recorded, link.facts_sha256, link_hash(last.hash, link)))
    return seq


def facts_of(written: str | bytes) -> dict[str, Any]:
    """What is noted beside an entry; nothing where somebody made it unreadable, which a check of the log tells."""
    try:
        told = json.loads(written)
    except (ValueError, TypeError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


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
            facts_of(row.facts),
        )
        for row in rows
    )


def of_case(case_id: int) -> tuple[Entry, ...]:
    """Everything that happened to a case, in order."""
    return _select((AuditRow.case == case_id) & AuditRow.action.not_in(_BESIDE))


def of_appointment(appointment_id: int) -> tuple[Entry, ...]:
    """Everything that happened to an appointment, in order."""
    return _select((AuditRow.appointment == appointment_id) & AuditRow.action.not_in(_BESIDE))


def printed(case_id: int, kind: str) -> tuple[Entry, ...]:
    """When a kind of document was printed or saved for a case, in order."""
    found = _select((AuditRow.case == case_id) & (AuditRow.action == "handout.print"))
    return tuple(entry for entry in found if entry.facts.get("kind") == kind)

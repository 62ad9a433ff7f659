"""The audit as it stands in the database: for checking its chain, for reading it, and what was chosen about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from peewee import JOIN

from desktop_app.domain.audit import NO_FACTS, PAGE, TOPICS, Link, LogEntry, LogPage, LogWish, Review, facts_hash
from desktop_app.domain.history import Entry
from desktop_app.domain.times import Span
from desktop_app.store.models import (
    AppointmentRow,
    AuditRow,
    CaseRow,
    LogSettingRow,
    PurgeRow,
    StaffRow,
    database_proxy,
)
from desktop_app.store.prepared import Prepared, place

_CHAINED = """
SELECT id, recorded, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts_sha256, hash, facts
FROM audit WHERE id > ? ORDER BY id LIMIT ?
"""
_LATEST = Prepared(
    AuditRow.select(AuditRow.id, AuditRow.at, AuditRow.entity_id, AuditRow.facts, StaffRow.name)
    .join(StaffRow, JOIN.LEFT_OUTER)
    .where(AuditRow.action == place(0))
    .order_by(AuditRow.id.desc())
    .limit(1)
    .tuples()
)
EVERY = -1
"""Of how many entries: all."""
BEFORE_ALL = -(1 << 62)
"""Before the first entry, and before anything somebody may have put in front of it."""


def entries(after: int = BEFORE_ALL, most: int = EVERY) -> Iterator[tuple[Link, str]]:
    """Every entry behind one, with the hash kept of it, in order.

    Facts that are not what was written make another link, so the chain breaks there; what a purge emptied does not.
    """
    for link, kept, _, _ in with_facts(after, most):
        yield link, kept


def with_facts(after: int = BEFORE_ALL, most: int = EVERY) -> Iterator[tuple[Link, str, str, bool]]:
    """The same, each with its facts as they stand and whether a purge emptied them."""
    purged = _purged()
    for *columns, kept, facts in database_proxy.execute_sql(_CHAINED, (after, most)):
        told = facts_hash(facts)
        if told == columns[9]:
            yield Link(*columns), kept, facts, False
        elif facts == NO_FACTS and purged and (columns[7] is None or columns[7] in purged):
            yield Link(*columns), kept, facts, True
        else:
            yield replace(Link(*columns), facts_sha256=told), kept, facts, False


def _purged() -> frozenset[int]:
    """The families whose records two people decided to remove."""
    rows = PurgeRow.select(PurgeRow.case).where(PurgeRow.removed.is_null(False)).tuples()
    return frozenset(case_id for (case_id,) in rows)


def find(wish: LogWish, span: Span | None) -> LogPage:
    """What fits a wish, the latest first, a page of it. One query; their order is their number, never the clock."""
    columns = (
        AuditRow.id, AuditRow.at, AuditRow.staff, StaffRow.name, AuditRow.action, AuditRow.entity, AuditRow.entity_id,
        AuditRow.case, AuditRow.appointment, AuditRow.facts, CaseRow.number, AppointmentRow.number,
    )  # fmt: skip
    query = (
        AuditRow.select(*columns)
        .join(StaffRow, JOIN.LEFT_OUTER)
        .join_from(AuditRow, CaseRow, JOIN.LEFT_OUTER, on=(AuditRow.case == CaseRow.id))
        .join_from(AuditRow, AppointmentRow, JOIN.LEFT_OUTER, on=(AuditRow.appointment == AppointmentRow.id))
    )
    for condition in _conditions(wish, span):
        query = query.where(condition)
    rows = list(query.order_by(AuditRow.id.desc()).limit(PAGE + 1).tuples())
    return LogPage(tuple(_found(row) for row in rows[:PAGE]), len(rows) > PAGE)


def _conditions(wish: LogWish, span: Span | None) -> Iterable[Any]:
    if span is not None:
        yield AuditRow.at.between(span.start, span.end - 1)
    if wish.staff_id is not None:
        yield AuditRow.staff == wish.staff_id
    if wish.topic is not None:
        yield reduce(or_, (AuditRow.action.startswith(each) for each in TOPICS[wish.topic]))
    if wish.case_number:
        yield CaseRow.number == wish.case_number
    if wish.visit_number:
        yield AppointmentRow.number == wish.visit_number
    if wish.before is not None:
        yield AuditRow.id < wish.before


def _found(row: tuple[Any, ...]) -> LogEntry:
    seq, at, staff_id, name, action, entity, entity_id, case_id, appointment_id, facts, case, visit = row
    told = json.loads(facts)
    entry = Entry(seq, at, staff_id, name or "", action, entity, entity_id, case_id, appointment_id, told)
    return LogEntry(entry, case or "", visit or "")


def began_at() -> int | None:
    """When the first entry was written."""
    row = AuditRow.select(AuditRow.at).order_by(AuditRow.id).limit(1).tuples().first()
    return row[0] if row else None


def last_review() -> Review | None:
    """Who read the log last, and up to which entry."""
    rows = _LATEST.rows("audit.review")
    return Review(rows[0][2], rows[0][1], rows[0][4] or "") if rows else None


def last_key() -> str:
    """The public key that signs checkpoints, as the log tells it."""
    rows = _LATEST.rows("audit.key")
    return str(json.loads(rows[0][3])["public_key"]) if rows else ""


def keys() -> frozenset[str]:
    """Every public key that ever signed checkpoints of this log."""
    rows = AuditRow.select(AuditRow.facts).where(AuditRow.action == "audit.key").tuples()
    return frozenset(str(json.loads(facts).get("public_key", "")) for (facts,) in rows)


def folder() -> str:
    """Where the second copies of the checkpoints go; empty while nobody chose a place."""
    row = LogSettingRow.get_or_none()
    return row.folder if row else ""


def set_folder(chosen: str) -> None:
    """Keep where they go."""
    LogSettingRow.insert(id=1, folder=chosen).on_conflict_replace().execute()

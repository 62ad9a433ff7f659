"""The audit as it stands in the database: for checking its chain, for reading it, and what was chosen about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from peewee import JOIN, fn

from desktop_app.domain.audit import NO_FACTS, PAGE, TOPICS, Head, Link, LogEntry, LogPage, LogWish, Review, facts_hash
from desktop_app.domain.history import Entry
from desktop_app.domain.times import Span
from desktop_app.store.faults import ENGINE_ERRORS
from desktop_app.store.history import facts_of
from desktop_app.store.models import (
    AppointmentRow,
    AuditRow,
    CaseRow,
    LogSettingRow,
    StaffRow,
    database_proxy,
)
from desktop_app.store.prepared import Prepared, place

_CHAINED = """
SELECT id, recorded, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts_sha256, hash, facts
FROM audit WHERE id > ? ORDER BY id LIMIT ?
"""
_FACTS = AuditRow.facts.cast("BLOB")
"""As bytes, so that a log in which somebody put what is no text can still be read."""
_LATEST = Prepared(
    AuditRow.select(AuditRow.id, AuditRow.at, AuditRow.entity_id, _FACTS, StaffRow.name)
    .join(StaffRow, JOIN.LEFT_OUTER)
    .where(AuditRow.action == place(0))
    .order_by(AuditRow.id.desc())
    .limit(1)
    .tuples()
)
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ('audit', 'audit_head') ORDER BY type, name"
GUARDED = "73044e847b06c270af9507d69c3155a9f5e7d105283e9919190b5b3e96fc2897"
"""Of the schema of the log, as SHA-256: a migration that changes it writes this anew."""
EVERY = -1
"""Of how many entries: all."""
BEFORE_ALL = -(1 << 62)
"""Before the first entry, and before anything somebody may have put in front of it."""


def entries(after: int = BEFORE_ALL, most: int = EVERY) -> Iterator[tuple[Link, str]]:
    """Every entry behind one, with the hash kept of it, in order.

    Facts that are not what was written make another link, so the chain breaks there; what a purge emptied does not.
    ValueError where an entry is no text at all.
    """
    for link, kept, _, _ in with_facts(after, most):
        yield link, kept


def with_facts(after: int = BEFORE_ALL, most: int = EVERY) -> Iterator[tuple[Link, str, str, bool]]:
    """The same, each with its facts as they stand and whether a purge emptied them."""
    purges = _purges()
    visits, last = _visits_of(purges), after
    try:
        for *columns, kept, facts in database_proxy.execute_sql(_CHAINED, (after, most)):
            told, last = facts_hash(facts), columns[0]
            if told == columns[9]:
                yield Link(*columns), kept, facts, False
            elif facts == NO_FACTS and columns[0] < max(purges.get(columns[7], 0), visits.get(columns[8], 0)):
                yield Link(*columns), kept, facts, True
            else:
                yield replace(Link(*columns), facts_sha256=f"{told} {columns[9]}"), kept, facts, False
    except ENGINE_ERRORS as error:
        if "decode" not in str(error):
            raise
        if most != 1:
            yield from with_facts(last, 1)  # the engine reads one ahead
        raise ValueError("an entry is not text") from error


def _purges() -> dict[int | None, int]:
    """The families whose records two people decided to remove, each with the entry that says so: it is in the chain."""
    rows = AuditRow.select(AuditRow.case, fn.MAX(AuditRow.id)).where(AuditRow.action == "purge.approve")
    return dict(rows.group_by(AuditRow.case).tuples())


def _visits_of(purges: Mapping[int | None, int]) -> dict[int | None, int]:
    """Their visits, as entries of the chain name both."""
    rows = (
        AuditRow.select(AuditRow.appointment, AuditRow.case).where(AuditRow.case.in_(list(purges))).distinct().tuples()
    )
    return {visit: purges[case_id] for visit, case_id in rows if visit is not None} if purges else {}


def find(wish: LogWish, span: Span | None) -> LogPage:
    """What fits a wish, the latest first, a page of it. One query; their order is their number, never the clock."""
    columns = (
        AuditRow.id, AuditRow.at, AuditRow.staff, StaffRow.name, AuditRow.action, AuditRow.entity, AuditRow.entity_id,
        AuditRow.case, AuditRow.appointment, _FACTS, CaseRow.number, AppointmentRow.number,
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
    told = facts_of(facts)
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
    """The public key that signs checkpoints, as the log tells it; empty while none ever did."""
    rows = _LATEST.rows("audit.key")
    return str(facts_of(rows[0][3]).get("public_key", "")) if rows else ""


def keys() -> frozenset[str]:
    """Every public key that ever signed checkpoints of this log."""
    rows = AuditRow.select(_FACTS).where(AuditRow.action == "audit.key").tuples()
    return frozenset(str(facts_of(facts).get("public_key", "")) for (facts,) in rows)


def was_signed() -> bool:
    """Whether the log tells of a key, and so of a checkpoint that stood beside it."""
    return bool(_LATEST.rows("audit.key"))


def has_second_place() -> bool:
    """Whether somebody chose one, as the log tells: the setting itself is in no chain."""
    rows = _LATEST.rows("audit.folder")
    return bool(rows) and bool(facts_of(rows[0][3]).get("chosen"))


def head() -> Head:
    """The last entry, as the database keeps it; none where that was taken away."""
    row = database_proxy.execute_sql("SELECT seq, hash FROM audit_head").fetchone()
    seq, kept = row or (0, "")
    return Head(seq if isinstance(seq, int) else 0, kept if isinstance(kept, str) else "")


def guarded() -> bool:
    """Whether the tables of the log and what guards them are those that the migrations made."""
    rows = database_proxy.execute_sql(_SCHEMA).fetchall()
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest() == GUARDED


def folder() -> str:
    """Where the second copies of the checkpoints go; empty while nobody chose a place."""
    row = LogSettingRow.get_or_none()
    return row.folder if row else ""


def set_folder(chosen: str) -> None:
    """Keep where they go."""
    LogSettingRow.insert(id=1, folder=chosen).on_conflict_replace().execute()

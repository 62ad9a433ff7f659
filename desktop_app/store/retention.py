"""The agency's period, the purges that were asked for, and what the removal of a family takes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from peewee import Table, fn

from desktop_app.domain.retention import Purge
from desktop_app.store.models import AgencyRow, AppointmentRow, AuditRow, PurgeRow, StaffRow, database_proxy

_NOTED = (AuditRow.facts != "{}") & (AuditRow.action != "refused")
"""What tells more than that somebody did or looked at something, or was refused."""
AT_ONCE = 500
"""Ids asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A table whose rows stay, emptied: `owner` is the column that says whose they are."""

    owner: str
    emptied: Mapping[str, object]


KEPT: Mapping[str, Kept] = {
    "appointment": Kept(
        "case_id",
        {
            "guest_name": "",
            "guest_label": "",
            "party_size": 1,
            "needs": "",
            "language": "en",
            "reason": "",
            "evidence_id": None,
            "advocate_id": None,
            "child_supervisor_id": None,
            "interpreter_id": None,
            "confirmed_duties": "",
            "accepted_cautions": "",
        },
    ),
    "paper_form": Kept("appointment_id", {"happened_at": None}),
}
"""That a room was used at a time stays, so that the reports of past years stay true, and no number is given twice.
Who came, for whom, what they needed and who was with them goes."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A column that points to another table's row."""

    table: str
    column: str
    parent: str


def years() -> int | None:
    """The agency's period, or None until it is set."""
    row = AgencyRow.select(AgencyRow.retention_years).tuples().first()
    return row[0] if row else None


def set_years(count: int | None) -> None:
    """The agency's period, or none."""
    AgencyRow.update(retention_years=count).execute()


def _to_purge(row: Any) -> Purge:
    return Purge(
        row.id,
        row.case,
        row.asked_by_id,
        row.asked_by.name,
        row.asked_at,
        row.approved_by_id,
        row.approved_at,
        row.withdrawn_at,
        row.removed,
    )


def waiting() -> dict[int, Purge]:
    """The purges that wait for their approval, by case."""
    rows = (
        PurgeRow.select(PurgeRow, StaffRow)
        .join(StaffRow, on=PurgeRow.asked_by)
        .where(PurgeRow.approved_at.is_null() & PurgeRow.withdrawn_at.is_null())
    )
    return {row.case: _to_purge(row) for row in rows}


def ask(case_id: int, staff_id: int, at: int) -> None:
    """Somebody asks for a purge."""
    PurgeRow.create(case=case_id, asked_by=staff_id, asked_at=at)


def withdraw(purge_id: int, at: int) -> None:
    """It does not go on."""
    PurgeRow.update(withdrawn_at=at).where(PurgeRow.id == purge_id).execute()


def approve(purge_id: int, staff_id: int, at: int) -> None:
    """Another supervisor agrees; the database refuses the one who asked."""
    PurgeRow.update(approved_by=staff_id, approved_at=at).where(PurgeRow.id == purge_id).execute()


def highest_purged() -> int:
    """The highest id of a family that was purged: no other family is ever given it."""
    return int(PurgeRow.select(fn.MAX(PurgeRow.case)).where(PurgeRow.removed.is_null(False)).scalar() or 0)


def noted_at(case_id: int) -> int | None:
    """When the log last noted something about a family or a visit of theirs; a purge would empty it."""
    visits = AppointmentRow.select(AppointmentRow.id).where(AppointmentRow.case == case_id)
    theirs = (AuditRow.case == case_id) | AuditRow.appointment.in_(visits)
    found = AuditRow.select(fn.MAX(AuditRow.at)).where(theirs & _NOTED).scalar()
    return None if found is None else int(found)


def remove(purge_id: int, case_id: int) -> int:
    """Remove every row of a family, in whatever table it stands, inside the caller's transaction: how many there were.

    The tables are found by their foreign keys, so a table that comes later is covered by itself. The guards of records
    that are otherwise never removed let this family's rows pass while it stands in `purge_running`.
    """
    database_proxy.execute_sql("INSERT INTO purge_running (case_id) VALUES (?)", (case_id,))
    links = _links()
    found = rows_of(case_id, links)
    _forget_facts(case_id, found.get("appointment", set()))
    removed = 0
    for table in _children_first(links, found):
        if table in KEPT:
            removed += _empty(table, found, links)
        elif table in found:
            rows = _rows(table)
            removed += sum(rows.delete().where(rows.c.id.in_(ids)).execute() for ids in _portions(found[table]))
    PurgeRow.update(removed=removed).where(PurgeRow.id == purge_id).execute()
    database_proxy.execute_sql("DELETE FROM purge_running")
    return removed


def rows_of(case_id: int, links: Sequence[_Link] | None = None) -> dict[str, set[int]]:
    """The ids of everything that belongs to a family, by table: what points to it, and what points to that."""
    links = _links() if links is None else links
    found: dict[str, set[int]] = {"family_case": {case_id}}
    grew = True
    while grew:
        grew = False
        for link in links:
            kept = KEPT.get(link.table)
            if link.parent not in found or (kept is not None and link.column != kept.owner):
                continue
            known, rows = found.setdefault(link.table, set()), _rows(link.table)
            before = len(known)
            for ids in _portions(found[link.parent]):
                theirs = rows.select(rows.c.id).where(_column(rows, link).in_(ids))
                known.update(key for (key,) in theirs.tuples())
            grew = grew or len(known) > before
    return {table: ids for table, ids in found.items() if ids}


def _links() -> tuple[_Link, ...]:
    """Every foreign key of the database, as it says itself."""
    database: Any = database_proxy
    return tuple(
        _Link(table, key.column, key.dest_table)
        for table in database.get_tables()
        for key in database.get_foreign_keys(table)
    )


def _children_first(links: Sequence[_Link], found: Mapping[str, set[int]]) -> Iterator[str]:
    order: TopologicalSorter[str] = TopologicalSorter()
    for table in found:
        order.add(table)
    for link in links:
        if link.parent in found and link.table != link.parent:
            order.add(link.parent, link.table)
    yield from order.static_order()


def _empty(table: str, found: Mapping[str, set[int]], links: Sequence[_Link]) -> int:
    """Take away what a kept row says of the family, and what still points to a row that goes."""
    own = found.get(table, set())
    rows = _rows(table)
    for ids in _portions(own):
        emptied = {getattr(rows.c, column): value for column, value in KEPT[table].emptied.items()}
        rows.update(emptied).where(rows.c.id.in_(ids)).execute()
    for link in links:
        if link.table == table and link.parent in found and link.parent not in KEPT:
            for ids in _portions(found[link.parent]):
                rows.update({_column(rows, link): None}).where(_column(rows, link).in_(ids)).execute()
    return len(own)


def _forget_facts(case_id: int, visits: set[int]) -> None:
    """The history keeps who did what when, by ids; what was noted beside it goes. A refusal's method and cause stay."""
    AuditRow.update(facts="{}").where((AuditRow.case == case_id) & _NOTED).execute()
    for ids in _portions(visits):
        AuditRow.update(facts="{}").where(AuditRow.appointment.in_(ids) & _NOTED).execute()


def _rows(table: str) -> Any:
    """A table by its name: here every table is asked, known to the models or not."""
    return Table(table).bind(database_proxy)


def _column(rows: Any, link: _Link) -> Any:
    return getattr(rows.c, link.column)


def _portions(ids: set[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]

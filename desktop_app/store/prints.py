"""The log of prints: written once, answered, and read by family. Bytes are read only when somebody prints them again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.domain.prints import Answer, Given, Print, PrintedPart, PrintedResource, Printout, Way
from desktop_app.store.models import PrintAnswerRow, PrintCopyRow, PrintPartRow, PrintResourceRow, PrintRow


def add(
    case_id: int | None,
    appointment_id: int | None,
    kind: str,
    language: str,
    printout: Printout | None,
    by_name: str,
    at: int,
) -> Print:
    """One more print; what belongs to a family keeps its bytes."""
    fingerprint = hashlib.sha256(printout.pdf).hexdigest() if printout and printout.pdf else ""
    kept = case_id is not None and printout is not None and bool(printout.pdf)
    line = PrintRow.create(
        case=case_id,
        appointment=appointment_id,
        copy=_copy(case_id, fingerprint, printout.pdf) if kept and printout and case_id else None,
        kind=kind,
        language=language,
        large_print=bool(printout and printout.large_print),
        way=printout.way if printout else Way.UNKNOWN,
        sha256=fingerprint,
        at=at,
        by_name=by_name,
    )
    parts = printout.parts if printout and printout.parts else (PrintedPart(kind),)
    for part in parts:
        PrintPartRow.create(printed=line.id, kind=part.kind, form_version=part.form_version)
    for row in printout.resources if printout else ():
        day = row.verified_on.isoformat() if row.verified_on else None
        PrintResourceRow.create(printed=line.id, resource_key=row.key, verified_on=day)
    return _lines([line])[0]


def of_case(case_id: int) -> tuple[Print, ...]:
    """Every print of a family, the latest first."""
    return _lines(PrintRow.select().where(PrintRow.case == case_id).order_by(PrintRow.id.desc()))


def get(print_id: int) -> Print | None:
    """One print."""
    return next(iter(_lines(PrintRow.select().where(PrintRow.id == print_id))), None)


def bytes_of(print_id: int) -> bytes:
    """The exact bytes that were printed; empty where they were not kept."""
    query = PrintCopyRow.select(PrintCopyRow.pdf).join(PrintRow).where(PrintRow.id == print_id)
    return bytes(query.scalar() or b"")


def answer(print_id: int, given: Given, by_name: str, at: int) -> None:
    """What became of it."""
    PrintAnswerRow.create(printed=print_id, given=given.value, by_name=by_name, at=at)


def _copy(case_id: int, fingerprint: str, pdf: bytes) -> int:
    same = (PrintCopyRow.case == case_id) & (PrintCopyRow.sha256 == fingerprint)
    known = PrintCopyRow.select(PrintCopyRow.id).where(same).scalar()
    return int(known or PrintCopyRow.create(case=case_id, sha256=fingerprint, pdf=pdf).id)


def _lines(rows: Any) -> tuple[Print, ...]:
    lines = list(rows)
    ids = [line.id for line in lines]
    parts, resources, answers = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in _of(PrintPartRow, ids):
        parts[row.print_id].append(PrintedPart(row.kind, row.form_version))
    for row in _of(PrintResourceRow, ids):
        resources[row.print_id].append(PrintedResource(row.resource_key, _day(row.verified_on)))
    for row in _of(PrintAnswerRow, ids):
        answers[row.print_id].append(Answer(Given(row.given), row.by_name, row.at))
    return tuple(
        Print(
            row.id,
            row.case_id,
            row.appointment_id,
            row.kind,
            row.language,
            bool(row.large_print),
            Way(row.way),
            row.sha256,
            row.at,
            row.by_name,
            row.copy_id is not None,
            tuple(parts[row.id]),
            tuple(resources[row.id]),
            tuple(answers[row.id]),
        )
        for row in lines
    )


def _of(table: Any, ids: Sequence[int]) -> Any:
    return table.select().where(table.printed.in_(ids)).order_by(table.id) if ids else ()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""The board of families: where each return stands, what it waits for, whose move it is, since when."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.board import BoardRow, row
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock, Service
from desktop_app.store import agency, board
from desktop_app.store.database import Database

ONE_BY_ONE = 12
"""Up to as many changed families are read one by one; for more, all are read at once."""


class BoardService(Service):
    """Reads only. What was counted stays until the history tells of a change, at this desk or at another."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._lines: dict[int, BoardRow] = {}
        self._visited: dict[int, int] = {}
        self._read_on: tuple[date, str] | None = None
        self._read_until = 0

    def rows(self, actor: StaffMember) -> tuple[BoardRow, ...] | Refused:
        """Every family's line: those whom somebody can help on first, and of these the longest waiting."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            today, zone = self._today(), self._zone()
            self._bring_up_to_date(today, zone)
        return tuple(sorted(self._lines.values(), key=lambda each: (each.role is None, each.since, each.case_id)))

    def of_case(self, actor: StaffMember, case_id: int) -> BoardRow | Refused:
        """One family's line, read anew."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            today = self._today()
            found = board.facts(self._zone(), today, case_id)
        return row(found[0], today) if found else refuse(Cause.NOT_FOUND)

    def _bring_up_to_date(self, today: date, zone: str) -> None:
        """Read again what changed; everything on a new day, and when an entry names no family and no visit."""
        until = board.newest_entry()
        changed = self._changed() if self._read_on == (today, zone) else None
        self._read_on = None  # until it is read whole, whatever interrupts it
        if changed is None or len(changed) > ONE_BY_ONE:
            self._lines.clear()
            self._visited.clear()
            self._read(zone, today, None)
        else:
            for case_id in changed:
                self._lines.pop(case_id, None)
                self._read(zone, today, case_id)
        self._read_on, self._read_until = (today, zone), until

    def _read(self, zone: str, today: date, case_id: int | None) -> None:
        for facts in board.facts(zone, today, case_id):
            self._lines[facts.id] = row(facts, today)
            if facts.visit is not None:
                self._visited[facts.visit.id] = facts.id

    def _changed(self) -> set[int] | None:
        """The families of whom the history tells since the last reading; None when it tells of more than families."""
        entries = board.changed_since(self._read_until)
        if any(case is None and visit is None for case, visit in entries):
            return None
        theirs = {self._visited[visit] for _, visit in entries if visit in self._visited}
        return theirs | {case for case, _ in entries if case is not None}

    def _zone(self) -> str:
        kept = agency.get()
        return kept.zone if kept else "UTC"

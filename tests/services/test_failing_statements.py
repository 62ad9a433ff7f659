"""R3: whichever statement of a use case fails, nothing of it is kept, and the same call succeeds afterwards.

Every use case that writes is here by introspection: `WRITES` must name every method of every service, which
tests/services/test_permissions.py proves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import peewee
import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from desktop_app.services.telling import telling
from desktop_app.store.database import connected
from desktop_app.store.faults import Fault, StoreFault
from tests.agency import KEY, SampleAgency, contents
from tests.services.use_cases import WRITES, UseCase, writes

# THOROUGH=1 pytest tests/services/test_failing_statements.py: every statement of every use case, not only three.
THOROUGH = bool(os.environ.get("THOROUGH"))
BROKEN = "disk I/O error"
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
TWO_STEPS = {
    "accounts.add", "accounts.give_password", "accounts.disable", "accounts.enable", "accounts.new_recovery",
    "accounts.change_password", "accounts.recovery_kept", "accounts.set_sign_in_notice", "retention.approve", "audit.export",
}  # fmt: skip
"""The history is written first and then the vault: where the vault fails the entry stays, and the act is done again.
A purge is decided first, and then the file is written anew without what was removed. That somebody asked for a copy of
the log stands in it even where the copy then fails."""
FEWEST = 3
UNPREPARED = {UseCase.__dataclass_fields__["prepare"].default, *(writes.__defaults__ or ())}


def prepared(use_case: UseCase) -> bool:
    return use_case.prepare not in UNPREPARED and use_case.prepare.__name__ != "_nothing"


class Failing:
    """Stands before the engine's own way to run a statement; raises at one of them."""

    def __init__(self, at: int = 0, kind: str = "") -> None:
        self.at = at
        self.kind = kind
        self.count = 0
        self.raised = False
        self.inside: Callable[[], bool] = bool

    def look(self, statement: str) -> None:
        if not self.inside():
            return
        word = statement.lstrip()[:8].upper()
        if word.startswith("ROLLBACK") or self.raised:
            return
        self.count += 1
        wanted = (
            self.count == self.at
            or (self.kind == "write" and word.startswith(WRITING))
            or (self.kind == "commit" and word.startswith("COMMIT"))
        )
        if wanted:
            self.raised = True
            raise peewee.OperationalError(BROKEN)


@contextmanager
def failing(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch, broken: Failing) -> Iterator[None]:
    about = telling(agency.database)
    broken.inside = lambda: about.attempt is not None
    run, commit, begin = SqlCipherDatabase.execute_sql, SqlCipherDatabase.commit, SqlCipherDatabase.begin

    def execute_sql(self: Any, sql: str, *values: Any, **named: Any) -> Any:
        broken.look(sql)
        return run(self, sql, *values, **named)

    def committed(self: Any) -> Any:
        broken.look("COMMIT")
        return commit(self)

    def begun(self: Any, *values: Any, **named: Any) -> Any:
        broken.look("BEGIN")
        return begin(self, *values, **named)

    with monkeypatch.context() as patch:
        patch.setattr(SqlCipherDatabase, "execute_sql", execute_sql)
        patch.setattr(SqlCipherDatabase, "commit", committed)
        patch.setattr(SqlCipherDatabase, "begin", begun)
        yield


def tries() -> Iterator[Failing]:
    if THOROUGH:
        for at in range(1, 10_000):
            yield Failing(at)
    else:
        yield Failing(1)
        yield Failing(kind="write")
        yield Failing(kind="commit")


def keeps_nothing(agency: SampleAgency, use_case: UseCase, monkeypatch: pytest.MonkeyPatch) -> int:
    """Fail each statement in turn, until one call meets none; how many failed."""
    actor, met = agency.one(use_case.role), 0
    before = contents(agency.database)
    opening = agency.database.opening
    with closing(connected(agency.database.path, opening.keys.database if opening else KEY)) as other:
        for broken in tries():
            moved, fault = 0 if opening else data_version(other), False
            with failing(agency, monkeypatch, broken):
                try:
                    use_case.call(agency, actor)
                except StoreFault as found:
                    fault = found.fault is Fault.DISK_FULL
            if not broken.raised:
                return met
            met += 1
            committed = opening is not None or data_version(other) != moved
            changed = committed and contents(agency.database) != before
            if changed and (not fault or use_case.method in TWO_STEPS):
                return met  # what failed comes after the change, and is done again or told beside it
            assert not changed, f"statement {broken.count} left something behind"
    return met


def data_version(other: Any) -> int:
    """It moves with every commit of somebody else's."""
    return int(other.execute_sql("PRAGMA data_version").fetchone()[0])


@pytest.mark.parametrize(
    "use_case", [pytest.param(each, id=each.method) for each in WRITES if THOROUGH or prepared(each)]
)
def test_r03_whichever_statement_fails_nothing_is_kept(
    agency: SampleAgency, use_case: UseCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_case.prepare(agency)
    assert keeps_nothing(agency, use_case, monkeypatch) >= FEWEST


def test_r03_nor_of_those_that_need_no_preparing(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    """One agency serves for all of them, because nothing of what they try is kept."""
    for use_case in WRITES:
        if not prepared(use_case) and not THOROUGH:  # the long form ends with the call that succeeds
            assert keeps_nothing(agency, use_case, monkeypatch) >= FEWEST, use_case.method


def test_r03_every_use_case_that_writes_is_covered() -> None:
    assert len(WRITES) >= 130
    assert {each.method for each in WRITES} >= TWO_STEPS

"""What migration 0008 mended and guards: who received, the way of what went before, and records that stay."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.signatures import Method
from desktop_app.domain.staff import Role
from desktop_app.sample import HeldClock
from desktop_app.store import database as store
from desktop_app.store.database import MIGRATIONS, Database, open_database
from tests.agency import KEY, NOW, SampleAgency, copied, count, given
from tests.store.test_migrations import old


def before_0008(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The old database, opened as the program of the schema before would."""
    folder = tmp_path / "before"
    folder.mkdir()
    for file in MIGRATIONS.glob("0*.py"):
        if file.name < "0008":
            shutil.copyfile(file, folder / file.name)
    with monkeypatch.context() as then:
        then.setattr(store, "MIGRATIONS", folder)
        return open_database(old(tmp_path), KEY)


OUTCOME = """
INSERT INTO item_outcome (item_id, appointment_id, outcome, released_by, witness, recipient, at)
VALUES (?, 1, ?, 'Lena Brandt', 'Peter Novak', ?, 100)
"""


def test_what_was_returned_before_has_its_way_and_its_recipient(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = before_0008(tmp_path, monkeypatch)
    name = before.engine.execute_sql("SELECT name FROM family_member WHERE case_id = 1 ORDER BY id").fetchone()[0]
    for item, outcome, recipient in (
        (1, "kept_for_later", name), (1, "returned", name), (2, "returned", "Nobody"), (3, "kept_for_later", name),
    ):  # fmt: skip
        before.engine.execute_sql(OUTCOME, (item, outcome, recipient))
    before.close()
    opened = open_database(tmp_path / "old.db", KEY)
    ask = opened.engine.execute_sql
    moves = ask(
        "SELECT item_id, from_place, to_place, by_name, at, appointment_id FROM custody_move ORDER BY item_id, id"
    )
    ways = [("evidence_room", "return_room"), ("return_room", "with_family")]
    assert moves.fetchall() == [(item, *leg, "Lena Brandt", 100, 1) for item in (1, 2) for leg in ways]
    found = ask("SELECT item_id, recipient_member FROM item_outcome ORDER BY id").fetchall()
    member = ask("SELECT id FROM family_member WHERE name = ?", (name,)).fetchone()[0]
    assert found == [(1, member), (1, member), (2, None), (3, member)]
    with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
        ask("UPDATE item_outcome SET recipient_member = NULL")
    assert not ask("PRAGMA foreign_key_check").fetchall()
    opened.close()


@pytest.fixture(scope="session")
def completed_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record signed by three, the visit over, and a note behind it: done once, and copied."""
    folder = tmp_path_factory.mktemp("completed")
    with copied(sample_file, folder, HeldClock(NOW)) as agency:
        complete(agency)
    return folder / "agency.db"


@pytest.fixture
def completed(completed_file: Path, tmp_path: Path, clock: HeldClock) -> Iterator[SampleAgency]:
    with copied(completed_file, tmp_path, clock) as agency:
        yield agency


def complete(agency: SampleAgency) -> None:
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    agency.hand_over_all(inside, agency.one(Role.EVIDENCE))
    record = agency.sign_all(inside, Method.PEN)
    agency.carry(inside, Status.FINISHED)
    given(agency.services.return_documents.add_addendum(agency.one(Role.SUPERVISOR), record.document.id, "The seal."))


AGAIN = """
INSERT INTO signature (document_id, sha256, signer, name, method, strokes, at)
SELECT document_id, sha256, signer, name, method, strokes, at FROM signature
"""
"""Everybody signs once more."""


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE return_document SET completed_at = NULL", "COMPLETED"),
        ("UPDATE return_document SET completed_at = 1", "COMPLETED"),
        ("UPDATE return_document SET made_at = 1", "COMPLETED"),
        ("DELETE FROM return_document", "COMPLETED"),
        ("UPDATE signature SET voided_at = 1", "COMPLETED"),
        ("UPDATE signature SET name = 'Other'", "APPEND_ONLY"),
        ("UPDATE signature SET strokes = '[]'", "APPEND_ONLY"),
        ("DELETE FROM signature", "APPEND_ONLY"),
        (AGAIN, "COMPLETED"),
        ("UPDATE addendum SET text = 'Other'", "APPEND_ONLY"),
        ("DELETE FROM addendum", "APPEND_ONLY"),
        ("DELETE FROM custody_move", "APPEND_ONLY"),
    ],
)
def test_a_completed_record_stays_whoever_writes(completed: SampleAgency, statement: str, why: str) -> None:
    tables = ("return_document", "signature", "addendum", "custody_move")
    before = [completed.database.engine.execute_sql(f"SELECT * FROM {table}").fetchall() for table in tables]
    with pytest.raises(peewee.IntegrityError, match=why):
        completed.database.engine.execute_sql(statement)
    assert [completed.database.engine.execute_sql(f"SELECT * FROM {table}").fetchall() for table in tables] == before


def test_a_voided_signature_is_not_made_to_stand_again(agency: SampleAgency) -> None:
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    agency.hand_over_all(inside, agency.one(Role.EVIDENCE))
    agency.sign_all(inside)
    agency.database.engine.execute_sql("UPDATE signature SET voided_at = 1")
    with pytest.raises(peewee.IntegrityError, match="COMPLETED"):
        agency.database.engine.execute_sql("UPDATE signature SET voided_at = NULL")


def test_only_the_purge_of_its_own_family_removes_a_record(completed: SampleAgency) -> None:
    ask = completed.database.engine.execute_sql
    ask("DROP TRIGGER purge_running_by_two")
    ask("INSERT INTO purge_running (case_id) VALUES (2)")
    for table in ("addendum", "signature", "return_document", "custody_move"):
        with pytest.raises(peewee.IntegrityError):
            ask(f"DELETE FROM {table}")
    ask("UPDATE purge_running SET case_id = 1")
    for table in ("addendum", "signature", "return_document", "custody_move"):
        ask(f"DELETE FROM {table}")
        assert count(completed.database, table) == 0

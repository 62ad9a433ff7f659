"""Databases of earlier schemas open: copied first, migrated, and every record where it belongs.

`fixtures/schema-NNNN.db` was written by the program of that schema.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest
from playhouse.schema_diff import diff_models

from desktop_app.domain.protocols import Scope
from desktop_app.store import checklists
from desktop_app.store import database as store
from desktop_app.store.database import MIGRATIONS, Database, open_database
from desktop_app.store.models import TABLES, AppointmentRow, ChecklistRow, MarkRow
from desktop_app.store.protocols import shipped
from tests.agency import KEY, count

FIXTURES = Path(__file__).parents[1] / "fixtures"
POSTPONED, AGAIN = 1, 12
"""schema-0001.db is the sample agency; the return of Rosa's family was confirmed, postponed by the person and booked
again an hour later, and another hour later one step ("day before") was answered."""
RETURN = shipped()["property_return"]
OF_THE_CASE = {step.id for step in RETURN.steps if step.scope is Scope.CASE}


def old(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FIXTURES / "schema-0001.db", tmp_path / "old.db"))


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Database]:
    """The database of schema 1, opened by today's program."""
    opened = open_database(old(tmp_path), KEY)
    yield opened
    opened.close()


def test_r08_a_database_of_the_first_schema_is_copied_and_migrated(migrated: Database, tmp_path: Path) -> None:
    assert not diff_models(migrated.engine, list(TABLES))
    assert not migrated.engine.execute_sql("PRAGMA foreign_key_check").fetchall()
    (copy,) = (tmp_path / "backups").glob("old-*-before-0002.db")
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    assert len(list(MIGRATIONS.glob("0*.py"))) == int(migrated.engine.execute_sql("PRAGMA user_version").fetchone()[0])


FROZEN = sorted(FIXTURES.glob("schema-*.db"))


def test_r08_the_schema_of_today_is_frozen_too() -> None:
    """`python -m tests.freeze` writes the sample agency as it is today; what is frozen is never written again."""
    assert FROZEN[-1].stem == f"schema-{len(list(MIGRATIONS.glob('0*.py'))):04}"


@pytest.mark.parametrize("fixture", FROZEN, ids=[each.stem for each in FROZEN])
def test_r08_every_frozen_schema_opens_and_is_that_of_the_models(fixture: Path, tmp_path: Path) -> None:
    opened = open_database(Path(shutil.copyfile(fixture, tmp_path / fixture.name)), KEY)
    assert not diff_models(opened.engine, list(TABLES))
    assert not opened.engine.execute_sql("PRAGMA foreign_key_check").fetchall()
    assert count(opened, "family_case") >= 3
    assert count(opened, "audit") > 150
    assert count(opened, "audit", "hash = ''") == 0
    opened.close()


def test_no_answer_is_lost(migrated: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    after = count(migrated, "step_mark")
    assert after == 405
    assert count(migrated, "step_mark", "appointment_id IS NULL") == len(
        [row for row in MarkRow.select() if row.step in OF_THE_CASE]
    )


def test_an_answer_goes_to_the_visit_that_stood_when_it_was_given(migrated: Database) -> None:
    case_id = AppointmentRow.get_by_id(POSTPONED).case_id
    of_case = MarkRow.select().join(ChecklistRow).where(ChecklistRow.case == case_id)
    by_visit = {
        visit: {row.step for row in of_case if row.appointment_id == visit} for visit in (None, POSTPONED, AGAIN)
    }
    assert by_visit[None] <= OF_THE_CASE
    assert {"b-vs-notified", "b-vs-dates-ask", "b-vs-choice-items"} <= by_visit[None]
    assert {"b-vs-dates-check", "b-vs-people", "b-fd-hold-room"} <= by_visit[POSTPONED]
    assert by_visit[AGAIN] == {"b-vs-day-before"}


def test_an_interviews_answers_are_its_own(migrated: Database) -> None:
    rows = MarkRow.select(MarkRow, ChecklistRow).join(ChecklistRow).where(ChecklistRow.appointment.is_null(False))
    assert {row.appointment_id == row.checklist.appointment_id for row in rows} == {True}


def first_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The old database, opened as the program of the first schema would."""
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copyfile(MIGRATIONS / "0001_initial.py", folder / "0001_initial.py")
    with monkeypatch.context() as then:
        then.setattr(store, "MIGRATIONS", folder)
        return open_database(old(tmp_path), KEY)


@pytest.mark.parametrize(
    ("at", "visit"),
    [
        pytest.param("(SELECT min(at) - 1 FROM audit WHERE appointment_id = 1)", POSTPONED, id="before the first"),
        pytest.param("(SELECT max(at) FROM audit WHERE appointment_id = 1 AND action LIKE '%postponed%') + 1", AGAIN,
                     id="between the two"),
        pytest.param("(SELECT max(at) FROM audit) + 1", AGAIN, id="after both"),
    ],
)  # fmt: skip
def test_an_answer_given_while_no_visit_stood_is_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, visit: int
) -> None:
    before = first_schema(tmp_path, monkeypatch)
    before.engine.execute_sql(f"UPDATE step_mark SET at = {at} WHERE checklist_id = 1 AND step = 'b-vs-people'")
    before.close()
    opened = open_database(tmp_path / "old.db", KEY)
    assert MarkRow.get((MarkRow.checklist == 1) & (MarkRow.step == "b-vs-people")).appointment_id == visit
    opened.close()


def test_without_any_visit_an_answer_stays_on_record_and_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_schema(tmp_path, monkeypatch)
    before.engine.execute_sql("INSERT INTO step_mark VALUES (NULL, 3, 'b-vs-people', 'done', 1, 0, '')")
    before.close()
    opened = open_database(tmp_path / "old.db", KEY)
    running = checklists.get(3)
    assert running is not None
    assert "b-vs-people" in {mark.step_id for mark in running.marks}
    assert "b-vs-people" not in running.about(None).marks
    opened.close()


def test_two_returns_standing_already_do_not_stop_the_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_schema(tmp_path, monkeypatch)
    before.engine.execute_sql(f"UPDATE appointment SET status = 'confirmed' WHERE id = {POSTPONED}")
    before.close()
    opened = open_database(tmp_path / "old.db", KEY)
    AppointmentRow.update(status="arrived", case=1).where(AppointmentRow.id == POSTPONED).execute()
    AppointmentRow.update(status="cancelled").where(AppointmentRow.id == AGAIN).execute()
    with pytest.raises(peewee.IntegrityError, match="RETURN_STANDS"):
        AppointmentRow.update(status="tentative").where(AppointmentRow.id == AGAIN).execute()
    opened.close()


def test_families_of_before_wait_for_their_calls(migrated: Database) -> None:
    """Migration 0016 notes them; the program plans each call when it opens (see services/promises.py)."""
    asked = "id IN (SELECT i.case_id FROM item i JOIN family_choice f ON f.item_id = i.id WHERE i.destroyed_at IS NULL)"
    assert count(migrated, "promise_to_make") == count(migrated, "family_case", asked) > 0
    assert count(migrated, "promise_to_make", "case_id NOT IN (SELECT id FROM family_case)") == 0

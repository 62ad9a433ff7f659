"""The shipped directory is what the domain reference marks (section 4.1); an older one is migrated with every row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.directory import AUDIENCES, CATEGORIES, LANGUAGES, Resource, ResourceStatus, check_resource
from desktop_app.store import database as store
from desktop_app.store import directory
from desktop_app.store.database import MIGRATIONS, open_database
from tests.agency import KEY, TODAY, given
from tests.store.test_migrations import old

S = ResourceStatus
NATIONAL = {
    "988": (S.ACTIVE, "988"),
    "ndvh": (S.ACTIVE, "1-800-799-7233"),
    "rainn": (S.ACTIVE, "1-800-656-4673"),
    "stronghearts": (S.ACTIVE, "1-844-762-8483"),
    "victimconnect": (S.OFF, "1-855-484-2846"),
    "childhelp": (S.ACTIVE, "1-800-422-4453"),
    "pomc": (S.NEEDS_VERIFICATION, "1-888-818-7662"),
    "afsp": (S.ACTIVE, ""),
    "cops": (S.NEEDS_VERIFICATION, ""),
    "psob": (S.NEEDS_VERIFICATION, "1-888-744-6513"),
}
"""C.O.P.S. and PSOB are named for H17 and in no source of 4.1, so somebody calls first."""
ROWS = {each.id: each for each in directory.shipped()}


def test_the_national_rows_ship_as_the_reference_marks_them() -> None:
    there = {key: (row.status, row.phone) for key, row in ROWS.items() if row.jurisdiction == "United States"}
    assert there == NATIONAL


def test_everything_else_is_a_blank_of_the_agencys_own() -> None:
    local = [row for key, row in ROWS.items() if key not in NATIONAL]
    assert {"vine", "compensation", "state-cps", "state-aps", "da-victim-witness"} < {row.id for row in local}
    assert {row.status for row in local} == {S.AGENCY_MUST_FILL}
    assert not [row.id for row in local if row.phone or row.text_line or row.web or row.languages]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_shipped_row_can_be_kept_and_counts_as_checked_by_nobody(row: Resource) -> None:
    assert given(check_resource(row)) == row
    assert (row.verified_on, row.verified_by, row.review_due, row.review_days) == (None, "", None, 180)
    assert not row.printable(TODAY)
    assert row.category in CATEGORIES
    assert row.audiences <= set(AUDIENCES)
    assert row.source
    assert all(row.about[each] for each in LANGUAGES)
    assert bool(row.hours["en"]) is bool(row.hours["es"]) is bool(row.hours["vi"])


def test_no_row_offers_the_choice_that_has_ended() -> None:
    file = (directory.data_folder("resources") / "directory.toml").read_text(encoding="utf-8").casefold()
    assert not [words for words in ("press 3", "oprima 3", "bấm 3", "marque 3") if words in file]
    assert "Press 2 for Spanish" in ROWS["988"].about["en"]


def test_an_older_directory_keeps_every_row_and_every_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    for file in MIGRATIONS.glob("0*.py"):
        if file.name < "0009":
            shutil.copyfile(file, folder / file.name)
    with monkeypatch.context() as then:
        then.setattr(store, "MIGRATIONS", folder)
        before = open_database(old(tmp_path), KEY)
    before.engine.execute_sql(
        "UPDATE resource SET verified_on = '2026-11-01', verified_by = 'M. Reyes' WHERE key IN ('988', 'pomc')"
    )
    before.engine.execute_sql("UPDATE resource SET status = 'needs_verification' WHERE key = 'pomc'")
    names = before.engine.execute_sql("SELECT key, name FROM resource ORDER BY id").fetchall()
    before.close()
    opened = open_database(tmp_path / "old.db", KEY)
    after = {row.id: row for row in directory.all_resources()}
    opened.close()
    assert [(row.id, row.name) for row in after.values()] == names
    assert (after["988"].due.isoformat(), after["988"].verified_by) == ("2027-04-30", "M. Reyes")
    assert (after["pomc"].verified_on, after["pomc"].verified_by) == (None, "")
    assert after["victimconnect"].status is S.OFF
    assert (after["rainn"].jurisdiction, after["vine"].jurisdiction) == ("United States", "Your state")

"""What the database itself keeps of the agency's words: no version ever changes, whoever asks."""

from __future__ import annotations

import peewee
import pytest

from desktop_app.domain.staff import Role
from desktop_app.store import wording_versions as store
from tests.agency import SampleAgency, count, given
from tests.services.wording_cases import CANARY, approved, written

VS, SU = Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE form_version SET source = 'other'",
        "UPDATE form_version SET number = 9",
        "UPDATE form_version SET made_by_id = 1",
        "UPDATE form_version SET approved_at = 5, approved_by_id = approved_by_id",
        "UPDATE form_version SET approved_by_id = NULL, approved_at = NULL",
        "DELETE FROM form_version",
        "UPDATE form_review SET reviewed_by = 'other'",
        "DELETE FROM form_review",
    ],
)
def test_a_version_and_a_review_stay_as_they_are(agency: SampleAgency, statement: str) -> None:
    approved(agency)
    given(agency.services.wording.review(agency.one(VS), "care", "es", 0, CANARY, agency.services.wording._today()))
    with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
        agency.database.engine.execute_sql(statement)
    assert count(agency.database, "form_version", "number = 1") == 1


def test_it_is_taken_back_once(agency: SampleAgency) -> None:
    approved(agency)
    given(agency.services.wording.withdraw(agency.one(SU), 1))
    with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
        agency.database.engine.execute_sql("UPDATE form_version SET withdrawn_at = NULL, withdrawn_by_id = NULL")
    assert not store.withdraw(1, 1, 5)


@pytest.mark.parametrize(
    "change",
    ["approved_by_id = made_by_id, approved_at = 1", "approved_by_id = 1", "approved_at = 1", "withdrawn_at = 1"],
)
def test_an_approval_is_by_another_and_whole(agency: SampleAgency, change: str) -> None:
    written(agency)
    with pytest.raises(peewee.IntegrityError):
        agency.database.engine.execute_sql(f"UPDATE form_version SET {change}")


def test_no_version_begins_approved_or_without_words(agency: SampleAgency) -> None:
    columns = "form, language, number, source, made_by_id, made_at"
    for more, values in (
        (", approved_by_id, approved_at", "'care', 'en', 1, 'x', 1, 1, 2, 1"),
        ("", "'care', 'en', 1, '', 1, 1"),
        ("", f"'care', 'en', 1, '{'x' * 40_001}', 1, 1"),
        ("", "'care', 'en', 0, 'x', 1, 1"),
    ):
        with pytest.raises(peewee.IntegrityError):
            agency.database.engine.execute_sql(f"INSERT INTO form_version ({columns}{more}) VALUES ({values})")


def test_one_number_once(agency: SampleAgency) -> None:
    written(agency)
    with pytest.raises(peewee.IntegrityError):
        agency.database.engine.execute_sql(
            "INSERT INTO form_version (form, language, number, source, made_by_id, made_at) "
            "VALUES ('care', 'en', 1, 'x', 1, 1)"
        )

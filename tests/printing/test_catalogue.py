"""The catalogue has a row for every printed document of the domain reference, section 9, and no code that is not there."""

from __future__ import annotations

import pytest

from desktop_app.domain.handouts import Kind
from desktop_app.domain.handouts.agency_papers import AGENCY_PAPERS
from desktop_app.domain.handouts.catalogue import CATALOGUE, row_of, rows_for
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.printing.forms import load_form

CODES = {
    *(f"H{number}" for number in range(1, 18)),
    *(f"F{number}" for number in range(1, 15)),
    *(f"R{number}" for number in range(1, 4)),
}


def codes(written: str) -> set[str]:
    """ "F1-F3" as its three codes."""
    first, _, last = written.partition("-")
    if not last:
        return {first} if first else set()
    return {f"{first[0]}{number}" for number in range(int(first[1:]), int(last[1:]) + 1)}


def test_every_document_of_the_reference_has_its_row_and_no_other_code_is_used() -> None:
    assert set().union(*(codes(row.code) for row in CATALOGUE)) == CODES


def test_every_kind_has_one_row() -> None:
    assert sorted(row.kind for row in CATALOGUE) == sorted(Kind)


@pytest.mark.parametrize("row", CATALOGUE, ids=lambda row: row.kind.value)
def test_the_form_of_a_row_is_written_for_its_reader(row) -> None:
    if row.form and row.kind is not Kind.WEEK_BOARD:
        assert load_form(row.form, "en").front.audience == row.audience.value


@pytest.mark.parametrize("role", AT_WORK)
def test_the_agencys_own_forms_are_for_victim_services_and_the_supervisor(role: Role) -> None:
    offered = {row.kind for row in rows_for(role)}
    wanted = set(AGENCY_PAPERS) if role in {Role.VICTIM_SERVICES, Role.SUPERVISOR} else set()
    assert offered & set(AGENCY_PAPERS) == wanted


def test_what_names_a_case_is_not_offered_to_the_front_desk() -> None:
    offered = {row.kind for row in rows_for(Role.FRONT_DESK)}
    assert Kind.ROOM_READINESS in offered
    assert not offered & {Kind.OVERDUE, Kind.KEEP_FOR_LATER, Kind.DESIGNEE}
    assert not any(row_of(kind).code in {"F5", "F7", "R3"} for kind in offered)

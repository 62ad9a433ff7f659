"""How names are shortened for a lobby, and when two of them mean one person."""

from __future__ import annotations

import pytest

from desktop_app.domain.staff import Role, StaffMember, initials, same_person, short_name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Maria Reyes", "M. R."),
        ("Maria de la Cruz", "M. C."),
        ("Cher", "C."),
        ("  élodie   žižek ", "É. Ž."),
        ("", ""),
        ("李 小龙", "李. 小."),
    ],
)
def test_a_lobby_reads_initials_only(name: str, label: str) -> None:
    assert initials(name) == label


@pytest.mark.parametrize(("name", "short"), [("Maria Reyes", "M. Reyes"), ("Cher", "Cher"), ("", "")])
def test_a_colleague_is_named_by_initial_and_last_name(name: str, short: str) -> None:
    assert short_name(name) == short == StaffMember(1, name, Role.EVIDENCE).short_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lena Brandt", "lena  BRANDT ", True),
        ("Lena Brandt", "Lena Brand", False),
        ("Straße", "STRASSE", True),
        ("", "", True),
    ],
)
def test_case_and_spaces_do_not_make_another_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same

"""What a password may be (S6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.accounts import Account
from desktop_app.domain.passwords import SHORTEST, Banned, check_password, length, read_banned
from desktop_app.domain.refusals import Cause
from desktop_app.store import passwords
from desktop_app.store.models import TABLES
from desktop_app.store.vault import NewSlot
from desktop_app.store.vault.slots import Slot

LIST = Banned(frozenset({"trustno1!", "12345678", "elephant"}), date(2026, 8, 1))
NAMES = ("Maria Reyes", "Fairhaven Police Department")


@pytest.mark.parametrize(
    ("password", "cause"),
    [
        ("", Cause.PASSWORD_SHORT),
        ("abcdefg", Cause.PASSWORD_SHORT),
        ("abcdefgh", None),
        ("e\u0301" * 7, Cause.PASSWORD_SHORT),
        ("🐻" * 7, Cause.PASSWORD_SHORT),
        ("🐻🦊🐼🐻🦊🐼🐻🦊", None),
        ("x y" * 67, None),
        ("seven quiet rivers", None),
        (" leading and trailing ", None),
        ("naïve Ünïcödé", None),
        ("پسورد خوب من", None),
        ('"\\{}%$;--<b>', None),
        ("12345678", Cause.PASSWORD_COMMON),
        ("TrustNo1!", Cause.PASSWORD_COMMON),
        ("Elephant", Cause.PASSWORD_COMMON),
        ("Elephant2026!", Cause.PASSWORD_COMMON),
        ("elephant in the room", None),
        ("aaaaaaaaaaaa", Cause.PASSWORD_EXPECTED),
        ("        ", Cause.PASSWORD_EXPECTED),
        ("abababababab", Cause.PASSWORD_EXPECTED),
        ("Reyes, Maria 1984", Cause.PASSWORD_EXPECTED),
        ("mariareyes", Cause.PASSWORD_EXPECTED),
        ("Fairhaven2026", Cause.PASSWORD_EXPECTED),
        ("fairhaven police", Cause.PASSWORD_EXPECTED),
        ("Safekeeping!", Cause.PASSWORD_EXPECTED),
        ("Maria likes 12 pears", None),
        ("good\x00password", Cause.UNREADABLE),
    ],
)
def test_s06_the_rules_are_exactly_these(password: str, cause: Cause | None) -> None:
    refused = check_password(password, LIST, *NAMES)
    assert (refused.reasons[0].cause if refused else None) is cause


@pytest.mark.parametrize("letters", [8, 64, 200, 5000])
def test_s06_no_length_is_too_long_and_every_letter_counts(letters: int) -> None:
    password = ("quiet rivers " * 500)[:letters]
    assert length(password) == letters
    assert check_password(password, LIST) is None


def test_s06_the_shipped_list_is_long_enough_and_dated() -> None:
    found = passwords.shipped()
    assert len(found.words) == 11_611 >= 10_000, "the figure in SECURITY.md"
    assert {"password", "12345678", "football"} <= found.words
    assert all(length(word) >= SHORTEST for word in found.words)
    assert check_password("iloveyou", found)
    assert check_password("seven quiet rivers", found) is None


def test_s06_a_list_older_than_a_quarter_says_so() -> None:
    assert LIST.age(LIST.day + timedelta(days=90)) is None
    assert LIST.age(LIST.day + timedelta(days=91)) == 91


def test_s06_a_list_without_a_date_is_old() -> None:
    found = read_banned(["# a list\n", "\n", "Hunter Two 2\n", "#hashtag1\n"])
    assert found.words == {"hunter two 2", "#hashtag1"}
    assert found.age(date(2026, 11, 24)) is not None


def test_s06_there_is_no_hint_and_no_question() -> None:
    kept = [column.name for table in TABLES for column in table._meta.sorted_fields]
    kept += [*NewSlot.__dataclass_fields__, *Slot.__struct_fields__, *Account.__dataclass_fields__]
    assert "must_change" in kept
    assert not [name for name in kept if "hint" in name or "question" in name]

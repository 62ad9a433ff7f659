"""The log of prints: an answer and its one correction; passwords of saved copies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.file_passwords import LONGEST_BYTES, SHORTEST, check_file_password
from desktop_app.domain.prints import Answer, Given, Print, Way, check_answer
from desktop_app.domain.refusals import Cause, Refused

LINE = Print(1, 1, None, "privacy", "en", False, Way.PRINTED, "", 0, "M. Reyes", True)


def cause(outcome: Refused | None) -> Cause | None:
    return outcome.reasons[0].cause if outcome else None


def answered(*given: Given) -> Print:
    return replace(LINE, answers=tuple(Answer(each, "M. Reyes", 0) for each in given))


@pytest.mark.parametrize("first", Given)
@pytest.mark.parametrize("then", Given)
def test_an_answer_is_put_right_once_and_never_twice(first: Given, then: Given) -> None:
    assert check_answer(LINE, first) is None
    assert cause(check_answer(answered(first), then)) is (Cause.NOTHING_NEW if first is then else None)
    assert cause(check_answer(answered(first, then), first)) is Cause.PRINT_ANSWERED


def test_nobody_has_asked_until_somebody_answers() -> None:
    assert LINE.answer is None
    last = answered(Given.MAIL_LATER, Given.GIVEN).answer
    assert last is not None
    assert last.given is Given.GIVEN


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("x" * (SHORTEST - 1), "", Cause.FILE_PASSWORD_SHORT),
        (" " * SHORTEST, " " * SHORTEST, Cause.FILE_PASSWORD_SHORT),
        ("three plain words", "three plain word", Cause.PASSWORDS_DIFFER),
        ("three plain words", "three plain words", None),
        ("\N{LATIN SMALL LETTER E WITH ACUTE}" * LONGEST_BYTES, "", Cause.FILE_PASSWORD_LONG),
        ("three\x00plain words", "", Cause.UNREADABLE),
    ],
)
def test_a_files_password_is_long_and_typed_twice_alike(password: str, again: str, why: Cause | None) -> None:
    assert cause(check_file_password(password, again)) is why

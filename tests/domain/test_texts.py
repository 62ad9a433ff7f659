from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.staff import initials, same_person
from desktop_app.domain.texts import COUNTS, TEXTS, check_count, check_text, check_texts, tidy_text

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\u200b\ufeff\u00ad\u2060\u202e\u2066\u0000\u0085\u2028\u3164\u0301\ud800\n\t\r\u200d aE\u0344"
        ),
    ),
    max_size=700,
)
INVISIBLE = ["", " ", "\u00a0", "\u200b", "\ufeff", "\u00ad", "\u2060\u200d", "\u3164", "\u2800", "\t\n", "\x00\x1b"]


def cause_of(field: str, text: str) -> Cause:
    outcome = check_text(field, text)
    assert isinstance(outcome, Refused), repr(outcome)
    return outcome.reasons[0].cause


@pytest.mark.parametrize("text", INVISIBLE)
def test_letters_nobody_can_see_are_no_name(text: str) -> None:
    assert cause_of("name", text) is Cause.EMPTY


@pytest.mark.parametrize("text", INVISIBLE[:-1])
def test_letters_nobody_can_see_leave_an_open_field_empty(text: str) -> None:
    assert check_text("seal", text) == ""


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202a", "\u202e", "\u2066", "\u2069"])
@pytest.mark.parametrize("field", ["name", "safe_contact"])
def test_control_and_turning_signs_are_refused(field: str, letter: str) -> None:
    assert cause_of(field, f"Ann{letter}Bell") is Cause.UNREADABLE


@pytest.mark.parametrize("letter", ["\n", "\t", "\r", "\u2028"])
def test_a_name_is_one_line(letter: str) -> None:
    assert cause_of("name", f"Ann{letter}Bell") is Cause.UNREADABLE


def test_a_note_keeps_its_lines() -> None:
    assert check_text("safe_contact", " After 17:00\r\nNo voicemail\u2028Ask for Ann ") == (
        "After 17:00\nNo voicemail\nAsk for Ann"
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann Bell\n", "Ann Bell"),
        ("Jose\u0301", "José"),
        ("\ufeffAnn\u200b Bell\u00ad", "Ann Bell"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("O\u2019Brien-Smith", "O\u2019Brien-Smith"),
        ("نام\u200cخانوادگی", "نام\u200cخانوادگی"),
    ],
)
def test_a_name_is_kept_as_it_reads(typed: str, kept: str) -> None:
    assert check_text("name", typed) == kept


@pytest.mark.parametrize(("field", "limit"), [("name", 120), ("number", 40), ("phone", 40), ("safe_contact", 300)])
def test_each_field_has_its_length(field: str, limit: int) -> None:
    assert TEXTS[field].limit == limit
    assert check_text(field, f"  {'x' * limit}  ") == "x" * limit
    outcome = check_text(field, "x" * (limit + 1))
    assert outcome == Refused((Reason(Cause.TOO_LONG, {"field": field, "limit": limit}),))


@given(st.sampled_from(sorted(TEXTS)), HOSTILE)
def test_any_text_is_kept_within_its_limits_or_refused(field: str, text: str) -> None:
    kept = check_text(field, text)
    if isinstance(kept, Refused):
        assert {reason.cause for reason in kept.reasons} <= {Cause.EMPTY, Cause.TOO_LONG, Cause.UNREADABLE}
        return
    assert len(kept) <= TEXTS[field].limit
    assert kept == kept.strip() == unicodedata.normalize("NFC", kept)
    assert kept or not TEXTS[field].needed
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\n" for letter in kept)
    assert TEXTS[field].lines or "\n" not in kept
    kept.encode()
    assert check_text(field, kept) == kept


@given(HOSTILE)
def test_shortening_a_name_never_fails(name: str) -> None:
    initials(tidy_text(name))
    assert same_person(name, name)


def test_every_wrong_text_of_a_form_is_told_at_once() -> None:
    outcome = check_texts({"name": "\u200b", "seal": "x" * 41, "location": "shelf"})
    assert isinstance(outcome, Refused)
    assert [(reason.cause, reason.facts["field"]) for reason in outcome.reasons] == [
        (Cause.EMPTY, "name"), (Cause.TOO_LONG, "seal"),
    ]  # fmt: skip
    assert check_texts({"name": " Ann ", "seal": ""}) == {"name": "Ann", "seal": ""}


def test_one_person_is_not_two_by_a_letter_nobody_sees() -> None:
    assert same_person("Lena Brandt", "lena\u00a0 Brandt\u200d")
    assert same_person("José", "Jose\u0301")
    assert not same_person("Lena Brandt", "Lena Brand")


@pytest.mark.parametrize("field", sorted(COUNTS))
@pytest.mark.parametrize("count", [-1, 0, 1_000_000, 10**30])
def test_a_count_has_its_bounds(field: str, count: int) -> None:
    assert check_count(field, count) == Reason(Cause.COUNT, {"field": field, "least": 1, "most": COUNTS[field]})
    assert check_count(field, 1) is check_count(field, COUNTS[field]) is None
    assert check_count(field, COUNTS[field] + 1) is not None

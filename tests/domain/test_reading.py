"""The reading grade beside the one of textstat, which is what the families' papers are measured with."""

from __future__ import annotations

import pytest
import textstat

from desktop_app.domain import reading
from desktop_app.domain.reading import grade, prose, syllables_of
from desktop_app.domain.wording import FORMS
from desktop_app.paths import data_folder

HARD = (
    "The agency's evidentiary obligations notwithstanding, representatives of the jurisdiction will communicate the "
    "determination regarding retained property to the designated recipient within a reasonable period. "
    "Alternative arrangements necessitate the supervisor's authorization and appropriate documentation."
)
EASY = "You do not have to decide today. We keep it safe for you. Call us when you want to talk. A person will answer."
PLAIN = (
    "When you come to the building, a member of our staff will meet you at the east entrance and walk with you to a "
    "quiet room. You may bring a friend or a relative. Everything that belongs to your brother is in one box, and "
    "nothing is opened unless you ask us. If you would like to stop at any time, please say so, and we will stop."
)


def theirs(text: str) -> float:
    parts = [part.strip() for part in reading._END.split(prose(text)) if len(reading._WORD.findall(part)) >= 3]
    return float(textstat.flesch_kincaid_grade(" ".join(f"{part}." for part in parts)))


@pytest.mark.parametrize("text", [HARD, EASY, PLAIN])
def test_it_agrees_with_textstat(text: str) -> None:
    assert grade(text) == pytest.approx(theirs(text), abs=1.0)


def test_it_agrees_on_every_form_there_is() -> None:
    for form in FORMS:
        source = (data_folder("forms") / form / "en.md").read_text(encoding="utf-8")
        found = grade(source)
        if found is not None:
            assert found == pytest.approx(theirs(source), abs=1.0), form


def test_only_running_text_is_measured() -> None:
    told = "We keep it safe for you."
    signs = f'+++\ntitle = "Extraordinary considerations"\n+++\n\n# Jurisdictional determinations\n\n{told}\n\n| Heading |\n|---|\n'
    assert grade(signs) == grade(told)
    assert grade("We keep {person_name} safe for you.") == grade("We keep Ann safe for you.")
    assert grade("") is None
    assert grade("# Title\n\nPhone: {phone}") is None


def test_bullets_are_sentences_of_their_own() -> None:
    assert grade("- We keep it safe for you\n- You may call us today") == grade(
        "We keep it safe for you. You may call us today."
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [("decide", 2), ("belongings", 3), ("asked", 1), ("wanted", 2), ("table", 2), ("pieces", 2), ("I'm", 1), ("a", 1),
     ("people", 2), ("agency's", 3)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count

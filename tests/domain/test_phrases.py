"""The phrases for families: complete, kind, short, plain; and joined without saying a thing twice."""

from __future__ import annotations

import re

import pytest

from desktop_app.domain.items import Category
from desktop_app.domain.phrases import Phrase, phrases_for, told, with_phrase, without_phrase
from desktop_app.store.phrases import shipped

PHRASES = shipped()
UNKIND = (
    r"\bevidence\b|\bitem\b|decedent|deceased|\bbody\b|corpse|disposal|closure|loved one|committed suicide|victim|"
    r"suspect|\bcrime\b|claimant|\bdefects?\b|destroyed|biohazard|trash|unit\b|property|!|—|"
    r"evidencia|cad[aá]ver|difunt|fallecid|el cuerpo|v[ií]ctima|sospechos|crimen|delito|destrui|ser(es)? querido|¡|"
    r"chứng cứ|vật chứng|tang vật|thi thể|nạn nhân|nghi can|tội|tiêu hủy|người thân yêu"
)
NEEDED = {
    "tears", "stains", "odour", "fingerprint_powder", "cut_marks", "missing_part", "water", "broken_screen",
    "locked_screen",
}  # fmt: skip
each_phrase = pytest.mark.parametrize("phrase", PHRASES, ids=[phrase.key for phrase in PHRASES])


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1))


def test_what_must_be_tellable_is_there() -> None:
    assert {phrase.key for phrase in PHRASES} >= NEEDED
    assert all(phrases_for(PHRASES, category) for category in Category)


@each_phrase
@pytest.mark.parametrize("language", ["en", "es", "vi"])
def test_no_phrase_has_a_word_a_family_must_not_read(phrase: Phrase, language: str) -> None:
    assert not re.findall(UNKIND, phrase.text[language], re.IGNORECASE)
    assert phrase.text[language].endswith(".")
    assert len(phrase.text[language]) <= 90
    assert len(phrase.label.get(language, "")) <= 32


@each_phrase
def test_a_phrase_reads_at_sixth_grade(phrase: Phrase) -> None:
    """Flesch-Kincaid grade."""
    words = re.findall(r"[A-Za-z']+", phrase.text["en"])
    sentences = phrase.text["en"].count(".")
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= 6, round(grade, 1)


@pytest.mark.parametrize("language", ["en", "es", "vi"])
def test_three_phrases_fit_into_the_field(language: str) -> None:
    longest = sorted(PHRASES, key=lambda phrase: -len(phrase.text[language]))[:3]
    assert len(told(longest, language)) <= 300


def test_those_made_for_a_kind_come_first() -> None:
    devices = phrases_for(PHRASES, Category.DEVICE)
    assert devices[0].categories
    assert not devices[-1].categories
    assert "broken_screen" in {phrase.key for phrase in devices}
    assert "broken_screen" not in {phrase.key for phrase in phrases_for(PHRASES, Category.KEYS)}


def test_a_sentence_is_said_once_and_taken_back_alone() -> None:
    tears, stains = (next(each for each in PHRASES if each.key == key) for key in ("tears", "stains"))
    once = with_phrase("Her sweater.", tears, "en")
    assert once == "Her sweater. It is torn in some places."
    assert with_phrase(once, tears, "en") == once
    both = with_phrase(once, stains, "en")
    assert both == "Her sweater. " + told((tears, stains), "en")
    assert without_phrase(both, tears, "en") == "Her sweater. There are some stains on it."
    assert without_phrase("It is torn at the sleeve.", tears, "en") == "It is torn at the sleeve."

"""How hard a text is to read: the US school grade by Flesch and Kincaid, 1975 (for English only)."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A\+\+\+\n.*?\n\+\+\+\n", re.DOTALL)
_NOT_TOLD = re.compile(r"\{\{[^}]*\}\}|^\s*\|.*$|^\s*#.*$|<br>", re.MULTILINE)
_BEGINS = re.compile(r"^\s*(?:>|-)\s", re.MULTILINE)
_VALUE = re.compile(r"\{[^}]*\}")
_BOX = re.compile(r"\[(?: |x|_+(?::\d)?)\]")
_END = re.compile(r"[.?!\u2026]+(?:\s|$)|\n\s*\n")
_LEAST = 3
"""Words of a sentence; shorter ones are labels, and would make any text look easy."""
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*")
_SILENT_ENDS = ("e", "es", "ed")
_SPOKEN = {"people": 2, "every": 2, "everyone": 3, "everything": 3, "someone": 2, "something": 2, "clothes": 1}
_SPOKEN |= {"being": 2, "idea": 3, "area": 3, "quiet": 2, "science": 2, "create": 2, "different": 2, "business": 2}
_SPOKEN |= {"there": 1, "were": 1, "are": 1, "police": 2, "sometimes": 2, "interview": 3, "evening": 2, "family": 3}


def grade(source: str) -> float | None:
    """The grade of a form's running text, without headings and tables; None where there is no sentence yet.

    A value, which is filled in later, counts as one word of one syllable.
    """
    words, syllables, sentences = 0, 0, 0
    for part in _END.split(prose(source)):
        found = _WORD.findall(part)
        if len(found) >= _LEAST:
            sentences += 1
            words += len(found)
            syllables += sum(map(syllables_of, found))
    if not sentences:
        return None
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def prose(source: str) -> str:
    """The running text of a form: without front matter, signs and names of values; a blank line before each bullet."""
    told = _BEGINS.sub("\n\n", _NOT_TOLD.sub("", _FRONT.sub("", source)))
    return _BOX.sub("\n\n", _VALUE.sub("Ann", told)).replace("**", "")


def syllables_of(word: str) -> int:
    """Groups of vowels, less what is written and not spoken; a few common words are known by heart."""
    lower = word.lower().replace("\u2019", "'").removesuffix("'s")
    if lower in _SPOKEN:
        return _SPOKEN[lower]
    return sum(_of_part(part) for part in re.split(r"['-]", lower) if len(part) > 1) or 1


def _of_part(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    if groups > 1 and word.endswith(_SILENT_ENDS) and not _end_is_spoken(word):
        groups -= 1
    groups += len(re.findall(r"(?<=[^aeiou])i(?:a|o(?!u|n))|eo(?!u|p)|[aiouy]ing$", word))
    return max(1, groups)


def _end_is_spoken(word: str) -> bool:
    if word.endswith("ed"):
        return word[-3] in "td" or word.endswith(("eed", "ied"))
    if word.endswith("es"):
        return word.endswith(("ses", "zes", "ces", "ges", "ches", "shes", "xes", "ies", "ees", "oes", "les"))
    return word.endswith(("ee", "ie", "oe", "ue", "ye")) or bool(re.search(r"[^aeiouy]le$", word))

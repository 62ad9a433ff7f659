"""Sentences a family can bear, to begin the words about a belonging's condition; a person edits them by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.items import Category


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that may be said. `label` names it for staff, `text` is for the family; both by language.

    Without `categories` it fits every belonging.
    """

    key: str
    label: Mapping[str, str]
    text: Mapping[str, str]
    categories: tuple[Category, ...] = ()

    def fits(self, category: Category) -> bool:
        """Whether it may be said of a belonging of this kind."""
        return not self.categories or category in self.categories


def phrases_for(known: Iterable[Phrase], category: Category) -> tuple[Phrase, ...]:
    """The phrases for a kind of belonging, those made for it first."""
    fitting = [phrase for phrase in known if phrase.fits(category)]
    return tuple(sorted(fitting, key=lambda phrase: not phrase.categories))


def told(chosen: Sequence[Phrase], language: str) -> str:
    """The chosen phrases as sentences, one after the other, in the order they were chosen."""
    return " ".join(phrase.text[language] for phrase in chosen)


def with_phrase(text: str, phrase: Phrase, language: str) -> str:
    """The words so far with one more sentence; one that is there already is not said twice."""
    sentence = phrase.text[language]
    return text if sentence in text else f"{text.rstrip()} {sentence}".strip()


def without_phrase(text: str, phrase: Phrase, language: str) -> str:
    """The words so far without a sentence, where nobody has changed it by hand."""
    before, found, after = text.partition(phrase.text[language])
    return f"{before.rstrip()} {after.lstrip()}".strip() if found else text

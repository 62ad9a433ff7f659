"""The words at hand while a form is filled, and how a few of them are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.handouts import Role
from desktop_app.printing import dates
from desktop_app.printing.forms import SOURCE_LANGUAGE, Form, Said, Value

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words at hand: the document's form, the words that all pages share, and the language."""

    form: Form
    page: Form
    language: str

    def role(self, role: Role) -> str:
        return self.page.word(f"role_{role}")

    def how_long(self, minutes: int | None) -> str:
        if minutes is None:
            return self.form.word("how_long_open")
        return self.form.word("how_long_minutes", duration=dates.duration(minutes, self.language))


def foreign(language: str) -> str:
    """The language of what an agency says of itself, where a page in `language` has to name it.

    Its name, its hours and its doors are typed into a program that speaks English alone. What is typed about a family is
    not: nobody can know whether it was written in theirs, nor in which language a name is.
    """
    return "" if language == SOURCE_LANGUAGE else SOURCE_LANGUAGE


def in_english(text: str, language: str) -> Value:
    """A text that is known to be English, on a page in `language`."""
    return Said(((text.strip(), other),)) if text.strip() and (other := foreign(language)) else text


def sentence(text: str) -> str:
    """With one full stop at its end."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…" else f"{text}."


def initials(name: str) -> str:
    """Of a name; initials stay as they are."""
    words = name.replace(".", ". ").split()
    return name if len(words) < 2 else "".join(word[0] for word in words)


def listed(texts: tuple[str, ...]) -> tuple[Mapping[str, Value], ...]:
    """Texts as the rows of a list."""
    return tuple({"text": text} for text in texts)

"""Reads the phrases for families from resources/; a mistake in the file is named with its key."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop_app.domain.phrases import Phrase
from desktop_app.paths import data_folder

LANGUAGES = frozenset({"en", "es", "vi"})
LABELS = frozenset({"en", "es"})


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[Phrase, ...]


@cache
def shipped() -> tuple[Phrase, ...]:
    """Every phrase, in the order of the file; each key once, each in every language."""
    file = data_folder("resources") / "phrases.toml"
    known = msgspec.toml.decode(file.read_bytes(), type=_File).phrases
    keys = [phrase.key for phrase in known]
    wrong = {phrase.key for phrase in known if set(phrase.text) != LANGUAGES or set(phrase.label) != LABELS}
    wrong |= {key for key in keys if keys.count(key) > 1}
    if wrong:
        raise ValueError(f"{file.name}: twice there, or not in every language: {', '.join(sorted(wrong))}")
    return known

"""The languages a document can be printed in, each by the name its own readers give it."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.handouts import Kind
from desktop_app.domain.handouts.catalogue import FAMILY_LANGUAGES, row_of

_NAMES = {"en": "English", "es": "Español", "vi": "Tiếng Việt"}


def languages_of(*kinds: Kind) -> list[tuple[str, str]]:
    """Those that one of these documents has, code and name."""
    return named(code for kind in kinds for code in row_of(kind).languages)


def family_languages() -> list[tuple[str, str]]:
    """Those of what families read."""
    return named(FAMILY_LANGUAGES)


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with their names, each once."""
    return [(code, _NAMES[code]) for code in dict.fromkeys(codes)]

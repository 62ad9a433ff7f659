"""The agency's plain words for why something stays, read from forms/wording/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from desktop_app.paths import data_folder


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences by hold kind and standing, in one language."""

    victim_services: str
    evidence: str
    bring_identity: str
    bring_letters: str
    identity: str
    kept_for_you: str
    you_decide: str
    held_because: dict[str, str]
    decided_by: dict[str, str]
    standing: dict[str, str]
    languages: dict[str, str]
    identity_documents: dict[str, str]


@cache
def wording(language: str) -> Wording:
    """The words of a language; a missing key is named with its file."""
    file = data_folder("forms") / "wording" / f"{language}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Wording)

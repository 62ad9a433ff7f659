"""What somebody has typed and not saved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text, and the number of the version it was begun from."""

    text: str
    latest: int

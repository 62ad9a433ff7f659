"""Letters to a family after a call (F12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class NoticeLetter:
    """Says again what was said in a call; `kind` is the personal letter, or the one that also names the law."""

    kind: Kind
    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    items: tuple[str, ...]
    called_on: date
    due_on: date
    contact: str
    jurisdiction: str = ""
    citation: str = ""
    days: int = 0

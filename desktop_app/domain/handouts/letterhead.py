"""The head of every page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of every page: who writes, and the telephone that a person answers."""

    agency: str
    unit: str
    phone: str
    hours: str
    log: str = field(default="", compare=False)
    """On records alone: the head of the log when the page was made, by which a log that was cut off or changed is known."""

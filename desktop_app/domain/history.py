"""The audit entry: who did what to which record and when. Never a name of a family in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `facts` holds choices, dates and references only."""

    id: int
    at: int
    staff_id: int | None
    staff_name: str
    action: str
    entity: str
    entity_id: int | None
    case_id: int | None
    appointment_id: int | None
    facts: Mapping[str, object]

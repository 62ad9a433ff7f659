"""What one desk remembers of a visit while the table is left and opened again: never written down anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class TableMemory:
    """The family's order, who sits at the table, and whether the visit has been begun with."""

    order: list[int] = field(default_factory=list)
    recipient_id: int = 0
    witness_id: int = 0
    begun: bool = False

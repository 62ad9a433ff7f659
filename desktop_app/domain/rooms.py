"""Rooms that victims and families use. A suspect interview is not among the purposes, so it cannot be booked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RoomKind(StrEnum):
    """Room types of the ELERV guide: soft interview rooms and the separate property return room."""

    SOFT_INTERVIEW = "soft_interview"
    CHILD_FRIENDLY = "child_friendly"
    PROPERTY_RETURN = "property_return"


class Purpose(StrEnum):
    """What a room may be booked for (gate A1)."""

    VICTIM_INTERVIEW = "victim_interview"
    WITNESS_INTERVIEW = "witness_interview"
    FAMILY_MEETING = "family_meeting"
    PROTECTION_ORDER = "protection_order"
    RETURN_OF_BELONGINGS = "return_of_belongings"


INTERVIEWS = frozenset({Purpose.VICTIM_INTERVIEW, Purpose.WITNESS_INTERVIEW})
_SOFT = frozenset(Purpose) - {Purpose.RETURN_OF_BELONGINGS}

PURPOSES: dict[RoomKind, frozenset[Purpose]] = {
    RoomKind.SOFT_INTERVIEW: _SOFT,
    RoomKind.CHILD_FRIENDLY: _SOFT,
    RoomKind.PROPERTY_RETURN: frozenset({Purpose.RETURN_OF_BELONGINGS, Purpose.FAMILY_MEETING}),
}


@dataclass(frozen=True, slots=True)
class Room:
    """A bookable room; buffers in minutes lie inside every hold, before and after the event.

    Of `after_minutes` the first `decompression_minutes` stay the guest's own; the rest resets the room.
    `entrance`, `waiting_area`, `floor` and `building` are the places that kept-apart parties must not share.
    """

    id: int
    name: str
    kind: RoomKind
    zone: str
    seats: int
    step_free: bool
    entrance: str
    before_minutes: int = 30
    after_minutes: int = 30
    decompression_minutes: int = 15
    floor: str = ""
    building: str = ""
    waiting_area: str = ""
    recording: bool = False
    private_entrance: bool = False

    @property
    def child_friendly(self) -> bool:
        """Whether children are expected here."""
        return self.kind is RoomKind.CHILD_FRIENDLY

    def takes(self, purpose: Purpose) -> bool:
        """Whether the purpose may be booked here."""
        return purpose in PURPOSES[self.kind]

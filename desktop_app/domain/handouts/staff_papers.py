"""What staff work with on paper: steps, the day, one sheet for three people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, Literal

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead

Role = Literal["front_desk", "evidence", "victim_services", "supervisor", "administrator"]
Phase = Literal["before", "during", "after"]
GateStands = Literal["", "open", "shut", "not_needed"]


@dataclass(frozen=True, slots=True)
class ChecklistStep:
    """One step of one role; at most one of `done_by` and `not_applicable` is filled. `stands` is how its gate stands."""

    phase: Phase
    text: str
    gate: str = ""
    done_by: str = ""
    done_at: datetime | None = None
    not_applicable: str = ""
    stands: GateStands = ""


@dataclass(frozen=True, slots=True)
class RoleChecklist:
    """The running checklist of one role, with the protocol version it started with; `shut` are the gates not open yet."""

    kind: ClassVar[Kind] = Kind.ROLE_CHECKLIST
    letterhead: Letterhead
    record_number: str
    role: Role
    protocol: str
    version: str
    steps: tuple[ChecklistStep, ...]
    starts: datetime | None = None
    shut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DaySheetRow:
    """One guest, as much of them as a lobby may see."""

    starts: time
    initials: str
    host: str
    room: str
    door: str


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The front desk's day: a list in the order of time, so nothing is laid out; the week board is what the screen draws."""

    kind: ClassVar[Kind] = Kind.DAY_SHEET
    letterhead: Letterhead
    day: date
    rows: tuple[DaySheetRow, ...]

    @property
    def record_number(self) -> str:
        """A day has none."""
        return ""


@dataclass(frozen=True, slots=True)
class RoomReadiness:
    """One room before and after one visit, with the steps of its protocol; `starts` is the room's wall-clock time."""

    kind: ClassVar[Kind] = Kind.ROOM_READINESS
    letterhead: Letterhead
    record_number: str
    room: str
    door: str
    starts: datetime
    ready: tuple[str, ...]
    reset: tuple[str, ...]
    recording: bool = False
    children: bool = False


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that one role still has to do before a visit."""

    role: Role
    text: str
    gate: str = ""


@dataclass(frozen=True, slots=True)
class DryRun:
    """Tomorrow's return on one sheet for three people: initials, boxes and open steps; no name, no belonging."""

    kind: ClassVar[Kind] = Kind.DRY_RUN
    letterhead: Letterhead
    record_number: str
    starts: datetime
    minutes: int
    room: str
    door: str
    guest: str
    party_size: int
    host: str
    evidence: str
    boxes: int
    packed: int
    reconciled: bool
    steps: tuple[OpenStep, ...]

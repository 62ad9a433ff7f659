"""What Today shows each role. The desk's guest cannot carry more than the lobby may see."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.appointments import Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span


@dataclass(frozen=True, slots=True)
class DeskGuest:
    """A guest as the lobby may read them: initials, host, room, time and door."""

    appointment_id: int
    label: str
    party_size: int
    host: str
    room: str
    entrance: str
    event: Span
    zone: str
    status: Status
    version: int
    purpose: Purpose | None = None
    """Filled only for roles other than the front desk."""


@dataclass(frozen=True, slots=True)
class WaitingStep:
    """A step this role can do now; `gate_title` is what it opens, `about` a case or time, never a name for the desk."""

    checklist_id: int
    step_id: str
    role: Role
    text: str
    why: str
    gate: str
    gate_title: str
    about: str
    case_id: int | None
    appointment_id: int | None
    optional: bool

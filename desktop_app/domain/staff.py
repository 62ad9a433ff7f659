"""The people who sign in, their roles, and how a name is shortened for a screen the lobby can see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.texts import comparable


class Role(StrEnum):
    """The three roles of the ELERV protocol, the supervisor, and who looks after the accounts without reading a case."""

    FRONT_DESK = "front_desk"
    EVIDENCE = "evidence"
    VICTIM_SERVICES = "victim_services"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


AT_WORK = (Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR)
"""Who works with families and their belongings; the others never appear where a host or a role is chosen."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of the agency who may act; `extension` is the desk telephone."""

    id: int
    name: str
    role: Role
    extension: str = ""
    active: bool = True

    @property
    def short_name(self) -> str:
        """`Maria Reyes` as `M. Reyes`."""
        return short_name(self.name)


def short_name(name: str) -> str:
    """First initial and last name, or the name itself when it has one part."""
    first, *rest = name.split() or [""]
    return f"{first[:1]}. {rest[-1]}" if rest else first


def initials(name: str) -> str:
    """`Maria de la Cruz` as `M. C.`: all that the lobby may see of a guest."""
    parts = name.split()
    chosen = [parts[0], parts[-1]] if len(parts) > 1 else parts
    return " ".join(f"{part[0].upper()}." for part in chosen)


def same_person(one: str, other: str) -> bool:
    """Whether two typed names mean one person, blind to case, spacing and letters nobody sees."""
    return comparable(one) == comparable(other)

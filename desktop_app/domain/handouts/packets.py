"""What belongs in a family's packet, and why: by manner of death and by the marks of the case."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.cases import Case
from desktop_app.domain.handouts.catalogue import GUIDES
from desktop_app.domain.handouts.family_papers import FamilyPaper, PaperGap, gaps
from desktop_app.domain.handouts.kinds import Kind


class Why(StrEnum):
    """Why a leaflet is in a packet, as a choice; the window words it. Every family has the sheet that one mark adds to."""

    MANNER = "manner"
    EVERY_FAMILY = "every_family"
    AGENCY_INVOLVED = "agency_involved"
    CHILDREN = "children"
    LINE_OF_DUTY = "line_of_duty"
    VIOLENCE_AT_HOME = "violence_at_home"


APART = frozenset({Kind.RESOURCE_CARD, Kind.PRIVATE_HELP})
"""Folded sheets, printed on one side by themselves. Help with violence is also given unseen, to one person alone."""
ASKED_FIRST = frozenset({Kind.PRIVATE_HELP})
"""In the packet only when somebody puts it there: it can put a person in danger if another one finds it."""


@dataclass(frozen=True, slots=True)
class PacketPart:
    """One leaflet of a packet."""

    kind: Kind
    why: Why

    @property
    def apart(self) -> bool:
        """Whether it is a sheet of its own, never bound with the rest."""
        return self.kind in APART

    @property
    def at_first(self) -> bool:
        """Whether it is in the packet until somebody leaves it out."""
        return self.kind not in ASKED_FIRST


def packet_parts(case: Case) -> tuple[PacketPart, ...]:
    """The leaflets for a family, in the order in which they are read.

    Nothing about a crime comes into a packet after a suicide or while the manner is not decided: the guide follows the manner, and
    the other leaflets speak of no crime unless the manner is homicide.
    """
    parts = [
        PacketPart(GUIDES[case.manner.value], Why.MANNER),
        PacketPart(Kind.CONTACT_CARD, Why.EVERY_FAMILY),
        PacketPart(Kind.QUESTIONS, Why.EVERY_FAMILY),
        PacketPart(Kind.PRIVACY, Why.AGENCY_INVOLVED if case.agency_involved else Why.EVERY_FAMILY),
    ]
    if case.line_of_duty:
        parts.insert(1, PacketPart(Kind.LINE_OF_DUTY, Why.LINE_OF_DUTY))
    if case.children:
        parts.append(PacketPart(Kind.CHILDREN, Why.CHILDREN))
    parts.append(PacketPart(Kind.RESOURCE_CARD, Why.EVERY_FAMILY))
    if case.violence_at_home:
        parts.append(PacketPart(Kind.PRIVATE_HELP, Why.VIOLENCE_AT_HOME))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class Packet:
    """A family's packet, filled: each part with its leaflet, in order."""

    parts: tuple[tuple[PacketPart, FamilyPaper], ...]

    def bound(self, without: Collection[Kind] = ()) -> tuple[FamilyPaper, ...]:
        """What is printed as one: all that is wanted and no sheet of its own."""
        return tuple(paper for part, paper in self.parts if not part.apart and part.kind not in without)

    def sheets(self, without: Collection[Kind] = ()) -> tuple[FamilyPaper, ...]:
        """The wanted sheets of their own."""
        return tuple(paper for part, paper in self.parts if part.apart and part.kind not in without)

    def gaps(self, without: Collection[Kind] = ()) -> tuple[PaperGap, ...]:
        """What is missing in the parts that are wanted, each once."""
        found = dict.fromkeys(gap for part, paper in self.parts if part.kind not in without for gap in gaps(paper))
        return tuple(found)

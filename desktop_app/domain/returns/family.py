"""A family's return, read whole."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case, FamilyMember
from desktop_app.domain.flags import Flag
from desktop_app.domain.gates import GateState
from desktop_app.domain.items import Item
from desktop_app.domain.returns.call import CallAnswer
from desktop_app.domain.returns.stages import Stage


@dataclass(frozen=True, slots=True)
class FamilyReturn:
    """Everything about one family that a page shows, read in one go."""

    case: Case
    family: tuple[FamilyMember, ...]
    items: tuple[Item, ...]
    appointments: tuple[Appointment, ...]
    states: tuple[GateState, ...]
    answer: CallAnswer
    stage: Stage
    flags: tuple[Flag, ...] = ()

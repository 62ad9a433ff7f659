"""The facts that gates ask for beside ticked steps, one table for a family's return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.cases import FamilyMember, Standing, recipients
from desktop_app.domain.gates import Facts, GateState, Lacking
from desktop_app.domain.items import IRREVERSIBLE, Decision, Item
from desktop_app.domain.packing import NOT_BEGUN, Prepared, lacking_packing, left_in_room
from desktop_app.domain.returns.stages import still_here
from desktop_app.domain.staff import Role

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


class Seen(NamedTuple):
    """What the table below looks at: a family, its belongings, and the visit they are prepared for, if there is one."""

    family: tuple[FamilyMember, ...]
    items: Sequence[Item]
    appointment: Appointment | None
    today: date
    prepared: Prepared | None = None


def _disputed(seen: Seen) -> bool:
    return any(member.standing is Standing.DISPUTED for member in seen.family)


def _nobody_settled(seen: Seen) -> bool:
    return not _disputed(seen) and not recipients(seen.family)


def _none_cleared(seen: Seen) -> bool:
    return not any(item.releasable for item in seen.items)


def _none_ready(seen: Seen) -> bool:
    return not any(item.ready(seen.today) for item in seen.items)


def _choice_open(seen: Seen) -> bool:
    """Once the visit is confirmed, an item cleared late is not asked about any more: it is not brought, nobody waits."""
    confirmed = seen.appointment is not None and seen.appointment.status is not Status.TENTATIVE
    return not confirmed and any(item.releasable and item.choice.decision is Decision.NOT_ASKED for item in seen.items)


def _to_clean(seen: Seen) -> list[Item]:
    return [item for item in seen.items if item.choice.cleaning in IRREVERSIBLE]


def _cleaning_held(seen: Seen) -> bool:
    return any(not item.releasable for item in _to_clean(seen))


def _nobody_brings(seen: Seen) -> bool:
    return seen.appointment is not None and seen.appointment.evidence_id is None


def _packing_lacks(what: str) -> Callable[[Seen], bool]:
    def lacks(seen: Seen) -> bool:
        if seen.appointment is None or seen.prepared is None:
            return False
        bring, packed = to_bring(seen.items, seen.today), seen.prepared
        return what in lacking_packing(bring, packed.packed, packed.places, seen.appointment)

    return lacks


def _missing_untold(seen: Seen) -> bool:
    """Whether the family would sit down without knowing that something is missing: never at the table (section 8.3)."""
    if seen.appointment is None or seen.prepared is None or seen.appointment.status not in NOT_BEGUN:
        return False
    return any(item.id in seen.prepared.untold for item in seen.items)


def _outcome_open(seen: Seen) -> bool:
    """Whether this visit, not an earlier one, still has to record what happened to an item."""
    visit = seen.appointment
    return visit is not None and any(
        item.outcome is None or item.outcome.appointment_id != visit.id for item in to_bring(seen.items, seen.today)
    )


def _something_left(seen: Seen) -> bool:
    """Whether a belonging still lies in the return room."""
    return bool(seen.appointment and seen.prepared and left_in_room(seen.items, seen.prepared.places))


LACKING: tuple[tuple[str, str, Role, Callable[[Seen], bool]], ...] = (
    ("B2", "disputed", SU, _disputed),
    ("B2", "recipient", VS, _nobody_settled),
    ("B3", "clearance", EV, _none_cleared),
    ("B4", "check", EV, _none_ready),
    ("B6", "clearance", EV, _none_cleared),
    ("B6", "choices", VS, _choice_open),
    ("B7", "cleaning_held", EV, _cleaning_held),
    ("B9", "evidence_person", VS, _nobody_brings),
    ("B10", "missing_item", SU, _packing_lacks("missing_item")),
    ("B10", "missing_untold", VS, _missing_untold),
    ("B10", "packing", EV, _packing_lacks("packing")),
    ("B13", "outcomes", EV, _outcome_open),
    ("B14", "in_return_room", EV, _something_left),
)
"""What keeps a gate shut beside steps: the gate, the fact, whose move it is, and when it is missing."""
CONDITIONS: tuple[tuple[str, Callable[[Seen], bool]], ...] = (
    ("cleaning", lambda seen: bool(_to_clean(seen))),
    ("interpreter", lambda seen: seen.appointment is not None and Need.INTERPRETER in seen.appointment.needs),
)
"""What makes a conditional gate apply."""


def gate_facts(
    family: tuple[FamilyMember, ...],
    items: Sequence[Item],
    appointment: Appointment | None,
    today: date,
    prepared: Prepared | None = None,
) -> Facts:
    """The facts protocol B's gates ask for beside ticked steps.

    `prepared` is what is packed for the visit and where its belongings are.
    """
    seen = Seen(family, items, appointment, today, prepared)
    lacking: dict[str, tuple[Lacking, ...]] = {}
    for gate, what, role, missing in LACKING:
        if missing(seen):
            lacking[gate] = (*lacking.get(gate, ()), Lacking(what, role))
    conditions = frozenset(name for name, applies in CONDITIONS if applies(seen))
    return Facts(conditions, lacking, appointment.event.start if appointment else None)


def gate_open(states: Sequence[GateState], gate: str) -> bool:
    """Whether a gate is open."""
    return any(state.gate.id == gate and state.open for state in states)


def steps_done(states: Sequence[GateState], gate: str) -> bool:
    """Whether every step of a gate is answered, whatever else it lacks."""
    return any(state.gate.id == gate and not state.waiting for state in states)


def interview_facts(appointment: Appointment) -> Facts:
    """The facts protocol A's gates ask for: a child makes A2 apply, another language makes A4 apply."""
    conditions = {
        name for need, name in ((Need.CHILD, "minor"), (Need.INTERPRETER, "interpreter")) if need in appointment.needs
    }
    return Facts(frozenset(conditions), {}, appointment.event.start)


def to_bring(items: Sequence[Item], today: date) -> tuple[Item, ...]:
    """What is carried to the return room: ready, wanted now, and not already given."""
    return tuple(
        item for item in items if item.ready(today) and item.choice.decision is Decision.RETURN and still_here(item)
    )

"""A family's return as a whole: its stage, its gates' facts, and "Can we call this family yet?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.cases import Case, FamilyMember, Standing, recipients
from desktop_app.domain.gates import Facts, GateState, Lacking
from desktop_app.domain.items import Cleaning, Decision, Hold, Item, Outcome
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.staff import Role


class Stage(StrEnum):
    """The seven stages a family's return passes (domain reference, section 8.1)."""

    AUTHORITY = "authority"
    HOLDS = "holds"
    CHOICES = "choices"
    SCHEDULED = "scheduled"
    IN_ROOM = "in_room"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class Obstacle(StrEnum):
    """What keeps staff from calling a family."""

    NOT_NOTIFIED = "not_notified"
    NO_FAMILY = "no_family"
    NO_RECIPIENT = "no_recipient"
    DISPUTED = "disputed"
    NO_ITEMS = "no_items"
    ALL_HELD = "all_held"


GONE = frozenset({Outcome.RETURNED, Outcome.NOT_WANTED})
"""Outcomes after which an item is not offered again."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """One obstacle and the role whose move it is."""

    obstacle: Obstacle
    role: Role


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A belonging that must stay for now: who decides, since when it was asked, when it is looked at again."""

    item: Item
    hold: Hold


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """The answer to "Can we call this family yet?": yes when nothing blocks; `waiting` is what kindly stays for now."""

    blockers: tuple[Blocker, ...]
    recipients: tuple[FamilyMember, ...]
    offered: int
    total: int
    waiting: tuple[WaitingItem, ...]
    may_offer: bool = True
    """Whether gate B2 is open, so that belongings may be offered in the call."""

    @property
    def yes(self) -> bool:
        """Whether victim services may call now."""
        return not self.blockers


def call_answer(family: tuple[FamilyMember, ...], items: Sequence[Item], states: Sequence[GateState]) -> CallAnswer:
    """What blocks the first call and who can unblock it; relatives are never ranked."""
    settled = recipients(family)
    left = [item for item in items if not (item.outcome and item.outcome.outcome in GONE)]
    offered = sum(item.releasable for item in left)
    found: list[Blocker] = []
    if any(not state.open for state in states if state.gate.blocks is Blocks.CONTACT):
        found.append(Blocker(Obstacle.NOT_NOTIFIED, Role.VICTIM_SERVICES))
    if any(member.standing is Standing.DISPUTED for member in family):
        found.append(Blocker(Obstacle.DISPUTED, Role.SUPERVISOR))
    elif not family:
        found.append(Blocker(Obstacle.NO_FAMILY, Role.VICTIM_SERVICES))
    elif not settled:
        found.append(Blocker(Obstacle.NO_RECIPIENT, Role.VICTIM_SERVICES))
    if not items:
        found.append(Blocker(Obstacle.NO_ITEMS, Role.EVIDENCE))
    elif left and not offered:
        found.append(Blocker(Obstacle.ALL_HELD, Role.EVIDENCE))
    waiting = tuple(WaitingItem(item, hold) for item in items for hold in item.waiting_holds)
    may_offer = all(state.open for state in states if state.gate.blocks is Blocks.OFFERING)
    return CallAnswer(tuple(found), settled, offered, len(left), waiting, may_offer)


def stage(
    family: tuple[FamilyMember, ...], items: Sequence[Item], appointments: Sequence[Appointment], follow_ups_open: int
) -> Stage:
    """Where a family's return stands; the answer is always computed, never stored."""
    statuses = {each.status for each in appointments}
    if statuses & {Status.ARRIVED, Status.IN_ROOM}:
        return Stage.IN_ROOM
    if statuses & {Status.TENTATIVE, Status.CONFIRMED}:
        return Stage.SCHEDULED
    if statuses & {Status.FINISHED, Status.RESET_DONE}:
        return Stage.FOLLOW_UP if follow_ups_open else Stage.CLOSED
    if not recipients(family):
        return Stage.AUTHORITY
    return Stage.CHOICES if any(item.releasable for item in items) else Stage.HOLDS


def gate_facts(
    family: tuple[FamilyMember, ...], items: Sequence[Item], appointment: Appointment | None, today: date
) -> Facts:
    """The facts protocol B's gates ask for beside ticked steps: B2, B3, B4, B6, B9, B13."""
    lacking: dict[str, tuple[Lacking, ...]] = {}

    def miss(gate: str, what: str, role: Role) -> None:
        lacking[gate] = (*lacking.get(gate, ()), Lacking(what, role))

    if any(member.standing is Standing.DISPUTED for member in family):
        miss("B2", "disputed", Role.SUPERVISOR)
    elif not recipients(family):
        miss("B2", "recipient", Role.VICTIM_SERVICES)
    cleared = [item for item in items if item.releasable]
    if not cleared:
        miss("B3", "clearance", Role.EVIDENCE)
    if not any(item.ready(today) for item in cleared):
        miss("B4", "check", Role.EVIDENCE)
    unasked = any(item.choice.decision is Decision.NOT_ASKED for item in cleared)
    if not cleared or (unasked and not _confirmed(appointment)):
        miss("B6", "choices", Role.VICTIM_SERVICES)
    if appointment is not None:
        if appointment.evidence_id is None:
            miss("B9", "evidence_person", Role.VICTIM_SERVICES)
        if any(not _settled_at(item, appointment) for item in to_bring(items, today)):
            miss("B13", "outcomes", Role.EVIDENCE)
    conditions = frozenset(_conditions(items, appointment))
    return Facts(conditions, lacking, appointment.event.start if appointment else None)


def _settled_at(item: Item, appointment: Appointment) -> bool:
    """Whether this visit, not an earlier one, recorded what happened to an item."""
    return item.outcome is not None and item.outcome.appointment_id == appointment.id


def _confirmed(appointment: Appointment | None) -> bool:
    """From here on an item cleared late is not asked about any more: it is simply not brought, and nobody waits."""
    return appointment is not None and appointment.status is not Status.TENTATIVE


def _conditions(items: Sequence[Item], appointment: Appointment | None) -> list[str]:
    found = []
    if any(item.choice.cleaning is Cleaning.CLEAN for item in items):
        found.append("cleaning")
    if appointment is not None and Need.INTERPRETER in appointment.needs:
        found.append("interpreter")
    return found


def interview_facts(appointment: Appointment) -> Facts:
    """The facts protocol A's gates ask for: a child makes A2 apply, another language makes A4 apply."""
    conditions = {
        name for need, name in ((Need.CHILD, "minor"), (Need.INTERPRETER, "interpreter")) if need in appointment.needs
    }
    return Facts(frozenset(conditions), {}, appointment.event.start)


def to_bring(items: Sequence[Item], today: date) -> tuple[Item, ...]:
    """What is carried to the return room: ready, wanted now, and not already given."""
    return tuple(
        item
        for item in items
        if item.ready(today)
        and item.choice.decision is Decision.RETURN
        and not (item.outcome and item.outcome.outcome is Outcome.RETURNED)
    )


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

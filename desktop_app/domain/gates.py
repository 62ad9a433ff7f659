"""Whether each gate is open, and what a shut gate still waits for (domain reference, section 8.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop_app.domain.protocols import ITEM_BLOCKS, Answer, Blocks, Checklist, Gate, Step
from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR

ORDER = tuple(Blocks)
ASKED_IN_ORDER = frozenset({Blocks.OFFERING, Blocks.SCHEDULING, Blocks.PREPARING})
"""Steps toward these may not be done while an earlier gate of the family's contact is shut."""
READY_WITHIN = HOUR


@dataclass(frozen=True, slots=True)
class Lacking:
    """A fact, not a step, that keeps a gate shut, and the role that can mend it."""

    what: str
    role: Role


@dataclass(frozen=True, slots=True)
class Facts:
    """What gates must know of the visit beside ticked steps.

    `conditions` are the needs that make conditional gates apply; `lacking` the facts each gate still misses;
    `event_start` (epoch seconds) makes readiness go stale after 60 minutes (A6); `settled` are the gates whose deed is on
    record, so that nobody has to tick what was done; `needless` are steps without a meaning for this visit.
    """

    conditions: frozenset[str] = frozenset()
    lacking: Mapping[str, tuple[Lacking, ...]] = field(default_factory=dict)
    event_start: int | None = None
    settled: frozenset[str] = frozenset()
    needless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GateState:
    """A gate, whether it applies and is open, and what it waits for."""

    gate: Gate
    applies: bool
    waiting: tuple[Step, ...]
    lacking: tuple[Lacking, ...]

    @property
    def open(self) -> bool:
        """Open when it does not apply, or nothing is missing."""
        return not self.applies or not (self.waiting or self.lacking)


def gate_states(checklist: Checklist, facts: Facts) -> tuple[GateState, ...]:
    """The state of every gate of the running protocol, in its order."""
    return tuple(_state(gate, checklist, facts) for gate in checklist.protocol.gates)


def _state(gate: Gate, checklist: Checklist, facts: Facts) -> GateState:
    applies = not gate.conditional or gate.when in facts.conditions
    if gate.id in facts.settled:
        return GateState(gate, applies, (), tuple(facts.lacking.get(gate.id, ())))
    steps = tuple(step for step in checklist.protocol.steps_of(gate.id) if step.id not in facts.needless)
    waiting = tuple(step for step in steps if not _answered(step, gate, checklist, facts))
    if gate.conditional and not waiting and not any(_done(step, checklist) for step in steps):
        waiting = steps
    return GateState(gate, applies, waiting, tuple(facts.lacking.get(gate.id, ())))


def _done(step: Step, checklist: Checklist) -> bool:
    """A conditional gate that applies needs a deed: "not applicable" everywhere does not open it."""
    return step.id in checklist.marks and checklist.marks[step.id].answer is Answer.DONE


def _answered(step: Step, gate: Gate, checklist: Checklist, facts: Facts) -> bool:
    mark = checklist.marks.get(step.id)
    if mark is None:
        return False
    stale = facts.event_start is not None and mark.at < facts.event_start - READY_WITHIN
    return not (gate.blocks is Blocks.CHECK_IN and stale)


def shut_before(states: tuple[GateState, ...], blocked: Blocks) -> tuple[GateState, ...]:
    """The shut gates that stand before something; item gates are asked item by item instead."""
    last = ORDER.index(blocked)
    return tuple(
        state
        for state in states
        if not state.open and state.gate.blocks not in ITEM_BLOCKS and ORDER.index(state.gate.blocks) <= last
    )


def refuse_shut(states: tuple[GateState, ...], blocked: Blocks) -> Refused | None:
    """A refusal naming each shut gate with the steps and roles that open it, or None when all are open."""
    shut = shut_before(states, blocked)
    return Refused(tuple(_reason(state) for state in shut)) if shut else None


def refuse_early_step(states: tuple[GateState, ...], step: Step) -> Refused | None:
    """A refusal to do a step of the family's contact while an earlier gate is shut (B1, B2, B5 in order).

    Cleaning is never marked before a family asked for it and every hold on what it is about was cleared (B7).
    """
    state = next((state for state in states if state.gate.id == step.gate), None)
    if state is None:
        return None
    if state.gate.blocks is Blocks.CLEANING:
        unasked = () if state.applies else (Lacking("cleaning_choice", Role.VICTIM_SERVICES),)
        shut = replace(state, waiting=(), lacking=(*unasked, *state.lacking))
        return Refused((_reason(shut),)) if shut.lacking else None
    if state.gate.blocks not in ASKED_IN_ORDER:
        return None
    earlier = ORDER[ORDER.index(state.gate.blocks) - 1]
    return refuse_shut(states, earlier)


def _reason(state: GateState) -> Reason:
    return Reason(
        Cause.GATE_SHUT,
        {
            "gate": state.gate.id,
            "title": state.gate.title,
            "steps": tuple((step.text, step.role) for step in state.waiting),
            "lacking": tuple((each.what, each.role) for each in state.lacking),
        },
    )

"""Each gate of both protocols is shut while a step is missing and open when all are done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from desktop_app.domain.gates import (
    ASKED_IN_ORDER,
    ORDER,
    READY_WITHIN,
    Facts,
    GateState,
    Lacking,
    gate_states,
    refuse_early_step,
    refuse_shut,
    shut_before,
)
from desktop_app.domain.protocols import ITEM_BLOCKS, Answer, Blocks, Checklist, Gate, Mark, Protocol, Step
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.store.protocols import shipped
from tests.agency import NOW, shut_gates

ALL = [(protocol, gate) for protocol in shipped().values() for gate in protocol.gates]
GATES = [pytest.param(protocol, gate, id=gate.id) for protocol, gate in ALL]
CONDITIONAL = [pytest.param(protocol, gate, id=gate.id) for protocol, gate in ALL if gate.conditional]
TABLE = {
    "A1": "booking", "A2": "confirm", "A3": "confirm", "A4": "arrival", "A5": "confirm", "A6": "check_in",
    "A7": "start", "A8": "close",
    "B1": "contact", "B2": "offering", "B3": "release", "B4": "ready", "B5": "scheduling", "B6": "preparing",
    "B7": "cleaning", "B8": "confirm", "B9": "confirm", "B10": "start", "B11": "start", "B12": "handover",
    "B13": "close", "B14": "close", "B15": "close", "B16": "archive", "B17": "dispose",
}  # fmt: skip


def running(protocol: Protocol, steps: Iterable[Step], answer: Answer = Answer.DONE, when: int = NOW) -> Checklist:
    marks = {step.id: Mark(step.id, answer, 1, "A. Hale", when) for step in steps}
    return Checklist(1, protocol, None, None, marks)


def state(checklist: Checklist, gate: Gate, facts: Facts | None = None) -> GateState:
    facts = facts or Facts(frozenset({gate.when} - {""}))
    return next(each for each in gate_states(checklist, facts) if each.gate.id == gate.id)


def test_the_gates_are_those_of_the_reference() -> None:
    assert {gate.id: gate.blocks.value for _, gate in ALL} == TABLE


@pytest.mark.parametrize(("protocol", "gate"), GATES)
def test_a_gate_opens_when_its_last_step_is_done_and_not_before(protocol: Protocol, gate: Gate) -> None:
    steps = protocol.steps_of(gate.id)
    assert state(running(protocol, steps), gate).open
    for missing in steps:
        shut = state(running(protocol, [step for step in protocol.steps if step is not missing]), gate)
        assert not shut.open
        assert shut.waiting == (missing,)


@pytest.mark.parametrize(("protocol", "gate"), GATES)
def test_a_missing_fact_keeps_a_gate_shut_though_every_step_is_done(protocol: Protocol, gate: Gate) -> None:
    lacking = Lacking("recipient", Role.SUPERVISOR)
    facts = Facts(frozenset({gate.when} - {""}), {gate.id: (lacking,)})
    shut = state(running(protocol, protocol.steps), gate, facts)
    assert (shut.open, shut.lacking) == (False, (lacking,))


@pytest.mark.parametrize(("protocol", "gate"), CONDITIONAL)
def test_a_conditional_gate_asks_for_a_deed_only_where_it_applies(protocol: Protocol, gate: Gate) -> None:
    nothing = running(protocol, ())
    assert state(nothing, gate, Facts()).open
    assert not state(nothing, gate).open
    waved_away = running(protocol, protocol.steps_of(gate.id), Answer.NOT_APPLICABLE)
    assert not state(waved_away, gate).open


def test_the_child_gate_opens_by_either_way_and_the_other_told_not_to_apply() -> None:
    protocol, gate = shipped()["interview"], shipped()["interview"].gate("A2")
    one, other = protocol.steps_of("A2")
    for done, waved in ((one, other), (other, one)):
        marks = {**running(protocol, [done]).marks, **running(protocol, [waved], Answer.NOT_APPLICABLE).marks}
        assert state(replace(running(protocol, ()), marks=marks), gate).open


@pytest.mark.parametrize(("early", "fresh"), [(0, True), (READY_WITHIN, True), (READY_WITHIN + 1, False)])
def test_a_room_counts_as_ready_for_sixty_minutes(early: int, fresh: bool) -> None:
    protocol = shipped()["interview"]
    gate = protocol.gate("A6")
    done = running(protocol, protocol.steps_of("A6"), when=NOW - early)
    assert state(done, gate, Facts(event_start=NOW)).open is fresh


def test_only_readiness_goes_stale() -> None:
    protocol = shipped()["interview"]
    old = running(protocol, protocol.steps, when=NOW - 30 * 24 * 3600)
    shut = [each.gate.id for each in gate_states(old, Facts(event_start=NOW)) if not each.open]
    assert shut == ["A6"]


@pytest.mark.parametrize(
    ("name", "blocked", "gates"),
    [
        ("interview", Blocks.BOOKING, "A1"),
        ("interview", Blocks.CONFIRM, "A1 A3 A5"),
        ("interview", Blocks.CHECK_IN, "A1 A3 A5 A6"),
        ("interview", Blocks.START, "A1 A3 A5 A6 A7"),
        ("interview", Blocks.CLOSE, "A1 A3 A5 A6 A7 A8"),
        ("property_return", Blocks.CONTACT, "B1"),
        ("property_return", Blocks.OFFERING, "B1 B2"),
        ("property_return", Blocks.SCHEDULING, "B1 B2 B5"),
        ("property_return", Blocks.CONFIRM, "B1 B2 B5 B6 B8 B9"),
        ("property_return", Blocks.START, "B1 B2 B5 B6 B8 B9 B10 B11"),
        ("property_return", Blocks.HANDOVER, "B1 B2 B5 B6 B8 B9 B10 B11 B12"),
        ("property_return", Blocks.CLOSE, "B1 B2 B5 B6 B8 B9 B10 B11 B12 B13 B14 B15"),
        ("property_return", Blocks.ARCHIVE, "B1 B2 B5 B6 B8 B9 B10 B11 B12 B13 B14 B15 B16"),
    ],
)
def test_a_move_waits_for_every_gate_up_to_it(name: str, blocked: Blocks, gates: str) -> None:
    protocol = shipped()[name]
    refused = refuse_shut(gate_states(running(protocol, ()), Facts()), blocked)
    assert shut_gates(refused) == gates.split()
    assert refuse_shut(gate_states(running(protocol, protocol.steps), Facts()), blocked) is None


def test_the_gates_of_single_items_are_not_asked_of_a_visit() -> None:
    states = gate_states(running(shipped()["property_return"], ()), Facts(frozenset({"cleaning", "destruction"})))
    asked = {state.gate.blocks for state in shut_before(states, ORDER[-1])}
    assert not asked & ITEM_BLOCKS


def test_a_refusal_names_the_steps_and_the_roles_that_open_the_gate() -> None:
    protocol = shipped()["property_return"]
    states = gate_states(running(protocol, ()), Facts(lacking={"B2": (Lacking("disputed", Role.SUPERVISOR),)}))
    refused = refuse_shut(states, Blocks.OFFERING)
    assert isinstance(refused, Refused)
    facts = refused.reasons[1].facts
    assert facts["gate"] == "B2"
    assert facts["steps"] == tuple((step.text, step.role) for step in protocol.steps_of("B2"))
    assert facts["lacking"] == (("disputed", Role.SUPERVISOR),)


@pytest.mark.parametrize(("gate", "before"), [("B2", "B1"), ("B5", "B2"), ("B6", "B5")])
def test_the_familys_contact_goes_in_order(gate: str, before: str) -> None:
    """Nobody is offered anything before they are told, or scheduled before they have chosen to be."""
    protocol = shipped()["property_return"]
    step = protocol.steps_of(gate)[0]
    done = [each for each in protocol.steps if each.gate != before]
    assert shut_gates(refuse_early_step(gate_states(running(protocol, done), Facts()), step)) == [before]
    assert refuse_early_step(gate_states(running(protocol, protocol.steps), Facts()), step) is None


def test_other_steps_may_be_done_at_any_time() -> None:
    for protocol in shipped().values():
        states = gate_states(running(protocol, ()), Facts(frozenset({"cleaning"})))
        free = [
            step for step in protocol.steps if not step.gate or protocol.gate(step.gate).blocks not in ASKED_IN_ORDER
        ]
        assert len(free) > 50
        assert not [step.id for step in free if refuse_early_step(states, step)]


@pytest.mark.parametrize(
    ("asked", "held", "lacking"),
    [
        (False, False, ("cleaning_choice", Role.VICTIM_SERVICES)),
        (True, True, ("cleaning_held", Role.EVIDENCE)),
        (True, False, None),
    ],
)
def test_cleaning_is_marked_only_where_it_was_asked_for_and_nothing_of_it_is_held(
    asked: bool, held: bool, lacking: tuple[str, Role] | None
) -> None:
    protocol = shipped()["property_return"]
    waits = {"B7": (Lacking("cleaning_held", Role.EVIDENCE),)} if held else {}
    states = gate_states(running(protocol, ()), Facts(frozenset({"cleaning"} if asked else ()), waits))
    refused = refuse_early_step(states, protocol.steps_of("B7")[0])
    assert shut_gates(refused) == ["B7"] if lacking else refused is None
    assert not lacking or (refused and refused.reasons[0].facts["lacking"] == (lacking,))


# --- every gate against every move ---

MOVES_OF = {
    "interview": {
        "A1": "booking confirm arrival check_in start close",
        "A2": "confirm arrival check_in start close",
        "A3": "confirm arrival check_in start close",
        "A4": "arrival check_in start close",
        "A5": "confirm arrival check_in start close",
        "A6": "check_in start close",
        "A7": "start close",
        "A8": "close",
    },
    "property_return": {
        "B1": "contact offering scheduling preparing confirm arrival check_in start handover close archive",
        "B2": "offering scheduling preparing confirm arrival check_in start handover close archive",
        "B3": "",
        "B4": "",
        "B5": "scheduling preparing confirm arrival check_in start handover close archive",
        "B6": "preparing confirm arrival check_in start handover close archive",
        "B7": "",
        "B8": "confirm arrival check_in start handover close archive",
        "B9": "confirm arrival check_in start handover close archive",
        "B10": "start handover close archive",
        "B11": "start handover close archive",
        "B12": "handover close archive",
        "B13": "close archive",
        "B14": "close archive",
        "B15": "close archive",
        "B16": "archive",
        "B17": "",
    },
}
"""What each gate alone keeps shut, by hand; a belonging's own gates (B3, B4, B7, B17) stop that belonging, no visit."""
VISIT_MOVES = {
    "interview": "booking confirm arrival check_in start close",
    "property_return": "contact offering scheduling preparing confirm arrival check_in start handover close archive",
}


@pytest.mark.parametrize(("protocol", "gate"), GATES)
def test_one_shut_gate_stops_every_move_after_it_and_no_move_before_it(protocol: Protocol, gate: Gate) -> None:
    every = frozenset({each.when for each in protocol.gates} - {""})
    steps = [step for step in protocol.steps if step.gate != gate.id]
    states = gate_states(running(protocol, steps), Facts(every))
    assert [each.gate.id for each in states if not each.open] == [gate.id]
    stopped = MOVES_OF[protocol.id][gate.id].split()
    for move in VISIT_MOVES[protocol.id].split():
        refused = refuse_shut(states, Blocks(move))
        assert (refused is not None) is (move in stopped), move
        assert refused is None or shut_gates(refused) == [gate.id]

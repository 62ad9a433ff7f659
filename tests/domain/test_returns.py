"""Can we call this family yet, where their return stands, and which facts its gates still miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.gates import GateState
from desktop_app.domain.items import Category, Choice, Cleaning, Decision, Item, ItemOutcome, Outcome
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.returns import Obstacle, Stage, call_answer, gate_facts, interview_facts, stage, to_bring
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.store.protocols import shipped
from tests.agency import NOW, TODAY
from tests.domain.test_cases import member
from tests.domain.test_items import CLEARED, HELD, ITEM, valid

B1 = shipped()["property_return"].gate("B1")
TOLD, NOT_TOLD = GateState(B1, True, (), ()), GateState(B1, True, shipped()["property_return"].steps_of("B1"), ())
KIN, NOBODY = member(Standing.NEXT_OF_KIN), member(Standing.NOT_SETTLED)
DISPUTED = member(Standing.DISPUTED, number=2)
HELD_ITEM = replace(ITEM, holds=(HELD,))
WANTED = replace(ITEM, choice=Choice(Decision.RETURN, Cleaning.LEAVE))
VS, EV, SU = Role.VICTIM_SERVICES, Role.EVIDENCE, Role.SUPERVISOR
VISIT = Appointment(
    1, "26-0001", 4, Purpose.RETURN_OF_BELONGINGS, Span(NOW, NOW + HOUR), Span(NOW - HOUR, NOW + 2 * HOUR),
    Status.CONFIRMED, 6, "Elena Delgado", "E. D.", 2, frozenset(), 1, 4, "en", "", 1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("family", "items", "gate", "blockers"),
    [
        ((KIN,), (ITEM,), TOLD, {}),
        ((KIN,), (ITEM, HELD_ITEM), TOLD, {}),
        ((KIN,), (ITEM,), NOT_TOLD, {Obstacle.NOT_NOTIFIED: VS}),
        ((), (ITEM,), TOLD, {Obstacle.NO_FAMILY: VS}),
        ((NOBODY,), (ITEM,), TOLD, {Obstacle.NO_RECIPIENT: VS}),
        ((KIN, DISPUTED), (ITEM,), TOLD, {Obstacle.DISPUTED: SU}),
        ((KIN,), (), TOLD, {Obstacle.NO_ITEMS: EV}),
        ((KIN,), (HELD_ITEM,), TOLD, {Obstacle.ALL_HELD: EV}),
        ((), (), NOT_TOLD, {Obstacle.NOT_NOTIFIED: VS, Obstacle.NO_FAMILY: VS, Obstacle.NO_ITEMS: EV}),
        ((DISPUTED,), (HELD_ITEM,), TOLD, {Obstacle.DISPUTED: SU, Obstacle.ALL_HELD: EV}),
    ],
)
def test_a_family_is_called_when_nothing_blocks(
    family: tuple[FamilyMember, ...], items: tuple[Item, ...], gate: GateState, blockers: dict[Obstacle, Role]
) -> None:
    answer = call_answer(family, items, [gate])
    assert {each.obstacle: each.role for each in answer.blockers} == blockers
    assert answer.yes is not blockers


def test_the_answer_counts_what_is_offered_and_names_what_must_stay() -> None:
    answer = call_answer((KIN, NOBODY), (ITEM, HELD_ITEM), [TOLD])
    assert (answer.offered, answer.total, answer.recipients) == (1, 2, (KIN,))
    assert [(each.item, each.hold) for each in answer.waiting] == [(HELD_ITEM, HELD)]


@pytest.mark.parametrize(
    ("family", "items", "statuses", "calls", "where"),
    [
        ((NOBODY,), (ITEM,), [], 0, Stage.AUTHORITY),
        ((KIN, DISPUTED), (ITEM,), [], 0, Stage.AUTHORITY),
        ((KIN,), (HELD_ITEM,), [], 0, Stage.HOLDS),
        ((KIN,), (), [], 0, Stage.HOLDS),
        ((KIN,), (ITEM,), [], 0, Stage.CHOICES),
        ((KIN,), (ITEM,), [Status.CANCELLED], 0, Stage.CHOICES),
        ((KIN,), (ITEM,), [Status.POSTPONED_BY_PERSON], 0, Stage.CHOICES),
        ((KIN,), (ITEM,), [Status.TENTATIVE], 0, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.CONFIRMED], 0, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.FINISHED, Status.TENTATIVE], 1, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.ARRIVED], 0, Stage.IN_ROOM),
        ((KIN,), (ITEM,), [Status.IN_ROOM], 0, Stage.IN_ROOM),
        ((KIN,), (ITEM,), [Status.FINISHED], 2, Stage.FOLLOW_UP),
        ((KIN,), (ITEM,), [Status.RESET_DONE], 0, Stage.CLOSED),
    ],
)
def test_a_return_stands_where_its_facts_say(
    family: tuple[FamilyMember, ...], items: tuple[Item, ...], statuses: list[Status], calls: int, where: Stage
) -> None:
    visits = [replace(VISIT, status=status) for status in statuses]
    assert stage(family, items, visits, calls) is where


def lacking(
    family: tuple[FamilyMember, ...], items: tuple[Item, ...], visit: Appointment | None = None, today: date = TODAY
) -> dict[str, tuple[tuple[str, Role], ...]]:
    facts = gate_facts(family, items, visit, today)
    return {gate: tuple((each.what, each.role) for each in found) for gate, found in facts.lacking.items()}


RETURNED = replace(WANTED, outcome=ItemOutcome(Outcome.RETURNED, "a", "b", "c", NOW, 1))
KEPT = replace(WANTED, outcome=ItemOutcome(Outcome.KEPT_FOR_LATER, "a", "b", "c", NOW, 1))
CASH = replace(WANTED, category=Category.CASH)


@pytest.mark.parametrize(
    ("family", "items", "visit", "missing"),
    [
        ((KIN,), (RETURNED,), VISIT, {}),
        ((KIN,), (KEPT,), VISIT, {}),
        ((KIN,), (KEPT,), replace(VISIT, id=2), {"B13": ("outcomes", EV)}),
        ((KIN,), (WANTED,), None, {}),
        ((KIN,), (WANTED,), VISIT, {"B13": ("outcomes", EV)}),
        ((KIN,), (WANTED,), replace(VISIT, evidence_id=None), {"B9": ("evidence_person", VS), "B13": ("outcomes", EV)}),
        ((NOBODY,), (WANTED,), None, {"B2": ("recipient", VS)}),
        ((KIN, DISPUTED), (WANTED,), None, {"B2": ("disputed", SU)}),
        ((KIN,), (ITEM,), None, {"B6": ("choices", VS)}),
        ((KIN,), (WANTED, ITEM), None, {"B6": ("choices", VS)}),
        ((KIN,), (CASH,), None, {"B4": ("check", EV)}),
        ((KIN,), (replace(CASH, checks=(valid(Category.CASH),)),), None, {}),
        ((KIN,), (HELD_ITEM,), None, {"B3": ("clearance", EV), "B4": ("check", EV), "B6": ("choices", VS)}),
    ],
)
def test_the_gates_of_a_return_ask_for_facts_beside_ticks(
    family: tuple[FamilyMember, ...],
    items: tuple[Item, ...],
    visit: Appointment | None,
    missing: dict[str, tuple[str, Role]],
) -> None:
    assert lacking(family, items, visit) == {gate: (what,) for gate, what in missing.items()}


def test_an_expired_check_shuts_its_gate_again() -> None:
    checked = replace(CASH, checks=(valid(Category.CASH, TODAY),))
    assert "B4" not in lacking((KIN,), (checked,))
    assert "B4" in lacking((KIN,), (checked,), today=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("needs", "conditions"),
    [
        (frozenset(), set()),
        (frozenset({Need.CHILD}), {"minor"}),
        (frozenset({Need.INTERPRETER, Need.WHEELCHAIR}), {"interpreter"}),
    ],
)
def test_the_needs_of_a_person_make_gates_apply(needs: frozenset[Need], conditions: set[str]) -> None:
    facts = interview_facts(replace(VISIT, needs=needs))
    assert (facts.conditions, facts.event_start) == (conditions, VISIT.event.start)


def test_asked_for_cleaning_makes_its_gate_apply() -> None:
    washed = replace(WANTED, choice=Choice(Decision.RETURN, Cleaning.CLEAN))
    assert gate_facts((KIN,), (washed,), None, TODAY).conditions == {"cleaning"}
    assert gate_facts((KIN,), (WANTED,), None, TODAY).conditions == frozenset()


@pytest.mark.parametrize("decision", Decision)
def test_only_what_they_want_now_and_may_have_is_brought(decision: Decision) -> None:
    wish = replace(ITEM, choice=Choice(decision))
    assert (to_bring((wish,), TODAY) == (wish,)) is (decision is Decision.RETURN)


def test_what_is_held_unchecked_or_given_stays_out_of_the_room() -> None:
    held = replace(WANTED, holds=(CLEARED, HELD))
    assert to_bring((held, CASH, RETURNED, KEPT), TODAY) == (KEPT,)


def test_every_condition_a_gate_waits_for_can_come_true() -> None:
    conditions = {gate.when for protocol in shipped().values() for gate in protocol.gates if gate.conditional}
    everyone = replace(VISIT, needs=frozenset(Need))
    washed = replace(WANTED, choice=Choice(Decision.RETURN, Cleaning.CLEAN))
    known = interview_facts(everyone).conditions | gate_facts((KIN,), (washed,), everyone, TODAY).conditions
    assert conditions - known == {"destruction"}
    assert shipped()["property_return"].gate("B17").blocks is Blocks.DISPOSE


def test_what_was_given_back_is_not_offered_again() -> None:
    """Found in the tour: after the visit the board still said that everything could be offered."""
    given_back = replace(ITEM, id=2, outcome=ItemOutcome(Outcome.RETURNED, "L", "P", "E", 0, 1))
    answer = call_answer((KIN,), [ITEM, given_back], [TOLD])
    assert (answer.offered, answer.total, answer.yes) == (1, 1, True)
    assert call_answer((KIN,), [given_back], [TOLD]).yes

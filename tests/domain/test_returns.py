"""Can we call this family yet, where their return stands, and which facts its gates still miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.appointments import RELEASED, Appointment, BookingRequest, Need, Status
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.gates import GateState
from desktop_app.domain.items import Category, Choice, Cleaning, Decision, Item, ItemOutcome, Outcome
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause
from desktop_app.domain.returns import (
    OVER,
    STANDING,
    Obstacle,
    Stage,
    call_answer,
    deciding,
    gate_facts,
    interview_facts,
    refuse_second_return,
    stage,
    to_bring,
    visit_about,
)
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.store.protocols import shipped
from tests.agency import NOW, TODAY, ZONE, causes
from tests.domain.test_cases import member
from tests.domain.test_items import CLEARED, HELD, ITEM, valid

B1 = shipped()["property_return"].gate("B1")
TOLD, NOT_TOLD = GateState(B1, True, (), ()), GateState(B1, True, shipped()["property_return"].steps_of("B1"), ())
KIN, NOBODY = member(Standing.NEXT_OF_KIN), member(Standing.NOT_SETTLED)
DISPUTED, EXCLUDED = member(Standing.DISPUTED, number=2), member(Standing.EXCLUDED, number=4)
TIED = replace(KIN, id=3, suspect_related=True)
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
        ((TIED,), (ITEM,), TOLD, {Obstacle.ALL_KEPT_AWAY: SU}),
        ((TIED, EXCLUDED), (ITEM,), TOLD, {Obstacle.ALL_KEPT_AWAY: SU}),
        ((TIED, NOBODY), (ITEM,), TOLD, {Obstacle.NO_RECIPIENT: VS}),
        ((TIED, KIN), (ITEM,), TOLD, {}),
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


GONE_ITEM = replace(ITEM, outcome=ItemOutcome(Outcome.RETURNED, "a", "b", "c", NOW, 1))
DECLINED = replace(ITEM, choice=Choice(Decision.DO_NOT_RETURN, Cleaning.LEAVE))


@pytest.mark.parametrize(
    ("family", "items", "statuses", "calls", "stands"),
    [
        ((NOBODY,), (ITEM,), [], 0, Stage.AUTHORITY),
        ((KIN, DISPUTED), (ITEM,), [], 0, Stage.DISPUTED),
        ((KIN,), (HELD_ITEM,), [], 0, Stage.HOLDS),
        ((KIN,), (), [], 0, Stage.HOLDS),
        ((KIN,), (GONE_ITEM,), [], 0, Stage.CLOSED),  # sent by post
        ((KIN,), (GONE_ITEM,), [], 1, Stage.FOLLOW_UP),
        ((KIN,), (ITEM,), [], 0, Stage.CONTACT),
        ((KIN,), (ITEM,), [Status.CANCELLED], 0, Stage.CONTACT),
        ((KIN,), (ITEM,), [Status.POSTPONED_BY_AGENCY], 0, Stage.CONTACT),
        ((KIN,), (ITEM,), [Status.POSTPONED_BY_PERSON], 0, Stage.POSTPONED),
        ((KIN,), (ITEM,), [Status.POSTPONED_BY_PERSON, Status.TENTATIVE], 0, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.TENTATIVE], 0, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.CONFIRMED], 0, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.FINISHED, Status.TENTATIVE], 1, Stage.SCHEDULED),
        ((KIN,), (ITEM,), [Status.ARRIVED], 0, Stage.IN_ROOM),
        ((KIN,), (ITEM,), [Status.IN_ROOM], 0, Stage.IN_ROOM),
        ((KIN, DISPUTED), (ITEM,), [Status.IN_ROOM], 0, Stage.IN_ROOM),
        ((KIN,), (GONE_ITEM,), [Status.FINISHED], 2, Stage.FOLLOW_UP),
        ((KIN,), (ITEM, GONE_ITEM), [Status.RESET_DONE], 0, Stage.FOLLOW_UP),
        ((KIN,), (GONE_ITEM, DECLINED), [Status.RESET_DONE], 0, Stage.CLOSED),
    ],
)
def test_a_return_stands_where_its_facts_say(
    family: tuple[FamilyMember, ...], items: tuple[Item, ...], statuses: list[Status], calls: int, stands: Stage
) -> None:
    visits = [replace(VISIT, status=status) for status in statuses]
    assert stage(family, items, visits, calls) is stands


@pytest.mark.parametrize(
    ("status", "told", "prepared", "state", "stands"),
    [
        (None, True, False, "open", Stage.CHOICES),
        (Status.TENTATIVE, True, True, "open", Stage.SCHEDULED),
        (Status.CONFIRMED, True, True, "open", Stage.PREPARED),
        (Status.CONFIRMED, True, True, "on_hold", Stage.ON_HOLD),
        (None, False, False, "withdrawn", Stage.WITHDRAWN),
        (Status.IN_ROOM, True, True, "withdrawn", Stage.IN_ROOM),
    ],
)
def test_what_was_told_prepared_and_decided_counts_too(
    status: Status | None, told: bool, prepared: bool, state: str, stands: Stage
) -> None:
    visits = [replace(VISIT, status=status)] if status else []
    assert stage((KIN,), (ITEM,), visits, 0, told=told, prepared=prepared, state=state) is stands


def test_an_interview_with_a_family_does_not_decide_where_its_return_stands() -> None:
    interview = replace(VISIT, purpose=Purpose.FAMILY_MEETING, status=Status.IN_ROOM)
    assert stage((KIN,), (ITEM,), [interview], 0) is Stage.CONTACT


def test_a_second_return_that_the_family_postpones_counts_after_the_first() -> None:
    first = (NOW, Status.RESET_DONE, 1)
    second = (NOW + HOUR, Status.POSTPONED_BY_PERSON, 2)
    assert deciding([first, second]) == second
    assert deciding([first, (NOW + HOUR, Status.POSTPONED_BY_AGENCY, 2)]) == first
    assert deciding([second, (NOW - HOUR, Status.CONFIRMED, 3)]) == (NOW - HOUR, Status.CONFIRMED, 3)
    assert deciding([(NOW, Status.CANCELLED, 1)]) is None


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
        ((KIN,), (HELD_ITEM,), None, {"B3": ("clearance", EV), "B4": ("check", EV), "B6": ("clearance", EV)}),
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


REQUEST = BookingRequest(Purpose.RETURN_OF_BELONGINGS, 4, Span(NOW, NOW + HOUR), 6, "Elena Delgado", case_id=1)


def day(number: int, status: Status, purpose: Purpose = Purpose.RETURN_OF_BELONGINGS) -> Appointment:
    """The family's visit number n, n days from now."""
    event = Span(NOW + number * 24 * HOUR, NOW + number * 24 * HOUR + HOUR)
    return replace(VISIT, id=number, event=event, status=status, purpose=purpose)


@pytest.mark.parametrize(
    ("visits", "about"),
    [
        ([], None),
        ([day(1, Status.CONFIRMED)], 1),
        ([day(1, Status.POSTPONED_BY_PERSON), day(2, Status.TENTATIVE)], 2),
        ([day(1, Status.CONFIRMED), day(2, Status.CANCELLED)], 1),
        ([day(1, Status.POSTPONED_BY_AGENCY), day(2, Status.CANCELLED)], None),
        ([day(1, Status.RESET_DONE), day(2, Status.FINISHED)], 2),
        ([day(1, Status.FINISHED), day(2, Status.TENTATIVE)], 2),
        ([day(2, Status.RESET_DONE), day(1, Status.IN_ROOM)], 1),
        ([day(1, Status.RESET_DONE), day(2, Status.POSTPONED_BY_PERSON)], 1),
        ([day(1, Status.CONFIRMED), day(2, Status.CONFIRMED, Purpose.FAMILY_MEETING)], 1),
    ],
)
def test_a_familys_checklist_is_about_the_visit_that_stands_else_the_latest_that_was(
    visits: list[Appointment], about: int | None
) -> None:
    visit = visit_about(visits)
    assert (visit.id if visit else None) == about


def test_a_visit_stands_is_over_or_was_given_up() -> None:
    assert frozenset(Status) == STANDING | OVER | RELEASED
    assert not STANDING & OVER
    assert not (STANDING | OVER) & RELEASED


@pytest.mark.parametrize("status", sorted(Status))
def test_a_second_return_is_refused_while_one_stands(status: Status) -> None:
    visits = [day(1, status)]
    refused = refuse_second_return(REQUEST, visits, ZONE)
    assert (causes(refused) == {Cause.RETURN_STANDS}) if status in STANDING else (refused is None)
    assert refuse_second_return(REQUEST, visits, ZONE, moving=1) is None
    assert refuse_second_return(replace(REQUEST, purpose=Purpose.FAMILY_MEETING), visits, ZONE) is None
    moved_here = refuse_second_return(REQUEST, visits, ZONE, moving=9)
    assert (moved_here is not None) is (status in STANDING)

"""Random families: whatever is recorded and however it comes, these things never happen."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import FamilyMember, Standing, recipients
from desktop_app.domain.custody import Move, Place, plan_move, where
from desktop_app.domain.gates import gate_states, refuse_early_step
from desktop_app.domain.identity import Document, Identity, plan_identity, refuse_other_person
from desktop_app.domain.items import (
    CHECKS,
    Category,
    Check,
    Choice,
    Cleaning,
    Clearance,
    Decision,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
    plan_choice,
    plan_handover,
)
from desktop_app.domain.packing import packing_list, plan_packing
from desktop_app.domain.refusals import Refused
from desktop_app.domain.return_documents import on_the_table
from desktop_app.domain.returns import call_answer, gate_facts, to_bring
from desktop_app.store.protocols import shipped
from tests.agency import NOW, TODAY
from tests.domain.test_gates import running

FEW = settings(max_examples=40)
PEOPLE = ("Lena Brandt", "Peter Novak", "Det. S. Park", "Elena Delgado", "")
"""A few names, so that one person often stands in two places; spelled a second way now and then."""
names = st.sampled_from(PEOPLE).map(lambda name: name) | st.sampled_from(PEOPLE).map(str.upper)
days = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
clearances = st.builds(Clearance, names, st.just(""), st.just(""), st.just("form"), st.just("1"), days, names)
holds = st.builds(
    Hold, st.just(1), st.just(1), st.sampled_from(HoldKind), st.just(""), days, st.none(), st.none(),
    st.none() | clearances | clearances,
)  # fmt: skip
choices = st.builds(
    Choice, st.sampled_from(Decision), st.sampled_from(Cleaning), warned=st.booleans(), asked_by=st.just("Maria Reyes")
)
outcomes = st.builds(ItemOutcome, st.sampled_from(Outcome), names, names, names, st.just(NOW), st.sampled_from([1, 2]))


@st.composite
def items(draw: Callable[..., object], number: int = 1) -> Item:
    category = draw(st.sampled_from([*Category, Category.FIREARM, Category.CASH, Category.KEYS]))
    rules = st.sampled_from([*CHECKS.values(), *[CHECKS.get(category, "none")] * 6])
    checks = draw(st.lists(st.builds(Check, rules, st.just("ref"), days, st.none() | days), max_size=2))
    return Item(
        number, 1, str(number), category, "thing", "thing", "", 1, "", "", "",
        tuple(draw(st.lists(holds, max_size=2))), tuple(checks), draw(choices), draw(st.none() | outcomes),
    )  # fmt: skip


@st.composite
def belongings(draw: Callable[..., object]) -> tuple[Item, ...]:
    return tuple(draw(items(number)) for number in range(1, draw(st.integers(1, 4)) + 1))


members = st.builds(
    FamilyMember, st.integers(1, 9), st.just(1), names, st.just(""), st.sampled_from(Standing),
    st.sampled_from(["", "Letters"]), st.none() | days, suspect_related=st.booleans(),
)  # fmt: skip
families = st.lists(members, max_size=3, unique_by=lambda member: member.id).map(tuple)


def same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def valid(check: Check, today: date) -> bool:
    return check.expires is None or not check.expires < today


@given(items(), days, names, names, st.booleans())
@settings(max_examples=120)
def test_nothing_is_handed_over_against_a_hold_a_check_or_with_one_person_twice(
    item: Item, today: date, giver: str, witness: str, firearms: bool
) -> None:
    if plan_handover(item, today, giver, witness, firearms=firearms) is not None:
        return
    assert item.holds
    assert all(hold.clearance is not None for hold in item.holds)
    rule = CHECKS.get(item.category)
    assert rule is None or any(check.rule == rule and valid(check, today) for check in item.checks)
    authorisers = [hold.clearance.by_name for hold in item.holds if hold.clearance]
    assert witness.strip()
    assert not same(giver, witness)
    assert not any(same(each, person) for each in authorisers for person in (giver, witness))
    assert firearms is (item.category is Category.FIREARM)
    assert item.outcome is None or item.outcome.outcome is not Outcome.RETURNED


def test_the_way_that_random_families_are_kept_from_is_open_for_an_ordinary_one() -> None:
    """Without this the tests above and below could hold because nothing is ever allowed."""
    cleared = Hold(1, 1, HoldKind.PROSECUTOR, "", TODAY, None, None, Clearance("A", "", "", "f", "1", TODAY, "B"))
    keys = Item(1, 1, "1", Category.KEYS, "Keys", "Keys", "", 1, "", "", "", (cleared,))
    assert plan_handover(keys, TODAY, "Lena Brandt", "Peter Novak") is None
    assert plan_choice(keys, Choice(Decision.RETURN, Cleaning.CLEAN, warned=True)) is None


@given(families, st.integers(1, 9))
@FEW
def test_only_an_accepted_person_is_ever_looked_at_and_given_to(family: tuple[FamilyMember, ...], who: int) -> None:
    for member in recipients(family):
        assert member.standing in {Standing.NEXT_OF_KIN, Standing.PERSONAL_REPRESENTATIVE, Standing.DESIGNEE}
        assert member.authority_document
        assert member.authority_seen_on is not None
        assert not member.suspect_related
        assert not any(each.standing is Standing.DISPUTED for each in family)
    found = plan_identity(Status.IN_ROOM, family, who)
    assert isinstance(found, Refused) is (who not in {member.id for member in recipients(family)})
    seen = [Identity(1, who, Document.PASSPORT, "Lena Brandt", NOW)]
    assert all((refuse_other_person(seen, each.id) is None) is (each.id == who) for each in family)


@given(families, belongings(), days)
@FEW
def test_a_family_is_called_only_when_somebody_may_receive_and_something_may_be_offered(
    family: tuple[FamilyMember, ...], owned: tuple[Item, ...], today: date
) -> None:
    states = gate_states(running(shipped()["property_return"], ()), gate_facts(family, owned, None, today))
    answer = call_answer(family, owned, states)
    assert not answer.yes  # nobody has confirmed that the family was told of the death
    done = running(shipped()["property_return"], shipped()["property_return"].steps_of("B1"))
    answer = call_answer(family, owned, gate_states(done, gate_facts(family, owned, None, today)))
    if answer.yes:
        assert answer.recipients == recipients(family) != ()
        declined = all(item.choice.decision is Decision.DO_NOT_RETURN for item in owned)
        assert answer.offered or declined or any(item.outcome for item in owned)
        assert owned
    assert len({blocker.obstacle for blocker in answer.blockers}) == len(answer.blockers)


@given(belongings(), days)
@FEW
def test_what_is_carried_to_a_family_is_cleared_checked_and_wanted(owned: tuple[Item, ...], today: date) -> None:
    brought = to_bring(owned, today)
    for item in brought:
        assert item.holds
        assert not item.waiting_holds
        assert not item.check_needed(today)
        assert item.choice.decision is Decision.RETURN
    listed = packing_list(brought, (), {}, owned)
    firearms = [line.item.category is Category.FIREARM for line in listed.lines]
    assert all(firearms) or not any(firearms)
    lying = on_the_table(owned, 9, today, frozenset())
    assert len({item.category is Category.FIREARM for item in lying}) <= 1
    alone = all(item.category is Category.FIREARM for item in lying)
    for item in lying:
        if plan_handover(item, today, "A", "B", firearms=alone) is None:
            assert all(plan_handover(each, today, "A", "B", firearms=not alone) is not None for each in lying)


@given(belongings(), days, st.data())
@FEW
def test_a_firearm_never_shares_a_box_or_a_list_with_anything(
    owned: tuple[Item, ...], today: date, data: st.DataObject
) -> None:
    brought = to_bring(owned, today)
    item = data.draw(st.sampled_from(owned))
    listed = packing_list(brought, (), {}, owned)
    if plan_packing(listed, item, 1, alone=data.draw(st.booleans())) is None:
        others = [line.item for line in listed.lines if line.packed is not None]
        assert all((each.category is Category.FIREARM) is (item.category is Category.FIREARM) for each in others)
        assert item in brought


@given(items(), choices, st.booleans())
@FEW
def test_cleaned_implies_asked_and_cleared(item: Item, choice: Choice, marked: bool) -> None:
    """A wish is kept only for what is cleared, with the warning taken; a mark only where that still holds."""
    wanted = choice.cleaning in {Cleaning.CLEAN, Cleaning.REPAIR}
    if plan_choice(item, choice) is None and wanted:
        assert choice.warned
        assert item.holds
        assert not item.waiting_holds
    protocol = shipped()["property_return"]
    step = protocol.steps_of("B7")[0]
    chosen = replace(item, choice=choice)
    states = gate_states(running(protocol, ()), gate_facts((), (chosen,), None, TODAY))
    may_be_marked = refuse_early_step(states, step) is None
    assert may_be_marked is (wanted and bool(item.holds) and not item.waiting_holds)


legs = st.lists(st.tuples(st.sampled_from(Place), st.sampled_from(["", "S-2"]), st.integers(-1, 5)), max_size=12)


@given(items(), legs)
@FEW
def test_no_gap_in_a_way_can_be_recorded(item: Item, wished: list[tuple[Place, str, int]]) -> None:
    way: list[Move] = []
    for place, seal, hours in wished:
        leg = plan_move(item, way, place, seal, "Lena Brandt", NOW + hours * 3600)
        if isinstance(leg, Move):
            assert leg.from_place is where(way)
            way.append(leg)
    assert not way or way[0].from_place is Place.EVIDENCE_ROOM
    assert all(one.to_place is other.from_place and one.at <= other.at for one, other in itertools.pairwise(way))
    assert Place.WITH_FAMILY not in [leg.from_place for leg in way]

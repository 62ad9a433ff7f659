"""An item is given only when every hold is cleared, every check is valid, and three different people stand by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.items import (
    CHECKS,
    IRREVERSIBLE,
    Category,
    Check,
    Choice,
    Cleaning,
    Clearance,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
    clear_hold,
    plan_choice,
    plan_handover,
)
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import same_person
from tests.agency import NOW, TODAY, causes

GIVEN = Clearance("T. Morgan", "Lead investigator", "Fairhaven", "form", "PR-1", TODAY, "Lena Brandt")
HELD = Hold(1, 1, HoldKind.INVESTIGATIVE, "T. Morgan", TODAY, None)
CLEARED = replace(HELD, clearance=GIVEN)
ITEM = Item(1, 1, "1", Category.KEYS, "Keys", "Her keys", "", 1, "", "", "", (CLEARED,))
RETURNED = ItemOutcome(Outcome.RETURNED, "Lena Brandt", "Peter Novak", "Elena Delgado", NOW, 1)


def valid(category: Category, expires: date | None = None) -> Check:
    return Check(CHECKS[category], "ref", TODAY, expires)


@pytest.mark.parametrize(
    ("holds", "releasable"),
    [((), False), ((HELD,), False), ((CLEARED,), True), ((CLEARED, HELD), False), ((CLEARED, CLEARED), True)],
)
def test_an_item_is_releasable_when_somebody_cleared_each_of_its_holds(
    holds: tuple[Hold, ...], releasable: bool
) -> None:
    item = replace(ITEM, holds=holds)
    assert item.releasable is releasable
    assert item.waiting_holds == tuple(hold for hold in holds if hold.clearance is None)


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize(("days", "counts"), [(None, True), (1, True), (0, True), (-1, False)])
def test_a_check_counts_until_the_day_it_expires(category: Category, days: int | None, counts: bool) -> None:
    rule = CHECKS.get(category, "")
    expires = None if days is None else TODAY + timedelta(days=days)
    bare = replace(ITEM, category=category)
    assert (bare.check_needed(TODAY), bare.ready(TODAY)) == (rule, not rule)
    checked = replace(bare, checks=(Check(rule, "ref", TODAY, expires), Check("another", "ref", TODAY, None)))
    assert checked.ready(TODAY) is (counts or not rule)


def test_a_check_frees_no_held_item() -> None:
    assert not replace(ITEM, holds=(HELD,), category=Category.CASH, checks=(valid(Category.CASH),)).ready(TODAY)


@pytest.mark.parametrize(
    ("item", "cause"),
    [
        (replace(ITEM, holds=()), Cause.ITEM_NOT_AUTHORISED),
        (replace(ITEM, holds=(CLEARED, HELD)), Cause.ITEM_HELD),
        (replace(ITEM, category=Category.CASH), Cause.ITEM_CHECK_MISSING),
        (replace(ITEM, category=Category.FIREARM, checks=(valid(Category.FIREARM),)), Cause.FIREARM_APART),
        (replace(ITEM, outcome=RETURNED), Cause.OUTCOME_RECORDED),
    ],
)
def test_an_item_is_not_handed_over_for(item: Item, cause: Cause) -> None:
    assert causes(plan_handover(item, TODAY, "Lena Brandt", "Peter Novak")) == {cause}


@pytest.mark.parametrize("earlier", [None, *(each for each in Outcome if each is not Outcome.RETURNED)])
def test_what_was_kept_may_be_given_at_a_later_visit(earlier: Outcome | None) -> None:
    outcome = replace(RETURNED, outcome=earlier) if earlier else None
    assert plan_handover(replace(ITEM, outcome=outcome), TODAY, "Lena Brandt", "Peter Novak") is None


@pytest.mark.parametrize(
    ("released_by", "witness", "fine"),
    [
        ("Lena Brandt", "Peter Novak", True),
        ("Lena Brandt", "lena  brandt", False),
        ("Lena Brandt", "T. Morgan", False),
        ("t. morgan", "Peter Novak", False),
        ("Lena Brandt", " ", False),
    ],
)
def test_authoriser_releaser_and_witness_are_three_people(released_by: str, witness: str, fine: bool) -> None:
    answer = plan_handover(ITEM, TODAY, released_by, witness)
    assert answer is None if fine else causes(answer) == {Cause.THREE_PEOPLE}


@pytest.mark.parametrize(
    ("hold", "clearance", "cause"),
    [
        (CLEARED, GIVEN, Cause.HOLD_CLEARED),
        (HELD, replace(GIVEN, by_name=" "), Cause.CLEARANCE_INCOMPLETE),
        (HELD, replace(GIVEN, instrument=""), Cause.CLEARANCE_INCOMPLETE),
        (HELD, replace(GIVEN, reference=""), Cause.CLEARANCE_INCOMPLETE),
        (HELD, replace(GIVEN, by_name="lena brandt"), Cause.CLEARED_BY_RECORDER),
    ],
)
def test_a_hold_is_not_cleared_by(hold: Hold, clearance: Clearance, cause: Cause) -> None:
    assert causes(clear_hold(hold, clearance)) == {cause}


def test_a_cleared_hold_keeps_everything_it_said() -> None:
    hold = replace(HELD, review_on=TODAY, asked_on=TODAY)
    assert clear_hold(hold, GIVEN) == replace(hold, clearance=GIVEN)


@pytest.mark.parametrize("cleaning", Cleaning)
def test_only_an_item_that_may_leave_is_cleaned(cleaning: Cleaning) -> None:
    choice = Choice(cleaning=cleaning, warned=True)
    assert plan_choice(ITEM, choice) is None
    held = plan_choice(replace(ITEM, holds=(HELD,)), choice)
    assert causes(held) == {Cause.CLEANING_NOT_OPEN} if cleaning in IRREVERSIBLE else held is None
    unwarned = plan_choice(ITEM, replace(choice, warned=False))
    assert causes(unwarned) == {Cause.CLEANING_NOT_WARNED} if cleaning in IRREVERSIBLE else unwarned is None


people = st.sampled_from(["Lena Brandt", "lena brandt ", "Peter Novak", "T. Morgan", "S. Park", " "])
clearances = st.none() | st.builds(lambda name: replace(GIVEN, by_name=name), people)
holds = st.builds(
    lambda kind, given_: replace(HELD, kind=kind, clearance=given_), st.sampled_from(HoldKind), clearances
)
checks = st.builds(
    Check,
    st.sampled_from([*CHECKS.values(), "another"]),
    st.just("ref"),
    st.just(TODAY),
    st.none() | st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2)),
)
items = st.builds(
    lambda category, held, checked: replace(ITEM, category=category, holds=tuple(held), checks=tuple(checked)),
    st.sampled_from(Category),
    st.lists(holds, max_size=3),
    st.lists(checks, max_size=3),
)


@given(items, people, people)
def test_nothing_held_unchecked_or_by_two_people_ever_leaves(item: Item, released_by: str, witness: str) -> None:
    authorisers = [hold.clearance.by_name for hold in item.holds if hold.clearance]
    three = not same_person(released_by, witness) and not any(
        same_person(each, other) for each in authorisers for other in (released_by, witness)
    )
    rule = CHECKS.get(item.category)
    checked = rule is None or any(
        each.rule == rule and not (each.expires and each.expires < TODAY) for each in item.checks
    )
    cleared = item.holds and len(authorisers) == len(item.holds)
    sound = cleared and checked and three and witness.strip() and item.category is not Category.FIREARM
    assert (plan_handover(item, TODAY, released_by, witness) is None) is bool(sound)

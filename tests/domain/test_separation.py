"""Who is kept apart from whom, and how near is too near."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.rooms import Room
from desktop_app.domain.separation import (
    Party,
    Scope,
    Separation,
    Why,
    least_minutes,
    parties_meant,
    rules_between,
    rules_for,
    share_place,
    sides_of,
    too_close,
)
from desktop_app.domain.times import MINUTE, Span
from tests.domain.around import A, B, C, D

RULE = Separation(1, 1, 2, 60, Scope.BUILDING, Why.TWO_SIDES)


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (A, set(Scope)),
        (B, set(Scope) - {Scope.ROOM}),
        (C, {Scope.FLOOR, Scope.BUILDING}),
        (D, set()),
        (replace(D, building=""), set(Scope) - {Scope.ROOM}),
        (replace(C, entrance="", floor="2"), set(Scope) - {Scope.ROOM}),
        (replace(C, waiting_area=""), {Scope.WAITING_AREA, Scope.FLOOR, Scope.BUILDING}),
        (replace(C, waiting_area="", floor="2"), {Scope.WAITING_AREA, Scope.FLOOR, Scope.BUILDING}),
        (replace(C, floor="2"), {Scope.BUILDING}),
        (replace(C, floor=""), {Scope.FLOOR, Scope.BUILDING}),
        (replace(C, waiting_area=" LOBBY "), {Scope.WAITING_AREA, Scope.FLOOR, Scope.BUILDING}),
        (replace(D, building="", entrance="", waiting_area="", floor=""), set(Scope) - {Scope.ROOM}),
    ],
)
def test_two_rooms_share_a_place_when_nobody_knows_better(other: Room, shared: set[Scope]) -> None:
    other = replace(other, id=other.id if other is A else 9)
    assert {scope for scope in Scope if share_place(scope, A, other)} == shared
    assert {scope for scope in Scope if share_place(scope, other, A)} == shared


places = st.sampled_from(["", "one", "two"])
rooms = st.builds(
    lambda key, entrance, area, floor, building: replace(
        A, id=key, entrance=entrance, waiting_area=area, floor=floor, building=building
    ),
    st.integers(1, 2), places, places, places, places,
)  # fmt: skip


@given(rooms, rooms)
def test_a_wider_scope_never_keeps_less_apart(one: Room, other: Room) -> None:
    shared = [share_place(scope, one, other) for scope in Scope]
    assert shared == sorted(shared) == [share_place(scope, other, one) for scope in Scope]


@pytest.mark.parametrize(
    ("gap", "minutes", "near"),
    [(60, 60, False), (59, 60, True), (0, 0, False), (-1, 0, True), (-90, 60, True), (0, 1, True)],
)
def test_the_minutes_lie_between_two_holds(gap: int, minutes: int, near: bool) -> None:
    one = Span(0, 100 * MINUTE)
    other = Span(one.end + gap * MINUTE, one.end + (gap + 120) * MINUTE)
    assert too_close(one, other, minutes) is near
    assert too_close(other, one, minutes) is near


@pytest.mark.parametrize(
    ("party_id", "case_id", "meant"),
    [
        pytest.param(None, 11, {1}, id="the one side of a family"),
        pytest.param(None, 12, {2, 3}, id="nobody named of a divided family: both"),
        pytest.param(3, 12, {3}, id="the side named"),
        pytest.param(4, 11, {1, 4}, id="a stranger beside the family"),
        pytest.param(4, None, {4}, id="no family"),
        pytest.param(None, None, set(), id="nobody"),
    ],
)
def test_whoever_may_be_meant_is_kept_apart(party_id: int | None, case_id: int | None, meant: set[int]) -> None:
    parties = [Party(1, "P-0001", 11), Party(2, "P-0002", 12), Party(3, "P-0003", 12), Party(4, "P-0004")]
    assert parties_meant(party_id, case_id, sides_of(parties)) == meant


def test_a_rule_reads_both_ways_until_it_is_ended() -> None:
    ended = replace(RULE, id=2, other_id=3, ended_at=1)
    again = replace(RULE, id=3, minutes=5)
    assert rules_for(frozenset({1}), [RULE, ended, again]) == {2: (RULE, again)}
    assert rules_for(frozenset({2}), [RULE, ended, again]) == {1: (RULE, again)}
    assert rules_for(frozenset({3}), [RULE, ended]) == rules_for(frozenset(), [RULE]) == {}
    assert rules_between({2: (RULE, again)}, frozenset({2, 7})) == (RULE, again)


def test_of_several_rules_the_longest_that_is_about_both_rooms_counts() -> None:
    rules = (replace(RULE, minutes=30), replace(RULE, minutes=200, scope=Scope.ROOM))
    assert [least_minutes(rules, A, there) for there in (A, B, D, None)] == [200, 30, None, 200]

"""No belonging is ever without a place: every route allowed and refused, and random ways without a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as these
from hypothesis import strategies as st

from desktop_app.domain.custody import (
    ROUTES,
    STORED,
    Move,
    Place,
    moves_at_table,
    opened_at_table,
    plan_move,
    refuse_carrying,
    seal_of,
    where,
)
from desktop_app.domain.items import Category, Clearance, Hold, HoldKind, Item, ItemOutcome, Outcome
from desktop_app.domain.refusals import Cause, Refused
from tests.agency import causes

NOON, VISIT = 1_795_000_000, 7
KEYS = Item(1, 1, "4", Category.KEYS, "Keys, three", "Her keys", "", 1, "shelf", "S-1", "FPD-S-1")
CLEARED = Hold(
    1, 1, HoldKind.INVESTIGATIVE, "Det. Chen", date(2026, 11, 1), None, None,
    Clearance("Det. Chen", "", "", "form", "PR-1", date(2026, 11, 2), "Lena Brandt"),
)  # fmt: skip


def outcome(kind: Outcome, at: int = NOON) -> ItemOutcome:
    return ItemOutcome(kind, "Lena Brandt", "Peter Novak", "Elena Delgado", at, VISIT)


def leg(start: Place, to: Place, seal: str = "S-1", at: int = NOON) -> Move:
    return Move(1, start, to, seal, "Lena Brandt", at)


def at_place(place: Place) -> list[Move]:
    """A way that ends at a place."""
    ways = {
        Place.EVIDENCE_ROOM: [],
        Place.WITH_FAMILY: [leg(Place.EVIDENCE_ROOM, Place.RETURN_ROOM), leg(Place.RETURN_ROOM, Place.WITH_FAMILY)],
    }
    return ways.get(place, [leg(Place.EVIDENCE_ROOM, place)])


@pytest.mark.parametrize("to", Place)
@pytest.mark.parametrize("start", Place)
def test_every_route_is_allowed_or_refused_as_the_table_says(start: Place, to: Place) -> None:
    planned = plan_move(KEYS, at_place(start), to, "", "Lena Brandt", NOON, VISIT)
    if to in ROUTES[start]:
        assert planned == Move(1, start, to, "S-1", "Lena Brandt", NOON, VISIT)
    elif to is start:
        assert causes(planned) == {Cause.CUSTODY_SAME_PLACE}
    elif start is Place.WITH_FAMILY:
        assert causes(planned) == {Cause.CUSTODY_WITH_FAMILY}
    else:
        assert causes(planned) == {Cause.CUSTODY_ROUTE}


def test_every_place_has_its_row() -> None:
    assert set(ROUTES) == set(Place)
    assert ROUTES[Place.WITH_FAMILY] == frozenset()


def test_a_move_never_lies_before_the_last_one() -> None:
    way = at_place(Place.HOLDING_SHELF)
    assert causes(plan_move(KEYS, way, Place.RETURN_ROOM, "", "Lena", NOON - 1)) == {Cause.CUSTODY_TIME}
    assert isinstance(plan_move(KEYS, way, Place.RETURN_ROOM, "", "Lena", NOON), Move)


@pytest.mark.parametrize("kind", [Outcome.KEPT_FOR_LATER, Outcome.NOT_WANTED])
@pytest.mark.parametrize("to", sorted(STORED))
def test_what_lay_open_goes_back_only_under_a_new_seal(kind: Outcome, to: Place) -> None:
    shown, way = replace(KEYS, outcome=outcome(kind)), at_place(Place.RETURN_ROOM)
    assert opened_at_table(shown, way)
    for seal in ("", "S-1"):
        assert causes(plan_move(shown, way, to, seal, "Lena", NOON)) == {Cause.CUSTODY_SEAL}
    planned = plan_move(shown, way, to, "S-2", "Lena", NOON)
    assert isinstance(planned, Move)
    assert seal_of(KEYS, [*way, planned]) == "S-2"


def test_what_was_not_opened_keeps_its_seal() -> None:
    way = at_place(Place.RETURN_ROOM)
    earlier = replace(KEYS, outcome=outcome(Outcome.KEPT_FOR_LATER, NOON - 1))
    for item in (KEYS, replace(KEYS, outcome=outcome(Outcome.NOT_BROUGHT)), earlier):
        assert isinstance(plan_move(item, way, Place.EVIDENCE_ROOM, "", "Lena", NOON), Move)


@pytest.mark.parametrize(
    ("kind", "start", "legs"),
    [
        (Outcome.RETURNED, Place.RETURN_ROOM, [Place.WITH_FAMILY]),
        (Outcome.RETURNED, Place.HOLDING_SHELF, None),
        (Outcome.RETURNED, Place.EVIDENCE_ROOM, None),
        (Outcome.RETURNED, Place.CARRIER, [Place.WITH_FAMILY]),
        (Outcome.KEPT_FOR_LATER, Place.RETURN_ROOM, []),
        (Outcome.KEPT_FOR_LATER, Place.HOLDING_SHELF, None),
        (Outcome.KEPT_FOR_LATER, Place.CARRIER, None),
        (Outcome.NOT_WANTED, Place.EVIDENCE_ROOM, None),
        (Outcome.NOT_BROUGHT, Place.EVIDENCE_ROOM, []),
        (Outcome.NOT_BROUGHT, Place.NOT_FOUND, []),
        (Outcome.RETURNED, Place.NOT_FOUND, None),
        (Outcome.RETURNED, Place.OTHER_AUTHORITY, None),
        (Outcome.RETURNED, Place.WITH_FAMILY, None),
    ],
)
def test_an_outcome_says_where_a_belonging_is(kind: Outcome, start: Place, legs: list[Place] | None) -> None:
    way = at_place(start)
    planned = moves_at_table(KEYS, way, kind, "Lena", NOON, VISIT)
    if legs is None:
        assert isinstance(planned, Refused)
        return
    assert not isinstance(planned, Refused)
    assert [each.to_place for each in planned] == legs
    assert_no_gap([*way, *planned])


def test_only_the_table_gives_and_only_a_parcel_is_sent() -> None:
    cleared = replace(KEYS, holds=(CLEARED,))
    assert causes(refuse_carrying(cleared, Place.WITH_FAMILY)) == {Cause.CUSTODY_AT_TABLE}
    assert causes(refuse_carrying(replace(cleared, category=Category.FIREARM), Place.CARRIER)) == {Cause.FIREARM_APART}
    assert causes(refuse_carrying(cleared, Place.CARRIER)) == {Cause.CUSTODY_IN_PARCEL}
    assert refuse_carrying(KEYS, Place.RETURN_ROOM) is None


def assert_no_gap(way: list[Move]) -> None:
    places = [Place.EVIDENCE_ROOM, *(each.to_place for each in way)]
    assert [each.from_place for each in way] == places[:-1]
    assert all(each.from_place is not each.to_place for each in way)
    assert [each.at for each in way] == sorted(each.at for each in way)
    given_at = [number for number, each in enumerate(way) if each.to_place is Place.WITH_FAMILY]
    assert given_at in ([], [len(way) - 1])


steps = st.lists(
    st.tuples(st.sampled_from([*Place, *Outcome]), st.sampled_from(["", "S-1", "S-2", "S-3"]), st.integers(-2, 1000)),
    max_size=14,
)


@these(steps)
def test_no_gap_after_any_carrying_handing_over_and_resealing(
    steps: list[tuple[Place | Outcome, str, int]],
) -> None:
    item, way, now = KEYS, list[Move](), NOON
    for wish, seal, later in steps:
        now += later
        if isinstance(wish, Outcome):
            legs = moves_at_table(item, way, wish, "Lena", now, VISIT)
            if not isinstance(legs, Refused):
                way += legs
                item = replace(item, outcome=outcome(wish, now))
            continue
        before, opened = seal_of(item, way), opened_at_table(item, way)
        planned = plan_move(item, way, wish, seal, "Lena", now)
        if isinstance(planned, Move):
            assert not (opened and wish in STORED and planned.seal == before)
            way.append(planned)
    assert_no_gap(way)
    assert where(way) is (way[-1].to_place if way else Place.EVIDENCE_ROOM)


@pytest.mark.parametrize("category", [Category.CASH, Category.MEDICATION])
def test_no_carrier_is_given_cash_or_medication_by_hand_either(category: Category) -> None:
    refused = refuse_carrying(replace(KEYS, category=category), Place.CARRIER)
    assert causes(refused) == {Cause.NEVER_BY_POST}

"""The packing list: what belongs on it, who may check it, and when gate B10's facts are there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as these
from hypothesis import strategies as st

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Category, Item, Outcome, Packaging
from desktop_app.domain.packing import (
    NOT_BEGUN,
    Packed,
    PackState,
    box_code,
    box_of,
    by_barcode,
    lacking_packing,
    left_in_room,
    packing_list,
    plan_packing,
    plan_reconciling,
    refuse_changing,
)
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from tests.agency import causes
from tests.domain.test_custody import outcome

LENA, PETER = "Lena Brandt", "Peter Novak"


def item(number: int, category: Category = Category.KEYS) -> Item:
    return Item(number, 1, str(number), category, "Keys", f"Thing {number}", "", 1, "", f"S-{number}", f"FPD-{number}")


ONE, TWO, GUN = item(1), item(2), item(3, Category.FIREARM)
VISIT = Appointment(
    7, "26-0117", 4, Purpose.RETURN_OF_BELONGINGS, Span(100, 200), Span(0, 300), Status.CONFIRMED, 1, "Elena", "E.",
    1, frozenset(), 1, 2, "en", "", 1,
)  # fmt: skip


def packed(number: int, box: int = 1, by: str = LENA, checked: str = "") -> Packed:
    return Packed(number, box, by, 50, checked, 60 if checked else None)


def states(*inside: Packed, prepared: tuple[Item, ...] = (ONE, TWO), lost: tuple[int, ...] = ()) -> list[PackState]:
    places = dict.fromkeys(lost, Place.NOT_FOUND)
    return [line.state for line in packing_list(prepared, inside, places, (ONE, TWO, GUN)).lines]


@pytest.mark.parametrize(
    ("inside", "prepared", "lost", "expected"),
    [
        ((), (ONE, TWO), (), ["open", "open"]),
        ((packed(1),), (ONE, TWO), (), ["packed", "open"]),
        ((packed(1, checked=PETER), packed(2)), (ONE, TWO), (), ["checked", "packed"]),
        ((packed(1), packed(2)), (ONE,), (), ["packed", "take_out"]),
        ((packed(1),), (ONE, TWO), (2,), ["packed", "not_found"]),
        ((), (ONE, GUN), (), ["open"]),
        ((), (GUN,), (), ["open"]),
        ((packed(3),), (ONE, GUN), (), ["packed"]),
    ],
)
def test_where_each_line_stands(
    inside: tuple[Packed, ...], prepared: tuple[Item, ...], lost: tuple[int, ...], expected: list[str]
) -> None:
    assert [each.value for each in states(*inside, prepared=prepared, lost=lost)] == expected


def test_the_family_chooses_the_packaging_and_nobody_gets_a_bag_unasked() -> None:
    asked = replace(ONE, choice=replace(ONE.choice, packaging=Packaging.OWN_BAG))
    lines = packing_list((asked, TWO), (), {}).lines
    assert [line.packaging for line in lines] == [Packaging.OWN_BAG, Packaging.PLAIN_BOX]


def test_what_is_not_prepared_not_found_or_a_firearm_is_not_packed() -> None:
    listed = packing_list((ONE, TWO, GUN), (), {2: Place.NOT_FOUND})
    assert plan_packing(listed, ONE, 1) is None
    assert causes(plan_packing(listed, ONE, 0)) == causes(plan_packing(listed, ONE, 100)) == {Cause.COUNT}
    assert causes(plan_packing(listed, TWO, 1)) == {Cause.ITEM_NOT_FOUND}
    assert causes(plan_packing(listed, GUN, 1)) == {Cause.FIREARM_APART}
    assert causes(plan_packing(listed, item(9), 1)) == {Cause.NOT_PREPARED}


def test_a_firearm_has_a_visit_of_its_own_or_none() -> None:
    mixed = (ONE, GUN)
    assert plan_packing(packing_list(mixed, (), {}), GUN, 1, alone=True) is None
    begun = packing_list(mixed, (packed(1),), {})
    assert causes(plan_packing(begun, GUN, 1, alone=True)) == {Cause.FIREARM_APART}
    own = packing_list(mixed, (packed(3),), {})
    assert causes(plan_packing(own, ONE, 1)) == {Cause.NOT_PREPARED}
    assert own.apart == (ONE,)
    not_ready = packing_list((ONE,), (), {})
    assert causes(plan_packing(not_ready, GUN, 1, alone=True)) == {Cause.FIREARM_APART}


@pytest.mark.parametrize(
    ("inside", "found", "by", "cause"),
    [
        ((packed(1), packed(2)), (1, 2), PETER, None),
        ((packed(1), packed(2)), (1, 2), LENA, Cause.PACKED_BY_YOU),
        ((packed(1), packed(2, by=PETER)), (1, 2), " peter  NOVAK", Cause.PACKED_BY_YOU),
        ((packed(1), packed(2)), (1,), PETER, Cause.PACKING_DIFFERS),
        ((packed(1),), (1,), PETER, Cause.PACKING_DIFFERS),
        ((packed(1), packed(2)), (1, 2, 9), PETER, Cause.PACKING_DIFFERS),
        ((packed(1), packed(2)), (1, 2, 0), PETER, Cause.PACKING_DIFFERS),
    ],
)
def test_a_second_person_finds_exactly_what_is_listed(
    inside: tuple[Packed, ...], found: tuple[int, ...], by: str, cause: Cause | None
) -> None:
    refused = plan_reconciling(packing_list((ONE, TWO), inside, {}), found, by)
    assert refused is None if cause is None else causes(refused) == {cause}


def test_nothing_is_checked_where_nothing_is_listed_or_something_is_missing() -> None:
    assert causes(plan_reconciling(packing_list((), (), {}), (), PETER)) == {Cause.NOTHING_PACKED}
    missing = packing_list((ONE, TWO), (packed(1),), {2: Place.NOT_FOUND})
    assert causes(plan_reconciling(missing, (1,), PETER)) == {Cause.ITEM_NOT_FOUND}


@pytest.mark.parametrize("status", Status)
def test_a_visit_is_packed_for_until_it_begins(status: Status) -> None:
    visit = replace(VISIT, status=status)
    assert (refuse_changing(visit) is None) is (status in NOT_BEGUN)
    assert bool(lacking_packing((ONE,), (), {}, visit)) is (status in NOT_BEGUN)


@pytest.mark.parametrize(
    ("inside", "prepared", "lost", "lacking"),
    [
        ((), (), (), ()),
        ((), (ONE,), (), ("packing",)),
        ((packed(1),), (ONE,), (), ("packing",)),
        ((packed(1, checked=PETER),), (ONE,), (), ()),
        ((packed(1, checked=PETER),), (ONE, TWO), (), ("packing",)),
        ((packed(1, checked=PETER), packed(2, checked=PETER)), (ONE,), (), ("packing",)),
        ((packed(1, checked=PETER),), (ONE, TWO), (2,), ("missing_item",)),
        ((packed(1, checked=PETER),), (ONE, GUN), (), ()),
        ((packed(1, checked=PETER), packed(3, checked=PETER)), (ONE, GUN), (), ("packing",)),
    ],
)
def test_gate_b10_lacks_what_is_not_packed_and_checked(
    inside: tuple[Packed, ...], prepared: tuple[Item, ...], lost: tuple[int, ...], lacking: tuple[str, ...]
) -> None:
    assert lacking_packing(prepared, inside, dict.fromkeys(lost, Place.NOT_FOUND), VISIT) == lacking


boxes = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from([LENA, PETER]), st.booleans()), max_size=5, unique_by=lambda it: it[0]
)


@these(st.sets(st.integers(1, 5)), boxes, st.sets(st.integers(1, 5), max_size=2))
def test_gate_b10_is_open_only_when_the_two_lists_are_one_and_checked_by_another(
    wanted: set[int], inside: list[tuple[int, str, bool]], lost: set[int]
) -> None:
    prepared = [item(number) for number in sorted(wanted)]
    rows = [packed(key, by=by, checked=(PETER if by == LENA else LENA) if seen else "") for key, by, seen in inside]
    lacking = lacking_packing(prepared, rows, dict.fromkeys(lost, Place.NOT_FOUND), VISIT)
    whole = {each.item_id for each in rows} == wanted and all(each.reconciled_by for each in rows)
    assert (lacking == ()) is (whole and not wanted & lost)
    for by_name in (LENA, PETER):
        refused = plan_reconciling(packing_list(prepared, rows, {}), wanted, by_name)
        if any(each.packed_by == by_name for each in rows if each.item_id in wanted):
            assert isinstance(refused, Refused)


def test_what_still_lies_in_the_return_room() -> None:
    given = replace(TWO, outcome=outcome(Outcome.RETURNED))
    places = {1: Place.RETURN_ROOM, 2: Place.RETURN_ROOM, 3: Place.WITH_FAMILY}
    assert left_in_room((ONE, given, GUN), places) == (ONE,)
    assert left_in_room((ONE,), {}) == ()


@pytest.mark.parametrize(
    ("scanned", "found"), [("FPD-1", ONE), (" fpd-1 ", ONE), ("S-2", TWO), ("2", TWO), ("", None), ("FPD-77", None)]
)
def test_a_code_stands_for_one_item_or_none(scanned: str, found: Item | None) -> None:
    assert by_barcode((ONE, TWO), scanned) is found


def test_a_code_that_two_items_have_stands_for_neither() -> None:
    assert by_barcode((ONE, replace(TWO, barcode="FPD-1")), "FPD-1") is None


@pytest.mark.parametrize(
    ("scanned", "box"),
    [
        ("26-0117-B3", 3),
        ("26-0117-b12", 12),
        ("26-0118-B3", 0),
        ("26-0117-B0", 0),
        ("26-0117-B100", 0),
        ("26-0117-B²", 0),
        ("FPD-1", 0),
    ],
)
def test_a_box_label_names_its_visit_and_its_box(scanned: str, box: int) -> None:
    assert box_of(scanned, "26-0117") == box
    if box:
        assert box_code("26-0117", box) == scanned.upper()

"""Belongings through the service: listed once, held until cleared, chosen about, handed over by three people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import Standing
from desktop_app.domain.items import Check, Cleaning, Decision, HoldKind, Item, Outcome, Packaging
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.items import ImportResult, ItemService
from tests.agency import TODAY, SampleAgency, causes, contents, given, shut_gates
from tests.services.use_cases import item, listed

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


@pytest.fixture
def belongings(agency: SampleAgency) -> ItemService:
    return agency.services.items


@pytest.fixture
def table(agency: SampleAgency) -> Appointment:
    """The Delgado family at the table, identity examined."""
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    return inside


def give(agency: SampleAgency, table: Appointment, which: int = 0, **changes: Any) -> object:
    family = agency.family("Rosa")
    asked = {
        "actor": agency.named("Lena Brandt"),
        "outcome": Outcome.RETURNED,
        "witness_id": agency.named("Peter Novak").id,
        "recipient_id": family.family[0].id,
        **changes,
    }
    return agency.services.items.hand_over(
        asked["actor"], table.id, family.items[which].id, asked["outcome"], asked["witness_id"], asked["recipient_id"]
    )


def test_a_list_is_imported_whole_and_a_second_time_adds_nothing(agency: SampleAgency, belongings: ItemService) -> None:
    rows = [listed(str(number)) for number in range(4, 1204)]
    evidence = agency.one(EV)
    assert given(belongings.import_items(evidence, 1, rows)) == ImportResult(1198, 2)
    assert given(belongings.import_items(evidence, 1, rows)) == ImportResult(0, 1200)
    items = agency.family("Rosa").items
    assert len({each.number for each in items}) == len(items) == 5 + 1198
    fresh = items[5:]
    assert all([hold.kind for hold in each.holds] == [HoldKind.INVESTIGATIVE] for each in fresh)
    assert not any(each.releasable for each in fresh)
    assert items[3].family_description != fresh[0].description


def test_a_number_that_comes_twice_in_a_list_is_added_once_and_the_first_counts(
    agency: SampleAgency, belongings: ItemService
) -> None:
    again = listed("77", "the second")
    assert given(belongings.import_items(agency.one(EV), 1, [listed("77"), again, listed("78")])) == ImportResult(2, 1)
    added = agency.family("Rosa").items[5:]
    assert [each.number for each in added] == ["77", "78"]
    assert added[0].description != "the second"


def test_a_list_that_the_storage_cannot_take_leaves_nothing_behind(
    agency: SampleAgency, belongings: ItemService
) -> None:
    before = contents(agency.database)
    broken = replace(listed("78"), category=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        belongings.import_items(agency.one(EV), 1, [listed("77"), broken])
    assert contents(agency.database) == before


@pytest.mark.parametrize(
    ("wish", "cause"),
    [
        (item(" "), Cause.EMPTY),
        (replace(item("77"), description=" "), Cause.EMPTY),
        (item("1"), Cause.DUPLICATE),
        (item(" 1 "), Cause.DUPLICATE),
    ],
)
def test_an_item_is_not_added(agency: SampleAgency, belongings: ItemService, wish: Item, cause: Cause) -> None:
    assert causes(belongings.add(agency.one(EV), 1, wish)) == {cause}


def test_an_item_added_by_hand_is_held_like_any_other(agency: SampleAgency, belongings: ItemService) -> None:
    added = given(belongings.add(agency.one(EV), 1, replace(item("77"), family_description=" ")))
    assert added.family_description == added.description
    assert [hold.kind for hold in added.waiting_holds] == [HoldKind.INVESTIGATIVE]
    assert causes(belongings.add(agency.one(EV), 999, item("78"))) == {Cause.NOT_FOUND}


def test_each_hold_is_cleared_alone_by_a_named_authority(agency: SampleAgency, belongings: ItemService) -> None:
    evidence, necklace = agency.one(EV), agency.family("Rosa").items[3]
    held = given(belongings.place_hold(evidence, necklace.id, HoldKind.OWNERSHIP, "County court", TODAY))
    assert not held.releasable
    hold = held.waiting_holds[0]
    who = ("Judge Hill", "Judge", "County court", "order")
    assert causes(belongings.clear_hold(evidence, hold.id, *who, " ", TODAY)) == {Cause.CLEARANCE_INCOMPLETE}
    himself = belongings.clear_hold(evidence, hold.id, evidence.name, "", "", "order", "C-1", TODAY)
    assert causes(himself) == {Cause.CLEARED_BY_RECORDER}
    freed = given(belongings.clear_hold(evidence, hold.id, *who, "C-1", TODAY))
    assert freed.releasable
    assert freed.holds[-1].clearance is not None
    assert freed.holds[-1].clearance.recorded_by == evidence.name
    assert causes(belongings.clear_hold(evidence, hold.id, *who, "C-2", TODAY)) == {Cause.HOLD_CLEARED}
    assert causes(belongings.place_hold(evidence, necklace.id, HoldKind.OWNERSHIP, "", None)) == {Cause.EMPTY}
    assert causes(belongings.clear_hold(evidence, 999, *who, "C-1", TODAY)) == {Cause.NOT_FOUND}


def test_a_family_is_asked_only_after_their_standing_is_settled(agency: SampleAgency, belongings: ItemService) -> None:
    services, shirt = agency.one(VS), agency.family("Daniel").items[0]
    wish = (Decision.RETURN, Cleaning.LEAVE, Packaging.PLAIN_BOX)
    assert shut_gates(belongings.record_choice(services, shirt.id, *wish)) == ["B2"]
    agency.tick_case(shirt.case_id, "B2")
    first = given(belongings.record_choice(services, shirt.id, *wish))
    assert (first.choice.decision, first.choice.asked_by) == (Decision.RETURN, services.name)
    second = given(belongings.record_choice(services, shirt.id, Decision.UNDECIDED, Cleaning.LEAVE, Packaging.OWN_BAG))
    assert second.choice.decision is Decision.UNDECIDED
    phone = next(each for each in agency.family("Daniel").items if not each.releasable)
    clean = belongings.record_choice(services, phone.id, Decision.LATER, Cleaning.CLEAN, Packaging.PLAIN_BOX)
    assert causes(clean) == {Cause.CLEANING_NOT_OPEN}


def test_a_changed_wording_is_not_overwritten(agency: SampleAgency, belongings: ItemService) -> None:
    evidence, wallet = agency.one(EV), agency.family("Rosa").items[0]
    changed = given(belongings.describe(evidence, wallet.id, wallet.version, " Her wallet ", ""))
    assert (changed.family_description, changed.version) == ("Her wallet", wallet.version + 1)
    stale = belongings.describe(evidence, wallet.id, wallet.version, "Other", "")
    assert causes(stale) == {Cause.CHANGED_MEANWHILE}
    assert causes(belongings.describe(evidence, wallet.id, changed.version, " ", "")) == {Cause.EMPTY}


def test_a_check_keeps_a_reference(agency: SampleAgency, belongings: ItemService) -> None:
    letters = agency.family("Rosa").items[-1]
    check = Check("letters_reviewed", " ", TODAY, None)
    assert causes(belongings.record_check(agency.one(EV), letters.id, check)) == {Cause.EMPTY}
    checked = given(belongings.record_check(agency.one(EV), letters.id, replace(check, reference="R-1")))
    assert not checked.check_needed(TODAY)


@pytest.mark.parametrize("method", ["describe", "place_hold", "record_check", "record_choice"])
def test_an_item_nobody_knows_is_not_found(agency: SampleAgency, belongings: ItemService, method: str) -> None:
    rest: dict[str, tuple[Any, ...]] = {
        "describe": (1, "Words", ""),
        "place_hold": (HoldKind.COURT_ORDER, "Court", None),
        "record_check": (Check("cash_count", "R-1", TODAY, None),),
        "record_choice": (Decision.LATER, Cleaning.LEAVE, Packaging.OWN_BAG),
    }
    actor = agency.one(VS if method == "record_choice" else EV)
    found = causes(getattr(belongings, method)(actor, 999, *rest[method]))
    assert found == ({Cause.CHANGED_MEANWHILE} if method == "describe" else {Cause.NOT_FOUND})


# --- at the table ---


def test_nothing_is_given_outside_the_room_or_before_identity_is_examined(agency: SampleAgency) -> None:
    visit = agency.visit("Elena Delgado")
    assert causes(give(agency, visit)) == {Cause.NOT_IN_ROOM}
    inside = agency.carry(visit, Status.IN_ROOM)
    assert shut_gates(give(agency, inside)) == ["B12"]


def test_an_item_is_given_once_and_by_whom_is_kept(agency: SampleAgency, table: Appointment) -> None:
    kept = given(give(agency, table, outcome=Outcome.KEPT_FOR_LATER))
    assert kept.outcome.outcome is Outcome.KEPT_FOR_LATER  # type: ignore[attr-defined]
    given(give(agency, table))
    outcome = agency.family("Rosa").items[0].outcome
    assert outcome is not None
    assert (outcome.released_by, outcome.witness) == ("Lena Brandt", "Peter Novak")
    assert (outcome.recipient, outcome.at, outcome.appointment_id) == ("Elena Delgado", agency.clock.moment, table.id)
    assert causes(give(agency, table)) == {Cause.OUTCOME_RECORDED}
    assert causes(give(agency, table, outcome=Outcome.NOT_WANTED)) == {Cause.OUTCOME_RECORDED}


@pytest.mark.parametrize("outcome", Outcome)
def test_nobody_witnesses_their_own_handing_over(agency: SampleAgency, table: Appointment, outcome: Outcome) -> None:
    for witness in (agency.named("Lena Brandt").id, 999):
        assert causes(give(agency, table, outcome=outcome, witness_id=witness)) == {Cause.THREE_PEOPLE}


def test_who_cleared_an_item_does_not_hand_it_over(agency: SampleAgency, table: Appointment) -> None:
    wallet, other = agency.family("Rosa").items[0], agency.named("Peter Novak")
    hold = given(agency.services.items.place_hold(other, wallet.id, HoldKind.OWNERSHIP, "Unit", None)).waiting_holds[0]
    given(
        agency.services.items.clear_hold(other, hold.id, "Lena Brandt", "Evidence", "Fairhaven", "form", "F-1", TODAY)
    )
    assert causes(give(agency, table)) == {Cause.THREE_PEOPLE}


def test_a_held_item_never_leaves(agency: SampleAgency, table: Appointment) -> None:
    assert Cause.ITEM_HELD in causes(give(agency, table, which=-1))


@pytest.mark.parametrize("standing", [Standing.NOT_SETTLED, Standing.EXCLUDED, Standing.DISPUTED])
def test_only_a_settled_recipient_is_given_anything(
    agency: SampleAgency, table: Appointment, standing: Standing
) -> None:
    mother = agency.family("Rosa").family[0]
    given(agency.services.cases.change_member(agency.one(VS), replace(mother, standing=standing)))
    assert shut_gates(give(agency, table)) == ["B2"]


def test_a_stranger_is_given_nothing(agency: SampleAgency, table: Appointment) -> None:
    stranger = agency.family("Daniel").family[0].id
    assert causes(give(agency, table, recipient_id=stranger)) == {Cause.RECIPIENT_NOT_SETTLED}


def test_another_familys_item_is_not_on_this_table(agency: SampleAgency, table: Appointment) -> None:
    foreign = agency.family("Daniel").items[0]
    answer = agency.services.items.hand_over(
        agency.named("Lena Brandt"), table.id, foreign.id, Outcome.RETURNED, agency.named("Peter Novak").id, 1
    )
    assert causes(answer) == {Cause.NOT_FOUND}

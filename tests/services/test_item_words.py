"""A slip in the list is mended, until the belonging is gone; its way and its category are not rewritten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Category, Item
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, causes, contents, given

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


def first(agency: SampleAgency) -> Item:
    return agency.family("Rosa").items[0]


def correct(agency: SampleAgency, item: Item, role: Role = EV, **mended: Any) -> object:
    return agency.services.items.correct(agency.one(role), replace(item, **mended))


def test_a_slip_in_the_list_is_mended_and_the_history_names_both(agency: SampleAgency) -> None:
    item = first(agency)
    given(correct(agency, item, number="1-A", quantity=2, seal="S-9"))
    now = first(agency)
    assert (now.number, now.quantity, now.seal, now.category) == ("1-A", 2, "S-9", item.category)
    assert now.holds == item.holds
    told = given(agency.services.history.of_case(agency.one(VS), item.case_id))[-1]
    assert told.action == "item.correct"
    assert (told.facts["was"], told.facts["changed"]) == ("1", ["number", "quantity", "seal"])


def test_the_family_reads_the_mended_words_unless_it_has_its_own(agency: SampleAgency) -> None:
    own = first(agency)
    assert own.family_description != own.description
    given(correct(agency, own, description="Wallet, brown"))
    assert first(agency).family_description == own.family_description
    plain = next(each for each in agency.family("Daniel").items if each.family_description == each.description)
    given(correct(agency, plain, description="Sweatshirt, grey"))
    again = next(each for each in agency.family("Daniel").items if each.id == plain.id)
    assert again.family_description == "Sweatshirt, grey"


def test_the_category_stays_whatever_is_asked(agency: SampleAgency) -> None:
    item = first(agency)
    assert causes(correct(agency, item, category=Category.FIREARM)) == {Cause.NOTHING_NEW}
    assert first(agency).category is item.category


@pytest.mark.parametrize(
    ("mended", "cause"),
    [
        ({}, Cause.NOTHING_NEW),
        ({"number": "2"}, Cause.DUPLICATE),
        ({"number": ""}, Cause.EMPTY),
        ({"quantity": 0}, Cause.COUNT),
        ({"id": 999, "quantity": 5}, Cause.NOT_FOUND),
        ({"version": 99, "quantity": 5}, Cause.CHANGED_MEANWHILE),
    ],
)
def test_what_cannot_stand_in_the_list_is_refused(
    agency: SampleAgency, mended: dict[str, object], cause: Cause
) -> None:
    before = contents(agency.database)
    assert causes(correct(agency, first(agency), **mended)) == {cause}
    assert contents(agency.database) == before


def test_once_carried_its_way_tells_of_seal_and_place(agency: SampleAgency) -> None:
    item = first(agency)
    given(agency.services.custody.move(agency.one(EV), [item.id], Place.HOLDING_SHELF, {}))
    assert causes(correct(agency, item, seal="S-9")) == {Cause.ITEM_CARRIED}
    assert causes(correct(agency, item, location="shelf 3")) == {Cause.ITEM_CARRIED}
    given(correct(agency, item, quantity=4))


def test_what_was_given_is_mended_by_a_note_of_the_supervisor(agency: SampleAgency) -> None:
    agency.carry(agency.visit("Elena Delgado"), Status.FINISHED)
    gone = next(each for each in agency.family("Rosa").items if each.gone)
    assert causes(correct(agency, gone, quantity=4)) == {Cause.OUTCOME_RECORDED}


def test_only_who_lists_belongings_mends_the_list(agency: SampleAgency) -> None:
    assert causes(correct(agency, first(agency), VS, quantity=4)) == {Cause.NOT_ALLOWED}

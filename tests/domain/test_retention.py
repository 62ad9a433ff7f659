"""When a period is over, and everything that keeps records longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.cases import Case, Manner, Pronoun
from desktop_app.domain.custody import Place
from desktop_app.domain.flags import Flag, FlagKind, FlagWhy
from desktop_app.domain.items import Category, Hold, HoldKind, Item, ItemOutcome, Outcome
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.retention import (
    Around,
    Keeps,
    Purge,
    PurgeState,
    keeps,
    kept_until,
    period_over,
    plan_approval,
    plan_asking,
    refuse_kept,
)
from desktop_app.domain.staff import Role, StaffMember

TODAY = date(2026, 11, 24)
OVER = date(2020, 1, 2)
CASE = Case(1, "20-000001", "Rosa Delgado", "Rosa", Pronoun.SHE, Manner.HOMICIDE, None, "", 0)
ITEM = Item(1, 1, "1", Category.KEYS, "Keys", "Keys", "", 1, "", "", "")
GIVEN = ItemOutcome(Outcome.RETURNED, "A", "B", "C", 0, 1)


@pytest.mark.parametrize(
    ("over", "years", "until"),
    [
        (date(2020, 1, 2), 1, date(2021, 1, 2)),
        (date(2020, 2, 29), 1, date(2021, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_a_period_ends_on_the_same_day_of_a_later_year(over: date, years: int, until: date) -> None:
    assert kept_until(over, years) == until
    assert not period_over(over, years, until)
    assert period_over(over, years, date.fromordinal(until.toordinal() + 1))


def around(**changes: object) -> Around:
    return Around(**{"case": CASE, "over_since": OVER, **changes})  # type: ignore[arg-type]


def held(item: Item) -> Item:
    return replace(item, holds=(Hold(1, 1, HoldKind.LITIGATION, "court", OVER, None),), outcome=GIVEN)


def returned() -> Item:
    return replace(ITEM, outcome=GIVEN)


@pytest.mark.parametrize(
    ("found", "years", "wanted"),
    [
        (around(), 1, ()),
        (around(), None, (Keeps.NO_PERIOD,)),
        (around(over_since=None), 1, (Keeps.NOT_OVER,)),
        (around(), 50, (Keeps.PERIOD_RUNS,)),
        (around(items=[ITEM]), 1, (Keeps.BELONGINGS,)),
        (around(items=[ITEM], places={1: Place.OTHER_AUTHORITY}), 1, ()),
        (around(items=[returned()]), 1, ()),
        (around(items=[held(ITEM)]), 1, (Keeps.HOLDS,)),
        (around(calls_open=1), 1, (Keeps.CALLS,)),
        (around(noted_on=TODAY.replace(year=TODAY.year - 1)), 1, (Keeps.LOG,)),
        (around(noted_on=TODAY.replace(year=TODAY.year - 1) - timedelta(days=1)), 1, ()),
        (around(flags=[Flag(1, 1, None, FlagKind.COUNSEL, FlagWhy.COUNSEL_SAID)]), 1, (Keeps.COUNSEL,)),
        (around(flags=[Flag(1, 1, None, FlagKind.MEDIA, FlagWhy.STAFF_SAW)]), 1, ()),
    ],
)
def test_everything_that_keeps_records_is_told(found: Around, years: int | None, wanted: tuple[Keeps, ...]) -> None:
    assert keeps(found, years, TODAY) == wanted
    refused = refuse_kept(found, years, TODAY)
    assert (refused is None) is not bool(wanted)


def test_a_purge_is_asked_once_and_approved_by_another_supervisor() -> None:
    asked = Purge(1, 1, 7, "Ruth Okafor", 0)
    one, other = StaffMember(7, "Ruth Okafor", Role.SUPERVISOR), StaffMember(8, "Ingrid Vale", Role.SUPERVISOR)
    care = StaffMember(9, "Maria Reyes", Role.VICTIM_SERVICES)
    assert asked.state is PurgeState.WAITING
    assert plan_asking(around(), None, 1, TODAY) is None
    assert causes_of(plan_asking(around(), asked, 1, TODAY)) == {Cause.PURGE_ASKED}
    assert plan_approval(asked, around(), other, 1, TODAY) is None
    for who in (one, care):
        assert causes_of(plan_approval(asked, around(), who, 1, TODAY)) == {Cause.PURGE_BY_ANOTHER}
    assert causes_of(plan_approval(None, around(), other, 1, TODAY)) == {Cause.CHANGED_MEANWHILE}
    assert causes_of(plan_approval(asked, around(calls_open=2), other, 1, TODAY)) == {Cause.RECORDS_KEPT}


def causes_of(refused: Refused | None) -> set[Cause]:
    return {reason.cause for reason in refused.reasons} if refused else set()

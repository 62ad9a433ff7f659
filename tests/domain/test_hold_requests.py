"""Letters to authorities: whom to ask for what, what one letter may ask, and what waits the longest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.hold_requests import Asked, HoldRequest, Unanswered, ageing, by_authority, plan_request
from desktop_app.domain.items import Category, Clearance, Hold, HoldKind, Item
from desktop_app.domain.refusals import Cause
from tests.agency import causes

TODAY = date(2026, 11, 24)
GIVEN = Clearance("A", "", "", "letter", "1", TODAY, "B")
DA, CHEN = "District attorney", "Detective Chen"


def hold(number: int, authority: str = DA, *, cleared: bool = False) -> Hold:
    return Hold(number, 1, HoldKind.PROSECUTOR, authority, TODAY, None, None, GIVEN if cleared else None)


def item(*holds: Hold) -> Item:
    return Item(1, 1, "7", Category.KEYS, "Keys", "Her keys", "", 1, "", "", "", holds)


def test_holds_are_asked_about_authority_by_authority_whatever_the_spelling() -> None:
    groups = by_authority([item(hold(1), hold(2, CHEN)), item(hold(3, " district  ATTORNEY"), hold(4, cleared=True))])
    assert [(each.authority, [one.id for _, one in each.holds]) for each in groups] == [(DA, [1, 3]), (CHEN, [2])]


def test_r15_nothing_has_waited_for_less_than_no_day_when_the_clock_was_set_back() -> None:
    waiting = Unanswered(1, "26-1", DA, (1,), TODAY, (TODAY,), None)
    assert [waiting.days(TODAY + timedelta(days=each)) for each in (-1, 0, 1)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("hold_ids", "remind", "cause"),
    [
        ((), None, Cause.EMPTY),
        ((9,), None, Cause.NOT_FOUND),
        ((2,), None, Cause.OTHER_AUTHORITY),
        ((3,), None, Cause.HOLD_CLEARED),
        ((1,), TODAY - timedelta(days=1), Cause.DAY_ORDER),
    ],
)
def test_what_a_letter_may_not_ask(hold_ids: tuple[int, ...], remind: date | None, cause: Cause) -> None:
    belongings = [item(hold(1), hold(2, CHEN), hold(3, cleared=True))]
    assert causes(plan_request(belongings, DA, hold_ids, TODAY, remind)) == {cause}


def test_a_letter_asks_about_the_holds_of_one_authority_and_of_nobody_yet() -> None:
    chosen = plan_request([item(hold(1), hold(2, ""), hold(3))], "district attorney", (1, 2), TODAY, TODAY)
    assert isinstance(chosen, tuple)
    assert [one.id for _, one in chosen] == [1, 2]


def asked(number: int, on: date, *, hold_id: int = 1, case_id: int = 1, remind: date | None = None) -> Asked:
    return Asked(HoldRequest(number, hold_id, on, "Lena", remind), case_id, f"26-{case_id}", DA)


def test_a_hold_whose_letter_came_back_is_written_about_again_whatever_else_was_sent() -> None:
    """Two holds of one authority, two letters: the one that came back is not hidden by the other that did not."""
    back = replace(asked(1, TODAY - timedelta(days=9)).request, came_back_on=TODAY - timedelta(days=2))
    [line] = ageing([Asked(back, 1, "26-1", DA), asked(2, TODAY - timedelta(days=3), hold_id=2)])
    assert (line.hold_ids, line.letters, line.days(TODAY)) == ((1, 2), 1, 3)
    assert (line.came_back_on, line.remind_now(TODAY)) == (TODAY - timedelta(days=2), True)
    [again] = ageing([Asked(back, 1, "26-1", DA), asked(2, TODAY), asked(3, TODAY, hold_id=2)])
    assert (again.came_back_on, again.remind_now(TODAY)) == (None, False)


def test_the_longest_wait_comes_first_and_a_reminder_starts_no_new_one() -> None:
    first, later = TODAY - timedelta(days=12), TODAY - timedelta(days=2)
    lines = ageing(
        [
            asked(1, later, case_id=2),
            asked(2, first),
            asked(3, first, hold_id=2),
            asked(4, later, remind=TODAY),
        ]
    )
    assert [(each.case_number, each.hold_ids, each.letters, each.days(TODAY)) for each in lines] == [
        ("26-1", (1, 2), 2, 12),
        ("26-2", (1,), 1, 2),
    ]
    assert lines[0].remind_now(TODAY)
    assert not replace(lines[0], remind_on=TODAY + timedelta(days=1)).remind_now(TODAY)
    assert not lines[1].remind_now(TODAY)

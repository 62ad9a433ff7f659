"""A letter is never the first word; its rule is the agency's own, looked up, and counts its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.items import Category, Item
from desktop_app.domain.notices import (
    CHECK_AGAIN,
    Notice,
    NoticeMethod,
    NoticeRule,
    NoticeVersion,
    NoticeWish,
    PersonalCall,
    came_back,
    clock_run,
    due_on,
    governs,
    latest_call,
    plan_coming_back,
    plan_notice,
    refuse_addressee,
    refuse_rule,
    standing_rules,
    still_runs,
)
from desktop_app.domain.refusals import Cause
from tests.agency import TODAY, causes

DAY = timedelta(days=1)
RULE = NoticeRule(1, "Ohio", None, NoticeMethod.MAILED, 60, "Code 1.23", TODAY - 30 * DAY, "Ruth Okafor")
CLOTHES = replace(RULE, id=2, category=Category.CLOTHING, days=180)
KEYS = Item(4, 1, "4", Category.KEYS, "Keys, three", "Her keys", "", 1, "shelf", "S-1", "FPD-S-1")
SHIRT = replace(KEYS, id=5, category=Category.CLOTHING, family_description="Her shirt")
CALL = PersonalCall(TODAY - 3 * DAY, "Amina Hale", 1)
WISH = NoticeWish(1, NoticeVersion.PERSONAL, NoticeMethod.MAILED, 1, (4,), TODAY)


def sent(on: date, days: int = 60, items: tuple[int, ...] = (4,), number: int = 1) -> Notice:
    return Notice(
        number, 1, RULE, NoticeVersion.PERSONAL, 1, items, on, "Amina Hale", on, "", on + timedelta(days=days)
    )


@pytest.mark.parametrize(
    ("rule", "wish", "items", "calls", "wrong"),
    [
        pytest.param(RULE, WISH, [KEYS], [CALL], set(), id="after a call"),
        pytest.param(RULE, WISH, [KEYS], [PersonalCall(TODAY, "A")], set(), id="after a call on the same day"),
        pytest.param(RULE, WISH, [KEYS], [], {Cause.NOTICE_CALL_FIRST}, id="nobody called"),
        pytest.param(
            RULE, replace(WISH, sent_on=TODAY - 4 * DAY), [KEYS], [CALL], {Cause.NOTICE_CALL_FIRST}, id="called later"
        ),
        pytest.param(RULE, replace(WISH, sent_on=TODAY + DAY), [KEYS], [CALL], {Cause.IN_THE_FUTURE}, id="tomorrow"),
        pytest.param(RULE, WISH, [], [CALL], {Cause.EMPTY}, id="about nothing"),
        pytest.param(RULE, WISH, [SHIRT], [CALL], {Cause.NOTICE_OTHER_RULE}, id="a category with its own rule"),
        pytest.param(CLOTHES, WISH, [SHIRT], [CALL], set(), id="the category's own rule"),
        pytest.param(CLOTHES, WISH, [KEYS], [CALL], {Cause.NOTICE_OTHER_RULE}, id="another category"),
        pytest.param(
            RULE, WISH, [replace(KEYS, destroyed_at=1)], [CALL], {Cause.ITEM_GONE}, id="about what is not here"
        ),
        pytest.param(
            replace(RULE, verified_on=None), WISH, [KEYS], [CALL], {Cause.NOTICE_RULE_UNVERIFIED}, id="not looked up"
        ),
        pytest.param(
            RULE,
            replace(WISH, method=NoticeMethod.BY_EMAIL),
            [KEYS],
            [CALL],
            {Cause.NOTICE_METHOD},
            id="sent another way",
        ),
        pytest.param(
            replace(RULE, method=NoticeMethod.CERTIFIED),
            replace(WISH, method=NoticeMethod.CERTIFIED),
            [KEYS],
            [CALL],
            {Cause.EMPTY},
            id="certified mail without its number",
        ),
        pytest.param(
            replace(RULE, citation=""),
            replace(WISH, version=NoticeVersion.STATUTORY),
            [KEYS],
            [CALL],
            {Cause.NOTICE_NO_CITATION},
            id="names the law and there is none",
        ),
        pytest.param(replace(RULE, citation=""), WISH, [KEYS], [CALL], set(), id="personal, no citation"),
    ],
)
def test_when_a_letter_may_be_sent(
    rule: NoticeRule, wish: NoticeWish, items: list[Item], calls: list[PersonalCall], wrong: set[Cause]
) -> None:
    planned = plan_notice(wish, rule, (RULE, CLOTHES), items, calls, TODAY)
    if wrong:
        assert causes(planned) == wrong
    else:
        assert planned == calls[-1]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wish = replace(WISH, version=NoticeVersion.STATUTORY, method=NoticeMethod.BY_HAND, sent_on=TODAY + DAY)
    rule = replace(RULE, citation="", verified_by="")
    assert causes(plan_notice(wish, rule, (RULE, CLOTHES), [SHIRT], [], TODAY)) == {
        Cause.NOTICE_CALL_FIRST,
        Cause.IN_THE_FUTURE,
        Cause.NOTICE_RULE_UNVERIFIED,
        Cause.NOTICE_METHOD,
        Cause.NOTICE_NO_CITATION,
        Cause.NOTICE_OTHER_RULE,
    }


def test_a_rule_of_another_place_or_out_of_use_takes_nothing_away() -> None:
    elsewhere, ended = replace(CLOTHES, jurisdiction="Maine"), replace(CLOTHES, ended_at=1)
    assert governs(RULE, SHIRT, (RULE, elsewhere, ended))
    assert not governs(RULE, SHIRT, (RULE, replace(CLOTHES, jurisdiction="OHIO")))


def test_the_rules_in_use_stand_in_order() -> None:
    maine = replace(RULE, id=3, jurisdiction="maine")
    assert standing_rules((RULE, maine, CLOTHES, replace(RULE, id=9, ended_at=1))) == (maine, CLOTHES, RULE)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"verified_on": None, "verified_by": ""}, set()),
        ({"days": 0}, {Cause.COUNT}),
        ({"days": 3_651}, {Cause.COUNT}),
        ({"verified_on": TODAY + DAY}, {Cause.IN_THE_FUTURE}),
        ({"verified_on": None}, {Cause.EMPTY}),
        ({"verified_by": ""}, {Cause.EMPTY}),
    ],
)
def test_a_rule_has_days_and_whoever_looked_it_up(changes: dict[str, object], wrong: set[Cause]) -> None:
    refused = refuse_rule(replace(RULE, **changes), TODAY)  # type: ignore[arg-type]
    assert (causes(refused) if refused else set()) == wrong


def test_a_rule_asks_for_another_look_after_a_year() -> None:
    old = replace(RULE, verified_on=TODAY - CHECK_AGAIN)
    assert not old.check_again(TODAY)
    assert old.check_again(TODAY + DAY)
    assert not replace(RULE, verified_on=None).check_again(TODAY)


def test_the_last_call_on_or_before_a_day_counts() -> None:
    later = PersonalCall(TODAY, "B")
    assert latest_call([later, CALL], TODAY) == later
    assert latest_call([later, CALL], TODAY - DAY) == CALL
    assert latest_call([later], TODAY - DAY) is None


def test_days_are_counted_and_the_last_one_is_the_familys() -> None:
    assert due_on(RULE, date(2026, 1, 1)) == date(2026, 3, 2)
    notice = sent(TODAY - 60 * DAY)
    assert not notice.run(TODAY)
    assert notice.run(TODAY + DAY)


def test_the_newest_letter_decides_and_starts_anew() -> None:
    first, second = sent(TODAY - 90 * DAY), sent(TODAY - 10 * DAY, number=2)
    assert clock_run([first], 4, TODAY) == first
    assert clock_run([first, second], 4, TODAY) is None
    assert still_runs([first, second], 4, TODAY) == second.due_on
    assert clock_run([first], 5, TODAY) is None
    assert still_runs([first], 4, TODAY) is None
    assert still_runs([], 4, TODAY) is None


def test_no_day_runs_of_a_letter_that_came_back_nor_of_one_before_it() -> None:
    first, second = sent(TODAY - 90 * DAY), sent(TODAY - 70 * DAY, number=2)
    back = replace(second, came_back_on=TODAY - 65 * DAY)
    assert not back.run(TODAY)
    assert clock_run([first, back], 4, TODAY) is None
    assert still_runs([first, replace(back, due_on=TODAY + DAY)], 4, TODAY) is None
    assert came_back([first, back], 4) == TODAY - 65 * DAY
    assert came_back([first, second], 4) is came_back([], 4) is None
    again = sent(TODAY - 61 * DAY, number=3)
    assert clock_run([first, back, again], 4, TODAY) == again, "a new letter that was delivered starts anew"


@pytest.mark.parametrize(
    ("back", "on", "wrong"),
    [
        (None, TODAY, set()),
        (None, TODAY - 10 * DAY, set()),
        (None, TODAY + DAY, {Cause.IN_THE_FUTURE}),
        (None, TODAY - 11 * DAY, {Cause.DAY_ORDER}),
        (TODAY, TODAY, {Cause.NOTICE_BACK_ALREADY}),
    ],
)
def test_a_letter_comes_back_once_on_a_day_that_can_be(back: date | None, on: date, wrong: set[Cause]) -> None:
    refused = plan_coming_back(replace(sent(TODAY - 10 * DAY), came_back_on=back), on, TODAY)
    assert (causes(refused) if refused else set()) == wrong


def test_nobody_writes_to_who_is_excluded_or_asked_not_to() -> None:
    assert refuse_addressee(False, False) is None
    assert causes(refuse_addressee(True, True)) == {Cause.NOTICE_EXCLUDED}
    assert causes(refuse_addressee(False, True)) == {Cause.NOTICE_DO_NOT_CONTACT}

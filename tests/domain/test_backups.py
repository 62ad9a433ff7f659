"""When a copy is due, and which are kept: all of two days, then the last of 12 days, 10 weeks and 9 months."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.backups import (
    ALL_FOR,
    AT_LEAVING_AFTER,
    DAILY,
    DAY,
    MONTHLY,
    WEEKLY,
    Backup,
    is_due,
    is_due_at_leaving,
    kept,
    thinned,
)
from desktop_app.domain.times import HOUR

NOW = int(datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp())
MOMENTS = st.lists(st.integers(NOW - 900 * DAY, NOW), max_size=120)


def day(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%m-%d")


def test_all_of_two_days_stay() -> None:
    hourly = [NOW - hour * HOUR for hour in range(48)]
    assert kept(hourly, NOW) == set(hourly)


def test_of_a_day_the_last_stays() -> None:
    morning, noon, evening = (NOW - 5 * DAY + hour * HOUR for hour in (-3, 0, 6))
    assert kept([NOW, morning, noon, evening], NOW) == {NOW, evening}


def test_r10_two_years_of_copies_every_four_hours_become_the_numbers_of_the_table() -> None:
    stay = sorted(kept(range(NOW - 730 * DAY, NOW + 1, 4 * HOUR), NOW), reverse=True)
    recent = [at for at in stay if NOW - at < ALL_FOR]
    older = [at for at in stay if NOW - at >= ALL_FOR]
    assert len(recent) == 12
    assert len(older) == DAILY + WEEKLY + MONTHLY
    daily, weekly, monthly = older[:DAILY], older[DAILY : DAILY + WEEKLY], older[DAILY + WEEKLY :]
    assert len({day(at) for at in daily}) == DAILY
    assert {datetime.fromtimestamp(at, UTC).weekday() for at in weekly} == {6}
    assert [day(at)[:2] for at in monthly] == ["08", "07", "06", "05", "04", "03", "02", "01", "12"]


def test_a_desk_that_was_shut_for_half_a_year_loses_none_by_that() -> None:
    before = [NOW - 180 * DAY - number * DAY for number in range(8)]
    assert kept(before, NOW) == set(before)


def test_the_last_before_a_change_of_the_schema_stays_however_old() -> None:
    many = [Backup(f"{number}", NOW - number * DAY, 1) for number in range(800)]
    first, last = Backup("a", NOW - 790 * DAY + 1, 1, "0002"), Backup("b", NOW - 780 * DAY + 1, 1, "0003")
    gone = thinned([*many, first, last], NOW)
    assert first in gone
    assert last not in gone


@settings(max_examples=150)
@given(MOMENTS)
def test_what_is_kept_was_there_is_bounded_and_holds_the_last(moments: list[int]) -> None:
    stay = kept(moments, NOW)
    assert stay <= set(moments)
    assert not moments or max(moments) in stay
    assert {at for at in moments if NOW - at < ALL_FOR} <= stay
    assert len([at for at in stay if NOW - at >= ALL_FOR]) <= DAILY + WEEKLY + MONTHLY + 1


@settings(max_examples=150)
@given(MOMENTS)
def test_thinning_twice_takes_no_more(moments: list[int]) -> None:
    stay = kept(moments, NOW)
    assert kept(stay, NOW) == stay


def test_thinned_every_day_for_two_years_the_months_are_still_reached() -> None:
    """What is taken on the way never leaves a gap: a copy of a week ago, of two months ago and of eight is there."""
    there: set[int] = set()
    for passed in range(730):
        today = NOW + passed * DAY
        there |= {today + hour * HOUR for hour in (-4, 0)}
        there = set(kept(there, today))
    ages = sorted((today - at) // DAY for at in there)
    assert len(there) <= 2 * 2 + DAILY + WEEKLY + MONTHLY + 1
    for wanted, gap in ((7, 1), (60, 7), (240, 31)):
        assert any(abs(age - wanted) <= gap for age in ages), ages


@pytest.mark.parametrize(
    ("last", "due"), [(None, True), (NOW, False), (NOW - 4 * HOUR + 1, False), (NOW - 4 * HOUR, True), (NOW + 1, True)]
)
def test_a_copy_is_due_every_four_hours_and_when_the_clock_went_back(last: int | None, due: bool) -> None:
    assert is_due(last, NOW, 4) is due


@pytest.mark.parametrize(
    ("last", "due"), [(None, True), (NOW - 1, False), (NOW - AT_LEAVING_AFTER, True), (NOW + 1, True)]
)
def test_whoever_leaves_makes_one_unless_there_just_was_one(last: int | None, due: bool) -> None:
    assert is_due_at_leaving(last, NOW) is due

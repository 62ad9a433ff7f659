from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.series import (
    LAST,
    MOST_OCCURRENCES,
    Frequency,
    NthWeekday,
    Repeat,
    Series,
    check_repeat,
    from_rrule_text,
    month_rules_for,
    occurrences,
    split_at,
    to_rrule_text,
)
from desktop_app.domain.times import HOUR, MINUTE, local
from tests.agency import ZONE, causes

START = datetime(2026, 11, 24, 10, 0)  # a Tuesday

days = st.dates(date(2026, 1, 1), date(2030, 12, 31))
nth_weekdays = st.builds(NthWeekday, st.sampled_from([1, 2, 3, 4, 5, LAST]), st.integers(0, 6))
ends = st.one_of(
    st.fixed_dictionaries({"count": st.integers(1, 40)}), st.fixed_dictionaries({"until": st.integers(0, 400)})
)


@st.composite
def series(draw: st.DrawFn) -> Series:
    start = datetime.combine(draw(days), time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 15, 30]))))
    frequency = draw(st.sampled_from(Frequency))
    end = draw(ends)
    if "until" in end:
        end = {"until": start.date() + timedelta(days=end["until"])}
    repeat = Repeat(
        frequency,
        draw(st.integers(1, 5)),
        draw(st.frozensets(st.integers(0, 6), min_size=1)) if frequency is Frequency.WEEKLY else frozenset(),
        draw(st.one_of(st.integers(1, 31), nth_weekdays)) if frequency is Frequency.MONTHLY else None,
        **end,
    )
    near = st.integers(0, 90).map(lambda ahead: start.date() + timedelta(days=ahead))
    return Series(1, repeat, start, 60, ZONE, draw(st.frozensets(near, max_size=6)))


def by_dateutil(it: Series) -> list[date]:
    """The same through dateutil's own reader of RFC 5545 text, EXDATE and all."""
    lines = [f"DTSTART:{it.wall_start:%Y%m%dT%H%M%S}", f"RRULE:{to_rrule_text(it.repeat)}"]
    lines += [f"EXDATE:{datetime.combine(day, it.wall_start.time()):%Y%m%dT%H%M%S}" for day in sorted(it.excluded)]
    return [each.date() for each in rrulestr("\n".join(lines), forceset=True)]


def dates(it: Series) -> list[date]:
    found = occurrences(it)
    return [] if isinstance(found, Refused) else [each.day for each in found]


# The dates


@given(series())
def test_the_dates_are_dateutils_own(it: Series) -> None:
    expected, furthest = by_dateutil(it), it.wall_start.date() + relativedelta(years=3)
    whole = by_dateutil(replace(it, excluded=frozenset()))
    if len(whole) > MOST_OCCURRENCES or max(whole, default=furthest) > furthest:
        assert causes(occurrences(it)) == {Cause.REPEAT_TOO_LONG}
    elif not expected:
        assert isinstance(occurrences(it), Refused)
    else:
        assert dates(it) == expected


@given(series())
def test_every_date_has_the_wall_clock_time_it_began_with(it: Series) -> None:
    found = occurrences(it)
    for each in found if not isinstance(found, Refused) else ():
        if each.event is None:
            assert each.next_time is not None
            assert each.next_time > datetime.combine(each.day, it.wall_start.time())
        else:
            assert local(each.event.start, ZONE).replace(tzinfo=None) == datetime.combine(
                each.day, it.wall_start.time()
            )
            assert each.event.end - each.event.start == it.minutes * MINUTE


@given(series(), st.data())
def test_a_split_loses_no_date_and_gives_none_twice(it: Series, data: st.DataObject) -> None:
    before = dates(it)
    assume(len(before) > 1)
    day = data.draw(st.sampled_from(before[1:]))
    first, second = split_at(it, day)
    assert dates(first) + dates(second) == before
    assert dates(second)[0] == day


@given(series())
def test_what_is_written_is_read_back(it: Series) -> None:
    assert from_rrule_text(to_rrule_text(it.repeat)) == it.repeat


WEEKLY = Repeat(Frequency.WEEKLY, 1, frozenset({1}), count=6)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # New York goes forward on 14 March 2027 at 2:00 and back on 7 November 2027 at 2:00
        (datetime(2027, 3, 7, 10, 0), ["2027-03-07 15:00", "2027-03-14 14:00", "2027-03-21 14:00"]),
        (datetime(2027, 10, 31, 10, 0), ["2027-10-31 14:00", "2027-11-07 15:00", "2027-11-14 15:00"]),
        (datetime(2027, 10, 31, 1, 30), ["2027-10-31 05:30", "2027-11-07 05:30 twice", "2027-11-14 06:30"]),
        (datetime(2027, 3, 7, 2, 30), ["2027-03-07 07:30", "next 2027-03-14 03:30", "2027-03-21 06:30"]),
        (datetime(2027, 3, 7, 3, 0), ["2027-03-07 08:00", "2027-03-14 07:00", "2027-03-21 07:00"]),
    ],
)
def test_the_hour_stays_when_the_clocks_change(start: datetime, expected: list[str]) -> None:
    found = occurrences(Series(1, Repeat(Frequency.WEEKLY, 1, frozenset({6}), count=3), start, 60, ZONE))
    assert not isinstance(found, Refused)
    told = [
        f"next {each.next_time:%Y-%m-%d %H:%M}"
        if each.event is None
        else f"{local(each.event.start, 'UTC'):%Y-%m-%d %H:%M}" + (" twice" if each.twice else "")
        for each in found
    ]
    assert told == expected


def test_a_visit_over_the_change_keeps_its_length() -> None:
    found = occurrences(Series(1, Repeat(Frequency.DAILY, count=3), datetime(2027, 11, 6, 0, 30), 180, ZONE))
    assert not isinstance(found, Refused)
    assert {each.event.end - each.event.start for each in found if each.event} == {3 * HOUR}


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        (Repeat(Frequency.DAILY, 2, count=3), ["2026-11-24", "2026-11-26", "2026-11-28"]),
        (Repeat(Frequency.WEEKLY, 2, frozenset({1, 3}), count=4), ["2026-11-24", "2026-11-26", "2026-12-08", "2026-12-10"]),
        (Repeat(Frequency.WEEKLY, 1, frozenset({0}), count=2), ["2026-11-30", "2026-12-07"]),
        (Repeat(Frequency.MONTHLY, 1, month_rule=31, count=3), ["2026-12-31", "2027-01-31", "2027-03-31"]),
        (Repeat(Frequency.MONTHLY, 1, month_rule=NthWeekday(2, 1), count=2), ["2026-12-08", "2027-01-12"]),
        (Repeat(Frequency.MONTHLY, 1, month_rule=NthWeekday(LAST, 4), count=2), ["2026-11-27", "2026-12-25"]),
        (Repeat(Frequency.WEEKLY, 1, frozenset({1}), until=date(2026, 12, 8)), ["2026-11-24", "2026-12-01", "2026-12-08"]),
    ],
)  # fmt: skip
def test_each_kind_of_rule(repeat: Repeat, expected: list[str]) -> None:
    assert [str(day) for day in dates(Series(1, repeat, START, 60, ZONE))] == expected


@pytest.mark.parametrize(
    ("repeat", "cause"),
    [
        (Repeat(Frequency.DAILY, count=MOST_OCCURRENCES + 1), Cause.REPEAT_TOO_LONG),
        (Repeat(Frequency.DAILY, until=date(2027, 11, 25)), Cause.REPEAT_TOO_LONG),
        (Repeat(Frequency.WEEKLY, 1, frozenset({1}), until=date(2029, 11, 25)), Cause.REPEAT_TOO_LONG),
        (Repeat(Frequency.MONTHLY, 12, month_rule=24, count=5), Cause.REPEAT_TOO_LONG),
        (Repeat(Frequency.MONTHLY, 12, month_rule=31, count=1), Cause.REPEAT_TOO_LONG),
        (Repeat(Frequency.WEEKLY, 1, frozenset({1}), until=date(2026, 11, 23)), Cause.SERIES_EMPTY),
    ],
)
def test_a_desk_plans_neither_too_far_nor_nothing(repeat: Repeat, cause: Cause) -> None:
    assert causes(occurrences(Series(1, repeat, START, 60, ZONE))) == {cause}


@pytest.mark.parametrize(
    "repeat", [Repeat(Frequency.DAILY, count=MOST_OCCURRENCES), Repeat(Frequency.MONTHLY, 12, month_rule=24, count=4)]
)
def test_the_limits_themselves_are_planned(repeat: Repeat) -> None:
    assert len(dates(Series(1, repeat, START, 60, ZONE))) == repeat.count


def test_a_series_at_the_end_of_the_calendar_is_refused_calmly() -> None:
    assert causes(occurrences(Series(1, WEEKLY, datetime(9999, 12, 28), 60, ZONE))) == {Cause.REPEAT_TOO_LONG}


def test_leaving_every_date_out_leaves_nothing() -> None:
    whole = Series(1, WEEKLY, START, 60, ZONE)
    assert causes(occurrences(replace(whole, excluded=frozenset(dates(whole))))) == {Cause.SERIES_EMPTY}


# The text


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        ("FREQ=YEARLY;COUNT=2", "FREQ"),
        ("FREQ=HOURLY;COUNT=2", "FREQ"),
        ("COUNT=2", "FREQ"),
        ("FREQ=DAILY", "COUNT, UNTIL"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101T235959", "COUNT, UNTIL"),
        ("FREQ=DAILY;COUNT=0", "COUNT"),
        ("FREQ=DAILY;COUNT=-1", "COUNT"),
        ("FREQ=DAILY;COUNT=2;COUNT=3", "COUNT"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=100;COUNT=2", "INTERVAL"),
        ("FREQ=DAILY;BYDAY=MO;COUNT=2", "BYDAY"),
        ("FREQ=WEEKLY;COUNT=2", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=2TU;COUNT=2", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=MO,MO;COUNT=2", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=XX;COUNT=2", "BYDAY"),
        ("FREQ=MONTHLY;COUNT=2", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYDAY=TU;COUNT=2", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=6TU;COUNT=2", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=-2TU;COUNT=2", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=2", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=13;COUNT=2", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "BYMONTHDAY"),
        ("FREQ=DAILY;BYSETPOS=1;COUNT=2", "BYSETPOS"),
        ("FREQ=DAILY;BYHOUR=9;COUNT=2", "BYHOUR"),
        ("FREQ=DAILY;UNTIL=20270101", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20270101T120000Z", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20270230T235959", "UNTIL"),
        ("RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ"),
        ("FREQ=DAILY;;COUNT=2", ""),
    ],
)
def test_what_a_desk_does_not_need_is_refused_by_name(text: str, part: str) -> None:
    refused = from_rrule_text(text)
    assert causes(refused) == {Cause.REPEAT_NOT_SUPPORTED}
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["part"] == part


@given(st.text(max_size=60))
def test_no_text_brings_the_reader_down(text: str) -> None:
    read = from_rrule_text(text)
    assert isinstance(read, Refused) or check_repeat(read) is None


def test_parts_come_in_any_order_and_case() -> None:
    assert from_rrule_text("count=6;byday=TU;freq=weekly") == WEEKLY


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2026, 11, 10), (10, NthWeekday(2, 1))),
        (date(2026, 11, 24), (24, NthWeekday(4, 1), NthWeekday(LAST, 1))),
        (date(2026, 12, 29), (29, NthWeekday(LAST, 1))),
    ],
)
def test_what_every_month_may_mean(day: date, rules: tuple[int | NthWeekday, ...]) -> None:
    assert month_rules_for(day) == rules

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.schedule import (
    Band,
    Block,
    Wanted,
    by_day,
    closed_days,
    columns_for,
    days_from,
    lay_out,
    shades,
)
from desktop_app.domain.times import HOUR, MINUTE, Span, clock_hour, day_span

ZONE = "America/New_York"
TODAY = date(2026, 11, 24)
DAY = day_span(TODAY, ZONE)
ALONE = columns_for((TODAY,), (7,), ZONE)
VISIT = Appointment(
    1, "26-0001", 7, Purpose.FAMILY_MEETING, Span(DAY.start + 10 * HOUR, DAY.start + 11 * HOUR),
    Span(DAY.start + 9 * HOUR + 30 * MINUTE, DAY.start + 12 * HOUR), Status.CONFIRMED, 1, "Ann Bell", "A. B.", 1,
    frozenset(), None, None, "en", "", 1, DAY.start + 11 * HOUR + 20 * MINUTE,
)  # fmt: skip


def later(seconds: int, visit: Appointment = VISIT, **changes: object) -> Appointment:
    return replace(
        visit,
        event=visit.event.moved(seconds),
        hold=visit.hold.moved(seconds),
        decompression_end=visit.decompression_end + seconds,
        **changes,
    )


def test_a_visit_lies_to_the_minute_with_a_band_for_each_part() -> None:
    [block] = lay_out([VISIT], columns_for((TODAY,), (3, 7), ZONE), 1.0)
    assert block.column == 1
    assert (block.setup, block.event) == (Band(570, 30), Band(600, 60))
    assert (block.decompression, block.reset) == (Band(660, 20), Band(680, 40))


def test_a_hold_that_is_the_event_leaves_nothing_around_it() -> None:
    [block] = lay_out([replace(VISIT, hold=VISIT.event, decompression_end=VISIT.event.end)], ALONE, 2.0)
    assert (block.setup.height, block.decompression.height, block.reset.height) == (0, 0, 0)
    assert block.event.height == 120


def test_one_from_before_decompression_was_known_has_none() -> None:
    [block] = lay_out([replace(VISIT, decompression_end=0)], ALONE, 1.0)
    assert (block.decompression.height, block.reset) == (0, Band(660, 60))


def test_rooms_and_days_that_are_not_shown_have_no_blocks() -> None:
    assert lay_out([VISIT], columns_for((TODAY,), (1, 2), ZONE), 1.0) == ()
    assert lay_out([later(24 * HOUR)], ALONE, 1.0) == ()
    touching = replace(VISIT, hold=Span(DAY.start - HOUR, DAY.start), event=Span(DAY.start - HOUR, DAY.start - 60))
    assert lay_out([touching], ALONE, 1.0) == ()


def test_over_midnight_a_visit_has_its_part_on_each_day() -> None:
    night = later(13 * HOUR + 30 * MINUTE)  # 23:30 to 0:30, held from 23:00 to 1:30
    before, after = lay_out([night], columns_for(days_from(TODAY, 2), (7,), ZONE), 1.0)
    assert (before.column, before.setup, before.event) == (0, Band(1380, 30), Band(1410, 30))
    assert (after.column, after.event, after.decompression) == (1, Band(0, 30), Band(30, 20))
    assert before.decompression.height == after.setup.height == 0


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 8), 23), (TODAY, 24), (date(2026, 11, 1), 25)])
def test_a_day_alone_is_as_long_as_its_clocks_make_it(day: date, hours: int) -> None:
    [column] = columns_for((day,), (7,), ZONE)
    assert column.minute(column.span.end) == hours * 60


@pytest.mark.parametrize("day", [date(2026, 3, 8), TODAY, date(2026, 11, 1)])
@pytest.mark.parametrize("hour", [0, 4, 9, 17, 23])
def test_beside_others_an_hour_lies_where_the_clock_says(day: date, hour: int) -> None:
    column = columns_for((day, day + timedelta(days=1)), (7,), ZONE)[0]
    instant = clock_hour(day, hour, ZONE)
    assert column.minute(instant) == hour * 60
    assert column.instant(hour * 60) == instant
    assert column.minute(column.span.end) == 24 * 60


def test_an_hour_that_is_skipped_stays_empty() -> None:
    spring = columns_for(days_from(date(2026, 3, 8), 2), (7,), ZONE)[0]
    assert spring.minute(spring.span.start + 2 * HOUR - 60) == 119
    assert spring.minute(spring.span.start + 2 * HOUR) == 180
    assert spring.instant(150) == spring.span.start + 2 * HOUR


def test_an_hour_that_comes_twice_is_drawn_at_half_its_height() -> None:
    autumn = columns_for(days_from(date(2026, 11, 1), 2), (7,), ZONE)[0]
    minutes = [autumn.minute(autumn.span.start + quarters * HOUR // 2) for quarters in range(2, 8)]
    assert minutes == [60, 75, 90, 105, 120, 150]
    assert [autumn.instant(minute) - autumn.span.start for minute in (60, 90, 120, 150)] == [
        HOUR, 2 * HOUR, 3 * HOUR, 3 * HOUR + HOUR // 2,
    ]  # fmt: skip


@given(seconds=some.integers(0, 25 * HOUR), day=some.sampled_from([date(2026, 3, 8), TODAY, date(2026, 11, 1)]))
def test_later_is_lower_and_a_line_finds_its_instant(seconds: int, day: date) -> None:
    column = columns_for((day, TODAY), (7,), ZONE)[0]
    instant = min(column.span.start + seconds, column.span.end)
    assert column.minute(instant) >= column.minute(instant - 1)
    assert column.instant(column.minute(instant)) == pytest.approx(instant, abs=1)


@some.composite
def booked(draw: some.DrawFn) -> list[Appointment]:
    """Whatever the database may hold: in a room no two holds share a moment, over a week the clocks change in."""
    first = day_span(date(2026, 10, 29), ZONE).start
    found = []
    for room in (1, 2):
        at = first + draw(some.integers(0, 20)) * 15 * MINUTE
        for number in range(draw(some.integers(0, 12))):
            parts = [draw(some.integers(low, 16)) * 5 * MINUTE for low in (0, 3, 0, 0)]
            start, end, quiet, done = (at + sum(parts[: part + 1]) for part in range(4))
            event, hold = Span(start, end), Span(at, done)
            which = {"id": room * 100 + number, "room_id": room}
            found.append(replace(VISIT, event=event, hold=hold, decompression_end=quiet, **which))
            at = done + draw(some.integers(0, 80)) * 15 * MINUTE
    return found


@given(visits=booked(), per_minute=some.floats(0.2, 4.0), count=some.integers(1, 7))
def test_no_two_blocks_of_a_column_overlap_and_none_is_lost(
    visits: list[Appointment], per_minute: float, count: int
) -> None:
    columns = columns_for(days_from(date(2026, 10, 29), count), (1, 2), ZONE)
    blocks = lay_out(visits, columns, per_minute)
    shown = Counter(block.appointment.id for block in blocks)
    for each in visits:
        meeting = [column for column in columns if column.room_id == each.room_id and column.span.overlaps(each.hold)]
        assert shown[each.id] == len(meeting)
    mine: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        assert block.setup.top + block.setup.height == pytest.approx(block.event.top)
        assert block.decompression.top + block.decompression.height == pytest.approx(block.reset.top)
        mine[block.column].append(block)
    for column in mine.values():
        for one, other in pairwise(sorted(column, key=lambda block: block.appointment.hold.start)):
            assert one.reset.top + one.reset.height <= other.setup.top + 1e-6


# Closed time


def test_without_hours_the_agency_keeps_eight_to_six() -> None:
    assert [shade.band for shade in shades(ALONE, (), (), 1.0)] == [Band(0, 480), Band(1080, 360)]


def test_a_rooms_own_hours_go_before_the_agencys_and_a_day_without_is_closed() -> None:
    openings = (Opening(None, 1, 9 * 60, 17 * 60), Opening(7, 1, 10 * 60, 12 * 60))
    columns = columns_for(days_from(TODAY, 2), (3, 7), ZONE)
    found = {(shade.column, shade.band) for shade in shades(columns, openings, (), 1.0)}
    assert found == {
        (0, Band(0, 540)), (0, Band(1020, 420)), (1, Band(0, 600)), (1, Band(720, 720)),
        (2, Band(0, 1440)), (3, Band(0, 1440)),
    }  # fmt: skip


def test_a_closure_shades_its_rooms_and_says_what_it_is() -> None:
    span = Span(DAY.start + 10 * HOUR, DAY.start + 30 * HOUR)
    closed = Closure(1, ClosureKind.OUT_OF_SERVICE, 7, span, "Painters")
    columns = columns_for(days_from(TODAY, 2), (3, 7), ZONE)
    found = [shade for shade in shades(columns, (), (closed,), 1.0) if shade.kind]
    assert [(shade.column, shade.band) for shade in found] == [(1, Band(600, 840)), (3, Band(0, 360))]


# What is looked for


def test_wanted_takes_what_fits_every_choice() -> None:
    with_case = replace(VISIT, case_id=5, advocate_id=9)
    assert Wanted().takes(VISIT)
    assert Wanted().everything
    assert Wanted(room_id=7, purpose=Purpose.FAMILY_MEETING, staff_id=9, case_id=5).takes(with_case)
    for other in (Wanted(room_id=8), Wanted(purpose=Purpose.PROTECTION_ORDER), Wanted(staff_id=2), Wanted(case_id=6)):
        assert not other.takes(with_case)


def test_a_months_visits_are_sorted_into_their_days() -> None:
    days = days_from(date(2026, 11, 23), 3)
    two = later(24 * HOUR, id=2)
    early = later(-HOUR, id=3)
    beyond = later(90 * HOUR, id=4)
    found = by_day([two, VISIT, beyond, early], days, ZONE)
    assert {day: [each.id for each in booked] for day, booked in found.items()} == {
        days[0]: [], days[1]: [3, 1], days[2]: [2],
    }  # fmt: skip


def test_a_month_tells_the_days_on_which_the_whole_agency_is_closed() -> None:
    days = [TODAY + timedelta(days=ahead) for ahead in range(4)]
    spans = [day_span(day, ZONE) for day in days]
    holiday = Closure(1, ClosureKind.HOLIDAY, None, spans[1], "Thanksgiving Day")
    shut = Closure(2, ClosureKind.AGENCY_CLOSED, None, Span(spans[1].start + HOUR, spans[2].end), "moving house")
    one_room = Closure(3, ClosureKind.OUT_OF_SERVICE, 1, spans[3], "new floor")
    told = {days[1]: ClosureKind.AGENCY_CLOSED, days[2]: ClosureKind.AGENCY_CLOSED}
    assert closed_days((holiday, shut, one_room), days, ZONE) == told
    assert closed_days((shut, holiday), days, ZONE) == told
    assert closed_days((holiday,), days, ZONE) == {days[1]: ClosureKind.HOLIDAY}

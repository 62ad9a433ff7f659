from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.appointments import Need, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR, day_span
from desktop_app.ui.rooms.wording import (
    ScheduleWords,
    hour_label,
    room_line,
    short_clock,
    still_to_confirm,
    times,
    tone_of,
)
from tests.agency import ZONE, at
from tests.ui.rooms.drawn_day import GARDEN, HERE, MEETING, SOFT_A, SOFT_B, VISITS, WILLOW, WITNESS, schedule, visit

STAFF, LOBBY = ScheduleWords(schedule(*VISITS)), ScheduleWords(schedule(*VISITS), lobby=True)


def test_a_block_says_what_when_with_whom_and_where_it_stands() -> None:
    assert STAFF.title(HERE) == "Victim interview"
    assert STAFF.second(HERE) == "9:30 – 10:45 · host M. Reyes"
    assert (STAFF.remark(HERE).symbol, STAFF.remark(HERE).text) == ("dot", "in the room · interpreter")


@pytest.mark.parametrize(
    ("status", "remark", "symbol", "text"),
    [
        (Status.TENTATIVE, "waiting:2", "half", "two points still to confirm"),
        (Status.TENTATIVE, "ready", "ring", "not confirmed yet"),
        (Status.CONFIRMED, "ready", "check", "ready"),
        (Status.CONFIRMED, "waiting:1", "half", "one point still to confirm"),
        (Status.CONFIRMED, "", "check", "confirmed"),
        (Status.ARRIVED, "ready", "person", "arrived"),
        (Status.FINISHED, "", "half", "finished, room not reset yet"),
        (Status.RESET_DONE, "", "check", "finished, room is reset"),
    ],
)
def test_every_standing_has_a_symbol_beside_its_words(status: Status, remark: str, symbol: str, text: str) -> None:
    shown = visit(5, SOFT_A, at(9), at(10), status=status)
    words = ScheduleWords(replace(schedule(shown), remarks={5: remark}))
    assert (words.remark(shown).symbol, words.remark(shown).text) == (symbol, text)


def test_many_points_are_counted_in_figures() -> None:
    assert still_to_confirm(11) == "11 points still to confirm"


def test_the_lobby_reads_initials_host_room_and_time_and_nothing_else() -> None:
    for shown in VISITS:
        said = " ".join(
            [LOBBY.title(shown), LOBBY.second(shown), LOBBY.remark(shown).text, LOBBY.spoken(shown), LOBBY.guest(shown)]
        )
        for kept in ("Jamie", "Marsh", "interview", "belongings", "meeting", "interpreter"):
            assert kept not in said
        assert LOBBY.title(shown) == "J. M."
    assert {LOBBY.tone(shown) for shown in VISITS} == {"accent"}


def test_a_screen_reader_hears_the_whole_visit_in_one_sentence() -> None:
    assert STAFF.spoken(WITNESS) == (
        "Witness interview, 1:30 pm to 3:00 pm, Soft room A, host M. Reyes, two points still to confirm"
    )


def test_tones_follow_the_legend() -> None:
    assert [tone_of(purpose) for purpose in Purpose] == ["plum", "plum", "blue", "blue", "accent"]


def test_needs_are_small_words_in_a_fixed_order() -> None:
    both = visit(5, SOFT_A, at(9), at(10), needs=frozenset({Need.CHILD, Need.WHEELCHAIR}))
    assert STAFF.needs(both) == "wheelchair, child"


def test_a_rooms_second_line() -> None:
    assert room_line(SOFT_A, lobby=False) == "beside the lobby · 4 seats · step-free"
    assert room_line(SOFT_B, lobby=False) == "beside the lobby · 5 seats · child-friendly"
    assert room_line(WILLOW, lobby=False) == "return of belongings · 6 seats · step-free"
    assert room_line(WILLOW, lobby=True) == "east entrance · 6 seats · step-free"
    assert room_line(GARDEN, lobby=False) == "main lobby · one seat · step-free"


def test_hours_are_told_by_the_wall_clock_even_when_it_jumps() -> None:
    spring = day_span(date(2026, 3, 8), ZONE)
    assert [hour_label(spring.start + hour * HOUR, ZONE) for hour in range(4)] == ["12 am", "1 am", "3 am", "4 am"]
    assert hour_label(at(12), ZONE) == "12 pm"
    assert hour_label(at(13, 30), ZONE) == "1:30 pm"


def test_short_times() -> None:
    assert short_clock(at(13, 5), ZONE) == "1:05"
    assert times(MEETING.event, ZONE) == "11:00 – 12:00"


def test_a_host_who_left_is_left_out() -> None:
    gone = visit(5, SOFT_A, at(9), at(10), host_id=99)
    assert STAFF.second(gone) == "9:00 – 10:00"
    assert STAFF.spoken(gone).startswith("Victim interview, 9:00 am to 10:00 am, Soft room A, ")

"""The week board: one page, everything on it where the screen has it, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import MINUTE, Span
from desktop_app.domain.week_board import WeekBoard, monday_of
from desktop_app.printing.documents import file_name, render
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.versions import form_version
from tests.agency import ZONE, at

MONDAY = date(2026, 11, 23)


def visit(key: int, start: int, room: int = 1, minutes: int = 60, status: Status = Status.CONFIRMED) -> Appointment:
    event = Span(start, start + minutes * MINUTE)
    hold = Span(event.start - 30 * MINUTE, event.end + 30 * MINUTE)
    return Appointment(
        key, f"26-{key:04d}", room, Purpose.WITNESS_INTERVIEW, event, hold, status, 1, "", "R. S.", 1, frozenset(), None,
        None, "en", "", 1, event.end + 15 * MINUTE,
    )  # fmt: skip


BOARD = WeekBoard(
    Letterhead("Fairhaven Police Department", "Victim Services", "555-0142", "8 to 6"),
    MONDAY,
    ZONE,
    ((1, "Soft room A"), (2, "Willow room")),
    (visit(1, at(9, 30)), visit(2, at(14), 2), visit(3, at(11, day=26), status=Status.TENTATIVE)),
    {1: "M. Reyes"},
)


def pages(data: bytes) -> list[str]:
    return [page.extract_text().replace("\xa0", " ") for page in PdfReader(BytesIO(data)).pages]


def test_it_is_one_landscape_page_with_initials_host_room_and_time() -> None:
    data = render(BOARD)
    [text] = pages(data)
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (792, 612)
    for words in ("Fairhaven Police Department", "Week of November 23, 2026", "Monday", "Soft room A", "Willow room"):
        assert words in text
    assert text.count("R. S.") == text.count("M. Reyes") == 3
    assert "9:30 R. S." in text
    assert "initials, host, room and time only" in text


def test_a_translation_says_that_nobody_has_read_it_and_the_log_of_prints_knows_its_words() -> None:
    assert "no ha sido revisada" in pages(render(BOARD, "es"))[0]
    assert "reviewed" not in pages(render(BOARD))[0]
    assert form_version(BOARD, "en").startswith("0.")
    assert form_version(BOARD, "es") != form_version(BOARD, "en")


def test_it_is_spanish_when_asked() -> None:
    [text] = pages(render(BOARD, "es"))
    assert "Semana del 23 de noviembre de 2026" in text
    assert "Martes" in text


def test_the_same_board_gives_the_same_bytes() -> None:
    assert render(BOARD) == render(BOARD)


def test_an_empty_week_says_so() -> None:
    assert "No guests are expected this week." in pages(render(replace(BOARD, visits=())))[0]


@pytest.mark.parametrize(("rooms", "expected"), [(1, 1), (8, 1), (9, 2), (17, 3)])
def test_more_rooms_than_can_be_read_go_on_further_pages(rooms: int, expected: int) -> None:
    named = tuple((key, f"Room {key}") for key in range(1, rooms + 1))
    visits = tuple(visit(key, at(10), key) for key in range(1, rooms + 1))
    told = pages(render(replace(BOARD, rooms=named, visits=visits)))
    assert len(told) == expected
    assert sum(text.count("R. S.") for text in told) == rooms


def test_the_weekend_is_there_when_somebody_comes() -> None:
    assert len(BOARD.days) == 5
    assert len(replace(BOARD, visits=(visit(1, at(9, day=28)),)).days) == 6
    assert len(replace(BOARD, visits=(visit(1, at(9, day=29)),)).days) == 7


def test_early_and_late_hours_are_drawn_when_somebody_comes() -> None:
    assert BOARD.hours == (8, 18)
    assert replace(BOARD, visits=(visit(1, at(6, 30)), visit(2, at(19), 2, 90))).hours == (6, 21)
    assert replace(BOARD, visits=(visit(1, at(23), 1, 120),)).hours == (8, 24)
    assert replace(BOARD, visits=(visit(1, at(22), 1, 120),)).hours == (8, 24)


def test_it_is_laid_out_by_the_function_of_the_screen() -> None:
    blocks = BOARD.blocks(BOARD.rooms, 2.0)
    assert [block.column for block in blocks] == [2, 3, 6]
    assert blocks[0].event == ((9 * 60 + 30) * 2.0, 120.0)
    assert blocks[0].setup.height == blocks[0].decompression.height + blocks[0].reset.height == 60.0


def test_very_long_names_end_in_dots_and_odd_letters_stop_the_print() -> None:
    long = replace(BOARD, rooms=((1, "W" * 150),), hosts={1: "W" * 150})
    assert "…" in pages(render(long))[0]
    with pytest.raises(CannotPrint):
        render(replace(BOARD, hosts={1: "\u4e2d"}))


def test_it_is_saved_by_its_week() -> None:
    assert file_name(BOARD) == "week-board-2026-11-23.pdf"
    assert {monday_of(MONDAY + timedelta(days=ahead)) for ahead in range(7)} == {MONDAY}

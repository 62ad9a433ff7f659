from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.schedule import Wanted
from desktop_app.domain.times import HOUR, day_span
from desktop_app.ui.rooms.month_view import MonthView
from desktop_app.ui.rooms.wording import ScheduleWords
from tests.agency import TODAY, ZONE, at
from tests.ui.rooms.drawn_day import SOFT_A, SOFT_B, VISITS, drawn, visit

FIRST = date(2026, 10, 26)
KEY = Qt.Key
CROWD = tuple(visit(50 + n, SOFT_B, at(8, day=26) + n * HOUR, at(8, 40, day=26) + n * HOUR) for n in range(9))


def weeks(*visits: Appointment, **about: object) -> ScheduleWords:
    return drawn(*visits, day=FIRST, count=42, **about)


@pytest.fixture
def month(qtbot: QtBot) -> MonthView:
    made = MonthView()
    qtbot.addWidget(made)
    made.resize(1110, 600)
    made.show_schedule(weeks(*VISITS, *CROWD), TODAY)
    with qtbot.waitExposed(made):
        made.show()
    return made


def image(month: MonthView) -> QImage:
    return month.grab().toImage()


def test_every_visit_lies_on_its_day(month: MonthView) -> None:
    assert [len(month.on(FIRST + timedelta(days=ahead))) for ahead in (28, 29, 30, 31)] == [0, 4, 0, 9]


def test_only_what_is_looked_for_is_shown(month: MonthView) -> None:
    month.show_schedule(
        weeks(*VISITS, *CROWD, wanted=Wanted(room_id=SOFT_A.id, purpose=Purpose.WITNESS_INTERVIEW)), TODAY
    )
    assert [each.id for each in month.on(TODAY)] == [4]
    assert month.on(date(2026, 11, 26)) == []


def test_a_day_on_which_the_agency_is_closed_is_drawn_and_told_as_such(month: MonthView) -> None:
    before, day = image(month), date(2026, 11, 26)
    words = weeks(*VISITS, *CROWD)
    holiday = Closure(1, ClosureKind.HOLIDAY, None, day_span(day, ZONE), "Thanksgiving Day")
    month.show_schedule(replace(words, schedule=replace(words.schedule, closures=(holiday,))), TODAY)
    assert month.spoken(day).startswith("Thursday 26 November, Holiday, 9 appointments")
    cell = month.cell(day).toRect()
    assert image(month).copy(cell) != before.copy(cell)


def test_a_click_opens_the_day(qtbot: QtBot, month: MonthView) -> None:
    spot = month.cell(date(2026, 11, 26)).center().toPoint()
    with qtbot.waitSignal(month.day_wanted) as asked:
        qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == [date(2026, 11, 26)]


def test_a_press_that_is_let_go_elsewhere_opens_nothing(qtbot: QtBot, month: MonthView) -> None:
    qtbot.mousePress(month, Qt.MouseButton.LeftButton, pos=month.cell(TODAY).center().toPoint())
    with qtbot.assertNotEmitted(month.day_wanted):
        qtbot.mouseRelease(month, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))


def test_arrows_go_from_day_to_day_and_enter_opens(qtbot: QtBot, month: MonthView) -> None:
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Left, KEY.Key_Up):
        qtbot.keyClick(month, key)
    assert month.day() == date(2026, 11, 23)
    with qtbot.waitSignal(month.day_wanted) as asked:
        qtbot.keyClick(month, KEY.Key_Return)
    assert asked.args == [date(2026, 11, 23)]


@pytest.mark.parametrize(("key", "pages"), [(KEY.Key_PageDown, 1), (KEY.Key_PageUp, -1)])
def test_pages_turn_the_month(qtbot: QtBot, month: MonthView, key: Qt.Key, pages: int) -> None:
    with qtbot.waitSignal(month.turn_wanted) as asked:
        qtbot.keyClick(month, key)
    assert asked.args == [pages]


def test_beyond_the_edge_another_month_is_wanted(qtbot: QtBot, month: MonthView) -> None:
    month.show_schedule(weeks(), FIRST)
    with qtbot.waitSignal(month.turn_wanted):
        qtbot.keyClick(month, KEY.Key_Left)
    assert month.day() == FIRST - timedelta(days=1)


def test_letters_and_help_work_as_on_the_day(qtbot: QtBot, month: MonthView) -> None:
    with qtbot.waitSignal(month.view_wanted) as asked:
        qtbot.keyClick(month, KEY.Key_W)
    assert asked.args == ["week"]
    with qtbot.waitSignals([month.today_wanted, month.keys_wanted]):
        qtbot.keyClick(month, KEY.Key_T)
        qtbot.keyClick(month, KEY.Key_F1)


def test_the_day_is_told_whole_to_the_ear_and_under_the_pointer(qtbot: QtBot, month: MonthView) -> None:
    assert month.accessibleName().startswith(
        "Tuesday 24 November, 4 appointments, 9:30 am to 10:45 am Victim interview"
    )
    crowded = month.words_at(month.cell(date(2026, 11, 26)).center().toPoint())
    assert crowded.count("Victim interview") == 9
    assert "no appointments" in month.spoken(FIRST)
    month.show_schedule(weeks(*VISITS, lobby=True), TODAY)
    assert "9:30 am to 10:45 am J. M." in month.accessibleName()
    assert "interview" not in month.accessibleName()


def test_a_crowded_day_says_how_many_more_there_are(month: MonthView) -> None:
    spot = month.cell(date(2026, 11, 26)).toRect()
    full = image(month).copy(spot)
    month.show_schedule(weeks(*VISITS, *CROWD[:4]), TODAY)
    assert image(month).copy(spot) != full


def test_a_tiny_month_still_paints(month: MonthView) -> None:
    month.resize(200, 90)
    assert not image(month).isNull()

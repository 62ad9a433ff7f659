"""Starts that come twice, starts that do not come at all, and days nobody plans for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QDateEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.page import RoomsPage
from tests.agency import SampleAgency, given

Make = Callable[..., BookingDialog]
LEFT = Qt.MouseButton.LeftButton
FIRST = int(datetime(2027, 11, 7, 5, 30, tzinfo=UTC).timestamp())
"""1:30 am in New York before its clocks are put back; an hour later it is 1:30 am again."""
SECOND = FIRST + HOUR


def part(dialog: BookingDialog, name: str) -> QWidget:
    [found] = dialog.findChildren(QWidget, f"booking.{name}")
    return found


@pytest.fixture
def that_night(dialog_for: Make) -> BookingDialog:
    """A booking at 1:30 am of the night on which the clocks are put back."""
    dialog = dialog_for(room_id=2)
    part(dialog, "date").setDate(QDate(2027, 11, 7))
    part(dialog, "start").setTime(QTime(1, 30))
    return dialog


def test_a_time_that_comes_twice_is_asked(qtbot: QtBot, that_night: BookingDialog) -> None:
    assert part(that_night, "twice").isVisible()
    assert that_night.answer.sentence() == "1:30 am happens twice that night. Please choose the first or the second."
    qtbot.mouseClick(part(that_night, "twice.second"), LEFT)
    assert that_night.form.span() == Span(SECOND, SECOND + HOUR)
    assert "happens twice" not in that_night.answer.sentence()
    qtbot.mouseClick(part(that_night, "twice.first"), LEFT)
    assert that_night.form.span() == Span(FIRST, FIRST + HOUR)


def test_unanswered_it_is_not_booked_and_the_question_is_reached(qtbot: QtBot, that_night: BookingDialog) -> None:
    that_night.form.guest.set_text("Ann Bell")
    that_night.form.not_suspect.click()
    qtbot.mouseClick(part(that_night, "save"), LEFT)
    assert that_night.isVisible()
    assert that_night.focusWidget() is part(that_night, "twice.first")


def test_it_is_asked_only_then_and_anew(qtbot: QtBot, that_night: BookingDialog) -> None:
    qtbot.mouseClick(part(that_night, "twice.second"), LEFT)
    part(that_night, "start").setTime(QTime(1, 45))
    assert that_night.form.twice.fold() == 1, "It is the same hour."
    part(that_night, "start").setTime(QTime(2, 0))
    assert not part(that_night, "twice").isVisible()
    part(that_night, "start").setTime(QTime(1, 30))
    assert part(that_night, "twice").isVisible()
    assert that_night.form.twice.fold() is None


@pytest.mark.parametrize("start", [FIRST, SECOND])
def test_a_visit_in_the_hour_that_comes_twice_stays_where_it_is(
    qtbot: QtBot, dialog_for: Make, agency: SampleAgency, start: int
) -> None:
    wish = replace(agency.request(), event=Span(start, start + HOUR))
    booked = given(agency.services.appointments.book(agency.one(Role.VICTIM_SERVICES), wish))
    dialog = dialog_for(change=booked)
    assert part(dialog, "twice").isVisible()
    assert dialog.form.request().event == booked.event
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(part(dialog, "save"), LEFT)
    assert dialog.booked is not None
    assert dialog.booked.event == booked.event


def test_a_day_nobody_plans_for_cannot_be_typed(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = dialog_for(room_id=2)
    edit = part(dialog, "date")
    assert isinstance(edit, QDateEdit)
    edit.setFocus()
    edit.setSelectedSection(QDateEdit.Section.YearSection)
    qtbot.keyClicks(edit, "9999")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.date() <= QDate(2031, 11, 24)
    edit.setDate(QDate(9999, 12, 31))
    assert edit.date().year() == 2031
    edit.setDate(QDate(1752, 9, 14))
    assert edit.date() == QDate(2026, 11, 24)
    assert dialog.isVisible()


def test_a_visit_of_an_earlier_day_shows_its_own_day(dialog_for: Make, agency: SampleAgency) -> None:
    past = Span(FIRST - 700 * 24 * HOUR, FIRST - 700 * 24 * HOUR + HOUR)
    form = dialog_for(room_id=2, span=past).form
    assert form.span() == past


def test_the_schedule_goes_no_further_than_its_calendar(qtbot: QtBot, page: RoomsPage) -> None:
    page.show_day(date(2100, 12, 31))
    qtbot.mouseClick(page.navigation.next, LEFT)
    assert page.day() == date(2100, 12, 31)
    page.show_day(date(2000, 1, 1))
    qtbot.mouseClick(page.navigation.previous, LEFT)
    assert page.day() == date(2000, 1, 1)
    qtbot.mouseClick(page.navigation.jump, LEFT)
    calendar = page.findChild(QWidget, "rooms.calendar").calendar
    assert (calendar.minimumDate(), calendar.maximumDate()) == (QDate(2000, 1, 1), QDate(2100, 12, 31))
    calendar.parent().leave()

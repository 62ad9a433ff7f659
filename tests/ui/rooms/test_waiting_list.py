from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.staff import Role
from desktop_app.domain.waiting_list import EarlierWish
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.rooms.waiting_list import EarlierOfferDialog, EarlierWishDialog, wish_words
from desktop_app.ui.session import Session
from desktop_app.ui.today.page import TodayPage
from tests.agency import TODAY, SampleAgency, at, given
from tests.ui.conftest import nameless, the, words_in

ALL = frozenset(range(7))
DESK = Role.FRONT_DESK


@pytest.fixture
def late(agency: SampleAgency) -> Appointment:
    request = agency.request(10, room=2, day=30, guest_name="Rita Stone")
    return given(agency.services.appointments.book(agency.one(DESK), request))


@pytest.fixture
def waiting(agency: SampleAgency, late: Appointment) -> Appointment:
    """Rita Stone would come on Thursday from nine."""
    wish = EarlierWish(0, late.id, TODAY, frozenset({3}), 9 * 60, 18 * 60)
    given(agency.services.waiting_list.add(agency.one(DESK), wish))
    return late


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def visible(parent: QWidget, kind: type[QWidget]) -> QWidget:
    [found] = [each for each in parent.findChildren(kind) if each.isVisible()]
    return found


def panel_for(qtbot: QtBot, session: Session, visit: Appointment) -> AppointmentPanel:
    panel = AppointmentPanel(session, visit.id)
    qtbot.addWidget(panel)
    panel.open()
    return panel


def test_somebody_is_put_on_the_list_and_taken_off(
    qtbot: QtBot, session_for: Callable[[Role], Session], agency: SampleAgency, late: Appointment
) -> None:
    session = session_for(DESK)
    panel = panel_for(qtbot, session, late)
    click(qtbot, the(panel, "appointment.earlier"))
    dialog = visible(panel, EarlierWishDialog)
    for day in (0, 1, 5, 6):
        click(qtbot, the(dialog, f"earlier.weekday.{day}"))
    with qtbot.waitSignal(session.changed):
        click(qtbot, the(dialog, "earlier.save"))
    assert panel._earlier.words() == "Would come earlier: Wed, Thu, Fri, 8:00 am to 6:00 pm."
    wish = agency.services.waiting_list.wish_of(agency.one(DESK), late.id)
    assert isinstance(wish, EarlierWish)
    assert wish.weekdays == {2, 3, 4}
    click(qtbot, the(panel, "appointment.earlier.close"))
    assert agency.services.waiting_list.wish_of(agency.one(DESK), late.id) is None
    assert the(panel, "appointment.earlier").isVisible()


def test_hours_too_short_for_the_visit_are_refused(
    qtbot: QtBot, session_for: Callable[[Role], Session], late: Appointment
) -> None:
    session = session_for(DESK)
    dialog = EarlierWishDialog(session, late)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.latest.setTime(dialog.earliest.time().addSecs(1800))
    click(qtbot, dialog.confirm)
    assert dialog.isVisible()
    assert "it takes 60 minutes" in dialog.refusal.sentence()
    assert nameless(dialog) == []


def test_a_visit_that_cannot_move_has_no_such_line(
    qtbot: QtBot, session_for: Callable[[Role], Session], agency: SampleAgency
) -> None:
    session = session_for(DESK)
    assert panel_for(qtbot, session, agency.visit("Rita Soto"))._earlier.isHidden()
    assert panel_for(qtbot, session_for(Role.EVIDENCE), agency.visit("Tess Howard"))._earlier.isHidden()


def test_the_strip_says_initials_and_time_and_moves_nothing_yet(
    page_for: Callable[[Role], RoomsPage], waiting: Appointment
) -> None:
    strip = page_for(DESK).earlier
    assert strip.sentence() == "An earlier time is free for R. S.: Thu 26 Nov, 9:00 am."
    assert strip.action.text() == "Offer it…"
    assert "Rita" not in words_in(strip)
    assert page_for(Role.EVIDENCE).earlier.isHidden()


def test_taking_the_offer_moves_the_visit(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency, waiting: Appointment
) -> None:
    page = page_for(DESK)
    click(qtbot, page.earlier.action)
    dialog = visible(page, EarlierOfferDialog)
    assert "Rita" not in words_in(dialog)
    click(qtbot, the(dialog, "earlier_offer.take"))
    moved = agency.visit("Rita Stone", TODAY + timedelta(days=2))
    assert (moved.id, moved.event.start) == (waiting.id, at(9, day=26))
    assert page.earlier.isHidden()
    assert page.day() == TODAY + timedelta(days=2)


def test_a_confirmed_visit_is_moved_by_keyboard_too(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency, waiting: Appointment
) -> None:
    agency.carry(waiting, Status.CONFIRMED)
    page = page_for(DESK)
    page.earlier.action.setFocus()
    qtbot.keyClick(page.earlier.action, Qt.Key.Key_Space)
    dialog = visible(page, EarlierOfferDialog)
    assert dialog.focusWidget() is dialog.cancel, "Enter moves nothing by mistake."
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.confirm
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)
    moved = agency.visit("Rita Stone", TODAY + timedelta(days=2))
    assert (moved.status, moved.reason) == (Status.CONFIRMED, "They asked to come earlier")


@pytest.mark.parametrize("how", ["keep", "close"])
def test_what_is_declined_is_not_said_again_and_the_wish_stays(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency, waiting: Appointment, how: str
) -> None:
    page = page_for(DESK)
    if how == "keep":
        click(qtbot, page.earlier.action)
        click(qtbot, the(visible(page, EarlierOfferDialog), "earlier_offer.keep"))
    else:
        click(qtbot, page.earlier.close_button)
    page.reload()
    assert page.earlier.isHidden()
    assert isinstance(agency.services.waiting_list.wish_of(agency.one(DESK), waiting.id), EarlierWish)


def test_a_time_somebody_else_took_meanwhile_is_refused_in_words(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency, waiting: Appointment
) -> None:
    page = page_for(DESK)
    click(qtbot, page.earlier.action)
    offer = page.earlier.offer()
    assert offer is not None
    other = agency.request(9, room=offer.slot.room_id, day=26, guest_name="Omar Bell")
    given(agency.services.appointments.book(agency.one(DESK), other))
    dialog = visible(page, EarlierOfferDialog)
    click(qtbot, the(dialog, "earlier_offer.take"))
    assert dialog.isVisible()
    assert "is held from" in dialog.refusal.sentence()
    click(qtbot, dialog.cancel)
    assert agency.visit("Rita Stone", TODAY + timedelta(days=6)).event == waiting.event


def test_today_says_it_too(qtbot: QtBot, session_for: Callable[[Role], Session], waiting: Appointment) -> None:
    session = session_for(Role.VICTIM_SERVICES)
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.reload()
    assert "An earlier time is free for R. S." in page.earlier.sentence()
    assert not page.earlier.isHidden()


def test_every_day_is_said_shortly() -> None:
    assert wish_words(EarlierWish(1, 1, TODAY, ALL, 9 * 60 + 30, 12 * 60)) == (
        "Would come earlier: any day, 9:30 am to 12:00 pm."
    )

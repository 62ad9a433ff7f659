from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Need
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.find_time import ChosenTime, FindTimeDialog
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.session import Session
from tests.agency import SampleAgency, at, given
from tests.ui.conftest import nameless, the

Make = Callable[..., FindTimeDialog]
DESK = Role.FRONT_DESK


@pytest.fixture
def search_for(qtbot: QtBot, session_for: Callable[[Role], Session]) -> Make:
    kept = []

    def make(role: Role = DESK, **more: object) -> FindTimeDialog:
        session = session_for(role)
        made = FindTimeDialog(session, None, **more)
        kept.append((session, made))
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


@pytest.fixture
def interpreter(agency: SampleAgency) -> int:
    return given(agency.services.team.add_interpreter(agency.one(Role.SUPERVISOR), "Ana Ruiz", ("es",), "")).id


def click(qtbot: QtBot, widget: QWidget) -> None:
    where = widget.rect().center()
    if isinstance(widget, QCheckBox):
        where.setX(10)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)


def searched(qtbot: QtBot, dialog: FindTimeDialog) -> None:
    """The pause after the last change is over, and what was found is there."""
    qtbot.waitUntil(lambda: not dialog._pause.isActive())


def focus_on(qtbot: QtBot, window: QWidget, wanted: QWidget) -> None:
    """Go there by the Tab key."""
    for _ in range(60):
        if window.focusWidget() is wanted:
            return
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted.objectName()} cannot be reached by the Tab key")


def test_three_times_are_there_at_once(search_for: Make) -> None:
    offers = search_for().offers
    assert offers.heading() == "Three times suit"
    assert len(offers.buttons) == 3
    assert "the soonest" in "".join(button.words() for button in offers.buttons)
    assert "Why not today at 10:00 am?" in offers.why_not()


def test_a_change_is_searched_after_a_pause(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    before = [button.words() for button in dialog.offers.buttons]
    click(qtbot, the(dialog, "find_time.need.wheelchair"))
    assert [button.words() for button in dialog.offers.buttons] == before, "It waits for the next change."
    searched(qtbot, dialog)
    assert all("step-free" in button.words() for button in dialog.offers.buttons)


def test_the_day_and_the_hours_are_kept_to(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    the(dialog, "find_time.day").setDate(QDate(2026, 11, 25))
    for day in (0, 1, 2, 4, 5, 6):
        click(qtbot, the(dialog, f"find_time.weekday.{day}"))
    the(dialog, "find_time.earliest").setTime(the(dialog, "find_time.earliest").time().addSecs(5 * HOUR))
    searched(qtbot, dialog)
    assert dialog.offers.buttons
    assert all(button.words().startswith("Thu ") for button in dialog.offers.buttons)
    assert all(" pm to " in button.words() for button in dialog.offers.buttons)
    assert "in the hours that suit" in dialog.offers.buttons[0].words()


def test_a_day_to_avoid_is_left_out_and_taken_back(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    the(dialog, "find_time.day").setDate(QDate(2026, 11, 25))
    searched(qtbot, dialog)
    assert "Wed 25 Nov" in dialog.offers.buttons[0].words()
    click(qtbot, the(dialog, "find_time.avoid.add"))
    searched(qtbot, dialog)
    assert not any("Wed 25 Nov" in button.words() for button in dialog.offers.buttons)
    click(qtbot, the(dialog, "find_time.avoid.0"))
    searched(qtbot, dialog)
    assert "Wed 25 Nov" in dialog.offers.buttons[0].words()


def test_nothing_found_says_why_and_what_to_try(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    the(dialog, "find_time.people").setValue(20)
    searched(qtbot, dialog)
    assert dialog.offers.heading() == "No time was found"
    assert "Soft room A has 4 seats, host included." in dialog.offers.why_not()


def test_the_obvious_time_is_not_asked_about_when_it_is_offered(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    the(dialog, "find_time.day").setDate(QDate(2026, 11, 28))
    the(dialog, "find_time.earliest").setTime(the(dialog, "find_time.earliest").time().addSecs(HOUR))
    searched(qtbot, dialog)
    assert "Sat 28 Nov, 9:00 am" in dialog.offers.buttons[0].words()
    assert dialog.offers._why.isHidden()


def test_a_taken_time_is_what_was_searched_for(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    with qtbot.waitSignal(dialog.chosen) as signal:
        click(qtbot, dialog.offers.buttons[1])
    [chosen] = signal.args
    assert isinstance(chosen, ChosenTime)
    assert chosen == dialog.picked
    assert chosen.wish.purpose is Purpose.VICTIM_INTERVIEW
    assert not dialog.isVisible()


def test_every_control_has_a_name(search_for: Make) -> None:
    assert nameless(search_for(Role.VICTIM_SERVICES)) == []


def test_the_front_desk_sees_no_cases(search_for: Make) -> None:
    assert search_for().form.case_field.isHidden()
    form = search_for(Role.VICTIM_SERVICES).form
    assert not form.case_field.isHidden()
    assert Purpose.RETURN_OF_BELONGINGS in form.purpose.values()


def test_a_return_asks_for_the_evidence_person(search_for: Make) -> None:
    form = search_for(Role.VICTIM_SERVICES).form
    form.purpose.choose(Purpose.RETURN_OF_BELONGINGS)
    assert not form.evidence_field.isHidden()
    assert form.advocate_field.isHidden()


def booking_of(page: RoomsPage) -> BookingDialog:
    found = [each for each in page.findChildren(BookingDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def search_of(window: QWidget) -> FindTimeDialog:
    found = [each for each in window.findChildren(FindTimeDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_wheelchair_and_an_interpreter_tomorrow_by_mouse(
    qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency, interpreter: int
) -> None:
    page = page_for(DESK)
    click(qtbot, the(page, "rooms.find"))
    search = search_of(page)
    the(search, "find_time.day").setDate(QDate(2026, 11, 25))
    for need in ("wheelchair", "interpreter"):
        click(qtbot, the(search, f"find_time.need.{need}"))
    search.form.interpreter.choose(interpreter)
    searched(qtbot, search)
    assert len(search.offers.buttons) == 3
    assert all("interpreter free" in button.words() for button in search.offers.buttons)
    click(qtbot, search.offers.buttons[0])
    booking = booking_of(page)
    assert booking.form.team.interpreter.currentText().startswith("Ana Ruiz")
    assert "free" in booking.answer.sentence().lower()
    qtbot.keyClicks(booking.form.guest.line, "Rosa Marin")
    click(qtbot, the(booking, "booking.not_suspect"))
    click(qtbot, the(booking, "booking.save"))
    assert search.picked is not None
    booked = agency.visit("Rosa Marin", search.picked.wish.from_day)
    assert (booked.event, booked.room_id) == (search.picked.slot.event, search.picked.slot.room_id)
    assert booked.needs == {Need.WHEELCHAIR, Need.INTERPRETER}
    assert booked.interpreter_id == interpreter


def test_the_same_by_keyboard_alone(qtbot: QtBot, page_for: Callable[[Role], RoomsPage], agency: SampleAgency) -> None:
    page = page_for(DESK)
    the(page, "rooms.find").setFocus()
    qtbot.keyClick(the(page, "rooms.find"), Qt.Key.Key_Space)
    search = search_of(page)
    qtbot.waitUntil(search.isActiveWindow)
    for need in ("wheelchair", "interpreter"):
        box = the(search, f"find_time.need.{need}")
        focus_on(qtbot, search, box)
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(search, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    booking = booking_of(page)
    qtbot.waitUntil(booking.isActiveWindow)
    assert search.picked is not None
    assert search.picked.wish.needs == {Need.WHEELCHAIR, Need.INTERPRETER}, "What was just typed is searched first."
    assert booking.focusWidget() is booking.form.guest.line
    qtbot.keyClicks(booking.form.guest.line, "Rosa Marin")
    focus_on(qtbot, booking, booking.form.not_suspect)
    qtbot.keyClick(booking.form.not_suspect, Qt.Key.Key_Space)
    focus_on(qtbot, booking, booking.confirm)
    qtbot.keyClick(booking.confirm, Qt.Key.Key_Return)
    assert not booking.isVisible()
    assert booking.booked is not None
    assert booking.booked.event == search.picked.slot.event


def test_an_offer_is_taken_with_enter_and_the_arrows_walk(qtbot: QtBot, search_for: Make) -> None:
    dialog = search_for()
    first, second, _ = dialog.offers.buttons
    focus_on(qtbot, dialog, first)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert dialog.focusWidget() is second
    with qtbot.waitSignal(dialog.chosen):
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert dialog.picked is not None
    assert dialog.picked.slot == second.slot


def test_a_refused_time_leads_to_the_search_and_back(
    qtbot: QtBot, session_for: Callable[[Role], Session], agency: SampleAgency
) -> None:
    session = session_for(Role.VICTIM_SERVICES)
    booking = BookingDialog(session, None, room_id=1, span=Span(at(14), at(15)))
    qtbot.addWidget(booking)
    booking.open()
    booking.form.guest.set_text("Rosa Marin")
    click(qtbot, the(booking, "booking.find_time"))
    search = search_of(booking)
    assert "Why not today at 2:00 pm?" in search.offers.why_not()
    click(qtbot, search.offers.buttons[0])
    assert search.picked is not None
    request = booking.form.request()
    assert (request.room_id, request.event) == (search.picked.slot.room_id, search.picked.slot.event)
    assert request.guest_name == "Rosa Marin", "What was typed is kept."
    assert "free" in booking.answer.sentence().lower()


def test_who_may_not_book_has_no_search(page_for: Callable[[Role], RoomsPage]) -> None:
    assert the(page_for(Role.EVIDENCE), "rooms.find").isHidden()


def test_a_long_name_does_not_widen_the_window(
    qtbot: QtBot, session_for: Callable[[Role], Session], agency: SampleAgency, qapp: QApplication
) -> None:
    name = "María de los Ángeles Fernández de Córdoba y Villavicencio"
    given(agency.services.staff.add(agency.one(Role.SUPERVISOR), name, Role.VICTIM_SERVICES))
    given(agency.services.team.add_interpreter(agency.one(Role.SUPERVISOR), name, ("es",), ""))
    dialog = FindTimeDialog(session_for(Role.VICTIM_SERVICES))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.form.needs[Need.INTERPRETER].setChecked(True)
    assert dialog.minimumSizeHint().width() <= 1366 - 48
    assert dialog.form.width() + dialog.offers.width() < 1250

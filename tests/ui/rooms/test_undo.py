"""Undo and redo through the page: by its buttons, by its keys and by the link, for everything one can do there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.bookings import request_of
from desktop_app.domain.refusals import Cause, refuse
from desktop_app.domain.series import Frequency, Repeat, Scope
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span, local_day
from desktop_app.domain.waiting_list import EarlierWish
from desktop_app.services.series import SeriesView
from desktop_app.ui.desk import Desk
from desktop_app.ui.history_words import history_words
from desktop_app.ui.messages import Messages
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.move_dialog import MoveDialog
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.rooms.postpone_dialog import PostponeDialog
from desktop_app.ui.rooms.shorter_dialog import ShorterDialog
from desktop_app.ui.rooms.steps import Step
from desktop_app.ui.rooms.waiting_list import EarlierOfferDialog
from desktop_app.ui.widgets.button import Button
from tests.agency import TODAY, ZONE, SampleAgency, at, given
from tests.ui.conftest import nameless
from tests.ui.rooms.drawn_day import Hand

SOFT_A, SOFT_B, GARDEN = 1, 2, 3
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HALF = HOUR // 2
DESK, SU = Role.FRONT_DESK, Role.SUPERVISOR
SECOND, THIRD = (int(datetime(2026, 12, day, 15, tzinfo=UTC).timestamp()) for day in (7, 14))
"""Ten in the morning of the second and of the third Monday."""
WEEKLY = Repeat(Frequency.WEEKLY, 1, frozenset({0}), count=4)


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(parent.findChild(Button, name), Qt.MouseButton.LeftButton)


def opened(page: QWidget, kind: type[QDialog]) -> QDialog:
    [found] = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def drag(page: RoomsPage, start: tuple[int, int], end: tuple[int, int]) -> None:
    hand = Hand(page.view)
    hand.drag(page.view.point_of(*start), page.view.point_of(*end))
    hand.release()


def tip(page: RoomsPage, name: str) -> str:
    return page.findChild(Button, name).toolTip()


class Answers(QObject):
    """Answers the dialogs that wait for an answer, each as it opens."""

    def __init__(self, messages: Messages, answer: Callable[[QDialog], None]) -> None:
        super().__init__(messages)
        self._answer = answer
        self.stuck: list[str] = []
        messages.opened.connect(self._on_opened)

    def _on_opened(self, dialog: QDialog) -> None:
        self._dialog = dialog
        self.startTimer(0)

    def timerEvent(self, event: object) -> None:
        self.killTimer(event.timerId())
        self._answer(self._dialog)
        if self._dialog.isVisible():
            self.stuck.append(self._dialog.refusal.sentence())
            self._dialog.reject()


class Hands:
    """What one does on the page, and the state of everything it may touch."""

    def __init__(self, qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> None:
        self.qtbot, self.page, self.agency = qtbot, page, agency

    def keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.page.current().setFocus()
        self.qtbot.keyClick(self.page.current(), key, modifiers)

    def now(self, appointment_id: int) -> Appointment:
        return given(self.agency.services.appointments.detail(self.agency.one(SU), appointment_id)).appointment

    def open(self, appointment: Appointment) -> AppointmentPanel:
        self.page.open_appointment(appointment.id)
        return opened(self.page, AppointmentPanel)


@pytest.fixture
def hands(qtbot: QtBot, page: RoomsPage, agency: SampleAgency) -> Hands:
    return Hands(qtbot, page, agency)


@pytest.fixture
def tess(agency: SampleAgency) -> Appointment:
    return agency.visit("Tess Howard")


@pytest.fixture
def series(agency: SampleAgency) -> tuple[Appointment, ...]:
    """Four Mondays at ten in soft room A."""
    return given(agency.services.series.book(agency.one(DESK), agency.request(10), WEEKLY)).after


def as_it_is(visit: Appointment) -> tuple[object, ...]:
    """What a person sees of a visit."""
    return request_of(visit), visit.status, visit.hold, visit.decompression_end, visit.series_id


def back_and_forth(hands: Hands, visits: list[int], before: list[object], after: list[object]) -> None:
    """By button, by both keys for doing it again, and by the first key: each time everything is as it was."""

    def see() -> list[object]:
        return [as_it_is(hands.now(each)) for each in visits]

    assert see() == after
    press(hands.qtbot, hands.page, "rooms.take_back")
    assert see() == before
    press(hands.qtbot, hands.page, "rooms.do_again")
    assert see() == after
    hands.keys(Qt.Key.Key_Z)
    assert see() == before
    hands.keys(Qt.Key.Key_Y)
    assert see() == after
    hands.keys(Qt.Key.Key_Z)
    hands.keys(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert see() == after
    press(hands.qtbot, hands.page, "rooms.take_back")
    assert see() == before


# Each kind of change


def test_a_move_by_mouse(hands: Hands, tess: Appointment) -> None:
    drag(hands.page, (SOFT_A, at(14)), (SOFT_B, at(15)))
    press(hands.qtbot, opened(hands.page, MoveDialog), "move.save")
    after = hands.now(tess.id)
    assert (after.room_id, after.event) == (SOFT_B, Span(at(14, 30), at(16)))
    assert tip(hands.page, "rooms.take_back") == "Take back: moved 1:30 visit to 2:30, Soft room B (Ctrl+Z)"
    back_and_forth(hands, [tess.id], [as_it_is(tess)], [as_it_is(after)])
    assert tip(hands.page, "rooms.do_again") == "Do again: moved 1:30 visit to 2:30, Soft room B (Ctrl+Y)"
    assert hands.page.view.selected().id == tess.id


def test_a_resize_by_keyboard(hands: Hands, tess: Appointment) -> None:
    hands.page.view.select(tess.id)
    hands.keys(Qt.Key.Key_Down, CONTROL | SHIFT)
    hands.keys(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    question = opened(hands.page, MoveDialog)
    question.confirm.setFocus()
    hands.qtbot.keyClick(question.confirm, Qt.Key.Key_Return)
    after = hands.now(tess.id)
    assert after.event.minutes == tess.event.minutes + 15
    assert "the 1:30 visit now ends at 3:15" in tip(hands.page, "rooms.take_back")
    back_and_forth(hands, [tess.id], [as_it_is(tess)], [as_it_is(after)])


def test_a_booking_is_cancelled_and_stands_again(hands: Hands) -> None:
    drag(hands.page, (SOFT_B, at(14)), (SOFT_B, at(15)))
    dialog = opened(hands.page, BookingDialog)
    hands.qtbot.keyClicks(dialog.form.guest.line, "Ann Bell")
    dialog.form.not_suspect.click()
    press(hands.qtbot, dialog, "booking.save")
    made = hands.agency.visit("Ann Bell")
    assert hands.page.legend.said() == "Booked: 2:00 – 3:00 in Soft room B"
    assert hands.page.legend.undo.text() == "Undo: booked 2:00 visit"
    gone = as_it_is(replace(made, status=Status.CANCELLED))
    back_and_forth(hands, [made.id], [gone], [as_it_is(made)])
    assert hands.now(made.id).reason == "Taken back"
    assert made.id not in [block.appointment.id for block in hands.page.view.blocks()]


def test_a_change_in_the_panel(hands: Hands, tess: Appointment) -> None:
    panel = hands.open(tess)
    press(hands.qtbot, panel, "appointment.change")
    dialog = opened(panel, BookingDialog)
    dialog.form.people.setValue(2)
    press(hands.qtbot, dialog, "booking.save")
    panel.reject()
    after = hands.now(tess.id)
    assert after.party_size == 2
    assert hands.page.legend.undo.text() == "Undo: changed 1:30 visit"
    back_and_forth(hands, [tess.id], [as_it_is(tess)], [as_it_is(after)])


def test_a_postponed_visit(hands: Hands, tess: Appointment) -> None:
    panel = hands.open(tess)
    press(hands.qtbot, panel, "appointment.postpone")
    dialog = opened(panel, PostponeDialog)
    dialog.person.click()
    dialog.words.set_text("She is unwell")
    hands.qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    after = hands.now(tess.id)
    assert after.status is Status.POSTPONED_BY_PERSON
    assert hands.page.legend.undo.text() == "Undo: postponed 1:30 visit"
    back_and_forth(hands, [tess.id], [as_it_is(tess)], [as_it_is(after)])
    hands.keys(Qt.Key.Key_Y)
    assert hands.now(tess.id).reason == "She is unwell", "done again for the reason it had"


def test_a_cancelled_visit(hands: Hands, tess: Appointment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Messages, "ask_reason", lambda *_: "Booked by mistake")
    press(hands.qtbot, hands.open(tess), "appointment.cancel")
    after = hands.now(tess.id)
    assert after.status is Status.CANCELLED
    assert hands.page.legend.undo.text() == "Undo: cancelled 1:30 visit"
    back_and_forth(hands, [tess.id], [as_it_is(tess)], [as_it_is(after)])


def test_a_confirmed_visit_needs_no_new_reason(hands: Hands) -> None:
    frank = hands.agency.visit("Frank Adeyemi")
    assert frank.status is Status.CONFIRMED
    drag(hands.page, (SOFT_B, at(11, 30)), (SOFT_B, at(12, 30)))
    question = opened(hands.page, MoveDialog)
    question.reason.set_text("They are on their way")
    press(hands.qtbot, question, "move.save")
    after = hands.now(frank.id)
    press(hands.qtbot, hands.page, "rooms.take_back")
    assert hands.now(frank.id).reason == "Taken back"
    hands.keys(Qt.Key.Key_Y)
    assert hands.now(frank.id).reason == "They are on their way"
    back_and_forth(hands, [frank.id], [as_it_is(frank)], [as_it_is(after)])


def test_an_earlier_time_and_the_wish_for_it(
    hands: Hands, page_for: Callable[[Role], RoomsPage], agency: SampleAgency
) -> None:
    desk = agency.one(DESK)
    late = given(agency.services.appointments.book(desk, agency.request(15, guest_name="Rita Stone")))
    wish = EarlierWish(0, late.id, TODAY, frozenset({2, 3}), 9 * 60, 12 * 60)
    given(agency.services.waiting_list.add(desk, wish))
    hands.page = page_for(DESK)
    hands.qtbot.mouseClick(hands.page.earlier.action, Qt.MouseButton.LeftButton)
    press(hands.qtbot, opened(hands.page, EarlierOfferDialog), "earlier_offer.take")
    after = hands.now(late.id)
    assert after.event.start < late.event.start
    assert agency.services.waiting_list.wish_of(desk, late.id) is None
    back_and_forth(hands, [late.id], [as_it_is(late)], [as_it_is(after)])
    kept = agency.services.waiting_list.wish_of(desk, late.id)
    assert isinstance(kept, EarlierWish)
    assert (kept.weekdays, kept.from_minute) == (wish.weekdays, wish.from_minute)
    assert hands.page.day() == date(2026, 11, 30)
    hands.keys(Qt.Key.Key_Y)
    assert agency.services.waiting_list.wish_of(desk, late.id) is None


def test_shorter_minutes_around_a_visit(hands: Hands, page_for: Callable[[Role], RoomsPage], tess: Appointment) -> None:
    hands.page = page_for(SU)
    panel = hands.open(tess)
    press(hands.qtbot, panel, "appointment.shorter")
    dialog = opened(panel, ShorterDialog)
    dialog.setup.setValue(5)
    dialog.reason.set_text("Two families in one morning")
    hands.qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    panel.reject()
    after = hands.now(tess.id)
    assert after.hold.start == after.event.start - 5 * MINUTE
    back_and_forth(hands, [tess.id], [as_it_is(tess)], [as_it_is(after)])


# Series


def rules(agency: SampleAgency, visit: Appointment) -> object:
    """The rule of a visit's series, whatever its version."""
    view = given(agency.services.series.of_appointment(agency.one(SU), visit.id))
    assert isinstance(view, SeriesView)
    return replace(view.series, version=0), [each.id for each in view.members]


def answered(scope: Scope) -> Callable[[QDialog], None]:
    def answer(dialog: QDialog) -> None:
        dialog.scopes[scope].click()
        dialog.confirm.click()

    return answer


def test_a_booked_series(hands: Hands) -> None:
    Answers(hands.page._session.messages, lambda dialog: dialog.confirm.click())
    press(hands.qtbot, hands.page, "rooms.book")
    dialog = opened(hands.page, BookingDialog)
    dialog.form.set_start(at(14, day=30))
    dialog.form.guest.set_text("Ann Bell")
    dialog.form.not_suspect.click()
    dialog.repeats.often.choose(Frequency.WEEKLY)
    press(hands.qtbot, dialog, "booking.save")
    made = dialog.written.after
    assert len(made) > 1
    assert hands.page.legend.undo.text() == f"Undo: booked {len(made)} visits that repeat"
    gone = [as_it_is(replace(each, status=Status.CANCELLED)) for each in made]
    back_and_forth(hands, [each.id for each in made], gone, [as_it_is(each) for each in made])


@pytest.mark.parametrize("scope", Scope)
def test_a_moved_series_and_its_rule(hands: Hands, series: tuple[Appointment, ...], scope: Scope) -> None:
    """Two hours later: one visit, or from the second on (which makes a series of its own), or all."""
    ids = [each.id for each in series]
    before, rule = [as_it_is(each) for each in series], rules(hands.agency, series[0])
    Answers(hands.page._session.messages, answered(scope))
    hands.page.show_day(date(2026, 12, 7))
    drag(hands.page, (SOFT_A, SECOND + HALF), (SOFT_A, SECOND + HALF + 2 * HOUR))
    press(hands.qtbot, opened(hands.page, MoveDialog), "move.save")
    moved = [hands.now(each) for each in ids]
    hours = {Scope.THIS: [0, 2, 0, 0], Scope.THIS_AND_FOLLOWING: [0, 2, 2, 2], Scope.ALL: [2, 2, 2, 2]}[scope]
    assert [(now.event.start - was.event.start) // HOUR for now, was in zip(moved, series, strict=True)] == hours
    after_rules = [rules(hands.agency, series[0]), rules(hands.agency, series[1])]
    back_and_forth(hands, ids, before, [as_it_is(each) for each in moved])
    assert [rules(hands.agency, each) for each in series] == [rule] * 4
    hands.keys(Qt.Key.Key_Y)
    assert [rules(hands.agency, series[0]), rules(hands.agency, series[1])] == after_rules


@pytest.mark.parametrize("scope", Scope)
def test_a_cancelled_series_and_its_dates(
    hands: Hands, series: tuple[Appointment, ...], scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [each.id for each in series]
    before, rule = [as_it_is(each) for each in series], rules(hands.agency, series[0])
    monkeypatch.setattr(Messages, "ask_reason", lambda *_: "No longer needed")
    Answers(hands.page._session.messages, answered(scope))
    press(hands.qtbot, hands.open(series[1]), "appointment.cancel")
    gone = [hands.now(each) for each in ids]
    assert rules(hands.agency, series[0]) != rule, "the dates are left out of the rule"
    back_and_forth(hands, ids, before, [as_it_is(each) for each in gone])
    assert rules(hands.agency, series[0]) == rule


def test_one_of_a_series_moved_and_then_all_of_it_goes_back_in_order(
    hands: Hands, series: tuple[Appointment, ...]
) -> None:
    """The second visit was moved alone: the change of all leaves it, and yet takes it to the new series."""
    ids = [each.id for each in series]
    before, rule = [as_it_is(each) for each in series], rules(hands.agency, series[0])
    ways = iter((answered(Scope.THIS), answered(Scope.THIS_AND_FOLLOWING)))

    def in_turn(dialog: QDialog) -> None:
        next(ways)(dialog)

    Answers(hands.page._session.messages, in_turn)
    for start in (THIRD, SECOND):
        hands.page.show_day(local_day(start, ZONE))
        drag(hands.page, (SOFT_A, start + HALF), (SOFT_A, start + HALF + 2 * HOUR))
        press(hands.qtbot, opened(hands.page, MoveDialog), "move.save")
    after = [as_it_is(hands.now(each)) for each in ids]
    assert len({visit[-1] for visit in after}) == 2, "a second series has begun"
    hands.keys(Qt.Key.Key_Z)
    hands.keys(Qt.Key.Key_Z)
    assert [as_it_is(hands.now(each)) for each in ids] == before
    assert [rules(hands.agency, each) for each in series] == [rule] * 4
    hands.keys(Qt.Key.Key_Y)
    hands.keys(Qt.Key.Key_Y)
    assert [as_it_is(hands.now(each)) for each in ids] == after


# What is said


def nudge(hands: Hands, visit: Appointment, key: Qt.Key = Qt.Key.Key_Down) -> None:
    """Move a quarter of an hour by keyboard."""
    hands.page.view.select(visit.id)
    hands.keys(key)
    hands.keys(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    question = opened(hands.page, MoveDialog)
    if question.reason.isVisible():
        question.reason.set_text("They asked")
    press(hands.qtbot, question, "move.save")


def test_what_is_taken_back_is_said_and_heard(hands: Hands, tess: Appointment, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    nudge(hands, tess)
    told = QAccessible.updateAccessibility
    monkeypatch.setattr(
        "desktop_app.ui.rooms.legend.QAccessible.updateAccessibility",
        lambda event: (heard.append(event.message()) if hasattr(event, "message") else None, told(event))[1],
    )
    hands.page.show_day(TODAY + timedelta(days=3))
    hands.keys(Qt.Key.Key_Z)
    assert hands.page.legend.said() == "Taken back: moved 1:30 visit to 1:45, Soft room A"
    assert hands.page.legend.said() in heard
    assert hands.page.day() == TODAY, "the page goes to the visit's day"
    assert hands.page.view.selected().id == tess.id
    hands.keys(Qt.Key.Key_Y)
    assert hands.page.legend.said() == "Done again: moved 1:30 visit to 1:45, Soft room A"


def test_a_visit_of_another_day_is_called_with_its_day(hands: Hands) -> None:
    nadia = hands.agency.visit("Nadia Farouk", TODAY + timedelta(days=1))
    hands.page.show_day(TODAY + timedelta(days=1))
    nudge(hands, nadia)
    assert hands.page.legend.undo.text().startswith("Undo: moved Wed 25 Nov, ")


def test_the_link_takes_the_last_one_back_only(hands: Hands, tess: Appointment) -> None:
    nudge(hands, tess)
    nudge(hands, hands.now(tess.id))
    press(hands.qtbot, hands.page, "rooms.undo")
    assert hands.now(tess.id).event.start == tess.event.start + 15 * MINUTE
    assert not hands.page.legend.undo.isVisible()
    assert hands.page.back_and_forth.undo.isEnabled()


def test_the_lobby_reads_no_name(hands: Hands, page_for: Callable[[Role], RoomsPage], tess: Appointment) -> None:
    hands.page = page_for(DESK)
    nudge(hands, tess)
    words = tip(hands.page, "rooms.take_back") + hands.page.legend.undo.text()
    assert "Tess" not in words
    assert "Howard" not in words
    press(hands.qtbot, hands.page, "rooms.take_back")
    assert hands.now(tess.id).guest_name == "Tess Howard", "nothing is lost that this desk does not read"


def test_the_history_says_so(hands: Hands, tess: Appointment) -> None:
    nudge(hands, tess)
    hands.keys(Qt.Key.Key_Z)
    hands.keys(Qt.Key.Key_Y)
    entries = given(hands.agency.services.history.of_appointment(hands.agency.one(SU), tess.id))
    newest = [history_words(each) for each in sorted(entries, key=lambda each: each.id)[-2:]]
    assert newest == ["Took a change back.", "Did it again after all."]


# Buttons and keys


def test_nothing_to_take_back_is_a_button_that_rests(hands: Hands) -> None:
    assert not hands.page.back_and_forth.undo.isEnabled()
    assert not hands.page.back_and_forth.redo.isEnabled()
    assert tip(hands.page, "rooms.take_back") == "Nothing to take back (Ctrl+Z)"
    hands.keys(Qt.Key.Key_Z)
    hands.keys(Qt.Key.Key_Y)
    assert hands.page.legend.said() == ""
    assert nameless(hands.page) == []


def test_a_button_that_rests_hands_the_keyboard_to_the_schedule(hands: Hands, tess: Appointment) -> None:
    """Space once more must not do again what Space took back."""
    nudge(hands, tess)
    button = hands.page.back_and_forth.undo
    button.setFocus()
    hands.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isEnabled()
    assert hands.page.view.hasFocus()


def test_doing_something_new_ends_what_could_be_done_again(hands: Hands, tess: Appointment) -> None:
    nudge(hands, tess)
    hands.keys(Qt.Key.Key_Z)
    assert hands.page.back_and_forth.redo.isEnabled()
    nudge(hands, hands.now(tess.id), Qt.Key.Key_Up)
    assert not hands.page.back_and_forth.redo.isEnabled()


def test_keys_in_a_dialog_take_nothing_back(hands: Hands, tess: Appointment) -> None:
    nudge(hands, tess)
    press(hands.qtbot, hands.page, "rooms.book")
    dialog = opened(hands.page, BookingDialog)
    hands.qtbot.waitUntil(dialog.isActiveWindow)
    hands.qtbot.keyClick(dialog.form.guest.line, Qt.Key.Key_Z, CONTROL)
    hands.qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    assert hands.now(tess.id).event.start == tess.event.start + 15 * MINUTE
    dialog.reject()


@pytest.mark.parametrize("shape", ["week", "month", "agenda"])
def test_it_works_in_every_view(hands: Hands, tess: Appointment, shape: str) -> None:
    nudge(hands, tess)
    press(hands.qtbot, hands.page, f"rooms.shape.{shape}")
    hands.keys(Qt.Key.Key_Z)
    assert hands.now(tess.id).event == tess.event
    hands.keys(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert hands.now(tess.id).event.start == tess.event.start + 15 * MINUTE


def test_evidence_has_no_such_buttons(page_for: Callable[[Role], RoomsPage]) -> None:
    assert page_for(Role.EVIDENCE).back_and_forth.isHidden()


def test_nothing_of_it_stays_for_the_next_person(qtbot: QtBot, agency: SampleAgency, tess: Appointment) -> None:
    found = agency.services.agency.get()
    assert found is not None
    desk = Desk(agency.services, found, agency.clock)
    qtbot.addWidget(desk.window)
    desk.window.show()
    for role in (DESK, SU):
        desk.sign_in(agency.one(role).id)
        desk.window.show_page("rooms")
        page = desk.window.page("rooms")
        assert isinstance(page, RoomsPage)
        assert not page.back_and_forth.undo.isEnabled()
        page.moves.did(Step.of_change(tess, tess))
        assert page.back_and_forth.undo.isEnabled()
        desk.lock()
        qtbot.waitUntil(lambda gone=page: not isValid(gone))


# Refusals


def moved_elsewhere(hands: Hands, tess: Appointment) -> Appointment:
    """Move by mouse to another room, so that the old time is free."""
    drag(hands.page, (SOFT_A, at(14)), (SOFT_B, at(15)))
    press(hands.qtbot, opened(hands.page, MoveDialog), "move.save")
    return hands.now(tess.id)


def test_a_time_taken_meanwhile_is_said_and_can_be_tried_again(hands: Hands, tess: Appointment) -> None:
    moved = moved_elsewhere(hands, tess)
    desk, moves = hands.agency.one(DESK), hands.agency.services.appointments
    wish = replace(hands.agency.request(host_id=1), event=Span(at(13), at(13, 45)))
    other = given(moves.book(desk, wish))
    hands.keys(Qt.Key.Key_Z)
    said = hands.page.notice.sentence()
    assert said.startswith("Not taken back: moved 1:30 visit to 2:30, Soft room B. Soft room A is held from ")
    assert hands.now(tess.id) == moved
    assert hands.page.back_and_forth.undo.isEnabled(), "the room may be free again"
    given(moves.cancel(desk, other.id, other.version, "asked"))
    hands.keys(Qt.Key.Key_Z)
    assert hands.now(tess.id).event == tess.event
    assert hands.page.notice.isHidden()


def test_what_somebody_else_changed_is_said_and_off_the_list(hands: Hands, tess: Appointment) -> None:
    nudge(hands, tess)
    nudge(hands, hands.now(tess.id))
    current = hands.now(tess.id)
    wish = replace(request_of(current), party_size=3)
    changed = given(
        hands.agency.services.appointments.change(hands.agency.one(SU), current.id, current.version, wish, "")
    )
    hands.keys(Qt.Key.Key_Z)
    assert hands.page.notice.sentence() == (
        "Not taken back: moved 1:45 visit to 2:00, Soft room A. "
        "The visit was changed since. Nothing was overwritten; please look at it again."
    )
    assert hands.now(tess.id) == changed
    assert not hands.page.back_and_forth.undo.isEnabled(), "the move before it cannot be taken back either"


def test_a_guest_who_has_arrived_stays_where_they_are(hands: Hands) -> None:
    frank = hands.agency.visit("Frank Adeyemi")
    drag(hands.page, (SOFT_B, at(11, 30)), (SOFT_B, at(12, 30)))
    question = opened(hands.page, MoveDialog)
    question.reason.set_text("They are on their way")
    press(hands.qtbot, question, "move.save")
    hands.agency.carry(hands.now(frank.id), Status.ARRIVED)
    hands.keys(Qt.Key.Key_Z)
    assert hands.page.notice.sentence().endswith("The visit has gone on since: its guest has arrived, or it is over.")
    assert hands.now(frank.id).status is Status.ARRIVED
    assert not hands.page.back_and_forth.undo.isEnabled()


def test_somebody_elses_change_between_two_of_mine_is_never_undone(hands: Hands, tess: Appointment) -> None:
    nudge(hands, tess)
    current = hands.now(tess.id)
    wish = replace(request_of(current), party_size=3)
    given(hands.agency.services.appointments.change(hands.agency.one(SU), current.id, current.version, wish, ""))
    hands.page.reload()
    nudge(hands, hands.now(tess.id))
    hands.keys(Qt.Key.Key_Z)
    assert hands.now(tess.id).event.start == tess.event.start + 15 * MINUTE
    assert hands.now(tess.id).party_size == 3
    assert not hands.page.back_and_forth.undo.isEnabled()


def test_a_shut_gate_is_said(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """A confirmed return that was cancelled: a step is open again meanwhile."""
    frank = hands.agency.visit("Frank Adeyemi")
    monkeypatch.setattr(Messages, "ask_reason", lambda *_: "Booked by mistake")
    press(hands.qtbot, hands.open(frank), "appointment.cancel")
    steps = hands.agency.services.checklists
    shut = refuse(Cause.GATE_SHUT, gate="B", title={"en": "Before"}, steps=(), lacking=())
    monkeypatch.setattr(type(steps), "refuse_shut", lambda *_: shut)
    hands.keys(Qt.Key.Key_Z)
    assert "Gate B, before, is still shut" in hands.page.notice.sentence()
    assert hands.now(frank.id).status is Status.CANCELLED
    monkeypatch.undo()
    hands.keys(Qt.Key.Key_Z)
    assert hands.now(frank.id).status is Status.CONFIRMED


def test_fifty_steps_are_kept(hands: Hands, tess: Appointment) -> None:
    """Back and forth by a quarter of an hour, fifty-one times."""
    for number in range(51):
        nudge(hands, hands.now(tess.id), Qt.Key.Key_Up if number % 2 else Qt.Key.Key_Down)
    presses = 0
    while hands.page.back_and_forth.undo.isEnabled():
        hands.keys(Qt.Key.Key_Z)
        presses += 1
    assert presses == 50
    assert hands.now(tess.id).event.start == tess.event.start + 15 * MINUTE

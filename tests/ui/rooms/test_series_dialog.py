from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.bookings import request_of
from desktop_app.domain.series import Frequency, Repeat, Scope
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.series_dates import ANSWER, DAY, FOLLOW, LEAVE, TIME
from desktop_app.ui.rooms.series_dialog import SeriesDialog
from desktop_app.ui.rooms.series_jobs import BookJob, ChangeJob, Job, ReleaseJob
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from tests.agency import ZONE, SampleAgency, at, given
from tests.ui.conftest import nameless

MONDAYS = Repeat(Frequency.WEEKLY, 1, frozenset({0}), count=4)
DAYS = [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21)]
Open = Callable[..., SeriesDialog]
SpaceBar = Qt.Key.Key_Space


@pytest.fixture
def session(session_for: Callable[[Role], Session]) -> Session:
    return session_for(Role.FRONT_DESK)


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def make(job: Job, **more: object) -> SeriesDialog:
        made = SeriesDialog(job, ZONE, **more)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


@pytest.fixture
def booked(agency: SampleAgency, session: Session) -> tuple[Appointment, ...]:
    return given(agency.services.series.book(session.actor, agency.request(10), MONDAYS)).after


def put_in_the_way(agency: SampleAgency, day: int = 30) -> None:
    wish = replace(agency.request(10, day=day), host_id=agency.named("Ruth Okafor").id)
    given(agency.services.appointments.book(agency.one(Role.FRONT_DESK), wish))


def cell(dialog: SeriesDialog, row: int, column: int) -> str:
    return dialog.dates.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def tick(qtbot: QtBot, table: QTableView, row: int, column: int = LEAVE) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def reach(agency: SampleAgency, visit: Appointment) -> dict[Scope, int]:
    return dict(given(agency.services.series.of_appointment(agency.one(Role.FRONT_DESK), visit.id)).reach)


def change_job(session: Session, visit: Appointment, hours: int) -> ChangeJob:
    return ChangeJob(session, visit, replace(request_of(visit), event=visit.event.moved(hours * HOUR)))


def hours(agency: SampleAgency, visits: tuple[Appointment, ...]) -> list[int]:
    """How many hours each was moved."""
    seen = [given(agency.services.appointments.detail(agency.one(Role.SUPERVISOR), each.id)) for each in visits]
    return [(now.appointment.event.start - was.event.start) // HOUR for now, was in zip(seen, visits, strict=True)]


# Booking


def test_each_date_is_told_with_its_answer(opened: Open, session: Session, agency: SampleAgency) -> None:
    put_in_the_way(agency)
    dialog = opened(BookJob(session, agency.request(10), MONDAYS))
    assert dialog.answer.text() == "4 visits. 1 date is not free."
    assert cell(dialog, 0, DAY) == "Mon 30 Nov 2026"
    assert cell(dialog, 0, TIME) == "10:00 am to 11:00 am"
    assert cell(dialog, 0, ANSWER).startswith("Soft room A is held from 9:30 am to 11:30 am.")
    assert "Nearest free time: " in cell(dialog, 0, ANSWER)
    assert cell(dialog, 1, ANSWER) == "Free"
    assert cell(dialog, 0, LEAVE) == "Leave out: no"
    assert dialog.dates.isColumnHidden(FOLLOW)
    assert nameless(dialog) == []


def test_a_date_in_the_way_is_left_out_by_mouse(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency
) -> None:
    put_in_the_way(agency)
    dialog = opened(BookJob(session, agency.request(10), MONDAYS))
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.refusal.sentence().startswith("These dates are not free: 30 Nov.")
    tick(qtbot, dialog.dates, 0)
    assert dialog.answer.text() == "3 visits."
    assert cell(dialog, 0, ANSWER) == "Left out"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.written is not None
    assert [each.occurrence for each in dialog.written.after] == DAYS[1:]


def test_it_is_left_out_by_keyboard_and_taken_back(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency
) -> None:
    dialog = opened(BookJob(session, agency.request(10), MONDAYS))
    assert dialog.focusWidget() is dialog.dates
    qtbot.keyClick(dialog.dates, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.dates, SpaceBar)
    assert dialog.ticks().leave_out == {DAYS[1]}
    qtbot.keyClick(dialog.dates, SpaceBar)
    assert dialog.ticks().leave_out == frozenset()
    qtbot.keyClick(dialog.dates, SpaceBar)
    dialog.confirm.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert dialog.written is not None
    assert len(dialog.written.after) == 3


def test_everything_that_is_not_free_is_left_out_at_once(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency
) -> None:
    put_in_the_way(agency)
    dialog = opened(BookJob(session, agency.request(10), MONDAYS))
    assert dialog.skip.isVisible()
    qtbot.mouseClick(dialog.skip, Qt.MouseButton.LeftButton)
    assert dialog.ticks().leave_out == {DAYS[0]}
    assert not dialog.skip.isVisible()


def test_what_cannot_be_weighed_is_said_and_cannot_be_saved(
    opened: Open, session: Session, agency: SampleAgency
) -> None:
    dialog = opened(BookJob(session, agency.return_request("Rosa"), MONDAYS))
    assert "does not repeat" in dialog.answer.text()
    assert not dialog.confirm.isEnabled()
    assert not dialog.dates.isVisible()


def test_esc_books_nothing(qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency) -> None:
    dialog = opened(BookJob(session, agency.request(10), MONDAYS))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.written is None
    assert agency.database.engine.execute_sql("SELECT count(*) FROM series").fetchone() == (0,)


# How far a change reaches


def test_only_this_visit_is_what_is_asked_first(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    dialog = opened(change_job(session, booked[1], 2), reach=reach(agency, booked[1]))
    assert dialog.scope() is Scope.THIS
    assert dialog.dates.model().rowCount() == 1
    assert dialog.scopes[Scope.THIS_AND_FOLLOWING].text() == "This and the following: 3 visits"
    assert dialog.scopes[Scope.ALL].text() == "All that are still to come: 4 visits"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert hours(agency, booked) == [0, 2, 0, 0]


def test_this_and_the_following_by_keyboard(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    dialog = opened(change_job(session, booked[1], 2), reach=reach(agency, booked[1]))
    qtbot.keyClick(dialog.scopes[Scope.THIS], Qt.Key.Key_Down)
    assert dialog.scope() is Scope.THIS_AND_FOLLOWING
    assert dialog.dates.model().rowCount() == 3
    dialog.confirm.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert hours(agency, booked) == [0, 2, 2, 2]


def test_one_of_its_own_is_named_and_can_be_made_like_the_others(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    own = booked[2]
    wish = replace(request_of(own), event=own.event.moved(4 * HOUR))
    given(agency.services.appointments.change(session.actor, own.id, own.version, wish))
    dialog = opened(change_job(session, booked[0], 2), reach=reach(agency, booked[0]))
    dialog.scopes[Scope.ALL].click()
    assert cell(dialog, 2, ANSWER) == "Stays as it is. It was changed on its own before, and keeps that."
    assert cell(dialog, 2, FOLLOW) == "Like the others: no"
    tick(qtbot, dialog.dates, 2, LEAVE)
    assert dialog.ticks().leave_out == frozenset(), "it stays as it is anyway"
    tick(qtbot, dialog.dates, 2, FOLLOW)
    assert cell(dialog, 2, ANSWER) == "Free"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert hours(agency, booked) == [2, 2, 2, 2]


def test_a_confirmed_one_asks_for_a_reason_and_loses_no_tick(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    agency.carry(booked[3], Status.CONFIRMED)
    dialog = opened(change_job(session, booked[0], 2), reach=reach(agency, booked[0]))
    dialog.scopes[Scope.ALL].click()
    tick(qtbot, dialog.dates, 1)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.refusal.sentence() == "Please give a short reason."
    assert dialog.focusWidget() is dialog.reason.line
    assert dialog.ticks().leave_out == {DAYS[1]}
    qtbot.keyClicks(dialog.reason.line, "The host asked")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert hours(agency, booked) == [2, 0, 2, 2]


def test_a_lost_race_is_said_and_the_list_is_read_anew(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    dialog = opened(change_job(session, booked[0], 2), reach=reach(agency, booked[0]))
    dialog.scopes[Scope.ALL].click()
    given(agency.services.appointments.cancel(session.actor, booked[3].id, booked[3].version, "asked"))
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert "Somebody changed this a moment ago" in dialog.refusal.sentence()
    assert dialog.dates.model().rowCount() == 3
    assert hours(agency, booked) == [0] * 4


def test_the_following_are_cancelled(
    qtbot: QtBot, opened: Open, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    dialog = opened(ReleaseJob(session, booked[2], Status.CANCELLED, "asked"), reach=reach(agency, booked[2]))
    dialog.scopes[Scope.THIS_AND_FOLLOWING].click()
    assert cell(dialog, 0, ANSWER) == "Is cancelled"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.written is not None
    assert [each.status for each in dialog.written.after] == [Status.CANCELLED] * 2


# From the other dialogs


class Answers(QObject):
    """Answers the dialogs that wait: each one as it opens."""

    def __init__(self, session: Session, answer: Callable[[QDialog], None]) -> None:
        super().__init__(session)
        self._answer = answer
        self.seen: list[str] = []
        session.messages.opened.connect(self._on_opened)

    def _on_opened(self, dialog: QDialog) -> None:
        self.seen.append(dialog.objectName())
        self._dialog = dialog
        self.startTimer(0)

    def timerEvent(self, event: object) -> None:
        self.killTimer(event.timerId())
        self._answer(self._dialog)


def accept(dialog: QDialog) -> None:
    dialog.confirm.click()


def test_a_visit_that_repeats_is_booked_from_the_booking_dialog(
    qtbot: QtBot, session: Session, agency: SampleAgency
) -> None:
    answers = Answers(session, accept)
    dialog = BookingDialog(session, None, room_id=2, span=Span(at(16), at(17)))
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.guest.set_text("Ann Bell")
    dialog.form.not_suspect.click()
    dialog.repeats.often.choose(Frequency.WEEKLY)
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm.click()
    assert answers.seen == ["series"]
    assert dialog.written is not None
    assert [each.occurrence for each in dialog.written.after][:2] == [date(2026, 11, 24), date(2026, 12, 1)]
    assert dialog.booked == dialog.written.after[0]


def test_going_back_from_the_list_leaves_the_form_as_it_was(
    qtbot: QtBot, session: Session, agency: SampleAgency
) -> None:
    Answers(session, QDialog.reject)
    dialog = BookingDialog(session, None, room_id=2, span=Span(at(16), at(17)))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.form.guest.set_text("Ann Bell")
    dialog.form.not_suspect.click()
    dialog.repeats.often.choose(Frequency.DAILY)
    dialog.confirm.click()
    assert dialog.isVisible()
    assert dialog.refusal.sentence() == "Nothing was saved. Everything is as it was."
    assert dialog.form.guest.text() == "Ann Bell"


def test_a_change_of_one_asks_how_far_it_reaches(
    qtbot: QtBot, session: Session, agency: SampleAgency, booked: tuple[Appointment, ...]
) -> None:
    def all_of_them(dialog: QDialog) -> None:
        dialog.scopes[Scope.ALL].click()
        dialog.confirm.click()

    Answers(session, all_of_them)
    dialog = BookingDialog(session, None, change=booked[1])
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.repeats.isVisible()
    dialog.form.set_start(booked[1].event.start + HOUR)
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm.click()
    assert hours(agency, booked) == [1] * 4


def test_a_cancelled_one_asks_how_far_it_reaches(
    qtbot: QtBot,
    session: Session,
    agency: SampleAgency,
    booked: tuple[Appointment, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Answers(session, accept)
    monkeypatch.setattr(session.messages, "ask_reason", lambda *_: "asked")
    panel = AppointmentPanel(session, booked[2].id)
    qtbot.addWidget(panel)
    panel.open()
    with qtbot.waitSignal(panel.accepted):
        panel.findChild(Button, "appointment.cancel").click()
    statuses = [
        given(agency.services.appointments.detail(agency.one(Role.SUPERVISOR), each.id)).appointment.status
        for each in booked
    ]
    assert statuses == [Status.TENTATIVE, Status.TENTATIVE, Status.CANCELLED, Status.TENTATIVE]


def test_a_return_offers_no_repeating(qtbot: QtBot, session_for: Callable[[Role], Session]) -> None:
    dialog = BookingDialog(session_for(Role.VICTIM_SERVICES), None, room_id=4)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.repeats.isVisible()

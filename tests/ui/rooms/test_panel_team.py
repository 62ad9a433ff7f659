"""In an appointment's panel: who has said yes, a room that is still in use, a shorter time around it, and its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.bookings import request_of
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Duty
from desktop_app.domain.times import MINUTE, Span
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.shorter_dialog import ShorterDialog
from desktop_app.ui.rooms.team_list import readiness_words
from desktop_app.ui.scheduling.keep_apart_dialog import KeepApartDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from tests.agency import SampleAgency, at, given
from tests.ui.conftest import nameless

Open = Callable[..., AppointmentPanel]
VS, SU, FD = Role.VICTIM_SERVICES, Role.SUPERVISOR, Role.FRONT_DESK


@pytest.fixture
def open_panel(qtbot: QtBot, agency: SampleAgency, session_for: Callable[[Role], Session]) -> Open:
    def make(guest: str, role: Role = VS) -> AppointmentPanel:
        made = AppointmentPanel(session_for(role), agency.visit(guest).id)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def shown(panel: QWidget) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def names(panel: QWidget, start: str) -> set[str]:
    found = [each.objectName() for each in panel.findChildren(Button) if each.isVisible()]
    return {each.removeprefix(start) for each in found if each.startswith(start)}


def press(qtbot: QtBot, panel: QWidget, name: str) -> None:
    """A row that was just made anew is shown with the next turn of the event loop."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in panel.findChildren(Button, name)))
    [button] = [each for each in panel.findChildren(Button, name) if each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def now(agency: SampleAgency, visit: Appointment) -> Appointment:
    return given(agency.services.appointments.detail(agency.one(SU), visit.id)).appointment


# People


def test_each_duty_says_who_and_whether_they_said_yes(open_panel: Open) -> None:
    panel = open_panel("Kim Lowell")
    told = shown(panel.team)
    for words in ("Ruth Okafor", "Host", "Nobody yet", "Advocate", "Omar Haddad", "Child supervisor", "said yes"):
        assert words in told
    assert panel.team.readiness() == "Not ready: waits for the advocate."
    assert "confirmed" in panel.status.text(), "Ready and confirmed are two things."


def test_one_click_says_that_somebody_has_confirmed(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Paula Greer", date(2026, 11, 26))
    panel = AppointmentPanel(open_panel("Kim Lowell")._session, visit.id)
    qtbot.addWidget(panel)
    panel.open()
    assert panel.team.readiness() == "Not ready: waits for the host and the advocate."
    for duty in ("host", "advocate"):
        with qtbot.waitSignal(panel._session.changed):
            press(qtbot, panel, f"team.answer.{duty}")
    assert panel.team.readiness() == "Ready: everybody has said yes."
    assert now(agency, visit).confirmed_duties == {"host", "advocate"}
    press(qtbot, panel, "team.answer.host")
    assert panel.team.readiness() == "Not ready: waits for the host."
    assert now(agency, visit).confirmed_duties == {"advocate"}


def test_by_keyboard_too(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Kim Lowell")
    given(agency.services.team.unconfirm_duty(agency.one(SU), visit.id, visit.version, Duty.HOST))
    panel = open_panel("Kim Lowell")
    [button] = panel.team.findChildren(Button, "team.answer.host")
    assert button.accessibleName() == "Has confirmed host, Ruth Okafor"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert "host" in now(agency, visit).confirmed_duties


def test_tab_goes_from_the_people_to_what_may_happen_next(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel("Kim Lowell")
    press(qtbot, panel, "team.answer.host")
    last = panel.team.buttons[-1]
    qtbot.waitUntil(last.isVisible)
    last.setFocus()
    met = []
    for _ in range(4):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        met.append(panel.focusWidget().objectName().removeprefix("appointment."))
    assert met == ["earlier", "arrive", "change", "postpone"]


def test_who_may_not_answer_for_others_reads_where_it_stands(open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Tess Howard")
    given(agency.services.team.unconfirm_duty(agency.one(SU), visit.id, visit.version, Duty.HOST))
    panel = open_panel("Tess Howard", Role.EVIDENCE)
    assert names(panel, "team.") == set()
    assert "not yet confirmed" in shown(panel.team)


def test_the_lobby_reads_host_and_interpreter_and_of_the_others_that_there_are_some(open_panel: Open) -> None:
    panel = open_panel("Kim Lowell", FD)
    told = shown(panel.team)
    assert "Ruth Okafor" in told
    for kept in ("Omar", "dvocate", "hild"):
        assert kept not in told
    assert panel.team.readiness() == "Not ready: waits for others of the team."


def test_the_front_desk_confirms_an_interpreter(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Frank Adeyemi")
    wish = replace(request_of(visit), needs=frozenset({"interpreter"}), interpreter_id=1, language="es")
    given(agency.services.appointments.change(agency.one(SU), visit.id, visit.version, wish, "asked for one"))
    panel = open_panel("Frank Adeyemi", FD)
    assert panel.team.readiness() == "Not ready: waits for the interpreter."
    assert "555-0190" not in shown(panel), "Nobody in the lobby reads a telephone number."
    press(qtbot, panel, "team.answer.interpreter")
    assert panel.team.readiness() == "Ready: everybody has said yes."


def test_somebody_else_is_chosen_in_the_form_at_their_field(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "team.change.advocate")
    form = panel.findChild(BookingDialog)
    assert form.focusWidget() is form.form.team.advocate
    form.form.team.advocate.setCurrentIndex(1)
    press(qtbot, form, "booking.save")
    assert "Nobody yet" not in shown(panel.team)
    assert panel.team.readiness() == "Not ready: waits for the advocate."


def test_once_it_has_begun_nobody_is_asked_any_more(open_panel: Open) -> None:
    panel = open_panel("Rita Soto")
    assert names(panel, "team.") == set()
    assert "Ready" not in shown(panel.team)


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        ((), "Ready: everybody has said yes."),
        ((Duty.HOST,), "Not ready: waits for the host."),
        (tuple(Duty)[:3], "Not ready: waits for the host, the evidence person and the advocate."),
    ],
)
def test_readiness_is_a_sentence(waiting: tuple[Duty, ...], said: str) -> None:
    assert readiness_words(waiting) == said


# Still in use


def test_a_room_still_in_use_is_given_more_time(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    visit, panel = agency.visit("Rita Soto"), open_panel("Rita Soto", Role.EVIDENCE)
    with qtbot.waitSignal(panel._session.changed):
        press(qtbot, panel, "appointment.extend.15")
    assert now(agency, visit).event.end == visit.event.end + 15 * MINUTE
    assert "9:30 am to 11:00 am" in shown(panel)


def test_where_the_next_visit_waits_it_is_opened_and_a_person_decides(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency
) -> None:
    visit = agency.visit("Rita Soto")
    wish = replace(agency.request(room=1), event=Span(at(11, 45), at(12, 30)))
    wish = replace(wish, host_id=agency.named("David Lind").id)
    following = given(agency.services.appointments.book(agency.one(FD), wish))
    panel = open_panel("Rita Soto")
    for _ in range(2):
        press(qtbot, panel, "appointment.extend.30")
    assert "The room is set up for the next visit from 11:15 am on." in panel.refusal.sentence()
    assert now(agency, visit).event.end == visit.event.end + 30 * MINUTE
    with qtbot.waitSignal(panel.refusal.action_requested):
        qtbot.mouseClick(panel.refusal.action, Qt.MouseButton.LeftButton)
    other = panel.findChild(AppointmentPanel)
    assert other.detail().appointment.id == following.id
    with qtbot.waitSignal(panel.checklist_wanted) as wanted:
        press(qtbot, other, "appointment.checklist")
    assert wanted.args == [following.id]
    assert not panel.isVisible()


# Shorter


def test_a_supervisor_makes_the_time_around_it_shorter_with_a_reason(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency
) -> None:
    visit, panel = agency.visit("Tess Howard"), open_panel("Tess Howard", SU)
    press(qtbot, panel, "appointment.shorter")
    dialog = panel.findChild(ShorterDialog)
    press(qtbot, dialog, "shorter.save")
    assert dialog.refusal.sentence() == "Nothing is changed yet."
    dialog.findChild(QSpinBox, "shorter.setup").setValue(10)
    dialog.findChild(QSpinBox, "shorter.reset").setValue(5)
    assert dialog.held.text() == "The room would be held from 1:20 pm to 3:20 pm."
    press(qtbot, dialog, "shorter.save")
    assert dialog.refusal.sentence() == "Please give a short reason."
    assert dialog.focusWidget() is dialog.reason.line
    qtbot.keyClicks(dialog.findChild(QLineEdit, "shorter.reason"), "Two families in one morning")
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, dialog, "shorter.save")
    after = now(agency, visit)
    assert after.hold == Span(at(13, 20), at(15, 20))
    qtbot.waitUntil(lambda: "1:20 pm to 3:20 pm" in shown(panel))
    told = shown(panel)
    assert "David Lind: Changed the visit. Time around it made shorter: 10 minutes before, 20 after." in told
    assert "Two families in one morning" in told


def test_no_field_gives_more_than_the_room_does(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel("Tess Howard", SU)
    press(qtbot, panel, "appointment.shorter")
    boxes = panel.findChild(ShorterDialog).findChildren(QSpinBox)
    assert [(box.value(), box.maximum()) for box in boxes] == [(30, 30), (15, 15), (15, 15)]


@pytest.mark.parametrize("role", [FD, VS, Role.EVIDENCE])
def test_nobody_else_makes_it_shorter(open_panel: Open, role: Role) -> None:
    assert "shorter" not in names(open_panel("Tess Howard", role), "appointment.")


def test_another_person_leaves_the_shorter_time_as_it_is(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Tess Howard")
    wish = replace(request_of(visit), shorter=Buffers(10, 5, 5))
    given(agency.services.appointments.change(agency.one(SU), visit.id, visit.version, wish, "crowded"))
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "team.change.advocate")
    form = panel.findChild(BookingDialog)
    form.form.team.advocate.setCurrentIndex(1)
    assert "1:20 pm to 3:10 pm" in form.answer.sentence()
    press(qtbot, form, "booking.save")
    assert now(agency, visit).hold == Span(at(13, 20), at(15, 10))


# Kept apart, and what was chosen all the same


def test_keep_apart_begins_with_this_visit(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "appointment.keep_apart")
    dialog = panel.findChild(KeepApartDialog)
    assert dialog.isVisible()
    assert not dialog.one.kind.isEnabled()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert panel.isVisible()


def test_what_was_chosen_all_the_same_is_read_in_the_panel(open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Tess Howard")
    wish: BookingRequest = replace(request_of(visit), accepted_cautions=frozenset({"friday_late"}))
    given(agency.services.appointments.change(agency.one(VS), visit.id, visit.version, wish))
    told = shown(open_panel("Tess Howard"))
    assert "Chosen all the same" in told
    assert "late on a Friday, before a weekend without support" in told
    assert "Amina Hale: Changed the visit. Chosen all the same:" in told
    assert "Friday" not in shown(open_panel("Tess Howard", FD))


@pytest.mark.parametrize("role", Role)
def test_every_control_of_the_panel_has_a_name(open_panel: Open, role: Role) -> None:
    for guest in ("Kim Lowell", "Rita Soto"):
        panel: QDialog = open_panel(guest, role)
        assert nameless(panel) == []

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.ui.reason import ReasonDialog
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.postpone_dialog import PostponeDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from tests.agency import SampleAgency, at, given

Open = Callable[..., AppointmentPanel]
BEFORE = {"change", "postpone", "cancel", "earlier", "checklist", "letter"}
DURING = {"postpone", "checklist", "letter", "extend.15", "extend.30"}


@pytest.fixture
def open_panel(qtbot: QtBot, agency: SampleAgency, session_for: Callable[[Role], Session]) -> Open:
    def make(guest: str, role: Role = Role.VICTIM_SERVICES) -> AppointmentPanel:
        made = AppointmentPanel(session_for(role), agency.visit(guest).id)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def buttons(panel: AppointmentPanel) -> set[str]:
    found = panel.findChildren(Button)
    return {
        button.objectName().removeprefix("appointment.")
        for button in found
        if button.objectName().startswith("appointment.") and button.isVisible()
    }


def texts(panel: QWidget) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def press(qtbot: QtBot, panel: QDialog, name: str) -> None:
    qtbot.mouseClick(panel.findChild(Button, name), Qt.MouseButton.LeftButton)


def now(agency: SampleAgency, panel: AppointmentPanel) -> Appointment:
    assert panel.detail() is not None
    return given(
        agency.services.appointments.detail(agency.one(Role.SUPERVISOR), panel.detail().appointment.id)
    ).appointment


def test_it_tells_when_where_who_and_what_is_needed(open_panel: Open) -> None:
    told = texts(open_panel("Kim Lowell"))
    for words in (
        "Victim interview", "Tuesday 24 November, 2:00 pm to 3:30 pm", "Garden room · main lobby", "Ruth Okafor",
        "Kim Lowell and one more person", "child, support person", "1:30 pm to 4:00 pm", "confirmed",
    ):  # fmt: skip
        assert words in told


def test_to_the_lobby_it_tells_initials_host_room_and_time(open_panel: Open) -> None:
    told = texts(open_panel("Kim Lowell", Role.FRONT_DESK))
    for words in ("K. L.", "2:00 pm to 3:30 pm", "Garden room", "Ruth Okafor"):
        assert words in told
    for kept in ("Kim", "Lowell", "interview", "child", "support"):
        assert kept not in told


@pytest.mark.parametrize(
    ("guest", "role", "there"),
    [
        ("Tess Howard", Role.VICTIM_SERVICES, BEFORE | {"confirm", "keep_apart"}),
        ("Frank Adeyemi", Role.FRONT_DESK, BEFORE | {"arrive"}),
        ("Frank Adeyemi", Role.EVIDENCE, {"checklist"}),
        ("Rita Soto", Role.VICTIM_SERVICES, DURING | {"finish", "keep_apart"}),
        ("Rita Soto", Role.FRONT_DESK, DURING),
    ],
)
def test_the_buttons_are_what_may_happen_next_by_this_role(
    open_panel: Open, guest: str, role: Role, there: set[str]
) -> None:
    assert buttons(open_panel(guest, role)) == there


def test_what_still_shuts_it_is_named_with_whose_move_it_is(open_panel: Open) -> None:
    told = texts(open_panel("Tess Howard"))
    assert "Before it can be confirmed" in told
    assert "Agreed place, time and people" in told
    assert "Victim services:" in told


def test_the_desk_reads_its_own_steps_and_how_many_are_with_others(open_panel: Open) -> None:
    told = texts(open_panel("Tess Howard", Role.FRONT_DESK))
    assert "Agreed place" not in told
    assert "with the other roles" in told


def test_confirming_is_refused_in_words_while_a_gate_is_shut(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency
) -> None:
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "appointment.confirm")
    assert "is still shut" in panel.refusal.sentence()
    assert now(agency, panel).status is Status.TENTATIVE


def test_once_the_gates_are_open_a_visit_goes_all_the_way(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Tess Howard")
    panel = open_panel("Tess Howard", Role.SUPERVISOR)
    for name, status in (
        ("confirm", Status.CONFIRMED),
        ("arrive", Status.ARRIVED),
        ("start", Status.IN_ROOM),
        ("finish", Status.FINISHED),
        ("reset", Status.RESET_DONE),
    ):
        agency.open_gates(visit, status)
        with qtbot.waitSignal(panel._session.changed):
            press(qtbot, panel, f"appointment.{name}")
        assert now(agency, panel).status is status
    assert buttons(panel) == {"checklist", "letter", "keep_apart"}
    assert panel.status.text() == "room is reset"


def test_a_change_elsewhere_is_told_and_nothing_overwritten(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency
) -> None:
    panel = open_panel("Frank Adeyemi")
    visit = now(agency, panel)
    given(agency.services.appointments.cancel(agency.one(Role.SUPERVISOR), visit.id, visit.version, "-"))
    press(qtbot, panel, "appointment.arrive")
    assert "Somebody changed this" in panel.refusal.sentence()


def test_changing_opens_the_form_and_shows_the_outcome(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "appointment.change")
    form = panel.findChild(BookingDialog)
    form.form.set_start(at(14))
    with qtbot.waitSignal(panel._session.changed):
        press(qtbot, form, "booking.save")
    assert "2:00 pm to 3:30 pm" in texts(panel)


@pytest.mark.parametrize(
    ("who", "status"),
    [("postpone.by_person", Status.POSTPONED_BY_PERSON), ("postpone.by_agency", Status.POSTPONED_BY_AGENCY)],
)
def test_postponing_asks_who_and_why(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency, who: str, status: Status
) -> None:
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "appointment.postpone")
    asked = panel.findChild(PostponeDialog)
    press(qtbot, asked, "postpone.save")
    assert "who asked" in asked.refusal.sentence()
    asked.findChild(QRadioButton, who).click()
    press(qtbot, asked, "postpone.save")
    assert asked.refusal.sentence() == "Please give a short reason."
    qtbot.keyClicks(asked.findChild(QLineEdit, "postpone.reason"), "Next week is better")
    with qtbot.waitSignal(panel.accepted):
        press(qtbot, asked, "postpone.save")
    assert (now(agency, panel).status, now(agency, panel).reason) == (status, "Next week is better")


def test_going_back_from_postponing_changes_nothing(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    panel = open_panel("Tess Howard")
    press(qtbot, panel, "appointment.postpone")
    asked = panel.findChild(PostponeDialog)
    with qtbot.waitSignal(asked.rejected):
        press(qtbot, asked, "dialog.cancel")
    assert now(agency, panel).status is Status.TENTATIVE
    assert panel.isVisible()


def test_cancelling_asks_why_and_keeps_the_record(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = open_panel("Tess Howard")
    monkeypatch.setattr(ReasonDialog, "exec", _choose_booked_by_mistake)
    with qtbot.waitSignal(panel.accepted):
        press(qtbot, panel, "appointment.cancel")
    assert (now(agency, panel).status, now(agency, panel).reason) == (Status.CANCELLED, "Booked by mistake")


def test_going_back_from_cancelling_changes_nothing(
    qtbot: QtBot, open_panel: Open, agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = open_panel("Tess Howard")
    monkeypatch.setattr(ReasonDialog, "exec", _go_back)
    press(qtbot, panel, "appointment.cancel")
    assert now(agency, panel).status is Status.TENTATIVE
    assert now(agency, panel).event == Span(at(13, 30), at(15))


def _choose_booked_by_mistake(dialog: ReasonDialog) -> int:
    next(each for each in dialog.findChildren(QRadioButton) if each.text() == "Booked by mistake").click()
    return QDialog.DialogCode.Accepted


def _go_back(dialog: ReasonDialog) -> int:
    return QDialog.DialogCode.Rejected


@pytest.mark.parametrize("what", ["checklist", "letter"])
def test_checklist_and_letter_are_asked_for(qtbot: QtBot, open_panel: Open, what: str) -> None:
    panel = open_panel("Tess Howard")
    with qtbot.waitSignal(getattr(panel, f"{what}_wanted")) as asked:
        press(qtbot, panel, f"appointment.{what}")
    assert panel.detail() is not None
    assert asked.args == [panel.detail().appointment.id]
    assert not panel.isVisible()


def test_an_appointment_that_is_gone_is_told_calmly(qtbot: QtBot, session_for: Callable[[Role], Session]) -> None:
    panel = AppointmentPanel(session_for(Role.VICTIM_SERVICES), 9999)
    qtbot.addWidget(panel)
    assert panel.detail() is None
    assert "no longer here" in panel.refusal.sentence()


def test_a_cancelled_visit_offers_no_letter(open_panel: Open, agency: SampleAgency) -> None:
    visit = agency.visit("Tess Howard")
    given(agency.services.appointments.cancel(agency.one(Role.SUPERVISOR), visit.id, visit.version, "-"))
    panel = AppointmentPanel(open_panel("Kim Lowell")._session, visit.id)
    assert panel.findChild(Button, "appointment.letter").isHidden()
    panel.deleteLater()


def test_a_visit_cancelled_meanwhile_gets_no_letter(qtbot: QtBot, open_panel: Open, agency: SampleAgency) -> None:
    panel = open_panel("Tess Howard")
    visit = now(agency, panel)
    given(agency.services.appointments.cancel(agency.one(Role.SUPERVISOR), visit.id, visit.version, "-"))
    with qtbot.assertNotEmitted(panel.letter_wanted):
        press(qtbot, panel, "appointment.letter")
    assert panel.refusal.sentence() == (
        "This visit is cancelled, so there is no letter for it. Please book a new visit first."
    )
    assert "letter" not in buttons(panel)

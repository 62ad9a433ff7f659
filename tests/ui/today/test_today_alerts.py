"""Calm strips for what a person must decide; nothing is released, and they come and go by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.alerts import Alert, AlertKind, Watched
from desktop_app.domain.appointments import Status
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.ui.today.alerts import MOST, Alerts, alert_sentence
from tests.ui.conftest import Fairhaven, nameless, the, words_in
from tests.ui.today.test_today_desk import confirmed
from tests.ui.today.test_today_roles import today

LEFT = Qt.MouseButton.LeftButton
TEN = 10 * HOUR
VISIT = Watched(
    7, "R. S.", "Maria Reyes", frozenset({2}), 1, "Soft room A", "UTC", Span(TEN, TEN + HOUR),
    Span(TEN - HOUR, TEN + 2 * HOUR), Status.CONFIRMED,
)  # fmt: skip


def begin(fairhaven: Fairhaven) -> int:
    """Ten minutes after somebody was expected who is not here."""
    fairhaven.session(Role.FRONT_DESK)
    guest = confirmed(fairhaven)
    detail = fairhaven.services.appointments.detail(fairhaven.one(Role.FRONT_DESK), guest)
    assert not isinstance(detail, Refused)
    fairhaven.clock.moment = detail.appointment.event.start + 10 * MINUTE
    return guest


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.VICTIM_SERVICES, Role.SUPERVISOR])
def test_a_late_guest_is_told_by_initials_and_opened(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> None:
    page = today(qtbot, fairhaven, role)
    assert page.alerts.isHidden()
    guest = begin(fairhaven)
    page.look.timeout.emit()
    strip = the(page, f"today.alert.late.{guest}")
    assert strip.isVisible()
    assert strip.sentence() == (
        "F. A. was expected at 11:00 am in Soft room B and is not here yet. Please ring, and keep the room."
    )
    assert "Adeyemi" not in words_in(page.alerts)
    with qtbot.waitSignal(page.open_appointment_wanted) as opened:
        qtbot.mouseClick(strip.action, LEFT)
    assert opened.args == [guest]
    kept = fairhaven.services.appointments.detail(fairhaven.one(role), guest)
    assert not isinstance(kept, Refused)
    assert kept.appointment.status is Status.CONFIRMED, "Nobody is released because they are late."
    assert nameless(page) == []


def test_evidence_are_not_told_of_others_visits(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    begin(fairhaven)
    assert today(qtbot, fairhaven, Role.EVIDENCE).alerts.isHidden()


def test_what_was_decided_is_gone_with_the_next_look(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    guest = begin(fairhaven)
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    assert page.alerts.isVisible()
    specialist, appointments = fairhaven.one(Role.VICTIM_SERVICES), fairhaven.services.appointments
    detail = appointments.detail(specialist, guest)
    assert not isinstance(detail, Refused)
    appointments.postpone(specialist, guest, detail.appointment.version, True, "They called")
    page.look.timeout.emit()
    assert page.findChildren(type(page.notice), f"today.alert.late.{guest}") == []


def test_a_look_that_finds_nothing_new_leaves_the_strips_where_they_are(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    guest = begin(fairhaven)
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    strip = the(page, f"today.alert.late.{guest}")
    strip.action.setFocus()
    page.look.timeout.emit()
    assert the(page, f"today.alert.late.{guest}") is strip
    assert page.focusWidget() is strip.action


@pytest.mark.parametrize(
    ("alert", "after", "said"),
    [
        (Alert(AlertKind.LATE, VISIT), 10 * MINUTE, "is not here yet. Please ring, and keep the room."),
        (Alert(AlertKind.LATE, VISIT), HOUR, "has not come. Nothing is decided yet: please open the visit."),
        (Alert(AlertKind.LATE, VISIT), 20 * HOUR, "was expected at 10:00 am on 1 Jan in Soft room A"),
        (
            Alert(AlertKind.RUNNING_OVER, VISIT),
            HOUR,
            "Soft room A is still in use: R. S. with M. Reyes, until 11:00 am so far. Give it more time if needed.",
        ),
        (
            Alert(AlertKind.NEXT_WAITS, VISIT, replace(VISIT, appointment_id=6, event=Span(0, HOUR))),
            -HOUR,
            "Soft room A is still in use before the visit at 10:00 am. Please tell M. Reyes, and R. S. on arrival.",
        ),
    ],
)
def test_each_says_what_has_happened_and_what_to_do(alert: Alert, after: int, said: str) -> None:
    assert said in alert_sentence(alert, TEN + after)


def test_more_than_three_are_one_click_away(qtbot: QtBot) -> None:
    alerts = Alerts()
    qtbot.addWidget(alerts)
    late = [Alert(AlertKind.LATE, replace(VISIT, appointment_id=number)) for number in range(MOST + 2)]
    alerts.show_alerts(late, TEN + HOUR)
    alerts.show()
    strips = [the(alerts, f"today.alert.late.{number}") for number in range(MOST + 2)]
    assert [strip.isVisible() for strip in strips] == [True, True, True, False, False]
    assert alerts.more.text() == "Show 2 more"
    qtbot.mouseClick(alerts.more, LEFT)
    assert all(strip.isVisible() for strip in strips)
    alerts.show_alerts(late[3:], TEN + HOUR)
    assert [strip.isVisible() for strip in strips] == [False, False, False, True, True]
    alerts.show_alerts([], TEN + HOUR)
    assert alerts.isHidden()

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.today.unannounced import UnannouncedCard
from desktop_app.ui.words import word
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, fairhaven: Fairhaven) -> TodayPage:
    session = fairhaven.session(Role.FRONT_DESK)
    made = TodayPage(session)
    qtbot.addWidget(made)
    session.changed.connect(made.reload)
    made.resize(1166, 768)
    made.reload()
    made.show()
    return made


def confirmed(fairhaven: Fairhaven) -> int:
    desk = fairhaven.one(Role.FRONT_DESK)
    guests = fairhaven.services.today.guests(desk, fairhaven.sessions[0].today())
    assert not isinstance(guests, Refused)
    return next(guest.appointment_id for guest in guests if guest.status is Status.CONFIRMED)


def open_the_way_in(fairhaven: Fairhaven, appointment_id: int) -> None:
    """Do everything a check-in waits for, each step by somebody of its role."""
    services = fairhaven.services
    for role in AT_WORK:
        view = services.checklists.for_appointment(fairhaven.one(role), appointment_id)
        assert not isinstance(view, Refused)
        waiting = [step for state in view.states for step in state.waiting if step.role is role]
        for step in waiting:
            services.checklists.answer(fairhaven.one(role), view.checklist.id, step.id, Answer.DONE)


def test_the_lobby_reads_initials_host_room_and_door_only(page: TodayPage, fairhaven: Fairhaven) -> None:
    read = words_in(page)
    assert "R. S." in read
    assert "for A. Hale" in read
    assert "Soft room A · main lobby" in read
    specialist = fairhaven.one(Role.VICTIM_SERVICES)
    cases = fairhaven.services.cases.list(specialist)
    schedule = fairhaven.services.schedule.day(specialist, fairhaven.sessions[0].today())
    assert not isinstance(cases, Refused)
    assert not isinstance(schedule, Refused)
    secrets = [row.case.number for row in cases] + [row.case.person_name for row in cases]
    secrets += [visit.guest_name for visit in schedule.appointments] + [word(purpose) for purpose in Purpose]
    assert [secret for secret in secrets if secret in read] == []


def test_the_next_guest_has_the_strong_button(page: TodayPage, fairhaven: Fairhaven) -> None:
    strong = [each.objectName() for each in page.guests.findChildren(QPushButton) if each.property("role") == "primary"]
    assert strong == [f"today.arrived.{confirmed(fairhaven)}"]


def test_an_arrival_too_early_is_refused_in_the_page(qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven) -> None:
    qtbot.mouseClick(the(page, f"today.arrived.{confirmed(fairhaven)}"), LEFT)
    assert page.notice.isVisible()
    assert "Room ready" in page.notice.sentence() or "room ready" in page.notice.sentence()


def test_one_click_says_arrived(qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven) -> None:
    guest = confirmed(fairhaven)
    fairhaven.clock.moment += 70 * 60
    open_the_way_in(fairhaven, guest)
    qtbot.mouseClick(the(page, f"today.arrived.{guest}"), LEFT)
    assert page.notice.isHidden()
    detail = fairhaven.services.appointments.detail(fairhaven.one(Role.FRONT_DESK), guest)
    assert not isinstance(detail, Refused)
    assert detail.appointment.status is Status.ARRIVED
    assert "arrived" in words_in(the(page, f"today.guest.{guest}"))


def test_a_wrong_arrived_is_taken_back(qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven) -> None:
    guest = confirmed(fairhaven)
    fairhaven.clock.moment += 70 * 60
    open_the_way_in(fairhaven, guest)
    qtbot.mouseClick(the(page, f"today.arrived.{guest}"), LEFT)
    back = the(page, f"today.not_here.{guest}")
    assert back.accessibleName().startswith("Not here yet after all: 11:00 am, F. A.")
    qtbot.mouseClick(back, LEFT)
    assert the(page, f"today.arrived.{guest}").isEnabled()
    history = fairhaven.services.history.of_appointment(fairhaven.one(Role.SUPERVISOR), guest)
    assert not isinstance(history, Refused)
    assert [each.action for each in history][-2:] == ["appointment.arrived", "appointment.not_here"]


def test_a_refused_arrival_says_whose_and_whom_to_call(qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven) -> None:
    guest = confirmed(fairhaven)
    qtbot.mouseClick(the(page, f"today.arrived.{guest}"), LEFT)
    first = page.notice.sentence().splitlines()[0]
    assert first == "F. A.: please offer a quiet seat and call victim services on 4411 or 4410. They are not ready yet."
    boss = fairhaven.one(Role.SUPERVISOR)
    for each in fairhaven.services.staff.all():
        fairhaven.services.staff.set_extension(boss, each.id, "")
    qtbot.mouseClick(the(page, f"today.arrived.{guest}"), LEFT)
    first = page.notice.sentence().splitlines()[0]
    assert first == "F. A.: please offer a quiet seat and call victim services. They are not ready yet."
    page.reload()
    assert "call victim services, and say" in words_in(page.unannounced)


def test_the_keyboard_goes_from_the_guests_to_the_steps_and_stays_with_the_guests(
    qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven
) -> None:
    guest = confirmed(fairhaven)
    fairhaven.clock.moment += 70 * 60
    open_the_way_in(fairhaven, guest)
    page.reload()
    qtbot.waitUntil(the(page, f"today.arrived.{guest}").isVisible)
    the(page, "today.hide").setFocus()
    met = []
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        met.append(page.focusWidget().objectName().rsplit(".", 1)[0])
    assert met == ["today.arrived", "today.open", "today.arrived", "today.arrived"]
    the(page, f"today.arrived.{guest}").setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    kept = page.focusWidget()
    qtbot.waitUntil(kept.isVisible)
    assert kept.objectName().startswith("today.open.")


def test_a_step_is_recorded_and_stays_until_the_page_is_left(qtbot: QtBot, page: TodayPage) -> None:
    step = page.steps._steps[0]
    box = the(page, f"today.step.{step.step_id}.box")
    qtbot.mouseClick(box, LEFT)
    row = the(page, f"today.step.{step.step_id}")
    assert row.box.isChecked()
    assert not row.box.isEnabled()
    assert "recorded for D. Cole" in words_in(row)
    page.hide()
    page.reload()
    assert (step.checklist_id, step.step_id) not in [(each.checklist_id, each.step_id) for each in page.steps._steps]


def test_a_wrong_tick_is_taken_back_where_it_was_made(qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven) -> None:
    step = page.steps._steps[0]
    qtbot.mouseClick(the(page, f"today.step.{step.step_id}.box"), LEFT)
    back = the(page, f"today.step.{step.step_id}.back")
    assert back.accessibleName() == f"Take back: {step.text}"
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    box = the(page, f"today.step.{step.step_id}.box")
    assert (box.isChecked(), box.isEnabled()) == (False, True)
    assert not the(page, f"today.step.{step.step_id}.back").isVisible()
    view = fairhaven.services.checklists.for_appointment(fairhaven.one(Role.FRONT_DESK), step.appointment_id)
    assert not isinstance(view, Refused)
    assert step.step_id not in view.checklist.marks


def test_a_step_that_does_not_apply_needs_a_reason(qtbot: QtBot, page: TodayPage, fairhaven: Fairhaven) -> None:
    answers = ["Nobody comes by car"]

    def answer(dialog: QDialog) -> None:
        dialog.words.set_text(answers[0])
        dialog.confirm.click()

    step = next(each for each in page.steps._steps if each.optional)
    page.steps._expanded.add(step.checklist_id)
    page.reload()
    fairhaven.sessions[0].messages.opened.connect(answer, Qt.ConnectionType.QueuedConnection)
    qtbot.mouseClick(the(page, f"today.step.{step.step_id}.skip"), LEFT)
    view = fairhaven.services.checklists.for_appointment(fairhaven.one(Role.FRONT_DESK), step.appointment_id)
    assert not isinstance(view, Refused)
    assert view.checklist.marks[step.step_id].reason == answers[0]


def test_a_long_list_is_grouped_and_opens_on_demand(qtbot: QtBot, page: TodayPage) -> None:
    group = page.steps._steps[0].checklist_id
    mine = [each for each in page.steps._steps if each.checklist_id == group]
    assert page.findChild(QWidget, f"today.step.{mine[-1].step_id}") is None
    qtbot.mouseClick(the(page, f"today.more.{group}"), LEFT)
    assert the(page, f"today.step.{mine[-1].step_id}")


def test_the_card_says_what_to_do_and_what_not_to_say(qtbot: QtBot, page: TodayPage) -> None:
    read = words_in(page.unannounced)
    assert "quiet waiting room" in read
    assert "Open the card" in read
    card = UnannouncedCard("4410")
    qtbot.addWidget(card)
    card.open()
    said = words_in(card)
    for part in ("Call victim services on 4410.", "Do not fetch anything", "Do not say “evidence”", "988"):
        assert part in said
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert not card.isVisible()


def test_the_button_asks_to_hide_the_screen(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.hide_wanted):
        qtbot.mouseClick(the(page, "today.hide"), LEFT)


def test_a_guest_who_is_not_confirmed_can_be_opened(qtbot: QtBot, page: TodayPage) -> None:
    link = next(each for each in page.guests.findChildren(QPushButton) if each.objectName().startswith("today.open."))
    with qtbot.waitSignal(page.open_appointment_wanted) as opened:
        qtbot.mouseClick(link, LEFT)
    assert link.objectName() == f"today.open.{opened.args[0]}"


def test_every_control_has_a_name(page: TodayPage) -> None:
    assert nameless(page) == []

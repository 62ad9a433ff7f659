from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.domain.times import Span
from desktop_app.domain.today import DeskGuest
from desktop_app.ui.today.arrivals import Arrivals
from desktop_app.ui.today.counting import appointments_today, guests_today, returns_today
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.widgets.button import Button
from tests.ui.conftest import Fairhaven, nameless, the, words_in
from tests.ui.today.test_today_desk import confirmed, open_the_way_in

LEFT = Qt.MouseButton.LeftButton


def today(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> TodayPage:
    session = fairhaven.session(role)
    page = TodayPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1166, 768)
    page.reload()
    page.show()
    return page


def arrive(fairhaven: Fairhaven) -> int:
    guest, desk = confirmed(fairhaven), fairhaven.one(Role.FRONT_DESK)
    fairhaven.clock.moment += 70 * 60
    open_the_way_in(fairhaven, guest)
    detail = fairhaven.services.appointments.detail(desk, guest)
    assert not isinstance(detail, Refused)
    arrived = fairhaven.services.appointments.arrive(desk, guest, detail.appointment.version)
    assert not isinstance(arrived, Refused)
    assert arrived.status is Status.ARRIVED
    return guest


def test_victim_services_see_an_arrival_without_doing_anything(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    assert page.arrivals.isHidden()
    page.look.setInterval(1)
    guest = arrive(fairhaven)
    qtbot.waitUntil(page.arrivals.isVisible)
    strip = the(page, f"today.arrival.{guest}")
    assert strip.sentence() == "F. A. and two others have arrived, Soft room B, 11:00. They wait at the main lobby."
    with qtbot.waitSignal(page.open_appointment_wanted) as opened:
        qtbot.mouseClick(strip.action, LEFT)
    assert opened.args == [guest]


def test_looking_again_reads_the_rest_only_when_a_guest_changed(
    qtbot: QtBot, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    reloads: list[int] = []
    monkeypatch.setattr(page, "reload", lambda: reloads.append(1))
    page.look.timeout.emit()
    assert not reloads
    arrive(fairhaven)
    page.look.timeout.emit()
    assert len(reloads) == 1


def test_nobody_looks_while_the_page_is_hidden(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    assert page.look.isActive()
    page.hide()
    assert not page.look.isActive()


def test_a_call_is_recorded_in_two_clicks(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    specialist = fairhaven.one(Role.VICTIM_SERVICES)
    cases = fairhaven.services.cases.list(specialist)
    assert not isinstance(cases, Refused)
    family = cases[0].case
    day = fairhaven.session(Role.VICTIM_SERVICES).today()
    call = fairhaven.services.follow_ups.add(specialist, family.id, day - timedelta(days=1), FollowUpKind.AFTER_RETURN)
    assert not isinstance(call, Refused)
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    assert f"Family of {family.name_to_use}" in words_in(page.follow_ups)
    assert "since Monday 23 November" in words_in(page.follow_ups)
    button = the(page, f"today.follow_up.{call.id}")
    reached = the(page, f"today.follow_up.{call.id}.no_answer")
    assert not reached.isVisible()
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(reached, LEFT)
    assert "No call is due today." in words_in(page.follow_ups)
    made = fairhaven.services.follow_ups.of_case(specialist, family.id)
    assert not isinstance(made, Refused)
    assert made[0].outcome is FollowUpOutcome.NO_ANSWER


def test_a_call_due_tells_whom_and_how_to_call_safely(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    specialist = fairhaven.one(Role.VICTIM_SERVICES)
    cases = fairhaven.services.cases.list(specialist)
    assert not isinstance(cases, Refused)
    row = next(each for each in cases if each.answer.recipients)
    member = replace(row.answer.recipients[0], phone="555-0144", safe_contact="Text first, never after 6 pm")
    assert not isinstance(fairhaven.services.cases.change_member(specialist, member), Refused)
    kept_away = FamilyMember(0, row.case.id, "Otto Kern", "uncle", Standing.EXCLUDED, phone="555-0199")
    assert not isinstance(fairhaven.services.cases.add_member(specialist, row.case.id, kept_away), Refused)
    day = fairhaven.session(Role.VICTIM_SERVICES).today()
    fairhaven.services.follow_ups.add(specialist, row.case.id, day, FollowUpKind.AFTER_RETURN)
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    read = words_in(page.follow_ups)
    assert (
        f"{member.name}, {member.relationship} · 555-0144 · Voicemail not asked about: leave none · Text first, never after 6 pm"
        in read
    )
    assert "Otto Kern" not in read
    evidence = fairhaven.services.follow_ups.due(fairhaven.one(Role.EVIDENCE), day)
    assert not isinstance(evidence, Refused)
    assert [call.contacts for call in evidence if call.case_id == row.case.id] == [()]


def test_a_call_nobody_makes_says_so_and_who_decides(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    """The page that tells whom to call never says otherwise than "Can we call this family yet?"."""
    specialist = fairhaven.one(Role.VICTIM_SERVICES)
    cases = fairhaven.services.cases.list(specialist)
    assert not isinstance(cases, Refused)
    row = next(each for each in cases if each.answer.recipients)
    day = fairhaven.session(Role.VICTIM_SERVICES).today()
    flag = (row.case.id, None, FlagKind.DO_NOT_CONTACT, FlagWhy.THEY_ASKED, "", None)
    assert not isinstance(fairhaven.services.flags.set(specialist, *flag), Refused)
    for kind in (FollowUpKind.PARCEL_LOST, FollowUpKind.AFTER_RETURN):
        fairhaven.services.follow_ups.add(specialist, row.case.id, day, kind)
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    read = words_in(page.follow_ups)
    told = f"They asked not to be called. Please do not call. {row.coordinator} decides how they are told, and by whom."
    assert told in read
    assert "Record what was done" in read
    assert row.answer.recipients[0].name not in read


def test_nobody_is_left_to_guess_when_to_ask_again(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = today(qtbot, fairhaven, Role.EVIDENCE)
    cases = fairhaven.services.cases.list(fairhaven.one(Role.EVIDENCE))
    assert not isinstance(cases, Refused)
    held = next(row for row in cases if row.answer.waiting)
    waiting = tuple(replace(each, hold=replace(each.hold, review_on=None)) for each in held.answer.waiting)
    page.items.show_cases([replace(held, answer=replace(held.answer, waiting=waiting))], page._session.today())
    assert "please set a day to ask again" in words_in(page.items)


@pytest.mark.parametrize(
    ("party", "said"),
    [(1, "F. A. has arrived"), (2, "F. A. and one other have arrived"), (4, "F. A. and three others have arrived")],
)
def test_an_arrival_says_how_many_came(qtbot: QtBot, party: int, said: str) -> None:
    guest = DeskGuest(7, "F. A.", party, "Maria Reyes", "Soft room B", "", Span(0, 3600), "UTC", Status.ARRIVED, 1)
    arrivals = Arrivals()
    qtbot.addWidget(arrivals)
    arrivals.show_guests([guest])
    assert said in words_in(arrivals)


def test_evidence_see_returns_and_what_waits(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = today(qtbot, fairhaven, Role.EVIDENCE)
    read = words_in(page)
    assert "one return today" in read
    assert "Return of belongings · Willow room" in read
    assert "Victim interview" not in words_in(page.guests)
    cases = fairhaven.services.cases.list(fairhaven.one(Role.EVIDENCE))
    assert not isinstance(cases, Refused)
    held = next(row for row in cases if row.answer.waiting)
    assert held.case.number in words_in(page.items)
    with qtbot.waitSignal(page.open_case_wanted) as opened:
        qtbot.mouseClick(the(page, f"today.case.{held.case.id}"), LEFT)
    assert opened.args == [held.case.id]


def test_a_steps_heading_opens_its_family(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = today(qtbot, fairhaven, Role.EVIDENCE)
    step = next(each for each in page.steps._steps if each.case_id is not None)
    with qtbot.waitSignal(page.open_case_wanted) as opened:
        qtbot.mouseClick(the(page, f"today.about.{step.checklist_id}"), LEFT)
    assert opened.args == [step.case_id]


@pytest.mark.parametrize("role", AT_WORK)
def test_every_role_has_a_page_whose_controls_have_names(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> None:
    page = today(qtbot, fairhaven, role)
    assert page.heading.title() == "Good morning"
    assert page.heading.subtitle().startswith("Tuesday 24 November · ")
    assert nameless(page) == []


def test_each_list_is_read_once(qtbot: QtBot, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch) -> None:
    page = today(qtbot, fairhaven, Role.SUPERVISOR)
    read: list[str] = []
    for service, name in (("today", "guests"), ("today", "steps"), ("cases", "list")):
        whole = getattr(fairhaven.services, service)
        monkeypatch.setattr(whole, name, counting(getattr(whole, name), f"{service}.{name}", read))
    page.reload()
    assert sorted(read) == ["cases.list", "today.guests", "today.steps"]


def counting(method: object, name: str, read: list[str]) -> object:
    def counted(*arguments: object) -> object:
        read.append(name)
        return method(*arguments)

    return counted


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (guests_today(0), "nobody is expected today"),
        (guests_today(1), "one guest today"),
        (guests_today(4), "four guests today"),
        (appointments_today(13), "13 appointments today"),
        (returns_today(2), "two returns today"),
    ],
)
def test_a_count_is_said_as_one_says_it(counted: str, words: str) -> None:
    assert counted == words


def test_a_call_names_the_belongings_it_is_about_and_every_reason(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    specialist = fairhaven.one(Role.VICTIM_SERVICES)
    day = fairhaven.session(Role.VICTIM_SERVICES).today()
    cases = fairhaven.services.cases.list(specialist)
    assert not isinstance(cases, Refused)
    case_id = next(row.case.id for row in cases if row.case.name_to_use == "Rosa")
    found = fairhaven.services.follow_ups.of_case(specialist, case_id)
    assert not isinstance(found, Refused)
    held = next(call for call in found if call.kind is FollowUpKind.STILL_HELD)
    fairhaven.clock.moment += (held.due_on - day).days * 24 * 3600
    fairhaven.services.follow_ups.add(specialist, case_id, held.due_on, FollowUpKind.WEEKS_LATER)
    page = today(qtbot, fairhaven, Role.VICTIM_SERVICES)
    read = words_in(page.follow_ups)
    assert "Call about what we still have; Call some weeks later · due today" in read
    assert held.about[0] in read
    assert not [each for each in page.follow_ups.findChildren(Button) if each.objectName().endswith("not_needed")]

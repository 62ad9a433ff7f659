"""Final disposition through the windows: the gate in words, and each dialog by whoever may open it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.cases import Manner, NewCase, Pronoun
from desktop_app.domain.custody import Place
from desktop_app.domain.destructions import DestructionState, Withdrawal
from desktop_app.domain.items import Decision, HoldKind
from desktop_app.domain.staff import Role
from desktop_app.ui.today.page import TodayPage
from tests.agency import SampleAgency, given
from tests.services.notices_cases import approved, asked, first_item, gate_open, spoken_with
from tests.ui.conftest import nameless, words_in
from tests.ui.returns.conftest import Desk, settle

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def turned_to(desk: Desk, item_id: int | None = None) -> None:
    """The family's final dispositions, the belonging in question chosen."""
    desk.open("Rosa", "destructions")
    desk.page.family.part("destructions").table.choose(item_id or first_item(desk.agency).id)
    settle()


def offered(desk: Desk) -> set[str]:
    shown = desk.page.family.part("destructions").detail.findChildren(QAbstractButton)
    return {each.objectName().removeprefix("destructions.") for each in shown if each.isVisible()}


def latest(agency: SampleAgency) -> DestructionState | None:
    seen = given(agency.services.destructions.of_case(agency.one(EV), 1))
    request = next(each.latest for each in seen if each.item.id == first_item(agency).id)
    return request.state if request else None


def test_of_a_family_without_belongings_nothing_is_said_to_be_given_back(services_desk: Desk) -> None:
    new = NewCase("26-1", "Ana", "Ana", Pronoun.THEY, Manner.HOMICIDE, "")
    given(services_desk.agency.services.cases.open(services_desk.session.actor, new))
    services_desk.open("Ana", "destructions")
    told = words_in(services_desk.page.family.part("destructions"))
    assert "No belongings are recorded yet" in told
    assert "given back" not in told


def test_a_shut_gate_says_why_and_offers_nothing(evidence_desk: Desk) -> None:
    turned_to(evidence_desk)
    words = words_in(evidence_desk.page.family.part("destructions").detail)
    assert "Nobody has spoken with the family" in words
    assert "It stays." in words
    assert offered(evidence_desk) == set()


def test_evidence_asks(evidence_desk: Desk, agency: SampleAgency) -> None:
    gate_open(agency)
    turned_to(evidence_desk)
    assert offered(evidence_desk) == {"ask"}
    evidence_desk.press("destructions.ask")
    [dialog] = evidence_desk.dialogs()
    assert nameless(dialog) == []
    evidence_desk.press("destruction.ask.save")
    assert "still empty" in dialog.refusal.sentence()
    evidence_desk.type("destruction.name", "Judge Hill")
    evidence_desk.choose("destruction.instrument", "Court order")
    evidence_desk.type("destruction.reference", "C-17")
    evidence_desk.press("destruction.ask.save")
    settle()
    assert latest(agency) is DestructionState.ASKED
    assert "Judge Hill, court order C-17" in words_in(evidence_desk.page.family.part("destructions").detail)
    assert offered(evidence_desk) == {"withdraw"}


def test_a_supervisor_finds_it_on_today_and_approves(
    desk: Callable[[Role], Desk], agency: SampleAgency, qtbot: QtBot
) -> None:
    request = asked(agency)
    supervisor = desk(SU)
    today = TodayPage(supervisor.session)
    qtbot.addWidget(today)
    today.reload()
    assert today.approvals is not None
    words = words_in(today.approvals)
    assert "26-013902" in words
    assert "Rosa" not in words
    with qtbot.waitSignal(today.open_case_wanted) as wanted:
        today.findChild(QAbstractButton, f"today.approval.{request.id}").click()
    assert wanted.args == [1]
    turned_to(supervisor)
    supervisor.press("destructions.approve")
    supervisor.press("destruction.approve.save")
    settle()
    assert latest(agency) is DestructionState.APPROVED
    today.reload()
    assert today.approvals.isHidden()


def test_two_people_carry_it_out(evidence_desk: Desk, agency: SampleAgency) -> None:
    approved(agency)
    turned_to(evidence_desk)
    evidence_desk.press("destructions.finish")
    [dialog] = evidence_desk.dialogs()
    evidence_desk.press("destruction.finish.save")
    assert "who watched" in dialog.refusal.sentence()
    second = agency.one(EV, but=evidence_desk.session.actor.id)
    evidence_desk.choose("destruction.witness", second.name)
    evidence_desk.press("destruction.finish.save")
    settle()
    assert latest(agency) is DestructionState.DONE
    way = given(agency.services.custody.way(evidence_desk.session.actor, first_item(agency).id))
    assert way.place is Place.DESTROYED
    assert offered(evidence_desk) == set()
    evidence_desk.open("Rosa", "belongings")
    assert not evidence_desk.page.family.part("belongings").custody.carry.isVisible()


def test_victim_services_stop_it(services_desk: Desk, agency: SampleAgency) -> None:
    request = approved(agency)
    given(agency.services.items.place_hold(agency.one(EV), request.item_id, HoldKind.LITIGATION, "Court", None))
    turned_to(services_desk, request.item_id)
    assert "shut again" in services_desk.find(QLabel, "destructions.stopped").text()
    assert offered(services_desk) == {"withdraw"}
    services_desk.press("destructions.withdraw")
    [dialog] = services_desk.dialogs()
    services_desk.press("destruction.withdraw.save")
    assert "why it stays" in dialog.refusal.sentence()
    services_desk.choose("destruction.why", "authority still needs it")
    services_desk.press("destruction.withdraw.save")
    settle()
    [seen] = [each for each in given(agency.services.destructions.of_case(agency.one(EV), 1)) if each.latest]
    assert seen.latest is not None
    assert seen.latest.withdrawn_why is Withdrawal.NEW_HOLD


@pytest.mark.parametrize("told", [True, False])
def test_victim_services_record_that_the_family_was_told(services_desk: Desk, agency: SampleAgency, told: bool) -> None:
    spoken_with(agency)
    item = first_item(agency)
    agency.tick_case(item.case_id, "B1", "B2")
    services_desk.open("Rosa", "choices")
    services_desk.page.family.part("choices").table.choose(item.id)
    settle()
    services_desk.find(QAbstractButton, "choices.decision.do_not_return").setChecked(True)
    settle()
    if told:
        QTest.keyClick(services_desk.find(QAbstractButton, "choices.final"), Qt.Key.Key_Space)
    services_desk.press("choices.save")
    chosen = first_item(agency).choice
    assert (chosen.decision, chosen.warned) == (Decision.DO_NOT_RETURN, told)

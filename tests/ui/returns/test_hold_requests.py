"""Asking an authority, and the list of what nobody has answered."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.ui.returns.hold_requests import WaitingAnswers
from desktop_app.ui.returns.letter_dialog import LetterDialog
from tests.agency import NOW, TODAY, SampleAgency, count, given
from tests.ui.conftest import nameless, words_in
from tests.ui.returns.conftest import Desk, settle

DAY = 24 * 3600


def ask(desk: Desk, qtbot: QtBot) -> None:
    desk.open("Daniel", "belongings")
    desk.press("items.ask")
    desk.choose("ask.group", "District attorney")
    desk.press("ask.save")
    settle()
    [letter] = desk.page.findChildren(LetterDialog)
    qtbot.waitUntil(letter.rendering.settled)
    assert letter.preview.page_count() == 1
    desk.press("letter.close")
    settle()


def test_a_letter_is_recorded_and_shown_and_listed_without_the_family(
    evidence_desk: Desk, agency: SampleAgency, qtbot: QtBot
) -> None:
    ask(evidence_desk, qtbot)
    agency.clock.moment = NOW + 15 * DAY
    card = WaitingAnswers(evidence_desk.session, evidence_desk.page)
    card.reload()
    card.show()
    words = words_in(card)
    assert "26-014877" in words
    assert "1 hold, waiting 15 days \u00b7 time to remind them" in words
    assert "Daniel" not in words
    assert "Walker" not in words
    assert nameless(card) == []


def test_reminding_and_an_answer_without_a_clearance(evidence_desk: Desk, agency: SampleAgency, qtbot: QtBot) -> None:
    ask(evidence_desk, qtbot)
    card = WaitingAnswers(evidence_desk.session, evidence_desk.page)
    evidence_desk.session.changed.connect(card.reload)
    card.reload()
    card.show()
    agency.clock.moment = NOW + DAY
    evidence_desk.press("waiting_answers.remind.0")
    evidence_desk.press("remind.save")
    settle()
    evidence_desk.press("letter.close")
    assert card.lines()[0].letters == 2
    evidence_desk.press("waiting_answers.still_needed.0")
    evidence_desk.press("still_needed.save")
    assert card.lines() == ()
    assert card.isHidden()
    held = [hold for item in agency.family("Daniel").items for hold in item.waiting_holds]
    assert TODAY + timedelta(days=31) in {hold.review_on for hold in held}


def test_a_letter_about_nothing_is_not_recorded(evidence_desk: Desk, agency: SampleAgency) -> None:
    evidence_desk.open("Daniel", "belongings")
    evidence_desk.press("items.ask")
    [dialog] = evidence_desk.dialogs()
    holds = evidence_desk.find(QListWidget, "ask.holds")
    for number in range(holds.count()):
        holds.item(number).setCheckState(Qt.CheckState.Unchecked)
    evidence_desk.press("ask.save")
    assert "at least one" in dialog.refusal.sentence()
    dialog.reject()
    assert count(agency.database, "hold_request") == 0


def test_victim_services_read_the_list_and_send_nothing(services_desk: Desk, agency: SampleAgency) -> None:
    family = agency.family("Rosa")
    hold = next(hold for item in family.items for hold in item.waiting_holds)
    evidence = agency.one(Role.EVIDENCE)
    given(agency.services.hold_requests.ask(evidence, family.case.id, hold.authority, (hold.id,), None))
    card = WaitingAnswers(services_desk.session, services_desk.page)
    card.reload()
    assert "no reminder set" in words_in(card)
    assert "Remind" not in words_in(card)
    services_desk.open("Rosa", "belongings")
    assert not services_desk.page.family.part("belongings").ask.isVisible()


def test_a_letter_that_came_back_is_said_and_written_again(
    evidence_desk: Desk, agency: SampleAgency, qtbot: QtBot
) -> None:
    ask(evidence_desk, qtbot)
    card = WaitingAnswers(evidence_desk.session, evidence_desk.page)
    evidence_desk.session.changed.connect(card.reload)
    card.reload()
    card.show()
    agency.clock.moment = NOW + 5 * DAY
    evidence_desk.press("waiting_answers.came_back.0")
    evidence_desk.press("letter_back.save")
    assert "1 hold \u00b7 a letter came back on 29 November" in words_in(card)
    assert "Write again" in words_in(card)
    assert "waiting" not in words_in(card).lower().replace("waiting for answers", "")
    settle()
    assert not card.findChildren(QWidget, "waiting_answers.came_back.0")
    assert nameless(card) == []
    evidence_desk.press("waiting_answers.remind.0")
    evidence_desk.press("remind.save")
    settle()
    evidence_desk.press("letter.close")
    assert "asked today" in words_in(card)


def test_of_several_letters_one_says_which_came_back(evidence_desk: Desk, agency: SampleAgency, qtbot: QtBot) -> None:
    ask(evidence_desk, qtbot)
    agency.clock.moment = NOW + DAY
    line = given(agency.services.hold_requests.waiting(agency.one(Role.EVIDENCE)))[0]
    remind = agency.services.hold_requests.remind
    given(remind(agency.one(Role.EVIDENCE), line.case_id, line.authority, None))
    card = WaitingAnswers(evidence_desk.session, evidence_desk.page)
    evidence_desk.session.changed.connect(card.reload)
    card.reload()
    card.show()
    evidence_desk.press("waiting_answers.came_back.0")
    evidence_desk.choose("letter_back.letter", "24 November")
    evidence_desk.press("letter_back.save")
    assert card.lines()[0].out == (TODAY + timedelta(days=1),)
    assert card.lines()[0].came_back_on is None

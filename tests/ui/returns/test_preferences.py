"""The call: eighteen topics with "not asked yet" in sight, answers kept at once, a second visit that asks nothing again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.items import Cleaning, ConditionTold, Decision, Photographs
from desktop_app.domain.preferences import FOR_EVIDENCE, Preferences, Reply, Topic, answers
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.preference_words import reply_word, topic_say, topic_word
from desktop_app.ui.returns.preferences import PreferencesView
from tests.agency import TODAY, SampleAgency, given
from tests.ui.returns.conftest import Desk, settle


def said(agency: SampleAgency, name: str = "Daniel") -> Preferences:
    case_id = agency.family(name).case.id
    return given(agency.services.preferences.of_case(agency.one(Role.VICTIM_SERVICES), case_id))


@pytest.fixture
def call(services_desk: Desk) -> PreferencesView:
    services_desk.open("Daniel", "preferences")
    return services_desk.page.family.part("preferences")


def words(desk: Desk, name: str) -> str:
    return desk.find(QLabel, name).text()


def test_every_topic_and_answer_has_words_and_is_in_sight(call: PreferencesView) -> None:
    assert list(call.rows) == list(Topic)
    assert call.progress.text() == "0 of 18 asked"
    for topic, row in call.rows.items():
        assert topic_word(topic)
        assert topic_say(topic, "Daniel").startswith("\u201c")
        assert row.answers.value() is Reply.NOT_ASKED
        assert [row.answers.button(reply).text() for reply in answers(topic)] == [
            reply_word(reply) for reply in answers(topic)
        ]


def test_a_family_after_a_suicide_is_never_asked_about_compensation(services_desk: Desk) -> None:
    services_desk.open("Rosa", "preferences")
    call = services_desk.page.family.part("preferences")
    manner = services_desk.agency.family("Rosa").case.manner
    assert (Topic.COMPENSATION in call.rows) is (manner.value == "homicide")


def test_an_answer_is_kept_at_once_and_says_who_asked(
    services_desk: Desk, call: PreferencesView, agency: SampleAgency
) -> None:
    services_desk.press("preferences.packaging.small_box")
    standing = said(agency).of(Topic.PACKAGING)
    assert standing.reply is Reply.SMALL_BOX
    assert call.progress.text() == "1 of 18 asked"
    name = services_desk.session.actor.name
    assert words(services_desk, "preferences.packaging.said") == f"Said on 24 November, asked by {name}"


def test_declining_to_say_counts_as_asked(services_desk: Desk, call: PreferencesView, agency: SampleAgency) -> None:
    services_desk.press("preferences.children.declined")
    assert (said(agency).asked, call.progress.text()) == (1, "1 of 18 asked")


def test_ask_again_takes_a_day_and_promises_the_call(
    services_desk: Desk, call: PreferencesView, agency: SampleAgency
) -> None:
    services_desk.press("preferences.timing.later")
    services_desk.press("preference.save")
    day = TODAY + timedelta(days=30)
    assert said(agency).of(Topic.TIMING).ask_on == day
    assert "ask again on 24 December" in words(services_desk, "preferences.timing.said")
    assert call.rows[Topic.TIMING].answers.value() is Reply.LATER


def test_who_must_not_know_needs_a_name_and_stepping_back_keeps_what_stood(
    services_desk: Desk, call: PreferencesView, agency: SampleAgency
) -> None:
    services_desk.press("preferences.company.not_to_be_told")
    services_desk.press("preference.save")
    [dialog] = services_desk.dialogs()
    assert "who or what" in dialog.refusal.sentence()
    services_desk.press("dialog.cancel")
    assert call.rows[Topic.COMPANY].answers.value() is Reply.NOT_ASKED
    services_desk.press("preferences.company.not_to_be_told")
    services_desk.type("preference.detail", "Her brother")
    services_desk.press("preference.save")
    assert said(agency).of(Topic.COMPANY).detail == "Her brother"


def test_a_second_visit_asks_nothing_again_and_earlier_answers_stay(services_desk: Desk, call: PreferencesView) -> None:
    services_desk.press("preferences.place.at_home")
    services_desk.agency.clock.moment += 20 * 24 * 3600
    services_desk.press("preferences.place.return_room")
    services_desk.press("preferences.place.history")
    [dialog] = services_desk.dialogs()
    shown = [part.text() for part in dialog.findChildren(QLabel)]
    assert shown.index("In our quiet room") < shown.index("At home, with an advocate")
    services_desk.press("dialog.confirm")
    services_desk.open("Rosa", "preferences")
    services_desk.open("Daniel", "preferences")
    again = services_desk.page.family.part("preferences")
    assert again.rows[Topic.PLACE].answers.value() is Reply.RETURN_ROOM
    assert "Said on 14 December" in words(services_desk, "preferences.place.said")


def test_the_keyboard_goes_through_the_answers_and_only_space_keeps_one(
    services_desk: Desk, call: PreferencesView, agency: SampleAgency
) -> None:
    services_desk.press("preferences.next")
    row = call.rows[Topic.ACCESS]
    assert call.window().focusWidget() is row.answers.button(Reply.NOT_ASKED)
    QTest.keyClick(call.window().focusWidget(), Qt.Key.Key_Right)
    assert call.window().focusWidget() is row.answers.button(Reply.INTERPRETER)
    assert said(agency).asked == 0
    QTest.keyClick(call.window().focusWidget(), Qt.Key.Key_Space)
    assert said(agency).of(Topic.ACCESS).reply is Reply.INTERPRETER
    assert call.window().focusWidget() is row.answers.button(Reply.INTERPRETER)
    stops = [each for each in answers(Topic.ACCESS) if row.answers.button(each).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [Reply.INTERPRETER]
    QTest.keyClick(call.window().focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(call.window().focusWidget(), Qt.Key.Key_Left)
    assert call.window().focusWidget() is row.answers.button(Reply.DECLINED)


def test_what_the_call_opens_is_said(call: PreferencesView) -> None:
    settle()
    shown = " ".join(part.text() for part in call.script.gates.findChildren(QLabel))
    assert "B5" in shown
    assert "B6" in shown
    assert "scheduling the return" in shown


def test_evidence_reads_the_topics_it_needs_and_chooses_nothing(evidence_desk: Desk, agency: SampleAgency) -> None:
    family, services = agency.family("Rosa"), agency.one(Role.VICTIM_SERVICES)
    given(agency.services.preferences.record(services, family.case.id, Topic.OFFICERS, Reply.PLAIN_CLOTHES))
    evidence_desk.open("Rosa", "preferences")
    call = evidence_desk.page.family.part("preferences")
    assert set(call.rows) == FOR_EVIDENCE
    assert words(evidence_desk, "preferences.officers.answer") == "Plain clothes"
    assert not any(row.answers.isVisible() for row in call.rows.values())
    assert not call.script.contact.isVisible()


def test_a_belonging_keeps_every_answer(services_desk: Desk, agency: SampleAgency) -> None:
    agency.tick_case(agency.family("Daniel").case.id, "B2")
    services_desk.open("Daniel", "choices")
    for option in ("decision.later", "condition_told.summary", "photographs.envelope", "cleaning.clean"):
        services_desk.press(f"choices.{option}")
    services_desk.page.family.part("choices").editor.ask_on.box.setChecked(True)
    services_desk.press("choices.save")
    editor = services_desk.page.family.part("choices").editor
    assert "cannot be undone" in editor.notice.sentence()
    editor.warned.setChecked(True)
    services_desk.press("choices.save")
    item = agency.family("Daniel").items[0]
    choice = item.choice
    assert (choice.decision, choice.condition_told, choice.photographs, choice.cleaning, choice.warned) == (
        Decision.LATER, ConditionTold.SUMMARY, Photographs.ENVELOPE, Cleaning.CLEAN, True,
    )  # fmt: skip
    made = given(agency.services.items.choices(services_desk.session.actor, item.id))
    assert made.ask_on == TODAY + timedelta(days=30)


def test_another_cleaning_wish_is_warned_about_anew(services_desk: Desk, agency: SampleAgency) -> None:
    agency.tick_case(agency.family("Daniel").case.id, "B2")
    services_desk.open("Daniel", "choices")
    editor = services_desk.page.family.part("choices").editor
    services_desk.press("choices.cleaning.clean")
    editor.warned.setChecked(True)
    services_desk.press("choices.cleaning.repair")
    assert not editor.warned.isChecked()
    assert editor._warning.text().startswith("Repair cannot be undone")

"""Notice rules in the Settings: blank for a new one, kept by a supervisor, for nobody else to see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.notices import NoticeMethod
from desktop_app.domain.staff import Role
from desktop_app.ui.notices.card import NoticesCard
from desktop_app.ui.notices.rules import RuleDialog, RulesDialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in


def press(widget: QWidget, name: str) -> None:
    button = the(widget, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(dialog: RuleDialog, name: str, words: str) -> None:
    line = the(dialog, f"notice_rule.{name}")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, words)


def test_a_new_rule_is_blank_and_no_number_of_days_is_suggested(fairhaven: Fairhaven, qtbot: QtBot) -> None:
    session = fairhaven.session(Role.SUPERVISOR)
    dialog = RuleDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    texts = [line.text() for line in dialog.findChildren(QLineEdit) if line.objectName().startswith("notice_rule")]
    assert texts == [""] * 3
    days = the(dialog, "notice_rule.days")
    assert isinstance(days, QSpinBox)
    assert days.value() == 0
    press(dialog, "notice_rule.save")
    assert "the jurisdiction" in dialog.refusal.sentence()
    assert "the days of the rule" in dialog.refusal.sentence()
    fill(dialog, "jurisdiction", "Ohio")
    fill(dialog, "citation", "Example Code 1.23")
    QTest.keyClicks(days, "60")
    press(dialog, "notice_rule.save")
    assert not dialog.isVisible()
    [rule] = session.services.notices.rules(session.actor)
    assert (rule.days, rule.method, rule.category, rule.verified) == (60, NoticeMethod.MAILED, None, False)


def test_a_rule_is_looked_up_changed_and_ended(fairhaven: Fairhaven, qtbot: QtBot) -> None:
    test_a_new_rule_is_blank_and_no_number_of_days_is_suggested(fairhaven, qtbot)
    session = fairhaven.session(Role.SUPERVISOR)
    card, listed = NoticesCard(session), RulesDialog(session)
    for widget in (card, listed):
        qtbot.addWidget(widget)
    card.reload()
    assert "1 rule is kept. 1 still to be looked up." in words_in(card)
    assert "not looked up yet" in words_in(listed)
    [rule] = session.services.notices.rules(session.actor)
    dialog = RuleDialog(session, rule)
    qtbot.addWidget(dialog)
    dialog.show()
    fill(dialog, "verified_by", "Ruth Okafor")
    box, category = the(dialog, "notice_rule.verified"), the(dialog, "notice_rule.category")
    assert isinstance(box, QCheckBox)
    assert isinstance(category, QComboBox)
    box.setChecked(True)
    press(dialog, "notice_rule.save")
    listed.reload()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Any belonging, 60 days, mailed letter: Ohio" in words_in(listed)
    assert "looked up by Ruth Okafor on 24 November" in words_in(listed)
    [rule] = session.services.notices.rules(session.actor)
    press(listed, f"notice_rules.end.{rule.id}")
    assert session.services.notices.rules(session.actor) == ()
    assert "None yet" in words_in(listed)


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR])
def test_only_a_supervisor_finds_the_rules(fairhaven: Fairhaven, qtbot: QtBot, role: Role) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = NoticesCard(fairhaven.session(role), page)
    card.reload()
    assert card.isHidden() is (role is not Role.SUPERVISOR)

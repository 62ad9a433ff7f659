"""The Settings card: the agency's years, the families past them, one who asks and another who approves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialog, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.history import Entry
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.ui import theme
from desktop_app.ui.history_words import history_words
from desktop_app.ui.messages import Messages
from desktop_app.ui.retention.card import RetentionCard
from desktop_app.ui.retention.past import PastDialog
from desktop_app.ui.session import Session
from tests.agency import SampleAgency, count, given
from tests.services.retention_cases import asked, over, second_supervisor
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import nameless, the, words_in
from tests.ui.returns.conftest import Answering

SU, VS = Role.SUPERVISOR, Role.VICTIM_SERVICES


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)


def session(agency: SampleAgency, who: StaffMember) -> Session:
    found = agency.services.agency.get()
    assert found is not None
    return Session(agency.services, found, who, Messages(), agency.clock)


def card(agency: SampleAgency, who: StaffMember, qtbot: QtBot) -> RetentionCard:
    made = RetentionCard(session(agency, who))
    qtbot.addWidget(made)
    made.reload()
    return made


def press(widget: QWidget, name: str) -> None:
    found = the(widget, name)
    assert isinstance(found, QAbstractButton)
    found.click()


def test_nothing_is_set_until_a_supervisor_looks_it_up(agency: SampleAgency, qtbot: QtBot) -> None:
    shown = card(agency, agency.one(SU), qtbot)
    assert "Not set yet. Nothing can be removed." in words_in(shown)
    assert not shown.past.isEnabled()

    def fill(dialog: QDialog) -> None:
        assert not nameless(dialog)
        box, years = dialog.findChild(QCheckBox, "retention.is_set"), dialog.findChild(QSpinBox, "retention.years")
        assert box is not None
        assert years is not None
        box.setChecked(True)
        years.setValue(7)
        press(dialog, "retention.save")

    wrong = in_the_dialog(fill)
    shown.change.click()
    assert not wrong
    assert given(agency.services.retention.years(agency.one(SU))) == 7
    assert "7 years" in words_in(shown)


def test_victim_services_see_the_list_and_set_no_years(agency: SampleAgency, qtbot: QtBot) -> None:
    shown = card(agency, agency.one(VS), qtbot)
    assert shown.change.isHidden()
    assert card(agency, agency.one(Role.EVIDENCE), qtbot).isHidden()


def past(
    agency: SampleAgency, who: StaffMember, qtbot: QtBot, yes: bool = True
) -> tuple[PastDialog, Callable[[], str]]:
    desk = session(agency, who)
    made = PastDialog(desk)
    qtbot.addWidget(made)
    made.open()

    def answer(dialog: QDialog) -> None:
        dialog.accept() if yes else dialog.reject()

    Answering(desk.messages, answer)
    return made, lambda: "\n".join(each.text() for each in made.findChildren(QLabel) if each.isVisible())


def test_one_asks_and_another_approves(agency: SampleAgency, qtbot: QtBot) -> None:
    case, first, second = over(agency), agency.one(SU), second_supervisor(agency)
    dialog, read = past(agency, first, qtbot)
    assert case.number in read()
    assert case.person_name not in read()
    assert not nameless(dialog)
    press(dialog, f"retention.ask.{case.id}")
    assert "Another supervisor approves it now." in read()
    assert not dialog.findChildren(QWidget, f"retention.approve.{case.id}")
    dialog.reject()
    dialog, read = past(agency, second, qtbot)
    assert f"asked by {first.name}" in read()
    press(dialog, f"retention.approve.{case.id}")
    assert f"Removed for good: {case.number}." in read()
    assert count(agency.database, "family_case", f"id = {case.id}") == 0


def test_a_second_thought_keeps_everything(agency: SampleAgency, qtbot: QtBot) -> None:
    case = asked(agency)
    dialog, read = past(agency, agency.one(SU), qtbot, yes=False)
    press(dialog, f"retention.approve.{case.id}")
    assert count(agency.database, "family_case", f"id = {case.id}") == 1
    press(dialog, f"retention.withdraw.{case.id}")
    assert "Taken back: everything stays." in read()
    assert dialog.findChildren(QWidget, f"retention.ask.{case.id}")


def test_what_keeps_the_records_is_said_beside_the_number(agency: SampleAgency, qtbot: QtBot) -> None:
    case = over(agency)
    agency.database.engine.execute_sql("UPDATE family_case SET litigation = 1 WHERE id = ?", (case.id,))
    dialog, read = past(agency, agency.one(SU), qtbot)
    assert "still kept, because there is a litigation hold" in read()
    assert not dialog.findChildren(QWidget, f"retention.ask.{case.id}")


@pytest.mark.parametrize(
    ("action", "facts", "words"),
    [
        ("retention.set", {"years": 7}, "Set how many years records are kept: 7."),
        ("purge.ask", {}, "Asked that these records be removed for good."),
        ("purge.withdraw", {}, "Took back the request to remove these records."),
        ("purge.approve", {"removed": 141}, "Approved it: removed for good, 141 entries."),
        ("paper.issue", {"number": "P-0001", "last": "P-0005"}, "Gave out paper forms P-0001 to P-0005."),
        (
            "paper.enter",
            {"number": "P-0007", "day": "2026-11-24", "time": "15:30"},
            "Entered paper form P-0007 afterwards; it happened on 24 November at 15:30.",
        ),
        ("paper.spoil", {"number": "P-0007", "spoiled": "damaged"}, "Paper form P-0007 is not used: torn or wet."),
        ("check_in.offer", {"staff": 3}, "A check-in was offered to a colleague."),
        (
            "missing.tell",
            {"day": "2026-11-24", "number": "4"},
            "The family was told on 24 November what was not found: item 4.",
        ),
        ("missing.explain", {"number": "4"}, "A supervisor recorded what became of item 4."),
    ],
)
def test_the_history_has_words_for_it(action: str, facts: dict[str, object], words: str) -> None:
    assert history_words(Entry(1, 0, 1, "", action, "case", 1, 1, None, facts)) == words

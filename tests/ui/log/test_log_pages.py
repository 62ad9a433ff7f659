"""The log on the screen: read, reviewed, checked, copied; for supervisors and administrators, by keyboard, in words."""

from __future__ import annotations

import ast
import re
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.audit import REVIEW_EVERY, ExportWhy, Finding, Flaw, LogEntry, Topic, Verdict
from desktop_app.domain.history import Entry
from desktop_app.domain.staff import Role
from desktop_app.store import history
from desktop_app.ui import theme
from desktop_app.ui.accounts.page import AccountsPage
from desktop_app.ui.history_words import is_worded
from desktop_app.ui.log import words
from desktop_app.ui.log.card import LogCard
from desktop_app.ui.log.checking import CheckDialog
from desktop_app.ui.log.copying import CopyDialog, take_copy
from desktop_app.ui.log.reading import LogDialog
from desktop_app.ui.log.reminder import LogReminder
from desktop_app.ui.messages import Messages
from desktop_app.ui.session import Session
from tests.agency import SampleAgency, given
from tests.sources import MODULES
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import nameless, words_in

SU, AD, FD = Role.SUPERVISOR, Role.ADMINISTRATOR, Role.FRONT_DESK


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)


def session(agency: SampleAgency, role: Role) -> Session:
    found = agency.services.agency.get()
    assert found is not None
    return Session(agency.services, found, agency.one(role), Messages(), agency.clock)


def shown(widget: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def column(dialog: LogDialog, number: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_the_log_is_read_the_latest_first_and_older_on_request(agency: SampleAgency, qtbot: QtBot) -> None:
    dialog = LogDialog(session(agency, SU))
    shown(dialog, qtbot)
    assert not nameless(dialog)
    assert dialog.table.model().rowCount() == 200
    dialog.older.click()
    assert dialog.table.model().rowCount() == 400
    numbers = [int(each.replace(",", "")) for each in column(dialog, 0)]
    assert numbers == sorted(numbers, reverse=True)
    assert dialog.height() <= 720


def test_it_is_searched_by_keyboard(agency: SampleAgency, qtbot: QtBot) -> None:
    family = agency.family("Rosa")
    dialog = LogDialog(session(agency, SU))
    shown(dialog, qtbot)
    dialog.case.line.setFocus()
    qtbot.keyClicks(dialog.case.line, family.case.number)
    qtbot.keyClick(dialog.case.line, Qt.Key.Key_Return)
    assert {each.split(".")[0] for each in column(dialog, 4)} == {f"Case {family.case.number}"}
    dialog.when.setCurrentIndex(4)
    assert dialog.first.isVisible()
    dialog.topic.setCurrentIndex(dialog.topic.findData(Topic.REMOVED.value))
    assert "No entry of the log fits" in words_in(dialog)


def test_a_review_is_written_down_and_ends_the_weeks_reminder(agency: SampleAgency, qtbot: QtBot) -> None:
    reminder = LogReminder(session(agency, SU))
    qtbot.addWidget(reminder)
    reminder.reload()
    assert reminder.sentence() == "Nobody has read the log for a week."
    dialog = LogDialog(session(agency, SU))
    shown(dialog, qtbot)
    head = history.head().seq
    dialog.read.click()
    assert "has read the log up to entry" in dialog.notice.sentence()
    state = given(agency.services.audit.state(agency.one(SU)))
    assert state.review is not None
    assert state.review.seq >= head - 1
    reminder.reload()
    assert reminder.isHidden()
    agency.clock.moment += REVIEW_EVERY
    reminder.reload()
    assert not reminder.isHidden()
    reminder.close_button.click()
    reminder.reload()
    assert reminder.isHidden()


def test_nobody_else_has_the_card_or_is_reminded(agency: SampleAgency, qtbot: QtBot) -> None:
    desk = session(agency, FD)
    card, reminder = LogCard(desk), LogReminder(desk)
    qtbot.addWidget(card)
    qtbot.addWidget(reminder)
    reminder.reload()
    assert card.isHidden()
    assert reminder.isHidden()


def test_an_administrator_has_the_card_and_is_refused_nothing_on_the_way(agency: SampleAgency, qtbot: QtBot) -> None:
    page = AccountsPage(session(agency, AD))
    shown(page, qtbot)
    dialog = LogDialog(session(agency, AD))
    shown(dialog, qtbot)
    assert "entries." in words_in(page.log)
    rows = agency.database.engine.execute_sql("SELECT count(*) FROM audit WHERE action = 'refused'").fetchone()
    assert rows == (0,)


def test_a_check_shows_how_far_it_is_and_ends_with_a_sentence(agency: SampleAgency, qtbot: QtBot) -> None:
    dialog = CheckDialog(session(agency, SU))
    shown(dialog, qtbot)
    assert not dialog.confirm.isEnabled()
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert dialog.said.sentence().startswith("The log is whole: ")
    assert not nameless(dialog)


@pytest.mark.parametrize("flaw", Flaw)
def test_each_flaw_has_calm_words_and_says_what_to_do(flaw: Flaw) -> None:
    said = words.verdict_words(Verdict(Finding(flaw, 1234), 5000, 3, 7))
    assert "1,234" in said
    assert said.endswith("tell whoever answers for the records.")
    assert "!" not in said


def test_a_copy_is_saved_with_its_verifier(
    agency: SampleAgency, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, target = LogCard(session(agency, SU)), tmp_path / "copy.zip"
    shown(card, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, CopyDialog)
        assert not nameless(dialog)
        dialog.why.setCurrentIndex(1)
        dialog.confirm.click()

    wrong = in_the_dialog(choose)
    told = take_copy(session(agency, SU), card)
    assert not wrong
    assert told.startswith("The copy is saved: ")
    with zipfile.ZipFile(target) as packed:
        assert "verify_audit.py" in packed.namelist()
    row = agency.database.engine.execute_sql("SELECT facts FROM audit WHERE action = 'audit.export'").fetchone()
    assert row == (f'{{"why": "{ExportWhy.AUDIT.value}"}}',)


def test_everything_the_log_can_hold_has_words() -> None:
    written: set[str] = set()
    for file in MODULES:
        if not file.path.startswith("desktop_app/services/"):
            continue
        for node in ast.walk(file.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"_record", "_tell", "write"}
            ):
                written |= {each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                            and re.fullmatch(r"[a-z_]+\.[a-z_]+", each.value)}  # fmt: skip
    assert len(written) > 90
    assert not sorted(each for each in written if not is_worded(each) and each not in words._plain())


def test_a_row_of_every_kind_is_a_sentence(agency: SampleAgency) -> None:
    for entry in (*history.of_case(1), *history.of_appointment(1)):
        said = words.entry_words(LogEntry(entry), {})
        assert said.endswith((".", "\u201d", "?")), said
        assert "_" not in said or "step" in entry.action
    hidden = Entry(1, 1, 1, "", "case.open", "case", 1, 1, None, {})
    assert words.entry_words(LogEntry(hidden), {}) == "Opened the case."

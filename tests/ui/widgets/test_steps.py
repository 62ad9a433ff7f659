from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.steps import StepRow


@pytest.fixture
def row(qtbot: QtBot) -> StepRow:
    made = StepRow("B3", "Ask whether now is a good time", "before the first call", "They may be driving.")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_tick_only_asks_until_it_is_recorded(qtbot: QtBot, row: StepRow) -> None:
    with qtbot.waitSignal(row.done) as asked:
        qtbot.mouseClick(row.box, Qt.MouseButton.LeftButton)
    assert asked.args == ["B3"]
    assert not row.box.isChecked()
    row.set_state(True, "M. Reyes, 3 Nov 10:12")
    assert row.box.isChecked()
    assert not row.box.isEnabled()
    assert row.skip.isHidden()


def test_a_click_on_the_words_is_a_click_on_the_box(qtbot: QtBot, row: StepRow) -> None:
    words = next(label for label in row.findChildren(QLabel) if label.buddy() is row.box)
    with qtbot.waitSignal(row.done):
        qtbot.mouseClick(words, Qt.MouseButton.LeftButton)


def test_the_space_bar_asks_too(qtbot: QtBot, row: StepRow) -> None:
    with qtbot.waitSignal(row.done):
        qtbot.keyClick(row.box, Qt.Key.Key_Space)


def test_not_applicable_is_asked_for_by_its_own_button(qtbot: QtBot, row: StepRow) -> None:
    with qtbot.waitSignal(row.not_applicable) as asked:
        qtbot.mouseClick(row.skip, Qt.MouseButton.LeftButton)
    assert asked.args == ["B3"]
    row.set_not_applicable("Not applicable: letters only")
    assert row.box.checkState() == Qt.CheckState.PartiallyChecked


def test_a_recorded_step_can_be_shown_open_again(row: StepRow) -> None:
    row.set_not_applicable("Not applicable: letters only")
    row.set_state(False, "before the first call")
    assert row.box.checkState() == Qt.CheckState.Unchecked
    assert row.box.isEnabled()


def test_a_screen_reader_hears_the_step_and_why(row: StepRow) -> None:
    assert row.box.accessibleName() == "Ask whether now is a good time"
    assert "They may be driving." in row.box.accessibleDescription()
    assert row.skip.accessibleName() == "Not applicable: Ask whether now is a good time"
    assert row.toolTip() == "They may be driving."

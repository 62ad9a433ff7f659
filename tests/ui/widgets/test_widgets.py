from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.palette import TONES
from desktop_app.ui.widgets.answer import AnswerLine, AnswerPanel
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.heading import PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.pill import SYMBOLS, Pill
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import ElidedLabel, Passage, label, section_label

HOSTILE = 'A <b>& Co <img src="/some/file.png"> *_#[x](y)'


def click(qtbot: QtBot, button: Button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_names_are_shown_as_they_were_typed(qtbot: QtBot) -> None:
    for made in (label(HOSTILE), section_label(HOSTILE), ElidedLabel(HOSTILE)):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
        assert made.text() == HOSTILE
    passage = Passage(HOSTILE)
    qtbot.addWidget(passage)
    assert "&lt;b&gt;" in passage.text()
    assert passage.words() == passage.accessibleName() == HOSTILE


def test_capitals_are_only_drawn(qtbot: QtBot) -> None:
    made = section_label("Guests")
    qtbot.addWidget(made)
    assert made.text() == "Guests"
    assert made.font().capitalization() == QFont.Capitalization.AllUppercase


def test_a_button_is_named_even_when_it_only_shows_a_sign(qtbot: QtBot) -> None:
    button = Button("Next day", "icon", "chevron-right")
    qtbot.addWidget(button)
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("", "Next day", "Next day")
    assert not button.icon().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_whoever_has_no_mouse_presses_a_button_of_a_page(qtbot: QtBot, key: Qt.Key) -> None:
    made = Button("Arrived")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_enter_held_down_presses_a_button_once(qtbot: QtBot) -> None:
    made = Button("Arrived")
    qtbot.addWidget(made)
    pressed = QSignalSpy(made.clicked)
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", again)
        QApplication.sendEvent(made, event)
    assert pressed.count() == 1


def test_a_button_changes_words_and_name_together(qtbot: QtBot) -> None:
    button = Button("Arrived", "primary")
    qtbot.addWidget(button)
    button.set_words("Undo")
    button.set_role("")
    assert (button.text(), button.accessibleName(), button.property("role")) == ("Undo", "Undo", "")


def test_a_card_can_be_emptied_and_filled_anew(qtbot: QtBot) -> None:
    card = Card("Guests")
    qtbot.addWidget(card)
    card.body.addWidget(label("R. S."))
    inner = PageHeading("Row")
    card.body.addWidget(inner)
    card.clear()
    assert card.body.count() == 0
    card.set_title("Nobody yet")
    assert card.accessibleName() == "Nobody yet"


@pytest.mark.parametrize("tone", TONES)
def test_every_tone_of_a_pill_brings_a_sign_beside_its_word(qtbot: QtBot, tone: str) -> None:
    pill = Pill("ready", tone)
    qtbot.addWidget(pill)
    assert SYMBOLS[tone]
    assert any(not part.pixmap().isNull() for part in pill.findChildren(QLabel))
    assert (pill.text(), pill.accessibleName(), pill.tone()) == ("ready", "ready", tone)


def test_a_pill_changes_its_state(qtbot: QtBot) -> None:
    pill = Pill("waits", "clay")
    qtbot.addWidget(pill)
    pill.set_state("ready", "green")
    assert (pill.text(), pill.tone()) == ("ready", "green")


def test_segments_choose_one_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    view = Segmented([("day", "Day"), ("week", "Week"), ("month", "Month")], "View")
    qtbot.addWidget(view)
    view.show()
    assert (view.value(), view.accessibleName()) == ("day", "View")
    with qtbot.waitSignal(view.chosen) as chosen:
        click(qtbot, view.segment("week"))
    assert chosen.args == ["week"]
    view.activateWindow()
    view.segment("week").setFocus()
    qtbot.waitUntil(view.segment("week").hasFocus)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view.segment("week"), Qt.Key.Key_Right)
    assert chosen.args == [view.value()] == ["month"]
    assert [view.segment(key).property("place") for key in ("day", "week", "month")] == ["first", "middle", "last"]


def test_an_empty_page_says_what_to_do_next(qtbot: QtBot) -> None:
    empty = EmptyState("No families yet", "A return begins with a case.", "Open a return", "returns")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.requested):
        click(qtbot, empty.button)
    assert EmptyState("Nothing due", "All calls are made.", parent=empty).button.isHidden()


def test_a_notice_appears_offers_and_goes(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.say("The ring was recorded as cleared.", "green", "Undo")
    assert not notice.isHidden()
    assert notice.sentence() == notice.accessibleName() == "The ring was recorded as cleared."
    with qtbot.waitSignal(notice.action_requested):
        click(qtbot, notice.action)
    with qtbot.waitSignal(notice.dismissed):
        click(qtbot, notice.close_button)
    assert notice.isHidden()
    notice.say("Saved.")
    assert notice.action.isHidden()
    notice.clear()


def test_the_answer_is_one_heading_with_sentences(qtbot: QtBot) -> None:
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    lines = [AnswerLine("waits for the prosecutor.", HOSTILE, "Print a reminder", "ring"), "His mother may receive."]
    panel.show_answer("Can we call this family yet? Not yet.", lines, "clay")
    assert panel.heading() == panel.accessibleName() == "Can we call this family yet? Not yet."
    assert panel.accessibleDescription() == f"{HOSTILE} waits for the prosecutor. His mother may receive."
    sentence = next(shown for shown in panel.findChildren(QLabel) if "Print a reminder" in shown.text())
    assert "<img" not in sentence.text()
    with qtbot.waitSignal(panel.action_requested) as asked:
        sentence.linkActivated.emit("ring")
    assert asked.args == ["ring"]
    panel.show_answer("Yes.", [], "green")
    assert panel.accessibleDescription() == ""


def test_a_heading_names_its_page_and_leads_back(qtbot: QtBot) -> None:
    heading = PageHeading("The family of Daniel W.", "case 26-014877", trail="Returns \u203a")
    qtbot.addWidget(heading)
    assert heading.accessibleName() == heading.title() == "The family of Daniel W."
    with qtbot.waitSignal(heading.back):
        click(qtbot, heading.trail)
    heading.set_title("Rooms")
    heading.set_subtitle("")
    assert (heading.title(), heading.subtitle()) == ("Rooms", "")


def test_a_long_title_gives_way_instead_of_widening_the_window(qtbot: QtBot) -> None:
    heading = PageHeading("W" * 300)
    qtbot.addWidget(heading)
    assert heading.minimumSizeHint().width() < 400


def test_everything_survives_a_change_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    card = Card("States")
    qtbot.addWidget(card)
    notice = Notice()
    for part in (
        Pill("ready", "green"),
        notice,
        Button("Print", "primary", "print"),
        EmptyState("a", "b", "c", "rooms"),
    ):
        card.body.addWidget(part)
    notice.say("Saved.", "green")
    card.show()
    for dark in (True, False):
        palette = theme.apply_theme(qapp, dark)
        assert card.grab().toImage().pixelColor(card.width() // 2, 6).name() == palette.surface.lower()

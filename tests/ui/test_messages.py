from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.messages import Messages


class Person(QObject):
    """Answers the next question once it is on screen, as a person would."""

    def __init__(self, messages: Messages, act: Callable[[CalmDialog], None]) -> None:
        super().__init__(messages)
        self.words: list[str] = []
        self._act = act
        self._dialog: CalmDialog | None = None
        messages.opened.connect(self._on_opened)

    @Slot(QDialog)
    def _on_opened(self, dialog: CalmDialog) -> None:
        self._dialog = dialog
        QTimer.singleShot(0, self._answer)

    @Slot()
    def _answer(self) -> None:
        assert self._dialog is not None
        self.words = [shown.text() for shown in self._dialog.findChildren(QLabel)]
        self._act(self._dialog)


def test_enter_gives_the_safe_answer(qtbot: QtBot) -> None:
    messages = Messages()

    def press_enter(dialog: CalmDialog) -> None:
        assert dialog.cancel.isDefault()
        assert dialog.focusWidget() is dialog.cancel
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    person = Person(messages, press_enter)
    assert messages.ask(None, "Cancel this appointment?", "The room becomes free.", "Cancel it", "Keep it") is False
    assert "The room becomes free." in person.words


def test_yes_has_to_be_chosen(qtbot: QtBot) -> None:
    messages = Messages()
    Person(messages, lambda dialog: qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton))
    assert messages.ask(None, "Cancel this appointment?", "The room becomes free.", "Cancel it", "Keep it") is True


def test_a_message_has_one_button_which_enter_presses(qtbot: QtBot) -> None:
    messages = Messages()

    def press_enter(dialog: CalmDialog) -> None:
        assert dialog.cancel.isHidden()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert messages.tell(None, "Saved", "The letter was saved.") is None if Person(messages, press_enter) else False


def test_a_crash_gives_a_reference_and_nothing_else(qtbot: QtBot) -> None:
    messages = Messages()
    person = Person(messages, lambda dialog: dialog.confirm.click())
    messages.crash(None, "7F3A")
    assert any("7F3A" in words for words in person.words)
    assert not any("!" in words for words in person.words)


def test_a_usual_reason_is_chosen(qtbot: QtBot) -> None:
    messages = Messages()

    def choose(dialog: CalmDialog) -> None:
        dialog.confirm.click()
        assert dialog.refusal.sentence() == "Please choose a reason or write one."
        dialog.findChildren(QRadioButton)[1].click()
        dialog.confirm.click()

    Person(messages, choose)
    assert (
        messages.ask_reason(None, "Why?", "Kept with it.", ("The person asked", "The host is away"))
        == "The host is away"
    )


def test_the_keyboard_begins_at_the_reasons_and_the_button_says_what_happens(qtbot: QtBot) -> None:
    messages, seen = Messages(), []

    def choose(dialog: CalmDialog) -> None:
        seen.append((dialog.focusWidget().text(), dialog.confirm.text(), dialog.cancel.text()))
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        dialog.confirm.click()

    Person(messages, choose)
    choices = ("The person asked for it", "No longer needed")
    assert messages.ask_reason(None, "Cancel the visit", "", choices, "Cancel the visit") == "The person asked for it"
    assert seen == [("The person asked for it", "Cancel the visit", "Go back")]


def test_an_own_reason_is_written(qtbot: QtBot) -> None:
    messages = Messages()

    def write(dialog: CalmDialog) -> None:
        dialog.findChildren(QRadioButton)[-1].click()
        line = dialog.findChild(QLineEdit, "reason.words")
        qtbot.keyClicks(line, "Hearing moved to 9 December")
        dialog.confirm.click()

    Person(messages, write)
    assert messages.ask_reason(None, "Why?", "Kept with it.", ("The person asked",)) == "Hearing moved to 9 December"


def test_without_choices_there_is_only_the_line(qtbot: QtBot) -> None:
    messages = Messages()

    def write(dialog: CalmDialog) -> None:
        assert dialog.findChildren(QRadioButton) == []
        qtbot.keyClicks(dialog.findChild(QLineEdit, "reason.words"), "Asked on 3 November")
        dialog.confirm.click()

    Person(messages, write)
    assert messages.ask_reason(None, "Why?", "Kept with it.") == "Asked on 3 November"


def test_going_back_gives_no_reason(qtbot: QtBot) -> None:
    messages = Messages()
    Person(messages, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert messages.ask_reason(None, "Why?", "Kept with it.", ("The person asked",)) is None

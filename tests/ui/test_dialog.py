from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.screens import screen_of
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.text import label


class Booking(CalmDialog):
    """A small form that refuses until it is told a host."""

    def __init__(self) -> None:
        super().__init__("Book a room", confirm="Book", cancel="Not now")
        self.host = TextField("Host")
        self.room = TextField("Room")
        self.body.addWidget(self.host)
        self.body.addWidget(self.room)

    def problem(self) -> str:
        return "" if self.host.text() else "Please name a host."


@pytest.fixture
def dialog(qtbot: QtBot) -> Booking:
    made = Booking()
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(qtbot: QtBot, dialog: Booking) -> None:
    dialog.room.set_text("Willow room")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.refusal.sentence() == "Please name a host."
    assert dialog.room.text() == "Willow room"
    dialog.host.set_text("M. Reyes")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.refusal.isHidden()


def test_enter_in_a_field_moves_on(qtbot: QtBot, dialog: Booking) -> None:
    dialog.host.setFocus()
    qtbot.keyClick(dialog.host.line, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.room.line
    assert dialog.isVisible()


def test_enter_on_a_button_presses_it(qtbot: QtBot, dialog: Booking) -> None:
    dialog.confirm.setFocus()
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert dialog.refusal.sentence() == "Please name a host."


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, dialog: Booking) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_escape_asks_once_before_what_was_typed_is_lost(qtbot: QtBot, dialog: Booking) -> None:
    dialog.host.setFocus()
    qtbot.keyClicks(dialog.host.line, "M. Reyes")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.refusal.sentence() == "What you wrote here is not kept yet. To leave it, press Esc once more."
    qtbot.keyClicks(dialog.host.line, " and one more")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.host.text() == "M. Reyes and one more"
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_cross_of_the_window_asks_as_escape_does(qtbot: QtBot, dialog: Booking) -> None:
    qtbot.keyClicks(dialog.host.line, "M. Reyes")
    dialog.windowHandle().close()
    assert dialog.isVisible()
    dialog.windowHandle().close()
    assert not dialog.isVisible()


def test_cancel_is_said_with_the_button_and_needs_no_second_word(qtbot: QtBot, dialog: Booking) -> None:
    qtbot.keyClicks(dialog.host.line, "M. Reyes")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_what_was_only_shown_is_left_at_once(qtbot: QtBot, dialog: Booking) -> None:
    dialog.room.set_text("Willow room")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_safe_button_is_the_default_one(qtbot: QtBot, dialog: Booking) -> None:
    assert dialog.cancel.isDefault()
    assert not dialog.confirm.isDefault()
    safe = CalmDialog("Welcome", confirm_is_safe=True)
    qtbot.addWidget(safe)
    assert safe.confirm.isDefault()


def test_enter_confirms_where_that_is_safe(qtbot: QtBot) -> None:
    dialog = CalmDialog("Welcome", confirm="Begin", confirm_is_safe=True)
    name = TextField("Name")
    dialog.body.addWidget(name)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(name.line, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_dialog_makes_room_for_what_appears(qtbot: QtBot, dialog: Booking) -> None:
    before = dialog.height()
    dialog.body.addWidget(label("The room is held until 11:30.\n" * 3))
    qtbot.waitUntil(lambda: dialog.height() > before + 30)


def test_a_tall_dialog_stays_on_the_screen_and_scrolls_to_a_field(qtbot: QtBot) -> None:
    dialog = CalmDialog("Many fields")
    fields = [TextField(f"Field {number}") for number in range(40)]
    for field in fields:
        dialog.body.addWidget(field)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.height() <= screen_of(dialog).availableSize().height()
    dialog.reveal(fields[-1])
    qtbot.waitUntil(lambda: not fields[-1].line.visibleRegion().isEmpty())


def test_f8_covers_the_dialog_too(qtbot: QtBot, dialog: Booking) -> None:
    dialog.host.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert not dialog.host.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert dialog.host.isVisible()
    assert dialog.focusWidget() is dialog.host.line

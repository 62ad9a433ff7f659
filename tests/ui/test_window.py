from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.window import MainWindow


class Page(QWidget):
    """Counts how often it was asked to show what is recorded now."""

    def __init__(self) -> None:
        super().__init__()
        self.reloads = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def reload(self) -> None:
        self.reloads += 1


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    for key in ("today", "rooms", "returns"):
        made.add_page(key, key.title(), key, Page)
    made.set_person("M. Reyes", "Victim services")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rail_button(window: MainWindow, key: str) -> QPushButton:
    button = window.findChild(QPushButton, f"rail.{key}")
    assert isinstance(button, QPushButton)
    return button


def shown(window: MainWindow, key: str) -> Page:
    page = window.page(key)
    assert isinstance(page, Page)
    return page


def test_the_rail_shows_a_page_and_marks_it(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_changed) as changed:
        qtbot.mouseClick(rail_button(window, "rooms"), Qt.MouseButton.LeftButton)
    assert changed.args == [window.current_key()] == ["rooms"]
    assert shown(window, "rooms").isVisible()
    window.show_page("returns")
    assert [rail_button(window, key).isChecked() for key in ("today", "rooms", "returns")] == [False, False, True]


def test_the_keyboard_starts_in_the_page_and_walks_down_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    assert window.focusWidget() is shown(window, "today")
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is shown(window, "today").field
    rail_button(window, "today").setFocus()
    for below in ("rooms", "returns"):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        assert window.current_key() == below
        assert window.focusWidget() is rail_button(window, below)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.rail.lock


def test_a_page_shown_from_another_one_begins_on_no_button_of_its_own(window: MainWindow) -> None:
    """Qt alone would give the keyboard to whatever comes first on it, with a ring around it."""
    window.show_page("today")
    window.show_page("rooms")
    assert window.focusWidget() is shown(window, "rooms")
    shown(window, "rooms").field.setFocus()
    window.show_page("today")
    window.show_page("rooms")
    assert window.focusWidget() is shown(window, "rooms").field


def test_whoever_signs_in_begins_in_the_page_and_not_on_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    first = QPushButton("Dana Cole")
    window.show_alone(first)
    qtbot.waitUntil(first.hasFocus)
    window.show_page("today")
    assert window.focusWidget() is shown(window, "today")


def test_on_the_rail_the_keyboard_goes_along_with_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    rail_button(window, "today").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "returns"
    assert window.focusWidget() is rail_button(window, "returns")


def test_a_page_is_built_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.findChildren(Page) == []
    window.show_page("today")
    assert len(window.findChildren(Page)) == 1


def test_a_page_shows_what_is_recorded_now(window: MainWindow) -> None:
    window.show_page("today")
    window.show_page("rooms")
    window.refresh()
    assert (shown(window, "today").reloads, shown(window, "rooms").reloads) == (1, 2)


def test_ctrl_and_a_number_show_a_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "returns"


def test_f8_hides_everything_and_shows_it_again(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    page = shown(window, "today")
    page.field.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.is_covered()
    assert not page.isVisible()
    assert not window.rail.isVisible()
    assert len({window.grab().toImage().pixelColor(x, 300).name() for x in range(0, window.width(), 7)}) == 1
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "today"
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.isVisible()
    assert window.focusWidget() is page.field


def test_a_page_may_be_rebuilt_while_hidden(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    page = shown(window, "today")
    page.field.setFocus()
    window.toggle_cover()
    window.refresh()
    with qtbot.waitSignal(page.field.destroyed):
        page.field.deleteLater()
    window.toggle_cover()
    assert page.isVisible()


def test_f8_in_a_dialog_hides_the_window_behind_it(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    dialog = CalmDialog("Book a room", window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert window.is_covered()
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert not window.is_covered()


def test_f9_and_the_button_ask_for_the_lock(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_F9)
    with qtbot.waitSignal(window.lock_requested):
        qtbot.mouseClick(window.rail.lock, Qt.MouseButton.LeftButton)


def test_the_title_never_names_a_record(window: MainWindow) -> None:
    window.show_page("returns")
    assert window.windowTitle() == "Safekeeping"


def test_it_fits_the_smallest_screen(window: MainWindow) -> None:
    assert (window.minimumWidth(), window.minimumHeight()) == (1180, 700)
    assert window.minimumSizeHint().width() <= 1180
    assert window.rail.width() == 200


@pytest.mark.parametrize(("wide", "high", "fills"), [(1366, 768, True), (1366, 728, True), (1920, 1080, False)])
def test_nothing_of_it_lies_below_the_edge_of_a_small_screen(
    qtbot: QtBot, wide: int, high: int, *, fills: bool
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.open_on(QSize(wide, high))
    assert (window.isVisible(), window.isMaximized()) == (True, fills)


def test_signing_in_has_the_window_to_itself(window: MainWindow) -> None:
    window.show_page("today")
    alone, later = QWidget(), QWidget()
    window.show_alone(alone)
    assert alone.isVisible()
    assert not window.rail.isVisible()
    window.refresh()
    assert shown(window, "today").reloads == 1
    window.show_alone(later)
    window.show_pages()
    assert window.rail.isVisible()
    assert shown(window, "today").reloads == 2


def test_nothing_of_one_person_is_left_for_the_next(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    window.clear_pages()
    assert window.current_key() == ""
    window.add_page("rooms", "Rooms", "rooms", Page)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "rooms"


def test_every_button_of_the_rail_has_a_name(window: MainWindow) -> None:
    assert [button.accessibleName() for button in window.rail.findChildren(QPushButton)] != []
    assert all(button.accessibleName() for button in window.rail.findChildren(QPushButton))

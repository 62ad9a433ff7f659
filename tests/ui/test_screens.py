"""The screen is nobody's part."""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.screens import screen_of
from tests.sources import MODULES


def test_a_dialog_that_is_collected_takes_no_screen_with_it(qtbot: QtBot) -> None:
    dialog = CalmDialog("Book a room")
    qtbot.addWidget(dialog)
    dialog.open()
    assert "QScreen" not in shiboken6.dump(dialog)


def test_it_is_that_of_the_window_it_is_opened_from(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.move(100, 100)
    assert screen_of(CalmDialog("Book a room", window)) is QGuiApplication.primaryScreen()
    window.move(-5_000, -5_000)
    assert screen_of(window) is QGuiApplication.primaryScreen(), "a window that stands nowhere"


def test_no_module_asks_a_widget_for_it() -> None:
    asking = [f"{file.path}:{call.lineno}" for file in MODULES for name, call in file.calls() if name == "screen"]
    assert asking == [], "screen_of() in ui/screens.py says why"

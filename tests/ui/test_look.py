"""Light or dark is kept on this computer between two starts, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import app, paths
from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.look import keep_look, kept_look
from desktop_app.ui.settings import SettingsPage
from tests.ui.conftest import Fairhaven

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def same_look_after(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("sys.excepthook", None)  # a start sets its own
    yield
    theme.apply_theme(qapp, dark=False)


def test_dark_is_still_dark_after_the_next_start(
    qtbot: QtBot, qapp: QApplication, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    started: list[Desk] = []
    whole = Desk.__init__

    def remember(desk: Desk, *arguments: object) -> None:
        whole(desk, *arguments)
        started.append(desk)

    monkeypatch.setattr(Desk, "__init__", remember)
    agency = fairhaven.services.agency.get()
    assert agency is not None
    window = app.shown_window(app.make_application())
    qtbot.addWidget(window)
    assert not theme.current().dark
    assert app._run(qapp, window, fairhaven.services, agency) == 0
    [desk] = started
    desk.sign_in(fairhaven.one(Role.FRONT_DESK).id)
    desk.window.show_page("settings")
    page = desk.window.page("settings")
    assert isinstance(page, SettingsPage)
    qtbot.mouseClick(page.look.segment("dark"), LEFT)
    desk.lock()
    theme.apply_theme(qapp, dark=False)
    app.make_application()
    assert theme.current().dark


def test_nothing_but_the_look_is_written(tmp_path: Path) -> None:
    file = tmp_path / "config" / "safekeeping.ini"
    keep_look(file, dark=True)
    assert file.read_text(encoding="utf-8").split() == ["[appearance]", "look=dark"]
    keep_look(file, dark=False)
    assert kept_look(file) is False


@pytest.mark.parametrize("words", ["", "[appearance]\nlook=green\n", "\x00\x01 no settings at all"])
def test_without_a_choice_the_system_decides(words: str) -> None:
    file = paths.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text(words, encoding="utf-8")
    assert kept_look(file) is None


def test_a_folder_that_cannot_be_written_costs_only_the_choice(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    keep_look(tmp_path / "config" / "safekeeping.ini", dark=True)
    assert kept_look(tmp_path / "config" / "safekeeping.ini") is None

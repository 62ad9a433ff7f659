from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.settings import SettingsPage, StaffDialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, fairhaven: Fairhaven, role: Role = Role.SUPERVISOR) -> SettingsPage:
    session = fairhaven.session(role)
    page = SettingsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1166, 768)
    page.reload()
    page.show()
    return page


@pytest.fixture
def same_look_after(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_theme(qapp, dark=False)


def test_it_tells_agency_rooms_and_staff(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    assert "Fairhaven Police Department" in words_in(the(page, "settings.agency"))
    assert "Property return room · 6 seats · step-free" in words_in(the(page, "settings.rooms"))
    assert "Victim services · extension 4410" in words_in(the(page, "settings.staff"))


def test_it_says_what_is_never_kept(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    read = words_in(the(page, "settings.about"))
    assert f"Safekeeping {__version__}" in read
    assert "Never kept: " in read
    assert "sample agency" in read


def test_a_supervisor_adds_a_person(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StaffDialog)
        qtbot.mouseClick(dialog.confirm, LEFT)
        assert "Please fill in: the name." in dialog.refusal.sentence()
        qtbot.keyClicks(dialog.name.line, "Ida Novak")
        dialog.role.setCurrentIndex(dialog.role.findData(Role.EVIDENCE.value))
        qtbot.mouseClick(dialog.confirm, LEFT)

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(page.add_staff, LEFT)
    assert page.notice.sentence() == "Ida Novak can sign in now."
    assert "Ida Novak" in words_in(the(page, "settings.staff"))


def test_only_a_supervisor_adds_people(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    assert not opened(qtbot, fairhaven, Role.FRONT_DESK).add_staff.isVisible()


@pytest.mark.usefixtures("same_look_after")
def test_dark_and_light_are_a_click_away(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    with qtbot.waitSignal(page.theme_chosen):
        qtbot.mouseClick(page.look.segment("dark"), LEFT)
    assert theme.current().dark
    qtbot.mouseClick(page.look.segment("light"), LEFT)
    assert not theme.current().dark


def test_every_control_has_a_name(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    assert nameless(opened(qtbot, fairhaven)) == []

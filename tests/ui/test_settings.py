from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.accounts.people import AccountsDialog
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


def test_a_supervisor_mends_what_stands_on_every_letter(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        phone, hours = the(dialog, "agency.phone"), the(dialog, "agency.phone_hours")
        phone.clear()
        qtbot.mouseClick(dialog.confirm, LEFT)
        assert dialog.refusal.sentence() == "Something is still missing. It is marked above."
        assert "Please write a number that a person answers." in words_in(dialog)
        qtbot.keyClicks(phone, "555-0188")
        hours.clear()
        qtbot.keyClicks(hours, "day and night")
        qtbot.mouseClick(dialog.confirm, LEFT)

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(the(page, "settings.agency.change"), LEFT)
    assert "555-0188 · day and night" in words_in(the(page, "settings.agency"))
    kept = fairhaven.services.agency.get()
    assert kept is not None
    assert (kept.name, kept.phone, kept.zone) == ("Fairhaven Police Department", "555-0188", "America/New_York")
    assert fairhaven.sessions[0].agency == kept


def test_an_agency_that_is_left_as_it_was_is_no_change(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    told: list[str] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        qtbot.mouseClick(dialog.confirm, LEFT)
        told.append(dialog.refusal.sentence())

    QTimer.singleShot(0, leave)
    qtbot.mouseClick(the(page, "settings.agency.change"), LEFT)
    assert told == [""]


def test_only_a_supervisor_changes_the_agency(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    assert not the(opened(qtbot, fairhaven, Role.VICTIM_SERVICES), "settings.agency.change").isVisible()


def test_an_extension_is_changed_in_the_list_of_accounts(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(Role.SUPERVISOR)
    dialog = AccountsDialog(session)
    qtbot.addWidget(dialog)
    maria = next(each for each in fairhaven.services.staff.all() if each.extension == "4410")

    def fill() -> None:
        asked = QApplication.activeModalWidget()
        assert asked.extension.text() == "4410"
        asked.extension.line.clear()
        qtbot.keyClicks(asked.extension.line, "4499")
        qtbot.mouseClick(asked.confirm, LEFT)

    QTimer.singleShot(0, fill)
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(the(dialog, f"accounts.extension.{maria.id}"), LEFT)
    assert "Victim services · extension 4499" in words_in(dialog)
    assert "never signed in" not in words_in(dialog), "In a sample agency nobody has a password."
    assert not dialog.unused.isVisible()
    assert nameless(dialog) == []


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

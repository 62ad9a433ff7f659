"""A desk before an agency's own records, made once and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.agency import Agency
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.sample import HeldClock
from desktop_app.services.entrance import Entrance
from desktop_app.ui.desk import Desk
from desktop_app.ui.entrance.pages import NoticePage, PasswordPage
from desktop_app.ui.window import MainWindow
from tests.accounts import FAST, PASSWORD
from tests.agency import NOW, ZONE, given
from tests.ui.conftest import the

LEFT = Qt.MouseButton.LeftButton
IDA = "Ida Moss"
AGENCY = Agency("Oak Hill Police", "1 Main Street", "555-0100", "8 to 6", ZONE)
ROOM = Room(0, "Quiet room", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")


@dataclass
class Place:
    """A desk before an agency's own records; `people` are Ida, the supervisor, and Bo, who has a first password."""

    desk: Desk
    entrance: Entrance
    clock: HeldClock
    bos_password: str
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.desk.window

    def acknowledge(self) -> PasswordPage:
        self.qtbot.mouseClick(the(self.window, "notice.understood"), LEFT)
        return only(self.window, PasswordPage)

    def sign_in(self, name: str = IDA, password: str = PASSWORD) -> None:
        page = self.acknowledge() if self.window.findChildren(NoticePage) else only(self.window, PasswordPage)
        page.name.set_text(name)
        self.qtbot.keyClicks(page.password.line, password)
        self.qtbot.keyClick(page.password.line, Qt.Key.Key_Return)


def only(window: QWidget, kind: type[QWidget]) -> QWidget:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (found,) = window.findChildren(kind)
    return found


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    folder = tmp_path_factory.mktemp("door-ui")
    entrance = Entrance(folder / "safekeeping.db", HeldClock(NOW), FAST)
    entered = given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    bo = given(entered.services.accounts.add(entered.actor, "Bo Lund", Role.EVIDENCE))
    entrance.leave()
    entrance.wait()
    return folder, entered.recovery, bo.password


@pytest.fixture
def place(made: tuple[Path, str, str], tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    shutil.copytree(made[0], tmp_path / "here")
    clock = HeldClock(NOW)
    entrance = Entrance(tmp_path / "here" / "safekeeping.db", clock, FAST)
    desk = Desk(None, None, clock, None, entrance)
    qtbot.addWidget(desk.window)
    desk.window.show()
    yield Place(desk, entrance, clock, made[2], qtbot)
    desk.lock()
    entrance.leave()


def inside(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Do something in the dialog that is about to run its own loop."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():  # before that, no key of it is heard
            act(dialog)
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)


def type_in(dialog: QWidget, **typed: str) -> None:
    for name, text in typed.items():
        line = the(dialog, f"password.{name}")
        assert isinstance(line, QLineEdit)
        assert line.echoMode() is QLineEdit.EchoMode.Password
        line.setText(text)

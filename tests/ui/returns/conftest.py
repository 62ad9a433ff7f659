"""The Returns page of each role over the sample agency, with a person's hands: click, type, choose."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.sample import HeldClock
from desktop_app.services.services import services_over
from desktop_app.store.database import key_beside, open_database
from desktop_app.ui import theme
from desktop_app.ui.messages import Messages
from desktop_app.ui.returns.page import ReturnsPage
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import CELL
from desktop_app.ui.session import Session
from tests.agency import KEY, SampleAgency

Part = TypeVar("Part", bound=QWidget)
SIZE = (1166, 768)


class Desk:
    """One person at the Returns page."""

    def __init__(self, agency: SampleAgency, role: Role, qtbot: QtBot) -> None:
        found = agency.services.agency.get()
        assert found is not None
        self.agency = agency
        self.session = Session(agency.services, found, agency.one(role), Messages(), agency.clock)
        self.page = ReturnsPage(self.session)
        qtbot.addWidget(self.page)
        self.session.changed.connect(self.page.reload)
        self.page.resize(*SIZE)
        self.page.reload()
        self.page.show()

    def open(self, name_to_use: str, tab: str = "overview") -> None:
        """A family's page, turned to a part of it."""
        self.page.open_case(self.agency.family(name_to_use).case.id)
        self.page.family.tabs.setCurrentWidget(getattr(self.page.family, tab))
        QApplication.processEvents()

    def find(self, kind: type[Part], name: str) -> Part:
        """The one visible part with this object name, dialogs included."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        [found] = [part for part in self.page.findChildren(kind, name) if part.isVisible()]
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def type(self, name: str, words: str) -> None:
        part = self.find(QWidget, name)
        assert isinstance(part, QLineEdit | QPlainTextEdit)
        part.selectAll()
        QTest.keyClicks(part, words)

    def choose(self, name: str, words: str) -> None:
        box = self.find(QComboBox, name)
        row = next(index for index in range(box.count()) if words in box.itemText(index))
        box.setCurrentIndex(row)

    def dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self.page.findChildren(QDialog) if dialog.isVisible()]

    def when_asked(self, answer: Callable[[QDialog], None]) -> None:
        """What the person does with the next question."""
        self.session.messages.opened.connect(Answering(self.session.messages, answer).meet)


class Answering:
    """Answers one question once it is on screen, and no other."""

    def __init__(self, messages: Messages, answer: Callable[[QDialog], None]) -> None:
        self._messages, self._answer, self._met = messages, answer, False

    def meet(self, dialog: QDialog) -> None:
        if not self._met:
            self._met = True
            self._dialog = dialog
            QTimer.singleShot(0, self.give)

    def give(self) -> None:
        self._answer(self._dialog)


def cells(table: RowTable) -> list[list[str]]:
    """What a table shows: both lines of every cell, row by row."""
    model = table.model()
    return [
        [model.index(row, column).data(CELL).spoken for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click_row(table: RowTable, row: int) -> None:
    """A click into the first cell of a row."""
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)


@pytest.fixture
def agency(sample_file: Path, tmp_path: Path, clock: HeldClock) -> Iterator[SampleAgency]:
    """The sample agency on a copy of its own, whichever key the shared file was made with."""
    path = tmp_path / "agency.db"
    shutil.copyfile(sample_file, path)
    key = key_beside(sample_file) if sample_file.with_suffix(".key").exists() else KEY
    opened = open_database(path, key)
    yield SampleAgency(opened, services_over(opened, clock), clock)
    opened.close()


@pytest.fixture
def desk(agency: SampleAgency, qtbot: QtBot) -> Callable[[Role], Desk]:
    def make(role: Role) -> Desk:
        made = Desk(agency, role, qtbot)
        qtbot.waitExposed(made.page)
        return made

    return make


@pytest.fixture
def services_desk(desk: Callable[[Role], Desk]) -> Desk:
    return desk(Role.VICTIM_SERVICES)


@pytest.fixture
def evidence_desk(desk: Callable[[Role], Desk]) -> Desk:
    return desk(Role.EVIDENCE)

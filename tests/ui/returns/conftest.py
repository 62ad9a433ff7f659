"""The Returns page of each role over the sample agency, with a person's hands: click, type, choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.messages import Messages
from desktop_app.ui.returns.page import ReturnsPage
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import CELL
from desktop_app.ui.session import Session
from tests.agency import SampleAgency

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
        self.page.family.turn_to(tab)
        settle()

    def find(self, kind: type[Part], name: str) -> Part:
        """The one visible part with this object name, dialogs included."""
        settle()
        [found] = [part for part in self.page.findChildren(kind, name) if part.isVisible()]
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def type(self, name: str, words: str) -> None:
        part = self.find(QWidget, name)
        assert isinstance(part, QLineEdit | QPlainTextEdit)
        part.selectAll()
        if words.isascii():
            QTest.keyClicks(part, words)
        elif isinstance(part, QLineEdit):
            part.insert(words)  # QTest knows no keys for these
        else:
            part.insertPlainText(words)

    def choose(self, name: str, words: str) -> None:
        box = self.find(QComboBox, name)
        row = next(index for index in range(box.count()) if words in box.itemText(index))
        box.setCurrentIndex(row)

    def dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self.page.findChildren(QDialog) if dialog.isVisible()]

    def when_asked(self, answer: Callable[[QDialog], None]) -> None:
        """What the person does with the next question."""
        Answering(self.session.messages, answer)


def settle() -> None:
    """Let go of what was replaced and bring what is new on screen, as the event loop does between two clicks."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


class Answering(QObject):
    """Answers the next question once it is on screen, and no other."""

    def __init__(self, messages: Messages, answer: Callable[[QDialog], None]) -> None:
        super().__init__(messages)
        self._answer, self._met = answer, False
        messages.opened.connect(self.meet)

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
def desk(agency: SampleAgency, qtbot: QtBot) -> Callable[[Role], Desk]:
    def make(role: Role) -> Desk:
        made = Desk(agency, role, qtbot)
        qtbot.waitUntil(made.page.windowHandle().isExposed)
        return made

    return make


@pytest.fixture
def services_desk(desk: Callable[[Role], Desk]) -> Desk:
    return desk(Role.VICTIM_SERVICES)


@pytest.fixture
def evidence_desk(desk: Callable[[Role], Desk]) -> Desk:
    return desk(Role.EVIDENCE)

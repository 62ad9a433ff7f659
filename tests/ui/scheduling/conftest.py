"""The scheduling settings of the sample agency, as a supervisor opens them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.session import Session
from tests.ui.conftest import Fairhaven, nameless

Shown = TypeVar("Shown", bound=CalmDialog)
Opens = Callable[..., CalmDialog]


@pytest.fixture(autouse=True)
def nothing_settled(fairhaven: Fairhaven) -> None:
    """The sample agency without hours, closed times, minutes and parties of its own."""
    engine = fairhaven.services._database.engine
    for table in ("opening", "closure", "buffer", "separation"):
        engine.execute_sql(f"DELETE FROM {table}")
    engine.execute_sql("UPDATE appointment SET party_id = NULL")
    engine.execute_sql("DELETE FROM party")


@pytest.fixture
def session(fairhaven: Fairhaven) -> Session:
    return fairhaven.session(Role.SUPERVISOR)


@pytest.fixture
def opens(qtbot: QtBot, session: Session) -> Callable[..., CalmDialog]:
    """A dialog of a kind, open and active; every control in it has a name."""

    def make(kind: type[Shown], *arguments: object, whose: Session = session, **named: object) -> Shown:
        made = kind(whose, *arguments, **named)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(made.isActiveWindow)
        assert nameless(made) == []
        return made

    return make


def visits(session: Session, guest: str) -> Appointment:
    """The appointment of a guest, some day soon."""
    found = session.services.schedule.period(session.actor, session.today(), 30)
    assert not isinstance(found, Refused)
    return next(each for each in found.appointments if each.guest_name == guest)


def within(kind: type[QDialog], act: Callable[[QDialog], None], name: str = "") -> None:
    """Do something in the dialog that is about to run its own loop."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and name in ("", dialog.objectName()):
            act(dialog)
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)

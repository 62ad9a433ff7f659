"""The sample agency, filled once and copied for every test that wants real services behind its widgets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QWidget

from desktop_app import sample
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.sample import HeldClock
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import key_beside, open_database
from desktop_app.ui.messages import Messages
from desktop_app.ui.session import Session

MORNING = int(datetime(2026, 11, 24, 9, 40, tzinfo=ZoneInfo("America/New_York")).timestamp())


@dataclass(slots=True)
class Fairhaven:
    """The sample agency on Tuesday 24 November 2026, 9:40 in the morning."""

    services: Services
    clock: HeldClock
    sessions: list[Session] = field(default_factory=list)

    def one(self, role: Role) -> StaffMember:
        """Somebody of a role."""
        return next(member for member in self.services.staff.all() if member.role is role)

    def session(self, role: Role) -> Session:
        """A desk at which somebody of this role is signed in."""
        agency = self.services.agency.get()
        assert agency is not None
        self.sessions.append(Session(self.services, agency, self.one(role), Messages(), self.clock))
        return self.sessions[-1]


@pytest.fixture(scope="session")
def fairhaven_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "safekeeping.db"
    database = open_database(path, key_beside(path))
    sample.fill(database, MORNING)
    database.close()
    return path


@pytest.fixture
def fairhaven(fairhaven_file: Path, tmp_path: Path) -> Iterator[Fairhaven]:
    path = tmp_path / "safekeeping.db"
    shutil.copy(fairhaven_file, path)
    shutil.copy(fairhaven_file.with_suffix(".key"), path.with_suffix(".key"))
    database = open_database(path, key_beside(path))
    database.engine.execute_sql("PRAGMA synchronous = OFF")  # nobody pulls the plug of a copy
    clock = HeldClock(MORNING)
    yield Fairhaven(services_over(database, clock), clock)
    database.close()


def the(widget: QWidget, name: str) -> QWidget:
    """The one part with this object name; rows that were made anew have let go of the old ones."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    [found] = widget.findChildren(QWidget, name)
    return found


def words_in(widget: QWidget) -> str:
    """Every word a person can read or hear in a widget."""
    everything = [widget, *widget.findChildren(QWidget)]
    shown = [part.text() for part in everything if isinstance(part, QLabel | QAbstractButton | QLineEdit)]
    chosen = [part.itemText(row) for part in everything if isinstance(part, QComboBox) for row in range(part.count())]
    heard = [
        text for part in everything for text in (part.accessibleName(), part.accessibleDescription(), part.toolTip())
    ]
    return "\n".join([*shown, *chosen, *heard])


def nameless(widget: QWidget) -> list[str]:
    """The controls one can reach by keyboard that a screen reader could not name."""
    return [
        f"{type(part).__name__} {part.objectName()!r}"
        for part in widget.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(part, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        and not isinstance(part.parent(), QAbstractSpinBox | QComboBox)
        and part.isVisibleTo(widget)
        and not part.accessibleName()
    ]

"""Somebody at a real desk: the sample agency's windows over a real database, walked without a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.tour.walker import Walker
from desktop_app.ui.desk import Desk
from desktop_app.ui.theme import apply_theme
from tests.agency import SampleAgency


@pytest.fixture
def walker(agency: SampleAgency, qtbot: QtBot, qapp: object) -> Iterator[Walker]:
    """A walker before "Who is at this desk?"."""
    apply_theme(qapp, dark=False)
    known = agency.services.agency.get()
    assert known is not None
    desk = Desk(agency.services, known, agency.clock)
    qtbot.addWidget(desk.window)
    desk.window.show()
    yield Walker(desk, agency.clock)
    desk.lock()

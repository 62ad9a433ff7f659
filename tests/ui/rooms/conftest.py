"""The drawn day on its own, and the Rooms page of each role over the sample agency."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.messages import Messages
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.rooms.time_view import TimeView
from desktop_app.ui.session import Session
from tests.agency import SampleAgency
from tests.ui.rooms.drawn_day import VISITS, Hand, Planner, drawn

SIZE = (1110, 648)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)


@pytest.fixture
def planner() -> Planner:
    return Planner()


@pytest.fixture
def view(qtbot: QtBot, planner: Planner) -> TimeView:
    made = TimeView()
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show_schedule(drawn(*VISITS))
    made.set_planner(planner)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def hand(view: TimeView) -> Hand:
    return Hand(view)


@pytest.fixture
def session_for(agency: SampleAgency) -> Callable[[Role], Session]:
    """A session of the first person in a role."""

    def make(role: Role) -> Session:
        found = agency.services.agency.get()
        assert found is not None
        return Session(agency.services, found, agency.one(role), Messages(), agency.clock)

    return make


@pytest.fixture
def dialog_for(qtbot: QtBot, session_for: Callable[[Role], Session]) -> Callable[..., BookingDialog]:
    """The booking dialog of a role, open."""
    kept = []

    def make(role: Role = Role.VICTIM_SERVICES, **wish: object) -> BookingDialog:
        made = BookingDialog(session_for(role), None, **wish)
        kept.append(made)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


@pytest.fixture
def page_for(qtbot: QtBot, session_for: Callable[[Role], Session]) -> Callable[[Role], RoomsPage]:
    """The Rooms page as a role sees it."""

    def make(role: Role) -> RoomsPage:
        made = RoomsPage(session_for(role))
        qtbot.addWidget(made)
        made.resize(*SIZE)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return make


@pytest.fixture
def page(page_for: Callable[[Role], RoomsPage]) -> RoomsPage:
    return page_for(Role.VICTIM_SERVICES)

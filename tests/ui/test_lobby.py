"""The second window, for a screen the lobby can see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.domain.lobby import LobbyVisit
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.ui.desk import Desk
from desktop_app.ui.lobby import LobbyButton, LobbyScreen
from desktop_app.ui.messages import Messages
from desktop_app.ui.rooms.page import RoomsPage
from tests.ui.conftest import MORNING, Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, fairhaven: Fairhaven) -> Iterator[Desk]:
    agency = fairhaven.services.agency.get()
    assert agency is not None
    made = Desk(fairhaven.services, agency, fairhaven.clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.sign_in(fairhaven.one(Role.FRONT_DESK).id)
    yield made
    made.lock()


def opened(qtbot: QtBot, desk: Desk) -> LobbyScreen:
    """The lobby's window, opened from the Rooms page."""
    desk.window.show_page("rooms")
    page = desk.window.page("rooms")
    assert isinstance(page, RoomsPage)
    qtbot.mouseClick(the(page, "rooms.lobby"), LEFT)
    [found] = [each for each in QApplication.topLevelWidgets() if isinstance(each, LobbyScreen) and each.isVisible()]
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def button(desk: Desk) -> LobbyButton:
    found = the(desk.window.page("rooms"), "rooms.lobby")
    assert isinstance(found, LobbyButton)
    return found


def test_v02_it_shows_initials_host_room_and_time_and_nothing_else(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(qtbot, desk)
    assert screen.board.lines() == [("9:30 am", "R. S.", "A. Hale", "Soft room A")]
    read = words_in(screen)
    assert "Fairhaven Police Department" in read
    assert "9:40 am" in read
    assert "Please sit down" in read
    hidden = ("Rita", "Soto", "interview", "return", "belongings", "26-", "wheelchair", "interpreter", "in the room")
    assert [word for word in hidden if word in read] == []


def test_v02_no_message_stands_in_front_of_it(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong while it is in front is told at the desk: a sentence about a fault names places and people."""
    screen = opened(qtbot, desk)
    assert QApplication.activeWindow() is screen
    assert app.desk_window() is desk.window
    parents: list[object] = []
    monkeypatch.setattr(Messages, "tell", lambda _self, parent, *_: parents.append(parent))
    app.tell_fault(StoreFault, StoreFault(Fault.DISK_FULL), None)
    assert parents == [desk.window]


def test_v02_the_screen_holds_no_word_more_than_it_shows(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> None:
    """Names, descriptions and tooltips for screen readers too, and no name of it says more than its title."""
    screen = opened(qtbot, desk)
    said = {screen.windowTitle(), screen.accessibleName()}
    for each in screen.findChildren(QWidget):
        said |= {
            each.accessibleName(),
            each.accessibleDescription(),
            each.toolTip(),
            each.whatsThis(),
            each.statusTip(),
        }
    held = " ".join(said)
    for visit in fairhaven.services.lobby.rows(fairhaven.one(Role.FRONT_DESK)):
        assert visit.guest in held
    assert not [word for word in ("Rita", "Soto", "Tess", "Howard") if word in held]


def test_it_follows_the_day(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> None:
    screen = opened(qtbot, desk)
    fairhaven.clock.moment += 3 * 3600 + 30 * 60
    assert desk.session is not None
    desk.session.changed.emit()
    assert [line[:2] for line in screen.board.lines()] == [("1:30 pm", "T. H.")]
    assert "1:10 pm" in words_in(the(screen, "lobby.time"))
    fairhaven.clock.moment += 12 * 3600
    screen.reload()
    assert screen.board.lines() == []
    assert "Please tell the front desk that you are here." in words_in(screen.board)


def test_it_looks_again_by_itself(qtbot: QtBot, desk: Desk, fairhaven: Fairhaven) -> None:
    screen = opened(qtbot, desk)
    timers = {timer.interval(): timer for timer in (screen._refresh, screen._tick)}
    assert all(timer.isActive() for timer in timers.values())
    assert set(timers) == {30_000, 1_000}
    fairhaven.clock.moment += 12 * 3600
    timers[30_000].timeout.emit()
    assert screen.board.lines() == []


def test_escape_closes_it_and_the_button_opens_it_again(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(qtbot, desk)
    assert button(desk).text() == "Close lobby screen"
    qtbot.keyClick(screen, Key.Key_Escape)
    assert not screen.isVisible()
    assert button(desk).text() == "Lobby screen"
    again = opened(qtbot, desk)
    qtbot.mouseClick(button(desk), LEFT)
    assert not again.isVisible()


def test_f11_fills_the_screen_and_gives_it_back(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(qtbot, desk)
    qtbot.keyClick(screen, Key.Key_F11)
    assert screen.isFullScreen()
    qtbot.mouseDClick(screen, LEFT)
    assert not screen.isFullScreen()
    assert screen.isVisible()


@pytest.mark.parametrize("first", ["lobby", "desk"])
def test_f8_blanks_both_windows(qtbot: QtBot, desk: Desk, first: str) -> None:
    screen = opened(qtbot, desk)
    where = screen if first == "lobby" else desk.window
    where.activateWindow()
    qtbot.waitUntil(where.isActiveWindow)
    qtbot.keyClick(where, Key.Key_F8)
    assert desk.window.is_covered()
    assert not screen.board.isVisible()
    qtbot.keyClick(where, Key.Key_F8)
    assert not desk.window.is_covered()
    assert screen.board.isVisible()


@pytest.mark.parametrize("first", ["lobby", "desk"])
def test_it_goes_when_the_desk_is_locked(qtbot: QtBot, desk: Desk, first: str) -> None:
    screen = opened(qtbot, desk)
    where = screen if first == "lobby" else desk.window
    where.activateWindow()
    qtbot.waitUntil(where.isActiveWindow)
    qtbot.keyClick(where, Key.Key_F9)
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [desk.window]
    assert desk.session is None


def test_it_does_not_outlive_the_window(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(qtbot, desk)
    desk.window.close()
    assert not screen.isVisible()


@pytest.mark.parametrize("role", [Role.EVIDENCE, Role.VICTIM_SERVICES])
def test_who_may_not_book_does_not_open_it(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> None:
    page = RoomsPage(fairhaven.session(role))
    qtbot.addWidget(page)
    page.show()
    assert the(page, "rooms.lobby").isVisible() is (role is not Role.EVIDENCE)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1280, 720)])
def test_twelve_long_lines_fit(qtbot: QtBot, fairhaven: Fairhaven, size: tuple[int, int]) -> None:
    screen = LobbyScreen(fairhaven.session(Role.FRONT_DESK))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    visit = LobbyVisit("W. W.", "A. Featherstonehaugh", "The long room " * 8, Span(MORNING, MORNING + 3600))
    screen.board.show_visits([visit] * 12)
    qtbot.waitUntil(lambda: the(screen, "lobby.visit.11").isVisible())
    last = the(screen, "lobby.visit.11")
    assert last.geometry().bottom() <= screen.board.height()
    assert screen.size().toTuple() == size
    assert nameless(screen) == []


def test_too_many_lines_show_the_first(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    screen = LobbyScreen(fairhaven.session(Role.FRONT_DESK))
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    visits = [LobbyVisit("W. W.", "A. Hale", f"Room {n}", Span(MORNING + n, MORNING + n + 3600)) for n in range(60)]
    screen.board.show_visits(visits)
    shown = screen.board.lines()
    assert 12 <= len(shown) < 60
    assert shown[0][3] == "Room 0"

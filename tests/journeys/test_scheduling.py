"""The schedule as a front desk works with it, once with the mouse and once with nothing but the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from desktop_app.tour.days import at
from desktop_app.tour.hands import until
from desktop_app.tour.walker import Walker
from desktop_app.ui.rooms.time_view import TimeView
from desktop_app.ui.widgets.notice import Notice
from tests.journeys.two_ways import Keyboard, Mouse, Way

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)  # an open list
GARDEN, SOFT_A, SOFT_B = "Garden room", "Soft room A", "Soft room B"


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def way(request: pytest.FixtureRequest, walker: Walker) -> Way:
    """Dana Cole of the front desk, on the Rooms page."""
    made: Way = request.param(walker)
    made.sign_in("Dana Cole")
    made.go_to("rooms")
    return made


def test_a_visit_is_booked_carried_refused_and_taken_back(way: Way) -> None:
    way.turn(1)
    way.book(SOFT_A, at(13, 0, 25), at(14, 0, 25))
    fill_in(way, "Mara Quinn")
    way.do("booking.save")
    assert "Booked: 1:00 – 2:00 in Soft room A" in way.hands.words()

    way.take(SOFT_A, at(13, 0, 25))
    way.carry(SOFT_B, at(11, 0, 25))
    assert "Soft room B is held" in why_not(way)
    way.drop()
    assert "Soft room B is held" in way.hands.find("rooms.notice", Notice).sentence()
    assert "1:00 pm to 2:00 pm, Soft room A" in heard(way)

    way.take(SOFT_A, at(13, 0, 25))
    way.carry(GARDEN, at(15, 30, 25))
    assert why_not(way) == ""
    way.drop()
    way.do("move.save")
    assert "3:30 pm to 4:30 pm, Garden room" in heard(way)

    way.take_back()
    assert "1:00 pm to 2:00 pm, Soft room A" in heard(way)
    way.do_again()
    assert "3:30 pm to 4:30 pm, Garden room" in heard(way)


def test_of_a_weekly_series_one_visit_moves_and_the_last_ones_are_cancelled(way: Way) -> None:
    way.turn(1)
    way.book(GARDEN, at(10, 0, 25), at(11, 0, 25))
    fill_in(way, "Ana Sorel")
    way.choose("repeat.often", "Every week")
    way.hands.in_dialog(lambda: way.do("booking.save"), lambda: way.do("series.save"))

    way.show("week")
    way.turn(2)
    way.take(GARDEN, at(10, 0, 9, 12))
    way.carry(GARDEN, at(13, 0, 9, 12))
    way.drop()
    way.hands.in_dialog(lambda: way.do("move.save"), lambda: way.do("series.save"))

    way.turn(1)
    way.open(GARDEN, at(10, 0, 16, 12))
    way.hands.in_dialog(
        lambda: way.do("appointment.cancel"),
        lambda: choose_and_go(way, "reason.choice.0", "dialog.confirm"),
        lambda: choose_and_go(way, "series.scope.this_and_following", "series.save"),
    )
    way.show("month")
    way.show("agenda")
    assert listed(way, "A. S.") == ["Wed 2 Dec 10:00 am to 11:00 am", "Wed 9 Dec 1:00 pm to 2:00 pm"]
    way.turn(-1)
    assert "Wed 25 Nov 10:00 am to 11:00 am" in listed(way, "A. S.")


def test_a_time_is_found_for_a_wheelchair_user_with_an_interpreter(way: Way) -> None:
    way.do("rooms.find")
    way.choose("find_time.purpose", "Victim interview")
    way.do("find_time.need.wheelchair")
    way.do("find_time.need.interpreter")
    way.choose("find_time.interpreter", "Luis Ortega")
    way.choose("find_time.host", "Maria Reyes")
    assert until(lambda: "step-free · interpreter free · host free" in way.hands.words())
    way.take_offer()
    way.write("booking.guest", "Mara Quinn")
    way.do("booking.not_suspect")
    way.do("booking.save")
    assert "8:00 am to 9:00 am, Soft room A, host M. Reyes" in heard(way)
    way.lock()
    way.sign_in("Maria Reyes")
    way.go_to("rooms")
    way.turn(1)
    way.open(SOFT_A, at(8, 0, 25))
    read = way.hands.words()
    assert "Luis Ortega" in read
    assert "wheelchair" in read


def test_the_lobby_screen_reads_four_things_and_goes_when_the_desk_is_locked(way: Way) -> None:
    way.do("rooms.lobby")
    screen = lobby()
    assert screen is not None
    line = [each.text() for each in screen.findChild(QWidget, "lobby.visit.0").findChildren(QLabel)]
    assert line == ["9:30 am", "R. S.", "A. Hale", SOFT_A]
    way.lock()
    assert lobby() is None


def fill_in(way: Way, guest: str) -> None:
    """What a booking needs beside its room and time."""
    way.choose("booking.purpose", "Family meeting")
    way.write("booking.guest", guest)
    way.choose("booking.host", "Maria Reyes")
    way.do("booking.not_suspect")


def choose_and_go(way: Way, option: str, confirm: str) -> None:
    """Take an option, and then it is done."""
    way.do(option)
    way.do(confirm)


def heard(way: Way) -> str:
    """What the drawn schedule says of where one stands."""
    return way.hands.find("rooms.view", TimeView).accessibleName()


def why_not(way: Way) -> str:
    """What is written beside the appointment that is carried."""
    ghost = way.hands.find("rooms.view", TimeView).ghost()
    assert ghost is not None
    return ghost.why


def listed(way: Way, guest: str) -> list[str]:
    """Days and times of a guest's appointments on the agenda."""
    model = way.hands.find("rooms.agenda", QTableView).model()
    rows = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return [" ".join(row[:2]) for row in rows if guest in row]


def lobby() -> QWidget | None:
    """The screen that stands in the lobby, if it is there."""
    windows = (each for each in QApplication.topLevelWidgets() if each.objectName() == "lobby")
    return next((each for each in windows if each.isVisible()), None)

"""The fourth journey: the front desk at its schedule, and the supervisor who settles how it works."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.tour.days import at
from desktop_app.tour.hands import NotThere, until
from desktop_app.tour.schedule_hand import ScheduleHand
from desktop_app.tour.walker import Walker

SOFT_A, SOFT_B = "Soft room A", "Soft room B"
SUBJECTS = ("keep_apart", "closures", "holidays", "hours", "buffers", "rooms", "interpreters")


def scheduling(walk: Walker) -> None:
    """Looks at the weeks to come, moves and takes back, books a series, finds a time; reports and settings."""
    walk.sign_in("Dana Cole")
    walk.hands.click("rail.rooms")
    _look_ahead(walk)
    _carry(walk)
    _repeat(walk)
    _find(walk)
    _show_lobby(walk)
    walk.sign_in("Maria Reyes")
    walk.hands.click("rail.rooms")
    walk.snap("rooms-victim-services")
    walk.sign_in("Ruth Okafor")
    _report(walk)
    _settle(walk)


def _look_ahead(walk: Walker) -> None:
    hands = walk.hands
    hands.click("rooms.shape.week")
    walk.snap("schedule-week")
    hands.choose("rooms.room", SOFT_A)
    walk.snap("schedule-week-of-one-room")
    hands.choose("rooms.room", "All rooms")
    hands.click("rooms.shape.month")
    walk.snap("schedule-month")
    hands.click("rooms.shape.agenda")
    walk.snap("schedule-agenda")
    hands.click("rooms.shape.day")


def _carry(walk: Walker) -> None:
    """A visit is carried over another one, which is refused before the drop, and then to a free time and back."""
    hands, hand = walk.hands, ScheduleHand(walk.hands)
    hands.click("rooms.next")
    hand.take(SOFT_B, at(8, 30, 25))
    hand.carry(SOFT_B, at(10, 0, 25))
    if not hand.why_not():
        raise NotThere("a time that is taken was not refused")
    walk.snap("schedule-carried-where-it-may-not-lie")
    hand.carry(SOFT_A, at(14, 0, 25))
    walk.snap("schedule-carried-where-it-may")
    hand.drop()
    walk.snap("schedule-move")
    hands.click("move.save")
    walk.snap("schedule-moved")
    hands.click("rooms.take_back")
    walk.snap("schedule-taken-back")


def _repeat(walk: Walker) -> None:
    """Wednesdays and Thursdays at one; this Thursday somebody else is in the room, and is left alone."""
    hands = walk.hands
    ScheduleHand(hands).draw(SOFT_A, at(13, 0, 25), at(14, 0, 25))
    hands.choose("booking.purpose", "Family meeting")
    hands.write("booking.guest", "Ana Sorel")
    hands.choose("booking.host", "Maria Reyes")
    hands.click("booking.not_suspect")
    hands.choose("repeat.often", "Every week")
    hands.click("repeat.day.3")
    walk.snap("booking-that-repeats")
    hands.in_dialog(lambda: hands.click("booking.save"), partial(_leave_out, walk))
    hands.click("rooms.shape.month")
    hands.click("rooms.next")
    walk.snap("series-in-the-month")
    hands.click("rooms.today")
    hands.click("rooms.shape.day")


def _leave_out(walk: Walker) -> None:
    walk.snap("series-dates")
    walk.hands.click("series.skip")
    walk.snap("series-one-date-left-out")
    walk.hands.click("series.save")


def _find(walk: Walker) -> None:
    """A time for somebody in a wheelchair who speaks Spanish."""
    hands = walk.hands
    hands.click("rooms.find")
    hands.choose("find_time.purpose", "Victim interview")
    for need in ("wheelchair", "interpreter"):
        hands.click(f"find_time.need.{need}")
    hands.choose("find_time.interpreter", "Luis Ortega")
    hands.choose("find_time.host", "Maria Reyes")
    if not until(lambda: "interpreter free · host free" in hands.words()):
        raise NotThere("no time was found")
    walk.snap("find-a-time")
    hands.click("find_time.offer.0")
    hands.write("booking.guest", "Inez Rojas")
    hands.choose("booking.language", "Spanish")
    hands.click("booking.not_suspect")
    walk.snap("find-a-time-booking")
    hands.click("booking.save")
    walk.snap("find-a-time-booked")


def _show_lobby(walk: Walker) -> None:
    """The screen in the lobby goes when the desk is locked."""
    walk.hands.click("rooms.lobby")
    screen = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "lobby" and each.isVisible())
    walk.snap_alone(screen, "lobby-screen")
    walk.hands.click("rail.lock")
    if screen.isVisible():
        raise NotThere("the lobby screen stayed behind")


def _report(walk: Walker) -> None:
    walk.hands.click("rail.reports")
    walk.snap("reports-charts")
    walk.hands.click_inside("reports.view", "Tables")
    walk.snap("reports-tables")


def _settle(walk: Walker) -> None:
    """Each subject of the scheduling settings, looked at and left."""
    walk.hands.click("rail.settings")
    for subject in SUBJECTS:
        opening = partial(walk.hands.click, f"settings.scheduling.{subject}")
        walk.hands.in_dialog(opening, partial(_look_at, walk, subject))


def _look_at(walk: Walker, subject: str) -> None:
    walk.snap(f"settings-{subject.replace('_', '-')}")
    walk.hands.press(Qt.Key.Key_Escape)

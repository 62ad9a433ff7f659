"""The first journey: the front desk books a room, and meets who arrives."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime

from desktop_app.tour.days import TOMORROW, at
from desktop_app.tour.hands import NotThere
from desktop_app.tour.walker import Walker


def front_desk(walk: Walker) -> None:
    """A room for tomorrow is booked in one dialog; the family of eleven o'clock arrives; victim services see it."""
    hands = walk.hands
    walk.sign_in("Dana Cole")
    walk.snap("today-front-desk")
    hands.click("rail.rooms")
    walk.snap("rooms-day")
    hands.in_dialog(lambda: hands.click("rooms.book"), lambda: _book_interview(walk))
    walk.snap("rooms-booked")
    hands.in_dialog(walk.open_selected, lambda: _look_at_appointment(walk))
    hands.click("rail.today")
    guest = walk.guest("F. A.")
    hands.click(f"today.arrived.{guest}")
    walk.snap("arrival-waits-for-the-room")
    walk.clock.moment = at(10, 35)
    _make_ready(walk, guest)
    walk.sign_in("Dana Cole")
    hands.click(f"today.arrived.{guest}")
    walk.snap("today-arrived")
    hands.press(Qt.Key.Key_F8)
    if not walk.desk.window.is_covered():
        raise NotThere("F8 did not hide the screen")
    walk.snap("today-hidden")
    hands.press(Qt.Key.Key_F8)
    walk.sign_in("Maria Reyes")
    walk.snap("today-victim-services-arrival")
    walk.document("day_sheet", "Dana Cole")


def _book_interview(walk: Walker) -> None:
    hands = walk.hands
    hands.choose("booking.purpose", "Victim interview")
    hands.choose("booking.room", "Soft room B")
    hands.set_date("booking.date", TOMORROW)
    hands.set_time("booking.start", QTime(10, 0))
    hands.write("booking.guest", "Mara Quinn")
    hands.click("booking.need.wheelchair")
    hands.click("booking.need.interpreter")
    hands.choose("booking.language", "Spanish")
    hands.choose("booking.host", "Maria Reyes")
    hands.click("booking.not_suspect")
    walk.snap("booking-refused-with-free-times")
    hands.click("booking.free.0")
    walk.snap("booking-accepted")
    hands.click("booking.save")


def _look_at_appointment(walk: Walker) -> None:
    hands = walk.hands
    walk.snap("appointment")
    hands.in_dialog(lambda: hands.click("appointment.checklist"), lambda: _look_at_checklist(walk))


def _look_at_checklist(walk: Walker) -> None:
    walk.snap("interview-checklist")
    walk.hands.click("dialog.confirm")


def _make_ready(walk: Walker, guest: int) -> None:
    """Victim services finish the readiness list; gate A6 opens."""
    walk.sign_in("Maria Reyes")
    walk.tick_for_appointment(guest, "a-vs-ready")

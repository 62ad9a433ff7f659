"""Journey 1: a room for tomorrow, an arrival, and victim services told; the lobby reads initials only."""

from __future__ import annotations

from desktop_app.tour.days import words_on
from desktop_app.tour.front_desk import front_desk
from desktop_app.tour.walker import Walker


def test_the_front_desk_books_a_room_and_receives_a_family(walker: Walker) -> None:
    front_desk(walker)
    walker.sign_in("Dana Cole")
    walker.hands.click("rail.rooms")
    walker.hands.click("rooms.next")
    walker.hands.click("rooms.shape.agenda")
    walker.hands.pick_row("rooms.agenda", "8:30")  # the first of the free times the dialog offered
    walker.hands.click("rail.today")
    assert "arrived" in words_on(walker)


def test_victim_services_see_the_arrival(walker: Walker) -> None:
    front_desk(walker)
    walker.sign_in("Amina Hale")
    assert "F. A. and two others have arrived" in words_on(walker)


def test_the_lobby_reads_no_name_no_case_and_no_purpose(walker: Walker) -> None:
    walker.sign_in("Dana Cole")
    for page in ("today", "rooms"):
        walker.hands.click(f"rail.{page}")
        seen = words_on(walker)
        for secret in ("Adeyemi", "Delgado", "26-01", "suicide", "homicide", "evidence", "interview"):
            assert secret.lower() not in seen.lower(), f"{page} shows {secret!r} to the lobby"

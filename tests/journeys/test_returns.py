"""Journeys 2 and 3: a return from the imported list to its last signature, and what victim services do around it."""

from __future__ import annotations

from desktop_app.tour.days import DANIEL, ROSA, hands_tab, words_on
from desktop_app.tour.evidence import evidence
from desktop_app.tour.victim_services import victim_services
from desktop_app.tour.walker import Walker


def test_a_return_is_packed_signed_and_followed_by_a_call(walker: Walker) -> None:
    evidence(walker)
    walker.sign_in("Lena Brandt")
    walker.open_family(ROSA)
    assert "Follow-up" in words_on(walker)
    hands_tab(walker, "History")
    for words in ("given", "finished"):
        walker.hands.pick_row("history.table", words)
    walker.open_family(DANIEL)
    hands_tab(walker, "Belongings")
    walker.hands.pick_row("items.table", "Keys on a blue ring")
    assert "waits" in words_on(walker)  # what was imported begins with a hold

    victim_services(walker)
    assert "No call is due" in words_on(walker)
    walker.open_family(DANIEL)
    hands_tab(walker, "Choices")
    assert "1 of 18 asked" in words_on(walker)
    walker.hands.click("family.section.choices")
    assert "asked about 1 of" in words_on(walker)


def test_the_family_page_answers_whether_we_can_call(walker: Walker) -> None:
    walker.sign_in("Maria Reyes")
    walker.open_family("26-015310")
    seen = words_on(walker)
    assert "Can we call this family yet?" in seen
    assert "Not yet" in seen
    walker.open_family(DANIEL)
    assert "Yes." in words_on(walker)

"""Journey 3: why things wait, what the family chose, the packet in Spanish, the call that follows."""

from __future__ import annotations

from desktop_app.tour.journeys import DANIEL, evidence, hands_tab, victim_services, words_on
from desktop_app.tour.walker import Walker


def test_victim_services_prepare_a_family_and_call_after_the_return(walker: Walker) -> None:
    evidence(walker)
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

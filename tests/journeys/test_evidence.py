"""Journey 2: a list imported, a clearance recorded, a return packed by two and signed at the table."""

from __future__ import annotations

from desktop_app.tour.journeys import DANIEL, ROSA, evidence, hands_tab, words_on
from desktop_app.tour.walker import Walker


def test_evidence_bring_a_return_to_its_last_signature(walker: Walker) -> None:
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

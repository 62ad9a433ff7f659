"""The third journey: why things wait, what a family chose, what it takes home, and the call that follows."""

from __future__ import annotations

from desktop_app.tour.days import DANIEL, ROSA, at, hands_tab
from desktop_app.tour.walker import Walker


def victim_services(walk: Walker) -> None:
    """Why things wait, what the family chose, the packet in Spanish and large print, and the calls that follow."""
    hands = walk.hands
    walk.sign_in("Maria Reyes")
    hands.click("rail.returns")
    walk.snap("returns-board")
    walk.open_family(DANIEL)
    walk.snap("family-overview")
    for tab in ("People", "Belongings", "Choices", "Checklist"):
        hands_tab(walk, tab)
        walk.snap(f"family-{tab.lower()}")
    _settle_authority(walk)
    walk.open_family(DANIEL)
    hands_tab(walk, "Choices")
    hands.click("preferences.packaging.small_box")
    walk.snap("family-call")
    hands.click("family.section.choices")
    hands.pick_row("choices.table", "Dark hooded sweatshirt")
    for option in ("decision.return", "cleaning.leave", "packaging.wrapped"):
        hands.click(f"choices.{option}")
    hands.click("choices.save")
    walk.snap("family-choice-kept")
    hands_tab(walk, "History")
    walk.snap("family-history")
    for kind, family, language in (
        ("family_packet", ROSA, "Español"),
        ("family_packet", DANIEL, "English"),
        ("belongings_list", DANIEL, "English"),
        ("retained_items", DANIEL, "English"),
        ("appointment_letter", ROSA, "Español"),
        ("role_checklist", ROSA, "English"),
    ):
        walk.document(kind, "Maria Reyes", family=family, language=language, large=kind == "family_packet")
    for page in ("directory", "protocols", "settings"):
        hands.click(f"rail.{page}")
        walk.snap(page)
    _follow_up(walk)


def _settle_authority(walk: Walker) -> None:
    """Gate B2: victim services read the letters, evidence review them."""
    walk.tick_for_family(DANIEL, "b-vs-authority", "b-vs-authority-clear")
    walk.sign_in("Lena Brandt")
    walk.tick_for_family(DANIEL, "b-ev-authority-review")
    walk.sign_in("Maria Reyes")


def _follow_up(walk: Walker) -> None:
    """Two days after the return the call is due; only how it ended is recorded."""
    walk.clock.moment = at(10, 0, day=26)
    walk.sign_in("Maria Reyes")
    walk.snap("today-call-due")
    walk.hands.click(walk.name_of("today.follow_up.", ""))
    walk.hands.click(walk.name_of("today.follow_up.", ".reached"))
    walk.snap("today-call-recorded")

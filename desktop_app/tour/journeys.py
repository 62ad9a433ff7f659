"""Three journeys of the design, each told once; the tour takes pictures of them, the tests check them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QTabWidget

from desktop_app.paths import data_folder
from desktop_app.tour.hands import NotThere
from desktop_app.tour.walker import Walker

ZONE = ZoneInfo("America/New_York")
DAY = datetime(2026, 11, 24, 9, 50, tzinfo=ZONE)
TOMORROW = QDate(2026, 11, 25)
DANIEL, ROSA = "26-014877", "26-013902"
PACKED = ("FPD-44860", "FPD-44861", "FPD-44862", "FPD-44863")
"""What is prepared for Rosa's family, by the codes on it."""


def at(hour: int, minute: int, day: int = 24, month: int = 11) -> int:
    """An instant of the tour's weeks, in epoch seconds."""
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZONE).timestamp())


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


def evidence(walk: Walker) -> None:
    """A list is imported, a clearance recorded; a return is packed by two, met at the table and signed."""
    hands = walk.hands
    walk.clock.moment = at(11, 30)
    walk.sign_in("Lena Brandt")
    walk.snap("today-evidence")
    walk.open_family(DANIEL)
    hands_tab(walk, "Belongings")
    hands.in_dialog(lambda: hands.click("items.import"), lambda: _import(walk))
    hands.pick_row("items.table", "Ring, yellow metal")
    hands.in_dialog(lambda: hands.click("family.primary"), lambda: _clear(walk))
    walk.snap("belongings-cleared")
    _prepare_return(walk)
    _meet_at_the_table(walk)


def _import(walk: Walker) -> None:
    from desktop_app.ui.returns.item_import import ImportDialog

    hands = walk.hands
    dialog = hands.front()
    if not isinstance(dialog, ImportDialog):
        raise NotThere("the import did not open")
    dialog.choose(data_folder("resources") / "sample" / "items.csv")
    hands.find("import.preview")
    walk.snap("import-preview")
    hands.click("import.save")
    walk.snap("import-done")
    hands.click("dialog.cancel")


def _clear(walk: Walker) -> None:
    hands = walk.hands
    hands.choose("clearance.hold", "Ring, yellow metal")
    hands.write("clearance.name", "Alice Romero")
    hands.write("clearance.title", "Assistant district attorney")
    hands.write("clearance.agency", "District attorney")
    hands.write("clearance.reference", "DA-26-441")
    walk.snap("clearance")
    hands.click("clearance.save")


def _prepare_return(walk: Walker) -> None:
    """Packed by one, reconciled by another; the room is made ready; the family is met."""
    walk.clock.moment = at(13, 40)
    walk.sign_in("Lena Brandt")
    _scan_the_list(walk)
    walk.snap("return-packed")
    walk.tick_for_family(ROSA, "b-ev-packaging", "b-ev-no-firearm")
    walk.sign_in("Peter Novak")
    _scan_the_list(walk)
    walk.hands.click("packing.checked")
    walk.snap("return-packing-checked")
    walk.hands.in_dialog(lambda: walk.hands.click("packing.carry"), lambda: _carry_to_the_room(walk))
    walk.sign_in("Maria Reyes")
    walk.clock.moment = at(14, 20)
    walk.tick_for_family(ROSA, "b-vs-room-ready", "b-vs-not-counter")
    walk.snap("return-prepared")
    walk.sign_in("Dana Cole")
    walk.clock.moment = at(14, 55)
    walk.hands.click(f"today.arrived.{walk.guest('E. D.')}")


def _scan_the_list(walk: Walker) -> None:
    """Each belonging by its code, as a scanner types it: the first person packs by it, the second one checks."""
    walk.open_family(ROSA)
    hands_tab(walk, "At the table")
    walk.hands.click("family.section.packing")
    for code in PACKED:
        walk.hands.write("packing.code", code)
        walk.hands.press(Qt.Key.Key_Return)


def _carry_to_the_room(walk: Walker) -> None:
    walk.hands.choose("carry.place", "Return room")
    walk.snap("return-carried")
    walk.hands.click("carry.save")


def _carry_back(walk: Walker) -> None:
    """What the family left for later is sealed again and logged back into the evidence room."""
    walk.open_family(ROSA)
    hands_tab(walk, "Belongings")
    walk.hands.pick_row("items.table", "Her green wool coat")
    walk.hands.in_dialog(lambda: walk.hands.click("custody.carry"), lambda: _under_a_new_seal(walk))
    walk.snap("belonging-back-in-evidence")


def _under_a_new_seal(walk: Walker) -> None:
    walk.hands.choose("carry.place", "Evidence room")
    walk.hands.write(walk.name_of("carry.seal.", ""), "44990")
    walk.snap("carried-back")
    walk.hands.click("carry.save")


def _meet_at_the_table(walk: Walker) -> None:
    hands = walk.hands
    walk.sign_in("Lena Brandt")
    walk.clock.moment = at(15, 0)
    walk.open_family(ROSA)
    hands_tab(walk, "At the table")
    walk.snap("return-visit")
    hands.click("visits.open_table")
    hands.choose("table.witness", "Peter Novak")
    hands.click("table.document.state_id")
    walk.snap("table-before")
    hands.click("table.begin")
    walk.snap("table-first-belonging")
    for name in ("table.given", "table.given", "table.later"):
        hands.click(name)
    walk.snap("table-last-belonging")
    hands.click("table.given")
    walk.snap("table-end")
    hands.click("table.print")
    walk.keep_page("return-record-for-signature")
    walk.open_family(ROSA)
    hands_tab(walk, "At the table")
    hands.click("visits.open_table")
    _sign(walk)
    _carry_back(walk)
    walk.sign_in("Maria Reyes")
    walk.tick_for_family(ROSA, "b-vs-retained-offered", "b-vs-packet-offered", phase="After")
    walk.finish(walk.guest("E. D."))
    walk.sign_in("Lena Brandt")
    walk.document("return_record", "Lena Brandt", family=ROSA)


def _sign(walk: Walker) -> None:
    """The page is read and signed, two by pen and one on paper; what was kept goes back sealed and logged."""
    hands = walk.hands
    hands.click("table.sign")
    for _ in range(2):
        hands.draw("table.sign.pad")
        walk.snap("table-signing")
        hands.click("table.sign.signed")
    hands.click("table.sign.paper")
    walk.snap("table-record-signed")
    hands.click("table.sign.back")
    for step in ("b-ev-reseal", "b-ev-log-back"):
        hands.click(f"table.end.step.{step}")
    walk.snap("table-signed")
    hands.click("table.leave")


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


def hands_tab(walk: Walker, title: str) -> None:
    """Turn to a tab of the family's page, by its bar."""
    tabs = walk.hands.find("family.tabs", QTabWidget)
    index = next((i for i in range(tabs.count()) if tabs.tabText(i).startswith(title)), -1)
    if index < 0:
        raise NotThere(f"no tab {title}")
    walk.click_tab(tabs, index)


def words_on(walk: Walker) -> str:
    """All the words a person can read in front, for checks."""
    return walk.hands.words()


SAMPLE_AT = int(DAY.timestamp())

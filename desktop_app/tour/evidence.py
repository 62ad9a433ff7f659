"""The second journey: a list, a clearance, and a return that is packed, met at the table and signed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.paths import data_folder
from desktop_app.tour.days import DANIEL, ROSA, at, hands_tab
from desktop_app.tour.hands import NotThere
from desktop_app.tour.walker import Walker

PACKED = ("FPD-44860", "FPD-44861", "FPD-44862", "FPD-44863")
"""What is prepared for Rosa's family, by the codes on it."""


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
        walk.snap_pages("table-signing")
        hands.click("table.sign.signed")
    hands.click("table.sign.paper")
    walk.snap("table-record-signed")
    hands.click("table.sign.back")
    for step in ("b-ev-reseal", "b-ev-log-back"):
        hands.click(f"table.end.step.{step}")
    walk.snap("table-signed")
    hands.click("table.leave")

"""Belongings in detail: each hold has its own clearance, by a named authority, with a document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop_app.domain.items import HoldKind, Item
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency
from tests.ui.returns.conftest import Desk, cells, click_row, settle


def turn_to(desk: Desk, row: int) -> Item:
    desk.open("Daniel", "belongings")
    click_row(desk.page.family.part("belongings").table, row)
    item = desk.page.family.part("belongings").table.current()
    assert isinstance(item, Item)
    return item


def detail(desk: Desk) -> str:
    settle()
    labels = desk.page.family.part("belongings").detail.findChildren(QLabel)
    return "\n".join(label.text() for label in labels)


def test_one_hold_is_cleared_by_a_named_authority(evidence_desk: Desk, agency: SampleAgency) -> None:
    ring = turn_to(evidence_desk, 1)
    evidence_desk.press("items.clear_hold")
    evidence_desk.type("clearance.name", "Kim Lee")
    evidence_desk.type("clearance.title", "Assistant prosecutor")
    evidence_desk.type("clearance.agency", "County prosecutor")
    evidence_desk.choose("clearance.instrument", "Court order")
    evidence_desk.type("clearance.reference", "CO 26-118")
    evidence_desk.press("clearance.save")
    cleared = agency.family("Daniel").items[1]
    assert cleared.id == ring.id
    assert cleared.releasable
    [given] = [hold.clearance for hold in cleared.holds if hold.kind is HoldKind.PROSECUTOR]
    assert given is not None
    assert (given.by_name, given.instrument, given.reference) == ("Kim Lee", "court_order", "CO 26-118")
    assert "Cleared by Kim Lee, Assistant prosecutor, County prosecutor: court order CO 26-118, 24 November." in detail(
        evidence_desk
    )
    assert cells(evidence_desk.page.family.part("belongings").table)[1][2] == "ready"


def test_a_clearance_without_its_reference_is_not_kept(evidence_desk: Desk, agency: SampleAgency) -> None:
    turn_to(evidence_desk, 1)
    evidence_desk.press("items.clear_hold")
    evidence_desk.type("clearance.name", "Kim Lee")
    evidence_desk.press("clearance.save")
    [dialog] = evidence_desk.dialogs()
    assert "Reference is still empty." in dialog.refusal.sentence()
    dialog.reject()
    assert not agency.family("Daniel").items[1].releasable


def test_nobody_clears_what_they_record(evidence_desk: Desk) -> None:
    turn_to(evidence_desk, 1)
    evidence_desk.press("items.clear_hold")
    evidence_desk.type("clearance.name", evidence_desk.session.actor.name.upper())
    evidence_desk.type("clearance.reference", "R-1")
    evidence_desk.press("clearance.save")
    [dialog] = evidence_desk.dialogs()
    assert "two people" in dialog.refusal.sentence()
    assert dialog.reference.text() == "R-1"
    dialog.reject()


def test_there_is_no_way_to_clear_everything_at_once(evidence_desk: Desk) -> None:
    evidence_desk.open("Minh", "belongings")
    words = [button.text().lower() for button in evidence_desk.page.findChildren(QAbstractButton)]
    assert not [each for each in words if "all" in each.split() and "clear" in each]
    evidence_desk.press("family.primary")
    [dialog] = evidence_desk.dialogs()
    assert dialog.hold.box.count() == 3
    dialog.reject()


def test_an_item_begins_with_a_hold(evidence_desk: Desk, agency: SampleAgency) -> None:
    evidence_desk.open("Daniel", "belongings")
    evidence_desk.press("items.add")
    evidence_desk.type("item.number", "11")
    evidence_desk.choose("item.category", "Keys")
    evidence_desk.type("item.description", "Key ring, 2 keys")
    evidence_desk.press("item.save")
    added = agency.family("Daniel").items[-1]
    assert (added.number, [hold.kind for hold in added.holds]) == ("11", [HoldKind.INVESTIGATIVE])
    assert not added.releasable


def test_a_hold_is_added_with_who_decides_and_when_to_look_again(evidence_desk: Desk, agency: SampleAgency) -> None:
    turn_to(evidence_desk, 0)
    evidence_desk.press("items.add_hold")
    evidence_desk.choose("hold.kind", "Court order")
    evidence_desk.type("hold.authority", "Judge P. Novak")
    evidence_desk.press("hold.review")
    evidence_desk.press("hold.save")
    [hold] = agency.family("Daniel").items[0].waiting_holds
    assert (hold.kind, hold.authority, hold.review_on is not None) == (HoldKind.COURT_ORDER, "Judge P. Novak", True)


def test_a_check_is_recorded_without_its_result(evidence_desk: Desk, agency: SampleAgency) -> None:
    turn_to(evidence_desk, 2)
    assert "needed" in detail(evidence_desk)
    evidence_desk.press("items.record_check")
    evidence_desk.type("check.reference", "DR-0044")
    evidence_desk.press("check.save")
    assert [check.reference for check in agency.family("Daniel").items[2].checks] == ["DR-0044"]
    assert "DR-0044, 24 November" in detail(evidence_desk)


def test_the_words_for_the_family_are_written_beside_the_records_words(
    evidence_desk: Desk, agency: SampleAgency
) -> None:
    turn_to(evidence_desk, 0)
    evidence_desk.press("items.words")
    evidence_desk.type("words.description", "His dark sweatshirt with a hood")
    evidence_desk.type("words.condition", "It is cut at the front.")
    evidence_desk.press("words.save")
    item = agency.family("Daniel").items[0]
    assert (item.family_description, item.family_condition) == (
        "His dark sweatshirt with a hood",
        "It is cut at the front.",
    )
    assert item.description == "Hooded sweatshirt, black, defects A-C"


def test_a_slip_in_the_list_is_corrected_where_it_is_read(evidence_desk: Desk, agency: SampleAgency) -> None:
    turn_to(evidence_desk, 0)
    evidence_desk.press("items.correct")
    [dialog] = evidence_desk.dialogs()
    assert dialog.number.text() == "3"
    assert (dialog.category.box.currentText(), dialog.category.box.isEnabled()) == ("Clothing", False)
    dialog.quantity.setValue(2)
    evidence_desk.type("item.description", "Hooded sweatshirt, dark grey")
    evidence_desk.press("item.save")
    item = agency.family("Daniel").items[0]
    assert (item.description, item.quantity) == ("Hooded sweatshirt, dark grey", 2)
    assert "Hooded sweatshirt, dark grey" in detail(evidence_desk)


def test_the_import_is_opened_from_the_list(evidence_desk: Desk) -> None:
    evidence_desk.open("Daniel", "belongings")
    evidence_desk.press("items.import")
    [dialog] = evidence_desk.dialogs()
    assert dialog.objectName() == "import"
    dialog.reject()


def test_victim_services_reads_the_holds_and_changes_none(desk: Callable[[Role], Desk]) -> None:
    services = desk(Role.VICTIM_SERVICES)
    turn_to(services, 1)
    assert "Prosecutor" in detail(services)
    names = {
        "items.clear_hold",
        "items.add_hold",
        "items.record_check",
        "items.words",
        "items.correct",
        "items.add",
        "items.import",
    }
    shown = {part.objectName() for part in services.page.findChildren(QAbstractButton) if part.isVisible()}
    assert not names & shown

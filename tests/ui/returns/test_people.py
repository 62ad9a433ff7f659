"""The people of a family: standing, document seen, safe contact. Nobody is ranked."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop_app.domain.cases import Standing
from tests.agency import SampleAgency
from tests.ui.returns.conftest import Desk, cells


def test_a_person_is_added_and_receives_nothing_before_a_document_was_accepted(
    services_desk: Desk, agency: SampleAgency
) -> None:
    services_desk.open("Daniel", "people")
    services_desk.press("people.add")
    services_desk.type("member.name", "María del Carmen Fernández")
    services_desk.type("member.relationship", "aunt")
    services_desk.choose("member.standing", "Designee")
    assert not services_desk.page.findChildren(QLineEdit, "member.document")
    services_desk.choose("member.language", "Spanish")
    services_desk.type("member.safe_contact", "Mornings only")
    services_desk.press("member.save")
    added = agency.family("Daniel").family[-1]
    assert (added.name, added.standing, added.language) == ("María del Carmen Fernández", Standing.DESIGNEE, "es")
    assert not added.may_receive
    assert cells(services_desk.page.family.part("people").table)[-1] == [
        "María del Carmen Fernández. aunt",
        "Designee",
        "none seen yet",
        "Mornings only",
        "Spanish",
    ]


def test_a_standing_is_changed(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "people")
    services_desk.page.family.part("people").table.selectRow(1)
    services_desk.press("people.change")
    services_desk.choose("member.standing", "Excluded")
    services_desk.press("member.save")
    assert agency.family("Daniel").family[1].standing is Standing.EXCLUDED
    assert "kept away" in services_desk.page.family.part("people").notice.sentence()


def test_another_name_asks_for_a_second_look_and_the_list_says_so(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "people")
    services_desk.press("people.change")
    [dialog] = services_desk.dialogs()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Under another name, a second person looks at the accepted document again." in words
    services_desk.type("member.name", "Grace Miller")
    services_desk.press("member.save")
    assert not agency.family("Daniel").family[0].may_receive
    assert "waits" in cells(services_desk.page.family.part("people").table)[0][2].lower()


def test_a_note_that_is_too_long_stays_in_the_dialog(services_desk: Desk) -> None:
    services_desk.open("Daniel", "people")
    services_desk.press("people.change")
    [dialog] = services_desk.dialogs()
    dialog.safe_contact.set_text("x" * 301)
    services_desk.press("member.save")
    assert "under 300 characters" in dialog.refusal.sentence()
    assert dialog.isVisible()
    dialog.reject()


def test_a_dispute_stops_the_offer_in_words(services_desk: Desk) -> None:
    services_desk.open("Minh", "people")
    assert "Offer nothing" in services_desk.page.family.part("people").notice.sentence()


def test_evidence_reads_the_family_and_changes_nothing(evidence_desk: Desk) -> None:
    evidence_desk.open("Daniel", "people")
    for name in ("people.add", "people.change", "people.change_case"):
        [button] = evidence_desk.page.findChildren(QAbstractButton, name)
        assert not button.isVisible()


def test_the_case_is_changed_but_never_its_number(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "people")
    services_desk.press("people.change_case")
    [dialog] = services_desk.dialogs()
    assert dialog.number.line.isReadOnly()
    services_desk.type("case.name_to_use", "Danny")
    services_desk.press("case.save")
    assert services_desk.page.family.heading.title() == "The family of Danny W."
    assert agency.family("Danny").case.number == "26-014877"

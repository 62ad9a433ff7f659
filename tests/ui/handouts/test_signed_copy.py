"""A signed record on the Handouts page: the bytes that were signed, and the sheet that goes with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.signatures import Method, Signer
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import render
from desktop_app.store.wording import wording
from desktop_app.ui.handouts.page import HandoutsPage
from desktop_app.ui.messages import Messages
from desktop_app.ui.returns.sheet import SheetDialog
from desktop_app.ui.session import Session
from tests.agency import PEN, SampleAgency, given
from tests.services.at_the_table import give, sat_down
from tests.ui.conftest import words_in

EV = Role.EVIDENCE


@pytest.fixture
def visit(agency: SampleAgency) -> Appointment:
    """The return is over; its record is a real page that three people signed."""
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    agency.hand_over_all(inside, agency.one(EV))
    evidence, documents = agency.one(EV), agency.services.return_documents
    page = given(documents.draft(evidence, inside.id))
    made = given(documents.make(evidence, inside.id, page, render(page)))
    for signer in Signer:
        given(documents.sign(evidence, made.document.id, signer, Method.PEN, PEN))
    return agency.carry(inside, Status.FINISHED)


@pytest.fixture
def page(agency: SampleAgency, visit: Appointment, qtbot: QtBot) -> HandoutsPage:
    session = Session(agency.services, given(agency.services.agency.get()), agency.one(EV), Messages(), agency.clock)
    made = HandoutsPage(session)
    made.rendering.run = lambda work: work()
    qtbot.addWidget(made)
    made.resize(1166, 768)
    made.show()
    made.show_document("return_record", 0, visit.id)
    return made


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_was_signed_is_shown_printed_and_saved_with_its_sheet(
    page: HandoutsPage, agency: SampleAgency, visit: Appointment, tmp_path: Path
) -> None:
    documents = agency.services.return_documents
    [record] = given(documents.of_case(agency.one(EV), visit.case_id or 0))
    kept = given(documents.pdf(agency.one(EV), record.document.id))
    assert page.preview.data() == kept
    assert "as it was signed" in page.signed.sentence()
    press(page.signed.action)
    [dialog] = [each for each in page.findChildren(SheetDialog) if each.isVisible()]
    words = dialog.preview.document().getAllText(0).text()
    assert record.document.number in words
    assert record.document.sha256[:8] in words
    dialog.reject()
    press(page.signed.close_button)
    printed: list[tuple[int, int]] = []

    def print_both(_: object, document: QPdfDocument, messages: Messages, behind: QPdfDocument) -> bool:
        printed.append((document.pageCount(), behind.pageCount()))
        return True

    page.leaving.print_document = print_both
    press(page.preview.print_button)
    assert printed == [(page.preview.page_count(), 1)]
    page.leaving.save_document = lambda _, data, name, messages: tmp_path / "copy.pdf" if data == kept else None
    press(page.preview.save_button)
    assert (tmp_path / "copy-signatures.pdf").read_bytes().startswith(b"%PDF")
    assert page.notice.sentence() == "Saved as copy.pdf, and beside it copy-signatures.pdf."


def test_another_document_has_no_sheet(page: HandoutsPage, visit: Appointment) -> None:
    page.show_document("belongings_list", visit.case_id or 0, 0)
    assert page.signed.isHidden()
    assert page.signed.sheet() is None


def test_the_language_of_what_was_signed_is_fixed_and_says_why(page: HandoutsPage, visit: Appointment) -> None:
    chosen, large = page.choosing.language, page.choosing.large_print
    assert not chosen.isEnabled()
    assert not large.isEnabled()
    assert chosen.value() == "en"
    assert "Fixed: this is the record as it was signed." in words_in(page.choosing)
    page.show_document("retained_items", visit.case_id or 0, 0)
    assert chosen.isEnabled()
    assert large.isEnabled()
    chosen.set_value("es")
    page.show_document("return_record", 0, visit.id)
    assert chosen.value() == "en"
    page.show_document("retained_items", visit.case_id or 0, 0)
    assert chosen.value() == "es", "what was chosen before is chosen again"
    shown = page._shown
    assert shown is not None
    assert shown[1].language == "es"
    assert shown[0].letterhead.unit == wording("es").victim_services


@pytest.mark.parametrize("replaced", [True, False])
def test_a_sheet_that_is_there_already_is_replaced_only_when_somebody_says_so(
    page: HandoutsPage, tmp_path: Path, replaced: bool
) -> None:
    mine = tmp_path / "copy-signatures.pdf"
    mine.write_bytes(b"mine")
    asked: list[str] = []
    page.signed._session.messages.ask = lambda _, __, words, *___: asked.append(words) or replaced
    page.leaving.save_document = lambda *_: tmp_path / "copy.pdf"
    press(page.preview.save_button)
    assert asked == [f"In {tmp_path.name} there is already: copy-signatures.pdf."]
    written = mine if replaced else tmp_path / "copy-signatures-2.pdf"
    assert (mine.read_bytes() == b"mine") is not replaced
    assert written.read_bytes().startswith(b"%PDF")
    assert page.notice.sentence() == f"Saved as copy.pdf, and beside it {written.name}."


def test_the_record_of_a_stopped_visit_is_its_own_and_not_that_of_the_next_family(
    agency: SampleAgency, qtbot: QtBot
) -> None:
    """The day no longer lists a visit that was stopped; what was asked for is shown all the same."""
    visit = sat_down(agency)
    evidence, recipient = agency.one(EV), agency.family("Rosa").answer.recipients[0]
    given(give(agency, visit, agency.one(EV, but=evidence.id), recipient.id))
    stop = agency.services.appointments.postpone
    given(stop(agency.one(Role.VICTIM_SERVICES), visit.id, visit.version, by_person=True, reason="they wished to stop"))
    documents = agency.services.return_documents
    page = given(documents.draft(evidence, visit.id))
    made = given(documents.make(evidence, visit.id, page, render(page)))
    for signer in Signer:
        given(documents.sign(evidence, made.document.id, signer, Method.PEN, PEN))
    session = Session(agency.services, given(agency.services.agency.get()), evidence, Messages(), agency.clock)
    handouts = HandoutsPage(session)
    handouts.rendering.run = lambda work: work()
    qtbot.addWidget(handouts)
    handouts.show_document("return_record", 0, visit.id)
    assert handouts.choosing.choice().appointment_id == visit.id
    assert "E. D." in handouts.choosing.appointment.currentText()
    assert handouts.preview.data() == given(documents.pdf(evidence, made.document.id))
    handouts.reload()
    assert handouts.choosing.choice().appointment_id == visit.id, "nor once the page is read anew"

"""Records that were completed: a copy, a note behind one, and whether it is unchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.signatures import Method, Signer
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import render
from desktop_app.services.return_documents import RecordView
from desktop_app.ui.returns.record_check import RecordCheck
from desktop_app.ui.returns.record_notes import RecordNotes
from desktop_app.ui.returns.visits import Visits
from desktop_app.ui.widgets.text import Passage
from tests.agency import PEN, SampleAgency, given
from tests.ui.returns.conftest import Desk, settle

EV, SU = Role.EVIDENCE, Role.SUPERVISOR


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
def record(agency: SampleAgency, visit: Appointment) -> RecordView:
    [found] = given(agency.services.return_documents.of_case(agency.one(EV), visit.case_id or 0))
    return found


def visits(desk: Desk) -> Visits:
    desk.open("Rosa", "visits")
    part = desk.page.family.part("visits")
    assert isinstance(part, Visits)
    return part


def test_a_supervisor_adds_a_note_and_everybody_reads_it(
    record: RecordView, desk: Callable[[Role], Desk], agency: SampleAgency
) -> None:
    here, number = desk(SU), record.document.id
    part = visits(here)
    words = [each.text() for each in part.records.findChildren(QLabel)]
    assert f"Record {record.document.number}" in words
    here.press(f"records.note.{number}")
    [dialog] = here.dialogs()
    assert isinstance(dialog, RecordNotes)
    here.press("record_notes.save")
    assert dialog.isVisible(), "an empty note is none"
    here.type("record_notes.text", "The seal of the wallet is 44861.")
    here.press("record_notes.save")
    [found] = given(agency.services.return_documents.of_case(agency.one(EV), 1))
    assert [(each.text, each.by_name) for each in found.addenda] == [
        ("The seal of the wallet is 44861.", agency.one(SU).name)
    ]
    reader = desk(EV)
    visits(reader)
    reader.press(f"records.note.{number}")
    [dialog] = reader.dialogs()
    assert isinstance(dialog, RecordNotes)
    assert not dialog.confirm.isVisible()
    assert [each.words() for each in dialog.findChildren(Passage)] == ["The seal of the wallet is 44861."]
    dialog.reject()


def test_a_copy_is_asked_for_by_the_visit(record: RecordView, visit: Appointment, evidence_desk: Desk) -> None:
    part, wanted = visits(evidence_desk), []
    part.handout_wanted.connect(lambda *about: wanted.append(about))
    evidence_desk.press(f"records.copy.{record.document.id}")
    assert wanted == [("return_record", visit.case_id, visit.id)]


def test_what_is_kept_is_checked_and_a_changed_byte_is_said(
    record: RecordView, evidence_desk: Desk, agency: SampleAgency
) -> None:
    visits(evidence_desk)
    evidence_desk.press(f"records.check.{record.document.id}")
    [dialog] = evidence_desk.dialogs()
    assert isinstance(dialog, RecordCheck)
    assert "exactly what was signed" in dialog.kept.sentence()
    mark = dialog.findChild(QLabel, "record_check.fingerprint").text()
    assert mark.replace(" ", "").endswith(record.document.sha256)
    dialog.accept()
    agency.database.engine.execute_sql("DROP TRIGGER completed_document_stays")
    agency.database.engine.execute_sql("UPDATE return_document SET pdf = ?", (b"%PDF other",))
    evidence_desk.press(f"records.check.{record.document.id}")
    settle()
    [dialog] = evidence_desk.dialogs()
    assert isinstance(dialog, RecordCheck)
    assert "is not what was signed" in dialog.kept.sentence()
    dialog.accept()


def test_a_file_is_the_record_or_says_so_wrongly_or_is_none(
    record: RecordView, evidence_desk: Desk, agency: SampleAgency, tmp_path: Path
) -> None:
    kept = given(agency.services.return_documents.pdf(agency.one(EV), record.document.id))
    file = tmp_path / "copy.pdf"
    visits(evidence_desk)
    evidence_desk.press("records.check_file")
    [dialog] = evidence_desk.dialogs()
    assert isinstance(dialog, RecordCheck)
    dialog.choose_file = lambda: str(file)

    def said(data: bytes | None) -> str:
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data)
        dialog.findChild(QAbstractButton, "record_check.file").click()
        return dialog.brought.sentence()

    assert said(kept).startswith(f"copy.pdf is record {record.document.number}, unchanged since it was completed on")
    assert f"calls itself record {record.document.number}" in said(kept + b"\n")
    assert "none of the records" in said(b"no page at all")
    assert "could not be read" in said(None)
    dialog.accept()

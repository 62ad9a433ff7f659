"""Paper and keeping, on the family's page: a form entered through its dialog, and what keeps these records."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.retention import KeptRecords
from tests.agency import given
from tests.services.retention_cases import forms, went_by_hand
from tests.ui.conftest import nameless, words_in
from tests.ui.returns.conftest import Desk, settle

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def part_of(desk: Desk) -> KeptRecords:
    desk.open("Rosa", "kept")
    found = desk.page.family.part("kept")
    assert isinstance(found, KeptRecords)
    return found


def shown(part: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def test_a_form_is_entered_afterwards_and_says_so(evidence_desk: Desk) -> None:
    agency = evidence_desk.agency
    went_by_hand(agency)
    part = part_of(evidence_desk)
    evidence_desk.press("kept.enter")
    [dialog] = evidence_desk.dialogs()
    assert not nameless(dialog)
    evidence_desk.press("paper.enter_save")
    assert "Please say for each belonging what happened to it." in words_in(dialog)
    for box in dialog.findChildren(QComboBox):
        if box.objectName().startswith("paper.outcome."):
            evidence_desk.choose(box.objectName(), "Returned")
    evidence_desk.choose("paper.witness", _second(evidence_desk))
    evidence_desk.press("paper.enter_save")
    assert "The form is signed by all three" in words_in(dialog)
    evidence_desk.find(QCheckBox, "paper.signed").setChecked(True)
    evidence_desk.press("paper.enter_save")
    assert not evidence_desk.dialogs(), words_in(dialog)
    assert "P-0001" in shown(part)
    assert "entered after, 24 Nov" in shown(part)
    assert agency.visit("Elena Delgado").status is Status.FINISHED
    [form] = given(agency.services.paper_forms.all(agency.one(EV)))
    document = given(agency.services.return_documents.current(agency.one(EV), form.appointment_id or 0))
    assert document is not None
    assert given(agency.services.return_documents.pdf(agency.one(EV), document.document.id)).startswith(b"%PDF")


def _second(desk: Desk) -> str:
    first = desk.agency.one(EV)
    return desk.agency.one(EV, but=first.id).name


def test_without_a_form_or_a_visit_it_says_what_is_missing(evidence_desk: Desk) -> None:
    part = part_of(evidence_desk)
    evidence_desk.press("kept.enter")
    assert "No blank form is left" in part.notice.sentence()
    forms(evidence_desk.agency)
    evidence_desk.press("kept.enter")
    assert "No visit of this family can be entered from paper" in part.notice.sentence()
    assert not evidence_desk.dialogs()


def test_a_supervisor_reads_what_keeps_the_records(desk: Callable[[Role], Desk]) -> None:
    supervisor = desk(SU)
    read = shown(part_of(supervisor))
    assert "begins on the day the return is over" in read
    assert "the agency has not set how long they are kept" in read
    assert "a hold on a belonging is not cleared" in read
    assert "a visit is still to come or going on" in read


def test_evidence_does_not_read_about_keeping(evidence_desk: Desk) -> None:
    assert "How long these records are kept" not in shown(part_of(evidence_desk))

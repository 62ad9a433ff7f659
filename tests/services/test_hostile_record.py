"""The signed record and its copies, as a hostile reader of the code found them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.refusals import Cause
from desktop_app.domain.return_papers import SignedCopy
from desktop_app.domain.signatures import Method
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import render
from desktop_app.services.return_documents import RecordView
from tests.agency import SampleAgency, causes, given
from tests.services.at_the_table import sat_down

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def inside(agency: SampleAgency) -> Appointment:
    return sat_down(agency)


def test_other_words_than_those_signed_void_the_signatures(agency: SampleAgency, inside: Appointment) -> None:
    agency.hand_over_all(inside, agency.one(EV))
    agency.sign_all(inside)
    evidence, records = agency.one(EV), agency.services.return_documents
    signed = given(records.current(evidence, inside.id))
    assert signed is not None
    assert signed.standing
    item = agency.family("Rosa").items[0]
    given(agency.services.items.describe(evidence, item.id, item.version, "Other words", ""))
    now = given(records.current(evidence, inside.id))
    assert now is None or not now.standing


@pytest.fixture
def signed(agency: SampleAgency, inside: Appointment) -> RecordView:
    """Everything was given, and all three have signed by pen."""
    agency.hand_over_all(inside, agency.one(EV))
    return agency.sign_all(inside, Method.PEN)


def test_a_copy_of_a_record_is_what_was_signed_and_not_what_is_known_today(
    agency: SampleAgency, inside: Appointment, signed: RecordView
) -> None:
    agency.carry(inside, Status.FINISHED)
    member, services = agency.family("Rosa").family[0], agency.services
    given(services.cases.change_member(agency.one(VS), replace(member, name="Somebody Else")))
    kept = given(services.return_documents.pdf(agency.one(VS), signed.document.id))
    given(services.return_documents.add_addendum(agency.one(SU), signed.document.id, "The seal is 44861."))
    copy = given(services.handouts.return_record(agency.one(VS), inside.id))
    assert isinstance(copy, SignedCopy)
    assert copy == given(services.return_documents.signed_copy(agency.one(VS), signed.document.id))
    assert render(copy) == copy.pdf == kept
    sheet = copy.sheet
    assert (sheet.record_number, sheet.fingerprint) == (signed.document.number, signed.document.sha256)
    assert sheet.recipient.name == member.name
    assert all(each.strokes for each in (sheet.recipient, sheet.evidence, sheet.witness))
    assert [each.text for each in sheet.addenda] == ["The seal is 44861."]
    assert agency.family("Rosa").case.person_name not in repr(sheet)


def test_no_copy_is_made_of_bytes_that_are_not_those_that_were_signed(
    agency: SampleAgency, inside: Appointment, signed: RecordView
) -> None:
    agency.database.engine.execute_sql("UPDATE return_document SET pdf = ?", (b"%PDF-1.7 other",))
    documents = agency.services.return_documents
    assert causes(documents.signed_copy(agency.one(VS), signed.document.id)) == {Cause.RECORD_DAMAGED}
    assert causes(agency.services.handouts.return_record(agency.one(VS), inside.id)) == {Cause.RECORD_DAMAGED}
    assert not given(documents.verify(agency.one(VS), signed.document.id)).holds


def test_a_file_is_the_record_or_only_names_it(agency: SampleAgency, inside: Appointment, signed: RecordView) -> None:
    agency.carry(inside, Status.FINISHED)
    documents, reader, number = agency.services.return_documents, agency.one(VS), signed.document.number
    kept = given(documents.pdf(reader, signed.document.id))
    found = given(documents.verify_file(reader, kept))
    assert (found.number, found.same, found.completed_at) == (number, True, agency.clock.moment)
    changed = given(documents.verify_file(reader, kept + b" ", f"Record {number}, page 1"))
    assert (changed.number, changed.same) == (number, False)
    stranger = given(documents.verify_file(reader, b"%PDF", "Record 26-9999-R4"))
    assert (stranger.number, stranger.same) == ("", False)

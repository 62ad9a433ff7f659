"""The record of a return: made, shown, signed by three, voided by any change, kept for good; cash and identity before it."""

from __future__ import annotations

import hashlib

import peewee
import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.identity import Document
from desktop_app.domain.items import Category, Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.return_papers import FirearmReturn
from desktop_app.domain.signatures import Method, Signer
from desktop_app.domain.staff import Role
from desktop_app.services.return_documents import RecordView
from desktop_app.store.models import ItemRow, ReturnDocumentRow
from tests.agency import PEN, SampleAgency, causes, contents, count, given, shut_gates

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
GATES = {"B12", "B13"}


def open_gates(agency: SampleAgency, visit: Appointment) -> set[str]:
    view = given(agency.services.checklists.for_appointment(agency.one(EV), visit.id))
    return {state.gate.id for state in view.states if state.open} & GATES


def identify(
    agency: SampleAgency, visit: Appointment, member: int = 0, document: Document = Document.PASSPORT
) -> object:
    whole = agency.family("Rosa")
    return agency.services.identity.record(agency.one(EV), visit.id, whole.answer.recipients[member].id, document)


def give(agency: SampleAgency, visit: Appointment, place: int, outcome: Outcome = Outcome.RETURNED) -> object:
    whole, evidence = agency.family("Rosa"), agency.one(EV)
    witness = agency.one(EV, but=evidence.id)
    recipient = whole.answer.recipients[0]
    return agency.services.items.hand_over(evidence, visit.id, whole.items[place].id, outcome, witness.id, recipient.id)


@pytest.fixture
def visit(agency: SampleAgency) -> Appointment:
    """Rosa's family sits in the room; nobody has looked at a document yet."""
    return agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)


@pytest.fixture
def settled(agency: SampleAgency, visit: Appointment) -> Appointment:
    """Everything that lies on the table has its outcome; the last belonging is kept for later."""
    given(identify(agency, visit))
    for place, outcome in enumerate([*[Outcome.RETURNED] * 3, Outcome.KEPT_FOR_LATER]):
        given(give(agency, visit, place, outcome))
    return visit


def current(agency: SampleAgency, visit: Appointment) -> RecordView:
    found = given(agency.services.return_documents.current(agency.one(EV), visit.id))
    assert found is not None
    return found


# --- identity ---


def test_looking_at_a_document_is_the_step_and_opens_its_gate(agency: SampleAgency, visit: Appointment) -> None:
    assert shut_gates(give(agency, visit, 0)) == ["B12"]
    given(identify(agency, visit))
    assert "B12" in open_gates(agency, visit)
    view = given(agency.services.checklists.for_appointment(agency.one(EV), visit.id))
    assert view.checklist.marks["b-ev-id"].staff_name == agency.one(EV).name
    given(give(agency, visit, 0))


def test_a_look_keeps_a_kind_and_a_person_and_nothing_else(agency: SampleAgency, visit: Appointment) -> None:
    given(identify(agency, visit))
    row = agency.database.engine.execute_sql("SELECT * FROM identity_check").fetchone()
    recipient = agency.family("Rosa").answer.recipients[0].id
    assert row == (1, visit.id, recipient, "passport", agency.one(EV).name, agency.clock.moment)
    printed = given(agency.services.handouts.return_record(agency.one(EV), visit.id))
    assert (printed.identity_type, printed.identity_examined_by) == ("Passport", agency.one(EV).name)  # type: ignore[union-attr]


def test_a_document_of_another_person_gives_nothing(agency: SampleAgency, visit: Appointment) -> None:
    whole = agency.family("Rosa")
    stranger = agency.family("Daniel").family[0]
    other = agency.services.identity.record(agency.one(EV), visit.id, stranger.id, Document.STATE_ID)
    assert causes(other) == {Cause.RECIPIENT_NOT_SETTLED}
    agency.tick_visit(visit, "B12")
    agency.database.engine.execute_sql(
        "INSERT INTO identity_check (appointment_id, member_id, document, seen_by, at) VALUES (?, ?, 'other', 'X', 1)",
        (visit.id, whole.family[-1].id if len(whole.family) > 1 else stranger.id),
    )
    assert causes(give(agency, visit, 0)) == {Cause.IDENTITY_OTHER}


def test_nobody_is_looked_at_before_they_are_here(agency: SampleAgency) -> None:
    assert causes(identify(agency, agency.visit("Elena Delgado"))) == {Cause.NOT_IN_ROOM}


# --- cash ---


@pytest.fixture
def with_cash(agency: SampleAgency, visit: Appointment) -> Appointment:
    """The ring of the sample is cash instead."""
    ring = agency.family("Rosa").items[1]
    ItemRow.update(category="cash").where(ItemRow.id == ring.id).execute()
    agency.database.engine.execute_sql(
        "INSERT INTO category_check (item_id, rule, reference, done_on) VALUES (?, 'cash_count', 'C-1', '2026-11-20')",
        (ring.id,),
    )
    given(identify(agency, visit))
    return visit


def test_cash_is_given_after_two_people_counted_the_same(agency: SampleAgency, with_cash: Appointment) -> None:
    ring, evidence = agency.family("Rosa").items[1], agency.one(EV)
    witness, counting = agency.one(EV, but=evidence.id), agency.services.cash
    assert causes(give(agency, with_cash, 1)) == {Cause.CASH_NOT_COUNTED}
    given(counting.count(evidence, with_cash.id, ring.id, evidence.id, {"bill_2000": 2}))
    assert causes(give(agency, with_cash, 1)) == {Cause.CASH_NOT_COUNTED}
    again = counting.count(evidence, with_cash.id, ring.id, evidence.id, {"bill_2000": 2})
    assert causes(again) == {Cause.COUNTED_BY_ONE}
    given(counting.count(evidence, with_cash.id, ring.id, witness.id, {"bill_2000": 1}))
    assert causes(give(agency, with_cash, 1)) == {Cause.CASH_DIFFERS}
    agency.count_cash(with_cash, ring, witness, evidence, cents=4_000)
    given(give(agency, with_cash, 1))
    late = counting.count(evidence, with_cash.id, ring.id, witness.id, {"bill_100": 1})
    assert causes(late) == {Cause.OUTCOME_RECORDED}
    sheet = given(counting.sheet(evidence, with_cash.id, ring.id))
    assert (sheet.first_total, sheet.second_total, sheet.counted_by) == (4_000, 4_000, witness.name)
    record = given(agency.services.handouts.return_record(evidence, with_cash.id))
    assert [each.amount for each in record.cash] == ["$40.00"]  # type: ignore[union-attr]


def test_only_cash_is_counted_and_only_in_the_room(agency: SampleAgency, with_cash: Appointment) -> None:
    items, evidence, counting = agency.family("Rosa").items, agency.one(EV), agency.services.cash
    assert causes(counting.count(evidence, with_cash.id, items[0].id, evidence.id, {})) == {Cause.NOT_FOUND}
    assert causes(counting.count(evidence, with_cash.id, items[1].id, 999, {})) == {Cause.NOT_FOUND}
    assert causes(counting.sheet(evidence, with_cash.id, 999)) == {Cause.NOT_FOUND}


# --- the record ---


def test_no_record_is_made_while_a_belonging_is_open(agency: SampleAgency, visit: Appointment) -> None:
    documents, evidence = agency.services.return_documents, agency.one(EV)
    assert causes(documents.draft(evidence, visit.id)) == {Cause.OUTCOMES_OPEN}
    given(identify(agency, visit))
    given(give(agency, visit, 0))
    assert causes(documents.draft(evidence, visit.id)) == {Cause.OUTCOMES_OPEN}


@pytest.mark.parametrize("method", Method)
def test_three_signatures_open_the_gate_without_a_tick(
    agency: SampleAgency, settled: Appointment, method: Method
) -> None:
    assert open_gates(agency, settled) == {"B12"}
    record = agency.sign_all(settled, method)
    assert record.complete
    assert open_gates(agency, settled) == GATES
    assert [each.name for each in record.signatures] == ["Elena Delgado", "Lena Brandt", "Peter Novak"]
    assert all(bool(each.strokes) is (method is Method.PEN) for each in record.signatures)
    agency.tick_visit(settled, "B14", "B15")
    moves, services = agency.services.appointments, agency.one(VS)
    assert given(moves.finish(services, settled.id, settled.version)).status is Status.FINISHED


def test_a_signature_is_bound_to_the_bytes_that_were_shown(agency: SampleAgency, settled: Appointment) -> None:
    record, documents = agency.sign_all(settled, Method.PEN), agency.services.return_documents
    pdf = given(documents.pdf(agency.one(EV), record.document.id))
    assert {each.sha256 for each in record.signatures} == {hashlib.sha256(pdf).hexdigest()}
    found = given(documents.verify(agency.one(VS), record.document.id))
    assert found.holds
    assert found.complete
    ReturnDocumentRow.update(pdf=pdf + b" ").where(ReturnDocumentRow.id == record.document.id).execute()
    broken = given(documents.verify(agency.one(VS), record.document.id))
    assert not broken.holds
    assert not broken.complete


def test_any_change_voids_what_was_signed_and_says_so(agency: SampleAgency, settled: Appointment) -> None:
    before = agency.sign_all(settled)
    given(give(agency, settled, 3, Outcome.NOT_WANTED))
    after = current(agency, settled)
    assert after.document == before.document
    assert (after.current, after.voided, after.complete) == (False, True, False)
    assert open_gates(agency, settled) == {"B12"}
    entry = agency.database.engine.execute_sql("SELECT facts FROM audit ORDER BY id DESC").fetchone()[0]
    assert '"signatures_voided": 3' in entry
    stale = agency.services.return_documents.sign(agency.one(EV), before.document.id, Signer.WITNESS, Method.PAPER)
    assert causes(stale) == {Cause.RECORD_CHANGED}
    moves = agency.services.appointments
    agency.tick_visit(settled, "B14", "B15")
    assert shut_gates(moves.finish(agency.one(VS), settled.id, settled.version)) == ["B13"]
    again = agency.sign_all(settled)
    assert again.complete
    assert again.document.number != before.document.number
    assert count(agency.database, "signature") == 6


def test_ticking_the_step_does_not_outweigh_a_voided_signature(agency: SampleAgency, settled: Appointment) -> None:
    agency.sign_all(settled)
    agency.tick_visit(settled, "B13")
    given(give(agency, settled, 3, Outcome.NOT_BROUGHT))
    assert open_gates(agency, settled) == {"B12"}


def test_another_language_is_another_page_and_only_one_of_them_is_signed(
    agency: SampleAgency, settled: Appointment
) -> None:
    documents, evidence = agency.services.return_documents, agency.one(EV)
    english = agency.sign_all(settled)
    page = given(documents.draft(evidence, settled.id, "es"))
    spanish = given(documents.make(evidence, settled.id, page, b"%PDF es", "es"))
    assert spanish.document.number == f"{english.document.number}-es"
    assert open_gates(agency, settled) == {"B12"}
    assert agency.sign_all(settled).document == english.document


def test_a_page_made_from_yesterdays_entries_is_not_kept(agency: SampleAgency, settled: Appointment) -> None:
    documents, evidence = agency.services.return_documents, agency.one(EV)
    page = given(documents.draft(evidence, settled.id))
    given(give(agency, settled, 3, Outcome.NOT_WANTED))
    assert causes(documents.make(evidence, settled.id, page, b"%PDF")) == {Cause.RECORD_CHANGED}
    fresh = given(documents.draft(evidence, settled.id))
    assert causes(documents.make(evidence, settled.id, fresh, b"no pdf")) == {Cause.NOT_FOUND}


@pytest.mark.parametrize(
    ("signer", "method", "strokes", "cause"),
    [(Signer.RECIPIENT, Method.PEN, (), Cause.NOT_DRAWN), (Signer.EVIDENCE, Method.PEN, PEN, Cause.SIGNED_ALREADY)],
)
def test_what_is_no_signature_is_refused(
    agency: SampleAgency,
    settled: Appointment,
    signer: Signer,
    method: Method,
    strokes: tuple,
    cause: Cause,  # type: ignore[type-arg]
) -> None:
    documents, evidence = agency.services.return_documents, agency.one(EV)
    page = given(documents.draft(evidence, settled.id))
    made = given(documents.make(evidence, settled.id, page, b"%PDF"))
    given(documents.sign(evidence, made.document.id, Signer.EVIDENCE, Method.PEN, PEN))
    before = contents(agency.database)
    assert causes(documents.sign(evidence, made.document.id, signer, method, strokes)) == {cause}
    assert contents(agency.database) == before


def test_a_completed_record_changes_only_by_what_is_added(agency: SampleAgency, settled: Appointment) -> None:
    documents, supervisor = agency.services.return_documents, agency.one(SU)
    record = agency.sign_all(settled, Method.PEN)
    number = record.document.id
    assert causes(documents.add_addendum(supervisor, number, "later")) == {Cause.NOT_COMPLETED}
    agency.carry(settled, Status.FINISHED)
    assert current(agency, settled).document.completed_at == agency.clock.moment
    with pytest.raises(peewee.IntegrityError, match="COMPLETED"):
        ReturnDocumentRow.update(pdf=b"x").where(ReturnDocumentRow.id == number).execute()
    late = documents.sign(agency.one(EV), number, Signer.RECIPIENT, Method.PAPER)
    assert causes(late) == {Cause.NOT_IN_ROOM}
    assert causes(documents.add_addendum(supervisor, number, "x" * 301)) == {Cause.TOO_LONG}
    assert causes(documents.add_addendum(supervisor, number, " ")) == {Cause.EMPTY}
    added = given(documents.add_addendum(supervisor, number, "The seal is 44861."))
    assert [each.text for each in added.addenda] == ["The seal is 44861."]
    copy = given(documents.signed_copy(agency.one(VS), number))
    assert hashlib.sha256(copy.pdf).hexdigest() == copy.sheet.fingerprint == record.document.sha256
    assert copy.sheet.signed
    assert copy.sheet.recipient.strokes
    assert copy.sheet.addenda[0].by_name == supervisor.name
    assert given(documents.verify(supervisor, number)).holds


def test_stopping_half_way_is_an_ordinary_record(agency: SampleAgency, visit: Appointment) -> None:
    given(identify(agency, visit))
    given(give(agency, visit, 0))
    for place in (1, 2, 3):
        given(give(agency, visit, place, Outcome.KEPT_FOR_LATER))
    page = given(agency.services.handouts.return_record(agency.one(EV), visit.id))
    outcomes = [each.outcome for each in page.items]  # type: ignore[union-attr]
    assert outcomes == ["returned", *["declined_keep"] * 3, "retained"]
    assert agency.sign_all(visit).complete


def test_what_is_not_there_is_not_found(agency: SampleAgency) -> None:
    documents, evidence = agency.services.return_documents, agency.one(EV)
    assert given(documents.current(evidence, 999)) is None
    for answer in (
        documents.draft(evidence, 999), documents.table(evidence, 999), documents.pdf(evidence, 999),
        documents.sign(evidence, 999, Signer.RECIPIENT, Method.PAPER), documents.signed_copy(evidence, 999),
        documents.add_addendum(agency.one(SU), 999, "x"), documents.verify(evidence, 999),
    ):  # fmt: skip
        assert causes(answer) == {Cause.NOT_FOUND}


# --- firearms ---


def test_firearms_have_their_own_visit_and_their_own_page(agency: SampleAgency, visit: Appointment) -> None:
    items = agency.family("Rosa").items
    engine = agency.database.engine
    ItemRow.update(category="firearm").where(ItemRow.id == items[0].id).execute()
    engine.execute_sql(
        "INSERT INTO category_check (item_id, rule, reference, done_on) "
        "VALUES (?, 'firearm_eligibility', 'F-1', '2026-11-20')", (items[0].id,),
    )  # fmt: skip
    given(identify(agency, visit))
    lying = given(agency.services.return_documents.table(agency.one(EV), visit.id))
    assert Category.FIREARM not in {each.category for each in lying}
    assert causes(give(agency, visit, 0)) == {Cause.FIREARM_APART}
    for other in items[1:]:
        engine.execute_sql("DELETE FROM family_choice WHERE item_id = ?", (other.id,))
    lying = given(agency.services.return_documents.table(agency.one(EV), visit.id))
    assert [each.id for each in lying] == [items[0].id]
    assert causes(give(agency, visit, 1)) == {Cause.FIREARM_APART}
    given(give(agency, visit, 0))
    page = given(agency.services.return_documents.draft(agency.one(EV), visit.id))
    assert isinstance(page, FirearmReturn)
    assert [(each.reference, each.description) for each in page.firearms] == [("F-1", items[0].family_description)]

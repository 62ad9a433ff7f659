"""A visit the family stopped half-way is an ordinary ending: its record may be signed, in the room or afterwards."""

from __future__ import annotations

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import ItemOutcome, Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.return_papers import SignedCopy
from desktop_app.domain.signatures import Method, Signer
from desktop_app.domain.staff import Role
from desktop_app.store import items
from tests.agency import PEN, SampleAgency, causes, given
from tests.services.at_the_table import give, sat_down

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


def stop(agency: SampleAgency, visit: Appointment) -> Appointment:
    stopping = agency.services.appointments.postpone
    return given(stopping(agency.one(VS), visit.id, visit.version, by_person=True, reason="they wished to stop"))


def outcomes(agency: SampleAgency, visit: Appointment) -> list[str]:
    page = given(agency.services.return_documents.draft(agency.one(EV), visit.id))
    return [each.outcome for each in page.items]  # type: ignore[union-attr]


@pytest.fixture
def begun(agency: SampleAgency) -> Appointment:
    """Four belongings lie on the table, and the first was given."""
    visit = sat_down(agency)
    given(give(agency, visit, agency.one(EV, but=agency.one(EV).id), agency.family("Rosa").answer.recipients[0].id))
    return visit


def test_its_record_says_what_was_given_and_what_not(agency: SampleAgency, begun: Appointment) -> None:
    documents = agency.services.return_documents
    assert causes(documents.draft(agency.one(EV), begun.id)) == {Cause.OUTCOMES_OPEN}, "while it goes on, each is asked"
    stop(agency, begun)
    assert outcomes(agency, begun) == ["returned", *["declined_keep"] * 3, "retained"]
    printed = given(agency.services.handouts.return_record(agency.one(VS), begun.id))
    assert [each.outcome for each in printed.items] == outcomes(agency, begun)  # type: ignore[union-attr]


def test_it_is_signed_as_a_finished_one_and_kept_for_good(agency: SampleAgency, begun: Appointment) -> None:
    stop(agency, begun)
    agency.carry_back(begun)
    record, documents = agency.sign_all(begun, Method.PEN), agency.services.return_documents
    assert record.complete
    assert record.document.completed_at == agency.clock.moment
    assert given(documents.of_case(agency.one(VS), begun.case_id or 0)) == (record,)
    assert causes(documents.sign(agency.one(EV), record.document.id, Signer.WITNESS, Method.PAPER)) == {
        Cause.NOT_IN_ROOM
    }
    item = agency.family("Rosa").items[0]
    given(agency.services.items.describe(agency.one(EV), item.id, item.version, "Other words", ""))
    assert given(documents.verify(agency.one(VS), record.document.id)).complete
    assert isinstance(given(agency.services.handouts.return_record(agency.one(VS), begun.id)), SignedCopy)


def test_what_was_signed_before_they_left_is_kept_as_it_was_signed(agency: SampleAgency, begun: Appointment) -> None:
    """Without this, new words for a belonging made void what three people had signed."""
    family, evidence = agency.family("Rosa"), agency.one(EV)
    witness, recipient = agency.one(EV, but=evidence.id), family.answer.recipients[0]
    for item in family.items[1:4]:
        hand_over = agency.services.items.hand_over
        given(hand_over(evidence, begun.id, item.id, Outcome.KEPT_FOR_LATER, witness.id, recipient.id))
    signed = agency.sign_all(begun, Method.PEN)
    stop(agency, begun)
    item = agency.family("Rosa").items[1]
    given(agency.services.items.describe(evidence, item.id, item.version, "Other words", ""))
    [record] = given(agency.services.return_documents.of_case(agency.one(VS), family.case.id))
    assert (record.document.id, record.complete) == (signed.document.id, True)


def test_one_who_signed_before_they_left_does_not_sign_twice(agency: SampleAgency, begun: Appointment) -> None:
    stop(agency, begun)
    documents, evidence = agency.services.return_documents, agency.one(EV)
    made = given(documents.make(evidence, begun.id, given(documents.draft(evidence, begun.id)), b"%PDF"))
    given(documents.sign(evidence, made.document.id, Signer.RECIPIENT, Method.PEN, PEN))
    given(documents.sign(evidence, made.document.id, Signer.EVIDENCE, Method.PEN, PEN))
    last = given(documents.sign(evidence, made.document.id, Signer.WITNESS, Method.PAPER))
    assert (last.complete, len(last.signatures)) == (True, 3)


def test_what_went_home_since_is_not_called_kept(agency: SampleAgency, begun: Appointment) -> None:
    """A page that nobody finished signing is made anew once another belonging was given, by post or at another visit."""
    stop(agency, begun)
    documents, evidence = agency.services.return_documents, agency.one(EV)
    made = given(documents.make(evidence, begun.id, given(documents.draft(evidence, begun.id)), b"%PDF"))
    given(documents.sign(evidence, made.document.id, Signer.RECIPIENT, Method.PEN, PEN))
    agency.clock.moment += 24 * 3600
    with agency.database.writing():
        sent = ItemOutcome(Outcome.RETURNED, "Lena Brandt", "Peter Novak", "Elena Delgado", agency.clock.moment, 0)
        items.add_outcome(agency.family("Rosa").items[1].id, sent)
    late = documents.sign(evidence, made.document.id, Signer.WITNESS, Method.PAPER)
    assert causes(late) == {Cause.RECORD_CHANGED}
    again = agency.sign_all(begun, Method.PEN)
    assert (again.complete, again.document.id != made.document.id) == (True, True)
    assert b"Her keys" not in given(documents.pdf(evidence, again.document.id))


def test_what_cannot_be_found_is_not_kept_for_them(agency: SampleAgency, begun: Appointment) -> None:
    stop(agency, begun)
    lost = agency.family("Rosa").items[2]
    given(agency.services.custody.move(agency.one(EV), [lost.id], Place.NOT_FOUND, {}))
    assert outcomes(agency, begun) == ["returned", *["declined_keep"] * 2, "retained", "looked_for"]


def test_where_nothing_was_given_there_is_nothing_to_sign(agency: SampleAgency) -> None:
    visit = sat_down(agency)
    stop(agency, visit)
    assert causes(agency.services.return_documents.draft(agency.one(EV), visit.id)) == {Cause.NOT_IN_ROOM}


def test_a_finished_visit_makes_no_new_record(agency: SampleAgency, begun: Appointment) -> None:
    agency.carry(begun, Status.FINISHED)
    assert causes(agency.services.return_documents.draft(agency.one(EV), begun.id)) == {Cause.NOT_IN_ROOM}

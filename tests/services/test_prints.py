"""The log of prints: the exact bytes a year later, what became of them, and who may."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import peewee
import pytest

from desktop_app.domain.handouts import Kind
from desktop_app.domain.prints import Given, Print, PrintedPart, PrintedResource, Printout, Way, resources_on
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR
from tests.agency import SampleAgency, causes, count, given

EV, VS, FD = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.FRONT_DESK
PDF = b"%PDF-1.7 one page"
PARTS = (PrintedPart("privacy", "0123456789ab"), PrintedPart("contact_card", "ba9876543210"))
PRINTOUT = Printout(PDF, Way.PRINTED, True, PARTS, (PrintedResource("988", date(2026, 11, 1)),))
YEAR = 365 * 24 * HOUR


def printed(agency: SampleAgency, kind: str = "family_packet", printout: Printout | None = PRINTOUT) -> Print:
    return given(agency.services.handouts.printed(agency.one(VS), kind, 1, None, "es", printout))


def test_a_line_says_what_which_words_which_resources_in_what_size_and_by_whom(agency: SampleAgency) -> None:
    line = printed(agency)
    [found] = given(agency.services.prints.of_case(agency.one(EV), 1))
    assert found == line
    assert (found.kind, found.language, found.large_print, found.way) == ("family_packet", "es", True, Way.PRINTED)
    assert (found.parts, found.resources) == (PARTS, PRINTOUT.resources)
    assert found.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (found.by_name, found.at) == (agency.one(VS).name, agency.clock.moment)
    entry = given(agency.services.history.of_case(agency.one(EV), 1))[-1]
    assert (entry.facts["sha256"], entry.facts["parts"]) == (found.sha256, "privacy contact_card")


def test_a_year_later_the_same_bytes_are_printed_again(agency: SampleAgency) -> None:
    line, prints = printed(agency), agency.services.prints
    agency.clock.moment += YEAR
    assert given(prints.pdf(agency.one(EV), line.id)) == PDF
    again = given(prints.again(agency.one(EV), line.id, Way.SAVED))
    assert again.sha256 == line.sha256
    assert (again.way, again.parts, again.resources) == (Way.SAVED, line.parts, line.resources)
    assert (again.at - line.at, again.answer) == (YEAR, None)
    assert count(agency.database, "print_copy") == 1
    assert [each.id for each in given(prints.of_case(agency.one(EV), 1))] == [again.id, line.id]


def test_an_answer_is_put_right_once(agency: SampleAgency) -> None:
    line, prints, actor = printed(agency), agency.services.prints, agency.one(VS)
    assert line.answer is None
    given(prints.answer(actor, line.id, Given.MAIL_LATER))
    assert causes(prints.answer(actor, line.id, Given.MAIL_LATER)) == {Cause.NOTHING_NEW}
    after = given(prints.answer(agency.one(EV), line.id, Given.GIVEN))
    assert [each.given for each in after.answers] == [Given.MAIL_LATER, Given.GIVEN]
    assert after.answer is not None
    assert after.answer.by_name == agency.one(EV).name
    assert causes(prints.answer(actor, line.id, Given.DECLINED)) == {Cause.PRINT_ANSWERED}


def test_what_is_no_familys_leaves_its_fingerprint_alone(agency: SampleAgency) -> None:
    line = given(agency.services.handouts.printed(agency.one(FD), "day_sheet", None, None, "en", PRINTOUT))
    assert (line.kept, line.sha256) == (False, hashlib.sha256(PDF).hexdigest())
    assert causes(agency.services.prints.pdf(agency.one(VS), line.id)) == {Cause.PRINT_NOT_KEPT}


def test_a_visits_document_belongs_to_its_family(agency: SampleAgency) -> None:
    visit = agency.visit("Elena Delgado")
    line = given(agency.services.handouts.printed(agency.one(VS), "cash_count", None, visit.id, "en", PRINTOUT))
    assert (line.case_id, line.kept) == (visit.case_id, True)


@pytest.mark.parametrize(
    ("kind", "role", "may"), [("consent", EV, False), ("consent", VS, True), ("release_request", EV, True)]
)
def test_the_pages_are_for_whoever_may_print_such_a_document(
    agency: SampleAgency, kind: str, role: Role, may: bool
) -> None:
    line = printed(agency, kind, replace(PRINTOUT, parts=(PrintedPart(kind),)))
    found = agency.services.prints.pdf(agency.one(role), line.id)
    assert isinstance(found, Refused) is not may


def test_nothing_of_it_can_be_changed(agency: SampleAgency) -> None:
    line, engine = printed(agency), agency.database.engine
    given(agency.services.prints.answer(agency.one(VS), line.id, Given.GIVEN))
    for table in ("print", "print_copy", "print_part", "print_resource", "print_answer"):
        for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
            with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
                engine.execute_sql(statement)


def test_bytes_that_are_not_what_they_were_are_not_printed(agency: SampleAgency) -> None:
    line, engine = printed(agency), agency.database.engine
    engine.execute_sql("DROP TRIGGER print_copy_no_update")
    engine.execute_sql("UPDATE print_copy SET pdf = ?", (b"%PDF-1.7 another",))
    actor: StaffMember = agency.one(VS)
    assert causes(agency.services.prints.pdf(actor, line.id)) == {Cause.RECORD_DAMAGED}
    assert causes(agency.services.prints.again(actor, line.id, Way.PRINTED)) == {Cause.RECORD_DAMAGED}


def test_the_resources_are_the_directorys_own_rows_with_their_day(agency: SampleAgency) -> None:
    packet = given(agency.services.handouts.family_packet(agency.one(VS), 1))
    found = resources_on(packet.bound())
    known = {row.id: row.verified_on for row in given(agency.services.directory.all(agency.one(VS)))}
    assert found
    assert {row.key: row.verified_on for row in found}.items() <= known.items()
    assert resources_on([given(agency.services.handouts.belongings_list(agency.one(VS), 1))]) == ()


def test_every_kind_of_document_may_be_written_down(agency: SampleAgency) -> None:
    for kind in Kind:
        assert printed(agency, kind.value, None).parts == (PrintedPart(kind.value),)

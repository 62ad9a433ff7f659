"""The directory and the staff list through their services."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import peewee
import pytest

from desktop_app.domain.cases import Manner
from desktop_app.domain.directory import Resource, ResourceStatus
from desktop_app.domain.handouts import Kind, past_review
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.handouts.family_papers import ONLY_BESIDE
from desktop_app.store.models import ResourceRow
from tests.agency import TODAY, SampleAgency, causes, given
from tests.services.use_cases import CANARY

VS, SU = Role.VICTIM_SERVICES, Role.SUPERVISOR
LATE = 200 * 24 * 3600
OWN = Resource(
    "", "Harbor Grief Group", "555-0177", "", "", {"en": "Mondays"}, {"en": "A group."}, "English",
    frozenset({"suicide"}), "support_group", ResourceStatus.ACTIVE, TODAY, "Nobody", "Fairhaven",
)  # fmt: skip


def row(agency: SampleAgency, resource_id: str) -> Resource:
    return next(each for each in given(agency.services.directory.all(agency.one(VS))) if each.id == resource_id)


def test_a_checked_resource_may_be_printed_until_somebody_changes_it(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    checked = given(directory.verify(services, row(agency, "988"), TODAY))
    assert checked.printable(TODAY)
    assert checked.verified_by == services.name
    assert checked.review_due == TODAY + timedelta(days=180)
    changed = given(directory.change(services, checked, replace(checked, phone="555-0111")))
    assert not changed.printable(TODAY)
    assert changed in given(directory.all(services))


def test_nothing_is_checked_that_cannot_be_reached_or_is_not_there(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    unfilled = next(each for each in given(directory.all(services)) if each.status is ResourceStatus.AGENCY_MUST_FILL)
    empty = given(directory.change(services, unfilled, replace(unfilled, phone="", web="")))
    nowhere = replace(empty, id="unknown")
    assert causes(directory.verify(services, empty, TODAY)) == {Cause.EMPTY}
    assert causes(directory.verify(services, nowhere, TODAY)) == {Cause.NOT_FOUND}
    assert causes(directory.change(services, nowhere, nowhere)) == {Cause.NOT_FOUND}
    assert causes(directory.change(services, empty, replace(empty, name=" "))) == {Cause.EMPTY}
    assert causes(directory.retire(services, nowhere)) == {Cause.NOT_FOUND}


def test_the_agencys_own_row_is_kept_whole_and_waits_for_a_check(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    added = given(directory.add(services, OWN))
    assert (added.id, added.status, added.verified_on, added.verified_by) == (
        "own-1", ResourceStatus.NEEDS_VERIFICATION, None, "",
    )  # fmt: skip
    assert row(agency, "own-1") == added
    assert given(directory.add(services, replace(OWN, name="Another", phone=""))).id == "own-2"
    assert row(agency, "own-2").status is ResourceStatus.AGENCY_MUST_FILL
    assert causes(directory.add(services, replace(OWN, name="harbor  grief group"))) == {Cause.DUPLICATE}
    second = row(agency, "own-2")
    assert causes(directory.change(services, second, replace(second, name=OWN.name))) == {Cause.DUPLICATE}
    given(directory.retire(services, row(agency, "own-1")))
    assert given(directory.add(services, OWN)).id == "own-3"


def test_what_is_no_longer_there_is_kept_on_record_and_never_printed(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    assert given(directory.retire(services, row(agency, "988"))).status is ResourceStatus.OFF
    assert not row(agency, "988").printable(TODAY)
    assert causes(directory.verify(services, row(agency, "988"), TODAY)) == {Cause.RESOURCE_OFF}
    assert causes(directory.retire(services, row(agency, "988"))) == {Cause.NOTHING_NEW}
    assert given(directory.use_again(services, "988")).status is ResourceStatus.NEEDS_VERIFICATION
    assert causes(directory.use_again(services, "988")) == {Cause.NOTHING_NEW}
    assert given(directory.verify(services, row(agency, "988"), TODAY)).printable(TODAY)
    with pytest.raises(peewee.IntegrityError, match="RESOURCE_KEPT"):
        ResourceRow.delete().where(ResourceRow.key == "988").execute()


def test_the_next_review_is_settable_for_a_row_within_a_year(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    given(directory.verify(services, row(agency, "988"), TODAY))
    line = row(agency, "988")
    assert given(directory.change(services, line, replace(line, review_due=TODAY))).printable(TODAY)
    line = row(agency, "988")
    assert line.due == TODAY
    for wrong, cause in (
        (TODAY - timedelta(days=1), Cause.DAY_ORDER),
        (TODAY.replace(year=2028), Cause.REVIEW_TOO_FAR),
    ):
        assert causes(directory.change(services, line, replace(line, review_due=wrong, verified_on=None))) == {cause}


def test_the_review_list_empties_call_by_call(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    assert {each.id for each in given(directory.due(services))} == {"pomc", "cops", "psob"}
    agency.clock.moment += LATE
    today = TODAY + timedelta(days=200)
    due = [each.id for each in given(directory.due(services))]
    assert len(due) == 9
    assert due[-3:] == ["pomc", "cops", "psob"]
    for each in due:
        given(directory.verify(services, row(agency, each), today))
    assert given(directory.due(services)) == ()


def test_a_row_past_its_review_is_told_to_staff_and_not_printed(agency: SampleAgency) -> None:
    services = agency.one(VS)
    case = next(each.case for each in given(agency.services.cases.list(services)) if each.case.manner is Manner.SUICIDE)
    agency.clock.moment += LATE
    packet = given(agency.services.handouts.family_packet(services, case.id))
    assert "988 Suicide & Crisis Lifeline" in past_review(packet.gaps())
    reasons = {(gap.name, gap.reason) for gap in packet.gaps()}
    assert ("Local suicide loss support team", "not_filled") in reasons
    given(agency.services.directory.retire(services, row(agency, "988")))
    packet = given(agency.services.handouts.family_packet(services, case.id))
    assert ("988 Suicide & Crisis Lifeline", "off") in {(gap.name, gap.reason) for gap in packet.gaps()}


def test_why_a_line_stands_alone_is_told(agency: SampleAgency) -> None:
    services = agency.one(VS)
    case = given(agency.services.cases.list(services))[0].case
    assert ONLY_BESIDE == {"childhelp": "state-cps"}
    paper = given(agency.services.handouts.family_paper(services, Kind.CHILDREN, case.id))
    childhelp = next(each for each in paper.resources if "Childhelp" in each.name)
    assert childhelp.held_back == "only_beside"


def test_two_of_the_staff_never_share_a_name(agency: SampleAgency) -> None:
    """Three different people are told apart by their names."""
    supervisor, staff = agency.one(SU), agency.services.staff
    assert causes(staff.add(supervisor, " lena  brandt ", Role.EVIDENCE)) == {Cause.DUPLICATE}
    assert causes(staff.add(supervisor, " ", Role.EVIDENCE)) == {Cause.EMPTY}
    added = given(staff.add(supervisor, f" {CANARY} ", Role.EVIDENCE, " 44 "))
    assert (added.name, added.extension) == (CANARY, "44")
    assert added in staff.all()


def test_what_another_desk_wrote_meanwhile_is_neither_passed_over_nor_called_checked(agency: SampleAgency) -> None:
    one, other, directory = agency.one(VS), agency.one(SU), agency.services.directory
    seen = given(directory.verify(one, row(agency, "988"), TODAY))
    given(directory.change(other, seen, replace(seen, phone="555-0199")))
    assert causes(directory.verify(one, seen, TODAY)) == {Cause.CHANGED_MEANWHILE}
    assert causes(directory.change(one, seen, replace(seen, source="A list"))) == {Cause.CHANGED_MEANWHILE}
    assert causes(directory.retire(one, seen)) == {Cause.CHANGED_MEANWHILE}, "the number that nobody answers is gone"
    now = row(agency, "988")
    assert (now.phone, now.verified_on) == ("555-0199", None)
    assert given(directory.verify(one, now, TODAY)).printable(TODAY)

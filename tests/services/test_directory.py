"""The directory and the staff list through their services."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.directory import ResourceStatus
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, given
from tests.services.use_cases import CANARY

VS, SU = Role.VICTIM_SERVICES, Role.SUPERVISOR


def test_a_checked_resource_may_be_printed_until_somebody_changes_it(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    checked = given(directory.verify(services, "988", TODAY))
    assert checked.printable(TODAY)
    assert checked.verified_by == services.name
    changed = given(directory.change(services, replace(checked, phone="555-0111")))
    assert not changed.printable(TODAY)
    assert changed in given(directory.all(services))


def test_nothing_is_checked_that_cannot_be_reached_or_is_not_there(agency: SampleAgency) -> None:
    services, directory = agency.one(VS), agency.services.directory
    unfilled = next(each for each in given(directory.all(services)) if each.status is ResourceStatus.AGENCY_MUST_FILL)
    given(directory.change(services, replace(unfilled, phone="", web="")))
    assert causes(directory.verify(services, unfilled.id, TODAY)) == {Cause.EMPTY}
    assert causes(directory.verify(services, "unknown", TODAY)) == {Cause.NOT_FOUND}
    assert causes(directory.change(services, replace(unfilled, id="unknown"))) == {Cause.NOT_FOUND}
    assert causes(directory.change(services, replace(unfilled, name=" "))) == {Cause.EMPTY}


def test_two_of_the_staff_never_share_a_name(agency: SampleAgency) -> None:
    """Three different people are told apart by their names."""
    supervisor, staff = agency.one(SU), agency.services.staff
    assert causes(staff.add(supervisor, " lena  brandt ", Role.EVIDENCE)) == {Cause.DUPLICATE}
    assert causes(staff.add(supervisor, " ", Role.EVIDENCE)) == {Cause.EMPTY}
    added = given(staff.add(supervisor, f" {CANARY} ", Role.EVIDENCE, " 44 "))
    assert (added.name, added.extension) == (CANARY, "44")
    assert added in staff.all()

"""The appointment letter: never for a visit that does not take place."""

from __future__ import annotations

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, causes, given


@pytest.mark.parametrize("guest", ["Tess Howard", "Frank Adeyemi"])
@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED_BY_PERSON, Status.POSTPONED_BY_AGENCY])
def test_a_visit_that_was_given_up_has_no_letter(agency: SampleAgency, guest: str, status: Status) -> None:
    actor, visit = agency.one(Role.VICTIM_SERVICES), agency.visit(guest)
    given(agency.services.handouts.appointment_letter(actor, visit.id))
    if status is Status.CANCELLED:
        given(agency.services.appointments.cancel(actor, visit.id, visit.version, "-"))
    else:
        by_person = status is Status.POSTPONED_BY_PERSON
        given(agency.services.appointments.postpone(actor, visit.id, visit.version, by_person, "-"))
    refused = agency.services.handouts.appointment_letter(actor, visit.id)
    assert causes(refused) == {Cause.NO_LETTER}
    assert isinstance(refused, Refused)
    assert refused.reasons[0].facts["current"] is status

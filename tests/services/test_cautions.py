"""Times that ask for care: told with their facts to who sees the case, and without them to the front desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.cautions import Caution, Warned
from desktop_app.domain.closures import Opening
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from tests.agency import SampleAgency, at, causes, contents, given

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
MEETING = Purpose.FAMILY_MEETING


@pytest.fixture
def daniel(agency: SampleAgency) -> int:
    case_id = agency.family("Daniel").case.id
    gentle = SensitiveDate(date(2000, 11, 30), "the anniversary")
    given(agency.services.cases.add_date(agency.one(VS), case_id, gentle))
    return case_id


def told(agency: SampleAgency, role: Role, **changes: object) -> tuple[Warned, ...]:
    request = agency.request(**{"purpose": MEETING, **changes})
    return given(agency.services.appointments.cautions(agency.one(role), request))


def kinds(agency: SampleAgency, role: Role = VS, **changes: object) -> set[Caution]:
    return {each.caution for each in told(agency, role, **changes)}


def test_a_usual_time_asks_for_nothing(agency: SampleAgency) -> None:
    before = contents(agency.database)
    assert told(agency, VS) == ()
    assert contents(agency.database) == before


def test_a_familys_date_is_told_with_what_it_is(agency: SampleAgency, daniel: int) -> None:
    [gentle] = told(agency, VS, case_id=daniel)
    assert gentle == Warned(Caution.SENSITIVE_DATE, {"what": "the anniversary", "day": date(2026, 11, 30)})


def test_the_front_desk_is_told_to_ask_and_not_what_it_is(agency: SampleAgency, daniel: int) -> None:
    [gentle] = told(agency, FD, case_id=daniel)
    assert gentle == Warned(Caution.SENSITIVE_DATE, {})
    given(agency.services.appointments.book(agency.one(VS), agency.request(15, 2, purpose=MEETING, case_id=daniel)))
    for hidden in told(agency, FD, case_id=daniel):
        assert not hidden.facts, hidden
    assert Caution.SAME_DAY in kinds(agency, FD, case_id=daniel)


def test_hours_and_fridays_are_no_secret_of_a_case(agency: SampleAgency) -> None:
    late = Span(at(17, day=27), at(19, day=27))
    for role in (FD, VS):
        wish = replace(agency.request(), event=late)
        found = given(agency.services.appointments.cautions(agency.one(role), wish))
        assert {each.caution for each in found} == {Caution.FRIDAY_LATE, Caution.OUTSIDE_HOURS}
        assert found[-1].facts["room"] == "Soft room A"


def test_a_closed_weekday_is_outside_hours(agency: SampleAgency) -> None:
    week = [Opening(None, weekday, 480, 1080) for weekday in range(1, 5)]
    given(agency.services.closures.set_hours(agency.one(SU), None, week))
    [outside] = told(agency, VS)
    assert (outside.caution, outside.facts["hours"]) == (Caution.OUTSIDE_HOURS, None)


def test_a_visit_that_is_moved_is_not_its_own_neighbour(agency: SampleAgency, daniel: int) -> None:
    wish = agency.request(15, day=27, purpose=MEETING, case_id=daniel)
    booked = given(agency.services.appointments.book(agency.one(VS), wish))
    cautions = agency.services.appointments.cautions
    moved = replace(wish, event=wish.event.moved(-3 * 3600))
    assert Caution.SAME_DAY in {each.caution for each in given(cautions(agency.one(VS), moved))}
    assert Caution.SAME_DAY not in {each.caution for each in given(cautions(agency.one(VS), moved, booked.id))}


def test_what_was_chosen_all_the_same_is_kept_and_in_the_history_without_a_name(
    agency: SampleAgency, daniel: int
) -> None:
    accepted = frozenset({Caution.SENSITIVE_DATE.value})
    wish = agency.request(purpose=MEETING, case_id=daniel, accepted_cautions=accepted)
    booked = given(agency.services.appointments.book(agency.one(VS), wish))
    assert booked.accepted_cautions == accepted
    entries = given(agency.services.history.of_appointment(agency.one(VS), booked.id))
    assert [each.facts["cautions"] for each in entries if "cautions" in each.facts] == ["sensitive_date"]
    assert not any("anniversary" in str(each.facts) for each in entries)


def test_a_room_nobody_knows_is_refused(agency: SampleAgency) -> None:
    answer = agency.services.appointments.cautions(agency.one(VS), agency.request(room=99))
    assert causes(answer) == {Cause.NOT_FOUND}


def test_nothing_is_refused_for_a_caution(agency: SampleAgency, daniel: int) -> None:
    given(agency.services.appointments.book(agency.one(FD), agency.request(purpose=MEETING, case_id=daniel)))

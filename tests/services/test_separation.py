"""Parties kept apart: who is meant, what stands too near already, and what may be seen of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.staff import Role
from desktop_app.services.separation import KeptApart
from tests.agency import SampleAgency, causes, contents, count, given

VS, FD = Role.VICTIM_SERVICES, Role.FRONT_DESK


def keep_apart(agency: SampleAgency, one: Side, other: Side, minutes: int = 60) -> KeptApart:
    them = agency.services.separation
    return given(them.keep_apart(agency.one(VS), one, other, minutes, Scope.BUILDING, Why.TWO_FAMILIES))


def meeting(agency: SampleAgency, hour: int, room: int = 1, **changes: object) -> Appointment:
    wish = agency.request(hour, room, purpose=Purpose.FAMILY_MEETING, **changes)
    return given(agency.services.appointments.book(agency.one(VS), wish))


def again(agency: SampleAgency, visit: Appointment) -> Appointment:
    return given(agency.services.appointments.detail(agency.one(VS), visit.id)).appointment


def test_two_families_are_kept_apart_from_then_on(agency: SampleAgency) -> None:
    kept = keep_apart(agency, Side(case_id=2), Side(case_id=3))
    assert kept.too_near == ()
    first = meeting(agency, 10, case_id=2)
    near = agency.request(11, 3, purpose=Purpose.FAMILY_MEETING, case_id=3, host_id=6)
    refused = agency.services.appointments.book(agency.one(VS), near)
    assert causes(refused) == {Cause.SEPARATION}
    facts = dict(refused.reasons[0].facts)
    assert facts == {"earliest": first.hold.end + 90 * 60, "entrance": "main lobby", "zone": "America/New_York"}
    given(agency.services.appointments.book(agency.one(VS), replace(near, event=near.event.moved(3 * 3600))))


def test_what_was_booked_before_is_told_and_stays(agency: SampleAgency) -> None:
    first, second = meeting(agency, 10, case_id=2), meeting(agency, 11, 3, case_id=3, host_id=6)
    meeting(agency, 16, 2, case_id=3)
    kept = keep_apart(agency, Side(case_id=2), Side(case_id=3))
    assert [(pair.one, pair.other) for pair in kept.too_near] == [(first, second)]
    assert given(agency.services.separation.too_near(agency.one(VS))) == kept.too_near
    assert again(agency, first) == first
    given(agency.services.appointments.cancel(agency.one(VS), second.id, second.version, "moved"))
    assert given(agency.services.separation.too_near(agency.one(VS))) == ()


def test_an_appointment_without_a_case_becomes_a_party(agency: SampleAgency) -> None:
    one, other = meeting(agency, 10), meeting(agency, 14, 2)
    kept = keep_apart(agency, Side(appointment_id=one.id), Side(appointment_id=other.id), 240)
    marked = [again(agency, each) for each in (one, other)]
    assert [each.party_id for each in marked] == [kept.rule.one_id, kept.rule.other_id]
    assert [each.version for each in marked] == [2, 2]
    assert [(pair.one, pair.other) for pair in kept.too_near] == [tuple(marked)]
    third = agency.request(12, 3, party_id=kept.rule.other_id, host_id=6)
    assert causes(agency.services.appointments.book(agency.one(VS), third)) == {Cause.SEPARATION}


def test_two_members_of_a_divided_family_are_two_parties_of_one_case(agency: SampleAgency) -> None:
    one, other = meeting(agency, 10, case_id=2), meeting(agency, 14, 2, case_id=2)
    kept = keep_apart(agency, Side(appointment_id=one.id), Side(appointment_id=other.id))
    known = given(agency.services.separation.parties(agency.one(VS)))
    assert len([each for each in known if each.case_id == 2]) == 2
    assert {again(agency, each).party_id for each in (one, other)} == {kept.rule.one_id, kept.rule.other_id}
    open_ = agency.services.separation.keep_apart(
        agency.one(VS), Side(case_id=2), Side(case_id=3), 60, Scope.ROOM, Why.DIVIDED_FAMILY
    )
    assert causes(open_) == {Cause.PARTY_NEEDED}


def test_a_familys_visits_keep_their_party_when_a_second_one_is_made(agency: SampleAgency) -> None:
    """They meant the only party of the case; with two, nobody would be meant, and the first rule would lapse."""
    first, rest = meeting(agency, 10, case_id=2), meeting(agency, 16, case_id=2)
    kept = keep_apart(agency, Side(case_id=2), Side(case_id=3))
    keep_apart(agency, Side(case_id=2), Side(appointment_id=first.id))
    assert again(agency, rest).party_id == kept.rule.one_id
    assert again(agency, first).party_id not in {None, kept.rule.one_id, kept.rule.other_id}


@pytest.mark.parametrize(
    ("one", "other", "cause"),
    [
        (Side(case_id=2), Side(case_id=2), Cause.ONE_PARTY),
        (Side(appointment_id=5), Side(appointment_id=5), Cause.ONE_PARTY),
        (Side(case_id=99), Side(case_id=2), Cause.NOT_FOUND),
        (Side(appointment_id=99), Side(case_id=2), Cause.NOT_FOUND),
        (Side(party_id=99), Side(case_id=2), Cause.NOT_FOUND),
        (Side(), Side(case_id=2), Cause.NOT_FOUND),
    ],
)
def test_sides_nobody_can_tell_apart_are_refused_and_nothing_is_written(
    agency: SampleAgency, one: Side, other: Side, cause: Cause
) -> None:
    before = contents(agency.database)
    for sides in ((one, other), (other, one)):
        answer = agency.services.separation.keep_apart(agency.one(VS), *sides, 60, Scope.ROOM, Why.TWO_SIDES)
        assert causes(answer) == {cause}
    assert contents(agency.database) == before


def test_the_same_party_named_twice_is_one_party(agency: SampleAgency) -> None:
    kept = keep_apart(agency, Side(case_id=2), Side(case_id=3))
    them = agency.services.separation
    twice = Side(party_id=kept.rule.one_id), Side(case_id=2)
    assert causes(them.keep_apart(agency.one(VS), *twice, 60, Scope.ROOM, Why.TWO_SIDES)) == {Cause.ONE_PARTY}
    same = Side(case_id=3), Side(party_id=kept.rule.one_id)
    assert causes(them.keep_apart(agency.one(VS), *same, 60, Scope.BUILDING, Why.TWO_SIDES)) == {Cause.DUPLICATE}
    assert count(agency.database, "party", "case_id IN (2, 3)") == 2


@pytest.mark.parametrize("minutes", [-1, 481])
def test_the_minutes_have_bounds(agency: SampleAgency, minutes: int) -> None:
    sides = Side(case_id=2), Side(case_id=3)
    answer = agency.services.separation.keep_apart(agency.one(VS), *sides, minutes, Scope.ROOM, Why.TWO_SIDES)
    assert causes(answer) == {Cause.COUNT}


def test_a_rule_is_ended_and_never_removed(agency: SampleAgency) -> None:
    before = given(agency.services.separation.rules(agency.one(VS)))
    meeting(agency, 10, case_id=2)
    rule = keep_apart(agency, Side(case_id=2), Side(case_id=3)).rule
    ended = given(agency.services.separation.end(agency.one(VS), rule.id))
    assert ended.ended_at == agency.clock.moment
    assert given(agency.services.separation.rules(agency.one(VS))) == before
    assert causes(agency.services.separation.end(agency.one(VS), rule.id)) == {Cause.NOT_FOUND}
    assert count(agency.database, "separation", f"id = {rule.id} AND ended_at IS NOT NULL") == 1
    meeting(agency, 11, 3, case_id=3, host_id=6)


def test_the_front_desk_sees_codes_and_nobody_behind_them(agency: SampleAgency) -> None:
    keep_apart(agency, Side(case_id=2), Side(case_id=3))
    seen = given(agency.services.separation.parties(agency.one(FD)))
    assert [(each.code, each.case_id) for each in seen] == [(f"P-000{number}", None) for number in (1, 2, 3)]
    for method in (agency.services.separation.rules, agency.services.separation.too_near):
        assert causes(method(agency.one(FD))) == {Cause.NOT_ALLOWED}

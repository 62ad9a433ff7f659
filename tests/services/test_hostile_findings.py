"""What a hostile reader of the code found, each kept from coming back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import CaseState, StateBy
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, Span
from tests.agency import SampleAgency, at, causes, given

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


# Apart


@pytest.fixture
def apart(agency: SampleAgency) -> tuple[Appointment, Appointment]:
    """Two visits of two families that are never in the building within four hours, and the first stands at nine."""
    moves, desk = agency.services.appointments, agency.one(FD)
    one = given(moves.book(desk, agency.request(8, room=1, case_id=1)))
    other = given(moves.book(desk, agency.request(15, room=2, case_id=2, host_id=agency.one(SU).id)))
    given(
        agency.services.separation.keep_apart(
            agency.one(VS), Side(case_id=1), Side(case_id=2), 240, Scope.BUILDING, Why.TWO_FAMILIES
        )
    )
    return one, other


def test_a_stranger_named_beside_a_family_does_not_lift_its_rules(
    agency: SampleAgency, apart: tuple[Appointment, Appointment]
) -> None:
    witness = given(agency.services.appointments.book(agency.one(FD), agency.request(9, day=26, room=2)))
    given(
        agency.services.separation.keep_apart(
            agency.one(VS), Side(appointment_id=witness.id), Side(case_id=3), 10, Scope.ROOM, Why.COURT_ORDER
        )
    )
    stranger = given(agency.services.appointments.detail(agency.one(VS), witness.id)).appointment.party_id
    wish = agency.request(10, room=2, case_id=2, host_id=agency.one(SU).id)
    assert Cause.SEPARATION in causes(agency.services.appointments.book(agency.one(FD), wish))
    with_stranger = replace(wish, party_id=stranger)
    assert Cause.SEPARATION in causes(agency.services.appointments.book(agency.one(FD), with_stranger))


def test_a_divided_family_keeps_the_rules_of_both_sides(
    agency: SampleAgency, apart: tuple[Appointment, Appointment]
) -> None:
    sister = given(agency.services.appointments.book(agency.one(FD), agency.request(9, day=26, room=2)))
    given(
        agency.services.separation.keep_apart(
            agency.one(VS), Side(case_id=2), Side(appointment_id=sister.id), 60, Scope.BUILDING, Why.DIVIDED_FAMILY
        )
    )
    agency.database.engine.execute_sql("UPDATE party SET case_id = 2 WHERE case_id IS NULL")
    wish = agency.request(10, room=2, case_id=2, host_id=agency.one(SU).id)
    assert Cause.SEPARATION in causes(agency.services.appointments.book(agency.one(FD), wish))


def test_the_front_desk_drags_without_reading_whose_case_it_is(
    agency: SampleAgency, apart: tuple[Appointment, Appointment]
) -> None:
    span = Span(at(0, day=30), at(23, day=30))
    seen = given(agency.services.schedule.surroundings(agency.one(FD), span))
    assert {each.case_id for each in seen.occupied} | {each.case_id for each in seen.parties} == {None}
    assert {each.why for each in seen.separations} == {Why.TWO_SIDES}
    assert {each.party_id for each in seen.occupied} != {None}, "a ghost still knows that two are kept apart"
    detail = given(agency.services.appointments.detail(agency.one(FD), apart[0].id))
    assert (detail.case_number, detail.party_code) == ("", "")


# Times


def test_a_visit_forgotten_in_its_room_is_made_longer_or_refused_and_never_fails(agency: SampleAgency) -> None:
    inside = agency.carry(agency.visit("Rita Soto"), Status.IN_ROOM)
    host, moves = agency.one(VS), agency.services.appointments
    agency.clock.moment = inside.hold.end + 40 * HOUR
    assert causes(moves.extend(host, inside.id, inside.version, 60)) == {Cause.LENGTH}
    agency.clock.moment = inside.event.end + 9 * HOUR
    assert causes(moves.extend(host, inside.id, inside.version, 60)) == {Cause.NEXT_VISIT}


@pytest.mark.parametrize("start", [10**15, 2**63, -(10**12)])
def test_no_time_beyond_the_calendar_fails(agency: SampleAgency, start: int) -> None:
    moves, desk = agency.services.appointments, agency.one(FD)
    wish = replace(agency.request(), event=Span(start, start + HOUR))
    assert causes(moves.book(desk, wish)) == causes(moves.cautions(desk, wish)) == {Cause.TOO_FAR}
    assert moves.nearest(desk, wish) == ()


def test_the_same_visit_is_not_taken_back_twice_at_once(agency: SampleAgency) -> None:
    moves, desk = agency.services.appointments, agency.one(FD)
    booked = given(moves.book(desk, agency.request()))
    assert causes(moves.restore(desk, (booked, booked))) == {Cause.CHANGED_MEANWHILE}


# At the table


@pytest.fixture
def inside(agency: SampleAgency) -> Appointment:
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_case(agency.family("Rosa").case.id, "B12")
    return visit


def give(agency: SampleAgency, visit: Appointment, witness: StaffMember, recipient_id: int) -> object:
    first = agency.family("Rosa").items[0]
    return agency.services.items.hand_over(
        agency.one(EV), visit.id, first.id, Outcome.RETURNED, witness.id, recipient_id
    )


def test_nothing_is_given_while_the_return_is_on_hold(agency: SampleAgency, inside: Appointment) -> None:
    family = agency.family("Rosa")
    given(
        agency.services.cases.set_state(
            agency.one(SU), family.case.id, family.case.version, CaseState.ON_HOLD, StateBy.COUNSEL, "letter of 3 March"
        )
    )
    witness = agency.one(EV, but=agency.one(EV).id)
    assert causes(give(agency, inside, witness, family.answer.recipients[0].id)) == {Cause.RETURN_STOPPED}


def test_whoever_receives_is_none_of_those_who_give(agency: SampleAgency, inside: Appointment) -> None:
    witness = agency.one(EV, but=agency.one(EV).id)
    agency.database.engine.execute_sql(
        "UPDATE family_member SET name = ? WHERE case_id = ?", (witness.name, inside.case_id)
    )
    recipient = agency.family("Rosa").answer.recipients[0]
    assert causes(give(agency, inside, witness, recipient.id)) == {Cause.THREE_PEOPLE}


def test_what_was_given_is_not_carried_away_again(agency: SampleAgency, inside: Appointment) -> None:
    agency.hand_over_all(inside, agency.one(EV))
    gone = next(each for each in agency.family("Rosa").items if each.outcome)
    answer = agency.services.custody.move(agency.one(EV), [gone.id], Place.OTHER_AUTHORITY, {})
    assert causes(answer) == {Cause.CUSTODY_WITH_FAMILY}


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


def test_a_member_stays_in_the_family_they_are_of(agency: SampleAgency) -> None:
    member = agency.family("Daniel").family[0]
    changed = replace(member, case_id=agency.family("Rosa").case.id)
    assert causes(agency.services.cases.change_member(agency.one(VS), changed)) == {Cause.NOT_FOUND}


def test_what_is_held_never_lay_on_the_table(agency: SampleAgency, inside: Appointment) -> None:
    held = next(each for each in agency.family("Rosa").items if each.waiting_holds)
    witness, recipient = agency.one(EV, but=agency.one(EV).id), agency.family("Rosa").answer.recipients[0]
    answer = agency.services.items.hand_over(
        agency.one(EV), inside.id, held.id, Outcome.KEPT_FOR_LATER, witness.id, recipient.id
    )
    assert causes(answer) == {Cause.ITEM_HELD}


def test_the_front_desk_reads_no_words_about_a_family_in_its_checklist(
    agency: SampleAgency, inside: Appointment
) -> None:
    agency.database.engine.execute_sql("UPDATE step_mark SET reason = 'said on the telephone'")
    seen = given(agency.services.checklists.for_appointment(agency.one(FD), inside.id))
    roles = {step.id: step.role for step in seen.checklist.protocol.steps}
    read = {roles[step] for step, mark in seen.checklist.marks.items() if mark.reason}
    hidden = {roles[step] for step, mark in seen.checklist.marks.items() if not mark.reason}
    assert read <= {FD}
    assert {VS, EV} <= hidden
    theirs = given(agency.services.checklists.for_appointment(agency.one(VS), inside.id)).checklist.marks
    assert {mark.reason for mark in theirs.values()} == {"said on the telephone"}

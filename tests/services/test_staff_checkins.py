"""That a check-in was offered, and nothing else."""

from __future__ import annotations

from desktop_app.domain.appointments import Status
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, given

EV, SU, VS = Role.EVIDENCE, Role.SUPERVISOR, Role.VICTIM_SERVICES


def test_an_offer_is_kept_with_who_and_when(agency: SampleAgency) -> None:
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    supervisor, evidence = agency.one(SU), agency.one(EV)
    given(agency.services.staff_checkins.offer(supervisor, visit.id, evidence.id))
    (found,) = given(agency.services.staff_checkins.of_case(supervisor, visit.case_id or 0))
    (offer,) = found.offered
    assert (offer.staff_id, offer.offered_by, offer.offered_at) == (
        evidence.id,
        supervisor.name,
        agency.clock.moment,
    )
    columns = agency.database.engine.execute_sql("PRAGMA table_info(staff_check_in)").fetchall()
    assert not [row[1] for row in columns if row[2] == "TEXT"], "never a word of what was said"


def test_it_is_offered_once_after_the_visit_began_and_never_to_oneself(agency: SampleAgency) -> None:
    visit, evidence, supervisor = agency.visit("Elena Delgado"), agency.one(EV), agency.one(SU)
    offer = agency.services.staff_checkins.offer
    assert causes(offer(supervisor, visit.id, evidence.id)) == {Cause.CHECK_IN_EARLY}
    visit = agency.carry(visit, Status.IN_ROOM)
    assert causes(offer(supervisor, visit.id, supervisor.id)) == {Cause.CHECK_IN_ONESELF}
    given(offer(supervisor, visit.id, evidence.id))
    assert causes(offer(agency.one(VS), visit.id, evidence.id)) == {Cause.CHECK_IN_OFFERED}
    assert causes(offer(supervisor, visit.id, 9_999)) == {Cause.NOT_FOUND}


def test_the_page_lists_the_visits_that_took_place_and_who_was_there(agency: SampleAgency) -> None:
    case_id = agency.family("Rosa").case.id
    assert given(agency.services.staff_checkins.of_case(agency.one(VS), case_id)) == ()
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    (found,) = given(agency.services.staff_checkins.of_case(agency.one(VS), case_id))
    assert {each.id for each in found.there} == {each for each in (visit.host_id, visit.evidence_id) if each}
    assert not {each.id for each in found.there} & {each.id for each in found.others}


def test_reports_count_the_offers_and_nobody(agency: SampleAgency) -> None:
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    over = agency.services.reports.over
    assert given(over(agency.one(SU), TODAY, TODAY)).check_ins == 0
    given(agency.services.staff_checkins.offer(agency.one(SU), visit.id, agency.one(EV).id))
    assert given(over(agency.one(SU), TODAY, TODAY)).check_ins == 1

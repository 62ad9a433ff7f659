"""Reports over the sample agency: they agree with the schedule and read no name."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.appointments import OCCUPYING
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, given

FIRST, LAST = TODAY - timedelta(days=45), TODAY + timedelta(days=45)


def test_a_report_agrees_with_the_schedule(agency: SampleAgency) -> None:
    supervisor = agency.one(Role.SUPERVISOR)
    report = given(agency.services.reports.over(supervisor, FIRST, LAST))
    days = [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
    booked = {
        each.id: each
        for day in days
        for each in given(agency.services.schedule.day(supervisor, day)).appointments
        if each.status in OCCUPYING
    }
    assert report.visits == len(booked) > 5
    assert sum(use.minutes for _, use in report.rooms) == sum(each.event.minutes for each in booked.values())


def test_the_booking_time_is_the_first_entry_of_the_history(agency: SampleAgency) -> None:
    actor = agency.one(Role.FRONT_DESK)
    given(agency.services.appointments.book(actor, agency.request(10)))
    report = given(agency.services.reports.over(agency.one(Role.SUPERVISOR), date(2026, 11, 30), date(2026, 11, 30)))
    assert report.lead_days == 6


def test_a_postponed_visit_is_counted_as_that_and_leaves_the_rooms(agency: SampleAgency) -> None:
    supervisor, visit = agency.one(Role.SUPERVISOR), agency.visit("Tess Howard")
    before = given(agency.services.reports.over(supervisor, TODAY, TODAY))
    given(agency.services.appointments.postpone(supervisor, visit.id, visit.version, False, "asked"))
    after = given(agency.services.reports.over(supervisor, TODAY, TODAY))
    assert after.visits == before.visits - 1
    assert dict(after.endings)["postponed_by_agency"] == dict(before.endings)["postponed_by_agency"] + 1


def test_days_the_wrong_way_round_or_too_many_are_refused(agency: SampleAgency) -> None:
    actor, reports = agency.one(Role.SUPERVISOR), agency.services.reports
    assert causes(reports.over(actor, LAST, FIRST)) == {Cause.DAY_ORDER}
    assert causes(reports.over(actor, date(1990, 1, 1), LAST)) == {Cause.PERIOD}


def test_one_statement_reads_all_visits(agency: SampleAgency) -> None:
    told: list[str] = []
    agency.database.engine.connection().set_trace_callback(told.append)
    given(agency.services.reports.over(agency.one(Role.SUPERVISOR), FIRST, LAST))
    agency.database.engine.connection().set_trace_callback(None)
    reading = [each for each in told if "appointment" in each]
    assert len(reading) == 1
    assert not any(column in reading[0] for column in ("guest", "case_id", "host", "reason"))

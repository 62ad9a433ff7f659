from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.planning import plan
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.services.schedule import Schedule
from desktop_app.store import closures
from tests.agency import TODAY, SampleAgency, at, causes, given

MONDAY = TODAY - timedelta(days=1)


def week(agency: SampleAgency, role: Role = Role.VICTIM_SERVICES) -> Schedule:
    return given(agency.services.schedule.period(agency.one(role), MONDAY, 7))


def statements(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    engine, asked = agency.database.engine, []
    execute = engine.execute_sql
    monkeypatch.setattr(
        engine, "execute_sql", lambda *sql, **more: (asked.append(str(sql[0])), execute(*sql, **more))[1]
    )
    return asked


def test_a_week_holds_every_visit_of_its_days_as_the_days_do(agency: SampleAgency) -> None:
    shown = week(agency)
    assert shown.days == tuple(MONDAY + timedelta(days=ahead) for ahead in range(7))
    actor = agency.one(Role.VICTIM_SERVICES)
    of_days = [visit for day in shown.days for visit in given(agency.services.schedule.day(actor, day)).appointments]
    assert list(shown.appointments) == of_days
    assert agency.visit("Tess Howard") in shown.appointments


def test_a_day_tells_what_still_keeps_its_visits_from_being_confirmed(agency: SampleAgency) -> None:
    actor, tess = agency.one(Role.VICTIM_SERVICES), agency.visit("Tess Howard")
    assert given(agency.services.schedule.day(actor, TODAY)).remarks[tess.id] == "waiting:2"
    assert week(agency).remarks == {}


@pytest.mark.parametrize("days", [7, 42])
def test_appointments_take_one_query_whatever_the_number_of_days(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    actor = agency.one(Role.VICTIM_SERVICES)
    asked = statements(agency, monkeypatch)
    given(agency.services.schedule.period(actor, MONDAY, days))
    assert len([sql for sql in asked if 'FROM "appointment"' in sql]) == 1
    assert len(asked) <= 10


@pytest.mark.parametrize("days", [1, 7])
def test_the_counter_is_given_no_name_no_case_and_no_words_about_either(agency: SampleAgency, days: int) -> None:
    desk, service = agency.one(Role.FRONT_DESK), agency.services.schedule
    shown = given(service.day(desk, TODAY) if days == 1 else service.period(desk, MONDAY, days))
    assert shown.case_numbers == {}
    assert {(each.guest_name, each.case_id, each.party_id, each.reason) for each in shown.appointments} == {
        ("", None, None, "")
    }
    assert {"T. H.", "K. L."} <= {each.guest_label for each in shown.appointments}


def test_a_weeks_statement_for_the_counter_selects_no_name(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = agency.one(Role.FRONT_DESK)
    asked = statements(agency, monkeypatch)
    given(agency.services.schedule.period(desk, MONDAY, 7))
    [sql] = [each for each in asked if 'FROM "appointment"' in each]
    assert "guest_name" not in sql
    assert "case_id" not in sql


def test_case_numbers_go_with_the_visits_of_staff(agency: SampleAgency) -> None:
    case = agency.family("Daniel").case
    shown = given(agency.services.schedule.period(agency.one(Role.EVIDENCE), MONDAY, 42))
    assert all(visit.case_id in shown.case_numbers for visit in shown.appointments if visit.case_id)
    assert case.number in shown.case_numbers.values() or case.id not in {each.case_id for each in shown.appointments}


def test_closures_of_the_days_are_shown(agency: SampleAgency) -> None:
    with agency.database.writing():
        closures.add(Closure(0, ClosureKind.AGENCY_CLOSED, None, Span(at(8, day=26), at(18, day=26)), "Thanksgiving"))
    assert [each.reason for each in week(agency).closures] == ["Thanksgiving"]
    assert given(agency.services.schedule.day(agency.one(Role.EVIDENCE), date(2026, 11, 25))).closures == ()


def test_a_drag_decides_on_what_was_read_once(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    around = given(agency.services.schedule.surroundings(agency.one(Role.FRONT_DESK), week(agency).span))
    wish = agency.request(13, room=1, day=24)
    asked = statements(agency, monkeypatch)
    answer = plan(wish, around)
    assert isinstance(answer, Refused)
    assert Cause.ROOM_HELD in {reason.cause for reason in answer.reasons}
    assert asked == []


def test_who_books_nothing_is_told_so_before_the_drag(agency: SampleAgency) -> None:
    refused = agency.services.schedule.surroundings(agency.one(Role.EVIDENCE), week(agency).span)
    assert causes(refused) == {Cause.NOT_ALLOWED}

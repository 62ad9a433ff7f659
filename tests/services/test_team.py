"""Interpreters, the times people are taken elsewhere, and who may say yes for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Need
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Busy, Duty, is_ready, waiting_duties
from desktop_app.domain.times import HOUR, Span
from tests.agency import SampleAgency, at, causes, contents, given

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
MORNING = Span(at(9, day=30), at(12, day=30))


def interpreted(agency: SampleAgency) -> Appointment:
    """A witness interview with everybody it needs, hosted by Amina Hale with David Lind as the advocate."""
    interpreter = given(agency.services.team.add_interpreter(agency.one(VS), "Inés Roca", ("es",)))
    wish = agency.request(
        advocate_id=agency.named("David Lind").id,
        interpreter_id=interpreter.id,
        needs=frozenset({Need.INTERPRETER}),
    )
    return given(agency.services.appointments.book(agency.one(VS), wish))


def test_an_appointment_is_ready_once_each_has_said_yes(agency: SampleAgency) -> None:
    visit, team = interpreted(agency), agency.services.team
    assert waiting_duties(visit) == (Duty.HOST, Duty.ADVOCATE, Duty.INTERPRETER)
    visit = given(team.confirm_duty(agency.named("Amina Hale"), visit.id, visit.version, Duty.HOST))
    visit = given(team.confirm_duty(agency.named("David Lind"), visit.id, visit.version, Duty.ADVOCATE))
    visit = given(team.confirm_duty(agency.one(FD), visit.id, visit.version, Duty.INTERPRETER))
    assert is_ready(visit)
    visit = given(team.unconfirm_duty(agency.one(FD), visit.id, visit.version, Duty.INTERPRETER))
    assert waiting_duties(visit) == (Duty.INTERPRETER,)
    entries = given(agency.services.history.of_appointment(agency.one(VS), visit.id))
    told = [(each.action, each.facts["duty"]) for each in entries if "duty" in each.facts]
    assert told == [
        ("appointment.duty_confirmed", "host"), ("appointment.duty_confirmed", "advocate"),
        ("appointment.duty_confirmed", "interpreter"), ("appointment.duty_open", "interpreter"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "duty", "may"),
    [
        (FD, Duty.HOST, False),
        (EV, Duty.HOST, False),
        (VS, Duty.HOST, True),
        (SU, Duty.HOST, True),
        (FD, Duty.INTERPRETER, True),
        (EV, Duty.INTERPRETER, False),
    ],
)
def test_who_may_say_yes_for_somebody_else(agency: SampleAgency, role: Role, duty: Duty, may: bool) -> None:
    visit = interpreted(agency)
    someone = agency.one(role, but=visit.host_id)
    before = contents(agency.database)
    answer = agency.services.team.confirm_duty(someone, visit.id, visit.version, duty)
    assert isinstance(answer, Appointment) is may
    if not may:
        assert causes(answer) == {Cause.NOT_ALLOWED}
        assert someone.role not in answer.reasons[0].facts["roles"]
        assert contents(agency.database) == before


def test_each_may_say_yes_for_themself_whatever_their_role(agency: SampleAgency) -> None:
    host = agency.one(EV)
    visit = given(agency.services.appointments.book(agency.one(VS), agency.request(host_id=host.id)))
    given(agency.services.team.confirm_duty(host, visit.id, visit.version, Duty.HOST))


def test_a_duty_nobody_is_down_for_an_old_version_and_a_visit_given_up_are_refused(agency: SampleAgency) -> None:
    visit, team, host = interpreted(agency), agency.services.team, agency.named("Amina Hale")
    assert causes(team.confirm_duty(host, visit.id, visit.version, Duty.EVIDENCE)) == {Cause.DUTY_OPEN}
    assert causes(team.confirm_duty(host, visit.id, visit.version - 1, Duty.HOST)) == {Cause.CHANGED_MEANWHILE}
    assert causes(team.confirm_duty(host, 999, 1, Duty.HOST)) == {Cause.NOT_FOUND}
    gone = given(agency.services.appointments.cancel(host, visit.id, visit.version, "moved"))
    assert causes(team.confirm_duty(host, gone.id, gone.version, Duty.HOST)) == {Cause.STATUS}


def test_who_is_taken_elsewhere_is_not_booked(agency: SampleAgency) -> None:
    host = agency.named("Amina Hale")
    busy = given(agency.services.team.add_busy(host, Busy(0, host.id, None, MORNING)))
    refused = agency.services.appointments.book(agency.one(VS), agency.request(10))
    assert causes(refused) == {Cause.HOST_BUSY}
    assert given(agency.services.team.busy(agency.one(FD), host.id)) == (busy,)
    given(agency.services.team.remove_busy(host, busy.id))
    given(agency.services.appointments.book(agency.one(VS), agency.request(10)))
    assert causes(agency.services.team.remove_busy(host, busy.id)) == {Cause.NOT_FOUND}


@pytest.mark.parametrize(
    ("role", "other", "may"),
    [
        (FD, "staff", False),
        (EV, "staff", False),
        (VS, "staff", True),
        (FD, "interpreter", True),
        (EV, "interpreter", False),
    ],
)
def test_who_may_say_when_somebody_else_is_taken(agency: SampleAgency, role: Role, other: str, may: bool) -> None:
    interpreter = given(agency.services.team.add_interpreter(agency.one(VS), "Inés Roca", ("es",)))
    theirs = Busy(0, agency.named("Ruth Okafor").id, None, MORNING)
    if other == "interpreter":
        theirs = Busy(0, None, interpreter.id, MORNING)
    answer = agency.services.team.add_busy(agency.one(role), theirs)
    assert isinstance(answer, Busy) is may
    kept = given(agency.services.team.add_busy(agency.one(SU), theirs))
    gone = agency.services.team.remove_busy(agency.one(role), kept.id)
    assert isinstance(gone, Busy) is may


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"span": Span(at(9), at(9))}, Cause.SPAN),
        ({"staff_id": 99}, Cause.NOT_FOUND),
        ({"staff_id": None, "interpreter_id": 99}, Cause.NOT_FOUND),
        ({"interpreter_id": 1}, Cause.NOT_FOUND),
        ({"staff_id": None}, Cause.NOT_FOUND),
    ],
)
def test_a_time_is_about_one_person_who_is_known(
    agency: SampleAgency, changes: dict[str, object], cause: Cause
) -> None:
    given(agency.services.team.add_interpreter(agency.one(VS), "Inés Roca", ("es",)))
    wrong = replace(Busy(0, 6, None, MORNING), **changes)
    assert causes(agency.services.team.add_busy(agency.one(SU), wrong)) == {cause}


def test_an_interpreter_who_no_longer_comes_is_not_offered(agency: SampleAgency) -> None:
    team = agency.services.team
    others = set(given(team.interpreters(agency.one(FD))))
    added = given(team.add_interpreter(agency.one(VS), " Inés  Roca ", ("es", "pt"), "555-0100"))
    assert added.languages == ("es", "pt")
    assert set(given(team.interpreters(agency.one(FD)))) == {*others, added}
    assert not given(team.deactivate_interpreter(agency.one(VS), added.id)).active
    assert set(given(team.interpreters(agency.one(FD)))) == others
    assert causes(team.deactivate_interpreter(agency.one(VS), added.id)) == {Cause.NOT_FOUND}
    assert causes(agency.services.appointments.book(agency.one(VS), agency.request(interpreter_id=added.id))) == {
        Cause.NOT_FOUND
    }


@pytest.mark.parametrize(("name", "languages"), [("", ("es",)), ("Inés Roca", ()), ("Inés Roca", (" ",))])
def test_an_interpreter_has_a_name_and_a_language(agency: SampleAgency, name: str, languages: tuple[str, ...]) -> None:
    assert causes(agency.services.team.add_interpreter(agency.one(VS), name, languages)) == {Cause.EMPTY}


def test_who_knows_the_family_is_suggested_first(agency: SampleAgency) -> None:
    first, second = agency.named("Maria Reyes"), agency.named("Amina Hale")
    book, suggest = agency.services.appointments.book, agency.services.team.suggest_hosts
    for host, day in ((first, 25), (second, 27)):
        given(book(agency.one(VS), agency.request(15, 3, day, host_id=host.id, case_id=2)))
    assert given(suggest(agency.one(FD), 2)) == ()
    agency.clock.moment = at(15, day=25) + HOUR
    assert given(suggest(agency.one(FD), 2)) == (first,)
    agency.clock.moment = at(15, day=27) + HOUR
    assert given(suggest(agency.one(FD), 2)) == (second, first)

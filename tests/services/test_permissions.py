"""Who may do what is asked by every method of every service, for every role: nothing is allowed by omission."""

from __future__ import annotations

import inspect
from functools import cached_property

import pytest

from desktop_app.domain.permissions import Action, may, roles_for
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.services import Services
from tests.agency import SampleAgency, causes, contents, count
from tests.services.use_cases import INSIDE, SIGNED_OUT, USE_CASES, UseCase

BY_NAME = [pytest.param(each, id=f"{each.method}-{each.guards[-1]}") for each in USE_CASES]
REFUSED = "action = 'refused' AND facts LIKE '%not_allowed%'"


def denied(outcome: object) -> bool:
    return isinstance(outcome, Refused) and Cause.NOT_ALLOWED in causes(outcome)


def test_s11_every_method_of_every_service_has_its_row(agency: SampleAgency) -> None:
    found = {
        f"{name}.{method}"
        for name, made in vars(Services).items()
        if isinstance(made, cached_property)
        for method, _ in inspect.getmembers(type(getattr(agency.services, name)), inspect.isfunction)
        if not method.startswith("_")
    }
    told = {each.method for each in USE_CASES} | SIGNED_OUT | INSIDE
    assert found == told, "Give each new method a row in tests/services/use_cases.py, and take a lost one out."


def test_s12_every_method_that_asks_who_acts_tells_the_log(agency: SampleAgency) -> None:
    """Each is wrapped by `telling`, which knows it by its first word; none asks for somebody in another way."""
    for name, made in vars(Services).items():
        if not isinstance(made, cached_property):
            continue
        for method, found in inspect.getmembers(type(getattr(agency.services, name)), inspect.isfunction):
            asked = list(inspect.signature(found).parameters)
            if not method.startswith("_") and f"{name}.{method}" not in SIGNED_OUT | INSIDE:
                assert asked[1:2] == ["actor"], f"{name}.{method}"
                assert hasattr(found, "__wrapped__"), f"{name}.{method}"
            elif not method.startswith("_"):
                assert "actor" not in asked or f"{name}.{method}" in INSIDE, f"{name}.{method}"


def test_s11_every_action_guards_a_method() -> None:
    assert {action for each in USE_CASES for action in each.guards} == set(Action)


@pytest.mark.parametrize("use_case", BY_NAME)
def test_s11_a_role_is_turned_away_exactly_where_the_table_denies(agency: SampleAgency, use_case: UseCase) -> None:
    """Who is turned away changes nothing, so all of them ask the same agency; then those who may, each taken back."""
    allowed = {role for role in Role if all(may(role, action) for action in use_case.guards)}
    before, told = contents(agency.database, log=False), count(agency.database, "audit", REFUSED)
    outcomes = {role: use_case.call(agency, agency.one(role)) for role in Role if role not in allowed}
    assert all(denied(outcome) for outcome in outcomes.values())
    assert contents(agency.database, log=False) == before
    assert count(agency.database, "audit", REFUSED) == told + len(outcomes)
    first, *others = sorted(allowed)
    for role in others:
        with agency.database.engine.atomic() as taken_back:
            assert not denied(use_case.call(agency, agency.one(role)))
            taken_back.rollback()
    assert not denied(use_case.call(agency, agency.one(first)))


@pytest.mark.parametrize("use_case", BY_NAME)
def test_somebody_who_has_left_may_do_nothing(agency: SampleAgency, use_case: UseCase) -> None:
    someone = agency.one(use_case.role)
    assert denied(use_case.call(agency, StaffMember(someone.id, someone.name, someone.role, active=False)))


def test_a_refusal_names_the_roles_that_may(agency: SampleAgency) -> None:
    outcome = agency.services.cases.list(agency.one(Role.FRONT_DESK))
    assert isinstance(outcome, Refused)
    assert outcome.reasons[0].facts["roles"] == roles_for(Action.VIEW_CASES)

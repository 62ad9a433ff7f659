"""Consent to share: its days, its one recipient, who may speak for a child, and how it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.consents import (
    Consent,
    ConsentState,
    Revocation,
    latest_expiry,
    may_speak_for_child,
    plan_consent,
    plan_revocation,
)
from desktop_app.domain.refusals import Cause
from tests.agency import causes

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
MOTHER = FamilyMember(1, 1, "Elena Walsh", "mother", Standing.NEXT_OF_KIN)
GIVEN = Consent(1, 1, 1, "Harbor Grief Center", "a place in the support group", TODAY, TODAY + 90 * DAY)


def test_a_plain_consent_is_kept() -> None:
    assert plan_consent(GIVEN, MOTHER, TODAY, for_child=True) is None


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"given_on": TODAY + DAY}, Cause.IN_THE_FUTURE),
        ({"expires_on": TODAY - DAY}, Cause.CONSENT_OVER),
        ({"given_on": TODAY - 9 * DAY, "expires_on": TODAY - 10 * DAY}, Cause.DAY_ORDER),
        ({"expires_on": latest_expiry(TODAY) + DAY}, Cause.CONSENT_TOO_LONG),
        ({"recipient": "Harbor Center; Bay Clinic"}, Cause.CONSENT_ONE_RECIPIENT),
    ],
)
def test_what_cannot_be_kept(changes: dict[str, object], cause: Cause) -> None:
    assert cause in causes(plan_consent(replace(GIVEN, **changes), MOTHER, TODAY, for_child=False))


def test_a_year_to_the_day_is_the_longest_also_after_a_leap_day() -> None:
    assert latest_expiry(date(2028, 2, 29)) == date(2029, 2, 28)
    longest = replace(GIVEN, expires_on=latest_expiry(TODAY))
    assert plan_consent(longest, MOTHER, TODAY, for_child=False) is None


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("tied", [True, False])
def test_who_never_speaks_for_a_child(standing: Standing, tied: bool) -> None:
    member = replace(MOTHER, standing=standing, suspect_related=tied)
    never = tied or standing in {Standing.EXCLUDED, Standing.DISPUTED}
    assert may_speak_for_child(member) is not never
    outcome = plan_consent(GIVEN, member, TODAY, for_child=True)
    assert outcome is None if not never else causes(outcome) == {Cause.CONSENT_FOR_CHILD}
    assert plan_consent(GIVEN, member, TODAY, for_child=False) is None


def test_it_ends_by_its_day_or_by_a_word() -> None:
    assert GIVEN.state(GIVEN.expires_on) is ConsentState.GIVEN
    assert GIVEN.state(GIVEN.expires_on + DAY) is ConsentState.EXPIRED
    revoked = replace(GIVEN, revoked_at=1, revoked_how=Revocation.BY_WORD)
    assert revoked.state(TODAY) is revoked.state(GIVEN.expires_on + DAY) is ConsentState.REVOKED
    assert plan_revocation(GIVEN) is None
    assert causes(plan_revocation(revoked)) == {Cause.CONSENT_REVOKED}

"""Consent to share: one recipient, one purpose, until a day; taken back by a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.times import in_order, not_later

LONGEST = relativedelta(years=1)
NOT_FOR_A_CHILD = frozenset({Standing.EXCLUDED, Standing.DISPUTED})
"""Standings of people who can speak for themselves and never for a child of the family."""


class Revocation(StrEnum):
    """How a consent was taken back; a spoken word is enough."""

    BY_WORD = "by_word"
    IN_WRITING = "in_writing"


class ConsentState(StrEnum):
    """Whether something may be shared today."""

    GIVEN = "given"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Consent:
    """What one family member allows: to tell one recipient, for one purpose, through the day it expires."""

    id: int
    case_id: int
    member_id: int
    recipient: str
    purpose: str
    given_on: date
    expires_on: date
    recorded_by: str = ""
    revoked_at: int | None = None
    revoked_how: Revocation | None = None

    def state(self, today: date) -> ConsentState:
        """Taking it back counts at once, whatever the day."""
        if self.revoked_at is not None:
            return ConsentState.REVOKED
        return ConsentState.EXPIRED if today > self.expires_on else ConsentState.GIVEN


def latest_expiry(given_on: date) -> date:
    """A consent lasts a year at most; then it is asked for again."""
    return given_on + LONGEST


def may_speak_for_child(member: FamilyMember) -> bool:
    """An excluded or disputed member, or one tied to the suspect, never consents for a child."""
    return member.standing not in NOT_FOR_A_CHILD and not member.suspect_related


def plan_consent(consent: Consent, member: FamilyMember, today: date, *, for_child: bool) -> Refused | None:
    """Why a consent cannot be kept: its days, more than one recipient, or somebody who may not speak for a child."""
    reasons: list[Reason | None] = [
        not_later("given_on", consent.given_on, today),
        in_order("given_on", consent.given_on, "expires_on", consent.expires_on),
    ]
    if consent.expires_on < today:
        reasons.append(Reason(Cause.CONSENT_OVER))
    if consent.expires_on > latest_expiry(consent.given_on):
        reasons.append(Reason(Cause.CONSENT_TOO_LONG))
    if ";" in consent.recipient or "\n" in consent.recipient:
        reasons.append(Reason(Cause.CONSENT_ONE_RECIPIENT))
    if for_child and not may_speak_for_child(member):
        reasons.append(Reason(Cause.CONSENT_FOR_CHILD))
    return together(*reasons) if any(reasons) else None


def plan_revocation(consent: Consent) -> Refused | None:
    """A consent is taken back once."""
    return refuse(Cause.CONSENT_REVOKED) if consent.revoked_at is not None else None

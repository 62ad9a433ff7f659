"""Consents to share; a consent is taken back, never removed."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.consents import Consent, Revocation
from desktop_app.store.models import ConsentRow


def of_case(case_id: int) -> tuple[Consent, ...]:
    """Every consent of a family, newest first."""
    rows = ConsentRow.select().where(ConsentRow.case == case_id).order_by(ConsentRow.id.desc())
    return tuple(_to_consent(row) for row in rows)


def get(consent_id: int) -> Consent | None:
    """One consent."""
    row = ConsentRow.get_or_none(ConsentRow.id == consent_id)
    return _to_consent(row) if row else None


def add(consent: Consent) -> Consent:
    """A new consent."""
    return _to_consent(
        ConsentRow.create(
            case=consent.case_id,
            member=consent.member_id,
            recipient=consent.recipient,
            purpose=consent.purpose,
            given_on=consent.given_on.isoformat(),
            expires_on=consent.expires_on.isoformat(),
            recorded_by=consent.recorded_by,
        )
    )


def revoke(consent_id: int, how: Revocation, at: int) -> None:
    """From now on nothing may be shared by this consent."""
    ConsentRow.update(revoked_at=at, revoked_how=how.value).where(ConsentRow.id == consent_id).execute()


def _to_consent(row: Any) -> Consent:
    return Consent(
        row.id,
        row.case_id,
        row.member_id,
        row.recipient,
        row.purpose,
        _day(row.given_on),
        _day(row.expires_on),
        row.recorded_by,
        row.revoked_at,
        Revocation(row.revoked_how) if row.revoked_how else None,
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)

"""Rows of the accounts, and of what the agency chose about signing in."""

from __future__ import annotations

import secrets
from typing import Any

from peewee import JOIN

from desktop_app.domain.accounts import Account, Security
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.store.models import AccountRow, SecurityRow, StaffRow
from desktop_app.store.prepared import Prepared

_STAFF = (StaffRow.id, StaffRow.name, StaffRow.role, StaffRow.extension, StaffRow.active)
_ACCOUNT = (
    AccountRow.uid,
    AccountRow.made_at,
    AccountRow.last_seen_at,
    AccountRow.password_at,
    AccountRow.must_change,
    AccountRow.disabled_at,
)
_EVERYONE = Prepared(
    StaffRow.select(*_STAFF, *_ACCOUNT).join(AccountRow, JOIN.LEFT_OUTER).order_by(StaffRow.name, StaffRow.id).tuples()
)


def everyone() -> tuple[Account, ...]:
    """Every account there ever was, by name; those that are switched off too."""
    return tuple(_account(row) for row in _EVERYONE.rows())


def of_staff(staff_id: int) -> Account | None:
    """The account of one person."""
    return next((each for each in everyone() if each.member.id == staff_id), None)


def of_uid(uid: str) -> Account | None:
    """The account the vault knows by this uid."""
    return next((each for each in everyone() if each.uid == uid), None)


def open_for(staff_id: int, now: int, uid: str = "") -> str:
    """The uid of a person's account, made now if there is none."""
    row = AccountRow.get_or_none(AccountRow.staff == staff_id)
    if row is None:
        row = AccountRow.create(staff=staff_id, uid=uid or new_uid(), made_at=now)
    return str(row.uid)


def new_uid() -> str:
    """An identifier nobody has had, and nobody will have again."""
    return secrets.token_hex(16)


def seen(staff_id: int, now: int) -> None:
    """The person signed in."""
    AccountRow.update(last_seen_at=now).where(AccountRow.staff == staff_id).execute()


def password_set(staff_id: int, now: int, *, must_change: bool) -> None:
    """The person has another password, one of their own or one to be changed."""
    AccountRow.update(password_at=now, must_change=must_change).where(AccountRow.staff == staff_id).execute()


def disable(staff_id: int, now: int) -> None:
    """The account is switched off; its person, name and uid stay."""
    AccountRow.update(disabled_at=now).where(AccountRow.staff == staff_id).execute()
    StaffRow.update(active=False).where(StaffRow.id == staff_id).execute()


def enable(staff_id: int) -> None:
    """The same person is back."""
    AccountRow.update(disabled_at=None).where(AccountRow.staff == staff_id).execute()
    StaffRow.update(active=True).where(StaffRow.id == staff_id).execute()


def security() -> Security:
    """What the agency chose, or what is shipped."""
    row = SecurityRow.get_or_none()
    return Security(row.idle_minutes, row.fips_only) if row else Security()


def set_security(chosen: Security) -> None:
    """Keep what the agency chose."""
    SecurityRow.insert(
        id=1, idle_minutes=chosen.idle_minutes, fips_only=chosen.fips_only
    ).on_conflict_replace().execute()


def _account(row: tuple[Any, ...]) -> Account:
    """The columns of `_EVERYONE`; those of the account are empty where somebody has none yet."""
    staff_id, name, role, extension, active, uid, made_at, last_seen_at, password_at, must_change, disabled_at = row
    member = StaffMember(staff_id, name, Role(role), extension, bool(active))
    if uid is None:
        return Account(member, "", 0)
    return Account(member, uid, made_at, last_seen_at, password_at, bool(must_change), disabled_at)

"""Who may sign in: locks after failed tries, when somebody confirms that it is them, and accounts nobody uses.

The numbers are those of the CJIS Security Policy v6.0: AC-7, AC-11, IA-11, AC-2(3), IA-4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, MINUTE

DAY = 24 * HOUR

MOST_FAILURES, WINDOW = 5, 15 * MINUTE
"""AC-7: five failures within fifteen minutes lock the account until a supervisor or an administrator releases it."""
IDLE_MINUTES, MOST_IDLE_MINUTES, LEAST_IDLE_MINUTES = 10, 30, 1
"""AC-11: the screen locks after thirty minutes at most."""
CONFIRM_AFTER = 12 * HOUR
"""IA-11: who works longer says again who they are."""
CONFIRM_FOR = 5 * MINUTE
"""How long a confirmation counts for the acts that need one of their own."""
STALE_AFTER, DISABLED_AFTER = 90 * DAY, 97 * DAY
"""AC-2(3): an account without a sign-in for ninety days is listed, and disabled within a week of that."""

PRIVILEGED = frozenset(
    {
        Action.ADD_ACCOUNT,
        Action.DISABLE_ACCOUNT,
        Action.GIVE_PASSWORD,
        Action.RELEASE_ACCOUNT,
        Action.CHANGE_SECURITY,
        Action.MAKE_RECOVERY_CARD,
        Action.REVIEW_LOG,
        Action.EXPORT_LOG,
        Action.MAKE_BACKUP,
        Action.RESTORE_BACKUP,
        Action.REMOVE_BACKUPS,
        Action.SET_RETENTION,
        Action.ASK_PURGE,
        Action.APPROVE_PURGE,
    }
)
"""IA-11: asked again who acts, right before: accounts, security, the log, the copies, and what is removed for good."""


class What(StrEnum):
    """What can happen at the door while the records are shut."""

    NOTICE = "notice"
    FAILED = "failed"
    LOCKED = "locked"
    REFUSED_LOCKED = "refused_locked"
    RECOVERY_FAILED = "recovery_failed"
    TRIES_LOST = "tries_lost"


@dataclass(frozen=True, slots=True)
class Happening:
    """One of them, at a time; `handle` stands for the name that was typed."""

    at: int
    what: What
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is held against a name: when it failed lately, and since when it is locked."""

    failed: tuple[int, ...] = ()
    locked_at: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `uid` is given once and never again, even after the account is disabled."""

    member: StaffMember
    uid: str
    made_at: int
    last_seen_at: int | None = None
    password_at: int | None = None
    must_change: bool = False
    disabled_at: int | None = None
    has_password: bool = False
    locked: bool = False

    @property
    def enabled(self) -> bool:
        """Whether the person may sign in at all."""
        return self.disabled_at is None and self.member.active

    @property
    def used_at(self) -> int:
        """When it was used last: an account that was never used counts from the day it was made or enabled again."""
        return max(self.made_at, self.last_seen_at or 0, self.password_at or 0)


@dataclass(frozen=True, slots=True)
class Security:
    """What an agency chooses within the limits of the policy."""

    idle_minutes: int = IDLE_MINUTES
    fips_only: bool = False


@dataclass(slots=True)
class Presence:
    """Whoever signed in: when they last proved who they are, by the desk's clock, and whether with a first password."""

    confirmed_at: int
    must_change: bool = False


def after_failure(standing: Standing, now: int) -> Standing:
    """One more failure. Those outside the window do not count; a clock that was set back does not make any of them old."""
    if standing.locked_at is not None:
        return standing
    failed = (*(at for at in standing.failed if now - at < WINDOW), now)
    return replace(standing, failed=failed, locked_at=now if len(failed) >= MOST_FAILURES else None)


def must_confirm(presence: Presence | None, action: Action, now: int) -> bool:
    """Whether somebody must say again who they are before this; where nobody signs in (a sample), never."""
    if presence is None or action is Action.OWN_ACCOUNT:
        return False
    since = now - presence.confirmed_at
    return since >= (CONFIRM_FOR if action in PRIVILEGED else CONFIRM_AFTER) or since < -CONFIRM_FOR


def stale(accounts: Iterable[Account], now: int) -> tuple[Account, ...]:
    """Accounts nobody has used for ninety days, the longest first."""
    found = [each for each in accounts if each.enabled and now - each.used_at >= STALE_AFTER]
    return tuple(sorted(found, key=_used_at))


def to_disable(accounts: Iterable[Account], now: int) -> tuple[Account, ...]:
    """The stale ones whose week is over; never the last one that can manage accounts."""
    everyone = tuple(accounts)
    due = [each for each in stale(everyone, now) if now - each.used_at >= DISABLED_AFTER]
    gone: list[Account] = []
    for each in due:
        left = [other for other in everyone if other not in gone and other is not each]
        if not manages(each) or any(manages(other) for other in left):
            gone.append(each)
    return tuple(gone)


def may_let_in(actor: StaffMember, role: Role) -> bool:
    """AC-5, AC-6: who looks after accounts gives nobody, and so not themselves, the role that approves and removes."""
    return role is not Role.SUPERVISOR or actor.role is Role.SUPERVISOR


def manages(account: Account) -> bool:
    """Whether this account can let others in."""
    return account.enabled and account.has_password and manages_others(account)


def manages_others(account: Account) -> bool:
    """Whether it is the account of a role that looks after accounts, be it switched off."""
    return account.member.role in {Role.SUPERVISOR, Role.ADMINISTRATOR}


def may_recover(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Supervisors and administrators; one who is switched off only where nobody else is left.

    Nor another supervisor, where it is one: nobody else could make one.
    """
    managers = [each for each in accounts if manages_others(each)]
    allowed = [each for each in managers if each.enabled] or managers
    if not any(each.member.role is Role.SUPERVISOR for each in allowed):
        allowed += [each for each in managers if each.member.role is Role.SUPERVISOR]
    return tuple(allowed)


def _used_at(account: Account) -> int:
    return account.used_at

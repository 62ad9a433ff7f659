"""Locks, confirmations and accounts nobody uses (S7, S9, S16)."""

from __future__ import annotations

import pytest

from desktop_app.domain.accounts import (
    CONFIRM_AFTER,
    CONFIRM_FOR,
    DAY,
    MOST_FAILURES,
    PRIVILEGED,
    Account,
    Presence,
    Standing,
    after_failure,
    must_confirm,
    stale,
    to_disable,
)
from desktop_app.domain.permissions import ALLOWED, Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, MINUTE

NOW = 1_800_000_000


def fail(*times: int) -> Standing:
    standing = Standing()
    for at in times:
        standing = after_failure(standing, at)
    return standing


def test_s07_the_fifth_failure_within_fifteen_minutes_locks() -> None:
    times = [NOW + each * 3 * MINUTE for each in range(MOST_FAILURES)]
    assert fail(*times[:-1]).locked_at is None
    assert fail(*times).locked_at == times[-1]


def test_s07_failures_outside_the_window_do_not_count() -> None:
    spread = [NOW + each * 4 * MINUTE for each in range(20)]
    assert fail(*spread).locked_at is None
    assert len(fail(*spread).failed) == 4
    late = [NOW, *(NOW + 15 * MINUTE + each for each in range(4))]
    assert fail(*late).locked_at is None


def test_s07_a_clock_set_back_frees_nobody() -> None:
    assert fail(*[NOW - each * DAY for each in range(MOST_FAILURES)]).locked_at is not None


def test_s07_a_lock_stays_until_it_is_released() -> None:
    locked = fail(*[NOW] * 5)
    assert after_failure(locked, NOW + 365 * DAY) == locked


@pytest.mark.parametrize("action", Action)
def test_s09_who_acts_is_asked_again_after_twelve_hours_and_before_a_privileged_act(action: Action) -> None:
    presence = Presence(NOW)
    assert not must_confirm(presence, action, NOW + CONFIRM_FOR - 1)
    own = action is Action.OWN_ACCOUNT
    assert must_confirm(presence, action, NOW + CONFIRM_FOR) is (action in PRIVILEGED)
    assert must_confirm(presence, action, NOW + CONFIRM_AFTER - 1) is (action in PRIVILEGED)
    assert must_confirm(presence, action, NOW + CONFIRM_AFTER) is not own
    assert must_confirm(presence, action, NOW - HOUR) is not own, "a clock set back is no way around it"
    assert not must_confirm(None, action, NOW)


PRIVILEGED_ABOUT = {"account", "password", "security", "recovery", "role", "log", "backup", "backups"}
PRIVILEGED_ABOUT |= {"retention", "purge"}
"""What S9 and AC-6 call privileged, by the words of the actions: a new one that is about them is found here."""
LOOKING = {Action.OWN_ACCOUNT, *(action for action in Action if action.value.startswith("view_"))}


def test_s09_every_act_upon_accounts_log_copies_and_retention_is_privileged_and_no_other_is() -> None:
    about = {action for action in Action if set(action.value.split("_")) & PRIVILEGED_ABOUT}
    assert about - LOOKING == PRIVILEGED
    assert {Action.ASK_PURGE, Action.APPROVE_PURGE, Action.RESTORE_BACKUP, Action.EXPORT_LOG} <= PRIVILEGED


def test_s09_only_supervisors_and_administrators_act_so_but_for_asking_for_a_purge() -> None:
    beyond = {action for action in PRIVILEGED if not ALLOWED[action] <= {Role.SUPERVISOR, Role.ADMINISTRATOR}}
    assert beyond == {Action.ASK_PURGE}, "which a supervisor other than who asked approves"


def account(number: int, days: int, role: Role = Role.EVIDENCE, **changes: object) -> Account:
    member = StaffMember(number, f"Person {number}", role)
    told = {"last_seen_at": NOW - days * DAY, "has_password": True, **changes}
    return Account(member, f"uid-{number}", NOW - 400 * DAY, **told)  # type: ignore[arg-type]


def test_s16_ninety_days_without_a_sign_in_are_listed_and_a_week_later_disabled() -> None:
    everyone = [account(1, 89), account(2, 90), account(3, 97), account(4, 200, disabled_at=NOW), account(5, 120)]
    assert [each.member.id for each in stale(everyone, NOW)] == [5, 3, 2]
    assert [each.member.id for each in to_disable(everyone, NOW)] == [5, 3]


def test_s16_an_account_never_used_counts_from_its_day() -> None:
    new = account(1, 0, last_seen_at=None)
    assert stale([new], NOW) == (new,)
    given = account(2, 0, last_seen_at=None, password_at=NOW - DAY)
    assert stale([given], NOW) == ()


def test_s16_the_last_who_can_let_others_in_stays() -> None:
    alone = [account(1, 300, Role.SUPERVISOR), account(2, 1)]
    assert to_disable(alone, NOW) == ()
    two = [account(1, 300, Role.SUPERVISOR), account(2, 200, Role.ADMINISTRATOR)]
    assert [each.member.id for each in to_disable(two, NOW)] == [1]
    without = [account(1, 300, Role.SUPERVISOR), account(2, 1, Role.ADMINISTRATOR, has_password=False)]
    assert to_disable(without, NOW) == ()

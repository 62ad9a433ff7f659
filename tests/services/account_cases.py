"""The use cases of accounts, for tests/services/use_cases.py; where passwords are needed, behind a vault."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.accounts import Security
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.store import accounts
from tests.accounts import OTHER, PASSWORD, behind_a_vault
from tests.agency import SampleAgency, given

AD, FD, SU = Role.ADMINISTRATOR, Role.FRONT_DESK, Role.SUPERVISOR
NAME = "Zyxwena Quorlbyn"
Call = Callable[[SampleAgency, StaffMember], object]


def shut(agency: SampleAgency) -> None:
    """Behind a vault, in which one of each of three roles has a password."""
    behind_a_vault(agency.database, agency.clock.moment, *(agency.one(role).id for role in (AD, FD, SU)))


def _disabled(agency: SampleAgency) -> None:
    given(agency.services.accounts.disable(agency.one(SU), someone(agency)))


def someone(agency: SampleAgency) -> int:
    """Who is switched off and on again: the last one who works with belongings."""
    return next(each.member.id for each in reversed(accounts.everyone()) if each.member.role is Role.EVIDENCE)


def _of(method: str, *rest: object) -> Call:
    return lambda it, who: getattr(it.services.accounts, method)(who, *rest)


def _upon(method: str) -> Call:
    return lambda it, who: getattr(it.services.accounts, method)(who, someone(it))


def _nothing(agency: SampleAgency) -> None:
    """It can be called as it is."""


ACCOUNTS = (
    ("accounts.list", (Action.VIEW_ACCOUNTS,), AD, _of("list")),
    ("accounts.stale", (Action.VIEW_ACCOUNTS,), AD, _of("stale")),
    ("accounts.list_age", (Action.VIEW_ACCOUNTS,), AD, _of("list_age")),
    ("accounts.standing", (Action.OWN_ACCOUNT,), FD, _of("standing")),
    ("accounts.must_confirm", (Action.OWN_ACCOUNT,), FD, _of("must_confirm", Action.ADD_ACCOUNT)),
    ("accounts.security", (Action.OWN_ACCOUNT,), FD, _of("security")),
    ("accounts.add", (Action.ADD_ACCOUNT,), AD, _of("add", NAME, Role.EVIDENCE), True, shut),
    ("accounts.give_password", (Action.GIVE_PASSWORD,), AD, _upon("give_password"), True, shut),
    ("accounts.disable", (Action.DISABLE_ACCOUNT,), SU, _upon("disable"), True, shut),
    ("accounts.enable", (Action.ADD_ACCOUNT,), AD, _upon("enable"), True, _disabled),
    ("accounts.release", (Action.RELEASE_ACCOUNT,), SU, _upon("release"), True, shut),
    ("accounts.set_security", (Action.CHANGE_SECURITY,), AD, _of("set_security", Security(15)), True, _nothing),
    ("accounts.sign_in_notice", (Action.VIEW_ACCOUNTS,), AD, _of("sign_in_notice")),
    ("accounts.set_sign_in_notice", (Action.CHANGE_SECURITY,), SU, _of("set_sign_in_notice", "Kind words"), True, shut),
    ("accounts.new_recovery", (Action.MAKE_RECOVERY_CARD,), SU, _of("new_recovery"), True, shut),
    ("accounts.recovery_missing", (Action.VIEW_ACCOUNTS,), AD, _of("recovery_missing")),
    ("accounts.recovery_kept", (Action.VIEW_ACCOUNTS,), SU, _of("recovery_kept"), True, shut),
    ("accounts.confirm", (Action.OWN_ACCOUNT,), FD, _of("confirm", PASSWORD), True, shut),
    (
        "accounts.change_password",
        (Action.OWN_ACCOUNT,),
        FD,
        _of("change_password", PASSWORD, OTHER, OTHER),
        True,
        shut,
    ),
)
"""Method, guards, somebody who may, a call; whether it writes, and what makes the call possible."""

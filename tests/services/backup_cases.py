"""The use cases of copies, for tests/services/use_cases.py; all behind a vault, as copies need one."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.backups import Because, CopyChoice
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.copying import copying
from desktop_app.store import backups
from tests.agency import SampleAgency
from tests.services.account_cases import shut

AD, FD, SU = Role.ADMINISTRATOR, Role.FRONT_DESK, Role.SUPERVISOR


def _make(it: SampleAgency, who: StaffMember) -> object:
    outcome = it.services.backups.make(who)
    copying(it.database.path).wait()
    return outcome


def _renew(it: SampleAgency, who: StaffMember) -> object:
    outcome = it.services.backups.renew(who, Because.PURGE)
    copying(it.database.path).wait()
    return outcome


def _copied(it: SampleAgency) -> None:
    shut(it)
    assert it.database.opening is not None
    backups.make(Path(it.database.path), it.database.opening.keys.database, it.clock.moment)


def _prepare(it: SampleAgency, who: StaffMember) -> object:
    copies = copying(it.database.path).listed()
    nothing = backups.Backup("", 0, 0)
    return it.services.backups.prepare(who, copies[0] if copies else nothing)


BACKUPS = (
    ("backups.state", (Action.VIEW_BACKUPS,), AD, lambda it, who: it.services.backups.state(who)),
    ("backups.tend", (Action.OWN_ACCOUNT,), FD, lambda it, who: it.services.backups.tend(who)),
    ("backups.make", (Action.MAKE_BACKUP,), AD, _make, True, shut),
    (
        "backups.set_choice",
        (Action.CHANGE_SECURITY,),
        SU,
        lambda it, who: it.services.backups.set_choice(who, CopyChoice("", 8)),
        True,
    ),
    ("backups.renew", (Action.REMOVE_BACKUPS,), SU, _renew, True, shut),
    ("backups.prepare", (Action.RESTORE_BACKUP,), SU, _prepare, True, _copied),
)

"""The printed recovery key: with it a supervisor or an administrator gets a new password, and a new card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.accounts import Account, What, may_recover
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.store import accounts, history, opening
from desktop_app.store.database import Database
from desktop_app.store.vault import Change, NewSlot, Tries, Unlocked, Vault, WrongPassword


@dataclass(frozen=True, slots=True)
class Recovered:
    """The open records, and the recovery key that takes the place of the one that was used."""

    database: Database
    unlocked: Unlocked
    code: str = field(repr=False)


def recover(
    path: Path, vault: Vault, tries: Tries, now: int, code: str, name: str, password: str
) -> Recovered | Refused:
    """Open the records with the printed key and give its holder a password; a try that fails is noted."""
    try:
        unlocked = vault.recover(code)
        database = opening.open_unlocked(path, vault, unlocked, now)
    except WrongPassword:
        tries.tell(What.RECOVERY_FAILED, now)
        return refuse(Cause.RECOVERY_WRONG)
    try:
        account = _of_name(database, vault, name)
        if account is None:
            database.close()
            tries.tell(What.RECOVERY_FAILED, now)
            return refuse(Cause.NOT_SIGNED_IN)
        uid, code = _given(database, account, password, now)
    except BaseException:
        database.close()
        raise
    tries.forget(vault.handle(account.member.name))
    return Recovered(database, Unlocked(uid, ()), code)


def _of_name(database: Database, vault: Vault, name: str) -> Account | None:
    wanted = vault.handle(name)
    with database.reading():
        allowed: Iterable[Account] = may_recover(accounts.everyone())
    return next((each for each in allowed if vault.handle(each.member.name) == wanted), None)


def _given(database: Database, account: Account, password: str, now: int) -> tuple[str, str]:
    """Their account, open again, with the password; and the new recovery key."""
    member = account.member
    with database.writing():
        uid = accounts.open_for(member.id, now)
        if not account.enabled:
            accounts.enable(member.id)
        history.write(now, member.id, "account.recover", "staff", member.id, None, None, {})
    code = opening.rotate(database, Change(put=(NewSlot(uid, member.name, password),), new_recovery=True))
    with database.writing():  # not before: until then the password they were given is the one that opens
        accounts.password_set(member.id, now, must_change=False)
    return uid, code

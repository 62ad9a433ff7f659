"""Opening the records with what somebody types, and giving them another data key without ever losing them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.accounts import Presence
from desktop_app.store import locks, restoring
from desktop_app.store.backups import COPYING
from desktop_app.store.database import Database, key_beside, open_database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.inspecting import pages_that_fit
from desktop_app.store.vault import Change, Keys, NewSlot, Tries, Unlocked, Vault, WrongPassword
from desktop_app.store.vault.files import flush_folder


@dataclass(slots=True)
class Opening:
    """What an open database was opened with; let go of when the desk is locked."""

    vault: Vault
    tries: Tries
    keys: Keys
    presence: Presence


def key_file(path: Path) -> Path:
    """The plain key file of before there were passwords."""
    return path.with_suffix(".key")


def open_unlocked(path: Path, vault: Vault, unlocked: Unlocked, now: int) -> Database:
    """Open with whichever key fits, and end a change that was interrupted.

    WrongPassword where the password belongs to the side of the change that the database did not take.
    """
    if not path.exists():
        raise StoreFault(Fault.MISSING)
    hold = locks.hold(path)
    try:
        restoring.settle(path)
        database = _opened(path, vault, unlocked, now)
    except BaseException:
        hold.release()
        raise
    database.hold = hold
    return database


def _opened(path: Path, vault: Vault, unlocked: Unlocked, now: int) -> Database:
    for keys in unlocked.candidates:
        try:
            database = open_database(path, keys.database)
        except StoreFault as fault:
            if fault.fault is not Fault.WRONG_KEY:
                raise
            continue
        vault.settle(keys)
        _drop_key_file(path)
        database.opening = Opening(vault, Tries(path), keys, Presence(now))
        return database
    if vault.changing():
        raise WrongPassword
    if any(pages_that_fit(path, keys.database)[0] for keys in unlocked.candidates):
        raise StoreFault(Fault.DAMAGED)
    raise StoreFault(Fault.OTHER_VAULT)


def create(path: Path, vault: Vault, first: Iterable[NewSlot], now: int) -> tuple[Database, str]:
    """A new database behind a new vault, and its recovery key. What an earlier first start left is set aside."""
    hold = locks.hold(path)
    try:
        database, keys, code = _created(path, vault, first)
    except BaseException:
        hold.release()
        raise
    database.hold = hold
    database.opening = Opening(vault, Tries(path), keys, Presence(now))
    return database, code


def _created(path: Path, vault: Vault, first: Iterable[NewSlot]) -> tuple[Database, Keys, str]:
    if path.exists() and (key_file(path).exists() or not vault.exists()):
        raise StoreFault(Fault.WRONG_KEY)
    if vault.exists() and vault.begun():
        raise StoreFault(Fault.MISSING if not path.exists() else Fault.OTHER_VAULT)
    if vault.exists():
        for left in (path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm"))):
            if left.exists():
                left.replace(left.with_name(f"{left.name}.unfinished"))
    keys, code = vault.create(first)
    Tries(path).begin()
    return open_database(path, keys.database), keys, code


def adopt(path: Path, vault: Vault, database: Database, first: Iterable[NewSlot], now: int) -> str:
    """Put a database with a plain key file behind a vault; gives the recovery key. The key file goes last."""
    database.hold = locks.hold(path)
    keys, code = vault.create(first)
    Tries(path).begin()
    vault.begin()
    database.rekey(keys.database)
    _drop_key_file(path)
    database.opening = Opening(vault, Tries(path), keys, Presence(now))
    return code


def still_plain(path: Path) -> Database | None:
    """The database, opened by its plain key file; None where it is behind the vault already or there is none."""
    if not key_file(path).exists() or not path.exists():
        return None
    try:
        return open_database(path, key_beside(path))
    except StoreFault as fault:
        if fault.fault is Fault.WRONG_KEY and Vault(path).exists():
            return None
        raise


def rotate(database: Database, change: Change) -> str:
    """Another data key for the records and for everyone who stays; gives the new recovery key, if one was wished for.

    Interrupted at any moment, either the old keys or the new ones open, and `open_unlocked` ends it.
    """
    opening = database.opening
    if opening is None:
        raise RuntimeError("a database without a vault has no keys to change")
    with COPYING:
        after, code = opening.vault.prepare(opening.keys, change)
        database.rekey(after.database)
        opening.keys = after
        opening.vault.settle(after)
    return code


def _drop_key_file(path: Path) -> None:
    """Overwrite and remove a key that opens nothing any more."""
    file = key_file(path)
    if file.exists():
        with file.open("r+b") as held:
            held.write(bytes(file.stat().st_size))
            held.flush()
            os.fsync(held.fileno())
        file.unlink()
        flush_folder(file.parent)

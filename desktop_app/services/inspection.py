"""Whether an agency's records are whole, asked from outside: of a file that may be damaged, cut off or an older copy."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.accounts import Presence
from desktop_app.domain.audit import Head, Verdict
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock
from desktop_app.services.services import services_over
from desktop_app.store import accounts, inspecting, restoring, viewing
from desktop_app.store.database import Database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.opening import Opening
from desktop_app.store.vault import Keys, Tries, Unlocked, Vault, WrongPassword


class Found(StrEnum):
    """What was found. The flaws of a log are those of domain.audit.Flaw, by the same words."""

    WHOLE = "whole"
    MISSING = "missing"
    NO_PASSWORDS = "no_passwords"
    WRONG_PASSWORD = "wrong_password"
    LOCKED = "locked"
    NOT_ALLOWED = "not_allowed"
    IN_USE = "in_use"
    OLDER_PROGRAM = "older_program"
    DAMAGED = "damaged"
    OTHER_FILE = "other_file"
    VAULT = "vault"
    CHANGED = "changed"
    OUT_OF_ORDER = "out_of_order"
    CUT_OFF = "cut_off"
    OLDER_COPY = "older_copy"
    OTHER_LOG = "other_log"
    CHECKPOINT = "checkpoint"
    NO_CHECKPOINTS = "no_checkpoints"
    PLACE = "place"
    UNGUARDED = "unguarded"
    NO_ROOM = "no_room"


_NO_WRITING = frozenset({Fault.READ_ONLY, Fault.DISK_FULL, Fault.COPY_PLACE})
Asked = tuple[Clock, Sequence[Head]]
"""When, and which heads of the log stand on paper."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found, in numbers: damaged places, and what came of checking the log."""

    found: Found
    places: int = 0
    verdict: Verdict | None = None


def inspect(path: Path, name: str, password: str, clock: Clock, printed: Sequence[Head] = ()) -> Inspection:
    """Check the file, then the log in it, which must hold the heads `printed` on records.

    Nothing is migrated; only a whole log is written to, that it was checked. Where nothing can be written, a passing copy
    is checked. A restoration that was interrupted is undone or ended first: the log beside the file may lie aside.
    """
    if not path.exists():
        return Inspection(Found.MISSING)
    if not Vault(path).exists():
        return Inspection(Found.NO_PASSWORDS)
    typed, asked = (name, password), (clock, printed)
    try:
        restoring.settle(path)
        return _inspect(path, typed, asked)
    except StoreFault as fault:
        if fault.fault is Fault.IN_USE:
            return Inspection(Found.IN_USE)
        if fault.fault not in _NO_WRITING:
            raise
    return _passing(path, typed, asked)


def _passing(path: Path, typed: tuple[str, str], asked: Asked) -> Inspection:
    try:
        with viewing.room() as folder:
            return _inspect(viewing.bring(path, folder), typed, asked)
    except (StoreFault, OSError) as error:
        locked = isinstance(error, StoreFault) and error.fault is Fault.LOCKED
        return Inspection(Found.IN_USE if locked else Found.NO_ROOM)


def _inspect(path: Path, typed: tuple[str, str], asked: Asked) -> Inspection:
    vault = Vault(path)
    try:
        unlocked = _unlocked(vault, Tries(path), typed, asked[0]())
    except StoreFault:
        return Inspection(Found.VAULT)
    return unlocked if isinstance(unlocked, Inspection) else _look(path, vault, unlocked, asked)


def _unlocked(vault: Vault, tries: Tries, typed: tuple[str, str], now: int) -> Unlocked | Inspection:
    handle = vault.handle(typed[0])
    if tries.standing(handle).locked_at is not None:
        return Inspection(Found.LOCKED)
    try:
        return vault.unlock(*typed)
    except WrongPassword:
        with suppress(StoreFault):  # where it cannot be counted, it is a wrong password all the same
            tries.failed(handle, now)
        return Inspection(Found.WRONG_PASSWORD)


def _look(path: Path, vault: Vault, unlocked: Unlocked, asked: Asked) -> Inspection:
    if path.stat().st_size < inspecting.PAGE:  # the engine would call it new and whole
        return Inspection(Found.OTHER_FILE)
    for keys in unlocked.candidates:
        try:
            with inspecting.looking(path, keys.database) as database:
                return _whole(database, vault, keys, unlocked.uid, asked)
        except StoreFault as fault:
            if fault.fault is Fault.LOCKED:
                return Inspection(Found.IN_USE)
            if fault.fault in _NO_WRITING:
                raise
    fits, pages = max(inspecting.pages_that_fit(path, keys.database) for keys in unlocked.candidates)
    return Inspection(Found.DAMAGED, pages - fits) if fits else Inspection(Found.OTHER_FILE)


def _whole(database: Database, vault: Vault, keys: Keys, uid: str, asked: Asked) -> Inspection:
    if places := inspecting.faults(database):
        return Inspection(Found.DAMAGED, places)
    if not inspecting.of_this_schema(database):
        return Inspection(Found.OLDER_PROGRAM)
    database.opening = Opening(vault, Tries(database.path), keys, Presence(asked[0]()))
    account = accounts.of_uid(uid)
    if account is None:
        return Inspection(Found.OTHER_FILE)
    if not account.enabled or not may(account.member.role, Action.VIEW_LOG):
        return Inspection(Found.NOT_ALLOWED)
    return _log(database, account.member, *asked)


def _log(database: Database, actor: StaffMember, clock: Clock, printed: Sequence[Head]) -> Inspection:
    log = services_over(database, clock).audit
    check = log.check(actor, printed)
    if isinstance(check, Refused):
        return Inspection(Found.NOT_ALLOWED)
    while not check.step():
        pass
    verdict = check.verdict
    assert verdict is not None
    if verdict.finding is not None:
        return Inspection(Found(verdict.finding.flaw.value), verdict=verdict)
    log.checked(actor, verdict)
    return Inspection(Found.WHOLE, verdict=verdict)

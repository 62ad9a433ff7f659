"""Putting a copy in the place of the records: from within the window, and from the command line when nothing opens any more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Thread

from desktop_app import paths
from desktop_app.domain.agency import Agency
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.checkpoints import PATIENCE
from desktop_app.store import accounts, agency, audit, checkpoints, history, locks, restoring
from desktop_app.store.database import open_database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.inspecting import left_open
from desktop_app.store.restoring import Prepared
from desktop_app.store.vault import Unlocked, WrongPassword


class Restored(StrEnum):
    """How a restoration ended."""

    DONE = "done"
    MISSING = "missing"
    NO_VAULT = "no_vault"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    NOT_ALLOWED = "not_allowed"
    NOT_WHOLE = "not_whole"
    NEWER = "newer"
    IN_USE = "in_use"
    PLACE = "place"
    NO_ROOM = "no_room"
    SAME = "same"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Restoration:
    """The end of it, and where what it replaced is kept."""

    end: Restored
    aside: Path | None = None
    facts: tuple[tuple[str, str], ...] = ()


_ENDS = {
    Fault.COPY_DAMAGED: Restored.NOT_WHOLE,
    Fault.DAMAGED: Restored.NOT_WHOLE,
    Fault.VAULT_DAMAGED: Restored.NOT_WHOLE,
    Fault.VAULT_TAMPERED: Restored.NOT_WHOLE,
    Fault.VAULT_NEWER: Restored.NEWER,
    Fault.NEWER: Restored.NEWER,
    Fault.IN_USE: Restored.IN_USE,
    Fault.DISK_FULL: Restored.NO_ROOM,
    Fault.NETWORK: Restored.PLACE,
    Fault.SYNCED: Restored.PLACE,
    Fault.READ_ONLY: Restored.PLACE,
    Fault.COPY_PLACE: Restored.PLACE,
}


def put_back(prepared: Prepared, actor: StaffMember | None, now: int) -> Path | None:
    """Bring the schema up to date, swap, and keep where it can be found what was replaced. It is written into the log of the records that are back.

    The second place goes first: if nothing comes of the rest, the next checkpoint brings it what it had.
    """
    hold = locks.hold(prepared.target)
    try:
        replaced = restoring.head_of(prepared.target, prepared.key) if prepared.target.exists() else ()
        here, folder = _made_ready(prepared, actor, now, replaced)
        if folder and here is not None and _takes_the_place(prepared.target):
            _set_second_aside(Path(folder), here.uid, now)
        aside = restoring.swap(prepared, now)
    except BaseException:
        with suppress(StoreFault):  # where even that fails, the next opening does it
            restoring.settle(prepared.target)
        raise
    finally:
        hold.release()
    return aside


def _takes_the_place(target: Path) -> bool:
    """Whether the copy is what is worked with from here on. Elsewhere it is a drill: the second place is not of that log."""
    return target.exists() or target.parent == paths.database_folder()


def _made_ready(
    prepared: Prepared, actor: StaffMember | None, now: int, replaced: tuple[object, ...]
) -> tuple[Agency | None, str]:
    """Today's schema and the entry in its log: whatever can fail fails before anything is replaced."""
    database = open_database(prepared.fresh, prepared.key, copy_first=False)
    try:
        with database.writing():
            _write(prepared, actor, now, replaced)
            told = agency.get(), audit.folder()
    finally:
        database.close()
    if left_open(prepared.fresh):
        raise StoreFault(Fault.DISK_FULL)
    return told


def restore(source: Path, target: Path, name: str, secret: str, clock: Callable[[], int]) -> Restoration:
    """A copy and its vault, opened by somebody's password or by the recovery key of the day it was made."""
    if not source.is_file():
        return Restoration(Restored.MISSING)
    if target.exists() and target.samefile(source):
        return Restoration(Restored.SAME)
    vault = restoring.vault_beside(source)
    if vault is None:
        return Restoration(Restored.NO_VAULT)
    try:
        try:
            unlocked, card = vault.unlock(name, secret), False
        except WrongPassword:
            unlocked, card = vault.recover(secret), True
        keys = restoring.key_of(source, unlocked.candidates)
        if keys is None:
            return Restoration(Restored.NOT_WHOLE)
        restoring.refuse_place(target)
        hold = locks.hold(target)
        try:
            restoring.settle(target)
            prepared = restoring.prepare(source, target, keys.database, clock(), vault=vault.content())
            return _put_back(prepared, unlocked, clock(), card=card)
        finally:
            hold.release()
    except OSError:
        return Restoration(Restored.UNREADABLE)
    except WrongPassword:
        return Restoration(Restored.WRONG_PASSWORD)
    except StoreFault as fault:
        if fault.fault not in _ENDS:
            raise
        return Restoration(_ENDS[fault.fault], facts=tuple(fault.facts.items()))


def _put_back(prepared: Prepared, unlocked: Unlocked, now: int, *, card: bool) -> Restoration:
    actor = _who(prepared, unlocked.uid)
    if not card and (actor is None or actor.role is not Role.SUPERVISOR):
        restoring.discard(prepared.fresh)
        return Restoration(Restored.NOT_ALLOWED)
    return Restoration(Restored.DONE, put_back(prepared, actor, now))


def _who(prepared: Prepared, uid: str) -> StaffMember | None:
    """Whose password it is, as the copy itself tells; asked before it replaces anything."""
    told = restoring.account_in(prepared, uid)
    return StaffMember(told[0], told[1], Role(told[2])) if told else None


def _write(prepared: Prepared, actor: StaffMember | None, now: int, replaced: tuple[object, ...]) -> None:
    """Whoever did it may not be in a copy of before their time."""
    known = actor is not None and any(
        each.member.id == actor.id and each.member.name == actor.name for each in accounts.everyone()
    )
    facts: dict[str, object] = {"made_at": prepared.made_at}
    if replaced:
        facts["replaced"] = "-".join(str(each)[:16] for each in replaced)
    history.write(now, actor.id if actor and known else None, "backup.restored", "backup", None, None, None, facts)


def _set_second_aside(folder: Path, uid: str, now: int) -> None:
    """A place that does not answer holds nothing up."""
    values = (checkpoints.second(str(folder), uid), now)
    setting = Thread(target=_set_aside, args=values, name="checkpoints", daemon=True)
    setting.start()
    setting.join(PATIENCE)


def _set_aside(kept: Path, now: int) -> None:
    with suppress(OSError):
        checkpoints.set_aside(kept, now)

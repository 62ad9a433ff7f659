"""Putting a copy back: into a new file first, which is opened and checked; what it replaces is set aside for thirty days.

Nothing is certain before the new file has the name of the records. Interrupted earlier, `settle` undoes what was begun;
interrupted later, it ends it.
"""

from __future__ import annotations

import errno
import glob
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from desktop_app.domain.backups import ASIDE_FOR
from desktop_app.store import checkpoints, locks
from desktop_app.store.backups import COPYING, Proof, check, moment, proof_of, stamp
from desktop_app.store.database import MIGRATIONS, connected, never_opened
from desktop_app.store.faults import ENGINE_ERRORS, Fault, StoreFault
from desktop_app.store.vault import Keys, Vault
from desktop_app.store.vault.files import flush_folder, write_whole

ENDING = ".restoring"
VAULT = ".restoring-vault"
BESIDE = ("-wal", "-shm", "-journal")
_ONE_AT_A_TIME = Lock()
"""A preparation that nobody waits for any longer goes on to its end."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A copy that lies beside the records, checked, under the key that opens it; `proof` is what stands in it."""

    fresh: Path
    target: Path
    key: bytes = field(repr=False)
    made_at: int
    proof: Proof
    vault: bytes = field(default=b"", repr=False)
    """The vault that goes with it; empty where the vault there is stays."""


def key_of(copy: Path, candidates: Iterable[Keys]) -> Keys | None:
    """Which keys open a copy, if any of these do."""
    for keys in candidates:
        try:
            with closing(connected(copy, keys.database)) as engine:
                engine.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        except ENGINE_ERRORS:
            continue
        return keys
    return None


def prepare(
    copy: Path, target: Path, key: bytes, made_at: int, *, another: bytes = b"", vault: bytes = b""
) -> Prepared:
    """Write a copy beside `target`, check it, and give it another key if it shall have one. `target` is not touched."""
    refuse_place(target)
    with _ONE_AT_A_TIME:
        return _prepare(copy, target, key, made_at, another=another, vault=vault)


def _prepare(copy: Path, target: Path, key: bytes, made_at: int, *, another: bytes, vault: bytes) -> Prepared:
    fresh = _fresh(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        discard(fresh)
        shutil.copyfile(copy, fresh)
        fresh.chmod(0o600)
        proof = check(fresh, key)
        _refuse_newer(proof)
        if another and another != key:
            with closing(connected(fresh, key)) as engine:
                engine.rekey(f"x'{another.hex()}'")
            check(fresh, another, proof)
        _flush(fresh)
    except OSError as error:
        discard(fresh)
        raise StoreFault(_of(error)) from error
    except ENGINE_ERRORS as error:
        discard(fresh)
        raise StoreFault(Fault.COPY_DAMAGED) from error
    except BaseException:
        discard(fresh)
        raise
    return Prepared(fresh, target, another or key, made_at, proof, vault)


def swap(prepared: Prepared, now: int) -> Path | None:
    """Put a prepared copy where the records were; where those are kept now. StoreFault where anybody has them open."""
    target = prepared.target
    hold = locks.hold(target)
    COPYING.acquire()
    try:
        _flush(prepared.fresh)
        if prepared.vault:
            write_whole(_vault_to_be(target), prepared.vault, keep=0)
        begun = _set_aside(target, now, with_vault=bool(prepared.vault))
        if begun is None:  # the records are gone, and what was signed of them may not be
            checkpoints.set_aside(checkpoints.beside(target), now)
        prepared.fresh.replace(target)
    except OSError as error:
        with suppress(OSError):  # where even that fails, the next opening does it
            _settle(target)
        raise StoreFault(_of(error)) from error
    else:
        with suppress(OSError):
            _end(target)
    finally:
        COPYING.release()
        hold.release()
    return replaced_at(begun) if begun else None


def settle(target: Path) -> None:
    """Undo or end what was interrupted, right before records are opened; StoreFault where somebody is at it now."""
    if not (_fresh(target).exists() or _vault_to_be(target).exists() or list(_begun(target))):
        return
    hold = locks.hold(target)
    try:
        _settle(target)
    except OSError as error:
        raise StoreFault(_of(error)) from error
    finally:
        hold.release()


def discard(fresh: Path) -> None:
    """Take back what was prepared."""
    for each in (*(fresh.with_name(fresh.name + tail) for tail in BESIDE), fresh):
        each.unlink(missing_ok=True)


def forget_replaced(target: Path, now: int, *, every: bool = False) -> None:
    """Remove what copies replaced thirty days ago, or all of it."""
    for aside in target.parent.glob(f"{glob.escape(target.stem)}-replaced-*"):
        at = moment(aside.name.removeprefix(f"{target.stem}-replaced-"))
        if at is not None and (every or now - at >= ASIDE_FOR):
            shutil.rmtree(aside, ignore_errors=True)


def replaced_at(begun: Path) -> Path:
    """Where what was replaced is kept once the copy stands in its place."""
    return begun.with_name(begun.name.replace("-replacing-", "-replaced-"))


def refuse_place(target: Path) -> None:
    """StoreFault where records must not lie."""
    if found := never_opened(target):
        raise StoreFault(found)


def head_of(database: Path, key: bytes) -> tuple[object, ...]:
    """The last entry of a log, of records that are about to be replaced; nothing where they cannot be read."""
    try:
        with closing(connected(database, key)) as engine:
            return proof_of(engine).head
    except ENGINE_ERRORS:
        return ()


def account_in(prepared: Prepared, uid: str) -> tuple[int, str, str] | None:
    """Of somebody in a prepared copy: number, name and role, where their account is switched on."""
    with closing(connected(prepared.fresh, prepared.key)) as engine:
        try:
            found = engine.execute_sql(
                "SELECT staff.id, staff.name, staff.role FROM staff JOIN account ON account.staff_id = staff.id "
                "WHERE account.uid = ? AND account.disabled_at IS NULL AND staff.active",
                (uid,),
            ).fetchone()
        except ENGINE_ERRORS:
            return None
    return (int(found[0]), str(found[1]), str(found[2])) if found else None


def vault_beside(copy: Path) -> Vault | None:
    """The vault of a copy, if there is one."""
    found = Vault(copy)
    return found if found.exists() else None


def _refuse_newer(proof: Proof) -> None:
    if proof.schema > len(list(MIGRATIONS.glob("[0-9]*.py"))):
        raise StoreFault(Fault.NEWER)


def _set_aside(target: Path, now: int, *, with_vault: bool) -> Path | None:
    """Keep what is there, its log with it. The log goes first: it must never lie beside another database."""
    if not target.exists():
        return None
    aside = target.with_name(f"{target.stem}-replacing-{stamp(now)}")
    if replaced_at(aside).exists():
        raise FileExistsError(aside)
    aside.mkdir(mode=0o700)
    _also(target, aside / target.name)
    if with_vault:
        for vault in sorted(target.parent.glob(f"{target.stem}.vault*")):
            _also(vault, aside / vault.name)
    for tail in BESIDE:
        beside = target.with_name(target.name + tail)
        if beside.exists():
            beside.replace(aside / beside.name)
    flush_folder(aside)
    return aside


def _settle(target: Path) -> None:
    """As long as the new file has its passing name, the records are still those of before."""
    if not _fresh(target).exists():
        _end(target)
        return
    for aside in _begun(target):
        for tail in BESIDE:
            kept = aside / f"{target.name}{tail}"
            if kept.exists():
                kept.replace(target.with_name(kept.name))
        shutil.rmtree(aside)
    for vault in (_vault_to_be(target), _vault_to_be(target).with_name(f"{target.name}{VAULT}.new")):
        vault.unlink(missing_ok=True)
    discard(_fresh(target))


def _end(target: Path) -> None:
    """The new file is in its place: its vault follows, and what was there before has its last name.

    The checkpoints of a newer log go aside with it, or a kill in between would make these records another log for good.
    """
    vault = _vault_to_be(target)
    if vault.exists():
        vault.replace(target.with_suffix(".vault"))
    for aside in _begun(target):
        began = moment(aside.name.removeprefix(f"{target.stem}-replacing-"))
        checkpoints.set_aside(checkpoints.beside(target), began or 0)
        aside.replace(replaced_at(aside))
    flush_folder(target.parent)


def _fresh(target: Path) -> Path:
    return target.with_name(f"{target.name}{ENDING}")


def _vault_to_be(target: Path) -> Path:
    return target.with_name(f"{target.name}{VAULT}")


def _begun(target: Path) -> Iterator[Path]:
    return target.parent.glob(f"{glob.escape(target.stem)}-replacing-*")


def _also(source: Path, name: Path) -> None:
    """The same file under a second name; a copy where the disk knows no such thing."""
    try:
        os.link(source, name)
    except OSError:
        shutil.copyfile(source, name)
        _flush(name)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _of(error: OSError) -> Fault:
    return Fault.DISK_FULL if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} else Fault.COPY_PLACE

"""Putting a copy back: into a new file first, which is opened and checked; what it replaces is set aside, never removed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.store import locks
from desktop_app.store.backups import COPYING, Proof, check, proof_of
from desktop_app.store.database import ENGINE_ERRORS, MIGRATIONS, Fault, StoreFault, connected
from desktop_app.store.vault import Keys, Vault
from desktop_app.store.vault.files import flush_folder, write_whole

ENDING = ".restoring"
BESIDE = ("-wal", "-shm", "-journal")


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
    fresh = target.with_name(f"{target.name}{ENDING}")
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
        aside = _set_aside(target, now, with_vault=bool(prepared.vault))
        prepared.fresh.replace(target)
        if prepared.vault:
            write_whole(target.with_suffix(".vault"), prepared.vault)
        flush_folder(target.parent)
    except OSError as error:
        raise StoreFault(_of(error)) from error
    finally:
        COPYING.release()
        hold.release()
    return aside


def discard(fresh: Path) -> None:
    """Take back what was prepared."""
    for each in (fresh, *(fresh.with_name(fresh.name + tail) for tail in BESIDE)):
        each.unlink(missing_ok=True)


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
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = target.with_name(f"{target.stem}-replaced-{stamp}")
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

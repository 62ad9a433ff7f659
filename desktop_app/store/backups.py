"""Copies of the records with their vault beside them: made under a passing name, opened and checked, and only then named."""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.backups import Backup, CopyChoice, thinned
from desktop_app.store.database import Database, connected
from desktop_app.store.faults import ENGINE_ERRORS, Fault, StoreFault, known_fault
from desktop_app.store.inspecting import faults
from desktop_app.store.models import AgencyRow, CopySettingRow
from desktop_app.store.vault import Keys, Vault
from desktop_app.store.vault.files import flush_folder

FOLDER = "backups"
PART = ".part"
MOST_SAME_SECOND = 60
_STAMP = "%Y%m%dT%H%M%SZ"
_DAY = "[0-9]" * 8
_NAME = re.compile(r"-(\d{8}T\d{6}Z)(?:-before-(\d{4}))?\.db")

COPYING = threading.RLock()
"""Held while a copy is made and while the data key changes: a copy and its vault are of one moment."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a copy must have in common with what it was made of."""

    schema: int
    rows: tuple[tuple[str, int], ...]
    head: tuple[object, ...]


def folder_beside(database: Path) -> Path:
    """Where copies go if nothing else was chosen."""
    return database.parent / FOLDER


def listed(folder: Path, database: Path, *, second_place: bool = False) -> tuple[Backup, ...]:
    """The copies of a database in a folder, the latest first. OSError where the folder cannot be read."""
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        told = _NAME.fullmatch(file.name.removeprefix(database.stem)) if file.name.startswith(database.stem) else None
        at = moment(told[1]) if told else None
        if told and at is not None and file.is_file():
            found.append(Backup(str(file), at, file.stat().st_size, told[2] or "", second_place))
    return tuple(sorted(found, key=_latest_first))


def stamp(at: int) -> str:
    """How a moment is written in a name."""
    return datetime.fromtimestamp(at, UTC).strftime(_STAMP)


def moment(written: str) -> int | None:
    """The moment that a name tells; None where it is no moment."""
    try:
        return int(datetime.strptime(written, _STAMP).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def make(database: Path, key: bytes, now: int, *, keys: Keys | None = None, before: str = "") -> Backup:
    """One copy in the folder beside the database, proven. StoreFault where that fails; no earlier copy is touched."""
    folder = folder_beside(database)
    with COPYING, _told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder, database)
        target, at = _free(folder, database, now, before)
        part = target.with_suffix(PART)
        try:
            part.touch(mode=0o600)
            proof = _copy(database, part, key)
            _bring_vault(database, part, keys)
            _flush(part)
            check(part, key, proof)
            part.replace(target)
            flush_folder(folder)
        except BaseException:
            _remove(part)
            raise
    return Backup(str(target), at, target.stat().st_size, before[:4])


def check(copy: Path, key: bytes, wanted: Proof | None = None) -> Proof:
    """Open a copy and look at every page, every row of every check, and what it must hold. StoreFault where it is not whole."""
    try:
        with closing(connected(copy, key)) as engine:
            if faults(Database(engine, copy)):
                raise StoreFault(Fault.COPY_DAMAGED)
            proof = proof_of(engine)
    except ENGINE_ERRORS as error:
        raise StoreFault(Fault.COPY_DAMAGED) from error
    if wanted is not None and proof != wanted:
        raise StoreFault(Fault.COPY_DAMAGED)
    return proof


def proof_of(engine: Any) -> Proof:
    """What stands in an open database now; ask inside of a transaction where others write."""
    tables = engine.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    names = [name for (name,) in tables]
    rows = [(name, _rows(engine, name)) for name in names]
    heads = "SELECT seq, hash FROM audit_head" if "audit_head" in names else "SELECT max(id) FROM audit"
    head = engine.execute_sql(heads).fetchone() if "audit" in names else ()
    schema = int(engine.execute_sql("PRAGMA user_version").fetchone()[0])
    return Proof(schema, tuple(rows), tuple(head or ()))


def _rows(engine: Any, table: str) -> int:
    """The name is one that the database itself told."""
    quoted = table.replace('"', '""')
    return int(engine.execute_sql(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608


def bring(copy: Backup, folder: Path) -> Backup:
    """The same copy in the agency's own folder of a second place, read again there and compared byte for byte."""
    source = Path(copy.path)
    with _told():
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.glob(f"*{PART}"):
            left.unlink()
        _sweep_vaults(folder)
        for each in (source.with_suffix(".vault"), source):
            if each.exists():
                _bring(each, folder / each.name)
        flush_folder(folder)
    return Backup(str(folder / source.name), copy.at, copy.size, copy.before, second_place=True)


def thin(folder: Path, database: Path, now: int) -> int:
    """Remove the copies that are not kept any longer; how many."""
    with _told():
        return _remove_all(thinned(listed(folder, database), now))


def keep_only(copy: Backup, folder: Path, database: Path) -> int:
    """Remove every other copy, of whatever age; how many. After a purge: they still hold the family."""
    with _told():
        return _remove_all(each for each in listed(folder, database) if Path(each.path).name != Path(copy.path).name)


def choice() -> CopyChoice:
    """What the agency chose. Several agencies may share a folder: each has one of its own in it."""
    row, here = CopySettingRow.get_or_none(), AgencyRow.get_or_none()
    if row is None:
        return CopyChoice()
    place = str(Path(row.folder) / f"safekeeping-{here.uid[:12]}") if row.folder and here else ""
    return CopyChoice(row.folder, row.hours, place)


def set_choice(chosen: CopyChoice) -> None:
    """Keep what the agency chose."""
    CopySettingRow.insert(id=1, folder=chosen.folder, hours=chosen.hours).on_conflict_replace().execute()


def _copy(database: Path, part: Path, key: bytes) -> Proof:
    """Every page as it is in one moment, whoever writes meanwhile; what stands in it."""
    with closing(connected(database, key)) as source, closing(connected(part, key)) as target:
        with source.atomic("DEFERRED"):
            proof = proof_of(source)
            source.connection().backup(target.connection())
        target.execute_sql("PRAGMA journal_mode = DELETE")
    return proof


def _bring_vault(database: Path, part: Path, keys: Keys | None) -> None:
    """The vault as it is now, beside the copy; it must be the one whose key the copy has."""
    found = Vault(database)
    if not found.exists():
        return
    beside = Vault(part)
    _write(beside.path, found.content())
    if keys is not None and not beside.fits(keys):
        raise StoreFault(Fault.COPY_DAMAGED)


def _free(folder: Path, database: Path, now: int, before: str) -> tuple[Path, int]:
    """A name that no copy has, and its time."""
    ending = f"-before-{before[:4]}" if before else ""
    for at in range(now, now + MOST_SAME_SECOND):
        target = folder / f"{database.stem}-{stamp(at)}{ending}.db"
        if not target.exists():
            return target, at
    raise StoreFault(Fault.COPY_DAMAGED)


def _sweep(folder: Path, database: Path) -> None:
    """What a copy of these records left that was never finished, its log as well; others may lie in the same folder."""
    own = f"{glob.escape(database.stem)}-{_DAY}T*"
    for left in folder.glob(f"{own}{PART}"):
        _remove(left)
    for left in folder.glob(f"{own}{PART}-*"):
        left.unlink()
    _sweep_vaults(folder, own)


def _sweep_vaults(folder: Path, own: str = "*") -> None:
    """A vault without its copy: the thinning was interrupted between the two."""
    for vault in folder.glob(f"{own}.vault"):
        if re.search(f"{_NAME.pattern}$", f"{vault.stem}.db") and not vault.with_suffix(".db").exists():
            vault.unlink()


def _remove_all(copies: Iterable[Backup]) -> int:
    gone = tuple(copies)
    for each in gone:
        _remove(Path(each.path))
    return len(gone)


def _remove(copy: Path) -> None:
    beside = (copy.with_name(f"{copy.name}{tail}") for tail in ("-journal", "-wal", "-shm"))
    for each in (copy, copy.with_suffix(".vault"), *beside):
        each.unlink(missing_ok=True)


def _bring(source: Path, target: Path) -> None:
    part = target.with_name(f"{target.name}{PART}")
    shutil.copyfile(source, part)
    part.chmod(0o600)
    _flush(part)
    if _fingerprint(part) != _fingerprint(source):
        part.unlink()
        raise StoreFault(Fault.COPY_DAMAGED)
    part.replace(target)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _told() -> Iterator[None]:
    """Whatever goes wrong with a file, as a fault that has a sentence."""
    try:
        yield
    except ENGINE_ERRORS as error:
        known = known_fault(error)
        wrong = isinstance(known, StoreFault) and known.fault is Fault.WRONG_KEY
        raise (StoreFault(Fault.DAMAGED) if wrong else known) from error
    except OSError as error:
        raise StoreFault(_of_file(error)) from error


def _of_file(error: OSError) -> Fault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Fault.DISK_FULL
    return Fault.COPY_PLACE


def _latest_first(copy: Backup) -> tuple[int, str]:
    return -copy.at, copy.path

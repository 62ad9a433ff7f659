"""Records that lie where nothing is written: they are looked at in a passing copy on this computer, encrypted as they are.

No log and no lock ever appears beside them: SQLite's need a disk of this computer (sqlite.org, "How To Corrupt", 2.1).
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.store import locks
from desktop_app.store.database import never_opened
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.locks import Hold
from desktop_app.store.vault.files import OLDER, older

PREFIX = "safekeeping-viewing-"
TURNS = 3
"""How often a file that is being written to meanwhile is copied anew."""


def only_looked_at(path: Path) -> Fault | None:
    """Why records that are there are not written to from here; None where they are, or where there are none."""
    try:
        if not path.is_file():
            return None
    except OSError:
        return None  # a folder that tells nothing: the way in says so
    if found := never_opened(path):
        return found
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return None if writable else Fault.READ_ONLY


@contextmanager
def room() -> Iterator[Path]:
    """A folder of this person's own that is gone afterwards; after a kill the next one takes it away."""
    _sweep(Path(tempfile.gettempdir()))
    folder, hold = _held()
    try:
        yield folder
    finally:
        hold.release()
        shutil.rmtree(folder, ignore_errors=True)


def _held() -> tuple[Path, Hold]:
    """A new folder, held; another program that begins at this very moment may take one for a forgotten one."""
    for _ in range(TURNS):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with suppress(StoreFault):
            return folder, locks.hold(folder / "room")
    raise StoreFault(Fault.READ_ONLY)


def bring(path: Path, folder: Path) -> Path:
    """The records as they are now, with their log, vault and checkpoints. StoreFault where somebody writes all the while.

    Failed tries are brought once: what is counted here must not be forgotten at the next sign-in.
    """
    here = folder / path.name
    beside = [path.with_suffix(".vault"), path.with_suffix(".checkpoints"), path.with_suffix(".notice")]
    beside += [older(beside[0], each + 1) for each in range(OLDER)]
    tries = path.with_suffix(".tries")
    try:
        for _ in range(TURNS):
            before = _standing(path)
            for tail in ("-shm", "-journal", "-wal", ""):
                here.with_name(here.name + tail).unlink(missing_ok=True)
            for each in (path, path.with_name(f"{path.name}-wal"), *beside):
                if each.exists():
                    _bring(each, folder / each.name)
            if tries.exists() and not (folder / tries.name).exists():
                _bring(tries, folder / tries.name)
            if before == _standing(path):
                return here
    except OSError as error:
        raise StoreFault(Fault.READ_ONLY) from error
    raise StoreFault(Fault.LOCKED)


def _bring(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(0o600)


def _standing(path: Path) -> tuple[object, ...]:
    """Size and time of the file and of its log."""
    found = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        with suppress(FileNotFoundError):
            told = each.stat()
            found.append((told.st_size, told.st_mtime_ns))
    return tuple(found)


def _own(folder: Path) -> bool:
    """Whether this person made it; the place for passing files is everybody's, and a link there may lead anywhere."""
    told = folder.lstat()
    return stat.S_ISDIR(told.st_mode) and (os.name == "nt" or told.st_uid == os.geteuid())


def _sweep(folder: Path) -> None:
    """What a program left that was killed; one that still runs holds its own."""
    for left in folder.glob(f"{PREFIX}*"):
        with suppress(OSError, StoreFault):
            if _own(left):
                hold = locks.hold(left / "room")
                shutil.rmtree(left, ignore_errors=True)  # while it is held, so that nobody begins in it
                hold.release()
                if os.name == "nt":
                    shutil.rmtree(left, ignore_errors=True)  # Windows removes no file that is open

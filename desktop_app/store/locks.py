"""One program at a time: a file beside the database that the system itself lets go of when a program ends or is killed."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from desktop_app.store.faults import Fault, StoreFault

ENDING = ".lock"
_FAR = 1 << 30
"""The byte that is locked on Windows, far behind what the file holds, so that others may read who it is."""


@dataclass(slots=True)
class _Held:
    descriptor: int
    count: int


_HELD: dict[Path, _Held] = {}
"""What this program holds; it may hold the same more than once."""
_ONE_AT_A_TIME = RLock()
"""A copy is made in a thread of its own and gives back what it holds there."""


class Hold:
    """The right to use one database; given back once."""

    def __init__(self, path: Path) -> None:
        self._path: Path | None = path

    def release(self) -> None:
        """Give it back; a second time does nothing."""
        if self._path is None:
            return
        with _ONE_AT_A_TIME:
            held, path, self._path = _HELD[self._path], self._path, None
            held.count -= 1
            if not held.count:
                del _HELD[path]
                os.close(held.descriptor)


def hold(database: Path) -> Hold:
    """Take a database for this program. StoreFault that tells who has it, where somebody else does."""
    path = _file(database)
    with _ONE_AT_A_TIME:
        if path in _HELD:
            _HELD[path].count += 1
        else:
            _HELD[path] = _Held(_taken(path), 1)
    return Hold(path)


def _taken(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreFault(Fault.READ_ONLY) from error
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        computer, process = _told(path)
        raise StoreFault(Fault.IN_USE, computer=computer, process=process) from error
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{platform.node()}\n{os.getpid()}\n".encode())
    return descriptor


def refuse_where_held(database: Path) -> None:
    """StoreFault where another program has it now, or where the folder tells nothing; nothing is taken."""
    try:
        there = _file(database).exists()
    except OSError as error:
        raise StoreFault(Fault.READ_ONLY) from error
    if there:
        hold(database).release()


def _file(database: Path) -> Path:
    return database.absolute().with_suffix(ENDING)


def _told(path: Path) -> tuple[str, str]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    computer, process = (*lines, "", "")[:2]
    return computer or "?", process or "?"


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""A small file that is either the old one or the new one, whatever happens, with two older generations kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from desktop_app.store.faults import Fault, StoreFault

OLDER = 2


def older(path: Path, generation: int) -> Path:
    """Where an older generation of a file is kept, 1 being the one before."""
    return path.with_name(f"{path.name}.{generation}")


def write_whole(path: Path, content: bytes, *, keep: int = OLDER) -> None:
    """Write beside, flush to the disk, keep what was there, and put the new one in its place. StoreFault where it cannot."""
    try:
        _write_whole(path, content, keep)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise StoreFault(Fault.DISK_FULL if full else Fault.READ_ONLY) from error


def _write_whole(path: Path, content: bytes, keep: int) -> None:
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if keep and path.exists():
        _keep(path, keep)
    fresh.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make names in a folder last through a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep(path: Path, generations: int) -> None:
    for generation in range(generations - 1, 0, -1):
        if older(path, generation).exists():
            older(path, generation).replace(older(path, generation + 1))
    copy = older(path, 1).with_name(f"{path.name}.1.new")
    descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(path.read_bytes())
        file.flush()
        os.fsync(file.fileno())
    copy.replace(older(path, 1))

"""Room on the disk that is kept for the log (CJIS AU-4): on a full disk whoever signs in and reads is still written down."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault.files import write_whole

log = logging.getLogger("safekeeping")
T = TypeVar("T")
SIZE = 6_000_000
"""Bytes. The engine's log begins anew after 4 MB, so whoever signs in and reads is written down for a long while."""


def keep(database: Path) -> None:
    """Take the room while the disk has plenty; random, so that no disk makes it smaller."""
    with suppress(OSError, StoreFault):
        if not _file(database).exists() and shutil.disk_usage(database.parent).free > 4 * SIZE:
            write_whole(_file(database), secrets.token_bytes(SIZE), keep=0)


def with_reserve(database: Path, act: Callable[[], T]) -> T:
    """What comes of it; on a full disk once more, with the room that was kept. StoreFault where that is used up too."""
    try:
        return act()
    except StoreFault as fault:
        if fault.fault is not Fault.DISK_FULL or not _let_go(database):
            raise
        log.info("the disk is full: the room that was kept for the log is used now")
    return act()


def _let_go(database: Path) -> bool:
    try:
        _file(database).unlink()
    except OSError:
        return False
    return True


def _file(database: Path) -> Path:
    return database.with_suffix(".reserve")

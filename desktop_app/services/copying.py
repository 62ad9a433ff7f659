"""Making copies while people work: in a thread and with a connection of its own, for one database at a time."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event, Thread

from desktop_app.domain.backups import Backup, CopyChoice
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.store import backups
from desktop_app.store.database import Fault, StoreFault
from desktop_app.store.opening import Opening

log = logging.getLogger("safekeeping")
PATIENCE = 10.0
"""Seconds that a place which does not answer is waited for when the program ends."""


AGAIN_AFTER = 15 * MINUTE
"""How soon a copy that failed is tried again."""


class Copying:
    """Of one database, for as long as the program runs: what was made last, and what went wrong."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.failed: Fault | None = None
        self.second_failed = False
        self.told = True
        """Whether the last failure stands in the log."""
        self._thread: Thread | None = None
        self._local = Event()
        self._last: int | None = None
        self._tried: int | None = None
        self._looked = False

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._thread is not None and self._thread.is_alive()

    def last(self) -> int | None:
        """When the last copy was made (UTC seconds)."""
        if not self._looked:
            found = self.listed()
            self._last, self._looked = (found[0].at if found else None), True
        return self._last

    def last_try(self) -> int | None:
        """When the last copy was made, or was tried and failed: a disk that is full is not tried every few seconds."""
        last = self.last()
        tried = self._tried if self.failed else None
        return max((each for each in (last, tried) if each is not None), default=None)

    def listed(self, folder: str = "") -> tuple[Backup, ...]:
        """The copies there are, the latest first; one that lies in both places is told once."""
        try:
            here = backups.listed(backups.folder_beside(self.database), self.database)
        except OSError:
            here = ()
        try:
            there = backups.listed(Path(folder), self.database, second_place=True) if folder else ()
        except OSError:
            there = ()
        known = {Path(each.path).name for each in here}
        more = [each for each in there if Path(each.path).name not in known]
        return tuple(sorted([*here, *more], key=_latest_first))

    def begin(self, opening: Opening, now: int, choice: CopyChoice) -> bool:
        """Start a copy unless one is being made."""
        if self.busy:
            return False
        self._local.clear()
        self._tried = now - choice.hours * HOUR + AGAIN_AFTER
        self._thread = Thread(target=self._run, args=(opening, now, choice), name="copies", daemon=True)
        self._thread.start()
        return True

    def wait(self, patience: float | None = None) -> None:
        """Until it is done: the copy beside the records always, the second place only so long."""
        if self._thread is not None:
            self._local.wait()
            self._thread.join(patience)

    def _run(self, opening: Opening, now: int, choice: CopyChoice) -> None:
        ended = False
        try:
            made = self._make(opening, now)
            ended = True
        finally:
            if not ended:  # a bug: it counts as a copy that failed, and is told as one
                self._fail(Fault.COPY_DAMAGED)
            self._local.set()
        if made is not None and choice.folder:
            self._bring(made, Path(choice.folder), now)

    def _make(self, opening: Opening, now: int) -> Backup | None:
        try:
            with backups.COPYING:
                keys = opening.keys
                made = backups.make(self.database, keys.database, now, keys=keys)
            self._last, self._looked, self.failed = made.at, True, None
            backups.thin(backups.folder_beside(self.database), self.database, now)
        except StoreFault as fault:
            self._fail(fault.fault)
            return None
        return made

    def _bring(self, made: Backup, folder: Path, now: int) -> None:
        try:
            backups.bring(made, folder)
            backups.thin(folder, self.database, now)
        except StoreFault:
            self.second_failed = True
            log.info("a copy could not be brought to its second place")
        else:
            self.second_failed = False

    def _fail(self, fault: Fault) -> None:
        self.failed, self.told = fault, False
        log.info("a copy could not be made: %s", fault.value)


def _latest_first(copy: Backup) -> tuple[int, bool]:
    return -copy.at, copy.second_place


_OF: dict[Path, Copying] = {}


def copying(database: Path) -> Copying:
    """The one of a database; it outlives a lock of the desk."""
    path = database.absolute()
    if path not in _OF:
        _OF[path] = Copying(path)
    return _OF[path]

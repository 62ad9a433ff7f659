"""Making copies while people work: in a thread and with a connection of its own, for one database at a time."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Thread

from desktop_app.domain.backups import Backup, CopyChoice
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.store import backups, locks, restoring
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.locks import Hold
from desktop_app.store.opening import Opening

log = logging.getLogger("safekeeping")
PATIENCE = 10.0
"""Seconds that a place which does not answer is waited for when the program ends."""
GLANCE = 0.5
"""Seconds that a window waits for the second place to tell what lies there."""
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
        self._bringing: Thread | None = None
        """To the second place: a share that hangs must not hold up the next copy."""
        self._owed = False
        """Older copies were to go, and still lie in the second place: they go with the next one that gets there."""
        self._looking: Thread | None = None
        self._seen: tuple[str, tuple[Backup, ...]] = ("", ())
        """A second place, and what was found there last."""
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
        there = self._glance(folder) if folder else ()
        known = {Path(each.path).name for each in here}
        more = [each for each in there if Path(each.path).name not in known]
        return tuple(sorted([*here, *more], key=_latest_first))

    def begin(self, opening: Opening, now: int, choice: CopyChoice, *, alone: bool = False) -> bool:
        """Start a copy unless one is being made; `alone` removes every other one once it is proven.

        Nobody else may put anything in the place of the records meanwhile, also when the desk was left.
        """
        if self.busy:
            return False
        hold = locks.hold(self.database)
        self._tried = now - choice.hours * HOUR + AGAIN_AFTER
        values = (hold, opening, now, choice, alone)
        self._thread = Thread(target=self._run, args=values, name="copies", daemon=True)
        self._thread.start()
        return True

    def wait(self, patience: float | None = None) -> None:
        """Until it is done: the copy beside the records always, the second place only so long."""
        if self._thread is not None:
            self._thread.join()
        if self._bringing is not None:
            self._bringing.join(patience)

    def _run(self, hold: Hold, opening: Opening, now: int, choice: CopyChoice, alone: bool) -> None:
        ended = False
        try:
            made = self._make(opening, now, alone)
            ended = True
        finally:
            hold.release()
            if not ended:  # a bug: it counts as a copy that failed, and is told as one
                self._fail(Fault.COPY_DAMAGED)
        if made is None or not choice.place:
            return
        self._owed = self._owed or alone
        if self._bringing is not None and self._bringing.is_alive():
            self._second_fails()
            return
        values = (made, Path(choice.place), now, self._owed)
        self._bringing = Thread(target=self._bring, args=values, name="second place", daemon=True)
        self._bringing.start()

    def _make(self, opening: Opening, now: int, alone: bool) -> Backup | None:
        folder = backups.folder_beside(self.database)
        try:
            with backups.COPYING:
                keys = opening.keys
                made = backups.make(self.database, keys.database, now, keys=keys)
            self._last, self._looked, self.failed = made.at, True, None
            if alone:
                backups.keep_only(made, folder, self.database)
            backups.thin(folder, self.database, now)
            restoring.forget_replaced(self.database, now, every=alone)
        except StoreFault as fault:
            self._fail(fault.fault)
            return None
        return made

    def _glance(self, folder: str) -> tuple[Backup, ...]:
        """What lies in the second place; of one that does not answer, what was found there last."""
        if self._looking is None or not self._looking.is_alive():
            self._looking = Thread(target=self._look, args=(folder,), name="second place", daemon=True)
            self._looking.start()
            self._looking.join(GLANCE)
        return self._seen[1] if self._seen[0] == folder else ()

    def _look(self, folder: str) -> None:
        try:
            self._seen = folder, backups.listed(Path(folder), self.database, second_place=True)
        except OSError:
            self._seen = folder, ()

    def _bring(self, made: Backup, folder: Path, now: int, alone: bool) -> None:
        try:
            brought = backups.bring(made, folder)
            if alone:
                backups.keep_only(brought, folder, self.database)
                self._owed = False
            backups.thin(folder, self.database, now)
        except StoreFault:
            self._second_fails()
        else:
            self.second_failed = False

    def _second_fails(self) -> None:
        self.second_failed = True
        log.info("a copy could not be brought to its second place")

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

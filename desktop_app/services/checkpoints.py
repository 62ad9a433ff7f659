"""When the head of the log is signed, and how the second copy keeps up without ever holding anybody up."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from weakref import WeakKeyDictionary

from desktop_app.domain.audit import CHECKPOINT_EVERY, Checkpoint, Finding, Flaw, Head
from desktop_app.domain.times import local_day
from desktop_app.store import agency, audit, checkpoints, history
from desktop_app.store.database import Database
from desktop_app.store.faults import StoreFault

log = logging.getLogger("safekeeping")
PATIENCE = 2.0
"""Seconds that somebody who checks the log waits for a second place that does not answer."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """Checkpoints signed with a key of this log, and the first one that is not. `unread` places could not be asked."""

    checkpoints: tuple[Checkpoint, ...] = ()
    finding: Finding | None = None
    unread: int = 0


class Signing:
    """Of one open database: up to where its log is signed, and how the second place fares."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: int | None = None
        self._failed = False
        self._copying: Thread | None = None

    @property
    def failed(self) -> bool:
        """The last checkpoint did not reach one of its places; it is tried again with the next one."""
        return self._failed

    def due(self, seq: int) -> bool:
        """Whether a thousand entries were written since the last one."""
        if self._database.opening is None:
            return False
        if self._known is None:
            self._known = max((each.head.seq for each in self._kept()), default=0)
        return seq - self._known >= CHECKPOINT_EVERY

    def first_of_day(self, now: int) -> None:
        """Sign when nobody did today."""
        if self._database.opening is None:
            return
        with self._database.reading():
            here = agency.get()
        zone = here.zone if here else "UTC"
        known = self._kept()
        if not known or local_day(known[-1].at, zone) != local_day(now, zone):
            self.sign(now)
        else:
            self._copy()

    def sign(self, now: int) -> None:
        """Sign the head as it is. A place that cannot be written to is told of, and tried again."""
        opening = self._database.opening
        if opening is None:
            return
        seed = opening.keys.checkpoint
        try:
            head = self._head_with_key(now, checkpoints.public_key(seed).hex())
            self._known = head.seq
            checkpoints.append(self._beside, [checkpoints.signed(head, now, seed)])
        except (OSError, StoreFault):
            self._failed = True
            log.info("a checkpoint could not be written beside the records")
            return
        self._copy()

    def trusted(self) -> Trusted:
        """The checkpoints of both places, also of records that are only looked at. Inside a reading transaction."""
        opening = self._database.opening
        if opening is None and not self._database.only_looking:
            return Trusted()
        here, folder, head = agency.get(), audit.folder(), audit.head()
        places = [self._beside, *([checkpoints.second(folder, here.uid)] if folder and here else [])]
        own = {checkpoints.public_key(opening.keys.checkpoint).hex()} if opening else set()
        kept, unread = _read_soon(places)
        found = sifted(kept, audit.keys() | own)
        finding = found.finding
        if not found.checkpoints and audit.was_signed():
            finding = finding or Finding(Flaw.NO_CHECKPOINTS, head.seq)
        return Trusted(found.checkpoints, finding, unread + (audit.has_second_place() and not folder))

    def wait(self, patience: float | None = None) -> None:
        """Until the second place is done or failed; for whoever looks at it right away, or ends the program."""
        if self._copying is not None:
            self._copying.join(patience)

    def _head_with_key(self, now: int, key: str) -> Head:
        """The head, after an entry that tells which key signs from here on, where it is a new one."""
        with self._database.writing():
            if audit.last_key() != key:
                history.write(now, None, "audit.key", "audit", None, None, None, {"public_key": key})
            return history.head()

    def _kept(self) -> tuple[Checkpoint, ...]:
        """Those beside the records; a file that cannot be read holds up no work, and is told of when one is written."""
        try:
            return checkpoints.read(self._beside)
        except OSError:
            return ()

    @property
    def _beside(self) -> Path:
        return checkpoints.beside(self._database.path)

    def _copy(self) -> None:
        """In a thread of its own: a share that does not answer holds up no one."""
        with self._database.reading():
            folder, here = audit.folder(), agency.get()
        if not folder or here is None or (self._copying is not None and self._copying.is_alive()):
            self._failed = bool(folder) and self._failed
            return
        target = checkpoints.second(folder, here.uid)
        self._copying = Thread(target=self._bring, args=(target,), name="checkpoints", daemon=True)
        self._copying.start()

    def _bring(self, target: Path) -> None:
        try:
            checkpoints.bring_up_to_date(target, checkpoints.read(self._beside))
        except OSError:
            self._failed = True
            log.info("the checkpoints could not be copied to their second place")
        else:
            self._failed = False


def sifted(kept: Iterable[Checkpoint], keys: frozenset[str]) -> Trusted:
    """Which of them count. A key that this log does not know is of the time after an older copy was made, or anybody's."""
    good, bad = [], None
    for each in sorted(dict.fromkeys(kept), key=_number):
        if each.public_key.hex() in keys and checkpoints.is_signed(each):
            good.append(each)
        else:
            bad = bad or Finding(Flaw.CHECKPOINT, each.head.seq)
    return Trusted(tuple(good), bad)


def _number(checkpoint: Checkpoint) -> int:
    return checkpoint.head.seq


def _read_soon(places: Iterable[Path]) -> tuple[list[Checkpoint], int]:
    """What the files hold, and how many are not there or do not answer soon."""
    answers: list[tuple[Checkpoint, ...]] = []
    asked = 0
    for path in places:
        reading = Thread(target=_read_into, args=(path, answers), daemon=True)
        reading.start()
        reading.join(PATIENCE)
        asked += 1
    read = list(answers)
    return [each for kept in read for each in kept], asked - len(read)


def _read_into(path: Path, answers: list[tuple[Checkpoint, ...]]) -> None:
    try:
        if path.exists():
            answers.append(checkpoints.read(path))
    except OSError:
        log.info("a file of checkpoints could not be read")


_OPEN: WeakKeyDictionary[Database, Signing] = WeakKeyDictionary()


def signing(database: Database) -> Signing:
    """The one of an open database."""
    if database not in _OPEN:
        _OPEN[database] = Signing(database)
    return _OPEN[database]

"""Reads an item list away from the window when it is long, so that nothing stands still and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from desktop_app.domain.item_import import (
    LARGEST,
    Column,
    ImportPlan,
    Table,
    Unreadable,
    guess_columns,
    read_items,
    read_table,
)
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.ui.beside import Job

LONG_FILE = 300_000
"""Bytes from which a file is read in another thread: below that it takes less than a tenth of a second."""
LONG_LIST = 2_000
"""Rows, likewise, when the columns are mapped anew."""


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file as far as it is understood; there is no plan while a required column is not mapped."""

    table: Table
    columns: Mapping[Column, int]
    plan: ImportPlan | None


def read_file(path: Path) -> ReadList | Refused | OSError:
    """The list in a file, with its columns guessed."""
    try:
        if path.stat().st_size > LARGEST:
            return refuse(Cause.IMPORT_COLUMNS, why=Unreadable.TOO_LARGE)
        table = read_table(path.read_bytes())
    except OSError as fault:
        return fault
    return table if isinstance(table, Refused) else map_columns(table, guess_columns(table.header))


def map_columns(table: Table, columns: Mapping[Column, int]) -> ReadList:
    """The list with its columns mapped like this."""
    plan = read_items(table, columns)
    return ReadList(table, columns, None if isinstance(plan, Refused) else plan)


class Reading(QObject):
    """`start()` some reading; only the newest is reported, whatever finishes first."""

    read = Signal(object)
    """A `ReadList`, a refusal or the fault of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._newest = self._reported = 0
        self.run: Callable[[Callable[[], None]], object] = QThreadPool.globalInstance().start
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._wait)

    def start(self, work: Callable[[], object], *, apart: bool) -> None:
        """Begin; what was begun before is no longer wanted. `apart` does it in another thread."""
        self._newest += 1
        job = _Job(self, self._newest, work)
        if apart:
            self.run(job)
        else:
            job()

    def stop(self) -> None:
        """Nothing that is still under way is wanted."""
        self._newest += 1
        self._reported = self._newest

    def busy(self) -> bool:
        """Whether something wanted is still under way."""
        return self._reported != self._newest

    def wanted(self, ticket: int) -> bool:
        """Whether nothing newer was begun, and nobody stopped it."""
        return ticket == self._newest and self.busy()

    def hear(self, ticket: int, outcome: object) -> None:
        """What was read."""
        self._reported = ticket
        if isinstance(outcome, Exception) and not isinstance(outcome, OSError):
            raise outcome
        self.read.emit(outcome)

    @staticmethod
    def _wait() -> None:
        QThreadPool.globalInstance().waitForDone()


@dataclass(eq=False, slots=True)
class _Job(Job):
    """One piece of reading."""

    read: Callable[[], object]

    def work(self) -> object:
        return self.read()

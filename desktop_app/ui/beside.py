"""What is done in another thread, and how what comes of it reaches the window.

A QObject is freed where it lives. Were the thread the last that holds whoever asked, it would free them there while its
word is being delivered here, and the program would end at once. So it gives them back with its last word.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid


class Asking(Protocol):
    """Whoever wants something done: a QObject of the window's thread."""

    def wanted(self, ticket: int) -> bool:
        """Whether nothing newer was asked for; the other thread asks this too."""

    def hear(self, ticket: int, outcome: object) -> None:
        """What came of it, or the exception that it ended with."""


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work, to be called in another thread. `ticket` is its number among what was asked for."""

    asking: Asking | None
    ticket: int

    def __post_init__(self) -> None:
        _teller()  # it lives in the window's thread, so it is made there

    def __call__(self) -> None:
        try:
            outcome = self.work() if self.wanted() else None
        except Exception as fault:  # noqa: BLE001 - raised again in the window's thread, where the crash dialog can open
            outcome = fault
        _teller().told.emit(self, outcome, True)

    @abstractmethod
    def work(self) -> object:
        """Do it; what it gives is the last word."""

    def wanted(self) -> bool:
        """Whether anybody still waits for it."""
        return self.asking is not None and self.asking.wanted(self.ticket)

    def tell(self, outcome: object) -> None:
        """A word before the last."""
        _teller().told.emit(self, outcome, False)


class _Teller(QObject):
    """Brings every word into the window's thread; it stays as long as the program."""

    told = Signal(object, object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.told.connect(self._on_told)

    def _on_told(self, job: Job, outcome: object, last: bool) -> None:
        asking = job.asking
        if last:
            job.asking = None
        if asking is not None and isValid(asking) and asking.wanted(job.ticket):
            asking.hear(job.ticket, outcome)


@cache
def _teller() -> _Teller:
    return _Teller()

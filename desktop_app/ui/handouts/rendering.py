"""Makes a PDF away from the window, so that the previous page stays on screen and nothing stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from desktop_app.domain.handouts import Document
from desktop_app.domain.week_board import WeekBoard
from desktop_app.printing.documents import render
from desktop_app.printing.fonts import CannotPrint

_ONE_AT_A_TIME = Lock()


class Rendering(QObject):
    """`start()` one document; only the newest is reported, whatever finishes first."""

    rendered = Signal(object)
    """The bytes of the PDF."""
    cannot_print = Signal(tuple)
    """The characters the typeface does not have."""
    finished = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._newest = self._reported = 0
        self.run: Callable[[Callable[[], None]], object] = QThreadPool.globalInstance().start
        self.finished.connect(self._report)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._wait)

    def start(self, document: Document | WeekBoard, language: str, *, large_print: bool) -> None:
        """Begin; what was begun before is no longer wanted."""
        self._newest += 1
        self.run(_Job(self, self._newest, document, language, large_print))

    def forget(self) -> None:
        """Nothing that is still under way is wanted."""
        self._newest += 1
        self._reported = self._newest

    def settled(self) -> bool:
        """Whether the newest document has been reported."""
        return self._reported == self._newest

    def wanted(self, ticket: int) -> bool:
        """Whether nothing newer was begun."""
        return ticket == self._newest

    def _report(self, ticket: int, outcome: bytes | Exception) -> None:
        if not self.wanted(ticket):
            return
        self._reported = ticket
        if isinstance(outcome, CannotPrint):
            self.cannot_print.emit(outcome.characters)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            self.rendered.emit(outcome)

    @staticmethod
    def _wait() -> None:
        QThreadPool.globalInstance().waitForDone()


@dataclass(frozen=True, slots=True)
class _Job:
    """One document in another thread; it keeps the object that reports it alive."""

    owner: Rendering
    ticket: int
    document: Document | WeekBoard
    language: str
    large_print: bool

    def __call__(self) -> None:
        with _ONE_AT_A_TIME:
            if not self.owner.wanted(self.ticket):
                return
            outcome = self._outcome()
        self.owner.finished.emit(self.ticket, outcome)

    def _outcome(self) -> bytes | Exception:
        try:
            return render(self.document, self.language, large_print=self.large_print)
        except Exception as fault:  # noqa: BLE001 - raised again in the window's thread, where the crash dialog can open
            return fault

"""Makes a PDF away from the window, so that the previous page stays on screen and nothing stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from desktop_app.domain.handouts import Document
from desktop_app.domain.week_board import WeekBoard
from desktop_app.domain.wording import SHIPPED, Forms
from desktop_app.printing.checking import NotAccessible, Report, check
from desktop_app.printing.documents import render, render_together
from desktop_app.printing.fonts import CannotPrint
from desktop_app.ui.beside import Job

Drawn = Document | WeekBoard | tuple[Document, ...]
"""A document, or several for one family as one PDF."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes, and what the rules of accessibility find in them."""

    pdf: bytes
    report: Report


class Rendering(QObject):
    """`start()` one document; only the newest is reported, whatever finishes first. `report` is that of the newest."""

    rendered = Signal(object)
    """The bytes of the PDF."""
    cannot_print = Signal(tuple)
    """The characters the typeface does not have."""
    not_accessible = Signal(object)
    """The report of a document that was not made, because not everybody could read it."""

    def __init__(self) -> None:
        super().__init__()
        self._newest = self._reported = 0
        self.report: Report | None = None
        self.run: Callable[[Callable[[], None]], object] = QThreadPool.globalInstance().start
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._wait)

    def start(self, document: Drawn, language: str, *, large_print: bool, forms: Forms = SHIPPED) -> None:
        """Begin; what was begun before is no longer wanted. `forms` are the agency's own words."""
        self._newest += 1
        self.run(_Job(self, self._newest, document, language, large_print, forms))

    def forget(self) -> None:
        """Nothing that is still under way is wanted."""
        self._newest += 1
        self._reported = self._newest
        self.report = None

    def settled(self) -> bool:
        """Whether the newest document has been reported."""
        return self._reported == self._newest

    def wanted(self, ticket: int) -> bool:
        """Whether nothing newer was begun."""
        return ticket == self._newest

    def hear(self, ticket: int, outcome: object) -> None:
        """The document, or why there is none."""
        self._reported = ticket
        self.report = None
        if isinstance(outcome, CannotPrint):
            self.cannot_print.emit(outcome.characters)
        elif isinstance(outcome, NotAccessible):
            self.not_accessible.emit(outcome.report)
        elif isinstance(outcome, Exception):
            raise outcome
        elif isinstance(outcome, Made):
            self.report = outcome.report
            self.rendered.emit(outcome.pdf)

    @staticmethod
    def _wait() -> None:
        QThreadPool.globalInstance().waitForDone()


def made(document: Drawn, language: str, *, large_print: bool, forms: Forms = SHIPPED) -> Made:
    """One document, or several as one, checked; here and now, for whoever is in a thread of their own."""
    if isinstance(document, tuple) and len(document) > 1:
        pdf = render_together(document, language, large_print=large_print, forms=forms)
    else:
        one = document[0] if isinstance(document, tuple) else document
        pdf = render(one, language, large_print=large_print, forms=forms)
    return Made(pdf, check(pdf))


@dataclass(eq=False, slots=True)
class _Job(Job):
    """One document."""

    document: Drawn
    language: str
    large_print: bool
    forms: Forms

    def work(self) -> Made | None:
        with _ONE_AT_A_TIME:
            if not self.wanted():
                return None
            return made(self.document, self.language, large_print=self.large_print, forms=self.forms)

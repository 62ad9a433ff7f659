"""Where a document of the Handouts page leaves the program, and is written down: printed, saved, saved with a password."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.domain.prints import Way
from desktop_app.domain.refusals import Refused
from desktop_app.domain.wording import Forms
from desktop_app.printing.checking import NotAccessible, Report
from desktop_app.printing.documents import file_name
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.protecting import protected
from desktop_app.ui import pdf_output
from desktop_app.ui.handouts.jobs import Job, why_none, write_down
from desktop_app.ui.handouts.protect import ask_password
from desktop_app.ui.handouts.rendering import made
from desktop_app.ui.handouts.several import SeveralDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session

Lock = Callable[[bytes], bytes]
"""What is done to the bytes before they are written: nothing, or a password."""


class Left(NamedTuple):
    """What became of it: a sentence with its tone, and what the rules of accessibility found in what went out last."""

    sentence: str = ""
    tone: str = "green"
    report: Report | None = None


class Leaving:
    """The functions that ask and write are here to be replaced by tests and the tour."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self._folder = Path()
        self.print_document: Callable[..., bool] = pdf_output.ask_and_print
        self.save_document: Callable[[QWidget, bytes, str, Messages], Path | None] = pdf_output.save_pdf
        self.ask_printer: Callable[[QWidget | None, QPdfDocument], QPrinter | None] = pdf_output.ask_printer
        self.ask_password: Callable[[QWidget], str] = ask_password
        self.several: Callable[..., SeveralDialog] = SeveralDialog

    def print_one(
        self, pages: QPdfDocument, jobs: Sequence[tuple[Job, bytes]], forms: Forms, behind: QPdfDocument | None = None
    ) -> Left:
        """The pages on screen, and whole what goes behind them; `jobs` is what is written down of it."""
        asked = (self._parent, pages, self._session.messages)
        if not (self.print_document(*asked, behind) if behind else self.print_document(*asked)):
            return Left()
        return self._written(jobs, Way.PRINTED, forms, self._parent.tr("Handed to the printer."))

    def print_several(self, jobs: Sequence[Job], forms: Forms, pages: QPdfDocument) -> Left:
        """One print dialog for all; then one after the other, until somebody stops."""
        printer = self.ask_printer(self._parent, pages)
        if printer is None:
            return Left()
        dialog = self.several(self._session, jobs, forms, printer, self._parent)
        every, printed = dialog.run(), len(dialog.printed)
        report = dialog.last_report
        dialog.deleteLater()
        if every:
            return Left(self._parent.tr("Handed to the printer."), "green", report)
        words = self._parent.tr("{done} of {count} went to the printer.")
        return Left(words.format(done=printed, count=len(jobs)), "clay", report)

    def save_one(self, job: Job, pdf: bytes, forms: Forms, *, locked: bool, beside: Beside | None = None) -> Left:
        """To where the person chooses; `beside` writes what belongs next to it and gives its name and its job."""
        lock = self._lock(locked=locked)
        if lock is None:
            return Left()
        path = self._write(job, lock(pdf))
        if path is None:
            return Left()
        way = Way.PROTECTED if locked else Way.SAVED
        more = beside(path, lock) if beside else None
        if more is None:
            return self._written([(job, pdf)], way, forms, self._parent.tr("Saved as {name}.").format(name=path.name))
        words = self._parent.tr("Saved as {name}, and beside it {sheet}.").format(name=path.name, sheet=more[0])
        return self._written([(job, pdf), (more[1], more[2])], way, forms, words)

    def save_several(self, jobs: Sequence[Job], forms: Forms, *, locked: bool) -> Left:
        """A file for each, one after the other, until somebody goes back; one password for all."""
        lock = self._lock(locked=locked)
        if lock is None:
            return Left()
        way, names, written, report = Way.PROTECTED if locked else Way.SAVED, [], [], None
        for job in jobs:
            try:
                each = made(job.papers, job.language, large_print=job.large_print, forms=forms)
            except (CannotPrint, NotAccessible) as fault:
                return Left(why_none(fault), "clay")
            path = self._write(job, lock(each.pdf))
            if path is None:
                break
            names.append(path.name)
            written.append((job, each.pdf))
            report = each.report
        if not names:
            return Left()
        words = self._parent.tr("Saved as {name}.").format(name=", ".join(names))
        return self._written(written, way, forms, words)._replace(report=report)

    def _lock(self, *, locked: bool) -> Lock | None:
        if not locked:
            return bytes
        password = self.ask_password(self._parent)
        return partial(protected, password=password) if password else None

    def _write(self, job: Job, data: bytes) -> Path | None:
        suggested = str(self._folder / file_name(job.papers[0]))
        path = self.save_document(self._parent, data, suggested, self._session.messages)
        if path is not None:
            self._folder = path.parent
        return path

    def _written(self, jobs: Sequence[tuple[Job, bytes]], way: Way, forms: Forms, said: str) -> Left:
        for job, pdf in jobs:
            outcome = write_down(self._session, job, pdf, way, forms)
            if isinstance(outcome, Refused):
                return Left(sentences(outcome), "clay")
        return Left(said)


Beside = Callable[[Path, Lock], "tuple[str, Job, bytes] | None"]
"""Writes a second file next to a saved one."""

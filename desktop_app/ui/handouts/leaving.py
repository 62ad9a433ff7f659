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
from desktop_app.ui.handouts.jobs import Job, file_names, why_none, write_down
from desktop_app.ui.handouts.protect import ask_password
from desktop_app.ui.handouts.rendering import made
from desktop_app.ui.handouts.several import PrintingDialog, SavingDialog
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
        self.ask_folder: Callable[[QWidget | None, str], Path | None] = pdf_output.ask_folder
        self.printing: Callable[..., PrintingDialog] = PrintingDialog
        self.saving: Callable[..., SavingDialog] = SavingDialog

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
        dialog = self.printing(self._session, jobs, forms, printer, self._parent)
        every, report, so_far = dialog.run(), dialog.last_report, dialog.so_far()
        dialog.deleteLater()
        if every:
            return Left(self._parent.tr("Handed to the printer."), "green", report)
        return Left(so_far, "clay", report)

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
        """One folder, and one password, for all; a file that is there already stays until somebody says otherwise."""
        if len(jobs) == 1:
            return self._save_alone(jobs[0], forms, locked=locked)
        lock = self._lock(locked=locked)
        folder = self.ask_folder(self._parent, str(self._folder)) if lock is not None else None
        if lock is None or folder is None:
            return Left()
        self._folder = folder
        paths = [folder / name for name in file_names(jobs)]
        if not self._may_replace([path for path in paths if path.exists()]):
            return Left()
        way = Way.PROTECTED if locked else Way.SAVED
        dialog = self.saving(self._session, jobs, forms, paths, lock, way, self._parent)
        every, report, so_far = dialog.run(), dialog.last_report, dialog.so_far()
        dialog.deleteLater()
        if not every:
            return Left(so_far, "clay", report)
        words = self._parent.tr("{count} files are saved in {folder}: {names}.")
        names = ", ".join(path.name for path in paths)
        return Left(words.format(count=len(paths), folder=folder.name, names=names), "green", report)

    def _save_alone(self, job: Job, forms: Forms, *, locked: bool) -> Left:
        """What is left of a packet when all other parts are left out."""
        try:
            each = made(job.papers, job.language, large_print=job.large_print, forms=forms)
        except (CannotPrint, NotAccessible) as fault:
            return Left(why_none(fault), "clay")
        left = self.save_one(job, each.pdf, forms, locked=locked)
        return left._replace(report=each.report) if left.sentence else left

    def _may_replace(self, there: Sequence[Path]) -> bool:
        """Asked once for all of them; going back changes nothing."""
        if not there:
            return True
        names = ", ".join(path.name for path in there)
        words = self._parent.tr("In {folder} there is already: {names}.")
        return self._session.messages.ask(
            self._parent,
            self._parent.tr("Replace what is there?"),
            words.format(folder=there[0].parent.name, names=names),
            self._parent.tr("Replace"),
            self._parent.tr("Go back"),
        )

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

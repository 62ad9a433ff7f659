"""Several documents to one printer or into one folder: each is made beside the window, goes out, is written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.domain.prints import Way
from desktop_app.domain.refusals import Refused
from desktop_app.domain.wording import Forms
from desktop_app.printing.checking import Report
from desktop_app.ui import pdf_output
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.accessibility import why_not
from desktop_app.ui.handouts.jobs import Job, no_letters, write_down
from desktop_app.ui.handouts.rendering import Rendering
from desktop_app.ui.pdf_memory import PdfInMemory
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.text import Passage, label


class SeveralDialog(CalmDialog):
    """`run()` waits until all went out or somebody stops it; `gone` holds what did, in order.

    A subclass says where to: `take` gives the sentence that says why one did not go, `so_far` what did.
    """

    def __init__(
        self,
        session: Session,
        jobs: Sequence[Job],
        forms: Forms,
        way: Way,
        words: tuple[str, str],
        parent: QWidget | None,
    ) -> None:
        title, sentence = words
        super().__init__(title, parent, sentence=sentence, confirm=_tr("Close"), cancel=_tr("Stop"), width=520)
        self.setObjectName("several")
        self._session, self._jobs, self._forms, self._way = session, tuple(jobs), forms, way
        self._problems: list[str] = []
        self._over = False
        self.gone: list[Job] = []
        self.last_report: Report | None = None
        self.rendering = Rendering()
        self._at = 0
        self.now = label("", "strong", wrap=True)
        self.now.setObjectName("several.now")
        self.bar = QProgressBar()
        self.bar.setObjectName("several.bar")
        self.bar.setAccessibleName(_tr("How much is done"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, len(self._jobs))
        self.problems = Passage("", "")
        self.problems.setObjectName("several.problems")
        self.problems.hide()
        self.confirm.hide()
        for part in (self.now, self.bar, self.problems):
            self.body.addWidget(part)
        self.rendering.rendered.connect(self._on_rendered)
        self.rendering.cannot_print.connect(self._on_cannot_print)
        self.rendering.not_accessible.connect(self._on_not_accessible)

    def take(self, job: Job, pdf: bytes) -> str:
        """Send one out; the sentence that says why it did not go, or nothing."""
        raise NotImplementedError

    def so_far(self) -> str:
        """How many of how many went out."""
        raise NotImplementedError

    def run(self) -> bool:
        """True when every document went out."""
        self._make()
        if not self._over or self._problems:
            self.exec()
        self.rendering.forget()
        return len(self.gone) == len(self._jobs)

    def reject(self) -> None:
        """Stop: nothing more is made."""
        self._over = True
        self.rendering.forget()
        super().reject()

    def problem_words(self) -> str:
        """What did not go out, and why."""
        return "\n".join(self._problems)

    def _make(self) -> None:
        if self._at >= len(self._jobs):
            self._end()
            return
        job = self._jobs[self._at]
        words = _tr("{at} of {count}: {name}")
        self.now.setText(words.format(at=self._at + 1, count=len(self._jobs), name=job.name))
        self.rendering.start(job.papers, job.language, large_print=job.large_print, forms=self._forms)

    def _on_rendered(self, pdf: bytes) -> None:
        job = self._jobs[self._at]
        if problem := self.take(job, pdf):
            self._next(problem)
            return
        self.gone.append(job)
        self.last_report = self.rendering.report
        written = write_down(self._session, job, pdf, self._way, self._forms)
        self._next(sentences(written) if isinstance(written, Refused) else "")

    def _on_cannot_print(self, characters: tuple[str, ...]) -> None:
        self._next(no_letters(characters))

    def _on_not_accessible(self, report: Report) -> None:
        self._next(why_not(report))

    def _next(self, problem: str) -> None:
        if problem:
            self._problems.append(f"{self._jobs[self._at].name}: {problem}")
        self._at += 1
        self.bar.setValue(self._at)
        if not self._over:
            self._make()

    def _end(self) -> None:
        self._over = True
        if not self._problems:
            self.accept()
            return
        self.now.setText(self.so_far())
        self.problems.set_words(self.problem_words())
        self.problems.show()
        self.cancel.hide()
        self.confirm.show()
        self.confirm.setFocus()


class PrintingDialog(SeveralDialog):
    """To one printer. What is there already stays there: stopping keeps the rest back."""

    def __init__(
        self, session: Session, jobs: Sequence[Job], forms: Forms, printer: QPrinter, parent: QWidget | None = None
    ) -> None:
        sentence = _tr("One after the other. You can stop in between; what is at the printer comes out.")
        super().__init__(session, jobs, forms, Way.PRINTED, (_tr("Printing"), sentence), parent)
        self._printer = printer
        self._pages = PdfInMemory(self)
        self.print_job: Callable[[QPdfDocument, QPrinter, bool], bool] = _print_job

    def run(self) -> bool:
        """True when every document went to the printer; no page stays in memory."""
        every = super().run()
        self._pages.forget()
        return every

    def take(self, job: Job, pdf: bytes) -> str:
        taken = self.print_job(self._pages.load(pdf), self._printer, job.one_sided)
        return "" if taken else _tr("The printer did not take it. Please check it and print it again.")

    def so_far(self) -> str:
        words = _tr("{done} of {count} went to the printer.")
        return words.format(done=len(self.gone), count=len(self._jobs))


class SavingDialog(SeveralDialog):
    """Into the folder of `paths`, one path a document, in their order. `lock` is done to the bytes that are written."""

    def __init__(
        self,
        session: Session,
        jobs: Sequence[Job],
        forms: Forms,
        paths: Sequence[Path],
        lock: Callable[[bytes], bytes],
        way: Way,
        parent: QWidget | None = None,
    ) -> None:
        sentence = _tr("One after the other. You can stop in between; what is saved stays in the folder.")
        super().__init__(session, jobs, forms, way, (_tr("Saving"), sentence), parent)
        self._paths, self._lock = tuple(paths), lock
        self.saved: list[Path] = []
        self.write: Callable[[Path, bytes], None] = pdf_output.write_pdf

    def take(self, job: Job, pdf: bytes) -> str:
        path = self._paths[self._at]
        try:
            self.write(path, self._lock(pdf))
        except OSError as fault:
            return _tr("It could not be saved: {cause}.").format(cause=str(fault).rstrip("."))
        self.saved.append(path)
        return ""

    def so_far(self) -> str:
        """Which files are there: whoever looks into the folder finds exactly these."""
        if not self.saved:
            return _tr("Nothing was saved.")
        words = _tr("{done} of {count} are saved in {folder}: {names}.")
        names = ", ".join(path.name for path in self.saved)
        folder = self.saved[0].parent.name
        return words.format(done=len(self.saved), count=len(self._jobs), folder=folder, names=names)


def _print_job(pages: QPdfDocument, printer: QPrinter, one_sided: bool) -> bool:
    return pdf_output.print_one_of_several(pages, printer, one_sided=one_sided)


def _tr(text: str) -> str:
    return QCoreApplication.translate("several", text)

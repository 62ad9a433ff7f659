"""Several documents to one printer: each is made beside the window, printed, written down; one can stop in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    """`run()` waits until all is printed or somebody stops it; `printed` holds what went out, in order.

    What is at the printer already stays there: stopping keeps the rest back.
    """

    def __init__(
        self, session: Session, jobs: Sequence[Job], forms: Forms, printer: QPrinter, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _tr("Printing"),
            parent,
            sentence=_tr("One after the other. You can stop in between; what is at the printer comes out."),
            confirm=_tr("Close"),
            cancel=_tr("Stop"),
            width=520,
        )
        self.setObjectName("several")
        self._session, self._jobs, self._forms, self._printer = session, tuple(jobs), forms, printer
        self._problems: list[str] = []
        self._over = False
        self.printed: list[Job] = []
        self.last_report: Report | None = None
        self.print_job: Callable[[QPdfDocument, QPrinter, bool], bool] = _print_job
        self.rendering = Rendering()
        self._pages = PdfInMemory(self)
        self._at = 0
        self.now = label("", "strong", wrap=True)
        self.now.setObjectName("several.now")
        self.bar = QProgressBar()
        self.bar.setObjectName("several.bar")
        self.bar.setAccessibleName(_tr("How much is printed"))
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

    def run(self) -> bool:
        """True when every document went to the printer."""
        self._make()
        if not self._over or self._problems:
            self.exec()
        self.rendering.forget()
        self._pages.forget()
        return len(self.printed) == len(self._jobs)

    def reject(self) -> None:
        """Stop: nothing more is made."""
        self._over = True
        self.rendering.forget()
        super().reject()

    def problem_words(self) -> str:
        """What was not printed, and why."""
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
        if not self.print_job(self._pages.load(pdf), self._printer, job.one_sided):
            self._next(_tr("The printer did not take it. Please check it and print it again."))
            return
        self.printed.append(job)
        self.last_report = self.rendering.report
        written = write_down(self._session, job, pdf, Way.PRINTED, self._forms)
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
        words = _tr("{done} of {count} went to the printer.")
        self.now.setText(words.format(done=len(self.printed), count=len(self._jobs)))
        self.problems.set_words(self.problem_words())
        self.problems.show()
        self.cancel.hide()
        self.confirm.show()
        self.confirm.setFocus()


def _print_job(pages: QPdfDocument, printer: QPrinter, one_sided: bool) -> bool:
    return pdf_output.print_one_of_several(pages, printer, one_sided=one_sided)


def _tr(text: str) -> str:
    return QCoreApplication.translate("several", text)

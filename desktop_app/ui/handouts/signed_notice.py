"""A record that was signed is shown as it was; who signed and what was added is a sheet that goes with it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from desktop_app.domain.return_papers import SignedCopy
from desktop_app.printing.documents import file_name, render
from desktop_app.ui import pdf_output
from desktop_app.ui.handouts.choosing import Choice
from desktop_app.ui.handouts.documents import title
from desktop_app.ui.handouts.jobs import Job
from desktop_app.ui.handouts.leaving import Lock
from desktop_app.ui.pdf_memory import PdfInMemory
from desktop_app.ui.returns.sheet import SheetDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice


class SignedNotice(Notice):
    """Says what is on screen, and has the sheet at hand to look at, to print behind the record, to save beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handouts.signed")
        self._session = session
        self._copy: SignedCopy | None = None
        self._choice: Choice | None = None
        self._case_id = 0
        self._pages = PdfInMemory(self)
        self.action_requested.connect(self._on_show)

    def show_copy(self, document: object, choice: Choice, case_id: int | None) -> None:
        """Say it of a copy; say nothing of any other document."""
        self.forget()
        if isinstance(document, SignedCopy):
            self._copy, self._choice, self._case_id = document, choice, case_id or 0
            self.say(
                self.tr(
                    "This is the record as it was signed. Who signed it and what was added later is on a sheet of its own, "
                    "which is printed and saved with it."
                ),
                "accent",
                self.tr("Show the sheet"),
            )

    def forget(self) -> None:
        """Nothing is known of the document on screen any more. The message alone may be closed before."""
        self.clear()
        self._copy = self._choice = None

    def sheet(self) -> QPdfDocument | None:
        """The sheet as pages; None where the document on screen is no signed record."""
        went = self.goes_with()
        return self._pages.load(went[1]) if went else None

    def goes_with(self) -> tuple[Job, bytes] | None:
        """The sheet's bytes, and what is written down about it."""
        copy, choice = self._copy, self._choice
        if copy is None or choice is None:
            return None
        sheet = copy.sheet
        job = Job(
            title(sheet.kind),
            sheet.kind.value,
            (sheet,),
            choice.language,
            case_id=self._case_id or None,
            appointment_id=choice.appointment_id,
        )
        return job, render(sheet, choice.language, forms=self._session.forms())

    def save_beside(self, path: Path, lock: Lock = bytes) -> tuple[str, Job, bytes] | None:
        """Write the sheet beside the record; gives its name, or nothing where there is none."""
        went = self.goes_with()
        if went is None:
            return None
        beside = self._free(path.with_name(f"{path.stem}-signatures.pdf"))
        try:
            pdf_output.write_pdf(beside, lock(went[1]))
        except OSError as fault:
            words = self.tr("The sheet of signatures could not be saved: {cause}.").format(cause=fault)
            self._session.messages.tell(self, self.tr("This was not saved"), words)
            return None
        return beside.name, *went

    def _free(self, wanted: Path) -> Path:
        """Nobody chose this name: what has it already is replaced only when somebody says so, and else both stay."""
        if not wanted.exists():
            return wanted
        words = self.tr("In {folder} there is already: {names}.").format(folder=wanted.parent.name, names=wanted.name)
        title, replace, keep = self.tr("Replace what is there?"), self.tr("Replace"), self.tr("Keep both")
        if self._session.messages.ask(self, title, words, replace, keep):
            return wanted
        counted = (wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}") for number in count(2))
        return next(path for path in counted if not path.exists())

    def _on_show(self) -> None:
        copy, choice = self._copy, self._choice
        if copy is None or choice is None:
            return
        kind = copy.sheet.kind
        went = self.goes_with()
        names = (title(kind), went[1] if went else b"", file_name(copy.sheet), kind.value, self._case_id)
        SheetDialog(self._session, *names, self, language=choice.language).open()

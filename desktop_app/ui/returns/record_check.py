"""Whether a record is still what was signed: what is kept here, or a file that somebody brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.return_documents import LARGEST, FileVerification, Verification
from desktop_app.domain.times import local_day
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.lock import running
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import day_words

READ_PAGES = 20
"""Pages of a brought file in which a record's number is looked for."""


class RecordCheck(CalmDialog):
    """`choose_file` asks for a file; tests replace it. Nothing is written, here or in the file."""

    def __init__(self, session: Session, document_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            session.tr("Is it unchanged?"),
            parent,
            sentence=session.tr(
                "A record has a fingerprint. When a single letter of the file is changed, the fingerprint is another one."
            ),
            confirm=session.tr("Close"),
            confirm_is_safe=True,
        )
        self.setObjectName("record_check")
        self.confirm.setObjectName("record_check.close")
        self.cancel.hide()
        self._session = session
        self.choose_file: Callable[[], str] = self._ask_for_file
        self.kept, self.brought = Notice(), Notice()
        self.kept.setObjectName("record_check.kept")
        self.brought.setObjectName("record_check.brought")
        self._mark = label("", "second", wrap=True)
        self._mark.setObjectName("record_check.fingerprint")
        self.file = Button(self.tr("Choose a PDF\u2026"))
        self.file.setObjectName("record_check.file")
        for notice in (self.kept, self.brought):
            notice.close_button.hide()
            self.body.addWidget(notice)
        self.body.addWidget(self._mark)
        self.add_button(self.file)
        self.file.clicked.connect(self._on_file)
        self.finished.connect(self.deleteLater)
        if document_id:
            self._show_kept(document_id)
        else:
            self.file.setFocus()

    def _show_kept(self, document_id: int) -> None:
        found = self._session.services.return_documents.verify(self._session.actor, document_id)
        if isinstance(found, Refused):
            self.kept.say(sentences(found), "clay")
            return
        self.kept.say(self._kept_words(found), "green" if found.holds else "clay")
        self._show_mark(found.sha256, self.tr("Fingerprint of the record kept here (SHA-256): {mark}"))

    def _kept_words(self, found: Verification) -> str:
        if found.holds:
            words = self.tr("Record {number}, as it is kept here, is exactly what was signed.")
        else:
            words = self.tr(
                "Record {number}, as it is kept here, is not what was signed. Please tell the supervisor and print nothing."
            )
        return words.format(number=found.number)

    def _on_file(self) -> None:
        path = self.choose_file()
        if not path:
            return
        try:
            data = _read(Path(path))
        except OSError as fault:
            self.brought.say(self.tr("The file could not be read: {cause}.").format(cause=fault), "clay")
            return
        found = self._session.services.return_documents.verify_file(self._session.actor, data, _text_of(data))
        if isinstance(found, Refused):
            self.brought.say(sentences(found), "clay")
            return
        self.brought.say(self._brought_words(found, Path(path).name), "green" if found.same else "clay")
        self._show_mark(found.sha256, self.tr("Fingerprint of the file (SHA-256): {mark}"))

    def _brought_words(self, found: FileVerification, name: str) -> str:
        if found.same and found.completed_at is not None:
            day = day_words(local_day(found.completed_at, self._session.zone))
            words = self.tr("{file} is record {number}, unchanged since it was completed on {day}.")
            return words.format(file=name, number=found.number, day=day)
        if found.same:
            words = self.tr("{file} is page {number}, unchanged. It was made to be signed, and never completed.")
            return words.format(file=name, number=found.number)
        if found.number:
            words = self.tr(
                "{file} calls itself record {number}, but it is not that file: it was changed, scanned, or saved again by "
                "another program. The record kept here counts."
            )
            return words.format(file=name, number=found.number)
        return self.tr("{file} is none of the records kept here, and it names none of them.").format(file=name)

    def _show_mark(self, sha256: str, words: str) -> None:
        groups = " ".join(sha256[place : place + 8] for place in range(0, len(sha256), 8))
        self._mark.setText(words.format(mark=groups))

    def _ask_for_file(self) -> str:
        with running(listen=True):
            chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a PDF"), "", self.tr("PDF documents (*.pdf)"))
        return str(chosen)


def _read(path: Path) -> bytes:
    """The whole file, as far as any record could be long."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _text_of(data: bytes) -> str:
    """What the first pages say; nothing of a file that is no PDF."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = range(max(0, min(document.pageCount(), READ_PAGES)))
    text = "\n".join(document.getAllText(page).text() for page in pages)
    document.close()
    return text

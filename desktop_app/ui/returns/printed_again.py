"""Exactly what a family was given: the same bytes, seen, printed or saved once more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.prints import Print, Way
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.printing.protecting import protected
from desktop_app.ui import pdf_output
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.protect import ask_password
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import day_words

WIDTH, HEIGHT = 880, 430  # pixels
_IN_GROUPS = 8


class PrintedAgainDialog(CalmDialog):
    """`print_document`, `save_document` and `ask_password` are where it leaves memory; tests replace them."""

    def __init__(self, session: Session, line: Print, pdf: bytes, name: str, parent: QWidget | None = None) -> None:
        when = day_words(local_day(line.at, session.zone))
        super().__init__(
            name,
            parent,
            sentence=_tr("These are the pages of {day}, to the last letter. Nothing on them is made anew.").format(
                day=when
            ),
            confirm=_tr("Close"),
            confirm_is_safe=True,
            width=WIDTH,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("printed_again")
        self.cancel.hide()
        self._session, self._line = session, line
        self.print_document: Callable[..., bool] = pdf_output.ask_and_print
        self.save_document: Callable[..., Path | None] = pdf_output.save_pdf
        self.ask_password: Callable[[QWidget], str] = ask_password
        self.preview = PdfPreview()
        self.preview.offer_password()
        self.preview.setMinimumHeight(HEIGHT)
        self.preview.show_pdf(pdf)
        self.same = label(_fingerprints(line.sha256, hashlib.sha256(pdf).hexdigest()), "second", wrap=True)
        self.same.setObjectName("printed_again.same")
        self.body.addWidget(self.same)
        self.body.addWidget(self.preview)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)
        self.preview.protect_requested.connect(self._on_protect)
        self.preview.view.setFocus()

    def _on_print(self) -> None:
        if self.print_document(self, self.preview.document(), self._session.messages):
            self._again(Way.PRINTED, _tr("Handed to the printer."))

    def _on_save(self) -> None:
        self._save(self.preview.data(), Way.SAVED)

    def _on_protect(self) -> None:
        password = self.ask_password(self)
        if password:
            self._save(protected(self.preview.data(), password), Way.PROTECTED)

    def _save(self, data: bytes, way: Way) -> None:
        path = self.save_document(self, data, self._file_name(), self._session.messages)
        if path is not None:
            self._again(way, _tr("Saved as {name}.").format(name=path.name))

    def _file_name(self) -> str:
        """By kind and day, never by person."""
        day = local_day(self._line.at, self._session.zone).isoformat()
        return f"document-{self._line.id}-{day}.pdf"

    def _again(self, way: Way, said: str) -> None:
        session = self._session
        outcome = session.services.prints.again(session.actor, self._line.id, way)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
        else:
            self.refusal.say(said, "green")


def _fingerprints(then: str, now: str) -> str:
    if then != now:
        return _tr("These are not the bytes of that day.")
    shown = " ".join(now[start : start + _IN_GROUPS] for start in range(0, len(now), _IN_GROUPS))
    return _tr("Fingerprint (SHA-256) then and now the same: {sha}").format(sha=shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printed", text)

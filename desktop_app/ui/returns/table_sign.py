"""The record to sign: the very page at the left, the line to sign on at the right, one person after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.signatures import Method, Signer
from desktop_app.services.return_documents import RecordView
from desktop_app.ui.moments import moment_words
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.returns.table_words import signer_words
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.signature_pad import SignaturePad
from desktop_app.ui.widgets.text import label

PANEL = 460  # pixels


class TableSign(QWidget):
    """Shows the bytes that are kept, never a page made anew; each signature is recorded at once."""

    done = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: RecordView | None = None
        self._shown = 0
        self._skipped: set[Signer] = set()
        self.preview = PdfPreview()
        for button in (self.preview.print_button, self.preview.save_button):
            button.hide()
        self._who = label("", "title", wrap=True)
        self._who.setObjectName("table.sign.who")
        self._ask = label("", "subtitle", wrap=True)
        self.pad = SignaturePad()
        self.pad.setObjectName("table.sign.pad")
        self.notice = Notice()
        self.notice.setObjectName("table.sign.notice")
        self.undo = self._button(self.tr("Undo"), "table.sign.undo")
        self.clear = self._button(self.tr("Start again"), "table.sign.clear")
        self.signed = self._button(self.tr("This is my signature"), "table.sign.signed", "primary")
        self.paper = self._button(self.tr("Signed on paper"), "table.sign.paper")
        self.another = self._button(self.tr("Somebody else signs first"), "table.sign.another")
        self.back = self._button(self.tr("Back to the list"), "table.sign.back")
        self._lines = {signer: label("", "subtitle", wrap=True) for signer in Signer}
        self._assemble()
        self._connect()

    def show_record(self, record: RecordView, pdf: bytes) -> None:
        """Show a record and whoever has not signed it."""
        self._record = record
        if self._shown != record.document.id:
            self.preview.show_pdf(pdf)
            self._shown = record.document.id
            self._skipped.clear()
            self.notice.clear()
        self._show()

    def next_signer(self) -> Signer | None:
        """Whose turn it is: the person who receives first, unless they would rather wait."""
        if self._record is None:
            return None
        waiting = [each for each in Signer if each not in self._record.standing]
        if waiting and all(each in self._skipped for each in waiting):
            self._skipped.clear()
        return next((each for each in waiting if each not in self._skipped), None)

    def _show(self) -> None:
        if self._record is None:
            return
        signer, who = self.next_signer(), self._record.parties
        names = {Signer.RECIPIENT: who.recipient, Signer.EVIDENCE: who.evidence, Signer.WITNESS: who.witness}
        for each, line in self._lines.items():
            mark = self._record.standing.get(each)
            state = moment_words(mark.at, self._session.zone) if mark else self.tr("not yet")
            if mark is not None and mark.method is Method.PAPER:
                state = self.tr("on paper, {when}").format(when=state)
            line.setText(f"{names[each]} \u00b7 {signer_words(each)} \u00b7 {state}")
        open_now = signer is not None
        for part in (self.pad, self.undo, self.clear, self.signed, self.paper, self.another):
            part.setVisible(open_now)
        if signer is None:
            self._who.setText(self.tr("Thank you. All three have signed."))
            self._ask.setText(self.tr("Each person gets a copy of this page."))
        else:
            self._who.setText(names[signer])
            self._ask.setText(self.tr("Please read the page, and sign only what is right. You may take your time."))
        self._arm()

    def _arm(self) -> None:
        drawn = not self.pad.is_empty()
        self.undo.setEnabled(drawn)
        self.clear.setEnabled(drawn)
        self.signed.setEnabled(drawn)

    def _on_signed(self) -> None:
        self._sign(Method.PEN)

    def _on_paper(self) -> None:
        self._sign(Method.PAPER)

    def _sign(self, method: Method) -> None:
        signer, session = self.next_signer(), self._session
        if signer is None or self._record is None:
            return
        found = session.services.return_documents.sign(
            session.actor, self._record.document.id, signer, method, self.pad.strokes()
        )
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            return
        self.notice.clear()
        self._record = found
        self.pad.clear()
        self._show()
        session.changed.emit()

    def _on_another(self) -> None:
        if (signer := self.next_signer()) is not None:
            self._skipped.add(signer)
            self.pad.clear()
            self._show()

    @staticmethod
    def _button(words: str, name: str, role: str = "") -> Button:
        made = Button(words, role)
        made.setObjectName(name)
        return made

    def _connect(self) -> None:
        self.pad.changed.connect(self._arm)
        self.undo.clicked.connect(self.pad.undo)
        self.clear.clicked.connect(self.pad.clear)
        self.signed.clicked.connect(self._on_signed)
        self.paper.clicked.connect(self._on_paper)
        self.another.clicked.connect(self._on_another)
        self.back.clicked.connect(self.done)

    def _assemble(self) -> None:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._who)
        column.addWidget(self._ask)
        column.addWidget(self.pad)
        for pair in ((self.undo, self.clear), (self.signed,), (self.paper, self.another)):
            row = QHBoxLayout()
            row.setSpacing(10)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        column.addWidget(self.notice)
        column.addSpacing(8)
        for line in self._lines.values():
            column.addWidget(line)
        column.addStretch(1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = Scrolled(panel)
        scroll.setFixedWidth(PANEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 20, 28, 20)
        row.setSpacing(28)
        row.addWidget(self.preview, 1)
        row.addWidget(scroll)

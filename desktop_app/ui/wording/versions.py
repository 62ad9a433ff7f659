"""Every version of a document's words: looked at, compared, approved, taken back, reviewed, printed as a specimen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabWidget, QTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.wording import Change, FormText, FormWording, Version, VersionState, compare
from desktop_app.printing.proofs import Slip, proof, shipped_words
from desktop_app.ui import pdf_output, theme
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.screens import screen_of
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.wording import words
from desktop_app.ui.wording.reviewing import ReviewDialog

SIZE = QSize(1180, 900)
_AROUND = 48
_LIST = 360
_SIGNS = {Change.SAME: "  ", Change.NEW: "+ ", Change.GONE: "\u2212 "}
_TONES = {Change.NEW: "green_soft", Change.GONE: "clay_soft"}


class VersionModel(RowModel[Version]):
    """Columns: the version with who wrote it, and what became of it. The last row is what came with the program."""

    def __init__(self, session: Session) -> None:
        super().__init__((_tr("Version"), _tr("State")))
        self._session = session
        self.used = 0

    def key(self, row: Version) -> object:
        return row.number

    def cell(self, row: Version, column: int) -> Cell:
        if column == 0 and not row.number:
            return Cell(_tr("As it came with Safekeeping"))
        if column == 0:
            return Cell(words.begun(words.version_words(row.number)), words.made_words(row, self._session), strong=True)
        if not row.number:
            return Cell(_tr("in use"), tone="green") if not self.used else Cell("")
        text, tone = words.state_word(row, self.used)
        return Cell(text, tone=tone)


class VersionsDialog(CalmDialog):
    """`wording_changed` with the wording as it stands, `words_wanted` with a text to go on writing from."""

    wording_changed = Signal(object)
    words_wanted = Signal(str)

    def __init__(self, session: Session, found: FormWording, parent: QWidget | None = None) -> None:
        name = words.full_name(found.text.form, found.text.language)
        super().__init__(name, parent, cancel=session.tr("Close"), width=_LIST * 2)
        self.setObjectName("wording.history")
        self._session, self._found = session, found
        self.print_document: Callable[[QWidget, QPdfDocument, Messages], bool] = pdf_output.ask_and_print
        self._model = VersionModel(session)
        self.table = RowTable(self._model, self.tr("Versions"), widths=(0, 170))
        self.preview = PdfPreview()
        self.changes = QPlainTextEdit()
        self._put_together()
        self._show(found)
        self.table.setFocus()

    def chosen(self) -> Version | None:
        """The version that is looked at; None is what came with the program."""
        row = self.table.current()
        return row if isinstance(row, Version) and row.number else None

    def _show(self, found: FormWording) -> None:
        self._found = found
        self._model.used = found.text.number
        self.set_sentence(words.standing_words(found, self._session))
        shipped = Version(0, found.text.form, found.text.language, 0, "", 0, "", 0)
        self.table.show_rows((*found.versions, shipped))
        if self.table.current() is None:
            self.table.choose(found.waiting.number if found.waiting else found.text.number)
        self._on_chosen()

    def _on_chosen(self) -> None:
        version = self.chosen()
        self._offer(version)
        self._show_page(version)
        self._show_changes(version)

    def _offer(self, version: Version | None) -> None:
        """What may be done with the version: by this person, in its state."""
        actor = self._session.actor
        supervisor = self._session.may(Action.APPROVE_WORDING)
        state = version.state if version else None
        waiting = version is not None and state is VersionState.WAITING
        self.approve.setVisible(waiting and supervisor)
        self.approve.setEnabled(waiting and version.made_by != actor.id)
        self.take_back.setVisible(waiting or (state is VersionState.APPROVED and supervisor))
        self.review.setVisible(self._found.text.language != "en" and state is not VersionState.WITHDRAWN)

    def _source(self, number: int) -> str:
        version = self._found.version(number)
        return version.source if version else shipped_words(self._found.text.form, self._found.text.language)

    def _show_page(self, version: Version | None) -> None:
        number = version.number if version else 0
        text = FormText(self._found.text.form, self._found.text.language, number, self._source(number))
        mark = self.tr("Specimen, {version}").format(version=words.version_words(number))
        self.refusal.clear()
        try:
            self.preview.show_pdf(proof(text, words.letterhead(self._session), mark))
        except Slip as slip:
            self.preview.clear()
            self.refuse(words.slip_sentence(slip))

    def _show_changes(self, version: Version | None) -> None:
        """Against the version before it; the first against what came with the program."""
        self.tabs.setTabEnabled(1, version is not None)
        if version is None:
            self.changes.clear()
            return
        lines = compare(self._source(version.number - 1), version.source)
        self.changes.setPlainText("\n".join(_SIGNS[change] + line for change, line in lines))
        marks = []
        for number, (change, _) in enumerate(lines):
            if change in _TONES:
                mark = QTextEdit.ExtraSelection()
                mark.format.setBackground(QColor(getattr(theme.current(), _TONES[change])))
                mark.cursor = QTextCursor(self.changes.document().findBlockByNumber(number))
                mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                marks.append(mark)
        self.changes.setExtraSelections(marks)

    # What a person does

    def _on_approve(self) -> None:
        version = self.chosen()
        if version is not None:
            self._after(self._session.services.wording.approve(self._session.actor, version.id))

    def _on_take_back(self) -> None:
        version, session = self.chosen(), self._session
        if version is None:
            return
        sentence = self.tr(
            "It is not printed any more. The version approved before it is, or what came with Safekeeping."
        )
        if version.state is VersionState.WAITING:
            sentence = self.tr("It is not offered for approval any more. It stays in this list.")
        sure = session.messages.ask(
            self,
            self.tr("Take back version {number}").format(number=version.number),
            sentence,
            self.tr("Take it back"),
            self.tr("Leave it"),
        )
        if sure:
            self._after(session.services.wording.withdraw(session.actor, version.id))

    def _on_review(self) -> None:
        version = self.chosen()
        dialog = ReviewDialog(self._session, self._found, version.number if version else 0, self)
        dialog.exec()
        if dialog.outcome is not None:
            self._after(dialog.outcome)
        dialog.deleteLater()

    def _on_use(self) -> None:
        version = self.chosen()
        self.reject()
        self.words_wanted.emit(self._source(version.number if version else 0))

    def _on_print(self) -> None:
        self.print_document(self, self.preview.document(), self._session.messages)

    def _after(self, outcome: FormWording | Refused) -> None:
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self._show(outcome)
        self.wording_changed.emit(outcome)

    # How it is put together

    def _put_together(self) -> None:
        self.confirm.hide()
        self.table.setObjectName("wording.versions.table")
        self.preview.setObjectName("wording.versions.page")
        self.preview.save_button.hide()
        self.preview.print_button.set_words(self.tr("Print the specimen"))
        self.preview.print_button.setObjectName("wording.versions.print")
        self.changes.setObjectName("wording.versions.changes")
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(self.tr("What is different from the version before"))
        self.tabs = QTabWidget()
        self.tabs.setObjectName("wording.versions.tabs")
        self.tabs.setAccessibleName(self.tr("Page or changes"))
        self.tabs.addTab(_padded(self.preview), self.tr("Page"))
        self.tabs.addTab(_padded(self.changes), self.tr("Changes"))
        for name, text, role, slot in (
            ("approve", self.tr("Approve"), "primary", self._on_approve),
            ("review", self.tr("Reviewed by…"), "", self._on_review),
            ("take_back", self.tr("Take back…"), "", self._on_take_back),
            ("use", self.tr("Write from this one"), "", self._on_use),
        ):
            button = Button(text, role)
            button.setObjectName(f"wording.versions.{name}")
            button.clicked.connect(slot)
            setattr(self, name, button)
            self.add_button(button)
        self.table.setFixedWidth(_LIST)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.table)
        row.addWidget(self.tabs, 1)
        self.body.addLayout(row, 1)
        self.fill_height()
        self.table.chosen.connect(self._on_chosen)
        self.preview.print_requested.connect(self._on_print)
        self.resize(SIZE.boundedTo(screen_of(self).availableSize() - QSize(_AROUND, _AROUND)))


def _padded(content: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 12, 0, 0)
    column.addWidget(content)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)

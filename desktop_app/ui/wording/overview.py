"""Every document in each of its languages: which version is in use, who reviewed it, what waits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.wording import FormWording
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.documents import form_title
from desktop_app.ui.handouts.languages import named
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.screens import screen_of
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.wording import words
from desktop_app.ui.wording.editor import EditorDialog

SIZE = QSize(1000, 900)
_AROUND = 48
DOCUMENT, LANGUAGE, VERSION, REVIEW = range(4)


class WordingModel(RowModel[FormWording]):
    """Columns: document, language, version, review."""

    def __init__(self, session: Session) -> None:
        super().__init__((_tr("Document"), _tr("Language"), _tr("Version"), _tr("Reviewed")))
        self._session = session

    def key(self, row: FormWording) -> object:
        return row.text.form, row.text.language

    def cell(self, row: FormWording, column: int) -> Cell:
        if column == DOCUMENT:
            return Cell(form_title(row.text.form))
        if column == LANGUAGE:
            return Cell(named([row.text.language])[0][1])
        if column == VERSION and row.waiting is not None:
            return Cell(_tr("version {number} waits").format(number=row.waiting.number), tone="clay")
        if column == VERSION:
            return Cell(words.begun(words.version_words(row.text.number)), muted=not row.text.number)
        if not row.reviewed:
            return Cell(_tr("not yet"), tone="stone")
        return Cell(words.begun(words.reviewed_words(row, self._session)), muted=True)


class OverviewDialog(CalmDialog):
    """Enter or a click opens a document's words. `wording_changed` when another version was saved or approved."""

    wording_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session.tr("The words of every document"),
            parent,
            sentence=session.tr("Choose one to read or change it. A new version waits until a supervisor approves it."),
            cancel=session.tr("Close"),
            width=640,
        )
        self.setObjectName("wording.overview")
        self._session = session
        self.confirm.hide()
        self.table = RowTable(WordingModel(session), self.tr("Documents and their words"), widths=(0, 110, 190, 260))
        self.table.setObjectName("wording.overview.table")
        self.body.addWidget(self.table, 1)
        self.fill_height()
        self.resize(SIZE.boundedTo(screen_of(self).availableSize() - QSize(_AROUND, _AROUND)))
        self.table.opened.connect(self._on_opened)
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read which versions are in use."""
        found = self._session.services.wording.list(self._session.actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        self.table.show_rows(found)

    def _on_opened(self, row: FormWording) -> None:
        dialog = EditorDialog(self._session, row, self)
        dialog.saved.connect(self._on_saved)
        dialog.exec()
        dialog.deleteLater()

    def _on_saved(self) -> None:
        self.reload()
        self.wording_changed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)

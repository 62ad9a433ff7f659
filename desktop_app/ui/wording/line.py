"""One quiet line on the Handouts page: in which words the chosen document is printed, and the way to change them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.handouts import Kind
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.wording import FormWording
from desktop_app.ui.handouts.languages import languages_of
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel
from desktop_app.ui.wording import words


class WordingLine(QWidget):
    """`show_for()` whenever something else is chosen; `changed` when it is printed in other words from now on."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handouts.wording")
        self._session = session
        self._edits = session.may(Action.EDIT_WORDING)
        self._form = self._language = ""
        self.said = ElidedLabel("", "second")
        self.said.setObjectName("handouts.wording.said")
        self.edit = Button(self.tr("Edit the wording"), "link")
        self.edit.setObjectName("handouts.wording.edit")
        self.all = Button(self.tr("All documents"), "link")
        self.all.setObjectName("handouts.wording.all")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.said, 1)
        row.addWidget(self.edit)
        row.addWidget(self.all)
        self.all.setVisible(self._edits)
        self.edit.clicked.connect(self._on_edit)
        self.all.clicked.connect(self._on_all)

    def show_for(self, kind: Kind, language: str) -> None:
        """Say it of a document in a language; a packet is made of documents with words of their own."""
        self._form, self._language = row_of(kind).form, language
        self.edit.setVisible(self._edits and bool(self._form))
        spoken = ", ".join(name for _, name in languages_of(kind))
        if not self._form:
            self.said.setText(spoken)
            return
        found = self._found()
        standing = words.standing_words(found, self._session)
        if self.unsaved():
            standing = self.tr("{standing} · your changes are not saved yet").format(standing=standing)
        self.said.setText(f"{spoken} · {standing}")

    def unsaved(self) -> bool:
        """Whether this person has typed something and not saved it."""
        return (self._form, self._language) in self._session.unsaved

    def _found(self) -> FormWording:
        session = self._session
        if self._edits:
            found = session.services.wording.open(session.actor, self._form, self._language)
            if not isinstance(found, Refused):
                return found
        return FormWording(session.forms().text_of(self._form, self._language))

    def _on_edit(self) -> None:
        from desktop_app.ui.wording.editor import EditorDialog

        session = self._session
        found = session.services.wording.open(session.actor, self._form, self._language)
        if not session.answer(self, found) or isinstance(found, Refused):
            return
        dialog = EditorDialog(session, found, self)
        dialog.saved.connect(self.changed)
        dialog.exec()
        dialog.deleteLater()
        self.changed.emit()

    def _on_all(self) -> None:
        from desktop_app.ui.wording.overview import OverviewDialog

        dialog = OverviewDialog(self._session, self)
        dialog.wording_changed.connect(self.changed)
        dialog.exec()
        dialog.deleteLater()
        self.changed.emit()

"""The Returns page: the board of families, and one family in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.returns.board import Board, front_desk_note
from desktop_app.ui.returns.case_dialog import CaseDialog
from desktop_app.ui.returns.family import FamilyPage
from desktop_app.ui.session import Session


class ReturnsPage(QWidget):
    """`open_case()` is how other pages come here."""

    book_wanted = Signal(int)
    handout_wanted = Signal(str, int, int)
    table_wanted = Signal(int, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("returns")
        self._session = session
        self._pages = QStackedLayout(self)
        self._allowed = session.may(Action.VIEW_CASES)
        if not self._allowed:
            self._pages.addWidget(front_desk_note())
            return
        self.board = Board(session)
        self.family = FamilyPage(session)
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.family)
        self._connect()

    def reload(self) -> None:
        """Show what is recorded now."""
        if not self._allowed:
            return
        if self._pages.currentWidget() is self.family:
            self.family.reload()
            return
        session = self._session
        rows = session.services.board.rows(session.actor)
        if session.answer(self, rows):
            self.board.show_rows(rows)

    def open_case(self, case_id: int) -> None:
        """Show a family."""
        if self._allowed:
            self._pages.setCurrentWidget(self.family)
            self.family.show_case(case_id)

    def open_item(self, case_id: int, item_id: int) -> None:
        """Show one of a family's belongings."""
        self.open_case(case_id)
        if self._allowed:
            self.family.show_belonging(item_id)

    def _connect(self) -> None:
        self.board.family_opened.connect(self.open_case)
        self.board.item_opened.connect(self.open_item)
        self.board.case_wanted.connect(self._on_case_wanted)
        self.family.back.connect(self._on_back)
        self.family.book_wanted.connect(self.book_wanted)
        self.family.handout_wanted.connect(self.handout_wanted)
        self.family.table_wanted.connect(self.table_wanted)

    def _on_back(self) -> None:
        self._pages.setCurrentWidget(self.board)
        self.reload()

    def _on_case_wanted(self) -> None:
        dialog = CaseDialog(self._session, None, self)
        dialog.accepted.connect(self._on_case_opened)
        dialog.open()

    def _on_case_opened(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, CaseDialog) and dialog.saved is not None:
            self.open_case(dialog.saved.id)

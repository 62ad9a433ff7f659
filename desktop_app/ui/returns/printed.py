"""What was printed or saved for a family: which document, in which language, when and by whom, from the history."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.history import Entry
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.handouts.documents import Kind, title
from desktop_app.ui.history import history_words
from desktop_app.ui.returns.member_dialog import language_name
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.words import clock, day_words

DOCUMENT, LANGUAGE, DAY, WHO = range(4)
PRINTED = "handout.print"


class PrintedModel(RowModel[Entry]):
    """Columns: document, language, when, who."""

    def __init__(self, columns: tuple[str, ...], zone: str) -> None:
        super().__init__(columns)
        self._zone = zone

    def cell(self, row: Entry, column: int) -> Cell:
        if column == DOCUMENT:
            kind = str(row.facts.get("kind") or "")
            return Cell(title(Kind(kind)) if kind in set(Kind) else history_words(row), strong=True)
        if column == LANGUAGE:
            return Cell(language_name(str(row.facts.get("language") or "")))
        if column == DAY:
            return Cell(day_words(local_day(row.at, self._zone)), clock(row.at, self._zone))
        return Cell(row.staff_name)


class Printed(QWidget):
    """`show_case()`: the latest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        columns = (self.tr("Document"), self.tr("Language"), self.tr("When"), self.tr("Who"))
        self.table = RowTable(PrintedModel(columns, session.zone), self.tr("Printed before"), widths=(0, 140, 210, 180))
        self.table.setObjectName("printed.table")
        self.notice = Notice()
        self._empty = EmptyState(
            self.tr("Nothing was printed for this family yet"),
            self.tr("Each document that is printed or saved is listed here with its day, its language and who did it."),
            "",
            "print",
        )
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self._empty, self._card):
            column.addWidget(part)

    def show_case(self, case_id: int) -> None:
        """Read what was printed for a family."""
        session = self._session
        found = session.services.history.of_case(session.actor, case_id)
        self.notice.clear()
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
        entries = () if isinstance(found, Refused) else [entry for entry in found if entry.action == PRINTED]
        self.table.show_rows(tuple(reversed(entries)))
        self._card.setVisible(bool(entries))
        self._empty.setVisible(not entries)

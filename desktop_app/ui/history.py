"""What happened, in order: day, time, who, and what."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.history import Entry
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.history_words import history_words
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.words import clock, day_words

translate = QCoreApplication.translate
DAY, TIME, WHO, WHAT = range(4)


class HistoryModel(RowModel[Entry]):
    """Columns: day, time, who, what. A day is written once, above its entries."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                translate("history", "Day"),
                translate("history", "Time"),
                translate("history", "Who"),
                translate("history", "What"),
            )
        )
        self._zone = session.zone
        self._language = session.language
        self._steps: dict[str, str] = {}

    def set_steps(self, steps: dict[str, str]) -> None:
        """The words of the protocols' steps, by their ids."""
        self._steps = steps

    def cell(self, row: Entry, column: int) -> Cell:
        if column == DAY:
            return Cell(day_words(local_day(row.at, self._zone)), muted=True)
        if column == TIME:
            return Cell(clock(row.at, self._zone))
        if column == WHO:
            return Cell(row.staff_name or translate("history", "Safekeeping"))
        return Cell(self._what(row))

    def _what(self, entry: Entry) -> str:
        words = history_words(entry)
        step = str(entry.facts.get("step") or "")
        return words.replace(step, f"\u201c{self._steps[step]}\u201d") if step in self._steps else words


class HistoryView(QWidget):
    """`show_case()`: everything that happened to a family's case, in order, turned to the latest."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._session = session
        self._model = HistoryModel(session)
        self.table = RowTable(self._model, self.tr("History"), widths=(180, 92, 180, 0))
        self.table.setObjectName("history.table")
        self.notice = Notice()
        self._empty = EmptyState(
            self.tr("Nothing has happened here yet"), self.tr("Every change is listed with who and when.")
        )
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self._empty, self._card):
            column.addWidget(part)

    def show_case(self, case_id: int) -> None:
        """Read what happened to a case."""
        session = self._session
        self._show(session.services.history.of_case(session.actor, case_id))

    def show_appointment(self, appointment_id: int) -> None:
        """Read what happened to an appointment."""
        session = self._session
        self._show(session.services.history.of_appointment(session.actor, appointment_id))

    def _show(self, found: tuple[Entry, ...] | Refused) -> None:
        entries = () if isinstance(found, Refused) else tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))
        self.notice.clear()
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
        self._model.set_steps(self._step_words())
        self.table.show_rows(entries)
        self._card.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self.table.scrollToBottom()

    def _step_words(self) -> dict[str, str]:
        session = self._session
        known = session.services.checklists.protocols(session.actor)
        if isinstance(known, Refused):
            return {}
        return {
            step.id: step.text.get(session.language) or step.text["en"] for protocol in known for step in protocol.steps
        }

"""The list of a series' dates: free or why not, and what the person ticks beside each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStyleOptionViewItem, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.series import PlannedDate
from desktop_app.domain.times import local_day
from desktop_app.ui.returns.row_table import CellDelegate, RowTable
from desktop_app.ui.returns.rows import Cell, Index, RowModel
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.words import clock, short_day

DAY, TIME, ANSWER, LEAVE, FOLLOW = range(5)
_WIDTHS = (152, 186, 0, 112, 118)
_BOX = 18  # pixels


class DatesModel(RowModel[PlannedDate]):
    """One row a date. Ticks live with the dialog; the rows only show them."""

    def __init__(self, left: str, zone: str) -> None:
        heads = (self.tr("Date"), self.tr("Time"), self.tr("Answer"), left, self.tr("Like the others"))
        super().__init__(heads)
        self._zone = zone
        self._done = self._skipped = ""
        self.also: frozenset[date] = frozenset()

    def set_words(self, done: str, skipped: str) -> None:
        """What becomes of a date that nothing stands against, and of one that is left out."""
        self._done, self._skipped = done, skipped

    def key(self, row: PlannedDate) -> date:
        return row.day

    def cell(self, row: PlannedDate, column: int) -> Cell:
        if column == DAY:
            return Cell(_date(row.day))
        if column == TIME:
            return Cell(spoken_times(row.event, self._zone), self._elsewhere(row)) if row.event else Cell("\u2013")
        if column == ANSWER:
            return self._answer(row)
        return Cell()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Ticks beside what every table shows."""
        if index.isValid() and index.column() in {LEAVE, FOLLOW}:
            row = self.row(index.row())
            ticked = row.left_out if index.column() == LEAVE else row.day in self.also
            if role == Qt.ItemDataRole.CheckStateRole and self.may_tick(row, index.column()):
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                head = self._columns[index.column()]
                return self.tr("{head}: {answer}").format(head=head, answer=self.tr("yes") if ticked else self.tr("no"))
        return super().data(index, role)

    def may_tick(self, row: PlannedDate, column: int) -> bool:
        """Only a date that was changed on its own can be made like the others; what stays need not be told to."""
        if column == FOLLOW:
            return row.kept_own or row.day in self.also
        return not _stays(row)

    def _elsewhere(self, row: PlannedDate) -> str:
        moved = row.event is not None and local_day(row.event.start, self._zone) != row.day
        return self.tr("on {day}").format(day=short_day(local_day(row.event.start, self._zone))) if moved else ""

    def _answer(self, row: PlannedDate) -> Cell:
        if row.left_out:
            return Cell(self._skipped, muted=True)
        if isinstance(row.answer, Refused):
            return Cell(sentences(row.answer), self._nearest(row), strong=True)
        twice = self.tr("The clocks show this time twice. It is the first one.") if row.twice else ""
        own = self.tr("It was changed on its own before, and keeps that.") if row.kept_own else ""
        words = self.tr("Stays as it is") if _stays(row) else self._done
        return Cell(words, " ".join(each for each in (own, twice) if each))

    def _nearest(self, row: PlannedDate) -> str:
        if not row.free:
            return ""
        start = row.free[0]
        day = local_day(start, self._zone)
        when = clock(start, self._zone)
        return self.tr("Nearest free time: {when}").format(when=when if day == row.day else f"{short_day(day)}, {when}")


def _stays(row: PlannedDate) -> bool:
    """A change asks nothing of it."""
    return row.answer is None and row.request is not None


def _date(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


class DatesTable(RowTable):
    """Space or a click ticks; `ticked` says which date and which column."""

    ticked = Signal(object, int)

    def __init__(self, model: DatesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent, widths=_WIDTHS)
        self.setObjectName("series.dates")
        self._dates = model
        self.setItemDelegate(_TickDelegate(self))
        self.clicked.connect(self._on_clicked)

    def show_dates(self, rows: Sequence[PlannedDate], also: frozenset[date]) -> None:
        """Show rows weighed anew; the second column of ticks only where a date has something of its own."""
        self._dates.also = also
        self.setColumnHidden(FOLLOW, not any(row.kept_own or row.day in also for row in rows))
        self.show_rows(tuple(rows))
        if rows and self.current() is None:
            self.setCurrentIndex(self.model().index(0, LEAVE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen row: its own column of ticks, or else to leave it out."""
        if event.key() == Qt.Key.Key_Space and isinstance(row := self.current(), PlannedDate):
            self._tick(row, FOLLOW if self.currentIndex().column() == FOLLOW else LEAVE)
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.current()
        if index.column() in {LEAVE, FOLLOW} and isinstance(row, PlannedDate):
            self._tick(row, index.column())

    def _tick(self, row: PlannedDate, column: int) -> None:
        if self._dates.may_tick(row, column):
            self.ticked.emit(row.day, column)


class _TickDelegate(CellDelegate):
    """Paints a tick box as the style sheet draws every other one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QCheckBox(parent)
        self._box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.setAccessibleName(self.tr("Tick"))
        self._box.hide()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Without the box that Qt itself would draw beside this one."""
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        box = QStyleOptionButton()
        box.initFrom(self._box)
        box.rect = QRect(option.rect.left() + 13, option.rect.top() + 11, _BOX, _BOX)
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        )
        self._box.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, self._box)

    def editorEvent(self, event: QEvent, *_: object) -> bool:
        """The table ticks, with the mouse as with the keyboard."""
        return False

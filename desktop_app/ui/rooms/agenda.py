"""The schedule as a table, for the screen reader and whoever prefers lines to a drawing."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.times import local_day
from desktop_app.ui import theme
from desktop_app.ui.rooms.wording import ScheduleWords, spoken_times, weekday_and_day
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
APPOINTMENT = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 44
WIDEST, LEAST = 320, 96  # pixels of a column


class Column(Enum):
    """What a column tells."""

    DAY = auto()
    TIME = auto()
    ROOM = auto()
    PURPOSE = auto()
    GUEST = auto()
    HOST = auto()
    STATUS = auto()
    NEEDS = auto()


STAFF_COLUMNS: tuple[Column, ...] = (Column.TIME, Column.ROOM, Column.PURPOSE, Column.HOST, Column.STATUS, Column.NEEDS)
LOBBY_COLUMNS: tuple[Column, ...] = (Column.TIME, Column.ROOM, Column.GUEST, Column.HOST, Column.STATUS)


class AgendaModel(QAbstractTableModel):
    """Appointments in the order of their times. Their cells' words are made when the schedule is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = STAFF_COLUMNS
        self._appointments: tuple[Appointment, ...] = ()
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._words: ScheduleWords | None = None

    def show_schedule(self, words: ScheduleWords) -> None:
        """Take over what is wanted of a schedule."""
        order = {room: index for index, room in enumerate(words.room_ids)}
        wanted = (each for each in words.schedule.appointments if each.room_id in order and words.wanted.takes(each))
        self.beginResetModel()
        columns = LOBBY_COLUMNS if words.lobby else STAFF_COLUMNS
        self._columns = (Column.DAY, *columns) if words.several_days else columns
        self._appointments = tuple(sorted(wanted, key=lambda each: (each.event.start, order[each.room_id])))
        cells = [_cell(column, words) for column in self._columns]
        self._texts = tuple(tuple(cell(each) for cell in cells) for each in self._appointments)
        self._words = words
        self.endResetModel()

    def row_of(self, appointment_id: int) -> int | None:
        """The row of an appointment."""
        return next((row for row, each in enumerate(self._appointments) if each.id == appointment_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row an appointment."""
        return 0 if parent.isValid() else len(self._appointments)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as this screen may show."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or its appointment."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and self._words is not None:
            return plain_tip(self._words.spoken(self._appointments[index.row()]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(index.column())}: {self._texts[index.row()][index.column()]}"
        return self._appointments[index.row()] if role == APPOINTMENT else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _title(self, section: int) -> str:
        titles = {
            Column.DAY: self.tr("Day"),
            Column.TIME: self.tr("Time"),
            Column.ROOM: self.tr("Room"),
            Column.PURPOSE: self.tr("Purpose"),
            Column.GUEST: self.tr("Guest"),
            Column.HOST: self.tr("Host"),
            Column.STATUS: self.tr("Status"),
            Column.NEEDS: self.tr("Needs"),
        }
        return titles[self._columns[section]]


def _cell(column: Column, words: ScheduleWords) -> Callable[[Appointment], str]:
    def time(appointment: Appointment) -> str:
        return spoken_times(appointment.event, words.zone)

    def day(appointment: Appointment) -> str:
        return weekday_and_day(local_day(appointment.event.start, words.zone))

    return {
        Column.DAY: day,
        Column.TIME: time,
        Column.ROOM: words.room,
        Column.PURPOSE: words.title,
        Column.GUEST: words.guest,
        Column.HOST: words.host,
        Column.STATUS: words.standing,
        Column.NEEDS: words.needs,
    }[column]


class AgendaView(QTableView):
    """Rows to open with Enter, a double click, or a click on the row that is chosen."""

    open_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel(self)
        self._wanted: tuple[int, ...] = ()
        self.setModel(self.agenda)
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Appointments, in the order of their times"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.activated.connect(self._on_activated)

    def show_schedule(self, words: ScheduleWords) -> None:
        """Take over a schedule; the row chosen before stays chosen."""
        before = self.selected()
        self.agenda.show_schedule(words)
        if before is not None:
            self.select(before.id)
        elif self.agenda.rowCount():
            self.selectRow(0)
        self._measure()
        self._fit()

    def selected(self) -> Appointment | None:
        """The appointment of the chosen row."""
        found = self.agenda.data(self.currentIndex(), APPOINTMENT)
        return found if isinstance(found, Appointment) else None

    def select(self, appointment_id: int) -> None:
        """Choose the row of an appointment."""
        row = self.agenda.row_of(appointment_id)
        if row is not None:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter belongs to the page; Qt alone would look for a row that begins with it."""
        if event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into what there is now."""
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        """Columns as wide as their words, within reason; the last one takes what is left."""
        metrics, last = self.fontMetrics(), self.agenda.columnCount() - 1
        widths = []
        for column in range(last + 1):
            texts = {str(self.agenda.index(row, column).data()) for row in range(self.agenda.rowCount())}
            title = str(self.agenda.headerData(column, Qt.Orientation.Horizontal))
            wanted = [title, *texts] if column < last else [title]
            widest = max(metrics.horizontalAdvance(text) for text in wanted)
            widths.append(min(widest + 2 * theme.BODY_PX, WIDEST))
        self._wanted = tuple(widths)

    def _fit(self) -> None:
        """Long names end in an ellipsis before the last column leaves the page."""
        cap = WIDEST
        while cap > LEAST and sum(min(width, cap) for width in self._wanted) > self.viewport().width():
            cap -= theme.BODY_PX
        for column, width in enumerate(self._wanted):
            self.setColumnWidth(column, min(width, cap))

    def _on_activated(self, index: QModelIndex) -> None:
        appointment = self.agenda.data(index, APPOINTMENT)
        if isinstance(appointment, Appointment):
            self.open_wanted.emit(appointment.id)


class AgendaOrNothing(QStackedWidget):
    """The table, or on a day without appointments what to do next."""

    requested = Signal()

    def __init__(self, agenda: AgendaView, parent: QWidget | None = None, *, books: bool = True) -> None:
        super().__init__(parent)
        self._books = books
        self._nothing = EmptyState("", "", self.tr("Book a room") if books else "", "rooms")
        self._nothing.button.setObjectName("rooms.book_first")
        self._nothing.requested.connect(self.requested)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 6, 10, 10)  # clear of the card's round corners
        column.addWidget(agenda)
        self.addWidget(inside)
        self.addWidget(self._nothing)
        self.set_empty(False)

    def set_empty(self, empty: bool, *, sifted: bool = False) -> None:
        """Whether there is anything to list; where something is looked for, there may be others."""
        self.setCurrentIndex(1 if empty else 0)
        both = self.tr("Book a room, or go to another time with the arrows above.")
        title, sentence = self.tr("No appointments in this time"), both
        if sifted:
            title = self.tr("Nothing in this time is what you look for")
            sentence = self.tr("To see the others, choose all rooms and clear the filter above.")
        elif not self._books:
            sentence = self.tr("Go to another time with the arrows above.")
        self._nothing.say(title, sentence)
        self._nothing.button.setVisible(self._books and not sifted)

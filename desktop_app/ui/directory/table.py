"""The directory as a table: who, how to reach them, for which packets, whether it may be printed, when somebody calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.directory import Resource, ResourceStatus, review_order
from desktop_app.ui import icons, theme
from desktop_app.ui.directory.words import audience_words, category_word, due_words, freshness
from desktop_app.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 44
PRINTED, PAST, UNCHECKED, BLANK, OFF = "printed", "past", "unchecked", "blank", "off"
STANDS = (PRINTED, PAST, UNCHECKED, BLANK, OFF)
"""How a row stands today, as one looks for it."""


class Column(IntEnum):
    """The columns, in order; the review list shows DUE instead of AUDIENCES and STATUS."""

    NAME = 0
    PHONE = 1
    HOURS = 2
    AUDIENCES = 3
    STATUS = 4
    DUE = 5


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; empty is everything. Rows not in use are found by their words or when asked for."""

    words: str = ""
    category: str = ""
    stand: str = ""
    audience: str = ""
    jurisdiction: str = ""
    review: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is narrowed."""
        return not (self.words.strip() or self.category or self.stand or self.audience or self.jurisdiction)


def stand_of(resource: Resource, today: date) -> str:
    """How a row stands today."""
    if resource.status is ResourceStatus.OFF:
        return OFF
    if resource.status is ResourceStatus.AGENCY_MUST_FILL:
        return BLANK
    if resource.past_review(today):
        return PAST
    return PRINTED if resource.printable(today) else UNCHECKED


class DirectoryModel(QAbstractTableModel):
    """Resources in the order of the file. `today` decides which are still fresh."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Resource, ...] = ()
        self.today = date.min
        self._headers = (
            self.tr("Name"), self.tr("Telephone"), self.tr("Hours"), self.tr("For"), self.tr("May it be printed"),
            self.tr("Next call"),
        )  # fmt: skip

    def set_rows(self, rows: Sequence[Resource], today: date) -> None:
        """Show these resources."""
        self.beginResetModel()
        self._rows, self.today = tuple(rows), today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        resource, column = self._rows[index.row()], Column(index.column())
        if role == ROW_ROLE:
            return resource
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(resource, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._shown(resource, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {self._shown(resource, column)}"
        if column in {Column.STATUS, Column.DUE}:
            return self._tone(resource, role)
        return None

    def _tone(self, resource: Resource, role: int) -> object:
        ready, off = resource.printable(self.today), resource.status is ResourceStatus.OFF
        if role == Qt.ItemDataRole.DecorationRole:
            return QIcon() if off else icons.icon("check" if ready else "clock", "green" if ready else "clay")
        if role == Qt.ItemDataRole.ForegroundRole:
            palette = theme.current()
            return QColor(palette.second if off else palette.tone("green" if ready else "clay")[0])
        return None

    def _shown(self, resource: Resource, column: Column) -> str:
        match column:
            case Column.NAME:
                return resource.name
            case Column.PHONE:
                return resource.phone or resource.web
            case Column.HOURS:
                return resource.hours.get(self._language, "")
            case Column.AUDIENCES:
                return audience_words(resource)
            case Column.STATUS:
                return freshness(resource, self.today)
            case Column.DUE:
                return due_words(resource, self.today)


class DirectorySearch(QSortFilterProxyModel):
    """The rows that are looked for; for a review those somebody should call now, the longest due first."""

    def __init__(self, source: DirectoryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = source
        self._filter = Filter()
        self.setSourceModel(source)

    def look_for(self, wanted: Filter) -> None:
        """Keep only these."""
        self.beginFilterChange()
        self._filter = wanted
        self.endFilterChange()
        self.sort(Column.DUE if wanted.review else -1)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        found = self._model.index(source_row, 0, source_parent).data(ROW_ROLE)
        wanted, today = self._filter, self._model.today
        if wanted.review and not found.to_review(today):
            return False
        if wanted.category not in {"", found.category} or wanted.jurisdiction not in {"", found.jurisdiction}:
            return False
        if wanted.audience and wanted.audience not in found.audiences:
            return False
        stand = stand_of(found, today)
        if wanted.stand not in {"", stand} or (stand == OFF and not wanted.stand and not wanted.words.strip()):
            return False
        there = _searched(found)
        return all(word in there for word in wanted.words.casefold().split())

    def lessThan(self, left: Index, right: Index) -> bool:
        """The longest due first; what nobody has checked yet comes last, in the order of the file."""
        first, second = review_order(left.data(ROW_ROLE)), review_order(right.data(ROW_ROLE))
        return (first, left.row()) < (second, right.row())


def _searched(found: Resource) -> str:
    parts = (
        found.name, found.phone, found.web, found.category, category_word(found.category), found.jurisdiction,
        found.languages, *found.about.values(),
    )  # fmt: skip
    return " ".join(parts).casefold()


class DirectoryTable(QTableView):
    """One row a resource, words cut short at the column's end and whole in the tip."""

    def __init__(self, rows: DirectorySearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("directory.table")
        self.setAccessibleName(self.tr("Resources"))
        self.setProperty("role", "plain")
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        widths = (
            (Column.PHONE, 150), (Column.HOURS, 186), (Column.AUDIENCES, 190), (Column.STATUS, 240), (Column.DUE, 220),
        )  # fmt: skip
        for column, width in widths:
            self.setColumnWidth(column, width)
        self.show_review(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen row stays in sight when the card beneath grows."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def show_review(self, *, on: bool) -> None:
        """The columns of the review list, or of the directory."""
        self.setColumnHidden(Column.DUE, not on)
        self.setColumnHidden(Column.AUDIENCES, on)
        self.setColumnHidden(Column.STATUS, on)

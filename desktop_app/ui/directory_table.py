"""The directory as a table: who, how to reach them, for which packets, and whether it may be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QIcon

from desktop_app.domain.cases import Manner
from desktop_app.domain.directory import FRESH_FOR_DAYS, Resource, ResourceStatus
from desktop_app.ui import icons, theme
from desktop_app.ui.moments import day_month

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns, in order."""

    NAME = 0
    PHONE = 1
    HOURS = 2
    AUDIENCES = 3
    STATUS = 4


class DirectoryModel(QAbstractTableModel):
    """Resources in the order of the file. `today` decides which are still fresh."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Resource, ...] = ()
        self._today = date.min
        self._headers = (
            self.tr("Name"), self.tr("Telephone"), self.tr("Hours"), self.tr("For"), self.tr("May it be printed"),
        )  # fmt: skip

    def set_rows(self, rows: Sequence[Resource], today: date) -> None:
        """Show these resources."""
        self.beginResetModel()
        self._rows, self._today = tuple(rows), today
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
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._shown(resource, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {self._shown(resource, column)}"
        if column is Column.STATUS and role == Qt.ItemDataRole.DecorationRole:
            return self._symbol(resource)
        if column is Column.STATUS and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.current().tone("green" if resource.printable(self._today) else "clay")[0])
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
                return self.audiences(resource)
            case Column.STATUS:
                return self.freshness(resource)

    def audiences(self, resource: Resource) -> str:
        """For which family packets, in words."""
        spelled = {
            "homicide": self.tr("after a homicide"),
            "suicide": self.tr("after a suicide"),
            "undetermined": self.tr("not yet decided"),
            "children": self.tr("where there are children"),
            "line_of_duty": self.tr("after a death in the line of duty"),
            "agency_involved": self.tr("where an agency was involved"),
        }
        named = [shown for key, shown in spelled.items() if key in resource.audiences]
        if len(resource.audiences & {each.value for each in Manner}) == len(Manner):
            return self.tr("every packet")
        return ", ".join(named) or self.tr("on request")

    def freshness(self, resource: Resource) -> str:
        """Whether it may be printed, and why not."""
        if resource.printable(self._today):
            return self.tr("yes, checked {day}").format(day=self._day(resource))
        if resource.status is ResourceStatus.AGENCY_MUST_FILL:
            return self.tr("no, your agency fills this in")
        if resource.verified_on is None:
            return self.tr("no, not checked yet")
        if (self._today - resource.verified_on).days > FRESH_FOR_DAYS:
            return self.tr("no, last checked {day}").format(day=self._day(resource))
        return self.tr("no, something is in doubt")

    def _day(self, resource: Resource) -> str:
        return day_month(resource.verified_on, self._today) if resource.verified_on else ""

    def _symbol(self, resource: Resource) -> QIcon:
        return icons.icon("check", "green") if resource.printable(self._today) else icons.icon("clock", "clay")


class DirectorySearch(QSortFilterProxyModel):
    """Rows in which every searched word occurs: name, telephone, about or category."""

    def __init__(self, source: DirectoryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()
        self.setSourceModel(source)

    def look_for(self, text: str) -> None:
        """Keep only what holds these words."""
        self.beginFilterChange()
        self._wanted = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        found = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        parts = (found.name, found.phone, found.web, found.category, *found.about.values())
        there = " ".join(parts).casefold()
        return all(word in there for word in self._wanted)
